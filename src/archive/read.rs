//! Reads whole archives from files, for programs outside of a browser.

use super::{
    Budget, Content, Event, Form, Keep, Limits, MEMBER_LIMIT, Member, MemberKind, Named, Names, Reading, Sort, Stream, Survey, TarFault,
    sort,
};
use crate::digest::Digest;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// Bytes read at once.
const PIECE: usize = 1 << 20;

/// What was read of an archive.
#[derive(Debug)]
pub struct ReadArchive {
    /// In what form its members came.
    pub form: Form,
    /// Length of the file in bytes.
    pub size: u64,
    /// What was learnt, in order.
    pub events: Vec<Event>,
    /// Why its members cannot all be read.
    pub fault: Option<TarFault>,
    /// What its own bytes are, where all of them were read.
    pub whole: Option<Content>,
}

/// Reads a tar, packed or not; nothing where the file is neither.
///
/// Fails where the file cannot be read.
pub fn read_archive(mut file: impl Read + Seek, limits: Limits) -> io::Result<Option<ReadArchive>> {
    let budget = Budget::from(limits);
    let size = file.seek(SeekFrom::End(0))?;
    let mut piece = vec![0; PIECE];
    file.seek(SeekFrom::Start(0))?;
    let first = fill(&mut file, &mut piece)?;
    match sort(piece.get(..first.min(super::HEAD)).unwrap_or_default()) {
        Sort::Packed(packing) => {
            let mut stream = Stream::new(budget);
            let mut events = Vec::new();
            let mut length = first;
            while length > 0 {
                stream.take(piece.get(..length).unwrap_or_default());
                events.extend(stream.events());
                length = fill(&mut file, &mut piece)?;
            }
            let (last, whole) = stream.finish(false);
            events.extend(last);
            let fault = whole.unpacked.as_ref().and_then(|unpacked| unpacked.files.fault);
            Ok(Some(ReadArchive { form: Form::Tar(Some(packing)), size, events, fault, whole: Some(whole) }))
        }
        Sort::Tar => {
            let mut survey = Survey::new(budget.clone());
            while let Some(at) = survey.wants().filter(|at| *at < size) {
                file.seek(SeekFrom::Start(at))?;
                let length = fill(&mut file, &mut piece)?;
                if length == 0 {
                    break;
                }
                survey.take(piece.get(..length).unwrap_or_default());
            }
            let mut events = survey.events();
            let fault = survey.finish(size);
            events.extend(survey.events());
            let mut read = |at: usize, member: &Member, keep: Keep| {
                let named = member.stated_digest();
                let mut part = (&mut file).take(0);
                part.get_mut().seek(SeekFrom::Start(member.offset))?;
                part.set_limit(member.stored);
                let reading = Reading::new(at, keep, named.as_ref(), budget.clone());
                read_member(part, reading.with_holes(member.holes.as_deref(), member.size), member.stored)
            };
            let mut named = named(&events);
            loop {
                let members = members(&events);
                let wanted = named.wanted().into_iter().filter_map(|at| Some((at, (*members.get(at)?).clone())));
                let wanted: Vec<(usize, Member)> = wanted.collect();
                if wanted.is_empty() {
                    break;
                }
                for (at, member) in wanted {
                    let learnt = read(at, &member, Keep::IfJson)?;
                    note_kept(&mut named, &learnt);
                    events.extend(learnt);
                }
            }
            for (at, member) in unread(&events) {
                events.extend(read(at, &member, Keep::Never)?);
            }
            // A layer may have names as images do: then its own digest is what is wanted of it.
            let mut names = Names::default();
            names.learn(&events);
            let whole = if names.are_of_image() {
                None
            } else {
                file.seek(SeekFrom::Start(0))?;
                content(read_member(&mut file, Reading::new(0, Keep::Never, None, budget), size)?)
            };
            Ok(Some(ReadArchive { form: Form::Tar(None), size, events, fault, whole }))
        }
        _ => Ok(None),
    }
}

