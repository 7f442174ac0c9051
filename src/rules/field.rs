//! Field tables: rules that only say "this member must be there" or "this member must have that shape".

use super::{Report, run::Places};
use crate::image::Kind;
use crate::json::{Kind as Json, Value};
use crate::language::Text;
use crate::text;

/// Where the member stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The outermost object of documents of these kinds.
    Document(&'static [Kind]),
    /// Every descriptor that is an object.
    Descriptor,
    /// Every entry of an index or list of these kinds.
    Entry(&'static [Kind]),
    /// Every `platform` that is an object.
    Platform,
}

/// What is asked of the member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Must {
    /// To be there, whatever its value: other rules speak of `null` and of empty strings.
    Exist,
    /// To be there, not `null` and not an empty string. (`null` is left to the rule about null where that one covers it.)
    BePresent,
    /// To have a shape, where it is there and not `null`.
    Be(Shape),
}

/// Shapes of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A string.
    String,
    /// A number.
    Number,
    /// An object.
    Object,
    /// An array.
    Array,
    /// An array of strings.
    Strings,
}

impl Shape {
    pub(super) fn fits(self, value: Value<'_>) -> bool {
        match self {
            Shape::String => value.kind() == Json::String,
            Shape::Number => value.kind() == Json::Number,
            Shape::Object => value.is_object(),
            Shape::Array => value.is_array(),
            Shape::Strings => value.is_array() && value.children().all(|item| item.kind() == Json::String),
        }
    }
}

static MISSING: Text = text!("`{0}` is missing", "缺少 `{0}`");
static EMPTY: Text = text!("`{0}` is empty", "`{0}` 为空");
static NOT_STRING: Text = text!("`{0}` is not a string", "`{0}` 不是字符串");
static NOT_NUMBER: Text = text!("`{0}` is not a number", "`{0}` 不是数字");
static NOT_OBJECT: Text = text!("`{0}` is not an object", "`{0}` 不是对象");
static NOT_ARRAY: Text = text!("`{0}` is not an array", "`{0}` 不是数组");
static NOT_STRINGS: Text = text!("`{0}` is not an array of strings", "`{0}` 不是字符串数组");

pub(super) fn check(scope: Scope, member: &'static str, must: Must, places: &Places<'_>, report: &mut Report) {
    match scope {
        Scope::Document(kinds) => {
            if kinds.contains(&places.kind()) && places.root().is_object() {
                object(places.root(), member, must, report);
            }
        }
        Scope::Descriptor => {
            places.descriptors().filter(|view| view.value.is_object()).for_each(|view| object(view.value, member, must, report))
        }
        Scope::Entry(kinds) => {
            if kinds.contains(&places.kind()) {
                let entries = places.descriptors().filter(|view| view.descriptor.entry().is_some() && view.value.is_object());
                entries.for_each(|view| object(view.value, member, must, report));
            }
        }
        Scope::Platform => {
            places.platforms().filter(|view| view.value.is_object()).for_each(|view| object(view.value, member, must, report))
        }
    }
}

/// Asks one member of one object.
pub(super) fn object(object: Value<'_>, member: &'static str, must: Must, report: &mut Report) {
    let found = object.get(member);
    match (must, found) {
        (Must::BePresent | Must::Exist, None) => {
            report.missing(object, &MISSING, [member]);
        }
        (Must::BePresent, Some(value)) if value.raw() == "\"\"" => {
            report.value(value, &EMPTY, [member]);
        }
        (Must::Be(shape), Some(value)) if !value.is_null() && !shape.fits(value) => {
            let text = match shape {
                Shape::String => &NOT_STRING,
                Shape::Number => &NOT_NUMBER,
                Shape::Object => &NOT_OBJECT,
                Shape::Array => &NOT_ARRAY,
                Shape::Strings => &NOT_STRINGS,
            };
            report.value(value, text, [member]);
        }
        _ => {}
    }
}
