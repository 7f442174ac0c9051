//! The package containerd/platforms, on which containerd, Docker, BuildKit and podman build.
//!
//! Where its versions differ, a [`Package`] says how, and one algorithm reads it. Source: github.com/containerd/platforms
//! (before 0.2: package `platforms` of containerd 1.x, and Docker's copy of it), `platforms.go`, `database.go`, `compare.go`,
//! `platform_windows_compat.go`, `defaults_windows.go`.

mod comparer;
mod format;
mod normalise;
mod package;
mod parse;
pub mod select;
mod vector;
mod windows;

pub use comparer::{Comparer, Mismatch};
pub use format::format_all;
pub use normalise::Normal;
pub use package::{DOCKER_20_10, FeatureRule, Package, V0_2, V0_2_WINDOWS, V1_0_RC1, V1_0_RC2, V1_0_RC4, WindowsRule};
pub use parse::parse;
