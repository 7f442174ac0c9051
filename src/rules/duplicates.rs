//! Duplicates inside one index.

use super::Rule;

mod entries;
mod shadowed;
mod zstd;

pub(super) static RULES: &[&Rule] = &[
    &entries::ENTRY,
    &entries::DIGEST_SIZE,
    &entries::DIGEST_MEDIATYPE,
    &entries::DIGEST_PLATFORMS,
    &entries::PLATFORM,
    &entries::PLATFORM_ALIAS,
    &entries::PLATFORM_COMPRESSION,
    &entries::PLATFORM_ARTIFACT,
    &shadowed::SHADOWED,
    &zstd::ZSTD_FIRST,
    &zstd::ZSTD_ANNOTATION_VALUE,
];
