//! `tool-docker-manifest-list-rebuilt`

use crate::diagnostic::Severity;
use crate::dialect::Fidelity;
use crate::dialect::docker_manifest_inspect::DIALECT;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "tool-docker-manifest-list-rebuilt",
    severity: Severity::Warning,
    title: text!("A list as `docker manifest inspect` rebuilds it", "由 `docker manifest inspect` 重新生成的列表"),
    reference: Reference {
        section: "docker/cli, cli/command/manifest/inspect.go",
        url: "https://github.com/docker/cli/blob/v28.0.0/cli/command/manifest/inspect.go",
    },
    doc: page! {
        what: text!("A Docker list with three spaces of indent and a newline at the end: what `docker manifest inspect` prints for any index.", "以三个空格缩进并以换行结尾的 Docker 列表：`docker manifest inspect` 对任何索引都这样输出。"),
        why: text!("It is built anew from the children: an OCI index becomes a Docker list, annotations and artifact types are lost. Its hash is not the registry's digest.", "它由子清单重新生成：OCI 索引会变成 Docker 列表，注解和制品类型会丢失。其哈希不是注册表的摘要。"),
        fix: text!("Compare digests with raw bytes only: `docker buildx imagetools inspect --raw`, `crane manifest`, `skopeo inspect --raw`.", "只用原始字节核对摘要：`docker buildx imagetools inspect --raw`、`crane manifest`、`skopeo inspect --raw`。"),
        example: r#"{\n   "schemaVersion": 2,"#,
    },
    check: Check::Index(check),
};

static SAYS: Text = text!(
    "This looks like a list that `docker manifest inspect` rebuilt: its digest is not that of the registry",
    "这像是 `docker manifest inspect` 重新生成的列表：其摘要不是注册表中的摘要"
);

fn check(view: &IndexView<'_>, report: &mut Report) {
    if view.document.dialect == Some(&DIALECT) && view.document.fidelity() == Fidelity::Rewritten {
        report.missing(view.root, &SAYS, NOTHING);
    }
}
