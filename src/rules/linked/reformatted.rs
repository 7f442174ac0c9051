//! `x-digest-match-after-reformat`
//!
//! The hash doctor writes a document anew many hundred times. So it is asked only where few documents have the wrong digest,
//! about small ones, and about none that a person edited here; and what it said is remembered, for every further document
//! that is given asks all rules again.

use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::doctor::{Change, examine};
use crate::language::Text;
use crate::library::{Document, Library, Route, Verification};
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "x-digest-match-after-reformat",
    severity: Severity::Note,
    title: text!("The same content in another layout", "内容相同，排版不同"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Verification",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#verification",
    },
    doc: page! {
        what: text!("Bytes with the wrong digest have the right one once a known change is undone: an added newline, other line ends, another indent.", "字节的摘要不符，但撤销某种已知的改动后相符：多了换行、换行符不同、缩进不同。"),
        why: text!("The content is what the digest names. Only its layout was changed on the way, by an editor, a terminal or a formatter.", "内容就是摘要所指的内容，只是排版在途中被编辑器、终端或格式化工具改动过。"),
        fix: text!("Take the restored bytes from the Digests panel, or fetch the raw bytes.", "请在“摘要”面板中取用还原的字节，或重新获取原始字节。"),
        example: "{\"schemaVersion\":2} saved as { \"schemaVersion\": 2 }",
    },
    check: Check::Linked(check),
};

/// Longest document that is examined, in bytes: a manifest has a few thousand.
const SIZE_LIMIT: usize = 16 << 10;
/// So many answers are remembered.
const MEMORY: usize = 64;
/// With more documents of a wrong digest than this, none is examined: that is no slip of one paste.
const COUNT_LIMIT: usize = 4;

static ADDED: Text = text!("Without the newline at its end it has the digest `{0}`", "去掉末尾的换行符后，摘要就是 `{0}`");
static LOST: Text = text!("With a newline at its end it has the digest `{0}`", "在末尾加上换行符后，摘要就是 `{0}`");
static OTHER: Text = text!(
    "What happened to these bytes can be undone: then they have the digest `{0}`",
    "这些字节所受的改动可以撤销：撤销后，摘要就是 `{0}`"
);

/// What the doctor said of bytes, by their digest, and the digest that they should have.
type Answers = HashMap<(Digest, Digest), Option<&'static Text>>;

thread_local! {
    static ANSWERS: RefCell<Answers> = RefCell::default();
}

fn check(library: &Library, document: &Document, report: &mut Report) {
    if library.misnamed() > COUNT_LIMIT {
        return;
    }
    for expected in &document.expected {
        if let Some(says) = restored(document, &expected.digest) {
            report.whole(says, [expected.digest.as_str()]);
        }
    }
    let (Some(image), Some(tree)) = (document.image.as_deref(), document.tree.as_deref()) else { return };
    let mut seen = HashSet::new();
    for descriptor in &image.descriptors {
        let (Some(digest), Verification::Differs(id, _)) = (descriptor.digest(), library.verify(descriptor)) else { continue };
        if !seen.insert(digest) {
            continue;
        }
        let Some(says) = id.document().and_then(|id| library.get(id)).and_then(|child| restored(child, digest)) else { continue };
        let value = tree.value(descriptor.node);
        report.value(value.get("digest").unwrap_or(value), says, [digest.as_str()]);
    }
}

/// How to say what happened to the bytes of `document`, where undoing it gives them `digest`.
fn restored(document: &Document, digest: &Digest) -> Option<&'static Text> {
    let small = document.bytes.len() <= SIZE_LIMIT && document.origin.route != Route::Typed;
    if !small || digest.algorithm().is_none() || document.is_named(digest) {
        return None;
    }
    let question = (document.sha256().clone(), digest.clone());
    ANSWERS.with_borrow_mut(|answers| {
        if answers.len() >= MEMORY && !answers.contains_key(&question) {
            answers.clear();
        }
        *answers.entry(question).or_insert_with(|| undone(&document.bytes, digest))
    })
}

fn undone(bytes: &[u8], digest: &Digest) -> Option<&'static Text> {
    let changes = examine(bytes, digest)?.restored?.changes;
    Some(match changes.as_slice() {
        [Change::NewlineAdded] => &ADDED,
        [Change::NewlineLost] => &LOST,
        _ => &OTHER,
    })
}
