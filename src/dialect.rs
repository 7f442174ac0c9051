//! The dialects of what people paste: which tool wrote it, whether its bytes are exact, and the documents inside.
//!
//! To add one: write `dialect/<name>.rs` with a [`Dialect`] in it, put its line into [`DIALECTS`], and give it samples in
//! `tests/dialects/<name>/`.

mod fidelity;
mod json_values;
mod labels;
mod listing;
mod paste;
mod secret;
mod terminal_line;

mod base64_text;
mod crane_index_list;
mod docker_hub_tags;
pub(crate) mod docker_inspect;
pub(crate) mod docker_manifest_inspect;
pub(crate) mod docker_manifest_inspect_image;
pub(crate) mod docker_manifest_inspect_verbose;
pub(crate) mod docker_save;
mod dredge;
mod ecr_images;
mod escaped_json;
mod http_log;
/// HTTP responses as curl prints them.
pub mod http_response;
mod imagetools_envelope;
mod imagetools_manifest;
mod imagetools_text;
mod manifest_tool;
mod manifest_tool_text;
mod oras_discover;
mod oras_fetch;
mod podman_manifest_inspect;
mod raw;
mod regctl_text;
mod regctl_tree;
/// Error replies of registries.
pub mod registry_error;
mod several;
pub(crate) mod skopeo_inspect;
mod terminal;

pub use fidelity::{Fidelity, Found, Stated};
pub use paste::{Paste, Sort};
pub use secret::{secret_in_line, secrets};

use crate::language::Text;

/// What stands where a command wants the name of an image.
pub const PLACEHOLDER: &str = "registry.example.com/team/app:1.2";

/// One way in which documents, or words about them, come out of a tool.
#[derive(Debug)]
pub struct Dialect {
    /// Stable name in kebab case; its samples and the report share it.
    pub name: &'static str,
    /// What it is, as it stands in a sentence: "the output of …".
    pub title: Text,
    /// What gives it away, in one plain sentence.
    pub sign: Text,
    /// How the bytes of the documents in it stand to those of the registry.
    pub fidelity: Fidelity,
    /// What happened to the bytes, and what is lost or added.
    pub bytes: Text,
    /// The command that prints exact bytes; `{0}` stands for the name of the image.
    pub command: Option<&'static str>,
    /// The beginning of such a paste.
    pub example: &'static str,
    /// How it stands to the documents in it.
    pub shape: Shape,
    /// Codes of findings that the tool itself brings about by writing a document anew; they are not the document's.
    pub causes: &'static [&'static str],
    /// Whether a paste is of this dialect.
    pub recognise: fn(&Paste<'_>) -> bool,
    /// The documents in a paste of this dialect.
    pub documents: fn(&Paste<'_>) -> Vec<Found>,
    /// The name of the image that a paste of this dialect is about, as it says itself.
    pub reference: fn(&Paste<'_>) -> Option<String>,
}

/// How a paste of a dialect stands to the documents in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// The paste is the document, as the tool wrote it.
    Document,
    /// The paste holds or describes documents and is none itself.
    Wrapper,
    /// Documents with other text around or between them.
    Surroundings,
}

/// Every dialect, in the order in which they are asked: the first that recognises a paste has it.
pub static DIALECTS: &[&Dialect] = &[
    &raw::DIALECT,
    &http_response::DIALECT,
    &http_log::DIALECT,
    &registry_error::DIALECT,
    &docker_manifest_inspect::DIALECT,
    &docker_manifest_inspect_image::DIALECT,
    &docker_manifest_inspect_verbose::DIALECT,
    &imagetools_text::DIALECT,
    &imagetools_manifest::DIALECT,
    &imagetools_envelope::DIALECT,
    &skopeo_inspect::DIALECT,
    &podman_manifest_inspect::DIALECT,
    &manifest_tool::DIALECT,
    &manifest_tool_text::DIALECT,
    &oras_fetch::DIALECT,
    &oras_discover::DIALECT,
    &regctl_text::DIALECT,
    &regctl_tree::DIALECT,
    &crane_index_list::DIALECT,
    &dredge::DIALECT,
    &docker_hub_tags::DIALECT,
    &ecr_images::DIALECT,
    &docker_inspect::DIALECT,
    &docker_save::DIALECT,
    &base64_text::DIALECT,
    &escaped_json::DIALECT,
    &several::DIALECT,
    &terminal::DIALECT,
];

impl Dialect {
    /// The command that prints exact bytes, for the image that `paste` names, or for one to be filled in.
    pub fn command_for(&self, paste: Option<&Paste<'_>>) -> Option<String> {
        let name = paste.and_then(|paste| (self.reference)(paste)).filter(|name| is_plain(name));
        let name = name.unwrap_or_else(|| PLACEHOLDER.to_owned());
        self.command.map(|command| command.replace("{0}", &name))
    }
}

impl PartialEq for Dialect {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Dialect {}

/// Whether a paste is white space: megabytes of that are of nobody, and each dialect would read through them.
pub fn is_blank(paste: &Paste<'_>) -> bool {
    paste.text.trim_start().is_empty()
}

/// The dialect of `paste`; nothing where it is a document as it is, or nothing that is known.
pub fn recognise(paste: &Paste<'_>) -> Option<&'static Dialect> {
    let blank = is_blank(paste);
    DIALECTS.iter().copied().filter(|_| !blank).find(|dialect| (dialect.recognise)(paste))
}

/// The documents in a paste of `dialect`. Beside what is only listed, whole documents may stand in the same text.
pub fn documents_in(dialect: &Dialect, paste: &Paste<'_>) -> Vec<Found> {
    let mut found = (dialect.documents)(paste);
    if dialect.fidelity == Fidelity::Drawn && paste.words().is_some() {
        found.extend(several::documents(paste));
    }
    found
}

/// No documents: for dialects that only describe.
fn nothing(_: &Paste<'_>) -> Vec<Found> {
    Vec::new()
}

/// No name: for dialects that do not say which image they are about.
fn nameless(_: &Paste<'_>) -> Option<String> {
    None
}

/// Whether a name can stand in a command line as it is: nothing in it that a shell would read.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.len() < 512
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-/:@+".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_once_and_words_are_complete() {
        let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let mut seen = std::collections::BTreeSet::new();
        for dialect in DIALECTS {
            assert!(seen.insert(dialect.name), "{} stands twice", dialect.name);
            assert!(
                dialect.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
                "{}",
                dialect.name
            );
            for text in [dialect.title, dialect.sign, dialect.bytes] {
                assert!(!text.en.is_empty() && !han(text.en) && han(text.zh), "{}: {} / {}", dialect.name, text.en, text.zh);
            }
            for text in [dialect.sign, dialect.bytes] {
                assert!(text.en.ends_with('.') && text.zh.ends_with('。'), "{}: {} / {}", dialect.name, text.en, text.zh);
            }
            assert!(!dialect.example.is_empty(), "{}", dialect.name);
        }
    }

    #[test]
    fn only_plain_names_come_into_commands() {
        assert!(is_plain("registry.example.com:5000/team/app@sha256:00"));
        for name in ["", "-rf", "a b", "a;b", "$(a)", "a`b`", "a\nb", "名"] {
            assert!(!is_plain(name), "{name}");
        }
    }
}
