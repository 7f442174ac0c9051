//! Tars as tools and attackers write them, packed or not: what is read does not depend on the way in which bytes come, and
//! nothing that stands in one breaks the workbench.

use super::{generate, session};
use arbitrary::{Result, Unstructured};
use flate2::Compression;
use flate2::write::GzEncoder;
use platmap::archive::{Archive, ArchiveId, Content, Event, Limits, Member, PackFault, ReadArchive, Stream, TarFault, read_archive};
use platmap::digest::{Algorithm, Digest};
use platmap::workbench::{Action, Haul, News, Stage, Workbench};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};

/// Length of a block of a tar in bytes.
const BLOCK: usize = 512;

pub fn run(data: &[u8]) {
    match data.split_first() {
        // Any bytes at all.
        Some((first, rest)) if first % 4 == 0 => {
            read(rest, Limits { free: 1 << 20, ratio: 20 }, usize::from(*first) + 1);
        }
        _ => _ = made(&mut Unstructured::new(data)),
    }
}

/// A member to be written.
struct Entry {
    path: String,
    kind: u8,
    link: String,
    bytes: Vec<u8>,
    form: Form,
}

/// How a member is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As GNU tar does by itself.
    Gnu,
    /// With its path in pax records.
    Pax,
    /// As a file with holes: from so many bytes on, so many stand in the tar; all others are zeros.
    Holes(Sparse, usize, usize),
}

/// The forms of files with holes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sparse {
    Old,
    Records,
    Pieces,
    Inside,
}

/// Writes a tar, damages it or not, packs it or not, and reads it in every way.
fn made(u: &mut Unstructured<'_>) -> Result<()> {
    let entries = entries(u)?;
    let mut bytes: Vec<u8> = entries.iter().flat_map(written).collect();
    if u.ratio(7, 8)? {
        bytes.extend([0; 2 * BLOCK]);
    }
    let whole: bool = u.arbitrary()?;
    if !whole {
        damage(&mut bytes, u)?;
    }
    let packed = match u.int_in_range(0..=3_u8)? {
        0 => gzip(&bytes),
        1 => ruzstd::encoding::compress_to_vec(&bytes[..], ruzstd::encoding::CompressionLevel::Fastest),
        _ => bytes,
    };
    let limits = *u.choose(&[Limits::default(), Limits { free: 4096, ratio: 3 }])?;
    let is_default = limits == Limits::default();
    let read = read(&packed, limits, u.int_in_range(1..=2000)?);
    if whole && is_default && !entries.is_empty() {
        let read = read.expect("what is a tar is not read as one");
        assert_eq!(read.fault, None, "an undamaged tar has a fault");
        let (members, contents) = found(&read.events);
        assert_eq!(members.len(), entries.len(), "a member is not listed");
        for (at, (member, entry)) in members.iter().zip(&entries).enumerate() {
            assert_eq!(member.path, entry.path, "a member has another name");
            if member.is_file() {
                let digest = Digest::of(Algorithm::Sha256, &entry.bytes);
                assert_eq!(contents.get(&at).and_then(|content| content.digest(Algorithm::Sha256)), Some(&digest), "{}", entry.path);
            }
        }
    }
    Ok(())
}

const PATHS: &[&str] = &[
    "oci-layout",
    "index.json",
    "manifest.json",
    "repositories",
    "./index.json",
    "blobs/sha256/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "../../etc/passwd",
    "/absolute",
    "a/../b",
    "layer.tar",
    "x/json",
    "x/VERSION",
    "\u{202e}/blobs\\sha256",
    ".wh.",
];

