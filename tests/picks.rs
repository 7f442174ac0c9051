//! Where the clients land, side by side: agreement, what runs, what only order decides, and what would make them agree.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use platmap::clients::{Names, Runs};
use platmap::library::{Document, Library, Origin, Route};
use platmap::picks::{Agreement, Edit, HostChoice, Landing, Pick, Picks, Standing, Subject, remedy, survey};
use std::path::Path;

fn library(texts: impl IntoIterator<Item = Vec<u8>>) -> Library {
    let mut library = Library::default();
    for bytes in texts {
        library.insert(Document::read(library.next_id(), Origin { name: String::new(), route: Route::File }, bytes));
    }
    library
}

/// A sample, with what belongs to it; the index first.
fn sample(name: &str) -> Library {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/samples").join(name);
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort_by_key(|path| (!path.ends_with("index.json"), path.clone()));
    library(files.into_iter().map(|path| std::fs::read(path).unwrap()))
}

fn entry(number: usize, platform: &str) -> String {
    let words: Vec<&str> = platform.split('/').collect();
    let member = |name: &str, at: usize| words.get(at).map(|word| format!(r#","{name}":"{word}""#)).unwrap_or_default();
    let platform = match platform {
        "" => String::new(),
        _ => format!(r#","platform":{{"os":"{}"{}{}}}"#, words[0], member("architecture", 1), member("variant", 2)),
    };
    format!(r#"{{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:{number:064x}","size":7{platform}}}"#)
}

fn index(platforms: &[&str]) -> Library {
    let entries: Vec<String> = platforms.iter().enumerate().map(|(at, platform)| entry(at, platform)).collect();
    let text =
        format!(r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{}]}}"#, entries.join(","));
    library([text.into_bytes()])
}

fn picks(library: &Library, host: &str) -> Picks {
    let subject = Subject::of(library, &library.documents()[0], Names::default()).unwrap();
    Picks::of(&subject, &HostChoice::named(host).unwrap(), &[])
}

fn of<'a>(picks: &'a Picks, client: &str) -> &'a Pick {
    picks.picks.iter().find(|pick| pick.client.id == client).unwrap()
}

#[test]
fn clients_disagree_on_windows_and_are_told_how_to_agree() {
    let library = sample("windows");
    let found = picks(&library, "windows-2022");
    assert_eq!(found.agreement(), Agreement::Differ);
    assert_eq!((of(&found, "docker").answer.picked(), of(&found, "docker").standing()), (Some(&vec![2]), Standing::Runs));
    assert_eq!((of(&found, "podman").answer.picked(), of(&found, "podman").runs), (Some(&vec![1]), Some(Runs::WithHyperV)));
    assert!(found.instead.is_none(), "some client finds what runs");
    let found = remedy(&library, &library.documents()[0], &found, &[]).unwrap();
    assert_eq!((found.edit, found.takes), (Edit::MoveBefore(2, 1), 2));
    assert!(found.worse.iter().any(|host| host.id == "windows-2019"), "{:?}", found.worse);
}

#[test]
fn an_entry_that_only_an_emulator_runs_is_offered() {
    let library = index(&["windows/amd64", "linux/amd64"]);
    let found = picks(&library, "mac");
    assert_eq!(found.agreement(), Agreement::Nothing);
    assert!(!of(&found, "docker").printed.is_empty());
    let instead = found.instead.unwrap();
    assert_eq!((instead.entry, &*instead.platform, instead.runs), (1, "linux/amd64", Runs::Emulated));
    assert!(instead.clients.contains(&"docker") && instead.clients.contains(&"crane"), "{:?}", instead.clients);
}

#[test]
fn only_order_decides_between_two_of_one_platform() {
    let found = picks(&index(&["linux/arm64", "linux/amd64", "linux/amd64"]), "pc");
    assert_eq!(found.agreement(), Agreement::Same);
    for client in ["docker", "docker-classic", "podman", "crane", "oras"] {
        assert_eq!(of(&found, client).rivals, [vec![2]], "{client}");
    }
    assert!(found.by_order().iter().all(|(taken, rivals, _)| **taken == [1] && **rivals == [vec![2]]));
    let found = picks(&index(&["linux/arm64", "linux/amd64"]), "pc");
    assert!(found.by_order().is_empty());
    // crane compares text: another spelling is no rival to it.
    let found = picks(&index(&["linux/amd64", "linux/x86_64"]), "pc");
    assert!(of(&found, "crane").rivals.is_empty() && of(&found, "docker").rivals == [vec![1]]);
}

#[test]
fn an_index_that_is_not_looked_into_is_no_image() {
    let found = picks(&sample("nested"), "graviton");
    let oras = of(&found, "oras");
    assert!(oras.is_index && oras.standing() == Standing::Unknown);
    assert_eq!(of(&found, "docker").answer.picked().map(Vec::len), Some(2));
    assert_eq!(of(&found, "podman").standing(), Standing::Gap);
    assert!(!of(&found, "podman").printed.is_empty());
}

#[test]
fn what_one_client_cannot_decode_another_still_takes() {
    let entry = entry(1, "linux/amd64").replace("\"size\":7", "\"size\":7,\"data\":\"e30\"");
    let library =
        library([
            format!(r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{entry}]}}"#).into_bytes()
        ]);
    let found = picks(&library, "pc");
    // containerd reads `data`, whose padding is missing; Docker's classic store does not look at it.
    assert_eq!(of(&found, "docker").landing, Landing::Nothing);
    let classic = of(&found, "docker-classic");
    assert_eq!((classic.answer.picked(), classic.standing()), (Some(&vec![0]), Standing::Runs));
    assert_eq!(found.agreement(), Agreement::Differ);
}

