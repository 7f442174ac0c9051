//! Descriptors that are none, and members in places where nothing reads them.

use crate::diagnostic::Severity;
use crate::image::Place;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, DescriptorView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static NOT_OBJECT: Rule = Rule {
    code: "desc-not-object",
    severity: Severity::Error,
    title: text!("A descriptor that is no object", "描述符不是对象"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("A string, an array or another value stands where a descriptor belongs.", "应为描述符处是字符串、数组或其他值。"),
        why: text!("Clients cannot read it.", "客户端无法读取。"),
        fix: text!("Use an object with `mediaType`, `digest` and `size`.", "请使用带 `mediaType`、`digest` 和 `size` 的对象。"),
        example: r#"{"config": "sha256:…"}"#,
    },
    check: Check::Descriptor(object),
};
pub(in crate::rules) static ARTIFACTTYPE_ON_BLOB: Rule = Rule {
    code: "desc-artifacttype-on-blob",
    severity: Severity::Note,
    title: text!("An artifact type on a blob", "制品类型出现在内容描述符上"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("`artifactType` stands on a config or layer.", "`artifactType` 出现在配置或层上。"),
        why: text!("It is defined for descriptors of manifests; nothing reads it here.", "它只为清单的描述符定义；此处没有程序读取。"),
        fix: text!("Remove it.", "请去掉。"),
        example: r#"{"config": {"artifactType": "application/vnd.example"}}"#,
    },
    check: Check::Descriptor(artifact_type),
};
pub(in crate::rules) static PLATFORM_ON_BLOB: Rule = Rule {
    code: "desc-platform-on-blob",
    severity: Severity::Note,
    title: text!("A platform on a blob", "平台出现在内容描述符上"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("`platform` stands on a config, a layer or a subject.", "`platform` 出现在配置、层或 subject 上。"),
        why: text!("Nothing reads it here.", "此处没有程序读取。"),
        fix: text!("Remove it.", "请去掉。"),
        example: r#"{"config": {"platform": {"os": "linux", "architecture": "amd64"}}}"#,
    },
    check: Check::Descriptor(platform),
};

static OBJECT: Text = text!("A descriptor must be an object, but this is `{0}`", "描述符必须是对象，而这里是 `{0}`");
static ARTIFACT: Text = text!("Nothing reads `artifactType` on a config or layer", "配置或层上的 `artifactType` 没有程序读取");
static PLATFORM: Text = text!("Nothing reads `platform` here", "此处的 `platform` 没有程序读取");

fn object(view: &DescriptorView<'_>, report: &mut Report) {
    // Entries of an index and `null` have rules of their own.
    if !view.value.is_object() && !view.value.is_null() && view.descriptor.entry().is_none() {
        report.value(view.value, &OBJECT, [view.value.raw().chars().take(40).collect::<String>()]);
    }
}

fn artifact_type(view: &DescriptorView<'_>, report: &mut Report) {
    if let Some(value) = view.value.get("artifactType").filter(|_| matches!(view.descriptor.place, Place::Config | Place::Layer(_))) {
        report.key(value, &ARTIFACT, NOTHING);
    }
}

fn platform(view: &DescriptorView<'_>, report: &mut Report) {
    if let Some(value) =
        view.value.get("platform").filter(|_| matches!(view.descriptor.place, Place::Config | Place::Layer(_) | Place::Subject))
    {
        report.key(value, &PLATFORM, NOTHING);
    }
}
