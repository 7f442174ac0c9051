//! The source view.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static VIEW: Text = text!("Source of {0}", "{0} 的源文");
pub static EDIT: Text = text!("Edit", "编辑");
pub static DONE: Text = text!("Done", "完成");
pub static EDIT_LABEL: Text = text!("Text of the document", "文档文本");
pub static EDITED: Text = text!("Editing makes a new document; what you gave is kept.", "编辑会产生新文档；你提供的内容会保留。");
pub static COPY: Text = text!("Copy text", "复制文本");
pub static LINE: Text = text!("line {0}", "第 {0} 行");
