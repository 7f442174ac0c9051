//! The processor is of the right family and too old.
//!
//! Source: glibc, `sysdeps/x86/dl-get-cpu-features.c` (`CPU does not support x86-64-v2`).

use super::{Family, message};
use crate::complaint::{Client, Kind};

pub(super) static FAMILY: Family = Family {
    id: "processor-level",
    messages: &[
        message("fatal glibc error: cpu does not support x86-64-{level}", Kind::ProcessorLevel, &[Client::Libc]),
        message("cpu does not support x86-64-{level}", Kind::ProcessorLevel, &[Client::Libc]),
    ],
};
