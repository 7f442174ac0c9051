//! The members of an archive as a document, so that what is said about them has a place: a line for each.

use super::{Archive, Member, MemberKind};

/// What is in `archive`, as JSON with one line a member. It is Platmap's own and nowhere else.
pub fn listing(archive: &Archive) -> String {
    let mut text = format!("{{\n  \"archive\": {},\n  \"bytes\": {},\n  \"members\": [", quote(&archive.name), archive.size);
    for (at, member) in archive.members.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(&line(member));
    }
    text.push_str(if archive.members.is_empty() { "]" } else { "\n  ]" });
    if archive.unlisted > 0 {
        text.push_str(&format!(",\n  \"notListed\": {}", archive.unlisted));
    }
    text.push_str("\n}\n");
    text
}

/// What the list says of `member`.
fn line(member: &Member) -> String {
    let kind = match &member.kind {
        MemberKind::File => format!("\"bytes\": {}", member.size),
        MemberKind::Folder => "\"is\": \"folder\"".to_owned(),
        MemberKind::Symlink(to) => format!("\"is\": \"symbolic link\", \"to\": {}", quote(to)),
        MemberKind::Hardlink(to) => format!("\"is\": \"hard link\", \"to\": {}", quote(to)),
        MemberKind::Sparse => format!("\"is\": \"sparse file\", \"bytes\": {}", member.size),
        MemberKind::Other(flag) => format!("\"is\": {}", quote(&format!("type {}", char::from(*flag)))),
    };
    format!("    {{\"path\": {}, {kind}}}", quote(&member.path))
}

fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Bytes that `member` takes in the list at most.
pub(super) fn listed_length(member: &Member) -> usize {
    // Spaces, names, a length of twenty digits and what stands between the lines.
    const AROUND: usize = 80;
    let quoted = |text: &str| -> usize {
        let of = |byte: u8| match byte {
            b'"' | b'\\' | b'\n' | b'\r' | b'\t' | 8 | 12 => 2,
            0..0x20 => 6,
            _ => 1,
        };
        text.bytes().map(of).sum()
    };
    let target = if let MemberKind::Symlink(to) | MemberKind::Hardlink(to) = &member.kind { quoted(to) } else { 0 };
    AROUND + quoted(&member.path) + target
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_list_is_no_longer_than_what_it_is_counted_as() {
        let every: String = (0..0x250).filter_map(char::from_u32).collect();
        for kind in [
            MemberKind::File,
            MemberKind::Sparse,
            MemberKind::Symlink(every.clone()),
            MemberKind::Hardlink(every.clone()),
            MemberKind::Other(0),
        ] {
            let member = Member::new(every.clone(), kind, u64::MAX, 0);
            let (counted, is) = (listed_length(&member), line(&member).len());
            assert!(is + 2 <= counted && counted < is + 80, "{is} {counted}");
        }
    }
}
