//! The frame: bar, tabs, foot, notices.

use crate::language::Text;
use crate::text;

/// Skip link.
pub static SKIP: Text = text!("Skip to the panel", "跳到面板");
/// Bar.
pub static ADD: Text = text!("Add files", "添加文件");
/// Bar.
pub static PASTE: Text = text!("Paste", "粘贴");
/// Bar.
pub static LEARN: Text = text!("Learn", "学习");
/// Bar.
pub static START: Text = text!("Start page", "起始页");
/// Bar: theme button.
pub static THEME: Text = text!("Theme: {0}", "主题：{0}");
/// Theme.
pub static THEME_SYSTEM: Text = text!("as the system", "跟随系统");
/// Theme.
pub static THEME_LIGHT: Text = text!("light", "浅色");
/// Theme.
pub static THEME_DARK: Text = text!("dark", "深色");
/// Bar: language button, in the language it leads to.
pub static OTHER_LANGUAGE: Text = text!("中文", "English");
/// Bar.
pub static KEYS: Text = text!("Keys", "快捷键");
/// Name of the buttons in the bar.
pub static ACTIONS: Text = text!("Page", "页面");
/// Name of the tabs.
pub static PANELS: Text = text!("Panels", "面板");
/// Tab.
pub static MATRIX: Text = text!("Matrix", "矩阵");
/// Tab.
pub static CLIENTS: Text = text!("Clients", "客户端");
/// Tab.
pub static FINDINGS: Text = text!("Findings", "问题");
/// Tab.
pub static SOURCE: Text = text!("Source", "源文");
/// Tab.
pub static DIGESTS: Text = text!("Digests", "摘要");
/// Tab.
pub static DOCUMENTS: Text = text!("Documents", "文档");
/// Tab.
pub static COMMANDS: Text = text!("Commands", "命令");
/// Tab.
pub static TARGETS: Text = text!("Targets", "目标");
/// Panel without a tab.
pub static RULES: Text = text!("Rules", "规则");
/// Beside the tabs.
pub static SWITCH: Text = text!("switch panel", "切换面板");
/// Foot.
pub static OFFLINE: Text = text!(
    "Nothing leaves this page. Its policy forbids every connection but to its own files.",
    "数据不会离开本页。页面策略只允许访问自身文件。"
);
/// Foot, where the page is a single file.
pub static OFFLINE_FILE: Text =
    text!("Nothing leaves this page. Its policy forbids every connection.", "数据不会离开本页。页面策略禁止一切连接。");
/// Foot.
pub static SELECTED: Text = text!("Selected", "已选");
/// Foot: documents, bytes.
pub static IN_MEMORY: Text = text!("{0} in memory only, {1}", "{0}仅在内存中，{1}");
/// Foot: how many documents.
pub static DOCUMENT_COUNT: Text = text!("{0} {0|document|documents}", "{0} 个文档");
/// Notice.
pub static ALREADY_GIVEN: Text = text!("These bytes are already here, as {0}.", "这些字节已经在此，即 {0}。");
/// Notice.
pub static REMOVED: Text = text!("{0} {0|document|documents} removed.", "已移除 {0} 个文档。");
/// Notice.
pub static UNDO: Text = text!("Undo", "撤销");
/// Notice.
pub static DISMISS: Text = text!("Dismiss", "关闭");
/// Notice.
pub static EXPECTED: Text = text!("Taken as the digest that this document should have: {0}", "已作为本文档应有的摘要：{0}");
/// Notice.
pub static NOT_A_DIGEST: Text = text!("This is not a digest: {0}", "这不是摘要：{0}");
/// Notice when the clipboard cannot be read.
pub static NO_CLIPBOARD: Text = text!(
    "The browser did not let the page read the clipboard. Press Ctrl V (⌘ V) instead.",
    "浏览器不允许页面读取剪贴板。请改按 Ctrl V（⌘ V）。"
);
/// Notice: how many documents.
pub static TOO_MANY: Text = text!(
    "Only a part of the documents was taken out; {0} more {0|stays|stay} in what you gave.",
    "只取出了一部分文档；其余 {0} 个仍在你提供的内容中。"
);
/// Notice.
pub static HAS_NO_DIGEST: Text =
    text!("What is open was written by Platmap. It has no digest to compare with.", "当前文档由 Platmap 写出，没有可以核对的摘要。");
