//! What Go says of a text that is not one JSON value.
//!
//! Source: golang/go 1.27, `src/encoding/json` (`v2_scanner.go`, `jsontext/decode.go`, `internal/jsonwire/decode.go`).

/// Levels of nesting that Go reads.
const DEPTH_LIMIT: usize = 10_000;

/// Why a text is not one JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What `json.Unmarshal` says.
    pub text: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Blank,
    End,
    Trailing,
    Other,
}

impl Fault {
    /// What `json.Decoder` says, which reads one value and leaves what follows it; nothing where it is content.
    pub fn stream_text(&self) -> Option<&str> {
        match self.kind {
            Kind::Blank => Some("EOF"),
            Kind::End => Some("unexpected EOF"),
            Kind::Trailing => None,
            Kind::Other => Some(&self.text),
        }
    }
}

/// The first fault of `text`; nothing where it is one JSON value.
pub fn fault(text: &str) -> Option<Fault> {
    let mut scanner = Scanner { text, at: 0 };
    scanner.value().err()
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl Scanner<'_> {
    /// The outermost value; what is inside is kept on a stack of its own: `true` for an object.
    fn value(&mut self) -> Result<(), Fault> {
        self.skip();
        if self.peek().is_none() {
            return Err(self.end(Kind::Blank));
        }
        let mut open: Vec<bool> = Vec::new();
        loop {
            self.skip();
            let opened = match self.peek() {
                Some(b'{') => Some(true),
                Some(b'[') => Some(false),
                _ => None,
            };
            match opened {
                Some(_) if open.len() >= DEPTH_LIMIT => {
                    return Err(Fault { text: "exceeded max depth".to_owned(), kind: Kind::Other });
                }
                Some(is_object) => {
                    self.at += 1;
                    open.push(is_object);
                    self.skip();
                    if self.peek() == Some(if is_object { b'}' } else { b']' }) {
                        self.at += 1;
                        open.pop();
                    } else {
                        if is_object {
                            self.name()?;
                        }
                        continue;
                    }
                }
                None => self.scalar()?,
            }
            // After a value: close what ends here, or go on to the next one.
            loop {
                self.skip();
                let Some(is_object) = open.last().copied() else {
                    return match self.peek() {
                        None => Ok(()),
                        Some(_) => Err(Fault { kind: Kind::Trailing, ..self.invalid("after top-level value") }),
                    };
                };
                match (self.peek(), is_object) {
                    (Some(b','), _) => {
                        self.at += 1;
                        self.skip();
                        if is_object {
                            self.name()?;
                        }
                        break;
                    }
                    (Some(b'}'), true) | (Some(b']'), false) => {
                        self.at += 1;
                        open.pop();
                    }
                    (_, true) => return Err(self.invalid("after object key:value pair")),
                    (_, false) => return Err(self.invalid("after array element")),
                }
            }
        }
    }

    /// A member's name and the colon behind it.
    fn name(&mut self) -> Result<(), Fault> {
        if self.peek() != Some(b'"') {
            return Err(self.invalid("looking for beginning of object key string"));
        }
        self.string()?;
        self.skip();
        if self.peek() != Some(b':') {
            return Err(self.invalid("after object key"));
        }
        self.at += 1;
        Ok(())
    }

    fn scalar(&mut self) -> Result<(), Fault> {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b't') => self.literal("true"),
            Some(b'f') => self.literal("false"),
            Some(b'n') => self.literal("null"),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => Err(self.invalid("looking for beginning of value")),
        }
    }

    fn literal(&mut self, literal: &str) -> Result<(), Fault> {
        for expected in literal.chars() {
            if !self.text.get(self.at..).is_some_and(|rest| rest.starts_with(expected)) {
                return Err(self.invalid(&format!("in literal {literal} (expecting '{expected}')")));
            }
            self.at += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Result<(), Fault> {
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Fault> {
        if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(self.invalid("in numeric literal"));
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Ok(())
    }

    fn string(&mut self) -> Result<(), Fault> {
        self.at += 1;
        loop {
            match self.peek() {
                None => return Err(self.end(Kind::End)),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => self.escape()?,
                Some(0..0x20) => return Err(self.invalid("in string")),
                Some(_) => self.at += 1,
            }
        }
    }

    fn escape(&mut self) -> Result<(), Fault> {
        let rest = &self.text.as_bytes()[self.at..];
        let length = match rest.get(1) {
            None => return Err(self.end(Kind::End)),
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.at += 2;
                return Ok(());
            }
            Some(b'u') => {
                let hex = rest.iter().skip(2).take(4).take_while(|byte| byte.is_ascii_hexdigit()).count();
                if hex == 4 {
                    self.at += 6;
                    return Ok(());
                }
                if rest.len() == 2 + hex {
                    return Err(self.end(Kind::End));
                }
                6
            }
            Some(_) => 2,
        };
        let what: String = String::from_utf8_lossy(rest.get(..length).unwrap_or(rest)).into_owned();
        let what = if what.contains('`') { super::quote(&what) } else { format!("`{what}`") };
        Err(Fault { text: format!("invalid escape sequence {what} in string"), kind: Kind::Other })
    }

    fn skip(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn end(&self, kind: Kind) -> Fault {
        Fault { text: "unexpected end of JSON input".to_owned(), kind }
    }

    /// The character at this place does not belong there, or the text ends.
    fn invalid(&self, place: &str) -> Fault {
        let Some(c) = self.text.get(self.at..).and_then(|rest| rest.chars().next()) else { return self.end(Kind::End) };
        let quoted = match c {
            '\'' => "'\\''".to_owned(),
            '"' => "'\"'".to_owned(),
            c => {
                let quoted = super::quote(c.encode_utf8(&mut [0; 4]));
                format!("'{}'", &quoted[1..quoted.len() - 1])
            }
        };
        Fault { text: format!("invalid character {quoted} {place}"), kind: Kind::Other }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_as_go_words_them() {
        for (text, expected) in [
            ("", "unexpected end of JSON input"),
            (" \n", "unexpected end of JSON input"),
            ("{\"a\":", "unexpected end of JSON input"),
            ("{\"a\":1,}", "invalid character '}' looking for beginning of object key string"),
            ("{'a':1}", "invalid character '\\'' looking for beginning of object key string"),
            ("{\"a\":1 \"b\"}", "invalid character '\"' after object key:value pair"),
            ("{\"a\" 1}", "invalid character '1' after object key"),
            ("[1 2]", "invalid character '2' after array element"),
            ("[1,]", "invalid character ']' looking for beginning of value"),
            ("{}x", "invalid character 'x' after top-level value"),
            ("trux", "invalid character 'x' in literal true (expecting 'e')"),
            ("{\"a\":-}", "invalid character '}' in numeric literal"),
            ("{\"a\":01}", "invalid character '1' after object key:value pair"),
            ("{\"a\":\"\\u12g4\"}", "invalid escape sequence `\\u12g4` in string"),
            ("{\"a\":\"\n\"}", "invalid character '\\n' in string"),
            ("{\"a\":\t\u{b}1}", "invalid character '\\v' looking for beginning of value"),
            ("\u{feff}{}", "invalid character '\\ufeff' looking for beginning of value"),
            ("{é}", "invalid character 'é' looking for beginning of object key string"),
        ] {
            assert_eq!(fault(text).map(|fault| fault.text).as_deref(), Some(expected), "{text:?}");
        }
        for text in ["{}", " [1, -0.5e+3, true, false, null, {\"a\": [\"\\ud800\\n\"]}]\n", "0"] {
            assert_eq!(fault(text), None, "{text:?}");
        }
        assert_eq!(fault(&"[".repeat(100_000)).map(|fault| fault.text).as_deref(), Some("exceeded max depth"));
    }
}
