use super::*;
use crate::diagnostic::Severity;
use crate::language::Language;
use crate::library::{Document, DocumentId, Library, Origin, Route};
use std::collections::HashSet;
use std::rc::Rc;

const OCI: &str = "application/vnd.oci.image.manifest.v1+json";
const DOCKER: &str = "application/vnd.docker.distribution.manifest.v2+json";
const OCI_INDEX: &str = "application/vnd.oci.image.index.v1+json";
const DOCKER_LIST: &str = "application/vnd.docker.distribution.manifest.list.v2+json";

fn digest(text: &str) -> String {
    crate::digest::Digest::of(crate::digest::Algorithm::Sha256, text.as_bytes()).to_string()
}

fn entry(media_type: &str, content: &str, more: &str) -> String {
    format!(r#"{{"mediaType":"{media_type}","digest":"{}","size":{}{more}}}"#, digest(content), content.len())
}

fn platform(os: &str, architecture: &str) -> String {
    format!(r#","platform":{{"os":"{os}","architecture":"{architecture}"}}"#)
}

fn attestation(of: &str) -> String {
    format!(
        r#"{},"annotations":{{"vnd.docker.reference.type":"attestation-manifest","vnd.docker.reference.digest":"{}"}}"#,
        platform("unknown", "unknown"),
        digest(of)
    )
}

fn index(media_type: &str, entries: &[String]) -> String {
    let own = if media_type.is_empty() { String::new() } else { format!(r#""mediaType":"{media_type}","#) };
    format!(r#"{{"schemaVersion":2,{own}"manifests":[{}]}}"#, entries.join(","))
}

/// The first text is the document; the others are given beside it.
fn given(name: &str, texts: &[&str]) -> (Library, Rc<Document>) {
    let mut library = Library::default();
    for (at, text) in texts.iter().enumerate() {
        let name = if at == 0 { name.to_owned() } else { format!("{at}.json") };
        library.insert(Document::read(library.next_id(), Origin { name, route: Route::File }, text.as_bytes().to_vec()));
    }
    let document = library.get(DocumentId(0)).cloned().unwrap();
    (library, document)
}

fn of(texts: &[&str]) -> Vec<Assessment> {
    let (library, document) = given("image.json", texts);
    assess(&library, &document).unwrap()
}

fn against(assessments: &[Assessment], target: &str) -> Vec<&'static str> {
    let found = assessments.iter().find(|assessment| assessment.target.id == target).unwrap();
    found.against.iter().map(|against| against.fact.about.id).collect()
}

fn open(assessments: &[Assessment], target: &str) -> Vec<&'static str> {
    let found = assessments.iter().find(|assessment| assessment.target.id == target).unwrap();
    found.open.iter().map(|against| against.fact.about.id).collect()
}

#[test]
fn every_target_and_fact_is_complete() {
    let mut ids = HashSet::new();
    let traits: HashSet<&str> = TRAITS.iter().map(|known| known.id).collect();
    assert_eq!(traits.len(), TRAITS.len());
    let mut asked = HashSet::new();
    for target in TARGETS {
        assert!(ids.insert(target.id), "{} stands twice", target.id);
        assert!(!target.facts.is_empty(), "{}", target.id);
        for fact in target.facts {
            assert!(traits.contains(fact.about.id), "{} is not registered", fact.about.id);
            asked.insert(fact.about.id);
            assert!(!fact.sources.is_empty() && !fact.fix.flags.is_empty(), "{} {}", target.id, fact.about.id);
            assert!(fact.severity() != Severity::Error, "{} {}", target.id, fact.about.id);
            for language in Language::ALL {
                for words in [fact.says, fact.fix.says] {
                    let end = if language == Language::En { "." } else { "。" };
                    assert!(words.get(language).ends_with(end), "{} {}: {}", target.id, fact.about.id, words.get(language));
                }
            }
            for source in fact.sources {
                assert!(source.url.starts_with("https://"), "{}", source.place);
                assert!(source.date.len() >= 7 && source.date.starts_with("20"), "{} is not dated", source.place);
            }
        }
    }
    assert_eq!(asked, traits, "a trait that no target asks for");
}

#[test]
fn a_plain_index_of_linux_amd64_troubles_only_those_that_take_no_index() {
    let found = of(&[&index(OCI_INDEX, &[entry(OCI, "{}", &platform("linux", "amd64"))])]);
    assert_eq!(found.len(), TARGETS.len());
    let troubled: Vec<&str> =
        found.iter().filter(|assessment| assessment.severity() == Some(Severity::Warning)).map(|assessment| assessment.target.id).collect();
    assert_eq!(troubled, ["aws-lambda", "amazon-ecr-scanning", "docker-manifest"]);
    assert!(found.iter().any(|assessment| assessment.target.id == "ghcr" && assessment.is_clear() && assessment.open.is_empty()));
}

#[test]
fn attestations_are_told_apart_by_their_form() {
    let older = r#"{"config":{"mediaType":"application/vnd.oci.image.config.v1+json"},"layers":[]}"#;
    let newer = r#"{"config":{"mediaType":"application/vnd.oci.empty.v1+json"},"layers":[],"subject":{}}"#;
    let document =
        |attested: &str| index(OCI_INDEX, &[entry(OCI, "{}", &platform("linux", "amd64")), entry(OCI, attested, &attestation("{}"))]);
    // Not given: GitLab's answer waits for one manifest.
    let found = of(&[&document(newer)]);
    assert_eq!(against(&found, "gitlab"), [""; 0]);
    assert_eq!(open(&found, "gitlab"), ["attestation-artifact"]);
    assert_eq!(found.iter().find(|assessment| assessment.target.id == "gitlab").unwrap().waits_for(), 1);
    assert_eq!(against(&found, "harbor"), ["attestation", "attestation", "unknown-platform"]);
    assert_eq!(against(&of(&[&document(newer), newer]), "gitlab"), ["attestation-artifact"]);
    let found = of(&[&document(older), older]);
    assert!(against(&found, "gitlab").is_empty() && open(&found, "gitlab").is_empty());
}

#[test]
fn zstd_is_seen_in_the_manifests() {
    let docker = format!(
        r#"{{"schemaVersion":2,"mediaType":"{DOCKER}","config":{{}},"layers":[{{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.zstd"}}]}}"#
    );
    let oci = format!(
        r#"{{"schemaVersion":2,"mediaType":"{OCI}","config":{{}},"layers":[{{"mediaType":"application/vnd.oci.image.layer.v1.tar+zstd"}}]}}"#
    );
    let list = index(DOCKER_LIST, &[entry(DOCKER, &docker, &platform("linux", "amd64"))]);
    assert_eq!(open(&of(&[&list]), "podman"), ["docker-zstd"]);
    let found = of(&[&list, &docker]);
    assert_eq!(against(&found, "podman"), ["docker-zstd"]);
    assert_eq!(against(&found, "docker-engine"), ["zstd"]);
    assert_eq!(against(&found, "syft"), ["docker-zstd"]);
    let mark = r#","annotations":{"io.github.containers.compression.zstd":"true"}"#;
    let gzip = entry(OCI, "{}", &platform("linux", "amd64"));
    let zstd = entry(OCI, &oci, &format!("{}{mark}", platform("linux", "amd64")));
    // Beside an earlier one with gzip no client without zstd takes it.
    let found = of(&[&index(OCI_INDEX, &[gzip.clone(), zstd.clone()]), "{}", &oci]);
    assert!(against(&found, "docker-engine").is_empty() && open(&found, "podman").is_empty());
    assert_eq!(against(&of(&[&index(OCI_INDEX, &[zstd, gzip]), "{}", &oci]), "docker-engine"), ["zstd"]);
}

#[test]
fn families_of_media_types() {
    let oci = entry(OCI, "{}", &platform("linux", "amd64"));
    let docker = entry(DOCKER, "[]", &platform("linux", "arm64"));
    let mixed = of(&[&index(OCI_INDEX, &[oci.clone(), docker.clone()])]);
    assert_eq!(against(&mixed, "gcr"), ["docker-in-oci"]);
    assert_eq!(against(&mixed, "quay"), ["docker-in-oci"]);
    let list = of(&[&index(DOCKER_LIST, &[oci.clone(), docker.clone()])]);
    assert_eq!(against(&list, "quay"), ["oci-in-docker"]);
    assert!(against(&list, "gcr").is_empty() && against(&list, "artifactory").is_empty());
    let untyped = of(&[&index("", std::slice::from_ref(&docker))]);
    assert_eq!(against(&untyped, "gcr"), ["untyped-docker"]);
    assert_eq!(against(&untyped, "nexus"), ["missing-media-type"]);
    let annotated = index(DOCKER_LIST, &[docker]).replacen("{", r#"{"annotations":{"a":"b"},"#, 1);
    assert_eq!(against(&of(&[&annotated]), "gcr"), ["annotated-list"]);
    assert!(against(&of(&[&index(OCI_INDEX, &[oci])]), "nexus").is_empty());
}

#[test]
fn cloud_run_asks_for_linux_amd64() {
    let only = |platform: &str| against(&of(&[&index(OCI_INDEX, &[entry(OCI, "{}", platform)])]), "cloud-run").len();
    assert_eq!(only(&platform("linux", "arm64")), 1);
    assert_eq!(only(&platform("windows", "amd64")), 1);
    assert_eq!(only(&platform("linux", "amd64")), 0);
    assert_eq!(only(&platform("linux", "x86_64")), 0);
    // What does not say what it runs on may be the one.
    let found = of(&[&index(OCI_INDEX, &[entry(OCI, "{}", "")])]);
    assert!(against(&found, "cloud-run").is_empty());
    assert_eq!(open(&found, "cloud-run"), ["no-linux-amd64"]);
}

#[test]
fn nested_indexes_and_what_stands_before_the_images() {
    let nested = |platform: &str| entry(OCI_INDEX, "[1]", platform);
    let image = entry(OCI, "{}", &platform("linux", "amd64"));
    let found = of(&[&index(OCI_INDEX, &[nested(""), image.clone()])]);
    assert_eq!(against(&found, "podman"), ["nested"]);
    assert_eq!(against(&found, "regctl"), ["nested-without-platform"]);
    assert_eq!(against(&found, "crane"), ["before-amd64"]);
    // Fixed in newer versions: worth knowing, no more.
    let quay = found.iter().find(|assessment| assessment.target.id == "quay").unwrap();
    assert_eq!(quay.severity(), Some(Severity::Note));
    let found = of(&[&index(OCI_INDEX, &[image, nested(&platform("linux", "arm64"))])]);
    assert!(against(&found, "regctl").is_empty() && against(&found, "crane").is_empty());
    assert_eq!(against(&found, "oras"), ["nested"]);
}

#[test]
fn a_layout_is_no_image() {
    let named =
        |content: &str, name: &str| entry(OCI, content, &format!(r#","annotations":{{"org.opencontainers.image.ref.name":"{name}"}}"#));
    let layout = index("", &[named("{}", "one"), named("[]", "two")]);
    let (library, document) = given("index.json", &[&layout]);
    let found = assess(&library, &document).unwrap();
    assert_eq!(against(&found, "skopeo-files"), ["several-in-layout"]);
    assert_eq!(against(&found, "apple-container"), ["missing-media-type"]);
    assert!(against(&found, "aws-lambda").is_empty() && against(&found, "nexus").is_empty());
    // One image behind `index.json` is what skopeo wants; an image's own index is no layout.
    let one = index(OCI_INDEX, &[named("{}", "one")]);
    let (library, document) = given("layout/index.json", &[&one]);
    assert!(against(&assess(&library, &document).unwrap(), "skopeo-files").is_empty());
    let image = index(OCI_INDEX, &[entry(OCI, "{}", &platform("linux", "amd64")), entry(OCI, "[]", &platform("linux", "arm64"))]);
    assert!(against(&of(&[&image]), "skopeo-files").is_empty());
}

#[test]
fn labels_count_what_they_speak_of() {
    let found = of(&[&index(OCI_INDEX, &[entry(OCI, "{}", &platform("linux", "amd64")), entry(OCI, "[]", &attestation("{}"))])]);
    let harbor = found.iter().find(|assessment| assessment.target.id == "harbor").unwrap();
    assert_eq!(harbor.against[0].label().in_language(Language::En), "Attestations: 1");
    assert_eq!(harbor.against[0].sight.entries, [1]);
    assert_eq!(Moment { version: "v1", date: "2026" }.text(), "v1 (2026)");
}

#[test]
fn an_index_without_images_is_given_to_nobody_that_runs_them() {
    let artifact = entry("application/vnd.example.sbom+json", "{}", r#","artifactType":"application/vnd.example""#);
    for entries in [vec![], vec![artifact]] {
        let found = of(&[&index(OCI_INDEX, &entries)]);
        assert!(found.iter().all(|assessment| assessment.severity() != Some(Severity::Warning)));
    }
}

#[test]
fn only_indexes_are_assessed() {
    for text in ["{}", "not json", "", r#"{"config":{},"layers":[]}"#] {
        let (library, document) = given("x.json", &[text]);
        assert!(assess(&library, &document).is_none(), "{text}");
    }
}

#[test]
fn twenty_thousand_entries_are_assessed_at_once() {
    let entries: Vec<String> = (0..20_000)
        .map(|at| {
            entry(if at % 2 == 0 { OCI } else { OCI_INDEX }, &at.to_string(), &if at % 3 == 0 { attestation("0") } else { String::new() })
        })
        .collect();
    assert_eq!(of(&[&index(OCI_INDEX, &entries)]).len(), TARGETS.len());
}
