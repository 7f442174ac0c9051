//! Articles.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static HEADING: Text = text!("Learn", "学习");
pub static EXAMPLE: Text = text!("Example", "示例");
pub static LOADING: Text = text!("The articles are still loading.", "文章正在加载。");
