//! Names of members. Nothing is ever written under them: they are compared, that is all.

use crate::digest::{Algorithm, Digest};

/// A path without what does not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clean {
    /// Inside the archive; empty for its top.
    Inside(String),
    /// Absolute, or above the top.
    Outside,
}

impl Clean {
    /// The path, where it is inside.
    pub fn inside(self) -> Option<String> {
        match self {
            Clean::Inside(path) => Some(path),
            Clean::Outside => None,
        }
    }
}

/// `path` without `.`, doubled and trailing slashes. Paths with `..` in them are outside even where they come back.
pub fn clean(path: &str) -> Clean {
    // `C:\x` only: `a:b` is a name like any other, but on Windows.
    let windows_root = matches!(path.as_bytes(), [drive, b':', b'\\' | b'/', ..] if drive.is_ascii_alphabetic());
    if path.starts_with(['/', '\\']) || windows_root || path.split(['/', '\\']).any(|part| part == "..") {
        return Clean::Outside;
    }
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    Clean::Inside(parts.join("/"))
}

/// Where a symbolic link at `path` leads: relative to its folder, and up from there no further than the top.
pub(super) fn beside(path: &str, target: &str) -> Option<String> {
    if target.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    parts.pop();
    for part in target.split('/').filter(|part| !part.is_empty() && *part != ".") {
        match part {
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Where `path` leads from the top, as who unpacks an archive into a folder takes it: absolute paths begin there, too. Nothing
/// where it leads out.
pub fn rooted(path: &str) -> Option<String> {
    beside("", path.trim_start_matches('/'))
}

/// Whether a link at `path` leads out of the archive.
pub fn escapes(path: &str, target: &str) -> bool {
    beside(path, target).is_none()
}

/// Whether a file was left by an operating system and is of no interest: macOS puts them into tars and folders.
pub fn is_litter(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.starts_with("._") || name == ".DS_Store" || path.split('/').any(|part| part == "__MACOSX" || part == "PaxHeaders.0")
}

/// The digest that a path of a layout states: `blobs/<algorithm>/<encoded>`, from `blobs` on.
pub fn blob_digest(path: &str) -> Option<Digest> {
    let (algorithm, encoded) = path.strip_prefix("blobs/")?.split_once('/')?;
    let known = Algorithm::named(algorithm).is_some_and(|known| encoded.len() == known.hex_len());
    let lower = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if known && !encoded.bytes().all(lower) {
        return None;
    }
    Digest::parse(&format!("{algorithm}:{encoded}")).ok()
}

/// The path from its folder `blobs` on; empty where there is none.
pub(super) fn from_blobs(path: &str) -> &str {
    if path.starts_with("blobs/") {
        return path;
    }
    path.find("/blobs/").and_then(|at| path.get(at + 1..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_cleaned_and_never_lead_out() {
        let inside = |path: &str| clean(path).inside();
        assert_eq!(inside("./blobs//sha256/"), Some("blobs/sha256".into()));
        assert_eq!(inside("."), Some(String::new()));
        assert_eq!(inside("a..b/..c"), Some("a..b/..c".into()));
        assert_eq!([inside("a:b"), inside("C:"), inside("ab:/c")], ["a:b", "C:", "ab:/c"].map(|path| Some(path.into())));
        for bad in ["/etc/passwd", "../x", "a/../../x", "a/..", "C:\\x", "c:/x", "\\\\host\\x", "a\\..\\x"] {
            assert_eq!(clean(bad), Clean::Outside, "{bad}");
        }
        assert_eq!(beside("a/b/layer.tar", "../c/layer.tar"), Some("a/c/layer.tar".into()));
        assert!(escapes("a/b", "../../x") && escapes("a", "/etc/passwd") && !escapes("a/b/c", "../../x"));
    }

    #[test]
    fn a_blobs_path_states_its_digest() {
        let hex = "a".repeat(64);
        assert_eq!(blob_digest(&format!("blobs/sha256/{hex}")).map(|digest| digest.to_string()), Some(format!("sha256:{hex}")));
        assert_eq!(blob_digest(&format!("blobs/sha256/{}", hex.to_uppercase())), None);
        assert_eq!(blob_digest("blobs/sha256/short"), None);
        assert!(blob_digest("blobs/blake3/x").is_none() && blob_digest("sha256/x").is_none());
    }
}
