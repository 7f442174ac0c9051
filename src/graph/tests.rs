//! Documents for the tests of this room and of those above it, and the tests of the tree.

use super::*;
use crate::digest::{Algorithm, Digest};
use crate::library::{Document, Expectation, ExpectationSource, Library, Origin, Route, Verification};

pub fn digest(text: &str) -> Digest {
    Digest::of(Algorithm::Sha256, text.as_bytes())
}

/// A library of these documents.
pub fn given(texts: &[&str]) -> Library {
    let mut library = Library::default();
    for (at, text) in texts.iter().enumerate() {
        let id = library.next_id();
        library.insert(Document::read(id, Origin { name: at.to_string(), route: Route::File }, text.as_bytes().to_vec()));
    }
    library
}

/// A manifest with a config of 5 bytes and these layers: a number for the digest, and the size.
pub fn manifest(config: u32, layers: &[(u32, u64)]) -> String {
    let layers: Vec<String> = layers
        .iter()
        .map(|(digest, size)| {
            format!(r#"{{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"sha256:{digest:064}","size":{size}}}"#)
        })
        .collect();
    format!(
        r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:{config:064}","size":5}},"layers":[{}]}}"#,
        layers.join(",")
    )
}

/// An index of these documents: the text of each, and `os/architecture[/variant]` or nothing.
pub fn index(children: &[(&str, &str)]) -> String {
    let entries: Vec<String> = children.iter().map(|(text, platform)| entry(text, platform, "")).collect();
    format!(r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{}]}}"#, entries.join(","))
}

