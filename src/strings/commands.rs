//! The commands panel.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static LARGE: Text = text!(
    "This index has {0} entries: asking which of them each tool takes for this platform takes a moment.",
    "此索引有 {0} 个条目：逐一询问各工具为此平台选哪个条目需要片刻。"
);
pub static SHOWN: Text = text!("Only the beginning is shown; the button copies all {0}.", "仅显示开头；按钮会复制全部 {0}。");
pub static ASK_ALL: Text = text!("Ask the tools", "询问各工具");
pub static TOOL: Text = text!("Tool", "工具");
pub static EVERY_TOOL: Text = text!("every tool", "全部工具");
pub static NOT_THIS_TOOL: Text = text!("{0} does not do this.", "{0} 没有此功能。");
pub static REFERENCE: Text = text!("Image reference", "镜像引用");
pub static DESTINATION: Text = text!("Copy or push to", "复制或推送到");
pub static ENTRY: Text = text!("Entry", "条目");
pub static NO_ENTRY: Text = text!("none chosen", "未选择");
pub static SHELL: Text = text!("Written for", "适用于");
pub static POSIX: Text = text!("sh, bash, zsh", "sh、bash、zsh");
pub static POWERSHELL: Text = text!("PowerShell on Windows", "Windows 上的 PowerShell");
pub static INVENTED: Text = text!(
    "`{0}` is an invented name: type the image's own, and every command has it.",
    "`{0}` 是虚构的名称：输入镜像自己的引用，所有命令都会使用它。"
);
pub static CHECKED: Text = text!("checked against {0} {1}", "已对照 {0} {1} 核对");
pub static CHOOSE_ENTRY: Text = text!("Choose an entry above to get these commands.", "在上方选择一个条目，即可得到这些命令。");
pub static NO_TAG: Text = text!("The reference has a digest and no tag.", "该引用带有摘要，没有标签。");
pub static OTHER_DIGEST: Text = text!(
    "The digest in the reference is not that of the open index, `{0}`. The commands take the open index's: check which of the two is meant.",
    "引用中的摘要不是当前索引的摘要 `{0}`。命令使用当前索引的摘要：请核对所指的是哪一个。"
);
pub static CHILD_DIGEST: Text = text!(
    "The digest in the reference is that of entry #{0}, not that of the index. The commands take the index's, `{1}`.",
    "引用中的摘要属于条目 #{0}，而不是索引。命令使用索引的摘要 `{1}`。"
);
pub static NOTHING: Text = text!("This index has nothing that these commands could be written for.", "此索引中没有可用于这些命令的内容。");
pub static UNCERTAIN: Text = text!(
    "The digest in these commands was computed from text that may have changed on its way here, and nothing confirms it. Compare it before you rely on it.",
    "命令中的摘要由可能已被改动的文本计算得出，且没有其他来源确认。使用前请核对。"
);
pub static NO_INDEX: Text = text!("No index is open: commands go by the reference alone.", "没有打开的索引：命令只使用引用。");
pub static COPY_FOR: Text = text!("{0}, {1}", "{0}，{1}");
