//! `platform-variant-arm-missing`

use super::variant::{parts, say};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-variant-arm-missing",
    severity: Severity::Warning,
    title: text!("arm without variant", "arm 没有变体"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, database.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go",
    },
    doc: page! {
        what: text!("`architecture` is `arm` and there is no `variant`.", "`architecture` 是 `arm`，没有 `variant`。"),
        why: text!("containerd and Docker read it as v7, so a v6 host does not use it; podman takes it first for a request without variant and last otherwise; crane and oras do not match it when a variant is asked for.", "containerd 和 Docker 读作 v7，因此 v6 主机不会使用；podman 在请求不带变体时最先选它，否则最后才选；请求带变体时 crane 和 oras 不匹配。"),
        fix: text!("Write the variant that the image was built for: `v5`, `v6` or `v7`.", "请写镜像构建时所用的变体：`v5`、`v6` 或 `v7`。"),
        example: r#"{"platform": {"os": "linux", "architecture": "arm"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("`arm` without variant: clients read it differently", "没有变体的 `arm`：各客户端理解不同");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    if parts(view.platform) == ("arm".to_owned(), String::new()) && view.platform.architecture.as_deref() == Some("arm") {
        say(view, &SAYS, &[], report);
    }
}
