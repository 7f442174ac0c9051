//! The line that says which dialect a document came in, and the list of all dialects.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static LABEL: Text = text!("Where it comes from", "内容来源");
pub static IS: Text = text!("This is most likely {0}.", "这很可能是{0}。");
pub static HOLDS: Text = text!("This is {0}.", "这是{0}。");
pub static TAKEN: Text = text!("Taken out of {0}.", "取自{0}。");
pub static RESTORED: Text = text!("Restored from {0}.", "由{0}还原。");
pub static DRAWN: Text = text!("Drawn from {0}.", "由{0}绘出。");
pub static BYTES_EXACT: Text = text!("These are the exact bytes.", "这是原始字节。");
pub static BYTES_PROVEN: Text = text!("Its bytes have the digest that they should have.", "其字节与应有的摘要相符。");
pub static BYTES_AS_GIVEN: Text = text!("Its bytes are as good as the paste.", "其字节与粘贴内容一致。");
pub static BYTES_REWRITTEN: Text = text!("Written anew by the tool: not the original bytes.", "由工具重新写出：不是原始字节。");
pub static BYTES_LIKELY: Text = text!("If so, its hash is not the image's digest.", "若是如此，其哈希不是镜像的摘要。");
pub static BYTES_DRAWN: Text =
    text!("A listing, not original bytes: it has no digest of its own.", "只是列表，不是原始字节：没有自己的摘要。");
pub static BYTES_ABSENT: Text = text!("No document is in it.", "其中没有文档。");
pub static HOW: Text = text!("How it was recognised", "如何识别");
pub static EXACT_BYTES: Text = text!("Exact bytes", "原始字节");
pub static COMMAND: Text = text!("command for exact bytes", "获取原始字节的命令");
pub static FETCH: Text = text!("Exact bytes:", "原始字节：");
pub static INSIDE: Text = text!("Documents taken out of it", "从中取出的文档");
pub static TAKE_OUT: Text = text!("Take the documents out", "取出其中的文档");
pub static NOTHING_INSIDE: Text = text!("No document could be taken out of it.", "无法从中取出文档。");

pub static HEADING: Text = text!("What can be pasted", "可以粘贴什么");
pub static LEAD: Text = text!(
    "Paste or drop the output of these tools as it is. Platmap says what it is, takes the documents out of it, and says whether their bytes are the original ones. A digest is of exact bytes only: where a tool wrote a document anew, its hash is not the image's digest.",
    "直接粘贴或拖入下列工具的输出即可。Platmap 会说明它是什么，取出其中的文档，并说明字节是否为原始字节。摘要只针对原始字节：工具重新写出的文档，其哈希不是镜像的摘要。"
);
pub static TOOL: Text = text!("What it is", "内容");
pub static SIGN: Text = text!("Tell-tale", "特征");
pub static BYTES: Text = text!("Bytes", "字节");
pub static EXAMPLE: Text = text!("Begins like this", "开头如下");
pub static IS_EXACT: Text = text!("exact", "原始");
pub static IS_AS_GIVEN: Text = text!("as given", "与提供的一致");
pub static IS_REWRITTEN: Text = text!("written anew", "重新写出");
pub static IS_DRAWN: Text = text!("listed only", "仅有列表");
pub static IS_ABSENT: Text = text!("none", "无");
