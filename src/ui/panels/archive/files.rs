//! Files that were given by themselves and are no documents: what each is, and what names it.

use super::{bad, good, unknown};
use crate::archive::{Content, MemberId, Packing};
use crate::digest::Algorithm;
use crate::language::Language;
use crate::library::{Shelf, Verification};
use crate::strings::{archives as words, documents, shell, units};
use crate::text::revealed;
use crate::ui::Bench;
use crate::ui::frame::name_of;
use crate::ui::parts::{CopyButton, DigestText, Scroller, StateMark, place_words};
use yew::prelude::*;

/// Files that are shown at once.
const FILES: usize = 200;

/// The table.
pub fn files(bench: &Bench, shelf: &Shelf) -> Html {
    let language = bench.language;
    let archive = &shelf.archive;
    let more = archive.members.len().saturating_sub(FILES);
    html! {
        <section>
            <h2>{ words::FILES_HEADING.get(language) }</h2>
            <Scroller label={words::FILES_HEADING.get(language)}><table class="listed" aria-label={words::FILES_HEADING.get(language)}>
                <thead><tr>
                    <th scope="col">{ words::FILE.get(language) }</th>
                    <th scope="col" class="right">{ words::SIZE.get(language) }</th>
                    <th scope="col">{ Algorithm::Sha256.name() }</th>
                    <th scope="col">{ words::STATE.get(language) }</th>
                </tr></thead>
                <tbody>{ for archive.members.iter().enumerate().take(FILES).map(|(at, member)| {
                    let content = archive.content(at);
                    let digest = content.and_then(|content| content.digest(Algorithm::Sha256)).map(|digest| digest.to_string());
                    let id = MemberId { archive: archive.id, at };
                    html! {
                        <tr key={at}>
                            <th scope="row"><code>{ revealed(&member.path).into_owned() }</code>if let Some(is) = content.and_then(|content| inside(content, language)) { <p class="hint">{ is }</p> }</th>
                            <td class="right">{ units::size(member.size) }</td>
                            <td>if let Some(digest) = digest { <DigestText text={digest.clone()} /><CopyButton text={digest} about={revealed(&member.path).into_owned()} {language} /> }</td>
                            <td>{ stands(bench, id, content.map(|content| &**content)) }</td>
                        </tr>
                    }
                }) }</tbody>
            </table></Scroller>
            if more > 0 { <p>{ words::MORE.fill(language, &[units::number(more as u64)]) }</p> }
        </section>
    }
}

/// What is inside a file, where it is a tar or packed.
fn inside(content: &Content, language: Language) -> Option<String> {
    let unpacked = content.unpacked.as_ref()?;
    let form = match unpacked.packing {
        None => words::AS_TAR,
        Some(Packing::Gzip) => words::GZIP,
        Some(Packing::Zstd) => words::ZSTD,
    };
    let count = units::number(unpacked.files.count);
    let files = (unpacked.files.count > 0).then(|| words::HOLDS.fill(language, &[count, units::size(unpacked.size)]));
    Some([Some(form.get(language).to_owned()), files].into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// What names the file, and whether it is what that describes.
fn stands(bench: &Bench, id: MemberId, content: Option<&Content>) -> Html {
    let language = bench.language;
    let Some(content) = content else {
        return html! { <StateMark state={bench.stands_unread(id)} {language} word=true /> };
    };
    let naming = content.digests.iter().find_map(|digest| bench.library.naming(digest).next());
    let Some((document, descriptor)) = naming else { return unknown(documents::UNREFERRED.get(language)) };
    let part = words::PART_OF.fill(language, &[place_words(descriptor.place, language), name_of(document, language)]);
    let state = match bench.library.verify(descriptor) {
        Verification::Verified(_) => good(shell::VERIFIED.get(language)),
        _ => bad(shell::DIFFERS.get(language)),
    };
    html! { <>{ state }<p class="hint">{ part }</p></> }
}
