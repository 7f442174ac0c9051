//! A program in the image is for another processor.
//!
//! Sources: Linux, `ENOEXEC`; runc (`standard_init_linux.go`); Apptainer at 2026-08-18 `pkg/image/sif.go`,
//! `internal/pkg/runtime/engine/apptainer/process_linux.go`.

use super::{Family, message};
use crate::complaint::{Client, Kind};

const KERNEL: &[Client] = &[Client::Kernel];
const EMULATOR: &[Client] = &[Client::Emulator];
const APPTAINER: &[Client] = &[Client::Apptainer];

pub(super) static FAMILY: Family = Family {
    id: "exec-format",
    messages: &[
        message("exec user process caused: exec format error", Kind::ExecFormat, KERNEL),
        message("exec user process caused \"exec format error\"", Kind::ExecFormat, KERNEL),
        message("cannot execute binary file: exec format error", Kind::ExecFormat, KERNEL),
        message("exec format error", Kind::ExecFormat, KERNEL),
        message(
            "image's architecture ({actual-architecture}) could not run on the host's ({host-architecture})",
            Kind::ExecFormat,
            APPTAINER,
        ),
        message("image targets '{actual-architecture}', cannot run on '{host-architecture}'", Kind::ExecFormat, APPTAINER),
        message("rosetta error: failed to open elf at", Kind::ExecFormat, EMULATOR),
        message("qemu-x86_64: could not open '/lib64/ld-linux-x86-64.so.2'", Kind::ExecFormat, EMULATOR),
        message("qemu-aarch64: could not open '/lib/ld-linux-aarch64.so.1'", Kind::ExecFormat, EMULATOR),
    ],
};
