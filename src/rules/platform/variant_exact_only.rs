//! Variants that are compared as text: there is no ladder of them, as there is for arm and amd64.

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::platform::known;
use crate::platform::normalise;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-variant-exact-only",
    severity: Severity::Note,
    title: text!("A variant that only an exact request finds", "只有精确请求才能选中的变体"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, compare.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/compare.go",
    },
    doc: page! {
        what: text!("`ppc64le` with `power…`, or `riscv64` with `rva…`.", "`ppc64le` 加 `power…`，或 `riscv64` 加 `rva…`。"),
        why: text!("containerd, Docker and podman compare these variants as text. A plain `linux/riscv64` request does not match `rva22u64`, and no client steps down from one to another.", "containerd、Docker 和 podman 按文本比较这些变体。普通的 `linux/riscv64` 请求不匹配 `rva22u64`，也没有客户端会从一个变体退到另一个。"),
        fix: text!("Provide an entry without variant, too.", "请同时提供没有变体的条目。"),
        example: r#"{"platform": {"os": "linux", "architecture": "riscv64", "variant": "rva22u64"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!(
    "A plain request for `{0}` does not match `{1}`: most clients compare it as text",
    "普通的 `{0}` 请求不匹配 `{1}`：多数客户端按文本比较"
);

fn check(view: &PlatformView<'_>, report: &mut Report) {
    let normal = normalise(view.platform);
    let (architecture, variant) = (normal.architecture.as_deref().unwrap_or_default(), normal.variant.as_deref().unwrap_or_default());
    if matches!(architecture, "ppc64le" | "riscv64")
        && known::is_listed_variant(architecture, variant)
        && let Some(value) = view.value.get("variant")
    {
        report.value(value, &SAYS, [architecture, variant]);
    }
}
