//! `crane index list`: a table of digests, media types and platforms.
//!
//! Source: go-containerregistry, `cmd/crane/cmd/index.go` (`NewCmdIndexList`).

use super::listing::{self, Entry, Platform};
use super::{Dialect, Fidelity, Found, Paste, Shape, nameless};
use crate::digest::Digest;
use crate::text;

pub(super) static DIALECT: Dialect = Dialect {
    name: "crane-index-list",
    title: text!("the output of `crane index list`", "`crane index list` 的输出"),
    sign: text!("A table under `Digest`, `MediaType` and `Platform`.", "以 `Digest`、`MediaType`、`Platform` 为表头的表格。"),
    fidelity: Fidelity::Drawn,
    bytes: text!("It lists digests, types and platforms; sizes and annotations are missing.", "它列出摘要、类型和平台；没有大小和注解。"),
    command: Some("crane manifest {0} > index.json"),
    example: "Digest                    MediaType                                   Platform\nsha256:…                  application/vnd.oci.image.manifest.v1+json  linux/amd64",
    shape: Shape::Wrapper,
    causes: &[],
    recognise,
    documents,
    reference: nameless,
};

fn is_heading(line: &str) -> bool {
    line.split_ascii_whitespace().eq(["Digest", "MediaType", "Platform"])
}

fn recognise(paste: &Paste<'_>) -> bool {
    paste.words().is_some() && paste.head().lines().any(is_heading)
}

fn documents(paste: &Paste<'_>) -> Vec<Found> {
    let rows = paste.text.lines().skip_while(|line| !is_heading(line)).skip(1).map_while(row);
    let entries: Vec<Entry> = rows.collect();
    let drawn = (!entries.is_empty()).then(|| listing::draw("index", None, None, &entries));
    drawn.into_iter().collect()
}

fn row(line: &str) -> Option<Entry> {
    let mut words = line.split_ascii_whitespace();
    let (digest, media_type, platform) = (words.next()?, words.next()?, words.next());
    Digest::parse(digest).ok()?;
    Some(Entry {
        digest: Some(digest.to_owned()),
        media_type: Some(media_type.to_owned()),
        platform: platform.filter(|name| *name != "-").map(Platform::parse),
        ..Entry::default()
    })
}
