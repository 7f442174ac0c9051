//! Reading a text in steps: a page reads tens of megabytes and still answers.

use super::syntax::{self, SyntaxError};
use super::walk::Walk;
use super::{Parsed, Tree};
use std::rc::Rc;

/// Bytes that one step walks through.
const STRIDE: usize = 1 << 20;

/// A text that is being read.
pub struct Parser {
    text: Rc<str>,
    start: usize,
    /// Under way once the grammar was judged.
    walk: Option<Walk>,
    error: Option<SyntaxError>,
}

impl Parser {
    /// Reads as [`Tree::parse`] does, which takes all steps at once.
    pub fn new(text: Rc<str>, start: usize) -> Self {
        Self { text, start, walk: None, error: None }
    }

    /// Takes a step. What was read, once it was the last.
    pub fn step(&mut self) -> Option<Parsed> {
        let Some(walk) = &mut self.walk else {
            let (end, error) = syntax::judge(&self.text, self.start);
            self.error = error;
            self.walk = end.map(|end| Walk::new(self.text.clone(), self.start, end));
            return self.walk.is_none().then(|| self.parsed(None));
        };
        if !walk.advance(STRIDE) {
            return None;
        }
        let tree = self.walk.take().and_then(Walk::tree).map(Rc::new);
        Some(self.parsed(tree))
    }

    /// How much was read, from 0 to 1.
    pub fn share(&self) -> f64 {
        self.walk.as_ref().map_or(0.0, |walk| 0.3 + 0.7 * walk.share())
    }

    fn parsed(&mut self, tree: Option<Rc<Tree>>) -> Parsed {
        Parsed { tree, error: self.error.take() }
    }
}
