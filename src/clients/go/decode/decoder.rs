//! The decoder: one pass over the tree that cannot fail, and the first fault it met.

use super::{DigestType, Entry, List, Schema, ZSTD, kind_name, names, type_error};
use crate::clients::spec::{Spec, Word};
use crate::json::{Kind, Value};
use base64::Engine;

/// Reads a list; the first fault is kept until all has been read.
pub(super) struct Decoder<'a> {
    pub(super) schema: &'a Schema,
    pub(super) error: Option<String>,
}

impl Decoder<'_> {
    pub(super) fn list(&mut self, root: Value<'_>) -> List {
        let mut list = List::default();
        if !self.expect(root, Kind::Object, self.schema.root) {
            return list;
        }
        // Elements that an earlier, longer `manifests` left behind are still there for a later one.
        let mut behind: Vec<Entry> = Vec::new();
        let mut length = 0;
        for member in root.members() {
            if names(member, "schemaVersion") {
                self.integer(member, self.schema.version);
            } else if names(member, "mediaType") {
                self.text(member, self.media_type(), &mut list.media_type);
            } else if names(member, "manifests") {
                if member.is_null() {
                    (behind, length) = (Vec::new(), 0);
                } else if self.expect(member, Kind::Array, &format!("[]{}", self.schema.descriptor)) {
                    length = 0;
                    for item in member.items() {
                        if behind.len() <= length {
                            behind.push(self.blank());
                        }
                        if let Some(entry) = behind.get_mut(length) {
                            let mut taken = std::mem::take(entry);
                            self.entry(item, &mut taken);
                            if let Some(entry) = behind.get_mut(length) {
                                *entry = taken;
                            }
                        }
                        length += 1;
                    }
                }
            } else if let Some(name) = self.schema.list_members.iter().find(|name| names(member, name)) {
                self.other(member, name);
            }
        }
        behind.truncate(length);
        list.entries = behind;
        list
    }

    /// Type of a media type.
    fn media_type(&self) -> &'static str {
        if self.schema.digest == DigestType::Hash { "types.MediaType" } else { "string" }
    }

    fn blank(&self) -> Entry {
        Entry { platform: (!self.schema.platform_is_pointer).then(Spec::default), ..Entry::default() }
    }

    fn entry(&mut self, value: Value<'_>, entry: &mut Entry) {
        if value.is_null() || !self.expect(value, Kind::Object, self.schema.descriptor) {
            return;
        }
        for member in value.members() {
            if names(member, "mediaType") {
                self.text(member, self.media_type(), &mut entry.media_type);
            } else if names(member, "digest") {
                self.digest(member, &mut entry.digest);
            } else if names(member, "size") {
                entry.size = self.integer(member, "int64").unwrap_or(entry.size);
            } else if names(member, "platform") {
                self.platform(member, entry);
            } else if let Some(name) = self.schema.entry_members.iter().find(|name| names(member, name)) {
                match *name {
                    "annotations" => self.annotations(member, entry),
                    "data" => self.data(member, entry),
                    name => self.other(member, name),
                }
            }
        }
    }

    fn platform(&mut self, value: Value<'_>, entry: &mut Entry) {
        if value.is_null() {
            if self.schema.platform_is_pointer {
                (entry.platform, entry.has_features) = (None, false);
            }
            return;
        }
        if !self.expect(value, Kind::Object, self.schema.platform) {
            return;
        }
        let mut spec = entry.platform.take().unwrap_or_default();
        for member in value.members() {
            if names(member, "architecture") {
                self.text(member, "string", &mut spec.architecture);
            } else if names(member, "os") {
                self.text(member, "string", &mut spec.os);
            } else if names(member, "os.version") {
                self.text(member, "string", &mut spec.os_version);
            } else if names(member, "variant") {
                self.text(member, "string", &mut spec.variant);
            } else if names(member, "os.features") {
                entry.has_features = self.texts(member, &mut spec.os_features) || !spec.features.is_empty();
            } else if self.schema.features && names(member, "features") {
                entry.has_features |= self.texts(member, &mut spec.features);
            }
        }
        entry.platform = Some(spec);
    }

    fn annotations(&mut self, value: Value<'_>, entry: &mut Entry) {
        if value.is_null() {
            entry.zstd = false;
        } else if self.expect(value, Kind::Object, "map[string]string") {
            for member in value.members() {
                let mut text = Word::default();
                self.text(member, "string", &mut text);
                if member.key().as_deref() == Some(ZSTD) {
                    entry.zstd = &*text == "true";
                }
            }
        }
    }

    fn data(&mut self, value: Value<'_>, entry: &mut Entry) {
        if value.is_null() {
            entry.data = None;
        } else if self.expect(value, Kind::String, "[]uint8") {
            let text: String = value.as_str().unwrap_or_default().chars().filter(|c| !matches!(c, '\r' | '\n')).collect();
            match base64::engine::general_purpose::STANDARD.decode(&text) {
                Ok(bytes) => entry.data = Some(bytes),
                Err(error) => {
                    let at = match error {
                        base64::DecodeError::InvalidByte(at, _) | base64::DecodeError::InvalidLastSymbol(at, _) => at,
                        _ => text.len(),
                    };
                    self.fail(value, "string", "[]uint8", &format!(": illegal base64 data at input byte {at}"));
                }
            }
        }
    }

    fn digest(&mut self, value: Value<'_>, into: &mut Word) {
        match self.schema.digest {
            DigestType::Text => self.text(value, "digest.Digest", into),
            DigestType::Hash => {
                // A method of its own: its errors are not wrapped.
                let text = match value.kind() {
                    Kind::Null => Some(Default::default()),
                    _ => value.as_str(),
                };
                let wrong = match &text {
                    None => Some(format!("json: cannot unmarshal {} into Go value of type string", kind_name(value.kind()))),
                    Some(text) => wrong_hash(text),
                };
                match wrong {
                    Some(error) => {
                        self.error.get_or_insert(error);
                    }
                    None => *into = text.unwrap_or_default().as_ref().into(),
                }
            }
        }
    }

    /// Members that are decoded, but that no choice depends on: only their types count.
    fn other(&mut self, value: Value<'_>, name: &str) {
        match name {
            _ if value.is_null() => {}
            "urls" => {
                self.texts(value, &mut Vec::new());
            }
            "annotations" => self.annotations(value, &mut Entry::default()),
            "subject" => self.entry(value, &mut Entry::default()),
            _ => self.text(value, "string", &mut Word::default()),
        }
    }

    fn text(&mut self, value: Value<'_>, type_name: &str, into: &mut Word) {
        if !value.is_null()
            && self.expect(value, Kind::String, type_name)
            && let Some(text) = value.as_str()
        {
            *into = text.as_ref().into();
        }
    }

    /// Whether there is a list, if only an empty one.
    fn texts(&mut self, value: Value<'_>, into: &mut Vec<Word>) -> bool {
        into.clear();
        if value.is_null() || !self.expect(value, Kind::Array, "[]string") {
            return false;
        }
        for item in value.items() {
            let mut text = Word::default();
            self.text(item, "string", &mut text);
            into.push(text);
        }
        true
    }

    fn integer(&mut self, value: Value<'_>, type_name: &str) -> Option<i64> {
        match value.kind() {
            Kind::Null => None,
            Kind::Number => {
                let number = value.as_i64();
                if number.is_none() {
                    self.fail(value, &format!("number {}", value.raw()), type_name, "");
                }
                number
            }
            kind => {
                self.fail(value, kind_name(kind), type_name, "");
                None
            }
        }
    }

    fn expect(&mut self, value: Value<'_>, kind: Kind, type_name: &str) -> bool {
        let fits = value.kind() == kind;
        if !fits {
            self.fail(value, kind_name(value.kind()), type_name, "");
        }
        fits
    }

    fn fail(&mut self, value: Value<'_>, what: &str, type_name: &str, because: &str) {
        if self.error.is_none() {
            self.error = Some(type_error(value, self.schema.root, what, type_name) + because);
        }
    }
}

/// Why go-containerregistry takes `text` for no digest (`pkg/v1/hash.go`).
fn wrong_hash(text: &str) -> Option<String> {
    let parts = text.split_once(':').filter(|(algorithm, hex)| !algorithm.is_empty() && !hex.is_empty());
    let Some((algorithm, hex)) = parts else {
        return Some(format!("cannot parse hash: {}", crate::clients::go::quote(text)));
    };
    let rest = hex.trim_start_matches(|c: char| c.is_ascii_digit() || ('a'..='f').contains(&c));
    if let Some(byte) = rest.bytes().next() {
        return Some(format!("found non-hex character in hash: {}", char::from(byte)));
    }
    if algorithm != "sha256" {
        return Some(format!("unsupported hash: {}", crate::clients::go::quote(algorithm)));
    }
    (hex.len() != 64).then(|| format!("wrong number of hex digits for {algorithm}: {hex}"))
}
