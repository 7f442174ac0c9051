//! `x-artifacttype`
//!
//! The image specification takes the config's type for the artifact's, the distribution specification prefers the member
//! `artifactType`: either is accepted. A reply that lists referrers cannot be told from an index, so this stays a warning.

use crate::diagnostic::Severity;
use crate::image::Place;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "x-artifacttype",
    severity: Severity::Warning,
    title: text!("The child is another type of artifact", "子文档的制品类型不同"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Listing Referrers",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers",
    },
    doc: page! {
        what: text!("The `artifactType` of a descriptor against that of the document behind it, or the media type of its config.", "描述符的 `artifactType` 与其所指文档的 `artifactType`（或其配置的媒体类型）相比较。"),
        why: text!("Clients choose artifacts by the descriptor: they fetch the wrong ones, or pass over the right ones. Registries have to state it correctly when they list referrers.", "客户端按描述符选择制品：会取错，或漏掉正确的。注册表列出引用者时必须给出正确的类型。"),
        fix: text!("Copy the type that the document states.", "请填写文档声明的类型。"),
        example: r#"{"artifactType": "application/vnd.example.sbom.v1", "digest": "sha256:…"}"#,
    },
    check: Check::Linked(check),
};

static SAYS: Text = text!("The descriptor says `{0}`, but the document is `{1}`", "描述符声明为 `{0}`，而文档是 `{1}`");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let (Some(image), Some(tree)) = (document.image.as_deref(), document.tree.as_deref()) else { return };
    for descriptor in &image.descriptors {
        let Some(declared) = descriptor.artifact_type.as_ref().filter(|field| !field.value.is_empty()) else { continue };
        let Some(child) = descriptor.digest().and_then(|digest| library.by_digest(digest)) else { continue };
        let own = types(child);
        if let Some(first) = own.first().filter(|_| !own.contains(&declared.value)) {
            report.value(tree.value(declared.node), &SAYS, [&declared.value, first]);
        }
    }
}

/// What a manifest or index says of the artifact that it is, its own word first.
fn types(child: &Document) -> Vec<String> {
    let kind = child.kind();
    let own = child.tree.as_deref().and_then(|tree| tree.root().str("artifactType").map(|text| text.into_owned()));
    let config = child.image.iter().flat_map(|image| &image.descriptors).find(|descriptor| descriptor.place == Place::Config);
    let config = config.and_then(|config| config.media_type().map(str::to_owned));
    if !(kind.is_manifest() || kind.is_index()) {
        return Vec::new();
    }
    own.into_iter().chain(config).filter(|name| !name.is_empty()).collect()
}
