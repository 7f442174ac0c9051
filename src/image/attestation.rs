//! Attestation manifests, told by their own content.
//!
//! Source: BuildKit v0.19, `docs/attestations/attestation-storage.md`.

use super::{Image, Place};
use crate::json::Value;
use crate::media_type as mt;

impl Image {
    /// Whether this is a manifest that holds statements about an image: by its artifact type, or because each of its layers
    /// is an in-toto statement. `root` is the document's outermost value.
    pub fn is_attestation(&self, root: Value<'_>) -> bool {
        if !self.kind.is_manifest() {
            return false;
        }
        let mut layers = self.descriptors.iter().filter(|descriptor| matches!(descriptor.place, Place::Layer(_))).peekable();
        let statements = layers.peek().is_some() && layers.all(|layer| layer.media_type() == Some(mt::IN_TOTO));
        statements || root.str("artifactType").as_deref() == Some(mt::DOCKER_ATTESTATION)
    }
}
