//! "What is this digest?"
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static HEADING: Text = text!("What is this digest?", "这是什么摘要？");
pub static HINT: Text = text!(
    "A digest or its first digits, a `FROM` line, `docker images --digests`, the log of a pull. Pasting them anywhere does the same; a lone digest that nothing here has is taken as the one that the open document should have.",
    "摘要或其开头几位、`FROM` 行、`docker images --digests`、拉取日志。在任意处粘贴效果相同；单独粘贴此处未知的摘要，则视为打开的文档应有的摘要。"
);
pub static ASK: Text = text!("Look up", "查询");
pub static CLEAR: Text = text!("Clear the question", "清除查询");
pub static ANSWERS: Text = text!("Answers", "答案");
pub static NO_DIGEST: Text = text!("There is no digest in this text.", "这段文本中没有摘要。");
pub static UNKNOWN: Text = text!("Nothing that was given holds this digest.", "所提供的内容中没有该摘要。");
pub static UNKNOWN_MANY: Text = text!("Nothing that was given holds {0} of these digests:", "所提供的内容中没有以下 {0} 个摘要：");
pub static EXPECT: Text = text!("Expect it of {0}", "作为 {0} 的预期摘要");
pub static AMBIGUOUS: Text = text!("`{0}` are the first digits of {1} digests here.", "此处有 {1} 个摘要以 `{0}` 开头。");
pub static TOO_MANY: Text = text!("The text holds more digests than are read at once.", "文本中的摘要超过一次读取的上限。");
pub static LINE: Text = text!("line {0}", "第 {0} 行");
pub static MORE: Text = text!("and {0} more {0|place|places}", "以及另外 {0} 处");
pub static ANSWERED: Text = text!("{0} of the digests that you asked about {0|is|are} known now.", "你查询的摘要中，现在有 {0} 个已知。");
pub static ANSWERED_ONE: Text = text!("The digest that you asked about is known now.", "你查询的摘要现在已知。");
pub static SHOW: Text = text!("Show", "查看");
pub static ALSO_HERE: Text = text!("Here this digest is something else:", "该摘要在此处是其他内容：");

/// Parts. `{0}` is a document or an image.
pub static DOCUMENT: Text = text!("The bytes of {0} have this digest ({1}).", "{0} 的字节具有该摘要（{1}）。");
pub static ORIGINAL: Text =
    text!("The original of {0} has this digest, as its wrapping states.", "{0} 的原件具有该摘要（由其外层内容给出）。");
pub static CHILD: Text = text!("The child of {0} for {1}.", "{0} 中 {1} 的子清单。");
pub static NESTED: Text = text!("An index inside {0}: {1}.", "{0} 内的索引：{1}。");
pub static ATTESTATION: Text = text!("An attestation in {0}: {1}.", "{0} 中的证明：{1}。");
pub static ATTESTATION_OF: Text = text!("An attestation in {0} about {2}: {1}.", "{0} 中关于 {2} 的证明：{1}。");
pub static ENTRY: Text = text!("An entry of {0}: {1}.", "{0} 的条目：{1}。");
pub static CONFIG: Text = text!(
    "The config of {0}: the image ID that `docker images` shows, unless containerd keeps the images.",
    "{0} 的配置：即 `docker images` 显示的镜像 ID（镜像由 containerd 保存时除外）。"
);
pub static LAYER: Text = text!("Layer {1} of {0}.", "{0} 的层 {1}。");
pub static UNCOMPRESSED: Text = text!("Uncompressed (diff ID): {0}", "解压后（diff ID）：{0}");
pub static DIFF_ID: Text = text!("Diff ID {1} of {0}: that layer's content, uncompressed.", "{0} 的 diff ID {1}：即该层解压后的内容。");
pub static COMPRESSED: Text = text!("Compressed (layer): {0}", "压缩后（层）：{0}");
pub static CHAIN_ID: Text =
    text!("Chain ID of {0}: its layers 0 to {1} on top of each other.", "{0} 的 chain ID：层 0 至 {1} 叠加的结果。");
pub static SUBJECT: Text = text!("What {0} is about: its subject.", "{0} 所描述的对象：其主体。");
pub static ATTESTED: Text = text!("What the attestation {1} of {0} is about.", "{0} 中证明 {1} 所描述的对象。");
pub static DESCRIBED: Text = text!("What the descriptor {0} describes.", "描述符 {0} 所描述的内容。");
pub static BASE: Text = text!("The base image of {0}, as {1} says.", "{0} 的基础镜像（见 {1}）。");
pub static VALUE: Text = text!("Named in {0} at {1}.", "{0} 的 {1} 处提到。");
pub static EXPECTED: Text = text!("The digest that {0} should have: {1}.", "{0} 应有的摘要：{1}。");

/// What it means to pin it.
pub static ONE_PLATFORM: Text = text!(
    "This is one part of an image. Pinned in its place it drops every other platform: {0}.",
    "这只是镜像的一部分。用它代替镜像来固定，会丢失其他所有平台：{0}。"
);
pub static AND_MORE: Text = text!("{0} and {1} more", "{0} 及另外 {1} 个");
pub static PIN: Text = text!("Pin the index instead, {0}:", "请改为固定索引 {0}：");
pub static PIN_UNKNOWN: Text = text!(
    "Pin the index instead, {0}. Its digest is not known here: these are not its original bytes.",
    "请改为固定索引 {0}。此处不知道它的摘要：这不是它的原始字节。"
);
pub static UNCERTAIN: Text = text!(
    "Computed from bytes that may have changed on their way. Compare it with what the registry states before you pin it.",
    "由途中可能改变的字节计算得出。固定之前请与注册表给出的摘要核对。"
);
pub static WHOLE: Text = text!("This is the image with all its platforms: the digest to pin.", "这是包含全部平台的镜像：应固定的摘要。");
pub static NOTHING_TO_RUN: Text =
    text!("An attestation is a statement: there is nothing in it to run.", "证明只是声明，其中没有可运行的内容。");
pub static NO_MANIFEST: Text = text!(
    "It cannot be pulled behind a name: `name@digest` takes the digest of an index or a manifest.",
    "不能用它按名称拉取：`name@digest` 需要索引或清单的摘要。"
);
pub static COPY_DIGEST: Text = text!("Copy digest", "复制摘要");
pub static COPY_REFERENCE: Text = text!("Copy reference", "复制引用");
