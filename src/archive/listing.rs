//! The members of an archive as a document, so that what is said about them has a place: a line for each.

use super::{Archive, MemberKind};

/// What is in `archive`, as JSON with one line a member. It is Platmap's own and nowhere else.
pub fn listing(archive: &Archive) -> String {
    let quote = |text: &str| serde_json::Value::from(text).to_string();
    let mut text = format!("{{\n  \"archive\": {},\n  \"bytes\": {},\n  \"members\": [", quote(&archive.name), archive.size);
    for (at, member) in archive.members.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        let kind = match &member.kind {
            MemberKind::File => format!("\"bytes\": {}", member.size),
            MemberKind::Folder => "\"is\": \"folder\"".to_owned(),
            MemberKind::Symlink(to) => format!("\"is\": \"symbolic link\", \"to\": {}", quote(to)),
            MemberKind::Hardlink(to) => format!("\"is\": \"hard link\", \"to\": {}", quote(to)),
            MemberKind::Sparse => format!("\"is\": \"sparse file\", \"bytes\": {}", member.size),
            MemberKind::Other(flag) => format!("\"is\": {}", quote(&format!("type {}", char::from(*flag)))),
        };
        text.push_str(&format!("    {{\"path\": {}, {kind}}}", quote(&member.path)));
    }
    text.push_str(if archive.members.is_empty() { "]" } else { "\n  ]" });
    if archive.unlisted > 0 {
        text.push_str(&format!(",\n  \"notListed\": {}", archive.unlisted));
    }
    text.push_str("\n}\n");
    text
}
