//! Reads a tar that passes by in pieces, as Go's `archive/tar` does (1.27), which most clients read layers and archives with:
//! what it reads is read, where it stops there is a fault.
//!
//! An archive may end without its two blocks of zeros, and members that have no content (links, folders, devices) have none
//! whatever their length says.

mod header;
mod pax;
mod sparse;

use super::{Member, MemberKind, TarFault};
pub(super) use header::is_header;
use header::{Bad, Format, Header, field, numeric, text};
use pax::{Holes, Records};
use sparse::Blocks;
pub use sparse::Map;

const BLOCK: usize = 512;

/// Bytes of a long name or of pax records: what is longer stops Go.
const META_LIMIT: u64 = 1 << 20;

/// Bytes behind the end in which something other than zeros is looked for.
const BEHIND: u64 = 1 << 20;

/// Where the members of a tar go.
pub(super) trait Sink {
    /// A member begins. Whether its bytes are wanted.
    fn member(&mut self, member: Member) -> bool;
    /// Bytes of a member that are wanted, as they stand in the tar. Whether the rest of it still is; if not, no end is told.
    fn bytes(&mut self, bytes: &[u8]) -> bool;
    /// The last wanted byte of a member has passed, or the tar ended inside it: then `whole` is false.
    fn end(&mut self, whole: bool);
    /// Behind the end of the tar something stands, where nobody reads on.
    fn behind(&mut self, _at: u64) {}
}

/// Reads a tar that passes by in pieces.
pub(super) struct Reader {
    state: State,
    block: Vec<u8>,
    position: u64,
    /// Where content that was passed over ends: it is not known to be there.
    passed_to: u64,
    said: Said,
    fault: Option<TarFault>,
}

enum State {
    Header,
    /// After one block of zeros: a second ends the tar.
    Zeros,
    /// Blocks of a member's map of holes; its content follows.
    Map(Box<Mapped>),
    Meta {
        kind: Meta,
        left: u64,
        padding: u64,
        bytes: Vec<u8>,
    },
    Body {
        left: u64,
        padding: u64,
        wanted: bool,
    },
    /// Behind the end, after so many bytes of zeros.
    Behind(u64),
    Over,
}

/// A member whose map of holes is read.
struct Mapped {
    blocks: Blocks,
    holed: Holed,
}

/// A member with holes.
struct Holed {
    path: String,
    kind: MemberKind,
    /// Its length with them.
    size: i64,
    /// Bytes of the content that stand in the tar.
    stored: u64,
    /// Offset of the header.
    at: u64,
}

#[derive(Clone, Copy)]
enum Meta {
    Name,
    Link,
    Pax,
    /// For all members: their records change nothing, but must make sense.
    Global,
}

/// What was said about the next member.
#[derive(Default)]
struct Said {
    path: Option<Vec<u8>>,
    link: Option<Vec<u8>>,
    records: Records,
}

impl Reader {
    pub(super) fn new() -> Self {
        let block = Vec::with_capacity(BLOCK);
        Self { state: State::Header, block, position: 0, passed_to: 0, said: Said::default(), fault: None }
    }

    /// Takes the next bytes.
    pub(super) fn take(&mut self, mut bytes: &[u8], sink: &mut impl Sink) {
        while !bytes.is_empty() {
            let used = match &mut self.state {
                State::Over => bytes.len(),
                State::Behind(zeros) => {
                    let used = portion(bytes, BEHIND.saturating_sub(*zeros));
                    let here = bytes.iter().take(used).position(|byte| *byte != 0);
                    *zeros += used as u64;
                    if let Some(here) = here {
                        sink.behind(self.position + here as u64);
                        self.state = State::Over;
                    }
                    used
                }
                State::Header | State::Zeros | State::Map(_) => {
                    let used = bytes.len().min(BLOCK - self.block.len());
                    self.block.extend_from_slice(&bytes[..used]);
                    used
                }
                State::Meta { left, bytes: kept, .. } if *left > 0 => {
                    let used = portion(bytes, *left);
                    kept.extend_from_slice(&bytes[..used]);
                    *left -= used as u64;
                    used
                }
                State::Body { left, wanted, .. } if *left > 0 => {
                    let used = portion(bytes, *left);
                    if *wanted {
                        *wanted = sink.bytes(&bytes[..used]);
                    }
                    *left -= used as u64;
                    used
                }
                State::Meta { padding, .. } | State::Body { padding, .. } => {
                    let used = portion(bytes, *padding);
                    *padding -= used as u64;
                    used
                }
            };
            self.position += used as u64;
            bytes = &bytes[used..];
            self.turn(sink);
        }
    }

