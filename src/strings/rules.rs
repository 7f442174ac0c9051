//! Rule pages.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static HEADING: Text = text!("Rules", "规则");
pub static ALL: Text = text!("All rules", "全部规则");
pub static CHECKS: Text = text!("What it checks", "检查内容");
pub static EXAMPLE: Text = text!("Breaks the rule", "违反示例");
pub static COUNT: Text = text!("{0} rules", "{0} 条规则");
