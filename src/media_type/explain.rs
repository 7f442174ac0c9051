//! A media type in plain words.

use super::{Class, DOCKER_LIST, Origin, Status, lookup};
use crate::language::Text;
use crate::text;

/// What content of this type is, in a few words.
pub fn explain(name: &str) -> Text {
    let Some(row) = lookup(name) else {
        return text!("a type that Platmap does not know", "Platmap 不认识的类型");
    };
    match (row.class, row.origin) {
        _ if row.status == Status::Removed => text!("a type that was withdrawn", "已撤回的类型"),
        (Class::Index, _) if name == DOCKER_LIST => text!("a Docker manifest list", "Docker 清单列表"),
        (Class::Index, Origin::Oci) => text!("an OCI image index", "OCI 镜像索引"),
        (Class::Index, _) => text!("an index", "索引"),
        (Class::Manifest, Origin::Oci) => text!("an OCI image manifest: one image or artifact", "OCI 镜像清单：一个镜像或制品"),
        (Class::Manifest, Origin::Docker) => text!("a Docker image manifest", "Docker 镜像清单"),
        (Class::Manifest, Origin::Other) => text!("a manifest", "清单"),
        (Class::Config, Origin::Oci) => text!("an OCI image config", "OCI 镜像配置"),
        (Class::Config, Origin::Docker) => text!("a Docker image config", "Docker 镜像配置"),
        (Class::Config, Origin::Other) => text!("the config of an artifact", "制品的配置"),
        (Class::Layer, _) => text!("a file system layer", "文件系统层"),
        (Class::Descriptor, _) => text!("a content descriptor", "内容描述符"),
        (Class::Layout, _) => text!("the `oci-layout` file", "`oci-layout` 文件"),
        (Class::Empty, _) => text!("the empty object `{}`", "空对象 `{}`"),
        (Class::Artifact, _) => text!("a part of an artifact", "制品的一部分"),
        (Class::Attestation, _) => text!("a statement about an image", "关于镜像的证明"),
        (Class::Signature, _) => text!("a signature", "签名"),
        (Class::Sbom, _) => text!("a software bill of materials", "软件物料清单"),
    }
}