    /// How many of the next bytes need not be given: nobody wants them.
    pub(super) fn skippable(&self) -> u64 {
        match self.state {
            State::Body { left, padding, wanted: false } => left + padding,
            _ => 0,
        }
    }

    /// Passes over bytes that need not be given.
    pub(super) fn skip(&mut self, count: u64, sink: &mut impl Sink) {
        let State::Body { left, padding, .. } = &mut self.state else { return };
        let of_left = count.min(*left);
        self.passed_to = self.passed_to.max(self.position + of_left);
        *left -= of_left;
        *padding -= (count - of_left).min(*padding);
        self.position += count;
        self.turn(sink);
    }

    /// Where content that was passed over ends.
    pub(super) fn passed_to(&self) -> u64 {
        self.passed_to
    }

    /// Whether the tar has ended, so that nothing more is wanted.
    pub(super) fn is_over(&self) -> bool {
        matches!(self.state, State::Over)
    }

    /// No more bytes will come, or, where reading was `stopped`, none are wanted. Why not all members could be read.
    pub(super) fn finish(&mut self, stopped: bool, sink: &mut impl Sink) -> Option<TarFault> {
        if stopped {
            self.state = State::Over;
        }
        let inside = match &self.state {
            State::Over | State::Behind(_) => false,
            State::Header | State::Zeros => !self.block.is_empty(),
            State::Map(_) => true,
            // The padding after the last member may be missing.
            State::Meta { left, .. } => *left > 0,
            State::Body { left, wanted, .. } => {
                if *wanted && *left > 0 {
                    sink.end(false);
                }
                *left > 0
            }
        };
        if inside && self.fault.is_none() {
            let none = self.position < BLOCK as u64;
            self.fault = Some(if none { TarFault::NotTar } else { TarFault::Truncated { at: self.position } });
        }
        self.state = State::Over;
        self.fault
    }

    /// Goes on to the next state where this one is done.
    fn turn(&mut self, sink: &mut impl Sink) {
        loop {
            match &mut self.state {
                State::Header | State::Zeros | State::Map(_) if self.block.len() == BLOCK => {
                    let block = std::mem::replace(&mut self.block, Vec::with_capacity(BLOCK));
                    let at = self.position - BLOCK as u64;
                    let is_zero = block.iter().all(|byte| *byte == 0);
                    match std::mem::replace(&mut self.state, State::Over) {
                        State::Map(mapped) => self.map(mapped, &block, sink),
                        State::Zeros if is_zero => self.state = State::Behind(0),
                        State::Zeros => self.stop(TarFault::Header { at }),
                        _ if is_zero => self.state = State::Zeros,
                        _ => self.header(&block, at, sink),
                    }
                }
                State::Behind(zeros) if *zeros >= BEHIND => self.state = State::Over,
                State::Meta { left: 0, kind, bytes, .. } if !bytes.is_empty() => {
                    let (kind, bytes) = (*kind, std::mem::take(bytes));
                    self.note(kind, &bytes);
                }
                State::Meta { left: 0, padding: 0, .. } => self.state = State::Header,
                State::Body { left: 0, wanted: true, padding } => {
                    let padding = *padding;
                    self.state = State::Body { left: 0, padding, wanted: false };
                    sink.end(true);
                }
                State::Body { left: 0, padding: 0, wanted: false } => self.state = State::Header,
                _ => return,
            }
        }
    }

    /// All of what stands before a header has passed; its padding may follow.
    fn note(&mut self, kind: Meta, bytes: &[u8]) {
        let name = || Some(text(bytes).to_vec()).filter(|name| !name.is_empty());
        match kind {
            Meta::Name => self.said.path = name(),
            Meta::Link => self.said.link = name(),
            Meta::Pax | Meta::Global => match Records::read(bytes) {
                Err(_) => self.stop(TarFault::Header { at: self.meta_at(bytes.len()) }),
                Ok(records) if matches!(kind, Meta::Pax) => self.said.records = records,
                // Go gives it as a member of its own: what was said before was said of that.
                Ok(_) => self.said = Said::default(),
            },
        }
    }

