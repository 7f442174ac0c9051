//! `dredge manifest get`: an index with an explicit `null` for whatever is missing.
//!
//! Source: mthalman/dredge, README ("manifest get").

use super::{Dialect, Fidelity, Paste, Shape, nameless, nothing};
use crate::text;

pub(super) static DIALECT: Dialect = Dialect {
    name: "dredge-manifest-get",
    title: text!("the output of `dredge manifest get`", "`dredge manifest get` 的输出"),
    sign: text!(
        "An index whose platforms spell out what they lack: `\"os.version\": null`, `\"features\": []`.",
        "索引中的平台把缺少的内容也写出来：`\"os.version\": null`、`\"features\": []`。"
    ),
    fidelity: Fidelity::Rewritten,
    bytes: text!(
        "Members that are `null` or empty were added, and the rest was written anew.",
        "加入了值为 `null` 或空的成员，其余部分也重新写出。"
    ),
    command: Some("docker buildx imagetools inspect --raw {0} > index.json"),
    example: "{\n  \"manifests\": [\n    {\n      \"platform\": {\n        \"architecture\": \"amd64\",\n        \"os\": \"linux\",\n        \"os.version\": null,\n        \"features\": []",
    shape: Shape::Document,
    causes: &["in-final-newline", "in-null-for-optional", "platform-features-reserved"],
    recognise,
    documents: nothing,
    reference: nameless,
};

fn recognise(paste: &Paste<'_>) -> bool {
    let first = paste.json.filter(|_| paste.kind.is_index()).and_then(|root| root.get("manifests")?.items().next()?.get("platform"));
    first.is_some_and(|platform| {
        platform.get("os.version").is_some_and(|version| version.is_null())
            && platform.get("features").is_some_and(|features| features.is_array() && features.items().next().is_none())
    })
}
