//! `platform-missing`

use crate::diagnostic::Severity;
use crate::image::{Kind, Role};
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-missing",
    severity: Severity::Warning,
    title: text!("An image that does not say its platform", "镜像没有说明平台"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("An entry of manifest type has no `platform`.", "清单类型的条目没有 `platform`。"),
        why: text!("Clients disagree about such an entry: crane takes it for linux/amd64, containerd and Docker rank it last and look into the config, podman takes it where nothing else matches, oras and regctl never match it.", "各客户端对这样的条目处理不一：crane 当作 linux/amd64；containerd 和 Docker 排在最后并查看配置；podman 在没有其他匹配时选用；oras 和 regctl 不会匹配。"),
        fix: text!("Add the platform that the image's config states.", "请加上镜像配置所写的平台。"),
        example: r#"{"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "sha256:…", "size": 1609}"#,
    },
    check: Check::Index(check),
};

static SAYS: Text = text!("This entry does not say which platform it is for", "该条目没有说明平台");

/// Docker lists have a rule of their own; in the index of a layout an entry needs no platform.
fn check(view: &IndexView<'_>, report: &mut Report) {
    if view.kind != Kind::OciIndex || view.index.names_images() {
        return;
    }
    for (_, entry, _) in view.index.iter().filter(|(_, _, role)| *role == Role::NoPlatform) {
        report.missing(view.value(entry), &SAYS, NOTHING);
    }
}
