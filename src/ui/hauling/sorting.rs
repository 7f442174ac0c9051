//! What was dropped, by what it is: documents, images in archives and folders, and files whose digest alone is of interest.

use super::queue::{Queue, with_queue};
use crate::archive::{Archive, ArchiveId, Foreign, Form, HEAD, Member, MemberKind, Packing, Peek, Shape, Sort, sort};
use crate::digest::Digest;
use crate::library::{Route, SIZE_LIMIT};
use crate::protocol::{Job, Report};
use crate::ui::browser::{READ_LIMIT, Unread, ask_workers, heads, prepare_worker, read_file};
use crate::ui::incoming;
use crate::ui::intake::Dispatch;
use crate::workbench::{Action, Given, Notice};
use std::collections::BTreeMap;

/// Documents that are given at once: what one means is often in another.
const AT_ONCE: usize = 500;

/// A file that a person gives.
#[derive(Clone, Debug)]
pub struct Dropped {
    /// Its path: below the folder that was given, with that folder's name first, else its name alone.
    pub path: String,
    /// The file.
    pub file: web_sys::File,
}

impl Dropped {
    fn size(&self) -> u64 {
        self.file.size() as u64
    }
}

/// Takes files in.
pub async fn take_in(files: Vec<Dropped>, entry: Option<Digest>, dispatch: Dispatch) {
    prepare_worker().await;
    let (folders, files) = by_folder(files);
    let (documents, archives, loose, notice) = by_content(files).await;
    if !(folders.is_empty() && archives.is_empty() && loose.is_empty()) {
        with_queue(Queue::warm);
    }
    give_documents(documents, entry, &dispatch).await;
    if let Some(notice) = notice {
        dispatch.dispatch(Action::Tell(notice));
    }
    for (name, files) in folders {
        admit_folder(name, files);
    }
    let loose = admit_images(archives, loose, &dispatch).await;
    admit_loose(loose);
}

/// The folders among the files that hold images, by their names; and all other files.
fn by_folder(files: Vec<Dropped>) -> (Vec<(String, Vec<Dropped>)>, Vec<Dropped>) {
    let mut folders: BTreeMap<String, Vec<Dropped>> = BTreeMap::new();
    let mut others = Vec::new();
    for file in files {
        match file.path.split_once('/').map(|(folder, _)| folder.to_owned()) {
            Some(folder) => folders.entry(folder).or_default().push(file),
            None => others.push(file),
        }
    }
    let mut images = Vec::new();
    for (name, files) in folders {
        let shape = Shape::of(&folder(ArchiveId(0), &name, &files));
        if shape.is_layout() || shape.is_save() || shape.index.is_some() {
            images.push((name, files));
        } else {
            others.extend(files);
        }
    }
    (images, others)
}

/// A folder as an archive: paths in it are counted from it.
fn folder(id: ArchiveId, name: &str, files: &[Dropped]) -> Archive {
    let mut archive = Archive::new(id, name.to_owned(), Form::Folder, files.iter().map(Dropped::size).sum());
    for file in files {
        let path = file.path.strip_prefix(name).and_then(|path| path.strip_prefix('/')).unwrap_or(&file.path);
        archive.add(Member::new(path.to_owned(), MemberKind::File, file.size(), 0));
    }
    archive
}

fn admit_folder(name: String, mut files: Vec<Dropped>) {
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let handles = files.iter().map(|file| file.file.clone()).collect();
    with_queue(|queue| queue.admit(|id| folder(id, &name, &files), handles));
}

/// What may be an archive: how it is packed, and what its first bytes say.
type Candidate = (Dropped, Option<Packing>, Peek);

/// A file that is neither a document nor an image, and what it is, where that is known and no image comes so.
type Loose = (Dropped, Option<Foreign>);

/// Documents; what may be an archive; all else; and what a person should know.
type ByContent = (Vec<Dropped>, Vec<Candidate>, Vec<Loose>, Option<Notice>);

