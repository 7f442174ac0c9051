//! Reads a tar that passes by in pieces. Headers and pax records are read by the crate `tar`.
//!
//! Lenient where Go's `archive/tar` is, which most clients read layers and archives with: an archive may end without its two
//! blocks of zeros, and members that have no content (links, folders, devices) have none whatever their length says.

use super::{Member, MemberKind, TarFault};
use ::tar::{EntryType, Header, PaxExtensions};

const BLOCK: usize = 512;

/// Bytes of a long name or of pax records that are read; what is longer is no name.
const META_LIMIT: u64 = 1 << 20;

/// Where the members of a tar go.
pub(super) trait Sink {
    /// A member begins. Whether its bytes are wanted.
    fn member(&mut self, member: Member) -> bool;
    /// Bytes of a member that are wanted. Whether the rest of it still is; if not, no end is told.
    fn bytes(&mut self, bytes: &[u8]) -> bool;
    /// The last wanted byte of a member has passed, or the tar ended inside it: then `whole` is false.
    fn end(&mut self, whole: bool);
}

/// Reads a tar that passes by in pieces.
pub(super) struct Reader {
    state: State,
    block: Vec<u8>,
    position: u64,
    /// Where content that was passed over ends: it is not known to be there.
    passed_to: u64,
    overrides: Overrides,
    fault: Option<TarFault>,
}

enum State {
    Header,
    /// Further blocks of a sparse member's map; its length follows.
    Map {
        left: u64,
    },
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
    Over,
}

#[derive(Clone, Copy)]
enum Meta {
    Name,
    Link,
    Pax,
    /// Read past: records for all members, and names beyond all measure.
    Nothing,
}

/// What was said about the next member.
#[derive(Default)]
struct Overrides {
    path: Option<Vec<u8>>,
    link: Option<Vec<u8>>,
    size: Option<u64>,
    sparse: bool,
}

impl Reader {
    pub(super) fn new() -> Self {
        let block = Vec::with_capacity(BLOCK);
        Self { state: State::Header, block, position: 0, passed_to: 0, overrides: Overrides::default(), fault: None }
    }

