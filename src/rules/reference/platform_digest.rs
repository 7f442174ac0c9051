//! `reference-platform-digest`
//!
//! Said of a reference given beside an index, and of an index whose expected digest is that of one of its own entries.

use super::given::given;
use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::image::{Descriptor, Index, Role};
use crate::language::Text;
use crate::library::{Document, ExpectationSource, Library};
use crate::platform::Platform;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "reference-platform-digest",
    severity: Severity::Note,
    title: text!("A reference to one platform", "引用只指向一个平台"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md",
    },
    doc: page! {
        what: text!("The digest of a reference is that of an image in the index, not that of the index.", "引用中的摘要属于索引中的某个镜像，而不是索引本身。"),
        why: text!("It pins one platform: on others the pull fails, or the program does not start.", "这样只固定了一个平台：在其他平台上会拉取失败，或程序无法启动。"),
        fix: text!("Pin the digest of the index, unless one platform is what you mean.", "请固定索引的摘要，除非只需要这一个平台。"),
        example: "registry.example.com/app@sha256:… (of the linux/arm64 image)",
    },
    check: Check::Linked(check),
};

static PINS: Text =
    text!("This is the digest of the image for {0}; the index that lists it is `{1}`", "这是 {0} 镜像的摘要；列出它的索引是 `{1}`");
static ASKED: Text = text!(
    "The digest that was asked for is this entry's, for {0}, and not that of the index",
    "所要求的摘要是该条目（{0}）的，而不是索引的"
);

fn check(library: &Library, document: &Document, report: &mut Report) {
    if let Some(given) = given(document) {
        let Some((part, digest)) = given.parts.digest.and_then(|part| Some((part, Digest::parse(part.text).ok()?))) else { return };
        for (index, _) in library.naming(&digest) {
            if let Some((_, platform)) = index_of(index).and_then(|entries| image(entries, &digest)) {
                report.span(given.place(part.span()), &PINS, [platform.full_name(), index.sha256().to_string()]);
                return;
            }
        }
    }
    let (Some(index), Some(tree)) = (index_of(document), document.tree.as_deref()) else { return };
    for expected in document.expected.iter().filter(|expected| expected.source == ExpectationSource::Person) {
        let Some((entry, platform)) = image(index, &expected.digest) else { continue };
        if let Some(value) = tree.value(entry.node).get("digest") {
            report.value(value, &ASKED, [platform.full_name()]);
        }
    }
}

/// The index that a document is, unless its entries are images of their own.
fn index_of(document: &Document) -> Option<&Index> {
    document.image.as_deref()?.index.as_ref().filter(|index| !index.names_images())
}

/// The image with this digest and its platform.
fn image<'a>(index: &'a Index, digest: &Digest) -> Option<(&'a Descriptor, &'a Platform)> {
    let mut entries = index.iter().filter(|(_, entry, role)| *role == Role::Image && entry.digest() == Some(digest));
    entries.find_map(|(_, entry, _)| Some((entry, entry.platform()?)))
}
