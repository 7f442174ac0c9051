//! `docker manifest inspect` of one image.
//!
//! Source: docker/cli v29, `cli/command/manifest/inspect.go` (`printManifest`): the original bytes indented with tabs.

use super::{Dialect, Fidelity, Paste, Shape, nameless, nothing};
use crate::image::Kind;
use crate::text;

pub(crate) static DIALECT: Dialect = Dialect {
    name: "docker-manifest-inspect-image",
    title: text!("the output of `docker manifest inspect` for one image", "`docker manifest inspect` 对单个镜像的输出"),
    sign: text!("One image manifest indented with tabs, with a newline at the end.", "以制表符缩进并以换行结尾的单个镜像清单。"),
    fidelity: Fidelity::Rewritten,
    bytes: text!(
        "Only white space was changed, and a newline added. With the expected digest Platmap finds the original bytes.",
        "只改动了空白，并加了换行。有预期摘要时，Platmap 可以找回原始字节。"
    ),
    command: Some("docker buildx imagetools inspect --raw {0} > manifest.json"),
    example: "{\n\t\"schemaVersion\": 2,\n\t\"mediaType\": \"application/vnd.oci.image.manifest.v1+json\",\n\t\"config\": {",
    shape: Shape::Document,
    causes: &[],
    recognise,
    documents: nothing,
    reference: nameless,
};

fn recognise(paste: &Paste<'_>) -> bool {
    matches!(paste.kind, Kind::OciManifest | Kind::DockerManifest) && paste.is_indented_by("\t") && paste.ends_as_line()
}