/// Copy button.
pub static COPY: Text = text!("Copy", "复制");
/// Copy button, just after.
pub static COPIED: Text = text!("Copied", "已复制");
/// Button.
pub static CLOSE: Text = text!("Close", "关闭");
/// Button.
pub static BACK: Text = text!("Back", "返回");
/// Heading of a dialog.
pub static KEYS_HEADING: Text = text!("Keys", "快捷键");
/// Keys.
pub static KEY_PANELS: Text = text!("Show a panel", "切换面板");
/// Keys.
pub static KEY_MOVE: Text = text!("Move between tiles, and in the tree of documents", "在格子间、文档树中移动");
/// Keys.
pub static KEY_ENTER: Text = text!("Open or close an entry; open a document", "打开或关闭条目；打开文档");
/// Keys.
pub static KEY_FINDINGS: Text = text!("Next, previous finding", "下一个、上一个问题");
/// Keys.
pub static KEY_SOURCE: Text = text!("Selection in Source", "在源文中查看所选");
/// Keys.
pub static KEY_COPY: Text = text!("Copy the selected digest", "复制所选摘要");
/// Keys.
pub static KEY_HOST: Text = text!("Choose the host", "选择主机");
/// Keys.
pub static KEY_OPEN: Text = text!("Choose files", "选择文件");
/// Keys.
pub static KEY_PASTE: Text = text!("Paste anywhere", "在任意处粘贴");
/// Keys.
pub static KEY_HELP: Text = text!("This list", "本列表");
/// Keys.
pub static KEY_ESCAPE: Text = text!("Close, clear the selection, or stop reading an archive", "关闭，取消选择，或停止读取归档");
/// Keys.
pub static LETTER_KEYS: Text = text!("Single-letter keys work outside text fields", "在输入框之外启用单字母快捷键");
/// State mark.
pub static VERIFIED: Text = text!("verified", "已验证");
/// State mark.
pub static NOT_GIVEN: Text = text!("bytes not given", "未提供字节");
/// State mark.
pub static DIFFERS: Text = text!("does not match", "不符");
/// State mark.
pub static WAITING: Text = text!("waiting to be hashed", "等待计算摘要");
/// State mark.
pub static CANNOT_VERIFY: Text = text!("cannot be verified", "无法验证");
/// Severity.
pub static ERROR: Text = text!("error", "错误");
/// Severity.
pub static WARNING: Text = text!("warning", "警告");
/// Severity.
pub static NOTE: Text = text!("note", "提示");
/// Count of findings.
pub static ERRORS: Text = text!("{0} {0|error|errors}", "{0} 个错误");
/// Count of findings.
pub static WARNINGS: Text = text!("{0} {0|warning|warnings}", "{0} 个警告");
/// Count of findings.
pub static NOTES: Text = text!("{0} {0|note|notes}", "{0} 条提示");
/// Notice: name, size, limit.
pub static TOO_LARGE: Text = text!(
    "{0} is {1}: larger than the {2} that this page reads at once. It was not read.",
    "{0} 大小为 {1}，超过本页一次读取的上限 {2}，未读取。"
);
/// Notice.
pub static UNREADABLE: Text =
    text!("The browser could not read {0}: it was changed, moved or taken away.", "浏览器无法读取 {0}：文件已被修改、移动或移除。");
/// Notice.
pub static ZIPPED: Text = text!(
    "{0} is a zip archive. No image comes as one: unpack it and drop what is inside. Its digest is computed.",
    "{0} 是 zip 压缩包。镜像不会以 zip 形式分发：请先解压，再拖入其中的内容。其摘要仍会计算。"
);
/// Drop overlay.
pub static DROP: Text = text!("Drop to read: documents, archives or folders", "松开即可读取：文档、归档或文件夹");
