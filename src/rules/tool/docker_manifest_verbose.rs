//! `tool-docker-manifest-verbose`

use crate::diagnostic::Severity;
use crate::dialect::docker_manifest_inspect_verbose::DIALECT;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "tool-docker-manifest-verbose",
    severity: Severity::Note,
    title: text!("Output of `docker manifest inspect -v`", "`docker manifest inspect -v` 的输出"),
    reference: Reference {
        section: "docker/cli, cli/manifest/types/types.go",
        url: "https://github.com/docker/cli/blob/v28.0.0/cli/manifest/types/types.go",
    },
    doc: page! {
        what: text!("Objects with `Ref`, `Descriptor` and the child's content.", "含 `Ref`、`Descriptor` 和子清单内容的对象。"),
        why: text!("It shows the children; the index itself is not in it. Platmap takes the children out of `Raw`, verifies them and draws the index from their descriptors.", "它显示的是子清单，不含索引本身。Platmap 从 `Raw` 取出子清单并验证，再由描述符绘出索引。"),
        fix: text!("For the index use `docker buildx imagetools inspect --raw`.", "要获取索引，请用 `docker buildx imagetools inspect --raw`。"),
        example: r#"[{"Ref": "…", "Descriptor": {…}, "Raw": "…"}]"#,
    },
    check: Check::Json(check),
};

static SAYS: Text = text!(
    "This is what `docker manifest inspect -v` prints. Children in it: {0}; the index is not",
    "这是 `docker manifest inspect -v` 的输出。其中子清单：{0} 个，不含索引"
);

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    if document.dialect == Some(&DIALECT) {
        let count = if root.is_array() { root.items().count() } else { 1 };
        report.missing(root, &SAYS, [count.to_string()]);
    }
}
