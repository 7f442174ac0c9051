//! The platform matrix: entries by architecture and operating system. Every entry of the index stands somewhere in it.

mod configs;

pub use configs::stated_otherwise;

use crate::image::{Descriptor, Index, Role};
use crate::platform::{Platform, WindowsVersion};
use std::collections::BTreeMap;

/// An operating system; Windows once for each `os.version`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// `os` as written; empty where it is missing.
    pub os: String,
    /// `os.version` of a Windows column.
    pub version: Option<String>,
    /// Number of entries in it.
    pub entries: usize,
}

/// An architecture and variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// `architecture` as written; empty where it is missing.
    pub architecture: String,
    /// `variant` as written.
    pub variant: Option<String>,
    /// The cells that hold entries: column, and places in the index in their order.
    pub cells: Vec<(usize, Vec<usize>)>,
}

impl Row {
    /// Places of the entries in a column.
    pub fn cell(&self, column: usize) -> &[usize] {
        self.cells.iter().find(|(at, _)| *at == column).map_or(&[], |(_, entries)| entries)
    }

    /// `architecture[/variant]`
    pub fn name(&self) -> String {
        match &self.variant {
            Some(variant) => format!("{}/{variant}", self.architecture),
            None => self.architecture.clone(),
        }
    }
}

/// Entries beside the table, by why they are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The part that they play.
    pub role: Role,
    /// Their places in the index.
    pub entries: Vec<usize>,
}

/// The matrix. Sparse: it grows with the entries, not with rows times columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// Operating systems, Linux first.
    pub columns: Vec<Column>,
    /// Architectures: common ones first, the others by name.
    pub rows: Vec<Row>,
    /// Entries that are no platforms.
    pub aside: Vec<Aside>,
    /// For each entry, the places of the attestations about it.
    pub attestations: BTreeMap<usize, Vec<usize>>,
}

const COMMON: &[&str] = &["amd64", "386", "arm64", "arm"];

impl Matrix {
    /// Draws `index`.
    pub fn of(index: &Index) -> Self {
        let mut matrix = Self::default();
        let mut cells: BTreeMap<RowKey, BTreeMap<ColumnKey, Vec<usize>>> = BTreeMap::new();
        let mut columns: BTreeMap<ColumnKey, usize> = BTreeMap::new();
        for (at, entry, role) in index.iter() {
            if let Role::Attestation(Some(of)) = role {
                matrix.attestations.entry(of).or_default().push(at);
            }
            match entry.platform().filter(|_| stands_in_table(entry, role)) {
                Some(platform) => {
                    let column = column_key(platform);
                    *columns.entry(column.clone()).or_default() += 1;
                    cells.entry(row_key(platform)).or_default().entry(column).or_default().push(at);
                }
                None => matrix.put_aside(role, at),
            }
        }
        let order: BTreeMap<ColumnKey, usize> = columns.keys().cloned().enumerate().map(|(at, key)| (key, at)).collect();
        matrix.columns = columns.into_iter().map(|(key, entries)| Column { os: key.os, version: key.text, entries }).collect();
        let place = |key: &ColumnKey| order.get(key).copied().unwrap_or_default();
        matrix.rows = cells
            .into_iter()
            .map(|(key, cells)| Row {
                architecture: key.architecture,
                variant: key.variant,
                cells: cells.into_iter().map(|(key, entries)| (place(&key), entries)).collect(),
            })
            .collect();
        matrix
    }

    fn put_aside(&mut self, role: Role, at: usize) {
        // Attestations form one group, whatever they are about.
        let same = |one: Role| one == role || matches!((one, role), (Role::Attestation(_), Role::Attestation(_)));
        match self.aside.iter_mut().find(|aside| same(aside.role)) {
            Some(aside) => aside.entries.push(at),
            None => self.aside.push(Aside { role, entries: vec![at] }),
        }
    }
}

