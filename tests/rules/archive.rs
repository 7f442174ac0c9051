//! Archives described by a text: a small form for fixtures.
//!
//! Lines before the first `## ` are settings: `form: tar` (or `tar.gz`, `folder`), `judge: PATH` (the member whose document is
//! judged; without it the listing is), `cut: N` (the archive ends after so many bytes), `behind: TEXT` (stands behind its end),
//! `limit: FREE RATIO` (of unpacking).
//! Each `## ` line begins a part; what follows up to the next one is its content, without the last line end:
//!
//! * `## file PATH [as NAME]`, `## blob as NAME` (a file under `blobs/sha256/`), `## text as NAME` (bytes only, no member);
//! * `## layer [PATH] as NAME [gzip|zstd] [cut N]`: a tar of the paths in its lines: `a/` a folder, `a *5000` a file of so many
//!   zeros, `a` an empty file. `cut` takes bytes away from its end. Without a path it is a blob, with `-` no member;
//! * `## folder PATH`, `## link PATH -> TARGET`, `## hardlink PATH -> TARGET`, `## pipe PATH`, `## files N` (so many empty ones), `## zeros` (one block of them);
//! * `## sparse PATH`: a file of GNU's old form for files with holes.
//!
//! `{sha256:NAME}`, `{hex:NAME}`, `{size:NAME}` and `{diff:NAME}` stand for what is computed of the part with that name: its
//! digest with and without the algorithm, its length, and the diff ID of a layer. Paths and contents may hold them.

use flate2::Compression;
use flate2::write::GzEncoder;
use platmap::archive::{Form, Limits, MemberId, read_archive};
use platmap::digest::{Algorithm, Digest};
use platmap::library::{DocumentId, Library};
use std::collections::HashMap;
use std::io::{Cursor, Write};

struct Part<'a> {
    words: Vec<&'a str>,
    name: Option<&'a str>,
    content: String,
}

struct Bytes {
    bytes: Vec<u8>,
    diff: String,
}

/// Takes the archive into `library` under a name; the document to be judged.
pub fn give(library: &mut Library, name: &str, text: &str) -> DocumentId {
    let (settings, parts) = parse(text);
    let mut made = HashMap::new();
    for part in &parts {
        if let Some(name) = part.name {
            make(name, &parts, &mut made, 0);
        }
    }
    let mut bytes = tar(&parts, &made);
    bytes.extend(settings.get("behind").unwrap_or(&"").bytes());
    let form = settings.get("form").copied().unwrap_or("tar");
    if form == "tar.gz" {
        bytes = gzip(&bytes);
    }
    if let Some(cut) = settings.get("cut") {
        bytes.truncate(cut.parse().unwrap());
    }
    let limits = settings.get("limit").map_or(Limits::default(), |limit| {
        let (free, ratio) = limit.split_once(' ').unwrap();
        Limits { free: free.parse().unwrap(), ratio: ratio.parse().unwrap() }
    });
    let mut read = read_archive(Cursor::new(bytes), limits).unwrap().unwrap();
    if form == "folder" {
        read.form = Form::Folder;
    }
    let listing = library.give_archive(name.to_owned(), read);
    let Some(path) = settings.get("judge") else { return listing };
    let path = fill(path, &made);
    let shelf = library.shelves().last().unwrap();
    let at = shelf.archive.at_path(&path).unwrap_or_else(|| panic!("no member {path}"));
    library.member_document(MemberId { archive: shelf.archive.id, at }).unwrap_or_else(|| panic!("{path} is no document")).id
}

fn parse(text: &str) -> (HashMap<&str, &str>, Vec<Part<'_>>) {
    let mut settings = HashMap::new();
    let mut parts: Vec<Part<'_>> = Vec::new();
    for line in text.lines() {
        if let Some(head) = line.strip_prefix("## ") {
            let words: Vec<&str> = head.split_whitespace().collect();
            let named = words.iter().position(|word| *word == "as");
            let name = named.map(|at| words[at + 1]);
            parts.push(Part { words, name, content: String::new() });
        } else if let Some(part) = parts.last_mut() {
            part.content.push_str(line);
            part.content.push('\n');
        } else if let Some((key, value)) = line.split_once(':') {
            settings.insert(key.trim(), value.trim());
        }
    }
    parts.iter_mut().for_each(|part| _ = part.content.pop());
    (settings, parts)
}

