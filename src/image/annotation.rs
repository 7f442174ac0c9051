//! Annotations and labels by name: which keys are defined, and what can be wrong with one. Source: image-spec
//! `annotations.md`. Labels of an image config follow the same rules (`config.md`, "Labels").

mod key;
mod known;

pub use key::KeyFault;
pub use known::{KNOWN, Known, known};

/// What the keys of image-spec begin with.
pub const IMAGE: &str = "org.opencontainers.image.";
/// `org.opencontainers.image.created`
pub const CREATED: &str = "org.opencontainers.image.created";
/// `org.opencontainers.image.url`
pub const URL: &str = "org.opencontainers.image.url";
/// `org.opencontainers.image.documentation`
pub const DOCUMENTATION: &str = "org.opencontainers.image.documentation";
/// `org.opencontainers.image.source`
pub const SOURCE: &str = "org.opencontainers.image.source";
/// `org.opencontainers.image.licenses`
pub const LICENSES: &str = "org.opencontainers.image.licenses";
/// `org.opencontainers.image.base.digest`
pub const BASE_DIGEST: &str = "org.opencontainers.image.base.digest";
/// `org.opencontainers.image.base.name`
pub const BASE_NAME: &str = "org.opencontainers.image.base.name";

/// Every key that `annotations.md` defines.
pub const DEFINED: &[&str] = &[
    CREATED,
    "org.opencontainers.image.authors",
    URL,
    DOCUMENTATION,
    SOURCE,
    "org.opencontainers.image.version",
    "org.opencontainers.image.revision",
    "org.opencontainers.image.vendor",
    LICENSES,
    super::REFERENCE_NAME,
    "org.opencontainers.image.title",
    "org.opencontainers.image.description",
    BASE_DIGEST,
    BASE_NAME,
];
