//! Known families of artifacts: signatures, charts, modules, caches, bills of materials.

use super::Rule;

mod buildkit_cache;
mod cosign_payload;
mod cosign_signature;
mod cosign_tag;
mod docker;
mod helm;
mod notation;
mod nydus;
mod sbom;
mod sigstore_bundle;
mod soci;
mod wasm;

pub(super) static RULES: &[&Rule] = &[
    &cosign_signature::RULE,
    &cosign_payload::RULE,
    &cosign_tag::RULE,
    &sigstore_bundle::RULE,
    &notation::CONFIG,
    &notation::LAYERS,
    &notation::SUBJECT,
    &notation::THUMBPRINT,
    &notation::MEDIA_TYPE,
    &helm::RULE,
    &wasm::RULE,
    &nydus::RULE,
    &soci::RULE,
    &buildkit_cache::RULE,
    &docker::RULE,
    &sbom::RULE,
];