    /// Where the header stands of what has just passed, of which so many bytes are content.
    fn meta_at(&self, length: usize) -> u64 {
        self.position.saturating_sub((length + BLOCK) as u64)
    }

    fn header(&mut self, block: &[u8], at: u64, sink: &mut impl Sink) {
        if !is_header(block) {
            return self.stop(if at == 0 { TarFault::NotTar } else { TarFault::Checksum { at } });
        }
        let header = match Header::read(block) {
            Ok(header) => header,
            Err(Bad::Size) => return self.stop(TarFault::Length { at }),
            Err(Bad::Field) => return self.stop(TarFault::Header { at }),
        };
        match header.kind {
            b'L' => self.meta(Meta::Name, header.size, at),
            b'K' => self.meta(Meta::Link, header.size, at),
            b'x' => self.meta(Meta::Pax, header.size, at),
            b'g' => self.meta(Meta::Global, header.size, at),
            _ => self.member(header, block, at, sink),
        }
    }

    fn member(&mut self, header: Header, block: &[u8], at: u64, sink: &mut impl Sink) {
        let said = std::mem::take(&mut self.said);
        let records = said.records;
        let holes = records.check().and_then(|()| if header.kind == b'S' { Ok(None) } else { records.holes() });
        let Ok(holes) = holes else { return self.stop(TarFault::Header { at }) };
        let name = said.path.as_deref().or(records.path()).unwrap_or(&header.path);
        let link = || string(said.link.as_deref().or(records.link()).unwrap_or(&header.link));
        let kind = match header.kind {
            // Tars older than ustar mark folders by the slash alone.
            0 if name.ends_with(b"/") => MemberKind::Folder,
            0 | b'0' | b'7' => MemberKind::File,
            b'5' => MemberKind::Folder,
            b'2' => MemberKind::Symlink(link()),
            b'1' => MemberKind::Hardlink(link()),
            b'S' => MemberKind::Sparse,
            other => MemberKind::Other(other),
        };
        let without_content = matches!(kind, MemberKind::Folder | MemberKind::Symlink(_) | MemberKind::Hardlink(_))
            || matches!(kind, MemberKind::Other(b'3' | b'4' | b'6'));
        let size = if without_content { 0 } else { records.size().unwrap_or(header.size) };
        let Some(stored) = self.length(size, at) else { return self.stop(TarFault::Length { at }) };
        if header.kind == b'S' {
            let Some((blocks, is_all)) = Blocks::old(block).filter(|_| header.format == Format::Gnu) else {
                return self.stop(TarFault::Header { at });
            };
            let Some(size) = numeric(field(block, 483..495)) else { return self.stop(TarFault::Length { at }) };
            let mapped = Mapped { blocks, holed: Holed { path: string(name), kind, size, stored, at } };
            if is_all {
                return self.mapped(mapped, sink);
            }
            self.state = State::Map(Box::new(mapped));
            return;
        }
        let Some(holes) = holes else {
            return self.begin(Member::new(string(name), kind, stored, self.position), stored, sink);
        };
        let size = records.sparse_size().unwrap_or(Ok(size));
        let (Ok(size), false) = (size, without_content) else { return self.stop(TarFault::Header { at }) };
        let holed = Holed { path: string(records.sparse_path().unwrap_or(name)), kind, size, stored, at };
        match holes {
            Holes::Here(map) => self.holed(holed, map, sink),
            Holes::Inside => self.state = State::Map(Box::new(Mapped { blocks: Blocks::lines(), holed })),
        }
    }

    /// Takes a block of a map.
    fn map(&mut self, mut mapped: Box<Mapped>, block: &[u8], sink: &mut impl Sink) {
        let at = mapped.holed.at;
        if matches!(mapped.blocks, Blocks::Lines { .. }) {
            // These blocks are part of the content.
            let Some(left) = mapped.holed.stored.checked_sub(BLOCK as u64) else { return self.stop(TarFault::Header { at }) };
            mapped.holed.stored = left;
        }
        match mapped.blocks.take(block) {
            Some(true) => self.mapped(*mapped, sink),
            Some(false) => self.state = State::Map(mapped),
            None => self.stop(TarFault::Header { at }),
        }
    }

