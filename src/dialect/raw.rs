//! The document as it is. It is no dialect: it stands in the register so that the list of what can be pasted begins with it.

use super::{Dialect, Fidelity, Shape, nameless, nothing};
use crate::text;

pub(super) static DIALECT: Dialect = Dialect {
    name: "raw",
    title: text!("the document itself", "文档本身"),
    sign: text!("It is one JSON object and nothing else.", "它是一个 JSON 对象，没有其他内容。"),
    fidelity: Fidelity::AsGiven,
    bytes: text!(
        "A file keeps its bytes. A paste can lose or gain a newline at the end, and terminals change long lines.",
        "文件保持原样。粘贴可能丢失或多出末尾换行，终端会改动长行。"
    ),
    command: Some("docker buildx imagetools inspect --raw {0} > index.json"),
    example: "{\"schemaVersion\": 2, \"mediaType\": \"application/vnd.oci.image.index.v1+json\", …",
    shape: Shape::Document,
    causes: &[],
    recognise: |_| false,
    documents: nothing,
    reference: nameless,
};
