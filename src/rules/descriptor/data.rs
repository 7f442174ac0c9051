//! `data`: the content itself, embedded.

use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::json::Value;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, DescriptorView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static DATA_BASE64: Rule = Rule {
    code: "desc-data-base64",
    severity: Severity::Error,
    title: text!("Not base64", "不是 base64"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Embedded Content",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#embedded-content",
    },
    doc: page! {
        what: text!("`data` is not standard base64 with padding.", "`data` 不是带填充的标准 base64。"),
        why: text!("The content cannot be decoded.", "内容无法解码。"),
        fix: text!("Encode it again: RFC 4648, section 4, with `=`.", "请重新编码：RFC 4648 第 4 节，带 `=`。"),
        example: r#"{"data": "e30"}"#,
    },
    check: Check::Descriptor(base64),
};
pub(in crate::rules) static DATA_SIZE_MISMATCH: Rule = Rule {
    code: "desc-data-size-mismatch",
    severity: Severity::Error,
    title: text!("Embedded data of another length", "内嵌数据长度不符"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Embedded Content",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#embedded-content",
    },
    doc: page! {
        what: text!("The decoded data has another length than `size`.", "解码后的数据长度与 `size` 不同。"),
        why: text!("The data must be the content; clients ignore or refuse it.", "数据必须就是内容本身；客户端会忽略或拒绝。"),
        fix: text!("Correct the data or the size.", "请更正数据或大小。"),
        example: r#"{"size": 7143, "data": "e30="}"#,
    },
    check: Check::Descriptor(size),
};
pub(in crate::rules) static DATA_DIGEST_MISMATCH: Rule = Rule {
    code: "desc-data-digest-mismatch",
    severity: Severity::Error,
    title: text!("Embedded data of another digest", "内嵌数据摘要不符"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Embedded Content",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#embedded-content",
    },
    doc: page! {
        what: text!("The decoded data has another digest than `digest`.", "解码后的数据摘要与 `digest` 不同。"),
        why: text!("The data must be the content; clients ignore or refuse it.", "数据必须就是内容本身；客户端会忽略或拒绝。"),
        fix: text!("Correct the data or the digest.", "请更正数据或摘要。"),
        example: r#"{"digest": "sha256:…", "size": 2, "data": "e30="}"#,
    },
    check: Check::Descriptor(digest),
};
pub(in crate::rules) static DATA_LARGE: Rule = Rule {
    code: "desc-data-large",
    severity: Severity::Warning,
    title: text!("Much embedded data", "内嵌数据过大"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Embedded Content",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#embedded-content",
    },
    doc: page! {
        what: text!("The embedded data is longer than 8 KiB.", "内嵌数据超过 8 KiB。"),
        why: text!("It makes the manifest large; some registries refuse it.", "清单会变大；有的注册表会拒绝。"),
        fix: text!("Do not embed it.", "请不要内嵌。"),
        example: r#"{"data": "… 8 KiB"}"#,
    },
    check: Check::Descriptor(large),
};
pub(in crate::rules) static DATA_USABLE: Rule = Rule {
    code: "desc-data-usable",
    severity: Severity::Note,
    title: text!("The content is embedded", "内容已内嵌"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Embedded Content",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#embedded-content",
    },
    doc: page! {
        what: text!("The data matches digest and size: the content is at hand.", "数据与摘要和大小相符：内容就在手边。"),
        why: text!("It can be read without a request.", "无需请求即可读取。"),
        fix: text!("Nothing to do.", "无需处理。"),
        example: r#"{"digest": "sha256:44136fa3…", "size": 2, "data": "e30="}"#,
    },
    check: Check::Descriptor(usable),
};

static BASE64: Text = text!("`data` is not base64 with padding", "`data` 不是带填充的 base64");
static SIZE: Text = text!("`size` is {0}, but the embedded data is {1} bytes long", "`size` 是 {0}，但内嵌数据长 {1} 字节");
static DIGEST: Text = text!("The embedded data has the digest `{0}`", "内嵌数据的摘要是 `{0}`");
static LARGE: Text = text!("{0} bytes are embedded", "内嵌了 {0} 字节");
static USABLE: Text = text!("The content is embedded and matches digest and size", "内容已内嵌，与摘要和大小相符");

/// The value of `data`, and what it decodes to. Go's decoder skips line ends, and so do we.
fn decoded<'a>(view: &DescriptorView<'a>) -> Option<(Value<'a>, Result<Vec<u8>, base64::DecodeError>)> {
    let value = view.value.get("data")?;
    let text = value.as_str()?.replace(['\r', '\n'], "");
    Some((value, base64::Engine::decode(&base64::engine::general_purpose::STANDARD, text)))
}

fn base64(view: &DescriptorView<'_>, report: &mut Report) {
    if let Some((value, Err(_))) = decoded(view) {
        report.value(value, &BASE64, NOTHING);
    }
}

fn size(view: &DescriptorView<'_>, report: &mut Report) {
    if let (Some((value, Ok(bytes))), Some(size)) = (decoded(view), view.descriptor.size())
        && bytes.len() as u64 != size
    {
        report.value(value, &SIZE, [size.to_string(), bytes.len().to_string()]);
    }
}

/// The digest of the bytes by the algorithm that the descriptor names.
fn computed(view: &DescriptorView<'_>, bytes: &[u8]) -> Option<Digest> {
    view.descriptor.digest()?.algorithm().map(|algorithm| Digest::of(algorithm, bytes))
}

fn digest(view: &DescriptorView<'_>, report: &mut Report) {
    let Some((value, Ok(bytes))) = decoded(view) else { return };
    if let Some(computed) = computed(view, &bytes).filter(|computed| view.descriptor.digest() != Some(computed)) {
        report.value(value, &DIGEST, [computed.to_string()]);
    }
}

fn large(view: &DescriptorView<'_>, report: &mut Report) {
    if let Some((value, Ok(bytes))) = decoded(view).filter(|(_, bytes)| bytes.as_ref().is_ok_and(|bytes| bytes.len() > 8 << 10)) {
        report.value(value, &LARGE, [bytes.len().to_string()]);
    }
}

fn usable(view: &DescriptorView<'_>, report: &mut Report) {
    let Some((value, Ok(bytes))) = decoded(view) else { return };
    if computed(view, &bytes).is_some_and(|computed| view.descriptor.digest() == Some(&computed))
        && view.descriptor.size() == Some(bytes.len() as u64)
    {
        report.value(value, &USABLE, NOTHING);
    }
}
