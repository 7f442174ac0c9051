//! Which entry of an index a container client takes.
//!
//! Each client has a file with its own algorithm; what versions do differently is data. The answers of the clients' own code
//! are the tables in `tests/clients/`, and the tests compare each column of them.

pub mod answer;
pub mod buildkit;
pub mod containerd;
pub mod containers_image;
pub mod contents;
pub mod docker_classic;
pub mod docker_store;
/// Conventions of Go.
pub mod go;
pub mod go_containerregistry;
pub mod host;
pub mod listing;
pub mod oras;
pub mod platforms;
pub mod podman;
pub mod reason;
pub mod regclient;
pub mod register;
pub mod request;
pub mod spec;

pub use answer::{Answer, Missing, Names, Outcome, Question, Step};
pub use contents::{Child, Contents, LibraryContents, NoContents};
pub use host::{HOSTS, Host, Machine, Runs};
pub use listing::Listing;
pub use reason::Reason;
pub use register::{CLIENTS, Client, Column, Version, column, columns};
pub use spec::Spec;