/// Everything with a platform of its own, but for what says that it is none.
fn stands_in_table(entry: &Descriptor, role: Role) -> bool {
    entry.platform.is_some() && !matches!(role, Role::Attestation(_) | Role::Unknown | Role::Blob)
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct RowKey {
    rank: usize,
    architecture: String,
    /// Later variants first, so that arm reads v7, v6, v5.
    order: std::cmp::Reverse<Option<u32>>,
    variant: Option<String>,
}

fn row_key(platform: &Platform) -> RowKey {
    let architecture = platform.architecture.clone().unwrap_or_default();
    let variant = platform.variant.clone().filter(|variant| !variant.is_empty());
    let number =
        variant.as_deref().and_then(|variant| variant.trim_start_matches(|c: char| !c.is_ascii_digit()).split('.').next()?.parse().ok());
    // A plain arm64 or amd64 stands before its revisions.
    let order =
        if architecture == "arm" || variant.is_none() { number.or(Some(u32::MAX)) } else { number.map(|number| u32::MAX - 1 - number) };
    let rank = COMMON.iter().position(|name| *name == architecture).unwrap_or(COMMON.len() + usize::from(architecture.is_empty()));
    RowKey { rank, architecture, order: std::cmp::Reverse(order), variant }
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct ColumnKey {
    rank: usize,
    os: String,
    version: Option<WindowsVersion>,
    text: Option<String>,
}

fn column_key(platform: &Platform) -> ColumnKey {
    let os = platform.os.clone().unwrap_or_default();
    let text = platform.os_version.clone().filter(|version| os == "windows" && !version.is_empty());
    let rank = match os.as_str() {
        "linux" => 0,
        "windows" => 1,
        "" => 3,
        _ => 2,
    };
    ColumnKey { rank, os, version: text.as_deref().and_then(WindowsVersion::parse), text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::Image;
    use crate::json::Tree;

    fn draw(entries: &[&str]) -> Matrix {
        let text = format!(r#"{{"schemaVersion": 2, "manifests": [{}]}}"#, entries.join(","));
        let tree = Tree::parse(text.as_str().into(), 0).tree.unwrap();
        Matrix::of(Image::read(&tree).index.as_ref().unwrap())
    }

    fn entry(digest: u32, platform: &str) -> String {
        let parts: Vec<&str> = platform.split('/').collect();
        let member = |name: &str, at: usize| parts.get(at).map(|part| format!(r#","{name}":"{part}""#)).unwrap_or_default();
        let more = member("variant", 2) + &member("os.version", 3);
        format!(
            r#"{{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:{digest:064}","size":3,"platform":{{"os":"{}","architecture":"{}"{more}}}}}"#,
            parts[0], parts[1]
        )
    }

    #[test]
    fn rows_and_columns_stand_in_the_order_people_expect() {
        let platforms = [
            "linux/s390x",
            "linux/arm/v5",
            "windows/amd64//10.0.20348.1",
            "linux/arm/v7",
            "linux/arm64/v8",
            "windows/amd64//10.0.17763.9",
            "linux/amd64/v3",
            "linux/386",
            "freebsd/amd64",
            "linux/amd64",
            "linux/arm/v6",
        ];
        let entries: Vec<String> = platforms.iter().enumerate().map(|(at, platform)| entry(at as u32, platform)).collect();
        let matrix = draw(&entries.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(
            matrix.rows.iter().map(Row::name).collect::<Vec<_>>(),
            ["amd64", "amd64/v3", "386", "arm64/v8", "arm/v7", "arm/v6", "arm/v5", "s390x"]
        );
        let columns: Vec<_> =
            matrix.columns.iter().map(|column| format!("{} {}", column.os, column.version.as_deref().unwrap_or(""))).collect();
        assert_eq!(columns, ["linux ", "windows 10.0.17763.9", "windows 10.0.20348.1", "freebsd "]);
        assert_eq!(matrix.rows[0].cell(0), [9]);
        assert_eq!(matrix.rows[0].cell(3), [8]);
    }

    #[test]
    fn every_entry_stands_somewhere_and_attestations_fold() {
        let attested = format!(
            r#"{{"digest":"sha256:{:064}","platform":{{"os":"unknown","architecture":"unknown"}},"annotations":{{"vnd.docker.reference.type":"attestation-manifest","vnd.docker.reference.digest":"sha256:{:064}"}}}}"#,
            9, 1
        );
        let matrix = draw(&[
            &entry(1, "linux/amd64"),
            &entry(2, "linux/amd64"),
            &attested,
            &entry(3, "unknown/unknown"),
            "7",
            r#"{"mediaType":"application/vnd.oci.image.manifest.v1+json"}"#,
        ]);
        assert_eq!(matrix.rows[0].cell(0), [0, 1]);
        assert_eq!(matrix.attestations[&0], [2]);
        let mut all: Vec<usize> = matrix
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|(_, entries)| entries)
            .chain(matrix.aside.iter().flat_map(|aside| &aside.entries))
            .copied()
            .collect();
        all.sort_unstable();
        assert_eq!(all, [0, 1, 2, 3, 4, 5]);
    }
}
