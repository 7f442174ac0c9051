//! Sentences of this part of the page.
