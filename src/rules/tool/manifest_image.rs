//! `tool-docker-manifest-image`

use crate::diagnostic::Severity;
use crate::dialect::Fidelity;
use crate::dialect::docker_manifest_inspect_image::DIALECT;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "tool-docker-manifest-image",
    severity: Severity::Note,
    title: text!("A manifest as `docker manifest inspect` indents it", "由 `docker manifest inspect` 缩进的清单"),
    reference: Reference {
        section: "docker/cli, cli/command/manifest/inspect.go",
        url: "https://github.com/docker/cli/blob/v28.0.0/cli/command/manifest/inspect.go",
    },
    doc: page! {
        what: text!("One image manifest indented with tabs, with a newline at the end.", "以制表符缩进并以换行结尾的单个镜像清单。"),
        why: text!("Only white space differs from the original bytes, but the digest differs, too.", "与原始字节只有空白不同，但摘要也不同了。"),
        fix: text!("Fetch the raw bytes to compare digests.", "请获取原始字节来核对摘要。"),
        example: r#"{\n\t"schemaVersion": 2,"#,
    },
    check: Check::Json(check),
};

static SAYS: Text = text!(
    "The manifest is indented as `docker manifest inspect` prints it: most likely its digest is not that of the registry",
    "清单的缩进与 `docker manifest inspect` 的输出相同：其摘要很可能不是注册表中的摘要"
);

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    if document.dialect == Some(&DIALECT) && document.fidelity() == Fidelity::Rewritten {
        report.missing(root, &SAYS, NOTHING);
    }
}
