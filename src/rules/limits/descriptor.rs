//! How large a child may be, and how long a name.

use crate::diagnostic::Severity;
use crate::image::Place;
use crate::language::Text;
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, DescriptorView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static DESCRIPTOR_SIZE_MANIFEST: Rule = Rule {
    code: "limit-descriptor-size-manifest",
    severity: Severity::Warning,
    title: text!("A manifest declared larger than 4 MiB", "清单声明的大小超过 4 MiB"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Pushing Manifests",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests",
    },
    doc: page! {
        what: text!("An entry of manifest or index type declares a `size` above 4,194,304 bytes.", "清单或索引类型的条目声明的 `size` 超过 4,194,304 字节。"),
        why: text!("Registries and clients refuse a manifest of that size.", "注册表和客户端会拒绝这么大的清单。"),
        fix: text!("Check the size; a real manifest has a few kilobytes.", "请核对大小；真实的清单只有几 KB。"),
        example: r#"{"mediaType": "application/vnd.oci.image.manifest.v1+json", "size": 41943040}"#,
    },
    check: Check::Descriptor(manifest),
};
pub(in crate::rules) static CONFIG_4MIB: Rule = Rule {
    code: "limit-config-4mib",
    severity: Severity::Warning,
    title: text!("A config declared larger than 4 MiB", "配置声明的大小超过 4 MiB"),
    reference: Reference {
        section: "containers/image, internal/iolimits (MaxConfigBodySize)",
        url: "https://github.com/containers/image/blob/v5.33.0/internal/iolimits/iolimits.go",
    },
    doc: page! {
        what: text!("The config's `size` is above 4,194,304 bytes.", "配置的 `size` 超过 4,194,304 字节。"),
        why: text!("podman, skopeo and CRI-O refuse to read it.", "podman、skopeo 和 CRI-O 会拒绝读取。"),
        fix: text!("Shorten history and labels.", "请缩短历史记录和标签。"),
        example: r#"{"config": {"size": 5000000}}"#,
    },
    check: Check::Descriptor(config),
};
pub(in crate::rules) static MEDIA_TYPE_127: Rule = Rule {
    code: "limit-media-type-127",
    severity: Severity::Error,
    title: text!("A media type name that is too long", "媒体类型名称过长"),
    reference: Reference { section: "RFC 6838, 4.2. Naming Requirements", url: "https://www.rfc-editor.org/rfc/rfc6838#section-4.2" },
    doc: page! {
        what: text!("The part before or after the slash is longer than 127 characters.", "斜杠前或后的部分超过 127 个字符。"),
        why: text!("It is no media type, and the schema rejects it.", "这不是合法的媒体类型，模式会拒绝。"),
        fix: text!("Shorten it.", "请缩短。"),
        example: r#"{"mediaType": "application/vnd.…"}"#,
    },
    check: Check::Descriptor(media_type),
};

static SAYS: Text = text!("`size` is {0} bytes, above the limit of 4194304", "`size` 是 {0} 字节，超过上限 4194304");
static LONG: Text = text!("A part of this name has {0} characters; 127 are allowed", "名称的一部分有 {0} 个字符；最多允许 127 个");

fn size(view: &DescriptorView<'_>, report: &mut Report) {
    if let Some(size) = view.descriptor.size().filter(|size| *size > 4 << 20) {
        view.value.get("size").into_iter().for_each(|value| _ = report.value(value, &SAYS, [size.to_string()]));
    }
}

fn manifest(view: &DescriptorView<'_>, report: &mut Report) {
    let name = view.descriptor.media_type().unwrap_or_default();
    if view.descriptor.entry().is_some() && (mt::is_index(name) || mt::is_manifest(name)) {
        size(view, report);
    }
}

fn config(view: &DescriptorView<'_>, report: &mut Report) {
    if view.descriptor.place == Place::Config {
        size(view, report);
    }
}

fn media_type(view: &DescriptorView<'_>, report: &mut Report) {
    for name in ["mediaType", "artifactType"] {
        let Some(value) = view.value.get(name) else { continue };
        let longest = value.as_str().unwrap_or_default().split('/').map(|part| part.chars().count()).max().unwrap_or_default();
        if longest > 127 {
            report.value(value, &LONG, [longest.to_string()]);
        }
    }
}
