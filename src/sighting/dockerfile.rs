//! `FROM [--platform=…] name[:tag]@digest [AS stage]`, and images that `COPY` and `RUN --mount` take files from.
//!
//! Source: BuildKit v0.32 `frontend/dockerfile/docs/reference.md`.

use super::{Claim, Form, Reader, plain};

pub(super) fn read(reader: &mut Reader, line: &str) -> bool {
    let mut words = line.split_whitespace();
    let instruction = words.next().unwrap_or_default();
    let takes_image = match instruction.to_ascii_uppercase().as_str() {
        "FROM" => words.any(|word| word.contains('@')),
        "COPY" | "ADD" | "RUN" => words.any(|word| word.contains("from=") && word.contains('@')),
        _ => false,
    };
    takes_image && plain::read_as(reader, line, Form::Dockerfile, Claim::Pinned, Claim::None)
}