    /// All of a map is there.
    fn mapped(&mut self, mapped: Mapped, sink: &mut impl Sink) {
        match mapped.blocks.map() {
            Some(map) => self.holed(mapped.holed, map, sink),
            None => self.stop(TarFault::Header { at: mapped.holed.at }),
        }
    }

    fn holed(&mut self, holed: Holed, map: Map, sink: &mut impl Sink) {
        let Holed { path, kind, size, stored, at } = holed;
        let Some(size) = u64::try_from(size).ok().filter(|size| map.fits(*size, stored)) else {
            return self.stop(TarFault::Header { at });
        };
        let member = Member { holes: Some(Box::new(map)), stored, ..Member::new(path, kind, size, self.position) };
        self.begin(member, stored, sink);
    }

    /// A member's content begins, of which so many bytes stand in the tar.
    fn begin(&mut self, member: Member, stored: u64, sink: &mut impl Sink) {
        let wanted = sink.member(member);
        self.state = State::Body { left: stored, padding: padding(stored), wanted };
    }

    fn meta(&mut self, kind: Meta, size: i64, at: u64) {
        match self.length(size, at) {
            None => self.stop(TarFault::Length { at }),
            Some(size) if size > META_LIMIT => self.stop(TarFault::Header { at }),
            Some(size) => {
                self.state = State::Meta { kind, left: size, padding: padding(size), bytes: Vec::new() };
                if size == 0 {
                    self.note(kind, &[]);
                }
            }
        }
    }

    /// A length that ends at a place that can be counted.
    fn length(&self, size: i64, at: u64) -> Option<u64> {
        let size = u64::try_from(size).ok()?;
        at.checked_add(size)?.checked_add(BLOCK as u64 * 2)?;
        Some(size)
    }

    fn stop(&mut self, fault: TarFault) {
        self.fault = Some(fault);
        self.state = State::Over;
    }
}

