//! Places that say the same: one finding speaks for all of them.

use super::NOTHING;
use crate::diagnostic::Finding;
use crate::json::Value;
use crate::language::Text;
use crate::text;
use std::collections::HashMap;
use std::hash::Hash;

/// Further places that one finding leads to; more would only fill the page.
const SHOWN: usize = 24;

static ALSO: Text = text!("Here too", "此处同样");

/// What some places have in common, and those places in document order.
#[derive(Debug)]
pub(super) struct Alike<'a, K> {
    pub(super) what: K,
    /// The place that speaks for all.
    pub(super) first: Value<'a>,
    pub(super) others: Vec<Value<'a>>,
}

/// Brings together what is alike, in the order in which each first stands.
pub(super) fn alike<'a, K: Clone + Eq + Hash>(places: impl Iterator<Item = (K, Value<'a>)>) -> Vec<Alike<'a, K>> {
    let mut seen: HashMap<K, usize> = HashMap::new();
    let mut found: Vec<Alike<'a, K>> = Vec::new();
    for (what, value) in places {
        match seen.get(&what).and_then(|at| found.get_mut(*at)) {
            Some(group) => group.others.push(value),
            None => {
                seen.insert(what.clone(), found.len());
                found.push(Alike { what, first: value, others: Vec::new() });
            }
        }
    }
    found
}

impl Finding {
    /// Marks further places that the finding holds for: their values.
    pub(super) fn also<'a>(&mut self, places: impl IntoIterator<Item = Value<'a>>) -> &mut Self {
        for place in places.into_iter().take(SHOWN) {
            self.label(place.span(), &ALSO, NOTHING);
        }
        self
    }

    /// Marks further places that the finding holds for: the names of members.
    pub(super) fn also_keys<'a>(&mut self, places: impl IntoIterator<Item = Value<'a>>) -> &mut Self {
        for place in places.into_iter().take(SHOWN) {
            self.label(place.key_span().unwrap_or(place.span()), &ALSO, NOTHING);
        }
        self
    }
}
