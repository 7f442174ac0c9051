//! `manifest-subject-in-docker`

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, ManifestView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "manifest-subject-in-docker",
    severity: Severity::Warning,
    title: text!("`subject` in a Docker manifest", "Docker 清单中有 `subject`"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("A Docker manifest has `subject` or `artifactType`.", "Docker 清单含有 `subject` 或 `artifactType`。"),
        why: text!("Docker's format does not define them; registries need not index it.", "Docker 格式没有定义；注册表不必为其建索引。"),
        fix: text!("Use the OCI manifest.", "请使用 OCI 清单。"),
        example: r#"{"mediaType": "application/vnd.docker.distribution.manifest.v2+json", "subject": {}}"#,
    },
    check: Check::Manifest(check),
};

static SAYS: Text = text!("`{0}` is not defined for Docker manifests", "Docker 清单没有定义 `{0}`");

fn check(view: &ManifestView<'_>, report: &mut Report) {
    for name in ["subject", "artifactType"] {
        if let Some(member) = view.root.get(name).filter(|_| view.kind == Kind::DockerManifest) {
            report.key(member, &SAYS, [name]);
        }
    }
}
