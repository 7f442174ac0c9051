//! What the clients' own code answered, as tables: `tests/clients/`.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use platmap::platform::{Platform, normalise};
use std::path::Path;

/// `os=linux arch=arm variant=v7`
fn answer(platform: &Platform) -> String {
    let part = |part: &Option<String>| part.clone().unwrap_or_default();
    format!("os={} arch={} variant={}", part(&platform.os), part(&platform.architecture), part(&platform.variant))
}

#[test]
fn platforms_normalise_as_containerd_does() {
    let table = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/normalise.tsv")).unwrap();
    let mut compared = 0;
    let mut wrong = Vec::new();
    for line in table.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        // Go quotes; texts with its escapes are the parser's affair.
        let Ok(input) = serde_json::from_str::<String>(columns[0]) else { continue };
        let parts: Vec<&str> = input.split('/').collect();
        // Shortened forms (`arm64`, `linux`), versions in brackets and refused texts are the parser's affair, not the normal form's.
        let whole = (2..=3).contains(&parts.len()) && !input.contains(['(', '+']) && parts.iter().all(|part| !part.is_empty());
        if !whole || !columns[3].starts_with("os=") {
            continue;
        }
        let platform = Platform {
            os: Some(parts[0].to_owned()),
            architecture: Some(parts[1].to_owned()),
            variant: parts.get(2).map(|variant| (*variant).to_owned()),
            ..Platform::default()
        };
        compared += 1;
        let ours = answer(&normalise(&platform));
        let theirs = columns[3].split(" osver").next().unwrap_or_default().trim();
        if ours.trim() != theirs {
            wrong.push(format!("{input}: {ours} instead of {theirs}"));
        }
    }
    println!("{compared} platforms compared");
    assert!(compared > 60 && wrong.is_empty(), "{compared} compared\n{}", wrong.join("\n"));
}
