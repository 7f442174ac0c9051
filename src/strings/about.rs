//! About this copy of Platmap: its policy, what is stored, offline use, verification.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static NAME: Text = text!("About", "关于");
pub static TITLE: Text = text!("About this page", "关于本页");
pub static VERSION: Text = text!("Platmap {0}, build `{1}`.", "Platmap {0}，构建 `{1}`。");
pub static VERSION_DEVELOPMENT: Text = text!("Platmap {0}, a build for development.", "Platmap {0}，开发构建。");
pub static LEAD: Text = text!(
    "It reads what you give it in this page, and nowhere else. You need not take its word for that.",
    "你提供的内容只在本页中读取。这一点无需听信，可以自行验证。"
);

pub static FORBIDS: Text = text!("What this page cannot do", "本页不能做什么");
pub static FORBIDS_WHO: Text = text!(
    "The page carries a policy that your browser enforces. Whatever the program tried, the browser would refuse it:",
    "页面带有一项由浏览器强制执行的策略。无论程序尝试什么，浏览器都会拒绝："
);
pub static FORBIDS_SITE: [Text; 4] = [
    text!(
        "It cannot contact any server but the one that it came from. That one it asks for its own files, while it loads, and for nothing afterwards.",
        "除提供本页的服务器外，不能联系任何服务器。对该服务器，它只在加载时请求页面自身的文件，之后不再请求。"
    ),
    text!(
        "It cannot load scripts, styles, fonts, pictures or frames from anywhere else, nor run a script that is written into the page or made from text.",
        "不能从别处加载脚本、样式、字体、图片或框架，也不能运行写在页面里的脚本或由文本生成的脚本。"
    ),
    text!("It cannot send a form anywhere.", "不能向任何地方提交表单。"),
    text!("The worker in which longer tasks run is bound by the same policy.", "执行较长任务的 worker 受同一策略约束。"),
];
pub static FORBIDS_FILE: [Text; 4] = [
    text!("It cannot contact any server at all.", "不能联系任何服务器。"),
    text!(
        "It cannot load anything: no script, style, font, picture or frame. It runs the scripts of this file only, each named by its hash.",
        "不能加载任何内容：脚本、样式、字体、图片、框架都不能。只运行本文件中的脚本，每个都以哈希指明。"
    ),
    text!("It cannot send a form anywhere.", "不能向任何地方提交表单。"),
    text!("The worker in which longer tasks run is bound by the same policy.", "执行较长任务的 worker 受同一策略约束。"),
];
pub static POLICY: Text = text!("The policy, as it stands in this page", "本页中的策略原文");
pub static NOT_COVERED: Text = text!(
    "A policy does not cover everything: a page can send the browser to another address, which you would see, and an extension of the browser can read any page.",
    "策略并不涵盖一切：页面可以让浏览器跳转到其他地址（你会看到），浏览器扩展可以读取任何页面。"
);

pub static SEE: Text = text!("See for yourself", "自行验证");
pub static SEE_NETWORK: Text = text!(
    "Open the browser's developer tools (F12) at Network and give the page a document: nothing is added to the list.",
    "打开浏览器开发者工具（F12）的“网络”面板，再向页面提供文档：列表中不会增加任何一行。"
);
pub static SEE_FLIGHT: Text =
    text!("Switch flight mode on, or unplug the cable. Everything goes on working.", "打开飞行模式，或拔掉网线。一切照常可用。");
pub static SEE_SOURCE: Text = text!(
    "Read the page's source (Ctrl U): the policy is the line with `Content-Security-Policy`, near the top.",
    "查看页面源代码（Ctrl U）：靠近开头、含 `Content-Security-Policy` 的一行就是策略。"
);

pub static STORED: Text = text!("What is stored", "存储了什么");
pub static STORED_WHAT: Text = text!(
    "Three preferences in the browser's local storage, and nothing else of you: no cookie, no database. Documents are in memory until you close the page.",
    "浏览器本地存储中的三项偏好，除此之外不存储你的任何内容：没有 cookie，也没有数据库。文档只在内存中，关闭页面即消失。"
);
pub static STORED_FILES: Text = text!(
    "So that the page opens without a network, the browser keeps a copy of the page's own files.",
    "为了在没有网络时也能打开，浏览器会保留一份页面自身的文件。"
);
pub static STORED_NAME: Text = text!("Name", "名称");
pub static STORED_FOR: Text = text!("What for", "用途");
pub static STORED_NOW: Text = text!("Now", "当前值");
pub static STORED_LANGUAGE: Text = text!("the language, once you choose one", "语言（选择之后）");
pub static STORED_THEME: Text = text!("light or dark, where you do not follow the system", "浅色或深色（不跟随系统时）");
pub static STORED_KEYS: Text = text!("that single keys are off", "已关闭单字母快捷键");
pub static STORED_NOTHING: Text = text!("not stored", "未存储");

