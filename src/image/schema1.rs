//! Docker image manifests, schema 1, and what their digest covers.
//!
//! A signed manifest is the signed text with one more member, `signatures`, written into its end. Each signature's
//! `protected` header says how to get the signed text back: so many of the first bytes (`formatLength`), then a tail
//! (`formatTail`). The digest by which registries know the manifest is that of the signed text, the payload.
//!
//! Sources: distribution v2.8.3, `docs/spec/manifest-v2-1.md`; docker/libtrust, `jsonsign.go` (`ParsePrettySignature`).

use super::Placed;
use crate::digest::Digest;
use crate::json::{NodeId, Tree, Value};
use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Base64 as libtrust reads it: padding is optional, and bits left over do not matter.
const BASE64URL: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent).with_decode_allow_trailing_bits(true),
);

/// A schema 1 manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema1 {
    /// `fsLayers`, as written: the top layer first. Each item's node, and its `blobSum` where that is a digest.
    pub layers: Vec<Placed<Option<Digest>>>,
    /// `history`, as written: the top layer first.
    pub history: Vec<Placed<Step>>,
    /// `signatures`, where it is there and not `null`.
    pub signatures: Option<Placed<Result<Signed, SignatureFault>>>,
}

/// One step of the history: the image as schema 1's predecessor described it, JSON inside a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// `v1Compatibility` is not there, or no string.
    NotText,
    /// `v1Compatibility` is a string that is no JSON object.
    NotJson,
    /// What it says.
    Read {
        /// `id`: 64 hexadecimal digits where it is well formed.
        id: Option<String>,
        /// `parent`: the `id` of the layer below; empty text counts as none.
        parent: Option<String>,
    },
}

/// How to get the payload back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signed {
    /// Number of signatures; there can be none.
    pub count: usize,
    /// Bytes, from the opening brace on, that the payload begins with.
    pub length: usize,
    /// Bytes that follow them.
    pub tail: Vec<u8>,
}

/// Why the payload cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureFault {
    /// `signatures` is not an array.
    NotList,
    /// The header of a signature cannot be read: `protected` is not base64url of a JSON object with `formatLength` and `formatTail`.
    Header(NodeId),
    /// A signature states another payload than those before it.
    Conflict(NodeId),
}

