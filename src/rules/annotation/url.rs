//! `ann-url`

use super::texts::texts;
use crate::diagnostic::Severity;
use crate::image::annotation::{DOCUMENTATION, SOURCE, URL};
use crate::language::Text;
use crate::rules::descriptor::scheme_of;
use crate::rules::rule::page;
use crate::rules::{AnnotationsView, Check, Reference, Report, Rule};
use crate::text;
use crate::text::short;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "ann-url",
    severity: Severity::Warning,
    title: text!("Not a URL", "不是 URL"),
    reference: Reference {
        section: "image-spec v1.1.1, annotations.md, Pre-Defined Annotation Keys",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys",
    },
    doc: page! {
        what: text!("`org.opencontainers.image.url`, `…documentation` or `…source` is not an absolute URL.", "`org.opencontainers.image.url`、`…documentation` 或 `…source` 不是绝对 URL。"),
        why: text!("Registries and tools make links of them, and this one leads nowhere.", "注册表和工具会把它显示为链接，而它无法打开。"),
        fix: text!("Write it with its scheme: `https://github.com/example/app`. For git over SSH write `ssh://git@example.com/app.git`.", "请写出协议：`https://github.com/example/app`。通过 SSH 使用 git 时写 `ssh://git@example.com/app.git`。"),
        example: r#"{"annotations": {"org.opencontainers.image.source": "github.com/example/app"}}"#,
    },
    check: Check::Annotations(check),
};

static SAYS: Text = text!("`{0}` is not an absolute URL", "`{0}` 不是绝对 URL");

fn check(view: &AnnotationsView<'_>, report: &mut Report) {
    for group in texts(view, &[URL, DOCUMENTATION, SOURCE]).into_iter().filter(|group| scheme_of(&group.what).is_none()) {
        report.value(group.first, &SAYS, [short(&group.what)]).also(group.others);
    }
}
