//! The grammar of a digest string, and every way to miss it.

use super::Algorithm;

/// Why a text is not a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DigestError {
    /// Nothing at all.
    Empty,
    /// White space before, after or inside.
    Whitespace,
    /// `name@sha256:…` or a path: a reference, not a digest.
    Reference,
    /// Hexadecimal digits without `algorithm:`.
    NoAlgorithm,
    /// Not `algorithm ":" encoded` in the letters the grammar allows.
    Grammar,
    /// A registered algorithm with the letters A to F in upper case.
    Uppercase(Registered),
    /// A registered algorithm with fewer digits than it has, or with `...`.
    Truncated(Registered),
    /// A registered algorithm with too many digits, or with letters that are not hexadecimal.
    Form(Registered),
}

/// An algorithm whose encoded part has a registered form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Registered {
    /// Computed here too.
    Known(Algorithm),
    /// Registered after image-spec v1.1.1; not computed here.
    Blake3,
}

impl Registered {
    /// Length of the encoded part in hexadecimal digits.
    pub fn hex_len(self) -> usize {
        match self {
            Registered::Known(algorithm) => algorithm.hex_len(),
            Registered::Blake3 => 64,
        }
    }

    /// The name before the colon.
    pub fn name(self) -> &'static str {
        match self {
            Registered::Known(algorithm) => algorithm.name(),
            Registered::Blake3 => "blake3",
        }
    }

    fn named(name: &str) -> Option<Self> {
        if name == "blake3" { Some(Registered::Blake3) } else { Algorithm::named(name).map(Registered::Known) }
    }
}

/// Checks `text` and returns where its colon stands.
pub(super) fn check(text: &str) -> Result<usize, DigestError> {
    if text.is_empty() {
        return Err(DigestError::Empty);
    }
    if text.contains(char::is_whitespace) {
        return Err(DigestError::Whitespace);
    }
    if text.contains(['@', '/']) {
        return Err(DigestError::Reference);
    }
    let Some(colon) = text.find(':') else {
        let bare = text.len() >= 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        return Err(if bare { DigestError::NoAlgorithm } else { DigestError::Grammar });
    };
    let (name, encoded) = (&text[..colon], &text[colon + 1..]);
    if let Some(registered) = Registered::named(name) {
        return form(registered, encoded).map(|()| colon);
    }
    let component = |part: &str| !part.is_empty() && part.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9'));
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'=' | b'_' | b'-');
    let fits = name.split(['+', '.', '_', '-']).all(component) && !encoded.is_empty() && encoded.bytes().all(letters);
    if fits { Ok(colon) } else { Err(DigestError::Grammar) }
}

fn form(registered: Registered, encoded: &str) -> Result<(), DigestError> {
    let shortened = encoded.trim_end_matches(['.', '…']);
    let all_hex = !shortened.is_empty() && shortened.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !all_hex {
        return Err(if encoded.is_empty() { DigestError::Grammar } else { DigestError::Form(registered) });
    }
    if shortened.len() < registered.hex_len() {
        return Err(DigestError::Truncated(registered));
    }
    if encoded.len() > registered.hex_len() {
        return Err(DigestError::Form(registered));
    }
    if encoded.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Err(DigestError::Uppercase(registered));
    }
    Ok(())
}
