//! The findings panel.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static NONE: Text = text!("Nothing to report: no error, no warning, no note.", "没有可报告的内容：无错误、无警告、无提示。");
pub static DRAWN: Text = text!(
    "Platmap drew this index itself: nothing is said about its form. Documents that contradict it would stand here.",
    "该索引由 Platmap 绘出，不评判其形式。与其矛盾的文档会列在这里。"
);
pub static WHY: Text = text!("Why", "原因");
pub static FIX: Text = text!("How to fix", "如何修正");
pub static SPEC: Text = text!("Specification", "规范");
pub static PLACE: Text = text!("line {0}, column {1}", "第 {0} 行，第 {1} 列");
pub static WHOLE: Text = text!("the whole document", "整个文档");
pub static SHOW: Text = text!("Show in Source", "在源文中显示");
pub static PAGE: Text = text!("About this rule", "关于此规则");
pub static ALL: Text = text!("{0} {0|finding|findings}", "共 {0} 个问题");
