//! The documents panel.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static HEADING: Text = text!("What you gave", "你提供的内容");
pub static TREE: Text = text!("Documents and what they hold", "文档及其内容");
pub static NAME: Text = text!("Document", "文档");
pub static KIND: Text = text!("Media type", "媒体类型");
pub static BYTES: Text = text!("Size", "大小");
pub static COMPRESSED: Text = text!("Compressed", "压缩大小");
pub static DIGEST: Text = text!("Digest", "摘要");
pub static STATE: Text = text!("State", "状态");
pub static FILE: Text = text!("file", "文件");
pub static PASTE: Text = text!("paste", "粘贴");
pub static TYPED: Text = text!("typed", "输入");
pub static SAMPLE: Text = text!("sample", "示例");
pub static MEMBER: Text = text!("in an archive", "位于归档中");
pub static LISTING: Text = text!("list of members, written by Platmap", "成员列表，由 Platmap 写出");
pub static EMBEDDED: Text = text!("embedded", "内嵌");
pub static MAY_CHANGE: Text = text!("bytes may have changed", "字节可能有变");
pub static EXACT: Text = text!("exact bytes", "原始字节");
pub static REWRITTEN: Text = text!("written anew", "重新写出");
pub static DRAWN: Text = text!("drawn", "绘出");
pub static NOT_ORIGINAL: Text = text!("not the original bytes", "不是原始字节");
pub static PROBABLY_NOT: Text = text!("probably not the original bytes", "可能不是原始字节");
pub static FROM: Text = text!("from {0}", "取自 {0}");
pub static OPEN: Text = text!("Open", "打开");
pub static OPENED: Text = text!("open", "已打开");
pub static REMOVE: Text = text!("Remove", "移除");
pub static CLEAR: Text = text!("Remove all", "全部移除");
pub static PASTED: Text = text!("pasted {0}", "粘贴 {0}");
pub static RESTORED: Text = text!("restored", "还原");
/// Rows of the tree.
pub static CONFIG: Text = text!("config", "配置");
pub static LAYER: Text = text!("layer {0}", "层 {0}");
pub static BLOB: Text = text!("blob {0}", "内容 {0}");
pub static ATTESTATION: Text = text!("attestation", "证明");
pub static INDEX: Text = text!("index", "索引");
pub static SUBJECT: Text = text!("subject", "主体");
pub static REFERRER: Text = text!("about it: {0}", "关于它：{0}");
pub static DESCRIBED: Text = text!("what it describes", "所描述的内容");
pub static IN_MATRIX: Text = text!("Entry {0} in the matrix", "矩阵中的条目 {0}");
pub static MORE: Text = text!("{0} more", "另有 {0} 个");
pub static LIMIT: Text = text!("{0} more; fold other rows to see them", "另有 {0} 个；折叠其他行后可见");
pub static AGAIN: Text = text!("stands further up", "上文已有");
pub static SHARED_BY: Text = text!("in {0} other {0|manifest|manifests}", "另有 {0} 个清单使用");
pub static ALONE: Text = text!("nothing to compare with", "没有可比较的值");
pub static UNREFERRED: Text = text!("not referred to", "未被引用");
pub static FOLD_HINT: Text = text!("Arrow keys move, unfold and fold; Enter opens.", "方向键移动、展开和折叠；回车键打开。");
/// Sizes of the images of an index: name, images measured, all entries that are images, bytes.
pub static SUM: Text = text!(
    "{0}: {1} of {2} {2|image|images} measured, {3} compressed with each blob counted once.",
    "{0}：{2} 个镜像中已知 {1} 个的大小；每份内容只计一次，压缩后共 {3}。"
);
pub static SHARED: Text = text!("{0} of it is in more than one image.", "其中 {0} 为多个镜像共有。");
pub static NOT_SHARED: Text = text!("Nothing of it is in more than one image.", "没有任何内容为多个镜像共有。");
