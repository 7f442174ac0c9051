//! What Go says of a text that is no JSON.

/// Placeholder.
pub fn error(_text: &str) -> String {
    "unexpected end of JSON input".to_owned()
}
