//! The rules: one folder a family, one file a rule, one register.
//!
//! A rule says what it looks at ([`Check`]); the run walks each document once and asks every rule at every place of its
//! kind. To add one: write `rules/<family>/<rule>.rs`, add its line to the family's register, and give it a good and a
//! bad fixture in `tests/corpus/<code>/`.

mod field;
mod report;
mod rule;
mod run;

mod attestation;
mod config;
mod descriptor;
mod digest;
mod document;
mod duplicates;
mod index;
mod input;
mod limits;
mod linked;
mod list;
mod manifest;
mod platform;
mod tool;

pub use field::{Must, Scope, Shape};
pub use report::{NOTHING, Report};
pub use rule::{Check, DescriptorView, Doc, IndexView, PlatformView, Reference, Rule};
pub use run::{check, check_linked};

/// A family of rules: the section of the catalogue that they stand in.
#[derive(Clone, Copy, Debug)]
pub struct Family {
    /// What its codes begin with.
    pub prefix: &'static str,
    /// Its heading.
    pub title: crate::language::Text,
    /// Its rules, in the order of the catalogue.
    pub rules: &'static [&'static Rule],
}

/// Every family, in the order of the catalogue.
pub static FAMILIES: &[Family] = &[
    Family { prefix: "in", title: crate::text!("Raw input and JSON", "原始输入与 JSON"), rules: input::RULES },
    Family {
        prefix: "tool", title: crate::text!("Output of a tool instead of the document", "工具输出而非文档本身"), rules: tool::RULES
    },
    Family { prefix: "doc", title: crate::text!("Which document is it?", "这是哪种文档"), rules: document::RULES },
    Family { prefix: "limit", title: crate::text!("Size limits", "大小限制"), rules: limits::RULES },
    Family { prefix: "index", title: crate::text!("Image index", "镜像索引"), rules: index::RULES },
    Family { prefix: "list", title: crate::text!("Docker manifest list", "Docker 清单列表"), rules: list::RULES },
    Family { prefix: "desc", title: crate::text!("Descriptor", "描述符"), rules: descriptor::RULES },
    Family { prefix: "digest", title: crate::text!("Digest strings", "摘要字符串"), rules: digest::RULES },
    Family { prefix: "platform", title: crate::text!("Platform", "平台"), rules: platform::RULES },
    Family { prefix: "dup", title: crate::text!("Duplicates inside one index", "同一索引内的重复"), rules: duplicates::RULES },
    Family { prefix: "att", title: crate::text!("Attestations", "证明"), rules: attestation::RULES },
    Family { prefix: "manifest", title: crate::text!("Image manifest", "镜像清单"), rules: manifest::RULES },
    Family { prefix: "config", title: crate::text!("Image config", "镜像配置"), rules: config::RULES },
    Family { prefix: "x", title: crate::text!("Documents that check each other", "文档之间的核对"), rules: linked::RULES },
];

/// Every rule, in the order of the catalogue.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.rules.iter().copied())
}

/// The rule with this code.
pub fn by_code(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}
