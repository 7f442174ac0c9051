//! `{}` where a config belongs. Alone it is nothing in particular, so only what points to it tells that it is a config.

use crate::diagnostic::Severity;
use crate::image::Place;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "config-empty-object",
    severity: Severity::Note,
    title: text!("An empty config", "空配置"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Guidance for an Empty Descriptor",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidance-for-an-empty-descriptor",
    },
    doc: page! {
        what: text!("The document is `{}`, and a manifest that was given names it as its config.", "文档是 `{}`，且所提供的某个清单以它为配置。"),
        why: text!("It says that there is nothing to configure: the manifest is an artifact's, and its `artifactType` or the config's media type says of what kind. No client can run it as an image.", "它表示没有可配置的内容：该清单属于制品，其类别由 `artifactType` 或配置的媒体类型说明。没有客户端能把它当作镜像运行。"),
        fix: text!("Nothing to do for an artifact, as long as its manifest has an `artifactType`. An image needs a real config.", "制品无需处理，只要其清单有 `artifactType`。镜像则需要真实的配置。"),
        example: "{}",
    },
    check: Check::Linked(check),
};

static EMPTY: Text = text!("The config of a manifest that was given, and empty", "这是所提供清单的配置，且为空");
static UNTYPED: Text = text!(
    "The config of a manifest that was given, and empty: the manifest needs an `artifactType`",
    "这是所提供清单的配置，且为空：该清单需要 `artifactType`"
);

fn check(library: &Library, document: &Document, report: &mut Report) {
    let Some(tree) = document.tree.as_deref().filter(|_| document.syntax.is_none()) else { return };
    let root = tree.root();
    if !root.is_object() || root.children().next().is_some() {
        return;
    }
    let manifests = library.referrers(document).filter(|(_, descriptor)| descriptor.place == Place::Config);
    let untyped = |(manifest, descriptor): (&std::rc::Rc<Document>, &crate::image::Descriptor)| {
        let typed = manifest.tree.as_deref().and_then(|tree| tree.root().str("artifactType")).is_some_and(|text| !text.is_empty());
        // Another type of config says what the artifact is, as before `artifactType` existed.
        !typed && descriptor.media_type().is_none_or(|name| name == mt::EMPTY || mt::is_image_config(name))
    };
    let untyped: Vec<bool> = manifests.map(untyped).collect();
    if !untyped.is_empty() {
        report.missing(root, if untyped.contains(&true) { &UNTYPED } else { &EMPTY }, NOTHING);
    }
}
