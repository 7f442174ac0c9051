//! The rooms stay in their order: the core knows nothing of the page, and lower rooms nothing of higher ones.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Rooms from the lowest on; a room may use those before it. The words of each room are its own.
const ORDER: &[&str] = &[
    "scroll",
    "text",
    "language",
    "json",
    "digest",
    "archive",
    "media_type",
    "platform",
    "reference",
    "image",
    "doctor",
    "protocol",
    "library",
    "clients",
    "picks",
    "graph",
    "lookup",
    "sighting",
    "guess",
    "diagnostic",
    "rules",
    "matrix",
    "analysis",
    "commands",
    "loaders",
    "targets",
    "complaint",
    "export",
    "workbench",
    "strings",
    "worker",
    "ui",
];

#[test]
fn rooms_use_only_the_rooms_below_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut wrong = Vec::new();
    for file in &files {
        let relative = file.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let room = relative.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
        let Some(place) = ORDER.iter().position(|name| *name == room) else { continue };
        let text = std::fs::read_to_string(file).unwrap();
        // Findings name their rule and rules make findings: the two rooms are one pair.
        let pair = |other: &str| room == "diagnostic" && other == "rules";
        for (above, name) in ORDER.iter().enumerate().skip(place + 1) {
            if !pair(name) && text.contains(&format!("crate::{name}::")) {
                wrong.push(format!("{relative} uses {name} (room {above} from room {place})"));
            }
        }
        if !["ui", "worker"].contains(&room.as_str()) {
            let browser = ["web_sys", "wasm_bindgen", "js_sys", "yew::"].iter().find(|name| text.contains(**name));
            wrong.extend(browser.map(|name| format!("{relative} names {name}")));
        }
    }
    assert!(files.len() > 100, "the rooms were looked for in the wrong place");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