impl Schema1 {
    /// Reads the manifest at `root`.
    pub fn read(root: Value<'_>) -> Self {
        let items = |name| root.get(name).into_iter().flat_map(|list: Value<'_>| list.items());
        let blob_sum = |item: Value<'_>| Digest::parse(&item.str("blobSum")?).ok();
        Self {
            layers: items("fsLayers").map(|item| Placed { node: item.id(), value: blob_sum(item) }).collect(),
            history: items("history").map(|item| Placed { node: item.id(), value: Step::read(item) }).collect(),
            signatures: root
                .get("signatures")
                .filter(|list| !list.is_null())
                .map(|list| Placed { node: list.id(), value: Signed::read(list) }),
        }
    }

    /// How to get the payload back, where there is a signature and it can be read.
    pub fn signed(&self) -> Option<&Signed> {
        self.signatures.as_ref()?.value.as_ref().ok().filter(|signed| signed.count > 0)
    }
}

impl Step {
    fn read(item: Value<'_>) -> Self {
        let Some(text) = item.str("v1Compatibility") else { return Step::NotText };
        let parsed = Tree::parse(text.as_ref().into(), 0);
        let tree = parsed.tree.filter(|tree| parsed.error.is_none() && tree.root().is_object());
        let Some(tree) = tree else { return Step::NotJson };
        let member = |name| tree.root().str(name).map(|text| text.into_owned()).filter(|text| !text.is_empty());
        Step::Read { id: member("id"), parent: member("parent") }
    }
}

impl Signed {
    fn read(list: Value<'_>) -> Result<Self, SignatureFault> {
        if !list.is_array() {
            return Err(SignatureFault::NotList);
        }
        let mut signed = Self::default();
        for signature in list.items() {
            let (length, tail) = header(signature).ok_or(SignatureFault::Header(signature.id()))?;
            // As libtrust compares: what was nothing so far does not conflict.
            let differs = (signed.length != 0 && signed.length != length) || (!signed.tail.is_empty() && signed.tail != tail);
            if differs {
                return Err(SignatureFault::Conflict(signature.id()));
            }
            signed = Self { count: signed.count + 1, length, tail };
        }
        Ok(signed)
    }
}

/// `formatLength` and `formatTail` of a signature.
fn header(signature: Value<'_>) -> Option<(usize, Vec<u8>)> {
    let decoded = BASE64URL.decode(signature.str("protected")?.as_bytes()).ok()?;
    let parsed = Tree::parse(String::from_utf8(decoded).ok()?.into(), 0);
    let tree = parsed.tree.filter(|_| parsed.error.is_none())?;
    // Go reads every number as a floating one and cuts it off.
    let length: f64 = tree.root().get("formatLength")?.number()?.parse().ok()?;
    let length = (0.0..=f64::from(u32::MAX)).contains(&length).then_some(length as usize)?;
    let tail = BASE64URL.decode(tree.root().str("formatTail")?.as_bytes()).ok()?;
    Some((length, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: String) -> Schema1 {
        Schema1::read(Tree::parse(text.into(), 0).tree.unwrap().root())
    }

    fn protected(header: &str) -> String {
        format!(r#"{{"protected": "{}"}}"#, base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(header))
    }

    fn signed(signatures: &str) -> Result<Signed, SignatureFault> {
        read(format!(r#"{{"signatures": {signatures}}}"#)).signatures.unwrap().value
    }

    #[test]
    fn the_payload_is_told_by_every_signature() {
        let one = protected(r#"{"formatLength": 7, "formatTail": "Cn0", "time": "x"}"#);
        let expected = |count| Ok(Signed { count, length: 7, tail: b"\n}".to_vec() });
        assert_eq!(signed(&format!("[{one}]")), expected(1));
        assert_eq!(signed(&format!("[{one}, {one}]")), expected(2));
        let padded = base64::engine::general_purpose::URL_SAFE.encode(r#"{"formatLength": 7, "formatTail": "Cn0="}"#);
        assert_eq!(signed(&format!(r#"[{{"protected": "{padded}"}}]"#)), expected(1));
        let other = protected(r#"{"formatLength": 8, "formatTail": "Cn0"}"#);
        assert!(matches!(signed(&format!("[{one}, {other}]")), Err(SignatureFault::Conflict(_))));
    }

    #[test]
    fn what_cannot_be_read() {
        assert_eq!(signed("[]"), Ok(Signed::default()));
        assert!(read("{\"signatures\": []}".to_owned()).signed().is_none());
        assert!(read("{\"signatures\": null}".to_owned()).signatures.is_none());
        assert_eq!(signed("{}"), Err(SignatureFault::NotList));
        let headers = [
            r#"{"formatLength": -1, "formatTail": "Cn0"}"#,
            r#"{"formatLength": 1e300, "formatTail": "Cn0"}"#,
            r#"{"formatLength": "7", "formatTail": "Cn0"}"#,
            r#"{"formatLength": 7}"#,
            r#"{"formatLength": 7, "formatTail": "!"}"#,
            r#"["formatLength"]"#,
            "no JSON",
        ];
        for header in headers.map(protected).iter().map(String::as_str).chain([r#"{"protected": "*"}"#, r#"{"protected": 7}"#, "null"]) {
            assert!(matches!(signed(&format!("[{header}]")), Err(SignatureFault::Header(_))), "{header}");
        }
    }

    #[test]
    fn layers_and_steps() {
        let layer = format!("sha256:{}", "ab".repeat(32));
        let read = read(format!(
            r#"{{"fsLayers": [{{"blobSum": "{layer}"}}, {{"blobSum": "x"}}, null],
               "history": [{{"v1Compatibility": "{{\"id\": \"a\", \"parent\": \"b\"}}"}}, {{"v1Compatibility": "{{\"parent\": \"\"}}"}},
                           {{"v1Compatibility": "[]"}}, {{"v1Compatibility": {{}}}}, 7]}}"#
        ));
        assert_eq!(read.layers.iter().map(|layer| layer.value.is_some()).collect::<Vec<_>>(), [true, false, false]);
        let steps: Vec<Step> = read.history.into_iter().map(|step| step.value).collect();
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(
            steps,
            [
                Step::Read { id: text("a"), parent: text("b") },
                Step::Read { id: None, parent: None },
                Step::NotJson,
                Step::NotText,
                Step::NotText
            ]
        );
    }
}
