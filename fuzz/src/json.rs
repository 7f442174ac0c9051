//! Any text as JSON.

use super::holds;
use platmap::clients::go::syntax::fault;
use platmap::json::{DEPTH_LIMIT, Kind, Tree, Value};
use std::rc::Rc;

pub fn run(data: &[u8]) {
    let text: Rc<str> = String::from_utf8_lossy(data).into();
    let parsed = Tree::parse(text.clone(), 0);
    if let Some(error) = &parsed.error {
        holds::span(error.span, &text);
        error.open.iter().for_each(|open| holds::span(*open, &text));
    }
    let Some(tree) = parsed.tree.as_deref() else { return assert!(parsed.error.is_some(), "neither a tree nor an error") };
    holds::tree(tree, &text);
    let whole = parsed.error.is_none();
    let other: Result<serde_json::Value, _> = serde_json::from_str(&text);
    if let Ok(other) = other.as_ref().map_err(|_| ()) {
        assert!(whole, "an error in what serde_json reads");
        same(tree.root(), other);
    }
    // Go's grammar is written anew: both must call the same texts JSON.
    if tree.depth().0 < DEPTH_LIMIT {
        assert_eq!(fault(&text).is_none(), whole, "{:?} {:?}", fault(&text), parsed.error);
    }
}

/// Reads both in parallel; `serde_json` stops at a depth that the stack bears.
fn same(value: Value<'_>, other: &serde_json::Value) {
    match other {
        serde_json::Value::Null => assert!(value.is_null()),
        serde_json::Value::Bool(other) => assert_eq!(value.raw(), other.to_string()),
        serde_json::Value::Number(number) => {
            assert_eq!(value.kind(), Kind::Number);
            number.as_i64().iter().for_each(|number| assert_eq!(value.as_i64(), Some(*number)));
        }
        serde_json::Value::String(other) => assert_eq!(value.as_str().as_deref(), Some(other.as_str())),
        serde_json::Value::Array(others) => {
            assert!(value.is_array() && value.children().count() == others.len());
            value.children().zip(others).for_each(|(child, other)| same(child, other));
        }
        serde_json::Value::Object(others) => {
            assert!(value.is_object());
            for (name, other) in others {
                same(value.get(name).expect("a member is lost"), other);
            }
        }
    }
}
