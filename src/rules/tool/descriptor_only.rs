//! `tool-descriptor-only`

use crate::diagnostic::Severity;
use crate::image::Place;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, DescriptorView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "tool-descriptor-only",
    severity: Severity::Note,
    title: text!("A descriptor alone", "单独的描述符"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("An object with `mediaType`, `digest` and `size`, and no content.", "含 `mediaType`、`digest` 和 `size` 而没有内容的对象。"),
        why: text!("It points to a document and is none: use it as what another document should be.", "它指向一个文档，但本身不是；可作为另一文档的预期值。"),
        fix: text!("Fetch what it names.", "请获取它所指的内容。"),
        example: r#"{"mediaType": "…", "digest": "sha256:…", "size": 1609}"#,
    },
    check: Check::Descriptor(check),
};

static SAYS: Text = text!("This is a descriptor: it points to the document, which is not here", "这是描述符：它指向文档，但文档不在这里");

fn check(view: &DescriptorView<'_>, report: &mut Report) {
    if view.descriptor.place == Place::Alone {
        report.missing(view.value, &SAYS, NOTHING);
    }
}
