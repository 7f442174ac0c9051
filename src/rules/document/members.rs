//! Members that the specifications do not define, and those that look like defined ones.

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static UNKNOWN_FIELD: Rule = Rule {
    code: "doc-unknown-field",
    severity: Severity::Note,
    title: text!("Members outside the specification", "规范之外的成员"),
    reference: Reference {
        section: "image-spec v1.1.1, considerations.md, Extensibility",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/considerations.md#extensibility",
    },
    doc: page! {
        what: text!("The document has members that the specification does not define.", "文档含有规范未定义的成员。"),
        why: text!("They are legal and clients ignore them.", "它们合法，客户端会忽略。"),
        fix: text!("Nothing to do, unless one of them was meant to be a defined one.", "无需处理，除非其中某个本应是已定义的成员。"),
        example: r#"{"schemaVersion": 2, "manifests": [], "x-build": 7}"#,
    },
    check: Check::Json(unknown),
};
pub(in crate::rules) static FIELD_TYPO: Rule = Rule {
    code: "doc-field-typo",
    severity: Severity::Warning,
    title: text!("A member that looks misspelt", "成员名称疑似拼写错误"),
    reference: Reference { section: "Platmap: no specification asks for this", url: "" },
    doc: page! {
        what: text!("A member that is not defined looks like a defined one: `annotation`, `os_version`, `osVersion`, `arch`, `media_type`.", "未定义的成员与已定义的很像：`annotation`、`os_version`、`osVersion`、`arch`、`media_type`。"),
        why: text!("Clients ignore it, so what it says has no effect.", "客户端会忽略它，因此不起作用。"),
        fix: text!("Write the name as the specification does.", "请按规范书写名称。"),
        example: r#"{"platform": {"os": "windows", "architecture": "amd64", "os_version": "10.0.20348.2322"}}"#,
    },
    check: Check::Json(typo),
};

static UNKNOWN: Text = text!("{0} members are outside the specification: {1}", "有 {0} 个成员不在规范中：{1}");
static TYPO: Text = text!("`{0}` is not defined; `{1}` may be meant", "`{0}` 未定义，可能是 `{1}`");

const INDEX: &[&str] = &["schemaVersion", "mediaType", "artifactType", "manifests", "subject", "annotations"];
const MANIFEST: &[&str] = &["schemaVersion", "mediaType", "artifactType", "config", "layers", "subject", "annotations"];
const DESCRIPTOR: &[&str] = &["mediaType", "digest", "size", "urls", "annotations", "data", "artifactType", "platform"];
const PLATFORM: &[&str] = &["architecture", "os", "os.version", "os.features", "variant", "features"];
/// Names that are told.
const NAMED: usize = 6;
/// Members of the other kinds: another rule speaks of them.
const FOREIGN: &[&str] = &["manifests", "config", "layers", "fsLayers", "history", "blobs", "digest", "size"];

/// Each member that is not defined where it stands, with the names that are.
fn undefined<'a>(root: Value<'a>, document: &'a Document) -> Vec<(Value<'a>, &'static [&'static str])> {
    let (Some(tree), Some(image)) = (document.tree.as_deref(), document.image.as_deref()) else { return Vec::new() };
    let mut found = Vec::new();
    let mut object = |object: Value<'a>, names: &'static [&'static str]| {
        found.extend(
            object
                .members()
                .filter(|member| member.key().is_some_and(|key| !names.iter().any(|name| name.eq_ignore_ascii_case(&key))))
                .map(|member| (member, names)),
        );
    };
    match image.kind {
        kind if kind.is_index() => object(root, INDEX),
        Kind::OciManifest | Kind::DockerManifest => object(root, MANIFEST),
        _ => {}
    }
    for descriptor in &image.descriptors {
        let value = tree.value(descriptor.node);
        object(value, DESCRIPTOR);
        value.get("platform").into_iter().for_each(|platform| object(platform, PLATFORM));
    }
    let at_root = |member: &Value<'_>| member.parent().is_some_and(|parent| parent.id() == root.id()) && image.kind != Kind::Descriptor;
    found.retain(|(member, _)| !(at_root(member) && member.key().is_some_and(|key| FOREIGN.contains(&key.as_ref()))));
    found
}

/// The defined name that `key` is a known confusion with, or one slip of a finger away from.
fn meant(key: &str, names: &[&'static str]) -> Option<&'static str> {
    let (folded, names_folded) = (Folded::of(key)?, names.iter().map(|name| (name, Folded::of(name))));
    let alias: &[u8] = match folded.letters() {
        b"arch" => b"architecture",
        b"hash" => b"digest",
        b"length" => b"size",
        b"url" => b"urls",
        other => other,
    };
    let is_slip = |name: &[u8]| name == alias || (name.len() > 4 && alias.len() > 4 && distance_is_one(name, alias));
    names_folded.filter_map(|(name, folded)| Some((name, folded?))).find(|(_, name)| is_slip(name.letters())).map(|(name, _)| *name)
}

/// Letters and digits that no defined name has as many of.
const LONGEST: usize = 24;

/// The letters and digits of a name, in lower case. Kept in place: an object may have a million names.
struct Folded {
    letters: [u8; LONGEST],
    len: usize,
}

impl Folded {
    /// Nothing where there are more than any name that is meant could have.
    fn of(name: &str) -> Option<Self> {
        let (mut letters, mut len) = ([0; LONGEST], 0);
        for byte in name.bytes().filter(u8::is_ascii_alphanumeric) {
            *letters.get_mut(len)? = byte.to_ascii_lowercase();
            len += 1;
        }
        Some(Self { letters, len })
    }

    fn letters(&self) -> &[u8] {
        self.letters.get(..self.len).unwrap_or_default()
    }
}

/// Whether one letter added, left out or changed makes one text the other.
fn distance_is_one(a: &[u8], b: &[u8]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let rest_of_long = long.get(same + 1..).unwrap_or_default();
    let rest_of_short =
        if short.len() == long.len() { short.get(same + 1..).unwrap_or_default() } else { short.get(same..).unwrap_or_default() };
    rest_of_long == rest_of_short
}

fn unknown(root: Value<'_>, document: &Document, report: &mut Report) {
    let found: Vec<_> = undefined(root, document)
        .into_iter()
        .filter(|(member, names)| member.key().is_some_and(|key| meant(&key, names).is_none()))
        .collect();
    let Some((first, _)) = found.first() else { return };
    // The first few in order: there may be a million.
    let mut names = std::collections::BTreeSet::new();
    for key in found.iter().filter_map(|(member, _)| member.key()) {
        if names.len() <= NAMED || names.last().is_some_and(|last| key < *last) {
            names.insert(key);
        }
        if names.len() > NAMED + 1 {
            names.pop_last();
        }
    }
    let list = names.iter().take(NAMED).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" ");
    let list = if names.len() > NAMED { format!("{list} …") } else { list };
    report.key(*first, &UNKNOWN, [found.len().to_string(), list]);
}

fn typo(root: Value<'_>, document: &Document, report: &mut Report) {
    for (member, names) in undefined(root, document) {
        let Some(key) = member.key() else { continue };
        // Where the right name stands beside it, the other is not a slip.
        let free = |name: &&'static str| member.parent().is_none_or(|parent| !parent.has(name));
        if let Some(name) = meant(&key, names).filter(free) {
            report.key(member, &TYPO, [key.as_ref(), name]);
        }
    }
}
