//! Text made for people: lines of a label and its value, indented under their heading.

use super::listing::{Entry, Platform};

/// What a print of an index says: the lines before the list, and an entry for each block of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Print {
    /// `Name:`
    pub(super) name: Option<String>,
    /// `MediaType:`
    pub(super) media_type: Option<String>,
    /// `Digest:`
    pub(super) digest: Option<String>,
    /// Whether there is a list, empty or not.
    pub(super) lists: bool,
    /// Whether an entry says its digest on a line of its own, as regctl does.
    pub(super) own_digests: bool,
    /// The entries of the list.
    pub(super) entries: Vec<Entry>,
}

/// Reads such a print; lines of another form are left out.
pub(super) fn print(text: &str) -> Print {
    let mut print = Print::default();
    let mut entry: Option<Entry> = None;
    let mut annotations = false;
    for line in text.lines() {
        let body = line.trim_start();
        let indent = line.len() - body.len();
        let Some((label, value)) = body.split_once(':').map(|(label, value)| (label, value.trim())) else {
            if body.is_empty() {
                annotations = false;
                print.entries.extend(entry.take().filter(|entry| *entry != Entry::default()));
            }
            continue;
        };
        if indent == 0 {
            print.entries.extend(entry.take());
            match label {
                "Manifests" | "Referrers" if value.is_empty() => print.lists = true,
                // What regctl adds behind the list.
                "Subject" | "Annotations" if print.lists => break,
                "Name" => print.name = Some(value.to_owned()),
                "MediaType" => print.media_type = Some(value.to_owned()),
                "Digest" => print.digest = Some(value.to_owned()),
                _ => {}
            }
            continue;
        }
        if !print.lists {
            continue;
        }
        if annotations && indent >= 4 {
            // The name of an annotation has no colon; its value may.
            if let Some(entry) = &mut entry {
                entry.annotations.push((label.to_owned(), value.to_owned()));
            }
            continue;
        }
        annotations = false;
        // Where the empty line between two entries was lost, the next name begins the next entry.
        if label == "Name" && entry.as_ref().is_some_and(|entry| entry.digest.is_some()) {
            print.entries.extend(entry.take());
        }
        let entry = entry.get_or_insert_default();
        match label {
            "Name" => entry.digest = entry.digest.take().or_else(|| value.rsplit_once('@').map(|(_, digest)| digest.to_owned())),
            "Digest" => {
                print.own_digests = true;
                entry.digest = Some(value.to_owned());
            }
            "MediaType" => entry.media_type = Some(value.to_owned()),
            "ArtifactType" => entry.artifact_type = Some(value.to_owned()),
            "Platform" => entry.platform = Some(Platform::parse(value)),
            "OSVersion" => entry.platform.get_or_insert_default().os_version = Some(value.to_owned()),
            "OSFeatures" => entry.platform.get_or_insert_default().os_features = value.split(", ").map(str::to_owned).collect(),
            "Annotations" => annotations = true,
            _ => {}
        }
    }
    print.entries.extend(entry);
    print
}
