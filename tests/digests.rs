//! Digests and kinds as the clients' own code computes them: `tests/clients/digests/`.
//!
//! `schema1.tsv` and `general.tsv` hold what each client said of each document (`= bytes` is the sha256 of the file);
//! the versions of the clients stand in their first lines.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use platmap::analysis::{Analysis, Verdict};
use platmap::digest::{Algorithm, Digest};
use platmap::image::Kind;
use platmap::library::{Document, DocumentId, Origin, Route};
use platmap::media_type as mt;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where a client says otherwise than we do: file and client (what their names begin with), and why.
const DISSENT: &[(&str, &str, &str)] = &[
    ("v01", "go-containerregistry", CRANE),
    ("v03", "go-containerregistry", CRANE),
    ("v04", "go-containerregistry", CRANE),
    ("v05", "go-containerregistry", CRANE),
    ("v06", "go-containerregistry", CRANE),
    ("v07", "go-containerregistry", CRANE),
    ("v08", "go-containerregistry", CRANE),
    ("v09", "go-containerregistry", CRANE),
    ("v11", "go-containerregistry", CRANE),
    (
        "v10",
        "containers-image",
        "hashes nothing at all where `signatures` is empty; Docker and regctl refuse the document, and so no registry has it",
    ),
];

/// Kinds that we tell otherwise than the one client that tells them: file, and why.
const OTHER_KIND: &[(&str, &str)] = &[
    ("g17", "in the end containers/image calls anything of schema version 2 an OCI manifest; an index that lost its list is as likely"),
    ("g18", "an empty `manifests` is an index's all the same: containers/image counts its items, image-spec allows an empty list"),
];
const CRANE: &str = "takes the bytes of the reply, signatures included, where no header states a digest";

/// What one client said.
#[derive(Debug, PartialEq)]
enum Answer<'a> {
    Bytes,
    Text(&'a str),
    Refused,
}

