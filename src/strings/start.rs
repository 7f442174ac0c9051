//! The start page and the view of input that cannot be read.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static TITLE: Text = text!("Which platforms does this image have?", "这个镜像有哪些平台？");
pub static LEAD: Text = text!(
    "Paste or drop an OCI image index or a Docker manifest list, with the manifests that belong to it. Platmap checks it against the specifications, recomputes every digest and draws its platforms.",
    "粘贴或拖入 OCI 镜像索引或 Docker 清单列表，可连同相关清单一起。Platmap 按规范检查、重新计算所有摘要，并绘出其平台。"
);
pub static DROP: Text = text!(
    "Drop files, folders and whole images (OCI layouts and `docker save` archives, any size) anywhere, press Ctrl V (⌘ V), or",
    "将文件、文件夹或整个镜像（OCI 布局、`docker save` 归档，大小不限）拖到任意位置，按 Ctrl V（⌘ V），或"
);
pub static CHOOSE: Text = text!("Choose files", "选择文件");
pub static SAMPLES: Text = text!("Try a sample", "试试示例");
pub static NEW: Text = text!("New to this?", "初次接触？");
pub static FILES: Text = text!("{0} {0|file|files}", "{0} 个文件");
pub static NOT_READ: Text = text!("This cannot be read as a document", "此内容无法作为文档读取");
pub static REFERENCE: Text = text!("This is an image reference, not a document", "这是镜像引用，不是文档");
pub static BLOB: Text = text!("This is the content of a layer", "这是层的内容");
pub static LOOKS_LIKE: Text = text!("It looks like {0}.", "它看起来像{0}。");
pub static AT: Text = text!("Line {0}, column {1}", "第 {0} 行，第 {1} 列");
pub static KEPT: Text = text!("Your input is kept as it was: {0} {0|byte|bytes}.", "你的输入原样保留：{0} 字节。");
pub static FORWARD: Text = text!("What you can do", "可以怎么做");
pub static EDIT: Text = text!("Edit in Source", "在源文中编辑");
pub static OVERSIZE: Text = text!(
    "This document has {0}; JSON above {1} is not read. Its digests are still computed.",
    "该文档有 {0}；超过 {1} 的 JSON 不会读取，但仍会计算摘要。"
);
pub static TYPE: Text = text!("Type it", "手动输入");
