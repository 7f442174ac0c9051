#![allow(clippy::unwrap_used, reason = "a test that cannot read its own words has failed")]

use super::*;
use crate::digest::{Algorithm, Digest};
use crate::image::Index;
use crate::library::{Document, DocumentId, Origin, Route};
use crate::reference::Reference;
use std::process::Command;

const HOSTILE: &[&str] = &[
    "plain",
    "",
    "two words",
    "it's",
    "$(touch x)",
    "`touch x`",
    "a;b|c&d>e<f",
    "\"quoted\"",
    "\\",
    "*?[a]~#!",
    "-rf",
    "--",
    "%PATH%",
    "{a,b}",
    "汉字",
    "=ls",
    "~root",
];

#[test]
fn a_posix_shell_reads_each_word_as_it_was() {
    let line = Shell::Posix.line(["printf", "%s\\n"].iter().chain(HOSTILE)).unwrap();
    for shell in ["sh", "bash"] {
        let out = Command::new(shell).args(["-c", &line]).output().unwrap();
        let seen = String::from_utf8(out.stdout).unwrap();
        assert_eq!(seen.lines().collect::<Vec<_>>(), HOSTILE, "{shell}: {line}");
    }
}

#[test]
fn powershell_quotes_are_doubled_also_the_typographic_ones() {
    let quote = |word| Shell::PowerShell.quote(word);
    assert_eq!(quote("it's ‘so’").as_deref(), Some("'it''s ‘‘so’’'"));
    assert_eq!(quote("a,b").as_deref(), Some("'a,b'"));
    assert_eq!(quote("@splat").as_deref(), Some("'@splat'"));
    assert_eq!(quote("--%").as_deref(), Some("'--%'"));
    assert_eq!(quote("-o:x").as_deref(), Some("'-o:x'"));
    assert_eq!(quote("alpine@sha256:ab").as_deref(), Some("alpine@sha256:ab"));
    assert_eq!(quote("say \"hi\""), None);
}

#[test]
fn what_acts_on_the_terminal_is_refused_in_every_shell() {
    for word in ["a\nrm x", "a\u{1b}[2J", "a\u{15}b", "\u{202e}gpj", "a\u{200b}b", "\u{7f}"] {
        assert!(Shell::ALL.into_iter().all(|shell| shell.quote(word).is_none()), "{word:?}");
    }
}

fn document(text: &str) -> Document {
    Document::read(DocumentId(0), Origin { name: String::new(), route: Route::File }, text.as_bytes().to_vec())
}

fn entry(platform: &str, digest: &str, more: &str) -> String {
    format!(
        r#"{{"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "{digest}", "size": 1, "platform": {platform}{more}}}"#
    )
}

