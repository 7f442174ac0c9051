//! The platform matrix and the inspector.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static CAPTION: Text = text!("Platforms of {0}", "{0} 的平台");
pub static CORNER: Text = text!("Architecture / variant", "架构 / 变体");
pub static COUNT: Text = text!("{0} {0|entry|entries}", "{0} 个条目");
pub static VACANT: Text = text!("no entry", "无条目");
pub static SHARED: Text = text!("{0} {0|entry has|entries share} this platform", "{0} 个条目共用此平台");
pub static MORE: Text = text!("{0} more", "另有 {0} 个");
pub static ATTESTED: Text = text!("attested", "有证明");
pub static NESTED: Text = text!("index", "索引");
pub static NOT_PLATFORMS: Text = text!("Entries that are no platforms", "不是平台的条目");
pub static ATTESTATIONS_WHY: Text = text!(
    "Attestations: statements about other entries, such as how an image was built. They say `unknown/unknown` so that no client runs them; each is shown on the image that it is about.",
    "证明：关于其他条目的声明，如镜像如何构建。它们写 `unknown/unknown`，以免被客户端运行；各自显示在所关于的镜像上。"
);
pub static UNKNOWN_WHY: Text = text!(
    "`unknown/unknown` without a word of why: mostly attestations whose annotations a conversion lost or a listing leaves out. No client runs them.",
    "`unknown/unknown` 且没有说明：多为证明，其注解在转换时丢失，或未出现在列表中。没有客户端会运行它们。"
);
pub static ARTIFACT_WHY: Text =
    text!("Artifacts: signatures, charts and other things that are not images.", "制品：签名、chart 等不是镜像的内容。");
pub static NO_PLATFORM_WHY: Text = text!(
    "Images that do not say which platform they are for. Clients guess, each in its own way.",
    "没有说明平台的镜像。客户端各自猜测。"
);
pub static NESTED_WHY: Text = text!("Indexes inside this index, without a platform.", "嵌套在此索引中、没有平台的索引。");
pub static IMAGES_WHY: Text =
    text!("Each is an image of its own, with its own platforms: open one.", "每个条目都是独立的镜像，有自己的平台：请打开其中一个。");
pub static BLOB_WHY: Text = text!("Layers, configs or other blobs where a manifest should stand.", "应为清单处是层、配置或其他内容。");
pub static OTHER_WHY: Text = text!("Entries of a type that Platmap does not know, or none at all.", "类型未知或没有类型的条目。");
pub static NO_INDEX: Text = text!("This document is no index: it has no platforms to draw.", "该文档不是索引：没有平台可绘制。");
pub static EMPTY: Text = text!("This index lists nothing.", "该索引没有列出任何内容。");
pub static HINT: Text = text!("Choose an entry to see everything about it.", "选择一个条目查看其全部信息。");
pub static LEGEND: Text = text!("Marks", "图例");
pub static INSPECTOR: Text = text!("Selected entry", "所选条目");
pub static ENTRY: Text = text!("Entry {0} of {1}", "第 {0} 个条目，共 {1} 个");
pub static CLEAR: Text = text!("Clear the selection", "取消选择");
pub static NEXT: Text = text!("Next entry", "下一个条目");
pub static PREVIOUS: Text = text!("Previous entry", "上一个条目");
pub static DIGEST: Text = text!("Digest", "摘要");
pub static SIZE: Text = text!("Size", "大小");
pub static MEDIA_TYPE: Text = text!("Media type", "媒体类型");
pub static ARTIFACT_TYPE: Text = text!("Artifact type", "制品类型");
pub static PLATFORM: Text = text!("Platform", "平台");
pub static VERSION: Text = text!("OS version", "系统版本");
pub static FEATURES: Text = text!("OS features", "系统特性");
pub static ANNOTATIONS: Text = text!("Annotations", "注解");
pub static URLS: Text = text!("URLs", "URL");
pub static DATA: Text = text!("Embedded data", "内嵌数据");
pub static ABOUT: Text = text!("About", "关于");
pub static LINES: Text = text!("Lines {0}–{1} of the source", "源文第 {0}–{1} 行");
pub static SHOW_SOURCE: Text = text!("Show in Source", "在源文中显示");
pub static COPY_DIGEST: Text = text!("Copy digest", "复制摘要");
pub static GIVE: Text = text!("Give its bytes", "提供其字节");
pub static OPEN_CHILD: Text = text!("Open the document", "打开该文档");
pub static ABSENT: Text = text!("none", "无");
pub static DIFF_DIGEST: Text = text!("The bytes given have another digest:", "所提供字节的摘要不同：");
pub static DIFF_SIZE: Text = text!("The bytes given are {0} long, declared are {1}.", "所提供的字节长 {0}，声明为 {1}。");
pub static DIFF_TYPE: Text = text!("The document says that it is `{0}`.", "文档声明自己是 `{0}`。");
pub static DIFF_CLASS: Text = text!("The document is of another kind: `{0}`.", "文档属于另一类：`{0}`。");
pub static CONFIG_SAYS: Text = text!("config says {0}", "配置写的是 {0}");
pub static COMPRESSED: Text = text!("Compressed", "压缩大小");
pub static COMPRESSED_OF: Text = text!("config and {0} {0|layer|layers}", "配置与 {0} 个层");
pub static COMPRESSED_ALL: Text = text!("all images of the index, each blob once", "该索引的所有镜像，每份内容只计一次");
pub static COMPRESSED_UNKNOWN: Text = text!("unknown until the manifest is given", "提供清单后可知");
pub static IN_OTHERS: Text = text!("{0} of it is in other images of this index too", "其中 {0} 也在此索引的其他镜像中");
pub static FOR: Text = text!("about {0}", "关于 {0}");
