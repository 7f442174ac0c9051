//! Raw input and JSON: what the bytes themselves give away, whatever the document.

use super::Rule;

mod archive;
mod bom;
mod case_variant_key;
mod compressed;
mod depth;
mod duplicate_key;
mod empty;
mod html;
mod http_headers;
mod invalid_utf8;
mod line_ends;
mod not_object;
mod null;
mod number;
mod registry_error;
mod secret;
mod syntax;
mod unicode;
mod utf16;

pub(super) static RULES: &[&Rule] = &[
    &empty::RULE,
    &compressed::RULE,
    &archive::RULE,
    &utf16::RULE,
    &bom::RULE,
    &invalid_utf8::RULE,
    &unicode::RULE,
    &syntax::NOT_JSON,
    &syntax::TRAILING_COMMA_OR_COMMENT,
    &syntax::TYPOGRAPHIC_CHARACTERS,
    &syntax::ANSI_ESCAPES,
    &syntax::TRUNCATED,
    &syntax::TRAILING_DATA,
    &not_object::RULE,
    &http_headers::RULE,
    &html::RULE,
    &registry_error::RULE,
    &secret::RULE,
    &duplicate_key::RULE,
    &case_variant_key::RULE,
    &null::NULL_FOR_REQUIRED,
    &null::NULL_FOR_OPTIONAL,
    &number::NUMBER_NOTATION,
    &number::NUMBER_FRACTION,
    &number::NUMBER_BEYOND_DOUBLE,
    &number::NUMBER_OVERFLOW_INT64,
    &depth::RULE,
    &line_ends::CRLF,
    &line_ends::FINAL_NEWLINE,
    &line_ends::OUTER_WHITESPACE,
];