    /// Takes the next bytes.
    pub(super) fn take(&mut self, mut bytes: &[u8], sink: &mut impl Sink) {
        while !bytes.is_empty() {
            let used = match &mut self.state {
                State::Over => bytes.len(),
                State::Header | State::Map { .. } => {
                    let used = bytes.len().min(BLOCK - self.block.len());
                    self.block.extend_from_slice(&bytes[..used]);
                    used
                }
                State::Meta { left, bytes: kept, kind, .. } if *left > 0 => {
                    let used = portion(bytes, *left);
                    if !matches!(kind, Meta::Nothing) {
                        kept.extend_from_slice(&bytes[..used]);
                    }
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
            State::Meta { kind: Meta::Nothing, left, padding, .. } => left + padding,
            _ => 0,
        }
    }

    /// Passes over bytes that need not be given.
    pub(super) fn skip(&mut self, count: u64, sink: &mut impl Sink) {
        // Only after content may the padding be missing.
        let is_content = matches!(self.state, State::Body { .. });
        match &mut self.state {
            State::Body { left, padding, .. } | State::Meta { left, padding, .. } => {
                let of_left = count.min(*left);
                self.passed_to = self.passed_to.max(self.position + if is_content { of_left } else { count });
                *left -= of_left;
                *padding -= (count - of_left).min(*padding);
            }
            _ => return,
        }
        self.position += count;
        self.turn(sink);
    }

    /// Whether nothing more is read.
    pub(super) fn is_over(&self) -> bool {
        matches!(self.state, State::Over)
    }

    /// Where content that was passed over ends: a file that is shorter is cut.
    pub(super) fn passed_to(&self) -> u64 {
        self.passed_to
    }

    /// No more bytes will come. Why not all members could be read.
    pub(super) fn finish(&mut self, sink: &mut impl Sink) -> Option<TarFault> {
        let inside = match &self.state {
            State::Over => false,
            State::Header => !self.block.is_empty() || self.overrides.path.is_some(),
            State::Map { .. } | State::Meta { .. } => true,
            // The padding after the last member may be missing.
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
                State::Header if self.block.len() == BLOCK => self.header(sink),
                State::Map { left } if self.block.len() == BLOCK => {
                    // The byte that says whether a further block of the map follows.
                    let more = self.block.get(504) == Some(&1);
                    let left = *left;
                    self.block.clear();
                    if !more {
                        self.state = State::Body { left, padding: padding(left), wanted: false };
                    }
                }
                State::Meta { left: 0, padding: 0, kind, bytes, .. } => {
                    let (kind, bytes) = (*kind, std::mem::take(bytes));
                    self.state = State::Header;
                    self.note(kind, bytes);
                }
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

    fn note(&mut self, kind: Meta, bytes: Vec<u8>) {
        let text = |mut bytes: Vec<u8>| {
            bytes.truncate(bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len()));
            Some(bytes)
        };
        match kind {
            Meta::Name => self.overrides.path = text(bytes),
            Meta::Link => self.overrides.link = text(bytes),
            Meta::Pax => {
                for record in PaxExtensions::new(&bytes).flatten() {
                    match record.key_bytes() {
                        b"path" => self.overrides.path = Some(record.value_bytes().to_vec()),
                        b"linkpath" => self.overrides.link = Some(record.value_bytes().to_vec()),
                        b"size" => self.overrides.size = record.value().ok().and_then(|value| value.parse().ok()),
                        key if key.starts_with(b"GNU.sparse.") => self.overrides.sparse = true,
                        _ => {}
                    }
                }
            }
            Meta::Nothing => {}
        }
    }

    fn header(&mut self, sink: &mut impl Sink) {
        let at = self.position - BLOCK as u64;
        let block = std::mem::replace(&mut self.block, Vec::with_capacity(BLOCK));
        if block.iter().all(|byte| *byte == 0) {
            self.state = State::Over;
            return;
        }
        if !is_header(&block) {
            return self.stop(if at == 0 { TarFault::NotTar } else { TarFault::Checksum { at } });
        }
        let header = Header::from_byte_slice(&block);
        let kind = header.entry_type();
        let Ok(stated) = header.entry_size() else { return self.stop(TarFault::Length { at }) };
        match kind {
            EntryType::GNULongName => return self.meta(Meta::Name, stated, at),
            EntryType::GNULongLink => return self.meta(Meta::Link, stated, at),
            EntryType::XHeader => return self.meta(Meta::Pax, stated, at),
            EntryType::XGlobalHeader => return self.meta(Meta::Nothing, stated, at),
            _ => {}
        }
        let said = std::mem::take(&mut self.overrides);
        let path = said.path.unwrap_or_else(|| header.path_bytes().into_owned());
        let path = String::from_utf8_lossy(&path).into_owned();
        let link = || {
            let link = said.link.clone().or_else(|| header.link_name_bytes().map(|name| name.into_owned()));
            String::from_utf8_lossy(&link.unwrap_or_default()).into_owned()
        };
        let mut size = said.size.unwrap_or(stated);
        let gnu_sparse = kind == EntryType::GNUSparse;
        let kind = match kind {
            EntryType::Regular | EntryType::Continuous if said.sparse => MemberKind::Sparse,
            // Tars older than ustar mark folders by the slash alone.
            EntryType::Regular if path.ends_with('/') => MemberKind::Folder,
            EntryType::Regular | EntryType::Continuous => MemberKind::File,
            EntryType::Directory => MemberKind::Folder,
            EntryType::Symlink => MemberKind::Symlink(link()),
            EntryType::Link => MemberKind::Hardlink(link()),
            EntryType::GNUSparse => MemberKind::Sparse,
            other => MemberKind::Other(other.as_byte()),
        };
        let without_content = matches!(kind, MemberKind::Folder | MemberKind::Symlink(_) | MemberKind::Hardlink(_))
            || matches!(kind, MemberKind::Other(b'3' | b'4' | b'6'));
        if without_content {
            size = 0;
        }
        if at.checked_add(size).and_then(|end| end.checked_add(BLOCK as u64 * 2)).is_none() {
            return self.stop(TarFault::Length { at });
        }
        let more_map = gnu_sparse && header.as_gnu().is_some_and(|header| header.is_extended());
        let wanted = sink.member(Member::new(path, kind, size, self.position));
        self.state = if more_map { State::Map { left: size } } else { State::Body { left: size, padding: padding(size), wanted } };
    }

    fn meta(&mut self, kind: Meta, size: u64, at: u64) {
        if at.checked_add(size).and_then(|end| end.checked_add(BLOCK as u64 * 2)).is_none() {
            return self.stop(TarFault::Length { at });
        }
        let kind = if size > META_LIMIT { Meta::Nothing } else { kind };
        self.state = State::Meta { kind, left: size, padding: padding(size), bytes: Vec::new() };
    }

    fn stop(&mut self, fault: TarFault) {
        self.fault = Some(fault);
        self.state = State::Over;
    }
}

fn portion(bytes: &[u8], left: u64) -> usize {
    usize::try_from(left).map_or(bytes.len(), |left| left.min(bytes.len()))
}

fn padding(size: u64) -> u64 {
    size.wrapping_neg() % BLOCK as u64
}

/// Whether a block is a header: its checksum, counted with bytes of either sign as old tars did, is right.
pub(super) fn is_header(block: &[u8]) -> bool {
    if block.len() != BLOCK {
        return false;
    }
    let Ok(stated) = Header::from_byte_slice(block).cksum() else { return false };
    let others = || block.iter().enumerate().filter(|(at, _)| !(148..156).contains(at)).map(|(_, byte)| *byte);
    let spaces = 8 * u32::from(b' ');
    let unsigned: u32 = others().map(u32::from).sum::<u32>() + spaces;
    let signed = others().map(|byte| i64::from(byte.cast_signed())).sum::<i64>() + i64::from(spaces);
    stated == unsigned || i64::from(stated) == signed
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::tar::Builder;

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
    }

    fn read(tar: &[u8], piece: usize) -> (Vec<String>, Option<TarFault>) {
        let (mut reader, mut told) = (Reader::new(), Told::default());
        for piece in tar.chunks(piece) {
            reader.take(piece, &mut told);
        }
        let fault = reader.finish(&mut told);
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
        assert_eq!(reader.finish(&mut told), None);
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
}
