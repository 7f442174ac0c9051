//! What was not read to its end: no error, no clean bill, and nothing said about who loads it.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

#[path = "rules/archive.rs"]
mod archive;

use platmap::archive::{Event, KEEP_LIMIT, KEPT_IN_ALL, Limits, read_archive};
use platmap::commands::Shell;
use platmap::export::report::Report;
use platmap::language::Language;
use platmap::library::Library;
use platmap::loaders::advise;
use std::io::Cursor;

const INDEX: &str = r#"
## file oci-layout
{"imageLayoutVersion":"1.0.0"}
## file index.json as index
{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{sha256:manifest}","size":{size:manifest},"annotations":{"org.opencontainers.image.ref.name":"1.2"}}]}
"#;
const IMAGE: &str = r#"
## blob as config
{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["{diff:layer}"]}}
## blob as manifest
{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{sha256:config}","size":{size:config}},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"{sha256:layer}","size":{size:layer}}]}
"#;
const LAYER: &str = "\n## layer as layer gzip\netc/hosts *20\n";
const LARGE: &str = "\n## layer as layer gzip\nbig *400000\n";
const SAVE: &str = r#"
## file manifest.json
[{"Config":"c.json","RepoTags":["registry.example.com/app:1.2"],"Layers":["l.tar"]}]
## file c.json as config
{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["{diff:layer}"]}}
"#;

/// Whether reading is to be given up early.
const GIVEN_UP: &str = "limit: 100000 5\n";

/// The verdict on an archive, those on the manifests in it, errors of all of it, and what the first loader says.
fn judge(text: &str) -> (String, String, usize, &'static str) {
    let mut library = Library::default();
    let listing = archive::give(&mut library, "image.tar", text);
    let report = Report::with_inner(&library, library.get(listing).unwrap(), Language::En);
    let manifests: Vec<&str> =
        report.documents.iter().filter(|inner| inner.kind.ends_with("manifest")).map(|inner| inner.verdict).collect();
    // An index says what is not known of the manifest that it lists.
    let index = report.documents.iter().find(|inner| inner.kind == "index").map(|inner| inner.verdict);
    assert_eq!(index.unwrap_or_default() == "incomplete", manifests.contains(&"incomplete"), "{manifests:?}");
    let findings = report.findings.iter().chain(report.documents.iter().flat_map(|inner| &inner.findings));
    let errors = findings.filter(|finding| finding.severity == "error").count();
    let loader = advise(&library, &library.shelves()[0], Shell::Posix).first().map_or("", |advice| advice.outcome.name());
    (report.verdict.to_owned(), manifests.join(" "), errors, loader)
}

