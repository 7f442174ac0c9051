//! Platmap reads OCI image indexes and Docker manifest lists.
#![forbid(unsafe_code)]
pub mod analysis;
pub mod archive;
pub mod clients;
pub mod commands;
/// Error messages of clients and platforms, and answers to them.
pub mod complaint;
pub mod diagnostic;
/// Documents inside what a person pasted.
pub mod dialect;
pub mod digest;
/// The hash doctor: why a digest does not match.
pub mod doctor;
pub mod export;
/// The content graph of the documents given.
pub mod graph;
/// What input that is no image document looks like.
pub mod guess;
pub mod image;
pub mod json;
pub mod language;
pub mod library;
pub mod loaders;
/// What is this digest?
pub mod lookup;
/// The platform matrix.
pub mod matrix;
pub mod media_type;
#[cfg(any(feature = "ui", feature = "worker"))]
pub mod message;
pub mod picks;
pub mod platform;
pub mod protocol;
pub mod reference;
pub mod rules;
/// Digests in what people paste: Dockerfiles, tables of images, logs.
pub mod scroll;
pub mod sighting;
/// Platforms, registries and tools that refuse what an index contains.
pub mod targets;
pub mod text;
pub mod workbench;

/// Every sentence of the interface, each in all languages.
pub mod strings;
#[cfg(feature = "ui")]
pub mod ui;
/// What runs off the page's thread.
#[cfg(feature = "worker")]
pub mod worker;
