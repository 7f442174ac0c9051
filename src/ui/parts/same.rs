//! Shared values that are told apart by where they are, not by what they hold.

use std::rc::Rc;

/// A shared value; equal only to itself. It is kept while it is compared with, so that no other takes its place.
#[derive(Clone)]
pub struct Same<T: ?Sized>(pub Rc<T>);

impl<T: ?Sized> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
