//! Rule pages.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static HEADING: Text = text!("Rules", "规则");
pub static ALL: Text = text!("All rules", "全部规则");
pub static CHECKS: Text = text!("What it checks", "检查内容");
pub static EXAMPLE: Text = text!("Breaks the rule", "违反示例");
pub static COUNT: Text = text!("{0} {0|rule|rules}", "{0} 条规则");
pub static SOME: Text = text!("{0} of {1} {1|rule|rules}", "{1} 条规则中的 {0} 条");
pub static FIND: Text = text!("Find a rule", "查找规则");
pub static FIND_HINT: Text = text!("Part of a code or title", "代码或标题的一部分");
pub static SEVERITY: Text = text!("Severity", "严重程度");
pub static ANY: Text = text!("any", "不限");
pub static NO_RULE: Text = text!("No rule has `{0}` in its code or title.", "没有规则的代码或标题包含 `{0}`。");
pub static ABOUT: Text = text!(
    "An error breaks a MUST or cannot work; a warning breaks a SHOULD or is known to break a named client; a note is worth knowing.",
    "错误：违反 MUST，或无法工作。警告：违反 SHOULD，或已知会使某个客户端出错。提示：值得了解。"
);
