//! The `artifactType` of each entry in a list of referrers: there, and the right one.

use super::referrers::Referrers;
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

const LISTING: Reference = Reference {
    section: "distribution-spec v1.1.1, spec.md, Listing Referrers",
    url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers",
};

pub(in crate::rules) static MISSING: Rule = Rule {
    code: "ref-artifacttype-missing",
    severity: Severity::Error,
    title: text!("A referrer listed without its type", "列出的引用者没有类型"),
    reference: LISTING,
    doc: page! {
        what: text!("An entry in a list of referrers has no `artifactType`.", "引用者列表中的条目没有 `artifactType`。"),
        why: text!("Clients find signatures and SBOMs by this type; where the manifest has none, the type of its config stands for it. Only an index without a type is listed without.", "客户端靠该类型查找签名和 SBOM；清单没有类型时，以其配置的类型代替。只有没有类型的索引才可省略。"),
        fix: text!("It is a fault of the registry, or of the client that wrote the referrers tag.", "这是注册表的错误，或是写入引用者标签的客户端的错误。"),
        example: r#"{"manifests": [{"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "sha256:…", "size": 718}]}"#,
    },
    check: Check::Linked(missing),
};
pub(in crate::rules) static WRONG: Rule = Rule {
    code: "ref-artifacttype-wrong",
    severity: Severity::Error,
    title: text!("A referrer listed under another type", "引用者以其他类型列出"),
    reference: LISTING,
    doc: page! {
        what: text!("The `artifactType` of an entry in a list of referrers is not that of the manifest which it names (where that has none: the type of its config).", "引用者列表中条目的 `artifactType` 与所指清单的类型不同（清单没有类型时应为其配置的类型）。"),
        why: text!("Clients that look for the type do not find it, or find something else.", "按类型查找的客户端找不到它，或找到别的内容。"),
        fix: text!("It is a fault of the registry, or of the client that wrote the referrers tag.", "这是注册表的错误，或是写入引用者标签的客户端的错误。"),
        example: r#"{"manifests": [{"digest": "sha256:…", "artifactType": "application/vnd.oci.empty.v1+json"}]}"#,
    },
    check: Check::Linked(wrong),
};

static ABSENT: Text = text!("A referrer must be listed with its `artifactType`", "引用者必须带 `artifactType` 列出");
static OWN: Text = text!("The referrer must be listed with its `artifactType`, `{0}`", "引用者必须带其 `artifactType` `{0}` 列出");
static OTHER: Text = text!("The manifest's type is `{0}`", "清单的类型是 `{0}`");
static NONE: Text = text!("The index has no `artifactType`; it must be listed without", "该索引没有 `artifactType`；列出时必须省略");

fn missing(library: &Library, document: &Document, report: &mut Report) {
    let Some(list) = Referrers::of(library, document) else { return };
    for entry in list.entries().filter(|entry| entry.value.is_object()) {
        let said = entry.value.str("artifactType").is_some_and(|text| !text.is_empty());
        let listed = entry.listed_type();
        match listed {
            _ if said => {}
            Some(Some(own)) => {
                report.missing(entry.value, &OWN, [own]);
            }
            // Whatever the manifest holds, it has a type of its own or a config's.
            None if entry.descriptor.media_type().is_some_and(mt::is_manifest) => {
                report.missing(entry.value, &ABSENT, NOTHING);
            }
            _ => {}
        }
    }
}

fn wrong(library: &Library, document: &Document, report: &mut Report) {
    let Some(list) = Referrers::of(library, document) else { return };
    for entry in list.entries() {
        let Some(value) = entry.value.get("artifactType") else { continue };
        let Some(said) = value.as_str().filter(|text| !text.is_empty()) else { continue };
        match entry.listed_type() {
            Some(Some(own)) if own != said => report.value(value, &OTHER, [own]),
            Some(None) => report.value(value, &NONE, NOTHING),
            _ => continue,
        };
    }
}