fn string(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn portion(bytes: &[u8], left: u64) -> usize {
    usize::try_from(left).map_or(bytes.len(), |left| left.min(bytes.len()))
}

fn padding(size: u64) -> u64 {
    size.wrapping_neg() % BLOCK as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::tar::{Builder, EntryType, Header};

    /// What came of a tar, in words.
    #[derive(Default)]
    struct Told {
        lines: Vec<String>,
        bytes: Vec<u8>,
    }

    impl Sink for Told {
        fn member(&mut self, member: Member) -> bool {
            self.lines.push(format!("{} {:?} {}", member.path, member.kind, member.size));
            member.path.starts_with("want")
        }
        fn bytes(&mut self, bytes: &[u8]) -> bool {
            self.bytes.extend_from_slice(bytes);
            true
        }
        fn end(&mut self, whole: bool) {
            self.lines.push(format!("{} {whole}", String::from_utf8_lossy(&self.bytes)));
            self.bytes.clear();
        }
        fn behind(&mut self, at: u64) {
            self.lines.push(format!("behind {at}"));
        }
    }

    fn read(tar: &[u8], piece: usize) -> (Vec<String>, Option<TarFault>) {
        let (mut reader, mut told) = (Reader::new(), Told::default());
        for piece in tar.chunks(piece) {
            reader.take(piece, &mut told);
        }
        let fault = reader.finish(false, &mut told);
        (told.lines, fault)
    }

    fn sample() -> Vec<u8> {
        let mut builder = Builder::new(Vec::new());
        let mut add = |path: &str, kind: EntryType, link: Option<&str>, bytes: &[u8]| {
            let mut header = Header::new_gnu();
            header.set_entry_type(kind);
            header.set_size(bytes.len() as u64);
            match link {
                Some(link) => builder.append_link(&mut header, path, link).unwrap(),
                None => builder.append_data(&mut header, path, bytes).unwrap(),
            }
        };
        add("want-a", EntryType::Regular, None, b"hello");
        add(&format!("want-{}", "long-".repeat(60)), EntryType::Regular, None, b"x");
        add("other", EntryType::Regular, None, &[1; 1024]);
        add("link", EntryType::Symlink, Some("want-a"), b"");
        add("folder/", EntryType::Directory, None, b"");
        builder.into_inner().unwrap()
    }

    #[test]
    fn members_are_the_same_in_pieces_of_any_size() {
        let tar = sample();
        let (lines, fault) = read(&tar, tar.len());
        assert_eq!(fault, None);
        assert_eq!(lines.len(), 7);
        assert_eq!(&lines[..2], ["want-a File 5", "hello true"]);
        assert_eq!(&lines[4..], ["other File 1024", "link Symlink(\"want-a\") 0", "folder/ Folder 0"]);
        for piece in [1, 7, 511, 512, 513, 4096] {
            assert_eq!(read(&tar, piece), (lines.clone(), None), "{piece}");
        }
        // The two blocks of zeros at its end may be missing.
        assert_eq!(read(&tar[..tar.len() - 1024], 1000), (lines, None));
    }

    #[test]
    fn what_is_not_wanted_can_be_passed_over() {
        let tar = sample();
        let (mut reader, mut told) = (Reader::new(), Told::default());
        let mut at = 0;
        while at < tar.len() {
            let skip = reader.skippable();
            if skip > 0 {
                reader.skip(skip, &mut told);
                at += skip as usize;
            } else {
                let end = (at + 100).min(tar.len());
                reader.take(&tar[at..end], &mut told);
                at = end;
            }
        }
        assert_eq!(reader.finish(false, &mut told), None);
        assert_eq!(told.lines, read(&tar, 512).0);
    }

    #[test]
    fn faults_are_told_with_their_place() {
        let tar = sample();
        assert_eq!(read(b"no tar at all", 5).1, Some(TarFault::NotTar));
        assert_eq!(read(&[b'x'; 600], 600).1, Some(TarFault::NotTar));
        assert_eq!(read(&tar[..514], 100), (vec!["want-a File 5".into(), "he false".into()], Some(TarFault::Truncated { at: 514 })));
        let mut broken = tar.clone();
        broken[1024] ^= 1;
        assert_eq!(read(&broken, 512).1, Some(TarFault::Checksum { at: 1024 }));
        assert_eq!(read(&[], 1).1, None);
        let mut huge = Header::new_gnu();
        huge.set_path("huge").unwrap();
        huge.set_size(u64::MAX - 5);
        huge.set_cksum();
        assert_eq!(read(huge.as_bytes(), 512).1, Some(TarFault::Length { at: 0 }));
    }

    /// A header as it stands in a tar, with what follows it.
    fn entry(kind: u8, path: &str, size: Option<usize>, content: &[u8], change: impl FnOnce(&mut [u8])) -> Vec<u8> {
        let mut header = Header::new_gnu();
        header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
        header.as_old_mut().linkflag = [kind];
        header.set_mode(0);
        match size {
            Some(size) => header.set_size(size as u64),
            None => header.as_old_mut().size = [0; 12],
        }
        change(header.as_mut_bytes());
        header.set_cksum();
        let mut bytes = [header.as_bytes(), content].concat();
        bytes.resize(bytes.len().next_multiple_of(BLOCK), 0);
        bytes
    }

    fn plain(kind: u8, path: &str, content: &[u8]) -> Vec<u8> {
        entry(kind, path, Some(content.len()), content, |_| {})
    }

    #[test]
    fn headers_are_taken_as_go_takes_them() {
        let lines = |parts: &[Vec<u8>]| read(&parts.concat(), 100);
        let only = |line: &str| (vec![line.to_owned()], None);
        assert_eq!(lines(&[entry(b'5', "d", None, b"", |_| {})]), only("d Folder 0"));
        // A slash makes a folder only of what has no kind.
        assert_eq!(lines(&[plain(b'0', "x/", &[1; 600])]), only("x/ File 600"));
        assert_eq!(lines(&[entry(0, "x/", Some(600), b"", |_| {})]), only("x/ Folder 0"));
        let bad_mode = entry(b'0', "f", Some(0), b"", |block| block[100] = b'x');
        assert_eq!(lines(&[bad_mode]).1, Some(TarFault::Header { at: 0 }));
        // The last records before a header are its own, and those for all members end what was said before.
        let said = |path: &str| plain(b'x', "pax", format!("{} path={path}\n", path.len() + 8).as_bytes());
        assert_eq!(lines(&[plain(b'x', "pax", b"9 size=7\n"), said("a"), plain(b'0', "f", b"")]), only("a File 0"));
        assert_eq!(lines(&[said("a"), plain(b'g', "pax", b""), plain(b'0', "f", b"")]), only("f File 0"));
        assert_eq!(lines(&[plain(b'g', "pax", b"9 size=7\n"), plain(b'0', "f", b"")]), only("f File 0"));
        assert_eq!(lines(&[said("a"), plain(b'L', "long", b"b\0c"), plain(b'0', "f", b"")]), only("b File 0"));
        assert_eq!(lines(&[plain(b'0', "f", b""), plain(b'x', "pax", b"no record")]).1, Some(TarFault::Header { at: 512 }));
        assert_eq!(lines(&[plain(b'x', "pax", b"9 size=-\n"), plain(b'0', "f", b"")]).1, Some(TarFault::Header { at: 1024 }));
    }

    #[test]
    fn two_blocks_of_zeros_end_a_tar() {
        let (file, zeros) = (plain(b'0', "f", b""), vec![0; BLOCK]);
        assert_eq!(read(&[&file[..], &zeros].concat(), 512).1, None);
        assert_eq!(read(&[&file[..], &zeros, &file].concat(), 512).1, Some(TarFault::Header { at: 1024 }));
        let behind = [&file[..], &zeros, &zeros, &zeros, &file].concat();
        let (mut reader, mut told) = (Reader::new(), Told::default());
        behind.chunks(700).for_each(|piece| reader.take(piece, &mut told));
        assert_eq!((reader.finish(false, &mut told), &told.lines[..]), (None, &["f File 0".to_owned(), "behind 2048".to_owned()][..]));
    }

    #[test]
    fn files_with_holes_have_their_real_names_and_lengths() {
        let record = |key: &str, value: &str| {
            let rest = format!(" GNU.sparse.{key}={value}\n");
            format!("{}{rest}", rest.len() + 2)
        };
        let records = |records: &[(&str, &str)]| {
            let text: String = records.iter().map(|(key, value)| record(key, value)).collect();
            plain(b'x', "pax", text.as_bytes())
        };
        let named = [("name", "want-real"), ("realsize", "2000"), ("major", "1"), ("minor", "0")];
        let mut content = b"1\n1000\n5\n".to_vec();
        content.resize(BLOCK, 0);
        content.extend(b"hello");
        for tar in [
            [records(&named), plain(b'0', "GNUSparseFile.0/f", &content)].concat(),
            [records(&[("name", "want-real"), ("size", "2000"), ("numblocks", "1"), ("map", "1000,5")]), plain(b'0', "f", b"hello")]
                .concat(),
        ] {
            for piece in [1, 511, 5000] {
                assert_eq!(read(&tar, piece), (vec!["want-real File 2000".to_owned(), "hello true".to_owned()], None));
            }
        }
        let old = |more: u8| {
            entry(b'S', "want-old", Some(5), b"", |block| {
                block[386..410].copy_from_slice(b"00000001000\x0000000000005\0");
                block[482] = more;
                block[483..495].copy_from_slice(b"00000004000\0");
            })
        };
        let mut content = b"hello".to_vec();
        content.resize(BLOCK, 0);
        let lines = (vec!["want-old Sparse 2048".to_owned(), "hello true".to_owned()], None);
        assert_eq!(read(&[old(0), content.clone()].concat(), 100), lines);
        assert_eq!(read(&[old(1), vec![0; BLOCK], content.clone()].concat(), 100), lines);
        // Maps that make no sense.
        for map in ["1000,6", "1998,5", "-1,5"] {
            let tar = [records(&[("size", "2000"), ("numblocks", "1"), ("map", map)]), plain(b'0', "f", b"hello")].concat();
            assert_eq!(read(&tar, 100).1, Some(TarFault::Header { at: 1024 }), "{map}");
        }
        let tar = [records(&named), plain(b'0', "f", b"9999999\n")].concat();
        assert_eq!(read(&tar, 100).1, Some(TarFault::Header { at: 1024 }));
    }
}
