//! The verdict strip of an archive.

use super::belongs::{kind_of, to_findings, words_of};
use super::jobs::archive_name;
use super::panels::{archive_conclusion, archive_mark, finding_place};
use super::parts::{CopyButton, DigestText, Icon, prose};
use super::{Bench, frame};
use crate::analysis::Analysis;
use crate::archive::{Form, Packing};
use crate::diagnostic::Severity;
use crate::digest::Algorithm;
use crate::language::Text;
use crate::library::Shelf;
use crate::strings::{archives as words, condition as whole_words, units, verdict};
use crate::workbench::Condition;
use yew::prelude::*;

/// The strip.
pub fn archive_title(bench: &Bench, shelf: &Shelf, analysis: &Analysis) -> Html {
    let language = bench.language;
    let t = |text: Text| text.get(language);
    let condition = bench.condition(shelf.archive.id);
    let counts = condition.map_or_else(|| Severity::ALL.map(|severity| analysis.count(severity)), Condition::counts);
    let says = match (archive_conclusion(bench, shelf, counts), counts[0]) {
        (Some(says), _) => says.to_owned(),
        (None, 1) if analysis.count(Severity::Error) == 0 => t(words::INSIDE_TITLE_ONE).to_owned(),
        (None, errors) if analysis.count(Severity::Error) == 0 => words::INSIDE_TITLE.fill(language, &[units::number(errors as u64)]),
        (None, 1) => t(verdict::INVALID).to_owned(),
        (None, errors) => verdict::INVALID_MANY.fill(language, &[units::number(errors as u64)]),
    };
    let (shape, class) = archive_mark(bench, shelf, counts);
    let archive = &shelf.archive;
    let form = match archive.form {
        Form::Tar(None) => words::AS_TAR,
        Form::Tar(Some(Packing::Gzip)) => words::AS_GZIP,
        Form::Tar(Some(Packing::Zstd)) => words::AS_ZSTD,
        Form::Folder => words::AS_FOLDER,
        Form::Loose => words::LOOSE,
    };
    let kind = words_of(t(kind_of(&bench.library, shelf)));
    let comma = if language == crate::language::Language::En { ", " } else { "，" };
    let about = match archive.form {
        Form::Loose => kind,
        _ => format!("{kind}{comma}{}", t(form)),
    };
    let first = first_error(bench, shelf, analysis);
    let digest = archive.whole.as_ref().and_then(|whole| whole.digest(Algorithm::Sha256)).map(|digest| digest.to_string());
    let figure = |name: Text, count: String| html! { <div class="figure"><dt>{ t(name) }</dt><dd>{ count }</dd></div> };
    let images = bench.library.images(shelf).len();
    html! {
        <section class="title-block" aria-label={says.clone()}>
            <div class="verdict">
                <Icon {shape} class={classes!("verdict-icon", class)} />
                <div>
                    <h1>{ says }</h1>
                    <p>{ archive_name(archive, language) }{ ": " }{ about }</p>
                    { first }
                </div>
            </div>
            <dl class="figures">
                { figure(words::IMAGES_FIGURE, units::number(images as u64)) }
                { figure(words::MEMBERS_FIGURE, units::number(archive.members.len() as u64 + archive.unlisted)) }
                { figure(words::SIZE_FIGURE, units::size(archive.size)) }
                if let Some(digest) = digest {
                    <div class="figure digest-figure">
                        <dt>{ t(words::OWN_DIGEST) }</dt>
                        <dd><DigestText text={digest.clone()} block=true /><CopyButton text={digest} about={t(words::OWN_DIGEST)} {language} /></dd>
                    </div>
                }
                <div class="figure"><dt>{ t(verdict::FINDINGS) }</dt><dd>{ frame::tally(counts, language) }</dd></div>
            </dl>
        </section>
    }
}

/// The first error: of the archive itself, with what it is about, else of a document in it, with the way there.
fn first_error(bench: &Bench, shelf: &Shelf, analysis: &Analysis) -> Option<Html> {
    let language = bench.language;
    if let Some(first) = analysis.findings.first().filter(|finding| finding.severity == Severity::Error) {
        let says = first.says.in_language(language);
        let says = match finding_place(bench, shelf, first) {
            Some(place) => whole_words::SAYS.fill(language, &[place, says]),
            None => says,
        };
        return Some(html! { <p class="first-error">{ prose(&says) }</p> });
    }
    let inside = bench.condition(shelf.archive.id)?.inside.iter().find(|inside| inside.errors > 0)?;
    let document = bench.library.get(inside.document)?;
    let first = bench.analyses.get(&inside.document)?.findings.first()?;
    let says = whole_words::SAYS.fill(language, &[frame::document_words(bench, document), first.says.in_language(language)]);
    Some(html! {
        <p class="first-error">
            { prose(&says) }{ " " }
            <button type="button" class="link" onclick={to_findings(bench, document.id)}>{ whole_words::SHOW.get(language) }</button>
        </p>
    })
}
