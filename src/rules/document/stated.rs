//! What the wrapping of a document states, held against the document.

use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static CONTENT_TYPE_MISMATCH: Rule = Rule {
    code: "doc-content-type-mismatch",
    severity: Severity::Warning,
    title: text!("`Content-Type` and the document disagree", "`Content-Type` 与文档不一致"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Pulling manifests",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests",
    },
    doc: page! {
        what: text!("The registry's `Content-Type`, its parameters left out, is another type than the document's own `mediaType`.", "注册表的 `Content-Type`（去掉参数）与文档自己的 `mediaType` 不同。"),
        why: text!("A client should refuse such a reply, unless it knew the digest before and that matches: then the type that it expected counts.", "客户端应当拒绝这样的响应，除非事先知道摘要且相符：此时以预期的类型为准。"),
        fix: text!("Push the document again with its own type as `Content-Type`, or mend the registry's or proxy's configuration.", "请以文档自己的类型作为 `Content-Type` 重新推送，或修正注册表或代理的配置。"),
        example: "Content-Type: application/vnd.docker.distribution.manifest.list.v2+json\n\n{\"schemaVersion\": 2, \"mediaType\": \"application/vnd.oci.image.index.v1+json\", …",
    },
    check: Check::Json(content_type),
};

/// No specification asks for it: where bytes were lost or added on the way to the page, the length tells first.
pub(in crate::rules) static CONTENT_LENGTH_MISMATCH: Rule = Rule {
    code: "doc-content-length-mismatch",
    severity: Severity::Note,
    title: text!("Not as long as `Content-Length` says", "长度与 `Content-Length` 不符"),
    reference: Reference { section: "RFC 9110, section 8.6, Content-Length", url: "https://www.rfc-editor.org/rfc/rfc9110#section-8.6" },
    doc: page! {
        what: text!("The body of a response has another length than its `Content-Length` says.", "响应体的长度与 `Content-Length` 不同。"),
        why: text!("Bytes were lost or added between the registry and this page, so that no digest can match: a newline, CR LF line ends, a part that a terminal cut off.", "从注册表到本页之间丢失或多出了字节，摘要无法相符：末尾换行、CR LF 换行，或被终端截断的部分。"),
        fix: text!("Write the response to a file with `curl -o` and drop the file here.", "请用 `curl -o` 把响应写入文件，再拖入本页。"),
        example: "Content-Length: 1609\n\n{\"schemaVersion\": 2, …",
    },
    check: Check::Input(length),
};

static TYPE: Text = text!("`mediaType` is `{0}`, but the registry sent it as `{1}`", "`mediaType` 是 `{0}`，但注册表发送时声明为 `{1}`");
static NEWLINE_LOST: Text = text!(
    "One byte is missing of the {1} that `Content-Length` states: most likely the newline at the end was lost",
    "比 `Content-Length` 声明的 {1} 字节少 1 字节：很可能丢失了末尾换行"
);
static NEWLINE_ADDED: Text = text!(
    "One byte more than the {1} that `Content-Length` states: most likely a newline was added at the end",
    "比 `Content-Length` 声明的 {1} 字节多 1 字节：很可能末尾多了换行"
);
static CR_LF: Text = text!(
    "{0} bytes, where `Content-Length` states {1}: line ends were changed to CR LF on the way",
    "{0} 字节，而 `Content-Length` 声明为 {1}：途中换行被改成了 CR LF"
);
static SHORT: Text =
    text!("{0} bytes, where `Content-Length` states {1}: a part is missing", "{0} 字节，而 `Content-Length` 声明为 {1}：缺少一部分");
static LONG: Text = text!(
    "{0} bytes, where `Content-Length` states {1}: something was added, or the text was laid out anew",
    "{0} 字节，而 `Content-Length` 声明为 {1}：多出了内容，或文本被重新排版"
);

fn content_type(root: Value<'_>, document: &Document, report: &mut Report) {
    let (Some(stated), Some(member)) = (&document.stated.media_type, root.get("mediaType")) else { return };
    // Media types are compared without regard to case (RFC 6838); a wrong case in the document is another rule's finding.
    if let Some(own) = member.as_str().filter(|own| !own.is_empty() && !own.eq_ignore_ascii_case(stated)) {
        report.value(member, &TYPE, [own.into_owned(), stated.clone()]);
    }
}

fn length(document: &Document, report: &mut Report) {
    let Some(stated) = document.stated.length else { return };
    let actual = document.bytes.len() as u64;
    let returns = document.bytes.windows(2).filter(|pair| pair == b"\r\n").count() as u64;
    let says = match actual {
        _ if actual == stated => return,
        _ if actual + 1 == stated && !document.bytes.ends_with(b"\n") => &NEWLINE_LOST,
        _ if actual == stated + 1 && document.bytes.ends_with(b"\n") => &NEWLINE_ADDED,
        _ if returns > 0 && actual.abs_diff(stated + returns) <= 1 => &CR_LF,
        _ if actual < stated => &SHORT,
        _ => &LONG,
    };
    report.whole(says, [actual.to_string(), stated.to_string()]);
}
