//! What a descriptor's media type is written like.

use crate::diagnostic::Severity;
use crate::image::{Kind, Place};
use crate::json::Value;
use crate::language::Text;
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, DescriptorView, Reference, Report, Rule};
use crate::text;
use std::sync::LazyLock;

pub(in crate::rules) static MEDIATYPE_SYNTAX: Rule = Rule {
    code: "desc-mediatype-syntax",
    severity: Severity::Error,
    title: text!("Not a media type", "不是合法的媒体类型"),
    reference: Reference { section: "RFC 6838, 4.2. Naming Requirements", url: "https://www.rfc-editor.org/rfc/rfc6838#section-4.2" },
    doc: page! {
        what: text!("`mediaType` is not `type/subtype` in the letters of RFC 6838, or has parameters or spaces.", "`mediaType` 不是由 RFC 6838 允许的字符组成的 `type/subtype`，或带有参数或空格。"),
        why: text!("The specification demands such a name; clients compare it byte for byte.", "规范要求这样的名称；客户端逐字节比较。"),
        fix: text!("Write the type without parameters.", "请写不带参数的类型。"),
        example: r#"{"mediaType": "application/json; charset=utf-8"}"#,
    },
    check: Check::Descriptor(syntax),
};
pub(in crate::rules) static ARTIFACTTYPE_SYNTAX: Rule = Rule {
    code: "desc-artifacttype-syntax",
    severity: Severity::Error,
    title: text!("Not an artifact type", "不是合法的制品类型"),
    reference: Reference { section: "RFC 6838, 4.2. Naming Requirements", url: "https://www.rfc-editor.org/rfc/rfc6838#section-4.2" },
    doc: page! {
        what: text!("`artifactType` is not `type/subtype` in the letters of RFC 6838.", "`artifactType` 不是由 RFC 6838 允许的字符组成的 `type/subtype`。"),
        why: text!("The specification demands such a name.", "规范要求这样的名称。"),
        fix: text!("Write `type/subtype`.", "请写成 `type/subtype`。"),
        example: r#"{"artifactType": "sbom"}"#,
    },
    check: Check::Descriptor(artifact_type),
};
pub(in crate::rules) static MEDIATYPE_LONG: Rule = Rule {
    code: "desc-mediatype-long",
    severity: Severity::Note,
    title: text!("A long media type", "媒体类型较长"),
    reference: Reference { section: "RFC 6838, 4.2. Naming Requirements", url: "https://www.rfc-editor.org/rfc/rfc6838#section-4.2" },
    doc: page! {
        what: text!("A part of the name is longer than 64 characters.", "名称的一部分超过 64 个字符。"),
        why: text!("64 is the recommended limit, 127 the hard one.", "建议上限为 64，硬上限为 127。"),
        fix: text!("Shorten it where you can.", "请尽量缩短。"),
        example: r#"{"mediaType": "application/vnd.…"}"#,
    },
    check: Check::Descriptor(long),
};
pub(in crate::rules) static MEDIATYPE_CASE: Rule = Rule {
    code: "desc-mediatype-case",
    severity: Severity::Warning,
    title: text!("A known type in other letter case", "已知类型的大小写不同"),
    reference: Reference {
        section: "image-spec v1.1.1, media-types.md",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md",
    },
    doc: page! {
        what: text!("The type equals a known one except for letter case.", "类型除大小写外与已知类型相同。"),
        why: text!("By RFC 6838 case does not matter, yet clients compare bytes and do not know this one.", "RFC 6838 不区分大小写，但客户端逐字节比较，不认识这种写法。"),
        fix: text!("Write it in lower case.", "请用小写。"),
        example: r#"{"mediaType": "application/vnd.OCI.image.manifest.v1+json"}"#,
    },
    check: Check::Descriptor(case),
};
pub(in crate::rules) static MEDIATYPE_NEAR_MISS: Rule = Rule {
    code: "desc-mediatype-near-miss",
    severity: Severity::Warning,
    title: text!("Close to a known type", "与已知类型相近"),
    reference: Reference {
        section: "image-spec v1.1.1, media-types.md",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md",
    },
    doc: page! {
        what: text!("The type is close to a known one, but not equal.", "类型与已知类型相近但不相等。"),
        why: text!("To clients it is an unknown type.", "对客户端来说这是未知类型。"),
        fix: text!("Use the registered type, if that was meant.", "若本意如此，请使用已登记的类型。"),
        example: r#"{"mediaType": "application/vnd.oci.image.layer.v1.tar.gzip"}"#,
    },
    check: Check::Descriptor(near_miss),
};
pub(in crate::rules) static MEDIATYPE_UNREGISTERED: Rule = Rule {
    code: "desc-mediatype-unregistered",
    severity: Severity::Note,
    title: text!("A type that Platmap does not know", "Platmap 不认识的类型"),
    reference: Reference {
        section: "image-spec v1.1.1, media-types.md",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md",
    },
    doc: page! {
        what: text!("The type is well formed, but in no registry that Platmap knows.", "类型格式正确，但不在 Platmap 已知的登记表中。"),
        why: text!("That is allowed everywhere; clients skip or refuse what they do not know.", "任何位置都允许；客户端会跳过或拒绝不认识的类型。"),
        fix: text!("Nothing to do, if it is meant so.", "若本意如此，无需处理。"),
        example: r#"{"mediaType": "application/vnd.example.thing+json"}"#,
    },
    check: Check::Descriptor(unregistered),
};

