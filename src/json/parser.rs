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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_may_stop_anywhere() {
        let deep = format!("{}{{\"a\":[\"x\"]}}{}", "[".repeat(10_005), "]".repeat(10_005));
        for text in [r#" {"a": [1, "b\"\\", {"c": null}], "d": {}, "e": "" , "f": -1.5e3} "#, "[]", "7", r#""x""#, deep.as_str()] {
            let once = Tree::parse(text.into(), 0).tree.unwrap();
            let (end, _) = syntax::judge(text, 0);
            for stride in [1, 2, 3, 7] {
                let mut walk = Walk::new(text.into(), 0, end.unwrap());
                while !walk.advance(stride) {}
                let tree = walk.tree().unwrap();
                assert_eq!(tree.depth(), once.depth());
                let all = |tree: &Tree| {
                    tree.values()
                        .map(|value| (value.kind(), value.span(), value.key_span(), value.index(), value.children().count()))
                        .collect::<Vec<_>>()
                };
                assert_eq!(all(&tree).len(), all(&once).len());
                assert!(all(&tree) == all(&once), "{stride}");
            }
        }
    }
}