fn entries(u: &mut Unstructured<'_>) -> Result<Vec<Entry>> {
    let file = |path: String, bytes: Vec<u8>| Entry { path, kind: b'0', link: String::new(), bytes, form: Form::Gnu };
    let mut entries = Vec::new();
    if u.ratio(3, 4)? {
        entries.push(file("oci-layout".into(), br#"{"imageLayoutVersion":"1.0.0"}"#.to_vec()));
    }
    for made in generate::library(u)? {
        let digest = made.named.unwrap_or_else(|| Digest::of(Algorithm::Sha256, &made.bytes));
        let path = if u.ratio(1, 4)? { (*u.choose(PATHS)?).to_owned() } else { format!("blobs/sha256/{}", digest.encoded()) };
        entries.push(file(path, made.bytes));
    }
    for _ in 0..u.int_in_range(0..=4)? {
        let path = (*u.choose(PATHS)?).to_owned();
        let path = if u.ratio(1, 8)? { format!("{}/{path}", "long".repeat(u.int_in_range(1..=200)?)) } else { path };
        let kind = *u.choose(b"000125637Sx")?;
        let link = if matches!(kind, b'1' | b'2') { (*u.choose(PATHS)?).to_owned() } else { String::new() };
        let has_bytes = matches!(kind, b'0' | b'7');
        let length = if has_bytes { u.int_in_range(0..=40)?.min(u.len()) } else { 0 };
        let bytes = u.bytes(length)?.to_vec();
        // A header of GNU's sparse form or of pax says more than this: those come by damage alone.
        let kind = if matches!(kind, b'S' | b'x') { b'0' } else { kind };
        let path = if kind == b'5' { format!("{path}/") } else { path };
        entries.push(Entry { path, kind, link, bytes, form: Form::Gnu });
    }
    for entry in &mut entries {
        if entry.kind == b'0' && u.ratio(1, 4)? {
            entry.form = form(&mut entry.bytes, u)?;
        }
    }
    Ok(entries)
}

/// A form for a file with this content, around which there may be holes.
fn form(bytes: &mut Vec<u8>, u: &mut Unstructured<'_>) -> Result<Form> {
    if u.ratio(1, 3)? {
        return Ok(Form::Pax);
    }
    let (before, length) = (u.int_in_range(0..=1500)?, bytes.len());
    bytes.splice(0..0, vec![0; before]);
    bytes.resize(bytes.len() + u.int_in_range(0..=1500)?, 0);
    Ok(Form::Holes(*u.choose(&[Sparse::Old, Sparse::Records, Sparse::Pieces, Sparse::Inside])?, before, length))
}

/// A member in its form.
fn written(entry: &Entry) -> Vec<u8> {
    match entry.form {
        Form::Gnu => gnu(entry),
        Form::Pax => {
            let records = record("SCHILY.xattr.user.comment", "a\n\n9 size=1\nb") + &record("path", &entry.path);
            [pax(&records), plain("@", b'0', &entry.bytes)].concat()
        }
        Form::Holes(form, from, length) => holes(entry, form, from, length),
    }
}

fn record(key: &str, value: &str) -> String {
    let rest = format!(" {key}={value}\n");
    let length = (1..).map(|digits| rest.len() + digits).find(|length| length.to_string().len() + rest.len() == *length);
    format!("{}{rest}", length.unwrap_or_default())
}

fn pax(records: &str) -> Vec<u8> {
    plain("@PaxHeader", b'x', records.as_bytes())
}

fn plain(path: &str, kind: u8, bytes: &[u8]) -> Vec<u8> {
    let mut written = [&header(path, kind, "", bytes.len()), bytes].concat();
    written.resize(written.len().next_multiple_of(BLOCK), 0);
    written
}

/// A file with holes, of which `length` bytes stand in the tar.
fn holes(entry: &Entry, form: Sparse, from: usize, length: usize) -> Vec<u8> {
    let stored = &entry.bytes[from..from + length];
    let size = entry.bytes.len().to_string();
    let real = record("GNU.sparse.name", &entry.path) + &record("GNU.sparse.realsize", &size);
    let count = record("GNU.sparse.numblocks", "1");
    match form {
        Sparse::Old => {
            let mut written = plain("@", b'S', stored);
            let numbers = [(386, from), (398, length), (483, entry.bytes.len())];
            numbers.iter().for_each(|(at, number)| written[*at..at + 12].copy_from_slice(format!("{number:011o}\0").as_bytes()));
            seal(&mut written[..BLOCK]);
            [pax(&record("path", &entry.path)), written].concat()
        }
        Sparse::Records => {
            let records = real + &count + &record("GNU.sparse.map", &format!("{from},{length}"));
            [pax(&records), plain("@", b'0', stored)].concat()
        }
        Sparse::Pieces => {
            let pieces = record("GNU.sparse.offset", &from.to_string()) + &record("GNU.sparse.numbytes", &length.to_string());
            [pax(&(real + &count + &pieces)), plain("@", b'0', stored)].concat()
        }
        Sparse::Inside => {
            let mut content = format!("1\n{from}\n{length}\n").into_bytes();
            content.resize(BLOCK, 0);
            content.extend(stored);
            let version = record("GNU.sparse.major", "1") + &record("GNU.sparse.minor", "0");
            [pax(&(real + &version)), plain("@", b'0', &content)].concat()
        }
    }
}

/// A member as GNU tar writes it, long names in a member of their own.
fn gnu(entry: &Entry) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (kind, name) in [(b'L', &entry.path), (b'K', &entry.link)] {
        if name.len() > 100 {
            bytes.extend(header("././@LongLink", kind, "", name.len() + 1));
            bytes.extend(name.bytes().chain([0]));
            bytes.resize(bytes.len().next_multiple_of(BLOCK), 0);
        }
    }
    bytes.extend(header(&entry.path, entry.kind, &entry.link, entry.bytes.len()));
    bytes.extend(&entry.bytes);
    bytes.resize(bytes.len().next_multiple_of(BLOCK), 0);
    bytes
}

fn header(path: &str, kind: u8, link: &str, size: usize) -> Vec<u8> {
    let mut block = vec![0; BLOCK];
    let mut put =
        |at: usize, bytes: &[u8], most: usize| block[at..][..bytes.len().min(most)].copy_from_slice(&bytes[..bytes.len().min(most)]);
    put(0, path.as_bytes(), 100);
    put(100, b"0000644\0", 8);
    put(124, format!("{size:011o}\0").as_bytes(), 12);
    put(156, &[kind], 1);
    put(157, link.as_bytes(), 100);
    put(257, b"ustar  \0", 8);
    seal(&mut block);
    block
}

/// Writes the checksum that the header should have.
fn seal(block: &mut [u8]) {
    block[148..156].fill(b' ');
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
}

/// Changes a few bytes; headers mostly get a checksum that fits again.
fn damage(bytes: &mut Vec<u8>, u: &mut Unstructured<'_>) -> Result<()> {
    for _ in 0..u.int_in_range(1..=4)? {
        let blocks = bytes.len() / BLOCK;
        if blocks == 0 {
            break;
        }
        let from = u.choose_index(blocks)? * BLOCK;
        match u.int_in_range(0..=4_u8)? {
            0 => bytes.truncate(u.choose_index(bytes.len())?),
            1 => {
                let copy = bytes[from..from + BLOCK].to_vec();
                let to = u.choose_index(blocks)? * BLOCK;
                bytes.splice(to..to, copy);
            }
            2 => {
                bytes[from + 156] = *u.choose(b"0LKxgS\0V5DMN")?;
                seal(&mut bytes[from..from + BLOCK]);
            }
            3 => {
                let sizes: &[&[u8]] = &[
                    b"77777777777\0",
                    b"\x80\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff",
                    b"-1         \0",
                    b"00000000001\0",
                    b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
                ];
                bytes[from + 124..from + 136].copy_from_slice(u.choose(sizes)?);
                seal(&mut bytes[from..from + BLOCK]);
            }
            _ => {
                let at = from + u.choose_index(BLOCK)?;
                bytes[at] = u.arbitrary()?;
                if u.ratio(3, 4)? {
                    seal(&mut bytes[from..from + BLOCK]);
                }
            }
        }
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Reads an archive at once and in pieces, and gives it to the workbench.
fn read(bytes: &[u8], limits: Limits, piece: usize) -> Option<ReadArchive> {
    let read = read_archive(Cursor::new(bytes), limits).expect("memory can be read");
    let mut stream = Stream::new(limits);
    let mut events = Vec::new();
    for piece in bytes.chunks(piece) {
        stream.take(piece);
        events.extend(stream.events());
    }
    let (last, whole) = stream.finish(false);
    events.extend(last);
    assert_eq!(whole.digest(Algorithm::Sha256), Some(&Digest::of(Algorithm::Sha256, bytes)), "an archive has another digest in pieces");
    if let Some(read) = &read {
        same(read, &events, &whole);
        work(read);
    }
    read
}

/// Members, contents and faults are the same whichever way an archive was read.
fn same(read: &ReadArchive, events: &[Event], whole: &Content) {
    // How much came of how much is known for each piece alone: where unpacking stops depends on their length.
    let stopped =
        |content: &Content| content.unpacked.as_ref().is_some_and(|unpacked| matches!(unpacked.fault, Some(PackFault::Bomb { .. })));
    let (members, contents) = found(&read.events);
    let (streamed, passed) = found(events);
    if read.whole.iter().chain([whole]).chain(contents.values().copied()).chain(passed.values().copied()).any(stopped) {
        return;
    }
    // Of a file with holes whose reading was stopped nothing is known.
    let unknown = |members: &[&Member], contents: &BTreeMap<usize, &Content>| {
        members.iter().enumerate().any(|(at, member)| member.is_file() && !contents.contains_key(&at))
    };
    if unknown(&members, &contents) || unknown(&streamed, &passed) {
        return;
    }
    assert_eq!(members, streamed, "read in another way, other members are there");
    assert_eq!(contents, passed, "read in another way, members have other contents");
    let behind = |events: &[Event]| events.iter().find_map(|event| if let Event::Behind(at) = event { Some(*at) } else { None });
    assert_eq!(behind(&read.events), behind(events), "read in another way, something else stands behind the end");
    let fault = |fault: Option<TarFault>| fault.map(|fault| std::mem::discriminant(&fault));
    let streamed = whole.unpacked.as_ref().and_then(|unpacked| unpacked.files.fault);
    assert_eq!(fault(read.fault), fault(streamed), "read in another way, another fault is there: {:?} and {streamed:?}", read.fault);
}

/// The members, and what the content of each is.
fn found(events: &[Event]) -> (Vec<&Member>, BTreeMap<usize, &Content>) {
    let members = events.iter().filter_map(|event| if let Event::Member(member) = event { Some(member) } else { None });
    let contents = events.iter().filter_map(|event| if let Event::Content(at, content) = event { Some((*at, content)) } else { None });
    (members.collect(), contents.collect())
}

/// The workbench learns of it in two parts, and it is taken out and brought back.
fn work(read: &ReadArchive) {
    let id = ArchiveId(0);
    let news = |news| Action::Haul(id, Box::new(news));
    let haul = |stage| Haul { stage, ..Haul::queued(read.size) };
    let mut state = Workbench::default().after(news(News::Given(Archive::new(id, "a.tar".into(), read.form, read.size))));
    session::holds(&state);
    for events in read.events.chunks(read.events.len().div_ceil(2).max(1)) {
        state = state.after(news(News::Learnt(events.to_vec(), haul(Stage::Hashing))));
        session::holds(&state);
    }
    state = state.after(news(News::Over(read.fault, read.whole.clone(), haul(Stage::Done))));
    session::holds(&state);
    let listing = state.library.shelves()[0].listing;
    let removed = state.after(Action::Remove(listing));
    session::holds(&removed);
    session::holds(&removed.after(Action::Undo));
}
