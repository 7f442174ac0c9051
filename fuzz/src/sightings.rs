//! Digests in any text.

use platmap::digest::{Algorithm, Digest};
use platmap::reference::Reference;
use platmap::sighting::sightings;
use std::collections::HashSet;

pub fn run(data: &[u8]) {
    let text = &*String::from_utf8_lossy(data);
    let found = sightings(text);
    let lower = text.to_ascii_lowercase();
    let lines = text.lines().count();
    let mut seen = HashSet::new();
    for sighting in &found.found {
        assert!((1..=lines).contains(&sighting.line), "line {} of {lines}", sighting.line);
        assert!(seen.insert(&sighting.sought), "{} is seen twice", sighting.sought);
        let digits = sighting.sought.whole().map_or_else(|| sighting.sought.to_string(), |digest| digest.encoded().to_ascii_lowercase());
        assert!(lower.contains(&digits), "{digits} is not in the text");
        if let Some(pinned) = sighting.pinned_to(&Digest::of(Algorithm::Sha256, data)) {
            assert!(Reference::parse(&pinned.to_string()).is_ok(), "{pinned}");
        }
    }
    assert!(found.found.len() <= 500);
}
