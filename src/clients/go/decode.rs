//! Lists of manifests as Go's `encoding/json` reads them into a client's own types.
//!
//! Names match in any letters, a member that comes again is read over what is there, `null` changes nothing, and the first
//! value of a wrong type is reported when all has been read. Source: golang/go 1.27, `src/encoding/json` (`v2_decode.go`,
//! `v2_inject.go`); the texts of earlier versions name the members a little differently.

mod decoder;

use crate::clients::spec::{Spec, Word};
use crate::json::{Kind, Value};

/// The annotation with which containers/image marks entries compressed with zstd.
const ZSTD: &str = crate::image::ZSTD;

/// The Go types that one client decodes a list into.
#[derive(Debug)]
pub struct Schema {
    /// Name of the outermost type, as error texts print it.
    pub root: &'static str,
    /// Type of `schemaVersion`.
    pub version: &'static str,
    /// Type of an entry.
    pub descriptor: &'static str,
    /// Type of `platform`.
    pub platform: &'static str,
    /// Whether an absent platform is told apart from one that says nothing.
    pub platform_is_pointer: bool,
    /// Whether `features` are read.
    pub features: bool,
    /// Type of `digest`.
    pub digest: DigestType,
    /// Members of an entry beside `mediaType`, `digest`, `size` and `platform`.
    pub entry_members: &'static [&'static str],
    /// Members of the list beside `schemaVersion`, `mediaType` and `manifests`.
    pub list_members: &'static [&'static str],
}

/// How a client holds digests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigestType {
    /// `digest.Digest`: any text.
    Text,
    /// go-containerregistry's `v1.Hash`: only sha256.
    Hash,
}

/// An entry as it was decoded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// `mediaType`
    pub media_type: Word,
    /// `digest`
    pub digest: Word,
    /// `size` in bytes
    pub size: i64,
    /// `platform`; always there where the client's type is no pointer.
    pub platform: Option<Spec>,
    /// Whether the platform's `os.features` or `features` hold a list, if only an empty one.
    pub has_features: bool,
    /// Whether the annotation of zstd is `true`.
    pub zstd: bool,
    /// `data`, decoded
    pub data: Option<Vec<u8>>,
}

/// A list as it was decoded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// `mediaType`
    pub media_type: Word,
    /// `manifests`
    pub entries: Vec<Entry>,
}

/// Decodes the list at `root`, or says what Go says.
pub fn decode(root: Value<'_>, schema: &Schema) -> Result<List, String> {
    let mut decoder = decoder::Decoder { schema, error: None };
    let list = decoder.list(root);
    match decoder.error {
        Some(error) => Err(error),
        None => Ok(list),
    }
}

/// Whether `member` sets the field called `name`: letters in any case, and the two characters beyond ASCII that fold to one.
pub fn names(member: Value<'_>, name: &str) -> bool {
    let Some(key) = member.key() else { return false };
    let mut folded = key.chars().map(|c| match c {
        'ſ' => 's',
        '\u{212a}' => 'k',
        c => c.to_ascii_lowercase(),
    });
    name.chars().all(|c| folded.next() == Some(c.to_ascii_lowercase())) && folded.next().is_none()
}

/// What Go says where `value` cannot be decoded: `root` is the type that the whole is decoded into.
pub fn type_error(value: Value<'_>, root: &str, what: &str, type_name: &str) -> String {
    let path = value.pointer().replacen('/', "", 1).replace('/', ".");
    if path.is_empty() {
        let package = if type_name.contains('.') { "" } else { "v1." };
        return format!("json: cannot unmarshal {what} into Go value of type {package}{type_name}");
    }
    let last = path.rsplit('.').next().unwrap_or_default();
    let is_index = !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit());
    let prefix = if is_index { "" } else { "Go struct field " };
    format!("json: cannot unmarshal {what} into {prefix}{root}.{path} of type {type_name}")
}

/// How Go's errors call a kind of value.
pub fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::Bool => "bool",
        Kind::Number => "number",
        Kind::String => "string",
        Kind::Array => "array",
        Kind::Object => "object",
    }
}
