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
        landings: None,
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
    assert_eq!(of.platform(Notation::Plain), None);
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

/// Every command of the task for the entry at `at` of `text`, with its notes, by tool.
fn pulls(text: &str, at: usize) -> Vec<(&'static str, String, Vec<String>)> {
    let mut library = crate::library::Library::default();
    library.insert(document(text));
    let document = &library.documents()[0];
    let index = document.image.as_deref().unwrap().index.as_ref().unwrap();
    let asked = crate::picks::Subject::of(&library, document, crate::clients::Names::default()).unwrap();
    let landings = Landings::of(&asked, &index.entries[at], at);
    let of = Subject { landings: Some(&landings), ..subject(index, "registry.example.com/app:1", Some(at)) };
    let notes = |recipe: &Recipe| recipe.notes.iter().map(|note| note.in_language(crate::language::Language::En)).collect();
    commands(&of, Task::PullPlatform, Shell::Posix)
        .into_iter()
        .map(|(tool, recipe)| (tool.name, recipe.text.clone(), notes(&recipe)))
        .collect()
}

fn list(platforms: &[&str]) -> String {
    let entries: Vec<String> =
        platforms.iter().enumerate().map(|(at, platform)| entry(platform, &format!("sha256:{at:064x}"), "")).collect();
    format!(r#"{{"schemaVersion": 2, "manifests": [{}]}}"#, entries.join(","))
}

#[test]
fn one_platform_is_asked_for_in_each_tools_own_form() {
    let windows = |build: &str| format!(r#"{{"os": "windows", "architecture": "amd64", "os.version": "{build}"}}"#);
    let text = list(&[&windows("10.0.26100.1"), &windows("10.0.20348.2700"), r#"{"os": "linux", "architecture": "amd64"}"#]);
    let found = pulls(&text, 1);
    let of = |tool: &str| found.iter().find(|(name, ..)| *name == tool).unwrap();
    for (tool, platform) in [
        ("crane", "windows/amd64:10.0.20348.2700"),
        ("oras", "windows/amd64:10.0.20348.2700"),
        ("regctl", "'windows/amd64,osver=10.0.20348.2700'"),
        ("nerdctl", "'windows(10.0.20348.2700)/amd64'"),
        ("ctr", "'windows(10.0.20348.2700)/amd64'"),
    ] {
        let (_, command, _) = of(tool);
        assert!(command.replace('\'', "").contains(&platform.replace('\'', "")), "{command}");
    }
    // These cannot say a version: their commands would get another image, and say so.
    for tool in ["docker", "podman", "skopeo"] {
        let (_, command, notes) = of(tool);
        assert!(!command.contains("20348") && notes.iter().any(|note| note.contains("takes #0")), "{command} {notes:?}");
    }
    for tool in ["crane", "oras", "regctl", "nerdctl", "ctr"] {
        assert!(of(tool).2.is_empty(), "{:?}", of(tool));
    }
}

#[test]
fn a_command_that_would_get_another_entry_says_so() {
    let arm = |variant: &str| format!(r#"{{"os": "linux", "architecture": "arm", "variant": "{variant}"}}"#);
    let found = pulls(&list(&[r#"{"os": "linux", "architecture": "arm"}"#, &arm("v6"), &arm("v7")]), 2);
    let told = |tool: &str| found.iter().any(|(name, _, notes)| *name == tool && notes.iter().any(|note| note.contains("#0")));
    assert!(told("docker") && told("nerdctl") && told("ctr"), "{found:?}");
    assert!(!told("crane") && !told("skopeo"), "{found:?}");
    // Nothing is said where the platform leads to the entry, or to the same content.
    assert!(pulls(&list(&[r#"{"os": "linux", "architecture": "amd64"}"#]), 0).iter().all(|(.., notes)| notes.is_empty()));
}

#[test]
fn a_typed_digest_of_something_else_is_told_and_its_tag_kept() {
    let document = index();
    let index = document.image.as_deref().unwrap().index.as_ref().unwrap();
    let digest = |c: &str| format!("sha256:{}", c.repeat(64));
    let of = |reference: String| subject(index, &reference, None);
    let other = of(format!("registry.example.com/app:1@{}", digest("9")));
    assert_eq!(other.other_digest(), Some(OtherDigest::Unknown));
    assert_eq!(text(&other, Task::PullTag, Shell::Posix, "docker").as_deref(), Some("docker pull registry.example.com/app:1"));
    assert_eq!(of(format!("registry.example.com/app@{}", digest("c"))).other_digest(), Some(OtherDigest::Entry(3)));
    let own = of(format!("registry.example.com/app@{}", Digest::of(Algorithm::Sha256, b"")));
    assert_eq!((own.other_digest(), own.tagged()), (None, None));
    assert_eq!(of("registry.example.com/app:1".to_owned()).other_digest(), None);
}

#[test]
fn a_registry_on_the_same_machine_speaks_plain_http() {
    let document = index();
    let index = document.image.as_deref().unwrap().index.as_ref().unwrap();
    let told = |reference: &str, task: Task, tool: &str| {
        let of = subject(index, reference, Some(1));
        let found = commands(&of, task, Shell::Posix);
        let (_, recipe) = found.into_iter().find(|(found, _)| found.name == tool).unwrap();
        recipe.notes.iter().any(|note| note.arguments.iter().any(|argument| argument.contains("plain-http") || argument.contains("tls")))
    };
    for (tool, local, address) in
        [("skopeo", true, true), ("podman", true, true), ("regctl", true, true), ("oras", false, true), ("docker", false, false)]
    {
        assert_eq!(told("localhost:5000/app:1", Task::PullTag, tool), local, "{tool}");
        assert_eq!(told("127.0.0.1:5000/app:1", Task::PullTag, tool), address, "{tool}");
        assert!(!told("registry.example.com/app:1", Task::PullTag, tool), "{tool}");
    }
    for (reference, scheme) in [("localhost:5000/app", "http://"), ("[::1]:5000/app", "http://"), ("registry.example.com/app", "https://")]
    {
        for shell in Shell::ALL {
            let query = text(&subject(index, reference, None), Task::Query, shell, "curl").unwrap();
            assert!(query.contains(scheme), "{query}");
        }
    }
}
