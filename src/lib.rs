//! Platmap reads OCI image indexes and Docker manifest lists.
#![forbid(unsafe_code)]
pub mod digest;
pub mod json;
pub mod language;
pub mod media_type;
pub mod platform;
pub mod text;
