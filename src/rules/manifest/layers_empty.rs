//! `manifest-layers-empty`

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, ManifestView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "manifest-layers-empty",
    severity: Severity::Warning,
    title: text!("No layer", "没有任何层"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("`layers` is empty.", "`layers` 为空。"),
        why: text!("There should be one at least; the schema wants one.", "至少应有一层；模式要求一层。"),
        fix: text!("For an artifact without content list the empty descriptor.", "没有内容的制品请列出空描述符。"),
        example: r#"{"layers": []}"#,
    },
    check: Check::Manifest(check),
};

static SAYS: Text = text!("`layers` is empty", "`layers` 为空");

fn check(view: &ManifestView<'_>, report: &mut Report) {
    if let Some(layers) = view.root.get("layers").filter(|layers| layers.is_array() && layers.items().next().is_none()) {
        report.value(layers, &SAYS, NOTHING);
    }
}
