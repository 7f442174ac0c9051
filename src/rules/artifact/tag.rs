//! Tags that are made from a digest: where clients list the referrers of a manifest, and where cosign keeps signatures.
//!
//! Sources: distribution-spec v1.1.1, "Referrers Tag Schema"; cosign v2.4.0, `specs/SIGNATURE_SPEC.md`, "Tag-based Discovery".

use crate::digest::Digest;
use crate::guess::{Guess, guess};
use crate::image::REFERENCE_NAME;
use crate::library::{Document, Library};
use crate::reference::Parts;
use crate::text::Span;

/// Length in characters to which a referrers tag cuts the algorithm's name, and the encoded part.
const ALGORITHM_LENGTH: usize = 32;
const ENCODED_LENGTH: usize = 64;

/// The tag under which clients list what refers to `digest`, where the registry does not.
pub(super) fn referrers_tag(digest: &Digest) -> String {
    let cut = |part: &str, length: usize| part.chars().take(length).collect::<String>();
    let tag = format!("{}-{}", cut(digest.algorithm_name(), ALGORITHM_LENGTH), cut(digest.encoded(), ENCODED_LENGTH));
    tag.replace(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')), "-")
}

/// Whether `tag` is the referrers tag of a digest of a registered algorithm.
pub(super) fn is_referrers_tag(tag: &str) -> bool {
    let digits = |text: &str| text.len() == ENCODED_LENGTH && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    tag.split_once('-').is_some_and(|(algorithm, rest)| matches!(algorithm, "sha256" | "sha384" | "sha512" | "blake3") && digits(rest))
}

/// The referrers tag at the end of a file's name: `sha256-<hex>`, `app-sha256-<hex>.json`.
pub(super) fn named_referrers_tag(document: &Document) -> Option<&str> {
    let tag = tag_in(stem(&document.origin.name))?;
    is_referrers_tag(tag).then_some(tag)
}

/// The tags under which the image layouts that were given keep `document` (`org.opencontainers.image.ref.name`).
pub(in crate::rules) fn layout_tags<'a>(library: &'a Library, document: &Document) -> impl Iterator<Item = &'a str> {
    let names = library.referrers(document).filter_map(|(_, descriptor)| descriptor.annotation(REFERENCE_NAME));
    names.map(|name| Parts::of(name).tag.map_or(name, |tag| tag.text))
}

/// A tag that cosign made: `sha256-<hex>.sig`, `.att` or `.sbom`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) struct CosignTag<'a> {
    /// The whole tag.
    pub text: &'a str,
    /// What it belongs to.
    pub digest: Digest,
}

impl<'a> CosignTag<'a> {
    /// Reads `tag`.
    pub fn parse(tag: &'a str) -> Option<Self> {
        let bare = [".sig", ".att", ".sbom"].into_iter().find_map(|ending| tag.strip_suffix(ending))?;
        let digest = Digest::parse(&bare.replacen('-', ":", 1)).ok()?;
        digest.algorithm().is_some().then_some(Self { text: tag, digest })
    }

    /// The tag at the end of a file's name: `sha256-<hex>.sig`, `app-sha256-<hex>.sig.json`.
    pub fn in_name(document: &'a Document) -> Option<Self> {
        Self::parse(tag_in(stem(&document.origin.name))?)
    }
}

/// A file's name without folders and without the ending that tells its format.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    [".json", ".txt"].into_iter().find_map(|ending| file.strip_suffix(ending)).unwrap_or(file)
}

/// What begins with an algorithm's name and a hyphen, up to the end.
fn tag_in(stem: &str) -> Option<&str> {
    let at = ["sha256-", "sha384-", "sha512-", "blake3-"].into_iter().filter_map(|name| stem.rfind(name)).max()?;
    let alone = stem.get(..at)?.chars().next_back().is_none_or(|before| !before.is_ascii_alphanumeric());
    stem.get(at..).filter(|_| alone)
}

/// The tag of a document that is no document but a reference, as a person types it, and where it stands.
pub(in crate::rules) fn typed_tag(document: &Document) -> Option<(&str, Span)> {
    let text = reference(document)?;
    let start = document.text.len() - document.text.trim_start().len();
    let tag = Parts::of(text).tag?;
    Some((tag.text, Span::new(start + tag.start, start + tag.start + tag.text.len())))
}

/// The one reference (or address) that `document` consists of.
pub(super) fn reference(document: &Document) -> Option<&str> {
    // Nothing reads longer ones: host and path of 255 characters, a tag of 128, a digest.
    let short = document.bytes.len() < 1024;
    let is_json = document.tree.is_some() && document.syntax.is_none();
    (short && !is_json && guess(document) == Some(Guess::Reference)).then(|| document.text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn referrers_tags_are_cut_and_cleaned() {
        let tag = |text: &str| referrers_tag(&Digest::parse(text).unwrap());
        assert_eq!(tag(&format!("sha256:{}", "a".repeat(64))), format!("sha256-{}", "a".repeat(64)));
        assert_eq!(tag(&format!("sha512:{}", "a".repeat(128))), format!("sha512-{}", "a".repeat(64)));
        assert_eq!(
            tag(
                "test+algorithm+using+algorithm+separators+and+lots+of+characters+to+excercise+overall+truncation:alsoSome=InTheEncodedSectionToShowHyphenReplacementAndLotsAndLotsOfCharactersToExcerciseEncodedTruncation"
            ),
            "test-algorithm-using-algorithm-s-alsoSome-InTheEncodedSectionToShowHyphenReplacementAndLotsAndLot"
        );
        assert!(is_referrers_tag(&tag(&format!("sha512:{}", "a".repeat(128)))));
        assert!(!is_referrers_tag("sha256-abc") && !is_referrers_tag("latest"));
    }

    #[test]
    fn cosign_tags_hold_a_whole_digest() {
        let hex = "0123456789abcdef".repeat(4);
        let tag = format!("sha256-{hex}.sig");
        assert_eq!(CosignTag::parse(&tag).unwrap().digest.as_str(), format!("sha256:{hex}"));
        for other in [format!("sha256-{hex}"), format!("sha256-{hex}.pem"), "sha256-abc.sig".to_owned(), "v1.sig".to_owned()] {
            assert_eq!(CosignTag::parse(&other), None, "{other}");
        }
    }

    #[test]
    fn tags_stand_at_the_end_of_names() {
        let hex = "0123456789abcdef".repeat(4);
        for name in [format!("sha256-{hex}"), format!("x/app-sha256-{hex}"), format!("C:\\sha256-{hex}.sig")] {
            assert!(tag_in(stem(&name)).unwrap().starts_with("sha256-"), "{name}");
        }
        assert_eq!(tag_in(&format!("xsha256-{hex}")), None);
    }
}
