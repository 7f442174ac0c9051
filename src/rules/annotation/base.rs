//! The image that an image is based on.

use super::texts::texts;
use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::image::annotation::{BASE_DIGEST, BASE_NAME};
use crate::language::Text;
use crate::reference::Reference as ImageReference;
use crate::rules::alike::alike;
use crate::rules::rule::page;
use crate::rules::{AnnotationsView, Check, Reference, Report, Rule};
use crate::text;
use crate::text::short;

pub(in crate::rules) static DIGEST: Rule = Rule {
    code: "ann-base-digest",
    severity: Severity::Warning,
    title: text!("The base image's digest is not a digest", "基础镜像的摘要不是摘要"),
    reference: Reference {
        section: "image-spec v1.1.1, annotations.md, Pre-Defined Annotation Keys",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys",
    },
    doc: page! {
        what: text!("`org.opencontainers.image.base.digest` is not a digest.", "`org.opencontainers.image.base.digest` 不是摘要。"),
        why: text!("Tools that look whether the base image was renewed cannot compare it.", "检查基础镜像是否更新的工具无法比较。"),
        fix: text!("Write the digest of the base image's manifest.", "请写基础镜像清单的摘要。"),
        example: r#"{"annotations": {"org.opencontainers.image.base.digest": "latest"}}"#,
    },
    check: Check::Annotations(digest),
};
pub(in crate::rules) static NAME: Rule = Rule {
    code: "ann-base-name",
    severity: Severity::Warning,
    title: text!("The base image's name is not complete", "基础镜像的名称不完整"),
    reference: Reference {
        section: "image-spec v1.1.1, annotations.md, Pre-Defined Annotation Keys",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys",
    },
    doc: page! {
        what: text!("`org.opencontainers.image.base.name` is no image reference or names no registry; or (a note) there is no `…base.digest` beside it. `scratch` is no image and needs neither.", "`org.opencontainers.image.base.name` 不是镜像引用，或没有写出注册表；或（提示）旁边没有 `…base.digest`。`scratch` 不是镜像，两者都不需要。"),
        why: text!("Each client may add another registry to a short name. Without the digest nobody can tell which build of the base image it was.", "对短名称，各客户端可能补上不同的注册表。没有摘要就无法得知用的是基础镜像的哪次构建。"),
        fix: text!("Write it in full, like `docker.io/library/alpine:3.20`, and add the digest.", "请写全，例如 `docker.io/library/alpine:3.20`，并加上摘要。"),
        example: r#"{"annotations": {"org.opencontainers.image.base.name": "alpine:3.20"}}"#,
    },
    check: Check::Annotations(name),
};

static NOT_DIGEST: Text = text!("`{0}` is not a digest", "`{0}` 不是摘要");
static NOT_REFERENCE: Text = text!("`{0}` is not an image reference", "`{0}` 不是镜像引用");
static SHORT: Text = text!("`{0}` names no registry; Docker would read `{1}`", "`{0}` 没有写出注册表；Docker 会读作 `{1}`");
static NO_DIGEST: Text = text!(
    "Without `org.opencontainers.image.base.digest` nobody can tell which build of `{0}` this is based on",
    "没有 `org.opencontainers.image.base.digest` 就无法得知基于 `{0}` 的哪次构建"
);

/// What builds write that start from nothing.
const SCRATCH: &str = "scratch";

fn digest(view: &AnnotationsView<'_>, report: &mut Report) {
    for group in texts(view, &[BASE_DIGEST]).into_iter().filter(|group| Digest::parse(&group.what).is_err()) {
        report.value(group.first, &NOT_DIGEST, [short(&group.what)]).also(group.others);
    }
}

fn name(view: &AnnotationsView<'_>, report: &mut Report) {
    for group in texts(view, &[BASE_NAME]).into_iter().filter(|group| group.what != SCRATCH) {
        match ImageReference::parse(&group.what) {
            Err(_) => _ = report.value(group.first, &NOT_REFERENCE, [short(&group.what)]).also(group.others),
            Ok(reference) if reference.host().is_none() => {
                report.value(group.first, &SHORT, [short(&group.what), short(&reference.normalised().to_string())]).also(group.others);
            }
            Ok(_) => {}
        }
    }
    // What breaks the name is told above; a digest in the name is as good as one beside it.
    let unpinned =
        |name: &str| ImageReference::parse(name).is_ok_and(|reference| reference.host().is_some() && reference.digest().is_none());
    let alone = view.maps.iter().filter(|(_, map)| !map.has(BASE_DIGEST)).filter_map(|(_, map)| {
        let value = map.get(BASE_NAME)?;
        let name = value.as_str().filter(|name| unpinned(name))?;
        Some((name.into_owned(), value))
    });
    for group in alike(alone) {
        report.key(group.first, &NO_DIGEST, [short(&group.what)]).severity(Severity::Note).also_keys(group.others);
    }
}