/// Computes a part, and before it those that it names.
fn make(name: &str, parts: &[Part<'_>], made: &mut HashMap<String, Bytes>, depth: usize) {
    assert!(depth < 20, "{name} names itself");
    if made.contains_key(name) {
        return;
    }
    let part = parts.iter().find(|part| part.name == Some(name)).unwrap_or_else(|| panic!("nothing is called {name}"));
    for other in placeholders(&part.content) {
        make(&other, parts, made, depth + 1);
    }
    let bytes = if part.words[0] == "layer" { layer(part) } else { plain(fill(&part.content, made).into_bytes()) };
    made.insert(name.to_owned(), bytes);
}

fn plain(bytes: Vec<u8>) -> Bytes {
    Bytes { bytes, diff: String::new() }
}

fn placeholders(text: &str) -> Vec<String> {
    let kinds = ["{sha256:", "{hex:", "{size:", "{diff:"];
    let found = kinds.iter().flat_map(|kind| text.split(kind).skip(1).filter_map(|rest| rest.split_once('}')));
    found.map(|(name, _)| name.to_owned()).collect()
}

fn fill(text: &str, made: &HashMap<String, Bytes>) -> String {
    let mut text = text.to_owned();
    for name in placeholders(&text) {
        let part = &made[&name];
        let digest = Digest::of(Algorithm::Sha256, &part.bytes);
        text = text.replace(&format!("{{sha256:{name}}}"), digest.as_str());
        text = text.replace(&format!("{{hex:{name}}}"), digest.encoded());
        text = text.replace(&format!("{{size:{name}}}"), &part.bytes.len().to_string());
        text = text.replace(&format!("{{diff:{name}}}"), &part.diff);
    }
    text
}

fn layer(part: &Part<'_>) -> Bytes {
    let mut builder = tar::Builder::new(Vec::new());
    for line in part.content.lines() {
        let (path, size) = line.split_once(" *").unwrap_or((line, "0"));
        let kind = if path.ends_with('/') { tar::EntryType::Directory } else { tar::EntryType::Regular };
        append(&mut builder, path, kind, "", &vec![0; size.parse().unwrap()]);
    }
    let unpacked = builder.into_inner().unwrap();
    let diff = Digest::of(Algorithm::Sha256, &unpacked).to_string();
    let has = |word: &str| part.words.contains(&word);
    let mut bytes = match () {
        () if has("gzip") => gzip(&unpacked),
        () if has("zstd") => ruzstd::encoding::compress_to_vec(&unpacked[..], ruzstd::encoding::CompressionLevel::Fastest),
        () => unpacked,
    };
    if let Some(at) = part.words.iter().position(|word| *word == "cut") {
        bytes.truncate(bytes.len() - part.words[at + 1].parse::<usize>().unwrap());
    }
    Bytes { bytes, diff }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn tar(parts: &[Part<'_>], made: &HashMap<String, Bytes>) -> Vec<u8> {
    use tar::EntryType as Type;
    let mut builder = tar::Builder::new(Vec::new());
    for part in parts {
        let second = part.words.get(1).copied().unwrap_or_default();
        let path = fill(second, made);
        let bytes = || part.name.map_or_else(|| fill(&part.content, made).into_bytes(), |name| made[name].bytes.clone());
        let blob = || format!("blobs/sha256/{}", Digest::of(Algorithm::Sha256, &bytes()).encoded());
        let target = part.words.iter().position(|word| *word == "->").map(|at| fill(part.words[at + 1], made)).unwrap_or_default();
        match part.words[0] {
            "file" => append(&mut builder, &path, Type::Regular, "", &bytes()),
            "layer" if second == "-" => {}
            "blob" | "layer" if second == "as" => append(&mut builder, &blob(), Type::Regular, "", &bytes()),
            "layer" => append(&mut builder, &path, Type::Regular, "", &bytes()),
            "text" => {}
            "folder" => append(&mut builder, &path, Type::Directory, "", &[]),
            "link" => append(&mut builder, &path, Type::Symlink, &target, &[]),
            "hardlink" => append(&mut builder, &path, Type::Link, &target, &[]),
            "pipe" => append(&mut builder, &path, Type::Fifo, "", &[]),
            "zeros" => builder.get_mut().extend([0; 512]),
            "sparse" => sparse(&mut builder, &path, &bytes()),
            "files" => (0..path.parse().unwrap()).for_each(|at: u32| append(&mut builder, &format!("f/{at}"), Type::Regular, "", &[])),
            other => panic!("no part is called {other}"),
        }
    }
    builder.into_inner().unwrap()
}

/// Appends a member under a path that need not be a good one.
fn append(builder: &mut tar::Builder<Vec<u8>>, path: &str, kind: tar::EntryType, target: &str, bytes: &[u8]) {
    let mut header = tar::Header::new_ustar();
    header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
    header.as_old_mut().linkname[..target.len()].copy_from_slice(target.as_bytes());
    header.set_entry_type(kind);
    header.set_mode(0o644);
    header.set_size(bytes.len() as u64);
    header.set_cksum();
    builder.append(&header, bytes).unwrap();
}

/// Appends a member of the form for files with holes that has none.
fn sparse(builder: &mut tar::Builder<Vec<u8>>, path: &str, bytes: &[u8]) {
    let mut header = tar::Header::new_gnu();
    header.set_path(path).unwrap();
    header.set_entry_type(tar::EntryType::GNUSparse);
    header.set_mode(0o644);
    header.set_size(bytes.len() as u64);
    let length = format!("{:011o}\0", bytes.len());
    let gnu = header.as_gnu_mut().unwrap();
    gnu.sparse[0].offset.copy_from_slice(b"00000000000\0");
    gnu.sparse[0].numbytes.copy_from_slice(length.as_bytes());
    gnu.realsize.copy_from_slice(length.as_bytes());
    header.set_cksum();
    builder.append(&header, bytes).unwrap();
}
