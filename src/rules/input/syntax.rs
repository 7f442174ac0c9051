//! Text that is not exactly one JSON value: one rule for each way that has a remedy of its own.

use crate::diagnostic::Severity;
use crate::dialect::Shape;
use crate::guess::Guess;
use crate::guess::guess;
use crate::json::SyntaxError;
use crate::json::SyntaxKind;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static NOT_JSON: Rule = Rule {
    code: "in-not-json",
    severity: Severity::Error,
    title: text!("Not JSON", "不是 JSON"),
    reference: Reference { section: "RFC 8259", url: "https://www.rfc-editor.org/rfc/rfc8259" },
    doc: page! {
        what: text!("The text is not one JSON value.", "文本不是一个 JSON 值。"),
        why: text!("No client can read it.", "任何客户端都无法读取。"),
        fix: text!("Mend it at the place shown, or fetch the raw bytes again.", "请在所示位置修正，或重新获取原始字节。"),
        example: r#"{"schemaVersion": 2 "manifests": []}"#,
    },
    check: Check::Input(not_json),
};
pub(in crate::rules) static TRAILING_COMMA_OR_COMMENT: Rule = Rule {
    code: "in-trailing-comma-or-comment",
    severity: Severity::Error,
    title: text!("Abridged or hand-written JSON", "删节或手写的 JSON"),
    reference: Reference { section: "RFC 8259", url: "https://www.rfc-editor.org/rfc/rfc8259" },
    doc: page! {
        what: text!("A trailing comma, a comment, single quotes, a name without quotes, `...` or `…`.", "多余的逗号、注释、单引号、未加引号的名称、`...` 或 `…`。"),
        why: text!("JSON has none of these. Text copied from documentation is often abridged and has no true digest.", "JSON 不允许这些。从文档复制的文本常有删节，没有真实的摘要。"),
        fix: text!("Remove it, or fetch the raw bytes.", "请删去，或获取原始字节。"),
        example: r#"{"schemaVersion": 2, "manifests": [],}"#,
    },
    check: Check::Input(relaxed),
};
pub(in crate::rules) static TYPOGRAPHIC_CHARACTERS: Rule = Rule {
    code: "in-typographic-characters",
    severity: Severity::Error,
    title: text!("Typographic characters", "排版字符"),
    reference: Reference { section: "RFC 8259", url: "https://www.rfc-editor.org/rfc/rfc8259" },
    doc: page! {
        what: text!("A curly quote, a no-break space or a zero-width character stands outside strings.", "字符串之外有弯引号、不换行空格或零宽字符。"),
        why: text!("Web pages and chats put them in place of plain quotes and spaces; JSON does not know them.", "网页和聊天工具会用它们替换普通引号和空格；JSON 不认识它们。"),
        fix: text!("Copy from a raw file or a terminal.", "请从原始文件或终端复制。"),
        example: "{“schemaVersion”: 2}",
    },
    check: Check::Input(typographic),
};
pub(in crate::rules) static ANSI_ESCAPES: Rule = Rule {
    code: "in-ansi-escapes",
    severity: Severity::Error,
    title: text!("Terminal colours", "终端颜色代码"),
    reference: Reference { section: "RFC 8259", url: "https://www.rfc-editor.org/rfc/rfc8259" },
    doc: page! {
        what: text!("The text holds ESC `[` sequences.", "文本含有 ESC `[` 序列。"),
        why: text!("A tool coloured its output (`jq -C`); the colours are bytes and no JSON.", "工具给输出加了颜色（如 `jq -C`）；颜色代码是字节，但不是 JSON。"),
        fix: text!("Repeat the command without colour.", "请关闭颜色后重新执行命令。"),
        example: "ESC[1m{ESC[0m",
    },
    check: Check::Input(ansi),
};
pub(in crate::rules) static TRUNCATED: Rule = Rule {
    code: "in-truncated",
    severity: Severity::Error,
    title: text!("The text ends too early", "文本不完整"),
    reference: Reference { section: "RFC 8259", url: "https://www.rfc-editor.org/rfc/rfc8259" },
    doc: page! {
        what: text!("The text ends inside a value or a string.", "文本在一个值或字符串中间结束。"),
        why: text!("A part is missing; terminals and chats cut long lines.", "缺少一部分；终端和聊天工具会截断长行。"),
        fix: text!("Copy the whole document.", "请复制完整的文档。"),
        example: r#"{"schemaVersion": 2, "manifests": ["#,
    },
    check: Check::Input(truncated),
};
pub(in crate::rules) static TRAILING_DATA: Rule = Rule {
    code: "in-trailing-data",
    severity: Severity::Error,
    title: text!("Something follows the document", "文档之后还有内容"),
    reference: Reference { section: "RFC 8259", url: "https://www.rfc-editor.org/rfc/rfc8259" },
    doc: page! {
        what: text!("Bytes that are no white space follow the first complete value.", "第一个完整的值之后还有非空白字节。"),
        why: text!("Clients refuse the whole, and the digest covers it all. A second document or a shell prompt may have been copied too.", "客户端会拒绝整个内容，摘要也包含它们。可能多复制了第二个文档或命令提示符。"),
        fix: text!("Give each document by itself.", "请分别提供每个文档。"),
        example: "{} {}",
    },
    check: Check::Input(trailing),
};

