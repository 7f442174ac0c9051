use super::*;
use crate::language::Language;
use crate::library::{Document, DocumentId, Library, Origin, Route};
use crate::platform::Platform;
use std::rc::Rc;

const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
const INDEX: &str = "application/vnd.oci.image.index.v1+json";

fn digest(text: &str) -> String {
    crate::digest::Digest::of(crate::digest::Algorithm::Sha256, text.as_bytes()).to_string()
}

/// `os/architecture[/variant][:os.version]`; an empty text is an entry without a platform, `?` an attestation, `>` an index.
fn entry(platform: &str, content: &str) -> String {
    let digest = digest(content);
    let media_type = if platform == ">" { INDEX } else { MANIFEST };
    let rest = match platform {
        "" | ">" => String::new(),
        "?" => {
            r#","platform":{"os":"unknown","architecture":"unknown"},"annotations":{"vnd.docker.reference.type":"attestation-manifest"}"#
                .to_owned()
        }
        _ => {
            let (path, version) = platform.split_once(':').unwrap_or((platform, ""));
            let mut parts = path.split('/');
            let mut member = |name: &str| parts.next().map(|part| format!(r#""{name}":"{part}","#)).unwrap_or_default();
            let named = member("os") + &member("architecture") + &member("variant");
            format!(r#","platform":{{{named}"os.version":"{version}"}}"#)
        }
    };
    format!(r#"{{"mediaType":"{media_type}","digest":"{digest}","size":1{rest}}}"#)
}

fn given(entries: &[String], others: &[&str]) -> (Library, Rc<Document>) {
    let index = format!(r#"{{"schemaVersion":2,"mediaType":"{INDEX}","manifests":[{}]}}"#, entries.join(","));
    let mut library = Library::default();
    for text in std::iter::once(index.as_str()).chain(others.iter().copied()) {
        let id = library.next_id();
        library.insert(Document::read(id, Origin { name: String::new(), route: Route::Paste }, text.as_bytes().to_vec()));
    }
    let document = library.get(DocumentId(0)).cloned().unwrap();
    (library, document)
}

fn of(platforms: &[&str]) -> (Library, Rc<Document>) {
    given(&platforms.iter().enumerate().map(|(at, platform)| entry(platform, &at.to_string())).collect::<Vec<_>>(), &[])
}

fn docker(platform: &str) -> Complaint {
    principal(&recognise(&format!("no matching manifest for {platform} in the manifest list entries"))).unwrap()
}

fn ask(complaint: &Complaint, given: &(Library, Rc<Document>)) -> Answer {
    answer(complaint, Some((&given.0, &given.1)), &NoSimulation)
}

fn cause(platform: &str, platforms: &[&str]) -> String {
    ask(&docker(platform), &of(platforms)).cause.in_language(Language::En)
}

#[test]
fn the_nearest_entry_is_named() {
    let nearest = |asked: &str, platforms: &[&str]| {
        let evidence = ask(&docker(asked), &of(platforms)).evidence.unwrap();
        evidence.near.first().map(|near| (near.how, near.entry))
    };
    assert_eq!(nearest("linux/arm64/v8", &["linux/amd64", "linux/arm64"]), Some((Nearness::Spelling, 1)));
    assert_eq!(nearest("linux/amd64", &["linux/arm64", "linux/x86_64"]), Some((Nearness::Spelling, 1)));
    assert_eq!(nearest("linux/arm/v7", &["linux/armv7l", "linux/armv6l"]), Some((Nearness::Meant, 0)));
    assert_eq!(nearest("linux/arm64", &["linux/arm64/armv8"]), Some((Nearness::Meant, 0)));
    assert_eq!(nearest("linux/arm/v6", &["linux/arm/v7", "linux/arm/v5"]), Some((Nearness::Earlier, 1)));
    assert_eq!(nearest("linux/amd64/v3", &["linux/amd64/v4", "linux/amd64"]), Some((Nearness::Earlier, 1)));
    assert_eq!(nearest("linux/amd64/v2", &["linux/amd64/v3"]), Some((Nearness::Variant, 0)));
    assert_eq!(nearest("linux/arm64", &["linux/amd64", "linux/arm/v7"]), Some((Nearness::Narrower, 1)));
    assert_eq!(nearest("linux/arm64", &["windows/arm64", "linux/amd64"]), Some((Nearness::System, 0)));
    assert_eq!(nearest("linux/arm64", &[">"]), Some((Nearness::Unsaid, 0)));
    assert_eq!(nearest("linux/arm64", &["windows/amd64"]), None);
    // Of Windows the build counts, not the update.
    let windows = ["windows/amd64:10.0.17763.1", "windows/amd64:10.0.20348.9"];
    assert_eq!(nearest("windows(10.0.20348)/amd64", &windows), Some((Nearness::Spelling, 1)));
    assert_eq!(nearest("windows(10.0.26200)/amd64/v3", &windows), Some((Nearness::Version, 0)));
}

#[test]
fn causes_are_told_in_one_sentence() {
    assert_eq!(
        cause("linux/arm64", &["linux/amd64", "linux/s390x", "?"]),
        "The index has no entry for linux/arm64; it has linux/amd64, linux/s390x."
    );
    assert_eq!(cause("linux/arm64", &["?", "?"]), "The index has attestations only and no image for linux/arm64 or any other platform.");
    assert!(cause("linux/arm64", &["linux/arm64"]).starts_with("The index given here has linux/arm64"));
    assert!(cause("linux/arm64/v8", &["linux/aarch64"]).starts_with("The index writes linux/arm64/v8 as `linux/aarch64`"));
    assert!(cause("windows/amd64 10.0.18362", &["linux/amd64"]).starts_with("The engine runs Windows containers"));
    assert!(cause("windows(10.0.26200)/amd64", &["windows/amd64:10.0.20348.9"]).contains("(Windows Server 2022)"));
    assert!(cause("linux/arm64", &[""]).starts_with("No entry of the index says what it runs on"));
    assert!(cause("darwin/arm64", &["linux/amd64", "linux/arm64"]).starts_with("Docker Engine asked for macOS (darwin/arm64)"));
    let alone = answer(&docker("linux/arm64/v8"), None, &NoSimulation);
    assert_eq!(alone.cause.in_language(Language::En), "The image has no entry for linux/arm64/v8.");
    assert_eq!(alone.cause.in_language(Language::Zh), "镜像中没有适用于 linux/arm64/v8 的条目。");
    let unknown = answer(&docker("unknown"), Some((&of(&["linux/amd64"]).0, &of(&["linux/amd64"]).1)), &NoSimulation);
    assert_eq!(unknown.cause.in_language(Language::En), "The index has no entry for the host's platform; it has linux/amd64.");
}

#[test]
fn acts_name_the_image_and_what_is_there() {
    let text = "Error response from daemon: pulling image \"registry.example.com/app:1\": no matching manifest for linux/arm64/v8 in the manifest list entries";
    let complaint = principal(&recognise(text)).unwrap();
    let commands: Vec<String> = ask(&complaint, &of(&["linux/amd64"])).acts.into_iter().filter_map(|act| act.command).collect();
    assert_eq!(
        commands,
        [
            "docker pull --platform linux/amd64 registry.example.com/app:1",
            "docker buildx build --platform linux/amd64,linux/arm64/v8 --tag registry.example.com/app:1 --push ."
        ]
    );
    let node = "failed to pull and unpack image \"app:1\": no match for platform linux/arm64 in manifest: not found";
    assert!(recognise(node).is_empty());
    let fargate = "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'";
    let acts = ask(&principal(&recognise(fargate)).unwrap(), &of(&["linux/arm64"])).acts;
    assert_eq!(acts[0].command.as_deref(), Some(r#""runtimePlatform": {"cpuArchitecture": "ARM64"}"#));
}

#[test]
fn an_image_in_the_store_lacks_what_the_index_has() {
    let complaint =
        principal(&recognise("image with reference app:1 was found but does not provide the specified platform (linux/arm64)")).unwrap();
    let answer = ask(&complaint, &of(&["linux/amd64", "linux/arm64"]));
    assert!(answer.cause.in_language(Language::En).starts_with("The image is in the local store"));
    assert_eq!(answer.acts[0].command.as_deref(), Some("docker pull --platform linux/arm64 app:1"));
}

#[test]
fn a_config_speaks_for_an_entry_without_a_platform() {
    let config = r#"{"architecture":"arm64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}"#;
    let manifest = format!(
        r#"{{"schemaVersion":2,"mediaType":"{MANIFEST}","config":{{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{}","size":1}},"layers":[]}}"#,
        digest(config)
    );
    let index = given(&[entry("", &manifest), entry("linux/amd64", "x")], &[&manifest, config]);
    let evidence = ask(&docker("linux/arm64"), &index).evidence.unwrap();
    assert_eq!(evidence.near[0], Near { entry: 0, platform: "linux/arm64".to_owned(), how: Nearness::ConfigSays });
    // Of another platform it is no help.
    let evidence = ask(&docker("linux/riscv64"), &index).evidence.unwrap();
    assert_eq!(evidence.near.iter().map(|near| near.entry).collect::<Vec<_>>(), [1]);
}

/// A client that takes the first entry.
struct First;

impl Simulation for First {
    fn ask(&self, client: Client, _: &Library, _: &Document, platform: &Platform) -> Option<Outcome> {
        assert_eq!((client, platform.name().as_str()), (Client::Docker, "linux/arm64"));
        Some(Outcome::Takes(vec![0]))
    }
}

#[test]
fn a_simulation_that_disagrees_says_that_another_index_is_meant() {
    let index = of(&["linux/amd64"]);
    let answer = answer(&docker("linux/arm64"), Some((&index.0, &index.1)), &First);
    assert_eq!(answer.proof, Some(Proof { client: Client::Docker, outcome: Outcome::Takes(vec![0]), agrees: false }));
    assert!(answer.cause.in_language(Language::En).contains("the message is about another index"));
}

#[test]
fn every_kind_has_an_answer_in_both_languages() {
    let mut kinds = std::collections::HashSet::new();
    for message in FAMILIES.iter().flat_map(|family| family.messages) {
        kinds.insert(message.kind);
        for client in message.clients {
            let complaint = Complaint {
                client: *client,
                others: Vec::new(),
                kind: message.kind,
                platform: Request::parse("linux/arm64"),
                actual: Request::parse("linux/amd64"),
                system: None,
                typed: Some("x".to_owned()),
                image: None,
                media_type: Some("application/x+zstd".to_owned()),
                span: crate::text::Span::default(),
            };
            let index = of(&["linux/amd64", "linux/arm/v7"]);
            for answer in [answer(&complaint, None, &NoSimulation), ask(&complaint, &index)] {
                assert!(!answer.acts.is_empty(), "{:?}", message.kind);
                for language in Language::ALL {
                    let says = std::iter::once(&answer.cause).chain(answer.acts.iter().map(|act| &act.says));
                    for sentence in says {
                        let words = sentence.in_language(language);
                        assert!(words.ends_with(['.', '。']) && !words.contains('{'), "{words}");
                    }
                }
                for command in answer.acts.iter().filter_map(|act| act.command.as_ref()) {
                    assert!(!command.contains("  ") && !command.ends_with(' '), "{command}");
                }
            }
        }
    }
    kinds.insert(Kind::ZstdRefused);
    assert_eq!(kinds.len(), Kind::ALL.len(), "a kind that no message has");
}

#[test]
fn clients_lead_to_their_targets() {
    for client in FAMILIES.iter().flat_map(|family| family.messages).flat_map(|message| message.clients) {
        let target = client.target();
        assert!(target.is_none_or(|id| crate::targets::TARGETS.iter().any(|target| target.id == id)), "{target:?}");
    }
}

#[test]
fn large_indexes_are_read_once() {
    let platforms: Vec<String> = (0..5_000).map(|at| format!("linux/mips/v{at}")).collect();
    let index = of(&platforms.iter().map(String::as_str).collect::<Vec<_>>());
    let evidence = ask(&docker("linux/arm64"), &index).evidence.unwrap();
    assert!(evidence.near.len() <= 12 && evidence.platforms.len() == 12 && evidence.further == 4_988);
    assert!(evidence.list().ends_with("(+4988)"));
}

fn english(text: &str, index: &(Library, Rc<Document>)) -> (String, String) {
    let found = ask(&principal(&recognise(text)).unwrap(), index);
    let acts = found.acts.iter().flat_map(|act| [act.says.in_language(Language::En), act.command.clone().unwrap_or_default()]);
    (found.cause.in_language(Language::En), acts.collect::<Vec<_>>().join("\n"))
}

#[test]
fn no_host_runs_an_image_of_a_newer_windows() {
    let index = of(&["windows/amd64:10.0.26100.1", "windows/amd64:10.0.17763.5"]);
    let text = |image: &str, host: &str| format!("a Windows version 10.0.{image}-based image is incompatible with a 10.0.{host} host");
    for (image, host, tag) in
        [("26100", "17763", "ltsc2019"), ("26100", "19045", "ltsc2019"), ("20348", "14393", "ltsc2016"), ("26200", "26100", "ltsc2025")]
    {
        let (cause, acts) = english(&text(image, host), &index);
        assert!(cause.contains(image) && cause.contains(host), "{cause}");
        assert!(acts.contains(tag) && !acts.contains("isolation"), "{acts}");
    }
    // Of an image that is older, or of two builds that are not named, Hyper-V is a way out.
    assert!(english("The container operating system does not match the host operating system.", &index).1.contains("--isolation=hyperv"));
}

#[test]
fn the_system_that_a_message_names_decides_what_to_switch_to() {
    let (_, acts) =
        english("image operating system \"windows\" cannot be used on this platform", &of(&["windows/amd64:10.0.20348.1", "linux/amd64"]));
    assert!(acts.contains("to Windows containers") && !acts.contains("to Linux containers"), "{acts}");
    assert!(acts.contains("docker pull --platform linux/amd64 "), "{acts}");
    let (cause, acts) = english("cannot download image with operating system \"linux\" when requesting \"windows\"", &of(&["linux/amd64"]));
    assert!(acts.contains("to Linux containers") && !acts.contains("to Windows containers"), "{acts}");
    assert!(cause.contains("Linux only"), "{cause}");
}

#[test]
fn no_command_writes_over_an_image_that_a_message_names() {
    for text in [
        "docker.io/foo/bar:latest is a manifest list",
        "cannot include an image in a manifest list/index which is already a multi-platform image: docker.io/foo/bar:latest",
        "Error: docker://docker.io/foo/bar:latest: Unexpectedly received a manifest list instead of a manifest for a single image",
    ] {
        let (_, acts) = english(text, &of(&["linux/amd64"]));
        assert!(!acts.contains("--tag docker.io/foo/bar") && !acts.contains("bar:latest-amd64"), "{acts}");
    }
    // What is built anew for one more platform is built for those that the index has, too.
    let (_, acts) = english(
        "no matching manifest for linux/arm64 in the manifest list entries",
        &of(&["linux/amd64", "linux/arm/v7", "windows/amd64:10.0.1"]),
    );
    assert!(acts.contains("--platform linux/amd64,linux/arm/v7,linux/arm64 "), "{acts}");
}

#[test]
fn attestations_beside_the_only_platform_are_named() {
    let text = "Cloud Run does not support image 'app': Container manifest type 'application/vnd.oci.image.index.v1+json' must support amd64/linux.";
    let (cause, acts) = english(text, &of(&["linux/amd64", "?"]));
    assert!(cause.contains("attestations") && acts.contains("--provenance=false"), "{cause} {acts}");
    assert!(english(text, &of(&["linux/amd64"])).0.contains("another index"));
}

#[test]
fn an_index_is_shown_also_where_no_platform_is_named() {
    let found = ask(&principal(&recognise("exec /app: exec format error")).unwrap(), &of(&["linux/amd64", "linux/arm64"]));
    let evidence = found.evidence.unwrap();
    assert_eq!((evidence.list().as_str(), evidence.is_asked, evidence.near.len()), ("linux/amd64, linux/arm64", false, 0));
}

#[test]
fn the_most_telling_message_of_a_log_is_answered() {
    for (text, client, kind, platform) in [
        (
            "no match for platform in manifest: not found\nno matching manifest for linux/arm/v7 in the manifest list entries",
            Client::Docker,
            Kind::NoMatch,
            "linux/arm/v7",
        ),
        ("manifest unknown: OCI index found, but accept header does not support OCI indexes", Client::Registry, Kind::IndexRefused, ""),
        ("manifest unknown: OCI index found, but Accept header does not support OCI indexes", Client::Registry, Kind::IndexRefused, ""),
        ("no match for platform in manifest: not found\nexec format error", Client::Containerd, Kind::NoMatch, ""),
        (
            "exec /app: exec format error\nno matching manifest for linux/arm64 in the manifest list entries",
            Client::Kernel,
            Kind::ExecFormat,
            "",
        ),
    ] {
        let found = principal(&recognise(text)).unwrap();
        let asked = found.platform.map(|request| request.text).unwrap_or_default();
        assert_eq!((found.client, found.kind, asked.as_str()), (client, kind, platform), "{text}");
    }
}
