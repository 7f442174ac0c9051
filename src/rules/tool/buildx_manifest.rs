//! `tool-buildx-manifest-json`

use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "tool-buildx-manifest-json",
    severity: Severity::Note,
    title: text!("A manifest with its own digest inside", "内含自身摘要的清单"),
    reference: Reference {
        section: "docker/buildx, util/imagetools/printers.go",
        url: "https://github.com/docker/buildx/blob/v0.20.0/util/imagetools/printers.go",
    },
    doc: page! {
        what: text!("The members of an index or manifest beside `digest` and `size` of itself: `docker buildx imagetools inspect --format \"{{json .Manifest}}\"`.", "索引或清单的成员旁还有其自身的 `digest` 和 `size`：`docker buildx imagetools inspect --format \"{{json .Manifest}}\"` 的输出。"),
        why: text!("The two members were added by the tool: these are not the bytes that the digest is of.", "这两个成员是工具加上的：这些字节不是摘要所对应的字节。"),
        fix: text!("Use `--raw` for the exact bytes.", "请用 `--raw` 获取原始字节。"),
        example: r#"{"schemaVersion": 2, "digest": "sha256:…", "size": 1609, "manifests": []}"#,
    },
    check: Check::Json(check),
};

static SAYS: Text = text!(
    "`digest` and `size` of the document itself were added by a tool: these are not the original bytes",
    "工具加入了文档自身的 `digest` 和 `size`：这些不是原始字节"
);

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    if let Some(digest) = root.get("digest").filter(|_| (document.kind().is_index() || document.kind().is_manifest()) && root.has("size")) {
        report.key(digest, &SAYS, NOTHING);
    }
}
