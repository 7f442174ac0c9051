//! The identifier of a stack of layers. Source: image-spec v1.1.1, `config.md`, "Layer ChainID".

use super::{Algorithm, Digest};

/// The ChainID of the layers with these DiffIDs, from the lowest up; none where there is no layer.
///
/// One layer's ChainID is its DiffID; each further one is the sha256 of the ChainID below it, a space, and its own DiffID.
pub fn chain_id<'a>(diff_ids: impl IntoIterator<Item = &'a Digest>) -> Option<Digest> {
    diff_ids.into_iter().fold(None, |below: Option<Digest>, diff_id| {
        Some(below.map_or_else(|| diff_id.clone(), |below| Digest::of(Algorithm::Sha256, format!("{below} {diff_id}").as_bytes())))
    })
}
