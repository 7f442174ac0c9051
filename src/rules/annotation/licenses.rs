//! `ann-licenses`

use super::spdx;
use super::texts::texts;
use crate::diagnostic::Severity;
use crate::image::annotation::LICENSES;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{AnnotationsView, Check, Reference, Report, Rule};
use crate::text;
use crate::text::short;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "ann-licenses",
    severity: Severity::Warning,
    title: text!("Not an SPDX license expression", "不是 SPDX 许可证表达式"),
    reference: Reference {
        section: "image-spec v1.1.1, annotations.md, Pre-Defined Annotation Keys",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys",
    },
    doc: page! {
        what: text!("`org.opencontainers.image.licenses` is not an SPDX license expression: identifiers, joined by `AND`, `OR` and `WITH`. Platmap does not ask whether SPDX lists the identifier.", "`org.opencontainers.image.licenses` 不是 SPDX 许可证表达式，即用 `AND`、`OR`、`WITH` 连接的标识符。Platmap 不检查标识符是否在 SPDX 列表中。"),
        why: text!("Programs that check licenses cannot read it.", "检查许可证的程序无法读取。"),
        fix: text!("Write it like `Apache-2.0` or `MIT OR GPL-2.0-or-later`; for a license of your own `LicenseRef-example`.", "请写成 `Apache-2.0` 或 `MIT OR GPL-2.0-or-later` 的形式；自定义许可证写 `LicenseRef-example`。"),
        example: r#"{"annotations": {"org.opencontainers.image.licenses": "Apache License 2.0"}}"#,
    },
    check: Check::Annotations(check),
};

static SAYS: Text = text!("`{0}` is not an SPDX license expression", "`{0}` 不是 SPDX 许可证表达式");
static MEANT: Text = text!("`{0}` is not an SPDX license expression; `{1}` may be meant", "`{0}` 不是 SPDX 许可证表达式，可能是 `{1}`");
static LIST: Text = text!(
    "`{0}`: SPDX joins licenses with `AND` or `OR`, not with a comma or slash",
    "`{0}`：SPDX 用 `AND` 或 `OR` 连接许可证，而不是逗号或斜杠"
);

fn check(view: &AnnotationsView<'_>, report: &mut Report) {
    for group in texts(view, &[LICENSES]).into_iter().filter(|group| !spdx::is_expression(&group.what)) {
        let text = short(&group.what);
        let finding = match spdx::meant(&group.what) {
            Some(identifier) => report.value(group.first, &MEANT, [text.as_str(), identifier]),
            None if spdx::is_list(&group.what) => report.value(group.first, &LIST, [text]),
            None => report.value(group.first, &SAYS, [text]),
        };
        finding.also(group.others);
    }
}
