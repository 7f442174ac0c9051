//! `platform-wasm`

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-wasm",
    severity: Severity::Note,
    title: text!("A WebAssembly platform", "WebAssembly 平台"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, database.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go",
    },
    doc: page! {
        what: text!("The platform is `wasi/wasm`: a WebAssembly program in an ordinary image.", "平台是 `wasi/wasm`：普通镜像中的 WebAssembly 程序。"),
        why: text!("It is Docker's convention. WebAssembly as an OCI artifact states `wasip1` or `wasip2` in its config instead; hosts of one convention do not look for the other.", "这是 Docker 的约定。作为 OCI 制品的 WebAssembly 则在配置中写 `wasip1` 或 `wasip2`；遵循一种约定的主机不会查找另一种。"),
        fix: text!("Nothing to do, where the host follows Docker's convention.", "若主机遵循 Docker 的约定，无需处理。"),
        example: r#"{"platform": {"os": "wasi", "architecture": "wasm"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("`{0}/wasm` is a convention of Docker", "`{0}/wasm` 是 Docker 的约定");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    if let (Some("wasi"), Some("wasm")) = (view.platform.os.as_deref(), view.platform.architecture.as_deref()) {
        report.missing(view.value, &SAYS, ["wasi"]);
    }
}
