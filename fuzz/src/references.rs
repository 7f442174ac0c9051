//! Any text as a reference to an image.

use super::holds;
use platmap::digest::{Algorithm, Digest};
use platmap::language::Language;
use platmap::reference::{Parts, Reference, without_transport};

pub fn run(data: &[u8]) {
    let text = &*String::from_utf8_lossy(data);
    let parts = Parts::of(text);
    for part in [parts.host, Some(parts.path), parts.tag, parts.digest].into_iter().flatten() {
        holds::span(part.span(), text);
        assert_eq!(&text[part.start..part.start + part.text.len()], part.text, "a part does not slice back");
    }
    let faults = parts.faults();
    for (error, span) in &faults {
        holds::span(*span, text);
        Language::ALL.into_iter().for_each(|language| holds::plain(&error.in_language(language)));
    }
    if let Some(bare) = without_transport(text) {
        assert!(text.ends_with(bare));
    }
    let parsed = Reference::parse(text);
    assert_eq!(parsed.is_ok(), faults.is_empty());
    let Ok(reference) = parsed else { return };
    assert_eq!(reference.to_string(), text, "a reference is written otherwise than it was read");
    assert!(text.bytes().all(|byte| byte.is_ascii_graphic()), "a shell or a terminal could trip over {text:?}");
    let normal = reference.normalised();
    assert_eq!(normal.normalised(), normal, "normal forms have a normal form of their own");
    assert_eq!(Reference::parse(&normal.to_string()).as_ref(), Ok(&normal), "{normal}");
    assert!(normal.tag().is_some() || normal.digest().is_some());
    let digest = Digest::of(Algorithm::Sha256, data);
    let pinned = reference.pinned(&digest);
    assert_eq!(Reference::parse(&pinned.to_string()).as_ref(), Ok(&pinned), "{pinned}");
    let tagged = reference.with_tag("v1");
    assert_eq!(tagged.as_ref().map(|tagged| (tagged.name(), tagged.tag())), Some((reference.name(), Some("v1"))));
}