static SYNTAX: Text = text!("`{0}` is not a media type", "`{0}` 不是合法的媒体类型");
static LONG: Text = text!("A part of this name has {0} characters", "名称的一部分有 {0} 个字符");
static CASE: Text = text!("`{0}` is compared byte for byte; the known type is `{1}`", "`{0}` 会被逐字节比较；已知类型是 `{1}`");
static NEAR: Text = text!("`{0}` is not known; `{1}` may be meant", "`{0}` 不是已知类型，可能是 `{1}`");
static UNREGISTERED: Text = text!("`{0}` is in no registry that Platmap knows", "`{0}` 不在 Platmap 已知的登记表中");

/// Whether `text` breaks the grammar of media types. Names that are missing or too long have rules of their own.
pub(in crate::rules) fn is_malformed(text: &str) -> bool {
    !text.is_empty() && !text.split('/').any(|part| part.len() > 127) && !mt::is_well_formed(text)
}

/// The known type that `name` was meant to be, where it is none itself.
pub(in crate::rules) fn known_type_meant(name: &str) -> Option<&'static str> {
    if mt::lookup(name).is_some() { None } else { same_in_lower_case(name).or_else(|| meant(name)) }
}

fn malformed(member: &str, view: &DescriptorView<'_>, report: &mut Report) {
    let Some(value) = view.value.get(member) else { return };
    if let Some(text) = value.as_str().filter(|text| is_malformed(text)) {
        report.value(value, &SYNTAX, [text]);
    }
}

fn syntax(view: &DescriptorView<'_>, report: &mut Report) {
    // `manifest-config-type-syntax` speaks of the config of an image manifest.
    if view.descriptor.place != Place::Config || view.kind == Kind::ArtifactManifest {
        malformed("mediaType", view, report);
    }
}

fn artifact_type(view: &DescriptorView<'_>, report: &mut Report) {
    malformed("artifactType", view, report);
}

/// The media type, where it is well formed and not in the table.
fn stranger<'a>(view: &DescriptorView<'a>) -> Option<(Value<'a>, &'a str)> {
    let name = view.descriptor.media_type().filter(|name| mt::is_well_formed(name) && mt::lookup(name).is_none())?;
    Some((view.value.get("mediaType")?, name))
}

fn same_in_lower_case(name: &str) -> Option<&'static str> {
    mt::TABLE.iter().map(|row| row.name).find(|known| known.eq_ignore_ascii_case(name))
}

/// A media type without what people mix up: separators, versions and endings.
fn fold(name: &str) -> String {
    let text = name.to_ascii_lowercase().replace("+gz", ".gz").replace("gzip", "gz").replace("+json", "").replace("+zstd", ".zstd");
    text.replace(".v2", "").replace(".v1", "").replace('+', ".")
}

/// The types in use, folded.
static FOLDED: LazyLock<Vec<(String, &str)>> = LazyLock::new(|| {
    let rows = mt::TABLE.iter().filter(|row| row.status == mt::Status::Current && !row.name.ends_with('*'));
    rows.map(|row| (fold(row.name), row.name)).collect()
});

/// A known type that differs only by what people mix up: separators, families, versions and endings.
fn meant(name: &str) -> Option<&'static str> {
    let key = fold(name);
    let family = |text: &str| text.contains("vnd.docker");
    FOLDED.iter().find(|(folded, known)| *folded == key && family(known) == family(name)).map(|(_, known)| *known).or(match key.as_str() {
        "application/vnd.docker.distribution.index"
        | "application/vnd.docker.image.index"
        | "application/vnd.docker.distribution.manifestlist" => Some(mt::DOCKER_LIST),
        "application/vnd.oci.distribution.manifest.list"
        | "application/vnd.oci.image.manifest.list"
        | "application/vnd.oci.distribution.index" => Some(mt::OCI_INDEX),
        "application/vnd.oci.distribution.manifest" => Some(mt::OCI_MANIFEST),
        _ => None,
    })
}

fn long(view: &DescriptorView<'_>, report: &mut Report) {
    let longest = view.descriptor.media_type().unwrap_or_default().split('/').map(str::len).max().unwrap_or_default();
    if let Some(value) = view.value.get("mediaType").filter(|_| longest > 64 && longest <= 127) {
        report.value(value, &LONG, [longest.to_string()]);
    }
}

fn case(view: &DescriptorView<'_>, report: &mut Report) {
    if let Some((value, name)) = stranger(view)
        && let Some(known) = same_in_lower_case(name)
    {
        report.value(value, &CASE, [name, known]);
    }
}

fn near_miss(view: &DescriptorView<'_>, report: &mut Report) {
    if let Some((value, name)) = stranger(view)
        && same_in_lower_case(name).is_none()
        && let Some(known) = meant(name)
    {
        report.value(value, &NEAR, [name, known]);
    }
}

fn unregistered(view: &DescriptorView<'_>, report: &mut Report) {
    if let Some((value, name)) = stranger(view)
        && same_in_lower_case(name).is_none()
        && meant(name).is_none()
    {
        report.value(value, &UNREGISTERED, [name]);
    }
}