impl<'a> Answer<'a> {
    fn read(cell: &'a str) -> Self {
        match cell {
            "= bytes" => Answer::Bytes,
            "" => Answer::Refused,
            _ if cell.starts_with("error") => Answer::Refused,
            // The rest is about the signature.
            _ => Answer::Text(cell.split(" (").next().unwrap()),
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/digests")
}

/// The rows of a table: the document, and for each column its heading and cell.
fn rows(table: &str) -> Vec<(Document, BTreeMap<String, String>)> {
    let text = std::fs::read_to_string(folder().join(table)).unwrap();
    let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let heading = lines.next().unwrap();
    lines
        .map(|cells| {
            let origin = Origin { name: cells[0].clone(), route: Route::File };
            let document = Document::read(DocumentId(0), origin, std::fs::read(folder().join(&cells[0])).unwrap());
            (document, heading.iter().cloned().zip(cells).skip(1).collect())
        })
        .collect()
}

fn is_type(column: &str) -> bool {
    ["GuessMIMEType", "media type", "DetectManifestBlobMediaType"].iter().any(|name| column.contains(name))
}

fn explained(file: &str, column: &str) -> bool {
    DISSENT.iter().any(|(of, client, _)| file.starts_with(of) && column.starts_with(client))
}

#[test]
fn digests_are_those_of_the_clients() {
    let mut tally: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (document, cells) in rows("schema1.tsv").into_iter().chain(rows("general.tsv")) {
        let file = document.origin.name.clone();
        let (bytes, registry) = (document.sha256().to_string(), document.registry_digest(Algorithm::Sha256).to_string());
        for (column, cell) in cells.iter().filter(|(column, _)| !is_type(column)) {
            let [same, payload, refused, dissent] = tally.entry(column.clone()).or_default();
            let theirs = match Answer::read(cell) {
                Answer::Bytes => bytes.as_str(),
                Answer::Text(digest) => digest,
                Answer::Refused => {
                    *refused += 1;
                    continue;
                }
            };
            let ours = if column == "sha256 of the bytes" { &bytes } else { &registry };
            match explained(&file, column) {
                true if theirs == ours => wrong.push(format!("{file}, {column}: no dissent any more")),
                true => *dissent += 1,
                false if theirs == ours && theirs == bytes => *same += 1,
                false if theirs == ours => *payload += 1,
                false => wrong.push(format!("{file}, {column}: {theirs} instead of {ours}")),
            }
            if theirs == ours || column.starts_with("go-containerregistry") {
                assert!(document.is_named(&Digest::parse(theirs).unwrap()), "{file}: {theirs} does not name it");
            }
        }
    }
    for (column, [same, payload, refused, dissent]) in &tally {
        println!("{column}: {same} of the bytes, {payload} of a payload, {refused} refused, {dissent} explained otherwise");
    }
    for (file, client, reason) in DISSENT {
        println!("  {file} {client}: {reason}");
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The media types by which clients call documents of this kind.
fn types(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Schema1 => &[mt::SCHEMA1, mt::SCHEMA1_SIGNED],
        Kind::ArtifactManifest => &[mt::OCI_ARTIFACT, mt::ORAS_ARTIFACT],
        Kind::OciIndex => &[mt::OCI_INDEX],
        Kind::DockerList => &[mt::DOCKER_LIST],
        Kind::OciManifest => &[mt::OCI_MANIFEST],
        Kind::DockerManifest => &[mt::DOCKER_MANIFEST],
        _ => &[],
    }
}

/// In the end BuildKit calls a document that it can tell nothing of a Docker list.
fn is_last_resort(column: &str, name: &str, document: &Document) -> bool {
    let own = document.tree.as_deref().and_then(|tree| tree.root().str("mediaType"));
    column.starts_with("buildkit") && name == mt::DOCKER_LIST && own.as_deref() != Some(mt::DOCKER_LIST)
}

#[test]
fn kinds_are_those_on_which_the_clients_agree() {
    let (mut agreed, mut differ, mut refused, mut wrong) = (0, Vec::new(), 0, Vec::new());
    for (document, cells) in rows("schema1.tsv").into_iter().chain(rows("general.tsv")) {
        let file = document.origin.name.clone();
        let answers: Vec<(&String, &str)> = cells
            .iter()
            .filter(|(column, _)| is_type(column))
            .filter_map(|(column, cell)| match Answer::read(cell) {
                Answer::Text(name) => Some((column, name)),
                _ => None,
            })
            .collect();
        let firm: Vec<&str> =
            answers.iter().filter(|(column, name)| !is_last_resort(column, name, &document)).map(|(_, name)| *name).collect();
        match firm.first() {
            None if answers.is_empty() => {
                refused += 1;
                if Analysis::alone(&document).verdict == Verdict::Valid {
                    wrong.push(format!("{file}: no client can tell it, and we call it valid"));
                }
            }
            Some(first) if firm.iter().all(|name| name == first) => {
                agreed += 1;
                let other = OTHER_KIND.iter().any(|(of, _)| file.starts_with(of));
                if types(document.kind()).contains(first) == other {
                    wrong.push(format!("{file}: {:?} instead of {first}", document.kind()));
                }
            }
            _ => differ.push(format!("{file} ({}): {answers:?}", document.kind().name())),
        }
    }
    println!("{agreed} kinds agreed upon, {refused} documents that no client can tell, {} told differently", differ.len());
    for line in &differ {
        println!("  {line}");
    }
    for (file, reason) in OTHER_KIND {
        println!("  {file}: {reason}");
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn signatures_that_docker_cannot_read_are_told() {
    for (document, cells) in rows("schema1.tsv") {
        let docker = cells.iter().find(|(column, _)| column.starts_with("distribution")).unwrap().1;
        let told = Analysis::alone(&document).findings.iter().any(|finding| matches!(finding.rule.code, "s1-protected" | "in-bom"));
        // Docker was told that all of them are signed.
        let signed = document.image.as_deref().unwrap().schema1.as_ref().unwrap().signatures.is_some();
        assert_eq!(told, Answer::read(docker) == Answer::Refused && signed, "{}: {docker}", document.origin.name);
    }
}

#[test]
fn the_signed_form_is_told_as_containers_image_does() {
    for (document, cells) in rows("schema1.tsv") {
        let guess = cells.iter().find(|(column, _)| column.contains("GuessMIMEType")).unwrap().1;
        let signed = document.image.as_deref().unwrap().schema1.as_ref().unwrap().signatures.is_some();
        let own = if signed { mt::SCHEMA1_SIGNED } else { mt::SCHEMA1 };
        // Go cannot read the document with a byte order mark.
        assert!(guess == own || (guess.is_empty() && document.text.starts_with('\u{feff}')), "{}: {guess}", document.origin.name);
    }
}
