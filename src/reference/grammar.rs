//! The grammar of each part, and every way to miss it.

use super::error::{HostError, PathError, TagError};

/// The longest tag, in characters.
const TAG_LIMIT: usize = 128;

/// Letters, digits and hyphens between dots (or an IPv6 address in brackets), and a port of digits.
pub(super) fn host(text: &str) -> Result<(), HostError> {
    let (name, port) = match text.strip_prefix('[') {
        Some(rest) => {
            let (address, port) = rest.split_once(']').ok_or(HostError::Brackets)?;
            if address.is_empty() || !address.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b':') {
                return Err(HostError::Brackets);
            }
            match port.strip_prefix(':') {
                Some(port) => (None, Some(port)),
                None if port.is_empty() => (None, None),
                None => return Err(HostError::Port),
            }
        }
        None => match text.split_once(':') {
            Some((name, port)) => (Some(name), Some(port)),
            None => (Some(text), None),
        },
    };
    if let Some(name) = name {
        if let Some(letter) = name.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))) {
            return Err(HostError::Letter(letter));
        }
        if name.split('.').any(|label| label.is_empty() || label.starts_with('-') || label.ends_with('-')) {
            return Err(HostError::Label);
        }
    }
    match port {
        Some(port) if port.is_empty() || !port.bytes().all(|byte| byte.is_ascii_digit()) => Err(HostError::Port),
        _ => Ok(()),
    }
}

/// Components of lower-case letters and digits, with `.`, `_`, `__` or hyphens between them only.
pub(super) fn path(text: &str) -> Result<(), PathError> {
    if text.is_empty() {
        return Err(PathError::Empty);
    }
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-' | '/');
    if let Some(letter) = text.chars().find(|c| !allowed(*c)) {
        return Err(if letter.is_uppercase() { PathError::Uppercase } else { PathError::Letter(letter) });
    }
    if text.split('/').any(str::is_empty) {
        return Err(PathError::Slash);
    }
    let between = |run: &str| matches!(run, "" | "." | "_" | "__") || run.bytes().all(|byte| byte == b'-');
    let is_mark = |c: char| matches!(c, '.' | '_' | '-');
    for component in text.split('/') {
        if component.starts_with(is_mark) || component.ends_with(is_mark) {
            return Err(PathError::Edge);
        }
        if !component.split(|c: char| !is_mark(c)).all(between) {
            return Err(PathError::Separator);
        }
    }
    Ok(())
}

/// Up to 128 letters, digits, `_`, `.` and `-`; the first is none of the last two.
pub(super) fn tag(text: &str) -> Result<(), TagError> {
    let Some(first) = text.chars().next() else { return Err(TagError::Empty) };
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if let Some(letter) = text.chars().find(|c| !(word(*c) || matches!(c, '.' | '-'))) {
        return Err(TagError::Letter(letter));
    }
    if !word(first) {
        return Err(TagError::First(first));
    }
    if text.len() > TAG_LIMIT { Err(TagError::Long(text.len())) } else { Ok(()) }
}
