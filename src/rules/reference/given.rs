//! A document that is the text of a reference.

use crate::guess::{Guess, guess};
use crate::image::Kind;
use crate::library::Document;
use crate::reference::{Parts, ReferenceError, without_transport};
use crate::text::Span;

/// A reference that was given as a document.
pub(super) struct Given<'a> {
    /// Its parts.
    pub(super) parts: Parts<'a>,
    /// Where it begins in the document.
    start: usize,
}

impl Given<'_> {
    /// Where a part stands in the document, by its place in the reference.
    pub(super) fn place(&self, span: Span) -> Span {
        Span::new(self.start + span.start as usize, self.start + span.end as usize)
    }

    /// What breaks the grammar, and where in the document.
    pub(super) fn faults(&self) -> impl Iterator<Item = (ReferenceError, Span)> {
        self.parts.faults().into_iter().map(|(error, span)| (error, self.place(span)))
    }
}

/// The reference that `document` is, without the transport that skopeo and others put before it.
pub(super) fn given(document: &Document) -> Option<Given<'_>> {
    if document.kind() != Kind::Unknown || guess(document) != Some(Guess::Reference) {
        return None;
    }
    let text = without_transport(document.text.trim())?;
    let start = (text.as_ptr() as usize).saturating_sub(document.text.as_ptr() as usize);
    Some(Given { parts: Parts::of(text), start })
}
