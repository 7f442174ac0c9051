//! What the bytes and the layers of a config are called by: one value each, to compare with what a client prints.

use super::place::{config, is_image};
use super::rootfs::diff_ids;
use crate::diagnostic::Severity;
use crate::digest::{Digest, chain_id};
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static IMAGE_ID: Rule = Rule {
    code: "config-image-id",
    severity: Severity::Note,
    title: text!("The image ID", "镜像 ID"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, ImageID",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#imageid",
    },
    doc: page! {
        what: text!("Says the image ID: the sha256 digest of the config's bytes.", "给出镜像 ID：配置字节的 sha256 摘要。"),
        why: text!("`docker images` and `podman images` show its first twelve digits. Docker with the containerd image store shows the digest of the index or manifest instead.", "`docker images` 和 `podman images` 显示其前十二位。使用 containerd 镜像存储的 Docker 则显示索引或清单的摘要。"),
        fix: text!("Nothing to do. Where it differs from what the client shows, the bytes are not the original ones.", "无需处理。若与客户端显示的不同，则这不是原始字节。"),
        example: r#"{"architecture": "amd64", "os": "linux", "rootfs": {"type": "layers", "diff_ids": []}}"#,
    },
    check: Check::Json(image),
};
pub(in crate::rules) static CHAIN_ID: Rule = Rule {
    code: "config-chain-id",
    severity: Severity::Note,
    title: text!("The ChainID of the layers", "各层的 ChainID"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Layer ChainID",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#layer-chainid",
    },
    doc: page! {
        what: text!("Says the ChainID of all layers: from the lowest up, each is the sha256 of the one below, a space and the layer's DiffID.", "给出全部层的 ChainID：自下而上，每一层都是下层 ChainID、一个空格和本层 DiffID 的 sha256。"),
        why: text!("Docker and containerd name the unpacked file system by it: images with the same ChainID share it.", "Docker 和 containerd 以它命名解压后的文件系统：ChainID 相同的镜像共用同一份。"),
        fix: text!("Nothing to do.", "无需处理。"),
        example: r#"{"rootfs": {"type": "layers", "diff_ids": ["sha256:aaaa…", "sha256:bbbb…"]}}"#,
    },
    check: Check::Json(chain),
};

static IMAGE: Text = text!("The image ID is `{0}`", "镜像 ID 是 `{0}`");
static CHAIN: Text = text!("The ChainID of the layers is `{0}` ({1} in all)", "各层的 ChainID 是 `{0}`（共 {1} 层）");

/// Layers that are chained: file systems of the kernel stop far below.
const LIMIT: usize = 10_000;

fn image(root: Value<'_>, document: &Document, report: &mut Report) {
    if let Some(config) = config(root, document).filter(|config| is_image(*config)) {
        report.missing(config, &IMAGE, [document.sha256().to_string()]);
    }
}

fn chain(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(list) = diff_ids(root, document).filter(|list| is_image(root) && list.items().nth(LIMIT).is_none()) else { return };
    let digests: Option<Vec<Digest>> = list.items().map(|item| Digest::parse(&item.as_str()?).ok()).collect();
    let digests = digests.unwrap_or_default();
    if let Some(id) = chain_id(&digests) {
        report.key(list, &CHAIN, [id.to_string(), digests.len().to_string()]);
    }
}
