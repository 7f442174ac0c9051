//! Digests that are known by sight.

use crate::diagnostic::Severity;
use crate::digest::Algorithm;
use crate::digest::compute;
use crate::language::Text;
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, DescriptorView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static EMPTY_TYPE_INCONSISTENT: Rule = Rule {
    code: "desc-empty-type-inconsistent",
    severity: Severity::Warning,
    title: text!("The empty type with other content", "空类型却有其他内容"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Guidance for an Empty Descriptor",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidance-for-an-empty-descriptor",
    },
    doc: page! {
        what: text!("The type is `application/vnd.oci.empty.v1+json`, but digest, size or data are not those of `{}`.", "类型是 `application/vnd.oci.empty.v1+json`，但摘要、大小或数据不是 `{}` 的。"),
        why: text!("The empty descriptor stands for these two bytes alone.", "空描述符只代表这两个字节。"),
        fix: text!("Use `sha256:44136fa3…aff8a`, 2, `e30=`.", "请使用 `sha256:44136fa3…aff8a`、2、`e30=`。"),
        example: r#"{"mediaType": "application/vnd.oci.empty.v1+json", "digest": "sha256:…", "size": 7}"#,
    },
    check: Check::Descriptor(empty_type),
};
pub(in crate::rules) static EMPTY_CONTENT_OTHER_TYPE: Rule = Rule {
    code: "desc-empty-content-other-type",
    severity: Severity::Note,
    title: text!("Empty content under another type", "空内容使用了其他类型"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Guidance for an Empty Descriptor",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidance-for-an-empty-descriptor",
    },
    doc: page! {
        what: text!("The digest is that of `{}`, but the type is not the empty one.", "摘要是 `{}` 的摘要，但类型不是空类型。"),
        why: text!("The content says nothing.", "内容什么也没说明。"),
        fix: text!("Prefer the empty type.", "建议使用空类型。"),
        example: r#"{"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "sha256:44136fa3…", "size": 2}"#,
    },
    check: Check::Descriptor(empty_content),
};
pub(in crate::rules) static KNOWN_DEGENERATE_DIGEST: Rule = Rule {
    code: "desc-known-degenerate-digest",
    severity: Severity::Warning,
    title: text!("The digest of an accident", "意外内容的摘要"),
    reference: Reference { section: "Computed: the digests of no bytes, of `{}` and a newline, of `null`, of `[]`, of `foo` |", url: "" },
    doc: page! {
        what: text!("The digest is that of no bytes at all, of `{}` with a newline, `null`, `[]`, or of a word such as `foo`.", "摘要是零字节、`{}` 加换行、`null`、`[]` 或 `foo` 之类单词的摘要。"),
        why: text!("A tool hashed something else than the content, or it is an example.", "工具计算的不是内容本身，或这是示例。"),
        fix: text!("Create the content again and take its digest.", "请重新生成内容并取其摘要。"),
        example: r#"{"digest": "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "size": 7143}"#,
    },
    check: Check::Descriptor(degenerate),
};

static TYPE: Text = text!(
    "The empty type stands for `{}`: digest `sha256:44136fa3…`, size 2, data `e30=`",
    "空类型代表 `{}`：摘要 `sha256:44136fa3…`，大小 2，数据 `e30=`"
);
static CONTENT: Text = text!("The content is `{}`, two bytes", "内容是 `{}`，两个字节");
static NO_BYTES: Text = text!("This is the digest of no bytes at all", "这是零字节的摘要");
static NO_BYTES_SIZE: Text = text!("This is the digest of no bytes at all, yet `size` is {0}", "这是零字节的摘要，而 `size` 却是 {0}");
static BYTES: Text = text!("This is the digest of {0}", "这是 {0} 的摘要");
static BYTES_SIZE: Text =
    text!("This is the digest of {0} ({1} bytes), yet `size` is {2}", "这是 {0}（{1} 字节）的摘要，而 `size` 却是 {2}");

/// Contents that tools and examples hash by accident, as shown to people and as they are.
const ACCIDENTS: &[(&str, &[u8])] = &[
    ("`{}` and a newline", b"{}\n"),
    ("`null`", b"null"),
    ("`[]`", b"[]"),
    ("`foo`", b"foo"),
    ("`foo\\n`", b"foo\n"),
    ("`hello world`", b"hello world"),
    ("`test`", b"test"),
    ("`\\n`", b"\n"),
];

fn empty_type(view: &DescriptorView<'_>, report: &mut Report) {
    let found = view.descriptor;
    if found.media_type() != Some(mt::EMPTY) {
        return;
    }
    let digest = found.digest().is_none_or(|digest| digest.algorithm_name() != "sha256" || digest.encoded() == super::EMPTY_OBJECT);
    let data = found.data.as_ref().is_none_or(|data| data.value == "e30=");
    if !digest || !data || found.size().is_some_and(|size| size != 2) {
        report.missing(view.value, &TYPE, NOTHING);
    }
}

fn empty_content(view: &DescriptorView<'_>, report: &mut Report) {
    let is_empty = view.descriptor.digest().is_some_and(|digest| digest.encoded() == super::EMPTY_OBJECT);
    if let Some(value) = view.value.get("digest").filter(|_| is_empty && view.descriptor.media_type() != Some(mt::EMPTY)) {
        report.value(value, &CONTENT, NOTHING);
    }
}

fn degenerate(view: &DescriptorView<'_>, report: &mut Report) {
    let (Some(digest), Some(value)) = (view.descriptor.digest(), view.value.get("digest")) else { return };
    if digest.algorithm_name() != "sha256" {
        return;
    }
    // The hashes are few and the same for every descriptor.
    thread_local!(static HASHES: (String, Vec<String>) = (compute(Algorithm::Sha256, b""), ACCIDENTS.iter().map(|(_, bytes)| compute(Algorithm::Sha256, bytes)).collect()));
    HASHES.with(|(nothing, hashes)| {
        let size = view.descriptor.size().unwrap_or_default();
        if digest.encoded() == nothing {
            let says = if size == 0 { &NO_BYTES } else { &NO_BYTES_SIZE };
            report.value(value, says, [size.to_string()]);
        }
        for ((name, bytes), _) in ACCIDENTS.iter().zip(hashes).filter(|(_, hash)| digest.encoded() == hash.as_str()) {
            let says = if size == bytes.len() as u64 { &BYTES } else { &BYTES_SIZE };
            report.value(value, says, [(*name).to_owned(), bytes.len().to_string(), size.to_string()]);
        }
    });
}
