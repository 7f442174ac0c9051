//! The documents panel.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static HEADING: Text = text!("What you gave", "你提供的内容");
pub static NAME: Text = text!("Name", "名称");
pub static KIND: Text = text!("Kind", "种类");
pub static BYTES: Text = text!("Bytes", "字节");
pub static ROUTE: Text = text!("Came by", "来源");
pub static STATE: Text = text!("Findings", "问题");
pub static FILE: Text = text!("file", "文件");
pub static PASTE: Text = text!("paste", "粘贴");
pub static TYPED: Text = text!("typed", "输入");
pub static SAMPLE: Text = text!("sample", "示例");
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