/// An entry for a document, with more members.
pub fn entry(text: &str, platform: &str, more: &str) -> String {
    let kind = if text.contains("\"manifests\"") { "index" } else { "manifest" };
    let parts: Vec<&str> = platform.split('/').collect();
    let platform = match parts[..] {
        [os, architecture] => format!(r#","platform":{{"os":"{os}","architecture":"{architecture}"}}"#),
        [os, architecture, variant] => format!(r#","platform":{{"os":"{os}","architecture":"{architecture}","variant":"{variant}"}}"#),
        _ => String::new(),
    };
    format!(
        r#"{{"mediaType":"application/vnd.oci.image.{kind}.v1+json","digest":"{}","size":{}{platform}{more}}}"#,
        digest(text),
        text.len()
    )
}

fn lines(library: &Library, folds: &Folds) -> Vec<String> {
    Outline::of(library).rows(library, folds).iter().map(|row| line(library, row)).collect()
}

fn line(library: &Library, row: &Row) -> String {
    let part = match row.part {
        Part::Root => row.document.as_ref().map(|document| document.origin.name.clone()).unwrap_or_default(),
        Part::Entry(at, Role::Attestation(_)) => format!("attestation {at}"),
        Part::Entry(at, _) => format!("entry {at}"),
        Part::Config => "config".to_owned(),
        Part::Layer(at) => format!("layer {at}"),
        Part::Subject => "subject".to_owned(),
        Part::Referrer => "referrer".to_owned(),
        Part::Described => "described".to_owned(),
        Part::More(count) | Part::Limit(count) => format!("{count} more"),
        Part::Archive(_) => "archive".to_owned(),
        Part::Saved(at) => format!("image {at}"),
        Part::SavedLayer(at) => format!("layer {at}"),
        Part::File => row.file(library).map(|(path, _)| path.to_owned()).unwrap_or_default(),
        Part::Unreferenced(count) => format!("{count} unreferenced"),
        Part::Others(count) => format!("{count} others"),
        Part::Members(count) => format!("{count} members"),
    };
    let state = match &row.standing {
        Standing::Declared(Verification::Verified(_)) => "verified",
        Standing::Declared(Verification::Differs(..)) => "differs",
        Standing::Declared(_) => "missing",
        Standing::NotReferredTo => "not referred to",
        Standing::AsExpected => "as expected",
        Standing::NotAsExpected => "not as expected",
        Standing::Alone | Standing::Group => "",
        Standing::DiffId(true) => "has its diff ID",
        Standing::DiffId(false) => "has another diff ID",
        Standing::Absent => "absent",
        Standing::Unread(_) => "unread",
    };
    let fold = match row.open {
        Some(true) => "v ",
        Some(false) => "> ",
        None if row.again => "^ ",
        None => "",
    };
    format!("{}{fold}{part} {state}", "  ".repeat(row.level - 1)).trim_end().to_owned()
}

use crate::image::Role;

#[test]
fn from_index_to_layers_and_attestations() {
    let one = manifest(1, &[(10, 100)]);
    let two = manifest(2, &[(10, 100), (11, 1)]);
    let about = format!(
        r#","annotations":{{"vnd.docker.reference.type":"attestation-manifest","vnd.docker.reference.digest":"{}"}}"#,
        digest(&one)
    );
    let statement = manifest(3, &[(30, 3)]);
    let index = format!(
        r#"{{"schemaVersion":2,"manifests":[{},{},{}]}}"#,
        entry(&one, "linux/amd64", ""),
        entry(&statement, "unknown/unknown", &about),
        entry(&two, "linux/arm64", "")
    );
    let library = given(&[&one, "{\"a\": 1}", &index]);
    assert_eq!(lines(&library, &Folds::default()), ["v 2", "  > entry 0 verified", "  entry 2 missing", "1 not referred to"]);
    let mut folds = Folds::default();
    folds.set("2/e0".to_owned(), true);
    assert_eq!(
        lines(&library, &folds)[1..5],
        ["  v entry 0 verified", "    config missing", "    layer 0 missing", "    attestation 1 missing"]
    );
    let library = given(&[&one, &two, &index]);
    let rows = Outline::of(&library).rows(&library, &folds);
    assert_eq!(rows[3].shared, 1, "the layer is another manifest's too");
    assert_eq!((rows[3].level, rows[3].position, rows[3].siblings), (3, 2, 3));
    assert_eq!(rows[3].descriptor().and_then(|descriptor| descriptor.size()), Some(100));
}

#[test]
fn nested_indexes_are_walked_to_any_depth() {
    let one = manifest(1, &[]);
    let inner = index(&[(&one, "linux/amd64")]);
    let middle = index(&[(&inner, "")]);
    let outer = index(&[(&middle, "")]);
    let library = given(&[&one, &inner, &middle, &outer]);
    let mut folds = Folds::default();
    for key in ["3/e0", "3/e0/e0", "3/e0/e0/e0"] {
        folds.set(key.to_owned(), true);
    }
    assert_eq!(
        lines(&library, &folds),
        ["v 3", "  v entry 0 verified", "    v entry 0 verified", "      v entry 0 verified", "        config missing"]
    );
}

#[test]
fn a_document_about_another_stands_under_it() {
    let one = manifest(1, &[]);
    let signature = format!(
        r#"{{"schemaVersion":2,"config":{{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:{:064}","size":2}},"layers":[],"subject":{}}}"#,
        9,
        entry(&one, "", "")
    );
    let library = given(&[&signature, &one]);
    let mut folds = Folds::default();
    folds.set("1/r0".to_owned(), true);
    folds.set("1/r0/s".to_owned(), true);
    assert_eq!(lines(&library, &folds), ["v 1", "  config missing", "  v referrer", "    config missing", "    ^ subject verified"]);
    // Without what it is about, it is where the tree begins.
    let library = given(&[&signature]);
    assert_eq!(lines(&library, &Folds::default()), ["v 0", "  config missing", "  > subject missing"]);
}

#[test]
fn bytes_given_for_an_entry_stand_under_it_and_a_circle_ends() {
    let claim = |library: &mut Library, at: usize, of: Digest| {
        let document = library.documents()[at].clone();
        library.insert(document.with_expected(vec![Expectation { digest: of, source: ExpectationSource::Entry }]));
    };
    let one = manifest(1, &[]);
    let text = index(&[(&one, "linux/amd64")]);
    let mut library = given(&[&text, &format!("{one}\n")]);
    claim(&mut library, 1, digest(&one));
    assert_eq!(lines(&library, &Folds::default()), ["v 0", "  > entry 0 differs"]);
    // Two indexes, each given for the entry of the other.
    let (a, b) = (index(&[("a", "linux/amd64")]), index(&[("b", "linux/arm64")]));
    let mut library = given(&[&a, &b]);
    claim(&mut library, 0, digest("b"));
    claim(&mut library, 1, digest("a"));
    let mut folds = Folds::default();
    folds.set("0/e0".to_owned(), true);
    assert_eq!(lines(&library, &folds), ["v 0 not as expected", "  v entry 0 differs", "    ^ entry 0 differs"]);
}

#[test]
fn large_indexes_are_folded_and_shown_in_pages() {
    let children: Vec<String> = (0..1_500).map(|at| manifest(at, &[])).collect();
    let pairs: Vec<(&str, &str)> = children.iter().map(|text| (text.as_str(), "linux/amd64")).collect();
    let library = given(&[&index(&pairs)]);
    let mut folds = Folds::default();
    assert_eq!(lines(&library, &folds), ["> 0"]);
    folds.set("0".to_owned(), true);
    let rows = Outline::of(&library).rows(&library, &folds);
    assert_eq!((rows.len(), rows[201].part), (202, Part::More(1_300)));
    folds.show_more("0");
    assert_eq!(Outline::of(&library).rows(&library, &folds).len(), 1 + 1_200 + 1);
    folds.show_more("0");
    assert_eq!(Outline::of(&library).rows(&library, &folds).len(), 1_501);
}

#[test]
fn attestations_about_each_other_stay_in_sight() {
    let (one, two) = (manifest(1, &[]), manifest(2, &[]));
    let about = |text: &str| {
        format!(r#","annotations":{{"vnd.docker.reference.type":"attestation-manifest","vnd.docker.reference.digest":"{}"}}"#, digest(text))
    };
    let text = format!(
        r#"{{"schemaVersion":2,"manifests":[{},{}]}}"#,
        entry(&one, "unknown/unknown", &about(&two)),
        entry(&two, "unknown/unknown", &about(&one))
    );
    assert_eq!(lines(&given(&[&text]), &Folds::default()), ["v 0", "  attestation 0 missing", "  attestation 1 missing"]);
}

/// A library with one archive of these files: path, text, and whether it was hashed. JSON is kept.
pub fn archived(files: &[(&str, &str, bool)]) -> Library {
    use crate::archive::{Archive, Content, Event, Form, Member, MemberKind, Unpacked};
    let mut library = Library::default();
    let id = library.next_archive();
    library.shelve(Archive::new(id, "image.tar".to_owned(), Form::Tar(None), 1));
    let mut events = Vec::new();
    for (at, (path, text, hashed)) in files.iter().enumerate() {
        events.push(Event::Member(Member::new((*path).to_owned(), MemberKind::File, text.len() as u64, 0)));
        let digests = vec![digest(text)];
        let unpacked =
            Unpacked { packing: None, size: text.len() as u64, digests: digests.clone(), fault: None, files: Default::default() };
        let content = Content { size: text.len() as u64, digests, unpacked: Some(unpacked), cut: false };
        events.extend(hashed.then_some(Event::Content(at, content)));
        events.extend(text.starts_with(['{', '[']).then(|| Event::Kept(at, text.as_bytes().to_vec())));
    }
    library.learn(id, events);
    library
}

fn blob(text: &str) -> String {
    format!("blobs/sha256/{}", digest(text).encoded())
}

#[test]
fn an_archive_holds_its_images_its_files_and_what_is_left() {
    let layer = "a layer";
    let one = manifest(1, &[(10, layer.len() as u64)]).replace(&format!("sha256:{:064}", 10), digest(layer).as_str());
    let inner = index(&[(&one, "linux/amd64")]);
    let list = index(&[(&inner, "")]);
    let left = r#"{"a":1}"#;
    let library = archived(&[
        ("oci-layout", r#"{"imageLayoutVersion":"1.0.0"}"#, true),
        ("index.json", &list, true),
        (&blob(&inner), &inner, true),
        (&blob(&one), &one, true),
        (&blob(layer), "bad layer", true),
        (&blob(left), left, true),
        (&blob("late"), "late", false),
        ("LICENSE", "free", true),
    ]);
    let mut folds = Folds::default();
    for key in ["0/e0/e0", "0/u", "0/o"] {
        folds.set(key.to_owned(), true);
    }
    let rows = lines(&library, &folds);
    assert_eq!(
        rows,
        [
            "v archive",
            "  v entry 0 verified",
            "    v entry 0 verified",
            "      config missing",
            "      layer 0 differs",
            "  index.json",
            "  oci-layout",
            "  v 2 unreferenced",
            &format!("    {} as expected", blob(left)),
            &format!("    {} unread", blob("late")),
            "  v 1 others",
            "    LICENSE",
            "  8 members",
        ]
    );
    let shelf = &library.shelves()[0];
    let tally = Tally::of(&library, shelf);
    assert_eq!(tally, Tally { blobs: 5, verified: 3, wrong: 1, unread: 1, unreferenced: 2, missing: 1 });
}

#[test]
fn images_of_docker_save_show_config_and_layers() {
    let config = format!(
        r#"{{"architecture":"arm64","os":"linux","rootfs":{{"type":"layers","diff_ids":["{}","{}","{}"]}}}}"#,
        digest("first"),
        digest("second"),
        digest("third")
    );
    let name = format!("{}.json", digest(&config).encoded());
    let list =
        format!(r#"[{{"Config":"{name}","RepoTags":["app:1"],"Layers":["a/layer.tar","b/layer.tar","c/layer.tar","d/layer.tar"]}}]"#);
    let library = archived(&[
        ("manifest.json", &list, true),
        (&name, &config, true),
        ("a/layer.tar", "first", true),
        ("b/layer.tar", "other", true),
        ("c/layer.tar", "third", false),
        ("c/VERSION", "1.0", true),
    ]);
    let mut folds = Folds::default();
    folds.set("0/i0".to_owned(), true);
    assert_eq!(
        lines(&library, &folds),
        [
            "v archive",
            "  v image 0",
            "    config as expected",
            "    layer 0 has its diff ID",
            "    layer 1 has another diff ID",
            "    layer 2 unread",
            "    layer 3 absent",
            "  manifest.json",
            "  > 1 others",
            "  6 members",
        ]
    );
    let image = &saved_parts(&library, &library.shelves()[0])[0];
    assert_eq!(
        (image.names[0].as_str(), image.platform.as_ref().map(|platform| platform.name())),
        ("app:1", Some("linux/arm64".to_owned()))
    );
}

#[test]
fn ten_thousand_members_stay_folded() {
    let files: Vec<(String, String)> = (0..10_000).map(|at| (format!("files/{at}.bin"), at.to_string())).collect();
    let files: Vec<(&str, &str, bool)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str(), true)).collect();
    let library = archived(&files);
    let mut folds = Folds::default();
    assert_eq!(lines(&library, &folds), ["v archive", "  > 10000 others", "  10000 members"]);
    folds.set("0/o".to_owned(), true);
    assert_eq!(Outline::of(&library).rows(&library, &folds).len(), 2 + 200 + 1 + 1);
}
