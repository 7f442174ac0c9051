//! Sizes that cannot be, or are hardly meant.

use crate::diagnostic::Severity;
use crate::image::Place;
use crate::language::Text;
use crate::media_type as mt;
use crate::rules::artifact::only_layer;
use crate::rules::rule::page;
use crate::rules::{Check, DescriptorView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static SIZE_NEGATIVE: Rule = Rule {
    code: "desc-size-negative",
    severity: Severity::Error,
    title: text!("A size below zero", "大小为负数"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("`size` is less than 0.", "`size` 小于 0。"),
        why: text!("A length cannot be negative; clients refuse it.", "长度不能为负；客户端会拒绝。"),
        fix: text!("Write the length of the content in bytes.", "请写内容的字节数。"),
        example: r#"{"size": -1}"#,
    },
    check: Check::Descriptor(negative),
};
pub(in crate::rules) static SIZE_ZERO: Rule = Rule {
    code: "desc-size-zero",
    severity: Severity::Warning,
    title: text!("A size of zero", "大小为零"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Guidance for an Empty Descriptor",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidance-for-an-empty-descriptor",
    },
    doc: page! {
        what: text!("`size` is 0.", "`size` 为 0。"),
        why: text!("A JSON document cannot be empty, and empty blobs do not work everywhere.", "JSON 文档不可能为空，空内容也并非处处可用。"),
        fix: text!("For \"nothing\" use the empty descriptor: `{}`, 2 bytes.", "表示“无内容”请用空描述符：`{}`，2 字节。"),
        example: r#"{"size": 0}"#,
    },
    check: Check::Descriptor(zero),
};
pub(in crate::rules) static SIZE_IMPLAUSIBLE: Rule = Rule {
    code: "desc-size-implausible",
    severity: Severity::Warning,
    title: text!("A size too small to be true", "大小小得不可信"),
    reference: Reference {
        section: "Docker Official Images, meta-scripts, oci.jq",
        url: "https://github.com/docker-library/meta-scripts/blob/main/oci.jq",
    },
    doc: page! {
        what: text!("A manifest, index or config of 1 or 2 bytes, or a gzip layer below 20 bytes.", "清单、索引或配置只有 1 或 2 字节，或 gzip 层不足 20 字节。"),
        why: text!("No such content can be complete.", "这样的内容不可能完整。"),
        fix: text!("Check what was measured.", "请核对测量的对象。"),
        example: r#"{"mediaType": "application/vnd.oci.image.manifest.v1+json", "size": 2}"#,
    },
    check: Check::Descriptor(implausible),
};

static NEGATIVE: Text = text!("`size` is {0}: less than nothing", "`size` 是 {0}：小于零");
static ZERO: Text = text!("`size` is 0: there is no content", "`size` 为 0：没有内容");
static SMALL: Text = text!("{0} bytes are too few for `{1}`", "{0} 字节对 `{1}` 来说太少");

fn negative(view: &DescriptorView<'_>, report: &mut Report) {
    let Some(size) = view.value.get("size") else { return };
    if let Some(text) = size.number().filter(|text| text.parse::<f64>().is_ok_and(|size| size < 0.0)) {
        report.value(size, &NEGATIVE, [text]);
    }
}

fn zero(view: &DescriptorView<'_>, report: &mut Report) {
    let Some(size) = view.value.get("size").filter(|_| view.descriptor.size() == Some(0)) else { return };
    // `art-layer-needed` speaks of the one layer of an artifact.
    let spoken_of = view.descriptor.place == Place::Layer(0) && only_layer(view.document).is_some();
    if !spoken_of {
        report.value(size, &ZERO, NOTHING);
    }
}

fn implausible(view: &DescriptorView<'_>, report: &mut Report) {
    let (Some(size), Some(name), Some(value)) = (view.descriptor.size(), view.descriptor.media_type(), view.value.get("size")) else {
        return;
    };
    let document =
        matches!(name, mt::OCI_MANIFEST | mt::OCI_INDEX | mt::DOCKER_MANIFEST | mt::DOCKER_LIST | mt::OCI_CONFIG | mt::DOCKER_CONFIG);
    // A config of `{}` has a rule of its own.
    let empty_object = view.descriptor.digest().is_some_and(|digest| digest.encoded() == super::EMPTY_OBJECT);
    let gzip = name.ends_with("tar+gzip") || name.ends_with("tar.gzip");
    if size > 0 && !empty_object && ((document && size <= 2) || (gzip && size < 20)) {
        report.value(value, &SMALL, [size.to_string(), name.to_owned()]);
    }
}
