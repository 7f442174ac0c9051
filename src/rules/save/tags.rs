//! `save-tag-invalid`

use super::subject::Saved;
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::reference::Reference as Name;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "save-tag-invalid",
    severity: Severity::Warning,
    title: text!("A name that cannot be read", "无法解析的名称"),
    reference: Reference {
        section: "Docker Engine v28, image/tarexport/load.go (invalid tag)",
        url: "https://github.com/moby/moby/blob/v28.5.2/image/tarexport/load.go",
    },
    doc: page! {
        what: text!("An entry of `RepoTags` is not the name of an image with a tag.", "`RepoTags` 的某项不是带标签的镜像名称。"),
        why: text!("Docker loads the image and then stops with an error, so that it has no name; podman and skopeo refuse the archive.", "Docker 加载镜像后报错中止，镜像因此没有名称；podman 和 skopeo 会拒绝该归档。"),
        fix: text!("Save the image again under a name such as `registry.example.com/team/app:1.2`.", "请以 `registry.example.com/team/app:1.2` 之类的名称重新保存镜像。"),
        example: r#"{"RepoTags": ["registry.example.com/Team/app"]}"#,
    },
    check: Check::Linked(check),
};

static NO_NAME: Text = text!("`{0}` is no name of an image", "`{0}` 不是镜像名称");
static NO_TAG: Text = text!("`{0}` has no tag", "`{0}` 没有标签");
static NO_STRING: Text = text!("A name must be a string", "名称必须是字符串");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let Some(saved) = Saved::of(library, document) else { return };
    for tag in saved.images.iter().flat_map(|image| &image.tags) {
        let Some(text) = tag.as_str() else {
            report.value(*tag, &NO_STRING, NOTHING);
            continue;
        };
        match Name::parse(&text) {
            Err(_) => report.value(*tag, &NO_NAME, [text]),
            Ok(name) if name.tag().is_none() => report.value(*tag, &NO_TAG, [text]),
            Ok(_) => continue,
        };
    }
}
