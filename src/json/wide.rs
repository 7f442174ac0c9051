//! Objects with very many members: hundreds of rules ask for members by name, and none should walk through a million.

use super::{Tree, Value};
use std::cell::RefCell;
use std::collections::HashMap;

/// Objects with more members than this are sorted by name when they are first asked.
const LEAST: u32 = 64;

/// The sorted objects of a tree.
#[derive(Debug, Default)]
pub(super) struct Wide {
    objects: RefCell<HashMap<u32, Sorted>>,
}

#[derive(Debug)]
struct Sorted {
    /// Members by name, then in document order.
    plain: Vec<u32>,
    /// Members whose names have escapes: few, and looked at one by one.
    escaped: Vec<u32>,
}

impl Wide {
    /// The last member of that name, where `object` has been sorted.
    pub(super) fn get<'a>(&self, object: Value<'a>, name: &str) -> Option<Option<Value<'a>>> {
        let node = object.node();
        if node.end - object.id <= LEAST {
            return None;
        }
        let objects = self.objects.borrow();
        let sorted = objects.get(&object.id)?;
        let tree = object.tree;
        let after = sorted.plain.partition_point(|id| written(tree, *id) <= name);
        let plain = after.checked_sub(1).and_then(|at| sorted.plain.get(at)).filter(|id| written(tree, **id) == name);
        let escaped = sorted.escaped.iter().rfind(|id| Value { tree, id: **id }.is_named(name));
        Some(plain.max(escaped).map(|id| Value { tree, id: *id }))
    }

    /// Sorts `object`, where it turned out to have very many members.
    pub(super) fn note(&self, object: Value<'_>, count: u32) {
        if count <= LEAST {
            return;
        }
        let tree = object.tree;
        let (escaped, mut plain): (Vec<u32>, Vec<u32>) =
            object.members().map(|member| member.id).partition(|id| written(tree, *id).contains('\\'));
        plain.sort_by(|one, other| written(tree, *one).cmp(written(tree, *other)));
        self.objects.borrow_mut().insert(object.id, Sorted { plain, escaped });
    }
}

/// The name of a member as it is written, without its quotes.
fn written(tree: &Tree, id: u32) -> &str {
    let token = Value { tree, id }.raw_key().unwrap_or_default();
    token.get(1..token.len().saturating_sub(1)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_found_alike_in_narrow_and_wide_objects() {
        let odd = r#""a": 1, "b": 2, "\u0061": 3, "c": 4, "\u0063": 5, "c": 6, "": 7, "\u0064": 8"#;
        let many: Vec<String> = (0..100).rev().map(|at| format!("\"k{at}\": {at}")).collect();
        let text = format!(r#"{{"narrow": {{{odd}}}, "wide": {{{odd}, {}, "b": 9}}}}"#, many.join(", "));
        let tree = Tree::parse(text.as_str().into(), 0).tree.unwrap();
        let found = |object: &str, name: &str| tree.root().get(object).unwrap().get(name).map(|value| value.raw().to_owned());
        for _ in 0..2 {
            for (name, value) in [("a", Some("3")), ("c", Some("6")), ("", Some("7")), ("d", Some("8")), ("e", None), ("\\u0061", None)] {
                assert_eq!(found("wide", name).as_deref(), value, "{name}");
                assert_eq!(found("narrow", name).as_deref(), value, "{name}");
            }
            assert_eq!(
                (found("wide", "b").as_deref(), found("wide", "k0").as_deref(), found("wide", "k99").as_deref()),
                (Some("9"), Some("0"), Some("99"))
            );
        }
    }
}
