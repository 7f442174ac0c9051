//! `limit-layers-125`

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "limit-layers-125",
    severity: Severity::Warning,
    title: text!("More than 125 layers", "超过 125 层"),
    reference: Reference {
        section: "moby, daemon/internal/layer/layer_store.go (maxLayerDepth)",
        url: "https://github.com/moby/moby/blob/v28.0.0/layer/layer_store.go",
    },
    doc: page! {
        what: text!("A manifest has more than 125 layers.", "清单的层超过 125 个。"),
        why: text!("Docker with its graph drivers refuses the image: max depth exceeded.", "使用 graphdriver 的 Docker 会拒绝该镜像：max depth exceeded。"),
        fix: text!("Squash layers.", "请合并层。"),
        example: r#"{"layers": ["… 126 of them"]}"#,
    },
    check: Check::Json(check),
};

static SAYS: Text = text!("The manifest has {0} layers; Docker takes 125", "清单有 {0} 层；Docker 最多接受 125 层");

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(layers) = root.get("layers").filter(|_| matches!(document.kind(), Kind::OciManifest | Kind::DockerManifest)) else { return };
    let count = layers.items().count();
    if count > 125 {
        report.missing(layers, &SAYS, [count.to_string()]);
    }
}