static CONTROL: Text = text!("A raw control character stands inside a string", "字符串中有未转义的控制字符");
static ESCAPE: Text = text!("The backslash begins no escape that JSON knows", "反斜杠后不是 JSON 的转义");
static NUMBER: Text = text!("These digits are no JSON number", "这不是合法的 JSON 数字");
static COMMA: Text = text!("A comma or a closing bracket was expected here", "此处应为逗号或右括号");
static COLON: Text = text!("A colon was expected here", "此处应为冒号");
static TOKEN: Text = text!("This begins no JSON value", "此处不是任何 JSON 值的开头");
static TRAILING_COMMA: Text = text!("A comma stands before a closing bracket", "右括号之前有多余的逗号");
static COMMENT: Text = text!("JSON has no comments", "JSON 没有注释");
static ELLIPSIS: Text = text!("The text is abridged here", "文本在此处有删节");
static SINGLE_QUOTE: Text = text!("JSON strings stand in double quotes", "JSON 字符串要用双引号");
static UNQUOTED: Text = text!("A name without quotes", "名称没有加引号");
static OPEN: Text = text!("Opened here", "在此处开始");
static TYPOGRAPHIC: Text = text!("`U+{0}` is not part of JSON outside strings", "字符串之外的 `U+{0}` 不属于 JSON");
static ANSI: Text = text!("The text holds terminal colours", "文本含有终端颜色代码");
static IN_STRING: Text = text!("The text ends inside a string", "文本在字符串中间结束");
static IN_VALUE: Text = text!("The text ends inside what began at line {0}, column {1}", "文本在第 {0} 行第 {1} 列开始的值中间结束");
static EARLY: Text = text!("The text ends before the value is complete", "文本在值完成之前结束");
static MORE: Text = text!("Something follows the end of the first value", "第一个值之后还有内容");

/// The fault, unless a rule about the whole input says it better.
fn fault(document: &Document) -> Option<&SyntaxError> {
    let better = matches!(guess(document), Some(Guess::Compressed | Guess::Archive | Guess::Utf16 | Guess::Html | Guess::Reference))
        || document.dialect.is_some_and(|dialect| dialect.shape == Shape::Wrapper);
    document.syntax.as_ref().filter(|error| !better && error.kind != SyntaxKind::Empty)
}

fn not_json(document: &Document, report: &mut Report) {
    let Some(error) = fault(document) else { return };
    let says = match error.kind {
        SyntaxKind::ControlInString => &CONTROL,
        SyntaxKind::BadEscape => &ESCAPE,
        SyntaxKind::BadNumber => &NUMBER,
        SyntaxKind::MissingComma => &COMMA,
        SyntaxKind::MissingColon => &COLON,
        SyntaxKind::UnexpectedToken => &TOKEN,
        _ => return,
    };
    report.span(error.span, says, NOTHING);
}

fn relaxed(document: &Document, report: &mut Report) {
    let kinds = [SyntaxKind::TrailingComma, SyntaxKind::Comment, SyntaxKind::Ellipsis, SyntaxKind::SingleQuote, SyntaxKind::UnquotedKey];
    if let Some(error) = fault(document).filter(|error| kinds.contains(&error.kind)) {
        let says = match error.kind {
            SyntaxKind::TrailingComma => &TRAILING_COMMA,
            SyntaxKind::Comment => &COMMENT,
            SyntaxKind::Ellipsis => &ELLIPSIS,
            SyntaxKind::SingleQuote => &SINGLE_QUOTE,
            _ => &UNQUOTED,
        };
        report.span(error.span, says, NOTHING);
    }
}

fn typographic(document: &Document, report: &mut Report) {
    if let Some(error) = fault(document).filter(|error| error.kind == SyntaxKind::Typographic) {
        let letter = document.text.get(error.span.start as usize..).and_then(|rest| rest.chars().next()).map_or(0, u32::from);
        report.span(error.span, &TYPOGRAPHIC, [format!("{letter:04X}")]);
    }
}

fn ansi(document: &Document, report: &mut Report) {
    if let Some(error) = fault(document).filter(|error| error.kind == SyntaxKind::Ansi) {
        report.span(error.span, &ANSI, NOTHING);
    }
}

fn truncated(document: &Document, report: &mut Report) {
    let Some(error) = fault(document) else { return };
    match (error.kind, error.open) {
        (SyntaxKind::EndsInString, _) => {
            report.span(error.span, &IN_STRING, NOTHING);
        }
        (SyntaxKind::EndsEarly, Some(open)) => {
            let at = document.position(open.start);
            report.span(error.span, &IN_VALUE, [at.line.to_string(), at.column.to_string()]).label(open, &OPEN, NOTHING);
        }
        (SyntaxKind::EndsEarly, None) => {
            report.span(error.span, &EARLY, NOTHING);
        }
        _ => {}
    }
}

fn trailing(document: &Document, report: &mut Report) {
    if let Some(error) = fault(document).filter(|error| error.kind == SyntaxKind::TrailingData) {
        report.span(error.span, &MORE, NOTHING);
    }
}
