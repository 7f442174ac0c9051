//! Descriptors in every place: entries, config, layers, subject.

use super::Rule;

mod data;
mod fields;
mod media_type;
mod place;
mod size;
mod urls;
mod well_known;

pub(super) use media_type::{is_malformed, known_type_meant};
pub(super) use urls::scheme_of;

pub(super) static RULES: &[&Rule] = &[
    &fields::MEDIATYPE_MISSING,
    &media_type::MEDIATYPE_SYNTAX,
    &media_type::MEDIATYPE_LONG,
    &media_type::MEDIATYPE_CASE,
    &media_type::MEDIATYPE_NEAR_MISS,
    &media_type::MEDIATYPE_UNREGISTERED,
    &fields::DIGEST_MISSING,
    &fields::SIZE_MISSING,
    &fields::SIZE_TYPE,
    &size::SIZE_NEGATIVE,
    &size::SIZE_ZERO,
    &size::SIZE_IMPLAUSIBLE,
    &fields::URLS_TYPE,
    &urls::URL_SYNTAX,
    &urls::URL_SCHEME,
    &urls::URL_FRAGMENT,
    &fields::DATA_TYPE,
    &data::DATA_BASE64,
    &data::DATA_SIZE_MISMATCH,
    &data::DATA_DIGEST_MISMATCH,
    &data::DATA_LARGE,
    &data::DATA_USABLE,
    &media_type::ARTIFACTTYPE_SYNTAX,
    &place::ARTIFACTTYPE_ON_BLOB,
    &place::PLATFORM_ON_BLOB,
    &well_known::EMPTY_TYPE_INCONSISTENT,
    &well_known::EMPTY_CONTENT_OTHER_TYPE,
    &well_known::KNOWN_DEGENERATE_DIGEST,
    &place::NOT_OBJECT,
    &fields::MEDIATYPE_TYPE,
    &fields::DIGEST_TYPE,
];

/// The encoded part of the sha256 digest of `{}`: image-spec `manifest.md`, "Guidance for an Empty Descriptor".
pub(super) const EMPTY_OBJECT: &str = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
