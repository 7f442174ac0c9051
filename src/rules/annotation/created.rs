//! `ann-created`
//!
//! A date in the future is not told: the core has no clock.

use super::texts::texts;
use crate::diagnostic::Severity;
use crate::image::annotation::CREATED;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{AnnotationsView, Check, Reference, Report, Rule};
use crate::text;
use crate::text::{is_date_time, short};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "ann-created",
    severity: Severity::Warning,
    title: text!("Not a date and time", "不是日期时间"),
    reference: Reference {
        section: "image-spec v1.1.1, annotations.md, Pre-Defined Annotation Keys",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys",
    },
    doc: page! {
        what: text!("`org.opencontainers.image.created` is not a date and time as RFC 3339 has it.", "`org.opencontainers.image.created` 不是 RFC 3339 日期时间。"),
        why: text!("Tools that sort images by age cannot read it, and oras refuses to pack it.", "按时间排序镜像的工具无法读取，oras 会拒绝打包。"),
        fix: text!("Write it like `2024-01-02T03:04:05Z`.", "请写成 `2024-01-02T03:04:05Z` 的形式。"),
        example: r#"{"annotations": {"org.opencontainers.image.created": "2024-01-02 03:04"}}"#,
    },
    check: Check::Annotations(check),
};

static SAYS: Text = text!(
    "`{0}` is not a date and time of RFC 3339, such as `2024-01-02T03:04:05Z`",
    "`{0}` 不是 RFC 3339 日期时间，例如 `2024-01-02T03:04:05Z`"
);

fn check(view: &AnnotationsView<'_>, report: &mut Report) {
    for group in texts(view, &[CREATED]).into_iter().filter(|group| !is_date_time(&group.what)) {
        report.value(group.first, &SAYS, [short(&group.what)]).also(group.others);
    }
}
