//! The verdict strip of an archive.

use super::belongs::{kind_of, words_of};
use super::jobs::archive_name;
use super::panels::{archive_conclusion, archive_mark, faulty_documents};
use super::parts::{CopyButton, DigestText, Icon, prose};
use super::{Bench, frame};
use crate::analysis::Analysis;
use crate::archive::{Form, Packing};
use crate::diagnostic::Severity;
use crate::digest::Algorithm;
use crate::language::Text;
use crate::library::Shelf;
use crate::strings::{archives as words, units, verdict};
use crate::text::abridged;
use yew::prelude::*;

/// The strip.
pub fn archive_title(bench: &Bench, shelf: &Shelf, analysis: &Analysis) -> Html {
    let language = bench.language;
    let t = |text: Text| text.get(language);
    let errors = analysis.count(Severity::Error);
    let inside: usize = faulty_documents(bench, shelf).iter().map(|(_, count)| count).sum();
    let says = match (archive_conclusion(bench, shelf, analysis), errors) {
        (Some(_), 0) if inside == 1 => t(words::INSIDE_TITLE_ONE).to_owned(),
        (Some(_), 0) if inside > 1 => words::INSIDE_TITLE.fill(language, &[units::number(inside as u64)]),
        (Some(says), _) => says.to_owned(),
        (None, 1) => t(verdict::INVALID).to_owned(),
        (None, errors) => verdict::INVALID_MANY.fill(language, &[units::number(errors as u64)]),
    };
    let (shape, class) = if errors + inside > 0 { (super::parts::Shape::Bad, "is-error") } else { archive_mark(bench, shelf, analysis) };
    let archive = &shelf.archive;
    let form = match archive.form {
        Form::Tar(None) => words::AS_TAR,
        Form::Tar(Some(Packing::Gzip)) => words::AS_GZIP,
        Form::Tar(Some(Packing::Zstd)) => words::AS_ZSTD,
        Form::Folder => words::AS_FOLDER,
        Form::Loose => words::LOOSE,
    };
    let kind = words_of(t(kind_of(&bench.library, shelf)));
    let comma = language.comma();
    let about = match archive.form {
        Form::Loose => kind,
        _ => format!("{kind}{comma}{}", t(form)),
    };
    let first = analysis.findings.first().filter(|finding| finding.severity == Severity::Error);
    let digest = archive.whole.as_ref().and_then(|whole| whole.digest(Algorithm::Sha256)).map(|digest| digest.to_string());
    let figure = |name: Text, count: String| html! { <div class="figure"><dt>{ t(name) }</dt><dd>{ count }</dd></div> };
    let images = bench.library.images(shelf).len();
    html! {
        <section class="title-block" aria-label={says.clone()}>
            <div class="verdict">
                <Icon {shape} class={classes!("verdict-icon", class)} />
                <div>
                    <h1>{ says }</h1>
                    <p>{ archive_name(archive, language) }{ language.colon() }{ about }</p>
                    if let Some(first) = first { <p class="first-error">{ prose(&abridged(&first.says.in_language(language))) }</p> }
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
                <div class="figure"><dt>{ t(verdict::FINDINGS) }</dt><dd>{ frame::tally(analysis, language) }</dd></div>
            </dl>
        </section>
    }
}
