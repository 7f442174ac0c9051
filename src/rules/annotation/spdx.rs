//! License expressions. Source: SPDX specification v2.3, annex D, the version that image-spec names.
//!
//! The list of licenses is left out: it grows twice a year, and an identifier of tomorrow is no fault. Operators in lower
//! case are read as well, as SPDX 3.0 has them.

/// What may stand next in an expression.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// A license or an opening bracket.
    License,
    /// An operator, a closing bracket or the end; `WITH` only behind a license.
    Operator {
        /// Whether a license stands before it, and not a closing bracket or an exception.
        with: bool,
    },
    /// An exception.
    Exception,
}

/// Whether `text` is a license expression.
pub(super) fn is_expression(text: &str) -> bool {
    let mut next = Next::License;
    let mut open = 0_usize;
    for token in tokens(text) {
        next = match (next, token) {
            (Next::License, "(") => {
                open += 1;
                Next::License
            }
            (Next::Operator { .. }, ")") if open > 0 => {
                open -= 1;
                Next::Operator { with: false }
            }
            (Next::Operator { .. }, "AND" | "OR" | "and" | "or") => Next::License,
            (Next::Operator { with: true }, "WITH" | "with") => Next::Exception,
            (Next::License, token) if is_license(token) => Next::Operator { with: true },
            (Next::Exception, token) if is_identifier(token) => Next::Operator { with: false },
            _ => return false,
        };
    }
    open == 0 && matches!(next, Next::Operator { .. })
}

/// Words and brackets.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().flat_map(|word| word.split_inclusive(['(', ')'])).flat_map(|part| {
        let word = part.trim_end_matches(['(', ')']);
        [word, part.get(word.len()..).unwrap_or_default()].into_iter().filter(|token| !token.is_empty())
    })
}

/// `MIT`, `GPL-2.0+`, `LicenseRef-example`, `DocumentRef-spdx:LicenseRef-example`
fn is_license(token: &str) -> bool {
    let token = match token.split_once(':') {
        Some((document, license)) => match document.strip_prefix("DocumentRef-") {
            Some(name) if is_identifier(name) && license.starts_with("LicenseRef-") => license,
            _ => return false,
        },
        None => token,
    };
    match token.strip_prefix("LicenseRef-") {
        Some(name) => is_identifier(name),
        None => is_identifier(token.strip_suffix('+').unwrap_or(token)),
    }
}

/// Letters, digits, `-` and `.`; no operator.
fn is_identifier(token: &str) -> bool {
    let operator = matches!(token, "AND" | "OR" | "WITH" | "and" | "or" | "with");
    let letters = token.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    letters && token.starts_with(|c: char| c.is_ascii_alphanumeric()) && !operator
}

/// Whether `text` joins licenses with something else than operators.
pub(super) fn is_list(text: &str) -> bool {
    let mut parts = text.split([',', ';', '/', '|', '&']).map(str::trim);
    parts.clone().count() > 1 && parts.all(is_expression)
}

/// The identifier of the license that is called `text` in the words of people.
pub(super) fn meant(text: &str) -> Option<&'static str> {
    // No name is longer.
    if text.len() > 64 {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let mut words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric() && c != '.').collect();
    words.retain(|word| !matches!(*word, "" | "the" | "license" | "licence" | "version" | "v" | "software" | "public" | "clause"));
    words.dedup();
    NAMES.iter().find(|(name, _)| name.split(' ').eq(words.iter().copied())).map(|(_, identifier)| *identifier)
}

/// Names of licenses that people write out, and their identifiers.
const NAMES: &[(&str, &str)] = &[
    ("apache 2.0", "Apache-2.0"),
    ("apache 2", "Apache-2.0"),
    ("apache v2", "Apache-2.0"),
    ("apache v2.0", "Apache-2.0"),
    ("mit", "MIT"),
    ("isc", "ISC"),
    ("bsd 2", "BSD-2-Clause"),
    ("bsd 3", "BSD-3-Clause"),
    ("3 bsd", "BSD-3-Clause"),
    ("new bsd", "BSD-3-Clause"),
    ("mozilla 2.0", "MPL-2.0"),
    ("mpl 2.0", "MPL-2.0"),
    ("eclipse 2.0", "EPL-2.0"),
    ("boost 1.0", "BSL-1.0"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions() {
        for text in [
            "MIT",
            "Apache-2.0",
            "GPL-2.0+",
            "NOASSERTION",
            "Nobody-Knows-1.0",
            "MIT OR Apache-2.0",
            "MIT or Apache-2.0",
            "GPL-2.0-or-later WITH Classpath-exception-2.0",
            "(MIT)",
            "((MIT AND ISC) OR (GPL-2.0-only WITH GCC-exception-2.0))",
            "MIT AND(ISC)",
            "LicenseRef-example",
            "DocumentRef-spdx-1.0:LicenseRef-example AND MIT",
        ] {
            assert!(is_expression(text), "{text}");
        }
        for text in [
            "",
            " ",
            "Apache License 2.0",
            "Apache 2.0",
            "MIT, Apache-2.0",
            "MIT/Apache-2.0",
            "MIT AND",
            "AND MIT",
            "MIT AND OR ISC",
            "()",
            "(MIT",
            "MIT)",
            "MIT (ISC)",
            "MIT WITH",
            "MIT WITH A WITH B",
            "(MIT) WITH Classpath-exception-2.0",
            "MIT And ISC",
            "LicenseRef-",
            "LicenseRef-a+",
            "SpdxRef:LicenseRef-a",
            "DocumentRef-a:MIT",
            "https://example.com/LICENSE",
            "MIT © 2024",
            "+",
            "木兰",
        ] {
            assert!(!is_expression(text), "{text}");
        }
        assert!(is_expression(&format!("{}MIT{}", "(".repeat(100_000), ")".repeat(100_000))));
    }

    #[test]
    fn lists_and_names() {
        assert!(is_list("MIT, Apache-2.0") && is_list("MIT/Apache-2.0") && is_list("MIT;ISC"));
        assert!(!is_list("https://example.com/LICENSE") && !is_list("Apache License, Version 2.0") && !is_list("MIT"));
        for (text, identifier) in [
            ("Apache License 2.0", "Apache-2.0"),
            ("Apache License, Version 2.0", "Apache-2.0"),
            ("The MIT License (MIT)", "MIT"),
            ("BSD 3-Clause License", "BSD-3-Clause"),
            ("Mozilla Public License 2.0", "MPL-2.0"),
        ] {
            assert_eq!(meant(text), Some(identifier), "{text}");
        }
        assert_eq!(meant("GNU General Public License v3"), None);
        for (_, identifier) in NAMES {
            assert!(is_expression(identifier));
        }
    }
}
