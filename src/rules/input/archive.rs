//! `in-archive`

use crate::diagnostic::Severity;
use crate::guess::Guess;
use crate::guess::guess;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "in-archive",
    severity: Severity::Note,
    title: text!("An archive", "归档文件"),
    reference: Reference {
        section: "image-spec v1.1.1, image-layout.md",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md",
    },
    doc: page! {
        what: text!("The bytes are a tar (`ustar` at offset 257) or a zip (`PK`).", "字节是 tar（偏移 257 处为 `ustar`）或 zip（`PK`）。"),
        why: text!("An archive holds documents; it is none itself.", "归档包含文档，本身不是文档。"),
        fix: text!("Unpack it and give `index.json` with the files under `blobs/`.", "请解包，提供 `index.json` 和 `blobs/` 下的文件。"),
        example: "PK 03 04 …",
    },
    check: Check::Input(check),
};

static SAYS: Text = text!("This is an archive, not one document", "这是归档文件，不是单个文档");

fn check(document: &Document, report: &mut Report) {
    if guess(document) == Some(Guess::Archive) {
        report.span(Span::new(0, 1), &SAYS, NOTHING);
    }
}
