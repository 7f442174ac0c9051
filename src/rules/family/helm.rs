//! `helm-chart`

use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::artifact::Manifest;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "helm-chart",
    severity: Severity::Warning,
    title: text!("A Helm chart that Helm does not pull", "Helm 无法拉取的 Chart"),
    reference: Reference {
        section: "helm v3.16.0, pkg/registry/client.go (Pull)",
        url: "https://github.com/helm/helm/blob/v3.16.0/pkg/registry/client.go",
    },
    doc: page! {
        what: text!("The config is a Helm chart's, and no layer holds the chart, or only one of the old type `application/tar+gzip`.", "配置是 Helm Chart 的，但没有保存 Chart 的层，或只有旧类型 `application/tar+gzip` 的层。"),
        why: text!("`helm pull` looks for a layer of its own type and fails without; of the old type it warns.", "`helm pull` 查找自己类型的层，找不到就失败；对旧类型会发出警告。"),
        fix: text!("Push the chart again with `helm push` (Helm 3.8 or later).", "请用 `helm push`（Helm 3.8 或更高版本）重新推送。"),
        example: r#"{"config": {"mediaType": "application/vnd.cncf.helm.config.v1+json"}, "layers": [{"mediaType": "application/tar+gzip"}]}"#,
    },
    check: Check::Json(check),
};

const CONFIG: &str = "application/vnd.cncf.helm.config.v1+json";
const CHART: &str = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
/// Type of charts before Helm 3.7.
const OLD_CHART: &str = "application/tar+gzip";

static NO_CHART: Text = text!("No layer holds the chart: `helm pull` looks for `{0}`", "没有保存 Chart 的层：`helm pull` 查找 `{0}`");
static OLD: Text = text!(
    "This type of chart is deprecated: Helm warns of it and writes `{0}` itself",
    "该 Chart 类型已弃用：Helm 会发出警告，并改用 `{0}`"
);

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(manifest) = Manifest::of(document).filter(|manifest| manifest.config_type() == Some(CONFIG)) else { return };
    let find = |wanted: &str| manifest.layers().find(|layer| layer.descriptor.media_type() == Some(wanted));
    if find(CHART).is_some() {
        return;
    }
    match find(OLD_CHART).and_then(|layer| layer.type_value()) {
        Some(value) => report.value(value, &OLD, [CHART]),
        None => report.key(root.get("layers").unwrap_or(root), &NO_CHART, [CHART]),
    };
}
