//! The rules: one folder a family, one file a rule, one register.
//!
//! A rule says what it looks at ([`Check`]); the run walks each document once and asks every rule at every place of its
//! kind. To add one: write `rules/<family>/<rule>.rs`, add its line to the family's register, and give it a good and a
//! bad fixture in `tests/corpus/<code>/`.

mod alike;
mod archive;
mod context;
mod field;
mod report;
mod rule;
mod run;
mod view;

mod annotation;
mod artifact;
mod attestation;
mod config;
mod descriptor;
mod digest;
mod document;
mod duplicates;
mod family;
mod index;
mod input;
mod layout;
mod limits;
mod linked;
mod list;
mod manifest;
mod platform;
mod reference;
mod save;
mod schema1;
mod tool;

pub use archive::ArchiveView;
pub use context::in_context;
pub use field::{Must, Scope, Shape};
pub use report::{NOTHING, Report};
pub use rule::{Check, DescriptorView, Doc, IndexView, PlatformView, Reference, Rule};
pub use run::{Run, check, check_linked};
pub use view::{Annotated, Annotation, AnnotationsView, ManifestView};

/// A family of rules: the section of the catalogue that they stand in.
#[derive(Clone, Copy, Debug)]
pub struct Family {
    /// What its codes begin with: one of these.
    pub prefixes: &'static [&'static str],
    /// Its heading.
    pub title: crate::language::Text,
    /// Its rules, in the order of the catalogue.
    pub rules: &'static [&'static Rule],
}

/// Every family, in the order of the catalogue.
pub static FAMILIES: &[Family] = &[
    Family { prefixes: &["in"], title: crate::text!("Raw input and JSON", "原始输入与 JSON"), rules: input::RULES },
    Family {
        prefixes: &["tool"],
        title: crate::text!("Output of a tool instead of the document", "工具输出而非文档本身"),
        rules: tool::RULES,
    },
    Family { prefixes: &["doc"], title: crate::text!("Which document is it?", "这是哪种文档"), rules: document::RULES },
    Family { prefixes: &["limit"], title: crate::text!("Size limits", "大小限制"), rules: limits::RULES },
    Family { prefixes: &["index"], title: crate::text!("Image index", "镜像索引"), rules: index::RULES },
    Family { prefixes: &["list"], title: crate::text!("Docker manifest list", "Docker 清单列表"), rules: list::RULES },
    Family { prefixes: &["desc"], title: crate::text!("Descriptor", "描述符"), rules: descriptor::RULES },
    Family { prefixes: &["digest"], title: crate::text!("Digest strings", "摘要字符串"), rules: digest::RULES },
    Family { prefixes: &["platform"], title: crate::text!("Platform", "平台"), rules: platform::RULES },
    Family { prefixes: &["dup"], title: crate::text!("Duplicates inside one index", "同一索引内的重复"), rules: duplicates::RULES },
    Family { prefixes: &["att"], title: crate::text!("Attestations", "证明"), rules: attestation::RULES },
    Family { prefixes: &["manifest"], title: crate::text!("Image manifest", "镜像清单"), rules: manifest::RULES },
    Family { prefixes: &["config"], title: crate::text!("Image config", "镜像配置"), rules: config::RULES },
    Family { prefixes: &["x"], title: crate::text!("Documents that check each other", "文档之间的核对"), rules: linked::RULES },
    Family { prefixes: &["layout"], title: crate::text!("OCI image layout", "OCI 镜像布局"), rules: layout::RULES },
    Family { prefixes: &["save"], title: crate::text!("`docker save` archives", "`docker save` 归档"), rules: save::RULES },
    Family { prefixes: &["ann"], title: crate::text!("Annotations", "注解"), rules: annotation::RULES },
    Family {
        prefixes: &["art", "ref"],
        title: crate::text!("Artifacts, subject and referrers", "制品、subject 与引用者"),
        rules: artifact::RULES,
    },
    Family {
        prefixes: &["cosign", "sigstore", "notation", "helm", "wasm", "nydus", "soci", "cache", "docker", "sbom"],
        title: crate::text!("Known artifact families", "已知的制品类别"),
        rules: family::RULES,
    },
    Family { prefixes: &["s1"], title: crate::text!("Docker schema 1", "Docker schema 1"), rules: schema1::RULES },
    Family {
        prefixes: &["tag", "name", "reference"], title: crate::text!("References and tags", "引用与标签"), rules: reference::RULES
    },
];

/// Every rule, in the order of the catalogue.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.rules.iter().copied())
}

/// The rule with this code.
pub fn by_code(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}