#[test]
fn what_was_not_read_to_its_end_is_incomplete_and_no_error() {
    let packed = |text: String| format!("form: tar.gz\n{GIVEN_UP}{text}");
    let junk = "\n## file junk as junk\n".to_owned() + &" ".repeat(400_000) + "\n";
    let diff_id = |text: &str| text.replace("{diff:layer}", &format!("sha256:{}", "1".repeat(64)));
    for (name, text, expected) in [
        ("whole", format!("{INDEX}{IMAGE}{LAYER}"), ("valid", "valid", 0, "accepts")),
        ("whole and packed", format!("form: tar.gz\n{INDEX}{IMAGE}{LAYER}"), ("valid", "valid", 0, "accepts")),
        ("given up behind its manifest", packed(format!("{INDEX}{IMAGE}{junk}{LAYER}")), ("incomplete", "incomplete", 0, "not-known")),
        ("given up behind all that is needed", packed(format!("{INDEX}{IMAGE}{LAYER}{junk}")), ("incomplete", "valid", 0, "not-known")),
        (
            "given up before its index",
            packed(format!("## file oci-layout\n{{\"imageLayoutVersion\":\"1.0.0\"}}{junk}{INDEX}{IMAGE}{LAYER}")),
            ("incomplete", "", 0, "not-known"),
        ),
        (
            "given up inside a plain layer",
            packed(format!("{INDEX}{IMAGE}{LARGE}").replace(" gzip\n", "\n").replace("tar+gzip", "tar")),
            ("incomplete", "incomplete", 0, "not-known"),
        ),
        ("a layer that is given up", format!("{GIVEN_UP}{INDEX}{IMAGE}{LARGE}"), ("incomplete", "incomplete", 0, "accepts")),
        (
            "a layer that is given up, of another diff ID",
            format!("{GIVEN_UP}{INDEX}{}{LARGE}", diff_id(IMAGE)),
            ("incomplete", "incomplete", 0, "accepts"),
        ),
        ("a layer of another diff ID", format!("{INDEX}{}{LARGE}", diff_id(IMAGE)), ("invalid", "invalid", 1, "accepts")),
        ("saved and given up", packed(format!("{SAVE}\n## layer l.tar as layer\nbig *400000\n")), ("incomplete", "", 0, "not-known")),
        (
            "a saved layer that is given up",
            format!("{GIVEN_UP}{SAVE}\n## layer l.tar as layer gzip\nbig *400000\n"),
            ("incomplete", "", 0, "accepts"),
        ),
        ("too many members", format!("{INDEX}{IMAGE}\n## files 100000\n{LAYER}"), ("incomplete", "incomplete", 0, "not-known")),
        ("an absent layer", format!("{INDEX}{IMAGE}\n## layer - as layer gzip\na\n"), ("valid", "valid", 0, "accepts")),
        ("no image", packed(junk.clone()), ("unrecognised", "", 0, "")),
    ] {
        let (verdict, manifests, errors, loader) = judge(&text);
        assert_eq!((verdict.as_str(), manifests.as_str(), errors, loader), expected, "{name}");
    }
}

fn append(builder: &mut tar::Builder<Vec<u8>>, path: &str, bytes: &[u8]) {
    let mut header = tar::Header::new_ustar();
    header.set_size(bytes.len() as u64);
    header.set_mode(0o644);
    builder.append_data(&mut header, path, bytes).unwrap();
}

