//! `aws ecr batch-get-image`: each manifest as a string.
//!
//! Source: Amazon ECR API reference, `BatchGetImage` (`imageManifest`, `imageId.imageDigest`).

use super::paste::{digest, has_all};
use super::{Dialect, Fidelity, Found, Paste, Shape, Stated, nameless};
use crate::json::Value;
use crate::text;

pub(super) static DIALECT: Dialect = Dialect {
    name: "ecr-batch-get-image",
    title: text!("the output of `aws ecr batch-get-image`", "`aws ecr batch-get-image` 的输出"),
    sign: text!(
        "`images` with `imageId` and the manifest as a string in `imageManifest`.",
        "`images` 中有 `imageId`，清单以字符串形式写在 `imageManifest` 里。"
    ),
    fidelity: Fidelity::AsGiven,
    bytes: text!(
        "The string holds the manifest's bytes, and `imageDigest` says what they must be.",
        "字符串保存了清单的字节，`imageDigest` 说明其应有的摘要。"
    ),
    command: None,
    example: "{\n    \"images\": [\n        {\n            \"imageId\": {\"imageDigest\": \"sha256:…\", \"imageTag\": \"1.2\"},\n            \"imageManifest\": \"{\\n  \\\"schemaVersion\\\": 2,…\"",
    shape: Shape::Wrapper,
    causes: &[],
    recognise: |paste| images(paste).next().is_some_and(|image| has_all(image, &["imageManifest", "imageId"])),
    documents,
    reference: nameless,
};

fn images<'a>(paste: &Paste<'a>) -> impl Iterator<Item = Value<'a>> + use<'a> {
    paste.json.and(paste.object()).and_then(|root| root.get("images")).into_iter().flat_map(|list| list.items())
}

fn documents(paste: &Paste<'_>) -> Vec<Found> {
    let found = images(paste).filter_map(|image| {
        let id = image.get("imageId");
        let name = id.and_then(|id| id.str("imageTag").or_else(|| id.str("imageDigest"))).unwrap_or_default().into_owned();
        let bytes = image.str("imageManifest")?.into_owned().into_bytes();
        let stated = Stated { media_type: image.str("imageManifestMediaType").map(|text| text.into_owned()), ..Stated::default() };
        let expected = id.and_then(|id| digest(id, "imageDigest"));
        Some(Found { stated, ..Found::new(name, bytes, Fidelity::AsGiven).expecting(expected) })
    });
    found.collect()
}
