//! What panels have worked out, kept while they are not shown: of a long index each takes a moment, and panels come and go.

use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use yew::prelude::*;

/// The last result of each question, with what it was asked about. There is a new one for each library: nothing outlives the
/// documents that it is about.
#[derive(Clone, Default)]
pub struct Memory(Rc<RefCell<HashMap<&'static str, Rc<dyn Any>>>>);

impl PartialEq for Memory {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Memory {
    fn recall<K: PartialEq + 'static, V: 'static>(&self, question: &'static str, about: K, work: impl FnOnce(&K) -> V) -> Rc<V> {
        let kept = self.0.borrow().get(question).cloned();
        let known = kept.and_then(|kept| kept.downcast::<(K, Rc<V>)>().ok()).filter(|known| known.0 == about);
        if let Some(known) = known {
            return known.1.clone();
        }
        let answer = Rc::new(work(&about));
        self.0.borrow_mut().insert(question, Rc::new((about, answer.clone())));
        answer
    }
}

/// The answer to a question `about` something; worked out only where that is another than the last time, by whichever panel.
#[hook]
pub fn use_recalled<K: PartialEq + 'static, V: 'static, F: FnOnce(&K) -> V>(question: &'static str, about: K, work: F) -> Rc<V> {
    let memory = use_context::<Memory>().unwrap_or_default();
    memory.recall(question, about, work)
}