/// Reads a folder with everything below it. Links are noted, not followed.
///
/// Fails where the folder or a file in it cannot be read.
pub fn read_folder(folder: &Path, limits: Limits) -> io::Result<ReadArchive> {
    let mut paths = Vec::new();
    let mut waiting = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = waiting.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type()?;
            if kind.is_dir() {
                waiting.push((entry.path(), format!("{path}/")));
                paths.push((format!("{path}/"), MemberKind::Folder, entry.path()));
            } else if kind.is_symlink() {
                let target = std::fs::read_link(entry.path())?.to_string_lossy().into_owned();
                paths.push((path, MemberKind::Symlink(target), entry.path()));
            } else if kind.is_file() {
                paths.push((path, MemberKind::File, entry.path()));
            } else {
                // Reading it may never end. In a tar it would be a pipe or a device: which one is of no interest.
                paths.push((path, MemberKind::Other(b'6'), entry.path()));
            }
        }
    }
    paths.sort_by(|one, other| one.0.cmp(&other.0));
    let budget = Budget::from(limits);
    let mut read = ReadArchive { form: Form::Folder, size: 0, events: Vec::new(), fault: None, whole: None };
    let mut kept_in_all = 0;
    for (at, (path, kind, file)) in paths.into_iter().enumerate() {
        let size = if kind == MemberKind::File { std::fs::metadata(&file)?.len() } else { 0 };
        let member = Member::new(path, kind, size, 0);
        read.size += size;
        if member.is_file() && at < MEMBER_LIMIT {
            let reading = Reading::new(at, Keep::of(&member, kept_in_all), member.stated_digest().as_ref(), budget.clone());
            read.events.push(Event::Member(member));
            let events = read_member(File::open(&file)?, reading, size)?;
            kept_in_all += if events.iter().any(|event| matches!(event, Event::Kept(..))) { size } else { 0 };
            read.events.extend(events);
        } else {
            read.events.push(Event::Member(member));
        }
    }
    Ok(read)
}

/// Reads one file of `size` bytes. `named` is the digest that it should have.
///
/// Fails where the file cannot be read.
pub fn read_content(file: impl Read, named: Option<&Digest>, size: u64, limits: Limits) -> io::Result<Content> {
    content(read_member(file, Reading::new(0, Keep::Never, named, limits), size)?).ok_or_else(|| io::Error::other("no content"))
}

fn content(events: Vec<Event>) -> Option<Content> {
    events.into_iter().find_map(|event| if let Event::Content(_, content) = event { Some(content) } else { None })
}

/// Reads a member of `size` bytes.
fn read_member(mut file: impl Read, mut reading: Reading, size: u64) -> io::Result<Vec<Event>> {
    let mut piece = vec![0; PIECE];
    let mut read = 0;
    loop {
        let length = fill(&mut file, &mut piece)?;
        if length == 0 {
            return Ok(reading.finish(read < size));
        }
        read += length as u64;
        reading.take(piece.get(..length).unwrap_or_default());
    }
}

/// The members, by their places.
fn members(events: &[Event]) -> Vec<&Member> {
    events.iter().filter_map(|event| if let Event::Member(member) = event { Some(member) } else { None }).collect()
}

/// What the documents name that were kept.
fn named(events: &[Event]) -> Named {
    let mut named = Named::default();
    members(events).into_iter().enumerate().for_each(|(at, member)| named.list(at, member));
    note_kept(&mut named, events);
    named
}

fn note_kept(named: &mut Named, events: &[Event]) {
    for event in events {
        if let Event::Kept(at, bytes) = event {
            named.keep(*at, bytes);
        }
    }
}

/// The files among the members whose content is not known.
fn unread(events: &[Event]) -> Vec<(usize, Member)> {
    let mut members = Vec::new();
    for event in events {
        match event {
            Event::Member(member) => members.push(Some(member).filter(|member| member.is_file())),
            Event::Content(at, _) => members.iter_mut().skip(*at).take(1).for_each(|member| *member = None),
            Event::Kept(..) | Event::Unlisted(_) | Event::Behind(_) => {}
        }
    }
    members.into_iter().enumerate().take(MEMBER_LIMIT).filter_map(|(at, member)| Some((at, member?.clone()))).collect()
}

/// Fills `piece` as far as there are bytes, and says how many came.
fn fill(file: &mut impl Read, piece: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = piece.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match file.read(rest)? {
            0 => break,
            length => filled += length,
        }
    }
    Ok(filled)
}
