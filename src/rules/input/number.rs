//! Numbers that readers take for different numbers.

use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static NUMBER_NOTATION: Rule = Rule {
    code: "in-number-notation",
    severity: Severity::Warning,
    title: text!("A whole number written with a fraction or exponent", "整数写成了小数或指数形式"),
    reference: Reference { section: "Go, encoding/json, Unmarshal", url: "https://pkg.go.dev/encoding/json#Unmarshal" },
    doc: page! {
        what: text!("`size` or `schemaVersion` is whole but written like `2.0` or `1e3`.", "`size` 或 `schemaVersion` 是整数，却写成 `2.0` 或 `1e3`。"),
        why: text!("Go clients refuse it; JavaScript accepts it.", "Go 客户端拒绝；JavaScript 接受。"),
        fix: text!("Write plain digits.", "请只写数字。"),
        example: r#"{"size": 7.143e3}"#,
    },
    check: Check::Json(notation),
};
pub(in crate::rules) static NUMBER_FRACTION: Rule = Rule {
    code: "in-number-fraction",
    severity: Severity::Error,
    title: text!("A fraction where a whole number belongs", "应为整数处是小数"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("`size` or `schemaVersion` has a fractional value.", "`size` 或 `schemaVersion` 是小数。"),
        why: text!("A size is a number of bytes; clients cannot read it.", "大小是字节数；客户端无法读取。"),
        fix: text!("Write a whole number.", "请写整数。"),
        example: r#"{"size": 7143.5}"#,
    },
    check: Check::Json(fraction),
};
pub(in crate::rules) static NUMBER_BEYOND_DOUBLE: Rule = Rule {
    code: "in-number-beyond-double",
    severity: Severity::Warning,
    title: text!("A number that JavaScript cannot hold", "JavaScript 无法精确表示的数"),
    reference: Reference {
        section: "image-spec v1.1.1, considerations.md, JSON",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/considerations.md#json",
    },
    doc: page! {
        what: text!("A number is above 2^53 − 1 in magnitude.", "数的绝对值大于 2^53 − 1。"),
        why: text!("JavaScript viewers and jq show another number than the one written.", "JavaScript 查看器和 jq 显示的数与原文不同。"),
        fix: text!("Check the number; no real blob is that large.", "请核对；真实内容不会这么大。"),
        example: r#"{"size": 9007199254740993}"#,
    },
    check: Check::Json(beyond_double),
};
pub(in crate::rules) static NUMBER_OVERFLOW_INT64: Rule = Rule {
    code: "in-number-overflow-int64",
    severity: Severity::Error,
    title: text!("A number beyond 64 bits", "数超出 64 位"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("`size` or `schemaVersion` lies outside −2^63 … 2^63 − 1.", "`size` 或 `schemaVersion` 超出 −2^63 … 2^63 − 1。"),
        why: text!("Sizes are 64-bit integers; clients refuse the document.", "大小是 64 位整数；客户端会拒绝该文档。"),
        fix: text!("Correct the number.", "请更正。"),
        example: r#"{"size": 92233720368547758080}"#,
    },
    check: Check::Json(overflow),
};

static NOTATION: Text = text!("`{0}` is a whole number, but not written in plain digits: `{1}`", "`{0}` 是整数，但没有写成普通数字：`{1}`");
static FRACTION: Text = text!("`{0}` is not a whole number: `{1}`", "`{0}` 不是整数：`{1}`");
static DOUBLE: Text = text!("Programs that read numbers as doubles change `{0}`", "以双精度读取数字的程序会改变 `{0}`");
static OVERFLOW: Text = text!("`{0}` does not fit into 64 bits: `{1}`", "`{0}` 超出 64 位：`{1}`");

/// `size` and `schemaVersion` anywhere: the integers that the specification defines.
fn integers(root: Value<'_>) -> impl Iterator<Item = (Value<'_>, &str, Written)> {
    root.descendants().filter_map(|value| {
        let text = value.number()?;
        matches!(value.key().as_deref(), Some("size" | "schemaVersion")).then(|| (value, text, Written::read(text)))
    })
}

/// How a number is written: decided on its text, since no number type holds all of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    /// Digits alone, within 64 bits.
    Plain,
    /// A whole number with a point or an exponent.
    Whole,
    Fraction,
    Overflow,
}

impl Written {
    fn read(text: &str) -> Self {
        if text.parse::<i64>().is_ok() {
            return Written::Plain;
        }
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = whole.trim_start_matches(['-', '0']);
        let fraction = fraction.trim_end_matches('0');
        if digits.is_empty() && fraction.is_empty() {
            return Written::Whole;
        }
        let exponent = exponent.parse::<i64>().unwrap_or(if exponent.starts_with('-') { i64::MIN / 2 } else { i64::MAX / 2 });
        let zeros = if fraction.is_empty() { digits.len() - digits.trim_end_matches('0').len() } else { 0 };
        let places = i64::try_from(fraction.len()).unwrap_or(i64::MAX / 2);
        if exponent.saturating_add(i64::try_from(zeros).unwrap_or(0)) < places {
            return Written::Fraction;
        }
        // 2^63 has 19 digits; the border itself is decided exactly.
        match exponent.saturating_add(i64::try_from(digits.len()).unwrap_or(i64::MAX / 2)) {
            length if length > 19 => Written::Overflow,
            19 if text.parse::<f64>().is_ok_and(|value| value.abs() >= 9_223_372_036_854_775_808.0) => Written::Overflow,
            _ => Written::Whole,
        }
    }
}

fn notation(root: Value<'_>, _: &Document, report: &mut Report) {
    for (value, text, _) in integers(root).filter(|(.., written)| *written == Written::Whole) {
        report.value(value, &NOTATION, [value.key().unwrap_or_default().into_owned(), text.to_owned()]);
    }
}

fn fraction(root: Value<'_>, _: &Document, report: &mut Report) {
    for (value, text, _) in integers(root).filter(|(.., written)| *written == Written::Fraction) {
        report.value(value, &FRACTION, [value.key().unwrap_or_default().into_owned(), text.to_owned()]);
    }
}

fn overflow(root: Value<'_>, _: &Document, report: &mut Report) {
    for (value, text, _) in integers(root).filter(|(.., written)| *written == Written::Overflow) {
        report.value(value, &OVERFLOW, [value.key().unwrap_or_default().into_owned(), text.to_owned()]);
    }
}

fn beyond_double(root: Value<'_>, _: &Document, report: &mut Report) {
    for value in std::iter::once(root).chain(root.descendants()) {
        if let Some(text) = value.number().filter(|text| text.parse::<f64>().is_ok_and(|value| value.abs() > 9_007_199_254_740_991.0)) {
            report.value(value, &DOUBLE, [text]);
        }
    }
}