fn index() -> Document {
    let digest = |c: &str| format!("sha256:{}", c.repeat(64));
    let entries = [
        entry(r#"{"os": "linux", "architecture": "amd64"}"#, &digest("a"), ""),
        entry(r#"{"os": "linux", "architecture": "arm", "variant": "v7"}"#, &digest("b"), ""),
        entry(r#"{"os": "linux", "architecture": "amd64"}"#, &digest("a"), ""),
        entry(r#"{"os": "windows", "architecture": "amd64", "os.version": "10.0.20348.1"}"#, &digest("c"), ""),
        entry(r#"{"os": "linux", "architecture": "'; rm -rf /; '"}"#, &digest("d"), ""),
        entry(
            r#"{"os": "unknown", "architecture": "unknown"}"#,
            &digest("e"),
            &format!(
                r#", "annotations": {{"vnd.docker.reference.type": "attestation-manifest", "vnd.docker.reference.digest": "{}"}}"#,
                digest("a")
            ),
        ),
    ];
    document(&format!(r#"{{"schemaVersion": 2, "manifests": [{}]}}"#, entries.join(",")))
}

fn subject<'a>(index: &'a Index, reference: &str, entry: Option<usize>) -> Subject<'a> {
    Subject {
        reference: Reference::parse(reference).unwrap(),
        destination: Reference::parse("registry.example.com/copy:1").unwrap(),
        index: Some(index),
        digest: Some(Digest::of(Algorithm::Sha256, b"")),
        entry,
        config: None,
    }
}

fn text(subject: &Subject<'_>, task: Task, shell: Shell, tool: &str) -> Option<String> {
    commands(subject, task, shell).into_iter().find(|(found, _)| found.name == tool).map(|(_, recipe)| recipe.text)
}

#[test]
fn every_task_has_a_command_and_every_tool_a_task() {
    let document = index();
    let index = document.image.as_deref().unwrap().index.as_ref().unwrap();
    let subject = subject(index, "registry.example.com/team/app:1.0", Some(1));
    for shell in Shell::ALL {
        let mut used = std::collections::BTreeSet::new();
        for task in GROUPS.iter().flat_map(|(_, tasks)| tasks.iter()) {
            let found = commands(&subject, *task, shell);
            assert!(!found.is_empty(), "{task:?} in {shell:?}");
            used.extend(found.iter().map(|(tool, _)| tool.name));
        }
        assert_eq!(used.len(), TOOLS.len(), "{shell:?}: {used:?}");
    }
}

#[test]
fn commands_say_what_they_should() {
    let document = index();
    let index = document.image.as_deref().unwrap().index.as_ref().unwrap();
    let of = subject(index, "registry.example.com/team/app:1.0", Some(1));
    let b = "b".repeat(64);
    let get = |task, tool| text(&of, task, Shell::Posix, tool);
    assert_eq!(get(Task::PullTag, "docker").as_deref(), Some("docker pull registry.example.com/team/app:1.0"));
    assert_eq!(get(Task::PullChild, "crane"), Some(format!("crane pull registry.example.com/team/app@sha256:{b} image.tar")));
    assert_eq!(
        get(Task::PullPlatform, "skopeo").unwrap().split(" copy ").next(),
        Some("skopeo --override-os linux --override-arch arm --override-variant v7")
    );
    assert_eq!(
        get(Task::Build, "docker buildx").as_deref(),
        Some("docker buildx build --push \\\n  --platform linux/amd64,linux/arm/v7 \\\n  --tag registry.example.com/copy:1 .")
    );
    assert_eq!(
        text(&of, Task::Build, Shell::PowerShell, "docker buildx").as_deref(),
        Some("docker buildx build --push `\n  --platform 'linux/amd64,linux/arm/v7' `\n  --tag registry.example.com/copy:1 .")
    );
    // Attestations are no sources, and the same image twice is one source.
    let recreated = get(Task::Recreate, "docker buildx").unwrap();
    assert_eq!(recreated.matches("team/app@sha256:").count(), 4, "{recreated}");
    assert!(!recreated.contains(&"e".repeat(64)));
    // PowerShell re-encodes what it redirects.
    let bytes = text(&of, Task::IndexBytes, Shell::PowerShell, "crane").unwrap();
    assert!(
        bytes.starts_with("cmd /c 'crane manifest registry.example.com/team/app@sha256:") && bytes.ends_with(" > index.json'"),
        "{bytes}"
    );
}

#[test]
fn nothing_is_pushed_over_what_the_reference_names() {
    let document = index();
    let index = document.image.as_deref().unwrap().index.as_ref().unwrap();
    for reference in ["registry.example.com/team/app:1", "registry.example.com/team/app"] {
        let of = subject(index, reference, Some(0));
        for task in [Task::Build, Task::Recreate, Task::Copy] {
            for (tool, recipe) in commands(&of, task, Shell::Posix) {
                let source = format!("{} ", of.reference.normalised());
                let pushed = recipe.text.replace(" \\\n ", " ") + " ";
                assert!(!pushed.contains(&source) || pushed.contains("sha256:"), "{}: {pushed}", tool.name);
                assert!(tool.name != "oras" || task != Task::Recreate || pushed.contains("-new "), "{pushed}");
            }
        }
    }
}

#[test]
fn hostile_platforms_stand_in_no_command() {
    let document = index();
    let index = document.image.as_deref().unwrap().index.as_ref().unwrap();
    let of = subject(index, "alpine", Some(4));
    assert_eq!(of.platform(), None);
    for shell in Shell::ALL {
        for task in GROUPS.iter().flat_map(|(_, tasks)| tasks.iter()) {
            for (tool, recipe) in commands(&of, *task, shell) {
                assert!(!recipe.text.contains("rm -rf"), "{} {task:?}: {}", tool.name, recipe.text);
            }
        }
    }
}

#[test]
fn scripts_of_several_lines_are_grammatical() {
    let document = index();
    let index = document.image.as_deref().unwrap().index.as_ref().unwrap();
    let of = subject(index, "alpine", Some(1));
    for task in GROUPS.iter().flat_map(|(_, tasks)| tasks.iter()) {
        for (tool, recipe) in commands(&of, *task, Shell::Posix) {
            let out = Command::new("sh").args(["-n", "-c", &recipe.text]).output().unwrap();
            assert!(out.status.success(), "{}: {}", tool.name, recipe.text);
        }
    }
}
