//! What becomes of a list when it is converted, and what its registry did not check.

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::image::Role;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static ATTESTATION_ANNOTATION: Rule = Rule {
    code: "list-attestation-annotation",
    severity: Severity::Warning,
    title: text!("Attestations in a Docker list", "Docker 列表中的证明"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("An entry of a Docker list carries attestation annotations.", "Docker 列表的条目带有证明注解。"),
        why: text!("BuildKit stores attestations in OCI indexes; tools that rewrite the list lose the link to the image.", "BuildKit 把证明存放在 OCI 索引中；改写列表的工具会丢失与镜像的联系。"),
        fix: text!("Convert it to an OCI index.", "请转换为 OCI 索引。"),
        example: r#"{"annotations": {"vnd.docker.reference.type": "attestation-manifest"}}"#,
    },
    check: Check::Index(attestation),
};
pub(in crate::rules) static AMBIGUOUS_NOT_CHECKED: Rule = Rule {
    code: "list-ambiguous-not-checked",
    severity: Severity::Note,
    title: text!("A registry may have let this through", "注册表可能放行了它"),
    reference: Reference {
        section: "distribution v3, manifest/manifestlist",
        url: "https://github.com/distribution/distribution/blob/v3.0.0/manifest/manifestlist/manifestlist.go",
    },
    doc: page! {
        what: text!("A Docker list has members of another kind of document.", "Docker 列表含有其他种类文档的成员。"),
        why: text!("The distribution registry checks OCI documents for this, not Docker lists; clients refuse it all the same.", "distribution 注册表只对 OCI 文档检查这一点，不检查 Docker 列表；客户端仍会拒绝。"),
        fix: text!("See `doc-ambiguous-fields`.", "参见 `doc-ambiguous-fields`。"),
        example: r#"{"mediaType": "application/vnd.docker.distribution.manifest.list.v2+json", "manifests": [], "layers": []}"#,
    },
    check: Check::Index(unchecked),
};
pub(in crate::rules) static COUNTERPART: Rule = Rule {
    code: "list-counterpart",
    severity: Severity::Note,
    title: text!("What a Docker list would lose", "转为 Docker 列表会丢失的内容"),
    reference: Reference {
        section: "image-spec v1.1.1, media-types.md, Compatibility Matrix",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md#compatibility-matrix",
    },
    doc: page! {
        what: text!("An OCI index has members that a Docker list has no room for.", "OCI 索引含有 Docker 列表无法容纳的成员。"),
        why: text!("`docker manifest` and older registries make a Docker list of it: annotations, artifact types and subjects are lost, and the digest changes.", "`docker manifest` 和旧注册表会把它变成 Docker 列表：注解、制品类型和 subject 会丢失，摘要也会改变。"),
        fix: text!("Copy it with a tool that keeps the bytes: `crane copy`, `skopeo copy --all`, `regctl image copy`.", "请用保留字节的工具复制：`crane copy`、`skopeo copy --all`、`regctl image copy`。"),
        example: r#"{"mediaType": "application/vnd.oci.image.index.v1+json", "annotations": {"org.opencontainers.image.title": "app"}}"#,
    },
    check: Check::Index(counterpart),
};

static ATTESTATION: Text = text!("An attestation stands in a Docker list", "Docker 列表中有证明");
static UNCHECKED: Text =
    text!("`{0}` in a Docker list is not refused by the distribution registry", "distribution 注册表不会拒绝 Docker 列表中的 `{0}`");
static LOSES: Text = text!("As a Docker list it would lose {0}", "若转为 Docker 列表，会丢失 {0}");

fn attestation(view: &IndexView<'_>, report: &mut Report) {
    for (_, entry, role) in view.index.iter().filter(|_| view.kind == Kind::DockerList) {
        if matches!(role, Role::Attestation(_)) {
            report.missing(view.value(entry), &ATTESTATION, NOTHING);
        }
    }
}

fn unchecked(view: &IndexView<'_>, report: &mut Report) {
    let foreign = ["config", "layers", "fsLayers", "history"].iter().find_map(|name| view.root.get(name));
    if let Some(member) = foreign.filter(|member| view.kind == Kind::DockerList && !member.is_null()) {
        report.key(member, &UNCHECKED, [member.key().unwrap_or_default()]);
    }
}

fn counterpart(view: &IndexView<'_>, report: &mut Report) {
    if view.kind != Kind::OciIndex {
        return;
    }
    let entries = &view.index.entries;
    let lost = [
        ("`annotations`", view.root.has("annotations") || entries.iter().any(|entry| !entry.annotations.is_empty())),
        ("`artifactType`", view.index.artifact_type.is_some() || entries.iter().any(|entry| entry.artifact_type.is_some())),
        ("`subject`", view.root.has("subject")),
        ("`urls`", entries.iter().any(|entry| !entry.urls.is_empty())),
        ("`data`", entries.iter().any(|entry| entry.data.is_some())),
    ];
    let names: Vec<_> = lost.iter().filter(|(_, is)| *is).map(|(name, _)| *name).collect();
    if !names.is_empty() {
        report.missing(view.root, &LOSES, [names.join(" ")]);
    }
}
