//! Only beside a document that could refer to it, and not for a document that was given for an entry: that is a mismatch.

use crate::diagnostic::Severity;
use crate::dialect::Fidelity;
use crate::image::Kind;
use crate::image::Place;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "x-child-unreferenced",
    severity: Severity::Note,
    title: text!("Nothing refers to this document", "没有文档引用它"),
    reference: Reference {
        section: "image-spec v1.1.1, image-layout.md",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md",
    },
    doc: page! {
        what: text!("A manifest or config was given beside an index (a config also beside a manifest), and none of the documents names its digest.", "在索引旁提供了清单或配置（配置也可在清单旁），但没有任何文档包含其摘要。"),
        why: text!("It is another image's, or its bytes were changed on their way: an added newline or another indent is enough.", "它属于其他镜像，或字节在途中被改动：多一个换行或改变缩进就足够了。"),
        fix: text!("Get the raw bytes, or remove the document.", "请获取原始字节，或移除该文档。"),
        example: "sha256:…",
    },
    check: Check::Linked(check),
};

static SAYS: Text = text!("No other document that was given names the digest of this one", "所提供的其他文档都不包含此文档的摘要");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let kind = document.kind();
    let may_refer = |other: Kind| other.is_index() || (kind == Kind::Config && other.is_manifest());
    let beside = || library.has_beside(document, may_refer);
    if !(kind.is_manifest() || kind == Kind::Config)
        || !document.expected.is_empty()
        // Of an archive the rules about its form tell.
        || document.member.is_some()
        // What a tool wrote anew has another digest by its nature.
        || document.fidelity() == Fidelity::Rewritten
        || !beside()
        || library.referrers(document).next().is_some()
    {
        return;
    }
    // A referrer (a signature, for example) points to its subject and is listed by the registry, not by the subject.
    let subject = document.image.iter().flat_map(|image| &image.descriptors).find(|descriptor| descriptor.place == Place::Subject);
    let attached = subject.and_then(|subject| subject.digest()).is_some_and(|digest| library.by_digest(digest).is_some());
    if let Some(tree) = document.tree.as_deref().filter(|_| !attached) {
        report.missing(tree.root(), &SAYS, NOTHING);
    }
}
