//! `att-mediatype`

use crate::diagnostic::Severity;
use crate::image::Role;
use crate::language::Text;
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "att-mediatype",
    severity: Severity::Warning,
    title: text!("An attestation of another type", "类型不同的证明"),
    reference: Reference {
        section: "docker-library/meta-scripts, oci.jq",
        url: "https://github.com/docker-library/meta-scripts/blob/main/oci.jq",
    },
    doc: page! {
        what: text!("An attestation entry is not an OCI image manifest.", "证明条目不是 OCI 镜像清单。"),
        why: text!("BuildKit writes attestations as OCI manifests only; readers skip another type. Mostly a conversion to Docker's types changed it.", "BuildKit 只以 OCI 清单写入证明；读取方会跳过其他类型。多半是转换为 Docker 类型时改动的。"),
        fix: text!("Build the index again as OCI.", "请以 OCI 格式重新构建索引。"),
        example: r#"{"mediaType": "application/vnd.docker.distribution.manifest.v2+json", "annotations": {"vnd.docker.reference.type": "attestation-manifest"}}"#,
    },
    check: Check::Index(check),
};

static SAYS: Text = text!("The attestation is a `{0}`, not an OCI manifest", "该证明的类型是 `{0}`，不是 OCI 清单");

fn check(view: &IndexView<'_>, report: &mut Report) {
    for (_, entry, _) in view.index.iter().filter(|(_, _, role)| matches!(role, Role::Attestation(_))) {
        if let Some(field) = entry.media_type.as_ref().filter(|field| !field.value.is_empty() && field.value != mt::OCI_MANIFEST) {
            report.value(view.at(field.node), &SAYS, [field.value.as_str()]);
        }
    }
}