/// A layout behind so much JSON that nothing of it would be kept.
fn behind_junk() -> Vec<u8> {
    use platmap::digest::{Algorithm, Digest};
    let digest = |bytes: &[u8]| Digest::of(Algorithm::Sha256, bytes);
    let config =
        format!(r#"{{"os":"linux","architecture":"amd64","rootfs":{{"type":"layers","diff_ids":["sha256:{}"]}}}}"#, "1".repeat(64));
    let layer = [0; 1024];
    let descriptor = |kind: &str, bytes: &[u8]| {
        format!(r#"{{"mediaType":"application/vnd.oci.image.{kind}","digest":"{}","size":{}}}"#, digest(bytes), bytes.len())
    };
    let manifest = format!(
        r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{},"layers":[{}]}}"#,
        descriptor("config.v1+json", config.as_bytes()),
        descriptor("layer.v1.tar", &layer)
    );
    let index = format!(r#"{{"schemaVersion":2,"manifests":[{}]}}"#, descriptor("manifest.v1+json", manifest.as_bytes()));
    let mut builder = tar::Builder::new(Vec::new());
    let size = KEEP_LIMIT as usize;
    for (at, fill) in ["1", "2", "3", "4"].iter().enumerate() {
        let left = (KEPT_IN_ALL as usize).saturating_sub(at * size).min(size) - 8;
        let junk = format!("[{}{fill}]", " ".repeat(left));
        append(&mut builder, &format!("blobs/sha256/{}", digest(junk.as_bytes()).encoded()), junk.as_bytes());
    }
    append(&mut builder, "oci-layout", br#"{"imageLayoutVersion":"1.0.0"}"#);
    for bytes in [config.as_bytes(), manifest.as_bytes(), &layer] {
        append(&mut builder, &format!("blobs/sha256/{}", digest(bytes).encoded()), bytes);
    }
    append(&mut builder, "index.json", index.as_bytes());
    builder.into_inner().unwrap()
}

#[test]
fn what_documents_name_is_read_whatever_took_the_room() {
    let read = read_archive(Cursor::new(behind_junk()), Limits::default()).unwrap().unwrap();
    let kept: Vec<usize> = read.events.iter().filter_map(|event| if let Event::Kept(at, _) = event { Some(*at) } else { None }).collect();
    // The four files of junk leave no room; `oci-layout` and `index.json` have their own, and the rest is read anew.
    assert_eq!(kept, [0, 1, 2, 3, 4, 8, 6, 5]);
}

#[test]
fn the_list_of_members_is_never_too_long_to_be_read() {
    use tar::{Builder, Header};
    let mut builder = Builder::new(Vec::new());
    append(&mut builder, "oci-layout", br#"{"imageLayoutVersion":"1.0.0"}"#);
    append(&mut builder, &format!("blobs/sha256/{}", "a".repeat(64)), b"x");
    for at in 0..5000 {
        let mut header = Header::new_gnu();
        header.set_size(0);
        builder.append_data(&mut header, format!("{at}/{}", "\u{1}".repeat(1500)), &[][..]).unwrap();
    }
    let mut library = Library::default();
    let read = read_archive(Cursor::new(builder.into_inner().unwrap()), Limits::default()).unwrap().unwrap();
    let listing = library.give_archive("image.tar".to_owned(), read);
    let document = library.get(listing).unwrap();
    let shelf = &library.shelves()[0];
    assert!(document.tree.is_some() && document.bytes.len() < 25 << 20);
    assert!(shelf.archive.unlisted > 0 && shelf.archive.members.len() as u64 + shelf.archive.unlisted == 5002);
    let report = Report::with_inner(&library, document, Language::En);
    let says = report.findings.iter().find(|finding| finding.code == "layout-too-many-members").unwrap();
    assert!(says.message.contains(&shelf.archive.members.len().to_string()), "{}", says.message);
    assert!(report.findings.iter().any(|finding| finding.code == "layout-blob-digest"));
}

/// A layer that was given beside its manifest as a tar of its own, packed or not.
#[test]
fn loose_layers_are_verified_packed_or_not() {
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use platmap::digest::{Algorithm, Digest};
    use platmap::library::{Document, Origin, Route};
    use std::io::Write;
    let mut builder = tar::Builder::new(Vec::new());
    append(&mut builder, "a", b"hello");
    let plain = builder.into_inner().unwrap();
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&plain).unwrap();
    let packed = encoder.finish().unwrap();
    let digest = |bytes: &[u8]| Digest::of(Algorithm::Sha256, bytes).to_string();
    for (layer, kind) in [(&plain, "tar"), (&packed, "tar+gzip")] {
        for (diff_id, verdict) in [(digest(&plain), "valid"), (format!("sha256:{}", "1".repeat(64)), "invalid")] {
            let config = format!(r#"{{"os":"linux","architecture":"amd64","rootfs":{{"type":"layers","diff_ids":["{diff_id}"]}}}}"#);
            let manifest = format!(
                r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{}","size":{}}},"layers":[{{"mediaType":"application/vnd.oci.image.layer.v1.{kind}","digest":"{}","size":{}}}]}}"#,
                digest(config.as_bytes()),
                config.len(),
                digest(layer),
                layer.len()
            );
            let mut library = Library::default();
            let ids = [manifest, config].map(|text| {
                let id = library.next_id();
                library.insert(Document::read(id, Origin { name: String::new(), route: Route::File }, text.into_bytes()));
                id
            });
            library.give_archive("layer".to_owned(), read_archive(Cursor::new(layer), Limits::default()).unwrap().unwrap());
            let report = Report::with_inner(&library, library.get(ids[0]).unwrap(), Language::En);
            assert_eq!(report.verdict, verdict, "{kind} {diff_id}");
        }
    }
}
