//! What a tar is before all of it is read: an image, or anything else, a layer mostly.

use super::{Event, Member};
use serde::{Deserialize, Serialize};

/// What a file that may be an archive holds, by what stands first in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Peek {
    /// A tar with names in it as images have them.
    Image,
    /// Anything else: its content is of interest only as a whole.
    Other,
}

/// Bytes of a packed file that are unpacked to see what is in it.
pub const PEEK_BYTES: u64 = 8 << 20;

/// Members that are looked at.
pub const PEEK_MEMBERS: usize = 1000;

/// Whether an event tells of a member that is called as one of an image.
pub fn tells_image(event: &Event) -> bool {
    matches!(event, Event::Member(member) if is_of_image(member))
}

/// Names at the top of an archive, or of the one folder in it, that images have: those of a layout and of `docker save`, which
/// calls configs and the folders of layers by 64 hexadecimal digits.
fn is_of_image(member: &Member) -> bool {
    let path = member.clean.as_deref().unwrap_or_default();
    path.split('/').take(2).any(|name| {
        let stem = name.strip_suffix(".json").or_else(|| name.strip_suffix(".tar")).unwrap_or(name);
        matches!(name, "oci-layout" | "index.json" | "blobs" | "manifest.json" | "repositories")
            || (stem.len() == 64 && stem.bytes().all(|byte| byte.is_ascii_hexdigit()))
    })
}

#[cfg(test)]
mod tests {
    use super::super::MemberKind;
    use super::*;

    #[test]
    fn images_are_told_by_names() {
        let tells = |path: &str| tells_image(&Event::Member(Member::new(path.into(), MemberKind::File, 0, 0)));
        let hex = "a".repeat(64);
        for path in ["oci-layout", "./blobs/sha256/x", "image/index.json", &hex, &format!("{hex}.json"), &format!("{hex}/layer.tar")] {
            assert!(tells(path), "{path}");
        }
        for path in ["etc/passwd", "usr/share/blobs/x", "../index.json", "a/b/manifest.json", "", "aaaa.json"] {
            assert!(!tells(path), "{path}");
        }
    }
}
