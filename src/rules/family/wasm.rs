//! `wasm-artifact`

use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::artifact::Manifest;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "wasm-artifact",
    severity: Severity::Note,
    title: text!("A WebAssembly artifact", "WebAssembly 制品"),
    reference: Reference {
        section: "CNCF TAG Runtime, Wasm OCI Artifact layout",
        url: "https://tag-runtime.cncf.io/wgs/wasm/deliverables/wasm-oci-artifact/",
    },
    doc: page! {
        what: text!("The config is that of a WebAssembly component or module.", "配置属于 WebAssembly 组件或模块。"),
        why: text!("Runtimes for WebAssembly pull it, container runtimes do not. Its one layer is `application/wasm`; in an index its platform is `wasip1/wasm` or `wasip2/wasm`.", "WebAssembly 运行时会拉取它，容器运行时不会。它只有一层 `application/wasm`；在索引中其平台为 `wasip1/wasm` 或 `wasip2/wasm`。"),
        fix: text!("Nothing to do.", "无需处理。"),
        example: r#"{"config": {"mediaType": "application/vnd.wasm.config.v0+json"}, "layers": [{"mediaType": "application/wasm"}]}"#,
    },
    check: Check::Json(check),
};

const CONFIG: &str = "application/vnd.wasm.config.v0+json";
/// Config of the same before the layout was agreed on.
const OLD_CONFIG: &str = "application/vnd.wasm.config.v1+json";
const WASM: &str = "application/wasm";

static SAYS: Text =
    text!("A WebAssembly component or module: runtimes for WebAssembly pull it", "WebAssembly 组件或模块：由 WebAssembly 运行时拉取");
static NO_LAYER: Text = text!("A WebAssembly artifact, but none of its layers is `{0}`", "WebAssembly 制品，但没有 `{0}` 类型的层");
static OLD: Text =
    text!("A WebAssembly artifact of an older layout; today's config is `{0}`", "旧布局的 WebAssembly 制品；现在的配置类型是 `{0}`");

fn check(_: Value<'_>, document: &Document, report: &mut Report) {
    let Some(manifest) = Manifest::of(document) else { return };
    let (Some(name), Some(value)) = (manifest.config_type(), manifest.config().and_then(|config| config.type_value())) else { return };
    let module = manifest.layers().any(|layer| layer.descriptor.media_type() == Some(WASM));
    match name {
        CONFIG if module => report.value(value, &SAYS, NOTHING),
        CONFIG => report.value(value, &NO_LAYER, [WASM]),
        OLD_CONFIG => report.value(value, &OLD, [CONFIG]),
        _ => return,
    };
}