async fn by_content(files: Vec<Dropped>) -> ByContent {
    let (mut documents, mut archives, mut loose, mut notice) = (Vec::new(), Vec::new(), Vec::new(), None);
    let begins = heads(files.iter().map(|file| &file.file), HEAD).await;
    for (file, head) in files.into_iter().zip(begins) {
        let Some(head) = head else {
            notice = Some(Notice::Unreadable(file.path));
            continue;
        };
        match sort(&head) {
            Sort::Tar => archives.push((file, None, Peek::at_head(&head))),
            Sort::Packed(packing) => archives.push((file, Some(packing), Peek::at_head(&head))),
            Sort::Json if file.file.size() <= READ_LIMIT => documents.push(file),
            Sort::Text if file.size() <= SIZE_LIMIT as u64 => documents.push(file),
            Sort::Foreign(foreign) => {
                if foreign == Foreign::Zip {
                    notice = Some(Notice::Zipped(file.path.clone()));
                }
                loose.push((file, Some(foreign)));
            }
            Sort::Json | Sort::Text | Sort::Other => loose.push((file, None)),
        }
    }
    (documents, archives, loose, notice)
}

async fn give_documents(files: Vec<Dropped>, entry: Option<Digest>, dispatch: &Dispatch) {
    let mut unread = None;
    for files in files.chunks(AT_ONCE) {
        let mut given = Vec::new();
        for Dropped { path, file } in files {
            match read_file(file).await {
                Ok(bytes) => given.push(Given { entry: entry.clone(), ..Given::new(path, Route::File, bytes) }),
                Err(Unread::TooLarge(size)) => unread = Some(Notice::TooLarge(path.clone(), size)),
                Err(Unread::Refused) => unread = Some(Notice::Unreadable(path.clone())),
            }
        }
        if !given.is_empty() {
            incoming::give(given, dispatch);
        }
    }
    if let Some(notice) = unread {
        dispatch.dispatch(Action::Tell(notice));
    }
}

/// Takes the archives in that hold images; returns `loose` with all others: of a layer the digests are wanted, not its files.
async fn admit_images(archives: Vec<Candidate>, mut loose: Vec<Loose>, dispatch: &Dispatch) -> Vec<Loose> {
    let jobs = archives.iter().map(|(file, packing, _)| (Job::Peek { packed: packing.is_some() }, file.file.clone()));
    let peeks = ask_workers(jobs.collect()).await;
    for ((Dropped { path, file }, packing, head), peek) in archives.into_iter().zip(peeks) {
        let peek = match peek {
            Some(Report::Unreadable) => {
                dispatch.dispatch(Action::Tell(Notice::Unreadable(path)));
                continue;
            }
            Some(Report::Peeked(peek)) => peek,
            // Where no worker answers, the first bytes must do. That none can be had is told when it is read.
            _ => head,
        };
        match peek {
            Peek::Other => loose.push((Dropped { path, file }, None)),
            Peek::Image => {
                let size = file.size() as u64;
                with_queue(|queue| queue.admit(|id| Archive::new(id, path, Form::Tar(packing), size), vec![file]));
            }
        }
    }
    loose
}

fn admit_loose(files: Vec<Loose>) {
    let Some((first, _)) = files.first() else { return };
    let name = match files.len() {
        1 => first.path.clone(),
        count => format!("{} + {}", first.path, count - 1),
    };
    let handles = files.iter().map(|(file, _)| file.file.clone()).collect();
    with_queue(|queue| {
        queue.admit(
            |id| {
                let mut archive = Archive::new(id, name, Form::Loose, files.iter().map(|(file, _)| file.size()).sum());
                for (file, foreign) in &files {
                    let at = archive.add(Member::new(file.path.clone(), MemberKind::File, file.size(), 0));
                    archive.foreign.extend(at.zip(*foreign));
                }
                archive
            },
            handles,
        );
    });
}
