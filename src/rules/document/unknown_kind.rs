//! `doc-unknown-kind`

use crate::diagnostic::Severity;
use crate::guess::guess;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "doc-unknown-kind",
    severity: Severity::Warning,
    title: text!("No document of the specifications", "不是规范中的文档"),
    reference: Reference {
        section: "image-spec v1.1.1, media-types.md",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md",
    },
    doc: page! {
        what: text!("The object has no known media type and none of the members that tell documents apart.", "对象没有已知的媒体类型，也没有能区分文档的成员。"),
        why: text!("Platmap cannot say what it is, and no client can run it.", "Platmap 无法判断它是什么，也没有客户端能运行它。"),
        fix: text!("Give an image index, a manifest list, a manifest or a config.", "请提供镜像索引、清单列表、清单或配置。"),
        example: r#"{"hello": "world"}"#,
    },
    check: Check::Json(check),
};

static SAYS: Text = text!(
    "None of `manifests`, `layers`, `config`, `fsLayers`, `rootfs`, `imageLayoutVersion` is here, and no known `mediaType`",
    "这里没有 `manifests`、`layers`、`config`、`fsLayers`、`rootfs`、`imageLayoutVersion`，也没有已知的 `mediaType`"
);

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    if root.is_object() && document.kind() == Kind::Unknown && document.dialect.is_none() && guess(document).is_none() {
        report.missing(root, &SAYS, NOTHING);
    }
}
