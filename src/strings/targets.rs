//! The targets that refuse.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static HEADING: Text = text!("Who stumbles over this index", "谁处理此索引时会出问题");
pub static INTRO: Text = text!(
    "Known behaviour of platforms, registries, scanners and tools, each with its source. The index itself may be right.",
    "平台、注册表、扫描工具与客户端的已知行为，均附来源。索引本身可能没有错误。"
);
pub static NONE: Text = text!("Nothing is known against this index anywhere.", "没有已知目标会因此索引出问题。");
pub static NO_INDEX: Text = text!("Open an image index to see who stumbles over it.", "打开一个镜像索引，查看谁处理它时会出问题。");
pub static SINCE: Text = text!("Since {0}", "始于 {0}");
pub static UNTIL: Text = text!("Right from {0} on", "自 {0} 起已修正");
pub static ENTRIES: Text = text!("Entries: {0}", "条目：{0}");
pub static HELPS: Text = text!("What helps", "解决办法");
pub static SETTING: Text = text!("{0}: what helps", "{0}：解决办法");
pub static SOURCES: Text = text!("Sources", "来源");
pub static SOURCE: Text = text!("{0} ({1})", "{0}（{1}）");
pub static CLEAR: Text = text!("Nothing known ({0})", "未发现已知问题（{0}）");
pub static CLEAR_WHY: Text = text!(
    "Nothing is known against the index for these targets. That is no promise: not everything was tried.",
    "以下目标没有已知问题。这不是保证：并非所有情况都经过验证。"
);
pub static OPEN: Text = text!("Depends on manifests that were not given ({0})", "取决于尚未提供的清单（{0}）");
pub static OPEN_WHY: Text =
    text!("Give the manifests of the entries, and these are answered too.", "提供各条目的清单后，这些也会得到回答。");
pub static WAITS: Text = text!("{0} {0|manifest|manifests} not given", "{0} 个清单未提供");
pub static AND_MORE: Text = text!("and {0} more", "另有 {0} 个");