#[test]
fn what_was_not_given_is_neither_agreement_nor_disagreement() {
    let found = picks(&index(&[""]), "pc");
    let unsure: Vec<&str> = found.picks.iter().filter(|pick| pick.landing == Landing::Depends).map(|pick| pick.client.id).collect();
    assert!(unsure.contains(&"containerd"), "{unsure:?}");
    assert_ne!(found.agreement(), Agreement::Unsure, "crane assumes linux/amd64");
}

#[test]
fn levels_of_a_processor_matter_where_the_client_asks_for_them() {
    let library = index(&["linux/amd64", "linux/amd64/v3"]);
    let found = picks(&library, "pc-v3");
    assert_eq!(of(&found, "docker").answer.picked(), Some(&vec![1]));
    assert_eq!(of(&found, "podman").answer.picked(), Some(&vec![0]));
    let found = picks(&library, "linux/amd64/v3");
    assert_eq!(found.agreement(), Agreement::Same, "asked for in words, every client takes it");
}

#[test]
fn hostile_requests_and_long_indexes_end() {
    let library = index(&vec!["linux/amd64"; 3000]);
    let found = picks(&library, "pc");
    assert_eq!(of(&found, "crane").rivals.len(), 16);
    for host in ["linux/", "((((((((", "\u{202e}/\u{0}", "a/b/c/d/e", "linux/amd64,linux/arm64", &"x/".repeat(500)] {
        assert_eq!(picks(&library, host).picks.len(), found.picks.len(), "{host}");
    }
    let subject = Subject::of(&library, &library.documents()[0], Names::default()).unwrap();
    assert!(survey(&subject, &[]).iter().flat_map(|picks| &picks.picks).all(|pick| pick.answer.steps.is_empty()));
}

/// Versions of Windows as entries; an empty one has none.
fn windows(versions: &[&str]) -> Library {
    let entries: Vec<String> = versions
        .iter()
        .enumerate()
        .map(|(at, version)| {
            let version = if version.is_empty() { String::new() } else { format!(r#","os.version":"{version}""#) };
            format!(
                r#"{{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:{at:064x}","size":7,"platform":{{"os":"windows","architecture":"amd64"{version}}}}}"#
            )
        })
        .collect();
    library([format!(r#"{{"schemaVersion":2,"manifests":[{}]}}"#, entries.join(",")).into_bytes()])
}

#[test]
fn a_version_that_ranks_is_not_order() {
    let why = |found: &Picks, at: usize| of(found, "docker-classic").answer.steps[at].reason.sentence(platmap::language::Language::En);
    for versions in [["10.0.26100.1", "10.0.20348.2700", "10.0.17763.6414", ""], ["", "10.0.17763.6414", "10.0.20348.2700", "10.0.26100.1"]]
    {
        let found = picks(&windows(&versions), "windows-2022");
        let taken = versions.iter().position(|version| version.starts_with("10.0.20348")).unwrap();
        assert_eq!(of(&found, "docker-classic").answer.picked(), Some(&vec![taken]));
        assert!(of(&found, "docker-classic").rivals.is_empty(), "{versions:?}");
        let older = versions.iter().position(|version| version.starts_with("10.0.17763")).unwrap();
        assert!(why(&found, older).contains("the host's own build"), "{}", why(&found, older));
    }
    // Of two that are both made for the host's build only the order decides; so it is between two that are not.
    let found = picks(&windows(&["10.0.20348.1", "10.0.20348.2"]), "windows-2022");
    assert_eq!(of(&found, "docker-classic").rivals, [vec![1]]);
    let found = picks(&windows(&["10.0.17763.1", "10.0.14393.2"]), "windows-2022");
    assert_eq!(of(&found, "docker-classic").rivals, [vec![1]]);
    assert!(why(&found, 0).contains("none is made for the host's own build"), "{}", why(&found, 0));
}

#[test]
fn hyper_v_runs_what_is_older_than_the_host() {
    let library = windows(&["10.0.17763.6414"]);
    for (host, runs, standing) in [
        ("windows-11-24h2", Runs::HyperV, Standing::Runs),
        ("windows-10", Runs::HyperV, Standing::Runs),
        ("windows-2022", Runs::WithHyperV, Standing::Emulation),
        ("windows-2019", Runs::Natively, Standing::Runs),
    ] {
        let found = picks(&library, host);
        let classic = of(&found, "docker-classic");
        assert_eq!((classic.answer.picked(), classic.runs, classic.standing()), (Some(&vec![0]), Some(runs), standing), "{host}");
    }
    let newer = picks(&windows(&["10.0.26100.1"]), "windows-2022");
    assert_eq!((of(&newer, "crane").runs, of(&newer, "crane").standing()), (Some(Runs::WindowsBuild), Standing::Fails));
}

#[test]
fn what_an_emulator_on_an_unknown_processor_runs_is_not_offered() {
    assert!(picks(&index(&["linux/amd64"]), "linux/foo64").instead.is_none());
    assert!(picks(&index(&["linux/amd64"]), "linux/s390x").instead.is_some());
    // Its trace does not claim what podman does not read.
    let found = picks(&windows(&["10.0.26100.1"]), "windows-2022");
    assert!(of(&found, "podman").answer.steps[0].reason.sentence(platmap::language::Language::En).contains("does not read `os.version`"));
}