pub static OFFLINE: Text = text!("Without a network", "离线使用");
pub static READY_SHORT: Text = text!("Ready for offline use", "可离线使用");
pub static OFFLINE_DEVELOPMENT: Text = text!(
    "A build for development is not kept for offline use. Once loaded it needs no network.",
    "开发构建不会保留供离线使用。加载之后即不需要网络。"
);
pub static OFFLINE_FILE: Text =
    text!("This page is one file, opened as it is. It needs no network at all.", "本页是单个文件，直接打开，完全不需要网络。");
pub static OFFLINE_UNSUPPORTED: Text = text!(
    "The browser keeps no copy of this page: it does so at `https` addresses and `localhost` only, and not in every private window. Once loaded the page needs no network.",
    "浏览器没有保留本页的副本：它只对 `https` 地址和 `localhost` 这样做，且某些隐私窗口不支持。加载之后页面不需要网络。"
);
pub static OFFLINE_PREPARING: Text = text!("The browser is storing the page's files…", "浏览器正在存储页面的文件……");
pub static OFFLINE_READY: Text = text!(
    "The whole page is stored in this browser, each file checked against its hash. It opens without a network; the browser can install it as an app.",
    "整个页面已存入此浏览器，每个文件都按哈希核对。没有网络也能打开；浏览器可以把它安装为应用。"
);
pub static OFFLINE_FAILED: Text = text!(
    "The page's files could not be stored: one did not arrive, or was not the one that was built. Once loaded the page needs no network.",
    "页面的文件未能存储：有文件未送达，或与构建时不同。加载之后页面不需要网络。"
);
pub static UPDATE: Text = text!("A new version is ready. It starts when you say so.", "新版本已就绪，由你决定何时启用。");
pub static UPDATE_LOSES: Text = text!(
    "A new version is ready. It starts when you say so; the documents in memory must then be given again.",
    "新版本已就绪，由你决定何时启用；届时需要重新提供内存中的文档。"
);
pub static UPDATE_NOW: Text = text!("Start the new version", "启用新版本");

pub static VERIFY: Text = text!("Verify this copy", "核验这份副本");
pub static VERIFY_WHY: Text = text!(
    "No page can vouch for itself: a changed one could show any number. What counts is what you compute with a tool of your own and compare with the release.",
    "页面无法为自己作证：被改动的页面可以显示任何数字。只有用自己的工具计算并与发布版本对照才算数。"
);
pub static VERIFY_LIST: Text =
    text!("The SHA-256 of the list of all files, `SHA256SUMS`, as this page received it:", "本页收到的文件清单 `SHA256SUMS` 的 SHA-256：");
pub static VERIFY_MADE_OF: Text = text!(
    "This file was made from the site whose list of files, `SHA256SUMS`, has the SHA-256:",
    "本文件由站点制成，该站点的文件清单 `SHA256SUMS` 的 SHA-256 为："
);
pub static VERIFY_FETCH: Text = text!("Compute it from the list that the server sends", "根据服务器发送的清单计算");
pub static VERIFY_EACH_WHY: Text = text!(
    "That is only the list. A server can send the right list and another program: what counts is that every file it sends has the hash in the list. The next command fetches each and names those that differ; it prints nothing where all are right.",
    "这只是清单。服务器可以发送正确的清单和另一个程序：关键在于它发送的每个文件都具有清单中的哈希。下一条命令逐个获取并列出不符的文件；全部相符时不输出任何内容。"
);
pub static VERIFY_EACH: Text = text!("Fetch every file of the list and compare", "获取清单中的每个文件并比较");
pub static VERIFY_FOLDER: Text = text!("In a downloaded copy, check every file", "在下载的副本中核对每个文件");
pub static VERIFY_FILE: Text = text!("Compute the hash of this file", "计算本文件的哈希");
pub static VERIFY_BUILD: Text = text!("Or build it yourself, from the source, to the same bytes", "或从源代码自行构建，得到相同的字节");

pub static LICENCE: Text = text!("Licence", "许可");
pub static LICENCE_WHAT: Text = text!(
    "Platmap is free software under the Apache License 2.0. The texts for everything that is inside it:",
    "Platmap 是自由软件，采用 Apache License 2.0。其中所有组成部分的许可文本："
);
pub static LICENCE_SAVE: Text = text!("Save `licenses.txt`", "保存 `licenses.txt`");
