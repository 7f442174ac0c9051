//! Files that were given by themselves and are no documents: what each is, and what names it.

use super::{bad, good, unknown};
use crate::archive::{Content, Foreign, MemberId, Packing};
use crate::digest::Algorithm;
use crate::graph::{DiffIds, Purpose};
use crate::language::{Language, Text};
use crate::library::{Shelf, Verification};
use crate::strings::{archives as words, condition, documents, shell, units};
use crate::text::revealed;
use crate::ui::Bench;
use crate::ui::frame::{name_of, platform_name};
use crate::ui::parts::{CopyButton, DigestText, Scroller, StateMark, place_words, prose};
use yew::prelude::*;

/// Files that are shown at once.
const FILES: usize = 200;

/// The table.
pub fn files(bench: &Bench, shelf: &Shelf) -> Html {
    let language = bench.language;
    let archive = &shelf.archive;
    let more = archive.members.len().saturating_sub(FILES);
    let layers = DiffIds::of(&bench.library);
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
                            <th scope="row"><code>{ revealed(&member.path).into_owned() }</code>{ about(shelf, at, &layers, language) }</th>
                            <td class="right">{ units::size(member.size) }</td>
                            <td>if let Some(digest) = digest { <DigestText text={digest.clone()} /><CopyButton text={digest} about={revealed(&member.path).into_owned()} {language} /> }</td>
                            <td>{ stands(bench, id, content.map(|content| &**content), &layers) }</td>
                        </tr>
                    }
                }) }</tbody>
            </table></Scroller>
            if more > 0 { <p>{ words::MORE.fill(language, &[units::number(more as u64)]) }</p> }
        </section>
    }
}

/// What a file is, and what to do where it is nothing that is read here.
fn about(shelf: &Shelf, at: usize, layers: &DiffIds, language: Language) -> Html {
    let archive = &shelf.archive;
    let (Some(member), content) = (archive.members.get(at), archive.content(at)) else { return Html::default() };
    let foreign = archive.foreign.iter().find(|(place, _)| *place == at).map(|(_, foreign)| *foreign);
    let is = |text: Text| Some(text.get(language).to_owned());
    let unpack = |command: &str| Some(condition::DO_DECOMPRESS.fill(language, &[command.to_owned()]));
    let (is, to_do) = match (foreign, content) {
        (Some(Foreign::Zip), _) => (is(condition::IS_ZIP), is(condition::DO_UNPACK)),
        (Some(Foreign::SevenZip), _) => (is(condition::IS_SEVEN_ZIP), is(condition::DO_UNPACK)),
        (Some(Foreign::Rar), _) => (is(condition::IS_RAR), is(condition::DO_UNPACK)),
        (Some(Foreign::Xz), _) => (is(condition::IS_XZ), unpack("xz -d")),
        (Some(Foreign::Bzip2), _) => (is(condition::IS_BZIP2), unpack("bzip2 -d")),
        (None, None) => (None, None),
        (None, Some(content)) => match &content.unpacked {
            None if member.path.to_ascii_lowercase().ends_with(".tar") => (is(condition::IS_UNKNOWN_TAR), None),
            None => (is(condition::IS_UNKNOWN), None),
            Some(unpacked) if unpacked.files.count == 0 && unpacked.packing.is_none() && unpacked.fault.is_none() => {
                (is(condition::IS_EMPTY_TAR), None)
            }
            Some(unpacked) => {
                let known = layers.layer(unpacked.digests.iter().chain(&content.digests)).is_some();
                (inside(content, language), is(condition::DO_LOOK_INSIDE).filter(|_| !known && unpacked.files.count > 0))
            }
        },
    };
    html! { <>
        if let Some(is) = is { <p class="hint">{ is }</p> }
        if let Some(to_do) = to_do { <p class="hint to-do">{ prose(&to_do) }</p> }
    </> }
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
fn stands(bench: &Bench, id: MemberId, content: Option<&Content>, layers: &DiffIds) -> Html {
    let language = bench.language;
    let Some(content) = content else {
        return html! { <StateMark state={bench.stands_unread(id)} {language} word=true /> };
    };
    let naming = content.digests.iter().find_map(|digest| bench.library.naming(digest).next());
    let Some((document, descriptor)) = naming else {
        // Without packing, a layer is what a config means, not what a manifest names.
        let unpacked = content.unpacked.iter().flat_map(|unpacked| &unpacked.digests);
        return match layers.layer(content.digests.iter().chain(unpacked)) {
            Some(layer) => html! { <>{ good(words::DIFF_ID.get(language)) }<p class="hint">{ unpacked_words(layer, language) }</p></> },
            None => unknown(documents::UNREFERRED.get(language)),
        };
    };
    let part = words::PART_OF.fill(language, &[place_words(descriptor.place, language), name_of(document, language)]);
    let state = match bench.library.verify(descriptor) {
        Verification::Verified(_) => good(shell::VERIFIED.get(language)),
        _ => bad(shell::DIFFERS.get(language)),
    };
    html! { <>{ state }<p class="hint">{ part }</p></> }
}

/// Of which image a tar is a layer.
fn unpacked_words(layer: &Purpose, language: Language) -> String {
    let part = place_words(layer.place, language);
    match &layer.platform {
        Some(platform) => condition::UNPACKED.fill(language, &[part, platform_name(platform)]),
        None => condition::UNPACKED_PART.fill(language, &[part]),
    }
}
