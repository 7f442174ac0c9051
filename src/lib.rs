//! Platmap reads OCI image indexes and Docker manifest lists.
#![forbid(unsafe_code)]
pub mod analysis;
pub mod clients;
pub mod commands;
pub mod diagnostic;
/// Documents inside what a person pasted.
pub mod dialect;
pub mod digest;
/// The hash doctor: why a digest does not match.
pub mod doctor;
pub mod export;
/// What input that is no image document looks like.
pub mod guess;
pub mod image;
pub mod json;
pub mod language;
pub mod library;
/// The platform matrix.
pub mod matrix;
pub mod media_type;
pub mod picks;
pub mod platform;
pub mod reference;
pub mod rules;
pub mod text;
pub mod workbench;

/// Every sentence of the interface, each in all languages.
pub mod strings;
#[cfg(feature = "ui")]
pub mod ui;
