//! The hash doctor. What happened and what was tried has its words with the doctor itself.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static ASK: Text = text!("Find out why", "查找原因");
pub static TITLE: Text = text!("Hash doctor", "哈希诊断");
pub static WORKING: Text = text!("Trying known forms of these bytes", "正在尝试这些字节的已知形式");
pub static STARTING: Text = text!("Reading the document", "正在读取文档");
pub static PROGRESS: Text = text!("{0} of {1} {1|form|forms}", "{0} / {1} 种形式");
pub static CANCEL: Text = text!("Cancel", "取消");
pub static SILENCE: Text = text!(
    "The search stopped by itself. This is a fault of Platmap, not of your document.",
    "搜索自行中止。这是 Platmap 的故障，与你的文档无关。"
);
pub static AGAIN: Text = text!("Try again", "重试");

pub static UNDONE: Text = text!("{0}. Undone, the bytes have the expected digest.", "{0}。还原后，字节具有预期摘要。");
pub static ORIGINAL_FORM: Text = text!("Original form: {0}.", "原始形式：{0}。");
pub static ORIGINAL_WRITER: Text = text!("Original form: {0}; written so by {1}.", "原始形式：{0}；{1} 会这样写。");
pub static ONLY_SPACE: Text = text!(
    "Nothing in the content changed: same members, same order, same values. Only white space differs, and a digest covers white space.",
    "内容没有变化：成员、顺序和值都相同。只有空白不同，而摘要也覆盖空白。"
);
pub static SAME_CONTENT: Text = text!(
    "The content is the same. It was written in another way, and a digest covers every byte.",
    "内容相同，只是写法不同，而摘要覆盖每一个字节。"
);
pub static MENDED: Text = text!(
    "What was added or cut off is mended; that the digest matches proves every byte.",
    "增加或截掉的部分已经复原；摘要相符证明了每一个字节。"
);
pub static UNEXPLAINED: Text = text!(
    "None of the {0} known forms has the expected digest. The content itself differs, or the digest belongs to another document.",
    "{0} 种已知形式都没有预期摘要。内容本身不同，或该摘要属于另一份文档。"
);
pub static GET_BYTES: Text = text!("How to get the exact bytes", "如何取得原始字节");

pub static EXPECTED: Text = text!("Expected", "预期");
pub static GIVEN: Text = text!("As given", "所提供的");
pub static RESTORED: Text = text!("Restored", "已还原");
pub static MATCHES: Text = text!("matches", "相符");
pub static DIFFERS: Text = text!("does not match", "不符");
pub static DOWNLOAD: Text = text!("Download the original", "下载原始字节");
pub static USE: Text = text!("Use these bytes", "使用这些字节");

pub static TRIED: Text = text!("What was tried", "尝试过的形式");
pub static TRIED_HINT: Text = text!(
    "Each row undoes a known change or writes the JSON as a known program does, and hashes the result. Values are never guessed.",
    "每一行还原一种已知的改动，或按已知程序的方式重写 JSON，再计算哈希。绝不猜测任何值。"
);
pub static RESULT: Text = text!("Result", "结果");
pub static FORM: Text = text!("Form", "形式");
pub static WRITER: Text = text!("Who writes it", "由谁写出");
pub static BYTES: Text = text!("Bytes", "字节");
pub static ALL: Text = text!("Show all {0} forms", "显示全部 {0} 种形式");
pub static FEWER: Text = text!("Show fewer", "收起");
pub static DIFFERENCE: Text = text!("The difference, from line {0}", "差异，自第 {0} 行起");
