//! Tables of images. The cells up to digest and ID hold no spaces, so a row is split by them, however wide they are.
//!
//! Sources: docker/cli v28 `cli/command/formatter/image.go` and `cli/command/image/tree.go`; podman v5
//! `cmd/podman/images/list.go`; nerdctl v2 `pkg/cmd/image/list.go`; cri-tools v1.31 `cmd/crictl/image.go`; containerd v2
//! `cmd/ctr/commands/images/images.go`.

use super::{Claim, Form, Reader};
use crate::digest::Sought;

/// A column that tells something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Tag,
    Digest,
    Id,
    Other,
}

/// The first columns of a table, up to the last one that is of use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header(Vec<Column>);

/// The header of a table of images, where the line is one.
pub(super) fn header(line: &str) -> Option<Header> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut columns = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let next = words.get(at + 1).copied();
        // `IMAGE  ID  DISK USAGE` of `docker images --tree` are two columns, `IMAGE ID` elsewhere is one.
        let one = *word == "IMAGE" && next == Some("ID") && !(at == 0 && words.get(2) == Some(&"DISK"));
        let column = match *word {
            "IMAGE" if one => Column::Id,
            "REPOSITORY" | "IMAGE" | "REF" | "NAME" if at == 0 => Column::Name,
            "TAG" => Column::Tag,
            "DIGEST" => Column::Digest,
            "ID" => Column::Id,
            "TYPE" => Column::Other,
            _ => break,
        };
        columns.push(column);
        at += 1 + usize::from(one);
    }
    let tells = columns.contains(&Column::Digest) || columns.contains(&Column::Id);
    (tells && columns.first().is_some_and(|first| matches!(first, Column::Name | Column::Id))).then_some(Header(columns))
}

/// Sees a row of the table that the reader is in; whether it was one.
pub(super) fn read(reader: &mut Reader, line: &str) -> bool {
    let Some(Header(columns)) = reader.table.clone() else { return false };
    // The lines that `docker images --tree` draws.
    let row = line.trim_start_matches(|c: char| c.is_whitespace() || ('\u{2500}'..='\u{257f}').contains(&c));
    let cells: Vec<&str> = row.split_whitespace().take(columns.len()).collect();
    if cells.is_empty() {
        // `docker images --tree` sets its images apart by an empty line; the next command ends the table.
        return true;
    }
    let cell = |column: Column| {
        let at = columns.iter().position(|known| *known == column)?;
        cells.get(at).copied().filter(|cell| *cell != "<none>")
    };
    let is_digest = |text: &&str| !text.contains('@') && !text.contains('/');
    let (digest, id) = (cell(Column::Digest).filter(is_digest), cell(Column::Id).filter(is_digest));
    let (digest, id) = (digest.and_then(Sought::read), id.and_then(Sought::read));
    if digest.is_none() && id.is_none() {
        // No row: something else has begun.
        if !line.contains("<none>") {
            reader.table = None;
        }
        return false;
    }
    let name = cell(Column::Name).filter(|name| !name.contains('@')).map(|name| match cell(Column::Tag) {
        Some(tag) => format!("{name}:{tag}"),
        None => name.to_owned(),
    });
    for (sought, claim) in [(digest, Claim::Resolved), (id, Claim::ImageId)] {
        if let Some(sought) = sought {
            reader.see(sought, claim, name.clone(), Form::ImagesTable);
        }
    }
    true
}
