//! The digests panel.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static OWN: Text = text!("Digests of this document", "该文档的摘要");
pub static OF: Text = text!("Computed here from the exact {0}.", "在此由 {0}的原始字节计算。");
pub static SIGNED: Text = text!(
    "Signed schema 1 manifest: registries know it by the digest of the {0} that are signed.",
    "签名的 schema 1 清单：注册表使用其中被签名的 {0}的摘要。"
);
pub static EXPECT: Text = text!("Expected digest", "预期摘要");
pub static EXPECT_HINT: Text = text!(
    "With or without `sha256:`. Pasting a lone digest that nothing here has does the same.",
    "可带或不带 `sha256:`。在任意处粘贴此处未知的单独摘要效果相同。"
);
pub static CHECK: Text = text!("Check", "核对");
pub static MATCH: Text = text!("Match: these are the bytes.", "相符：就是这些字节。");
pub static NO_MATCH: Text =
    text!("No match: the bytes were changed, or this is another document.", "不符：字节被改动过，或这是另一份文档。");
pub static BY_PERSON: Text = text!("given by you", "由你提供");
pub static BY_NAME: Text = text!("from the file's name", "来自文件名");
pub static BY_ENTRY: Text = text!("from an entry of an index", "来自索引条目");
pub static CHANGED: Text = text!(
    "This route can change bytes: line ends, final newline. Where a digest does not match, give the file itself.",
    "此途径可能改变字节：换行符、末尾换行。摘要不符时请提供文件本身。"
);
pub static EXACT: Text = text!("These are the exact bytes.", "这是原始字节。");
pub static DRAWN: Text = text!(
    "This index was drawn from a listing. It has no bytes of its own, and so no digest; its entries are held against what you give.",
    "该索引由列表绘出。它没有自己的字节，因此没有摘要；其条目会与你提供的内容核对。"
);
pub static REWRITTEN: Text = text!(
    "Most likely a tool wrote this text anew: then these are its digests, not those of the image.",
    "这段文本很可能由工具重新写出：以下便是它的摘要，而不是镜像的摘要。"
);
pub static STATED_LENGTH: Text = text!("{0}, as `Content-Length` states", "{0}，与 `Content-Length` 声明一致");
pub static OTHER_LENGTH: Text = text!("Not the {0} that `Content-Length` states", "不是 `Content-Length` 声明的 {0}");
pub static STATED_TYPE: Text = text!("Sent as `{0}`, which is its own type", "发送时声明为 `{0}`，与自身类型一致");
pub static OTHER_TYPE: Text = text!("Sent as `{0}`, which is not its own type", "发送时声明为 `{0}`，与自身类型不同");
pub static UNTYPED: Text = text!("Sent as `{0}`; it has no type of its own", "发送时声明为 `{0}`；它没有自己的类型");
pub static LISTED: Text = text!("Digests that it lists", "文档列出的摘要");
pub static PLACE: Text = text!("Place", "位置");
pub static STATE: Text = text!("State", "状态");
pub static BY_PATH: Text = text!("its path states it", "由其路径指明");
pub static BY_WRAPPING: Text = text!("stated by what it was found in", "由外层内容给出");
