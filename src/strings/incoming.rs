//! Words about what was given and is still being read.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static BEING_READ: Text = text!("Being read", "正在读取");
pub static PASTED: Text = text!("Pasted text", "粘贴的文本");
pub static MANY: Text = text!("{0} and {1} more", "{0} 以及另外 {1} 个");
pub static DONE: Text = text!("{0} % read and checked", "已读取并检查 {0}%");
pub static WAITS: Text = text!("waits until the one before is read", "等待前一个读完");
pub static GIVEN_UP: Text = text!("Stopped reading {0}. Nothing of it was kept.", "已停止读取 {0}，未保留其任何内容。");
pub static GIVEN_UP_PASTE: Text =
    text!("Stopped reading the pasted text. Nothing of it was kept.", "已停止读取粘贴的文本，未保留其任何内容。");
pub static SAID: Text = text!("{0} is being read. Esc stops it.", "正在读取：{0}。按 Esc 停止。");
