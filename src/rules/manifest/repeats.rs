//! The same content in several places of one manifest.

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::alike::alike;
use crate::rules::descriptor::EMPTY_OBJECT;
use crate::rules::rule::page;
use crate::rules::{Check, DescriptorView, ManifestView, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::HashMap;

pub(in crate::rules) static REPEATED: Rule = Rule {
    code: "manifest-layer-repeated",
    severity: Severity::Note,
    title: text!("A layer more than once", "重复的层"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("The same layer digest stands more than once.", "同一层摘要出现多次。"),
        why: text!("That is allowed: each is unpacked in its turn. Mostly it is an empty layer, or two steps of a build that made the same files.", "这是允许的：每一层都会依次解包。多半是空层，或构建中两个步骤产生了相同的文件。"),
        fix: text!("Nothing to do, if it is meant so.", "若本意如此，无需处理。"),
        example: r#"{"layers": [{"digest": "sha256:1…", "size": 32}, {"digest": "sha256:1…", "size": 32}]}"#,
    },
    check: Check::Manifest(repeated),
};
pub(in crate::rules) static CONFLICT: Rule = Rule {
    code: "manifest-layer-repeat-conflict",
    severity: Severity::Error,
    title: text!("One layer, two descriptions", "同一层，描述不同"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("The same layer digest stands with different sizes, or (a warning) with different media types.", "同一层摘要写了不同的大小，或（警告）不同的媒体类型。"),
        why: text!("At least one of them is wrong: the digest stands for the same bytes.", "至少有一个是错的：同一摘要代表相同的字节。"),
        fix: text!("Measure the layer again, and give it one type.", "请重新测量该层，并统一类型。"),
        example: r#"{"layers": [{"digest": "sha256:1…", "size": 1}, {"digest": "sha256:1…", "size": 2}]}"#,
    },
    check: Check::Manifest(conflict),
};
pub(in crate::rules) static CONFIG_EQUALS_LAYER: Rule = Rule {
    code: "manifest-config-equals-layer",
    severity: Severity::Warning,
    title: text!("The config is a layer, too", "配置同时也是层"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("The digest of the config is that of a layer as well. (The empty descriptor may be both.)", "配置的摘要同时也是某层的摘要。（空描述符可以两者兼是。）"),
        why: text!("The same bytes can hardly be both: clients unpack a layer as an archive and read a config as JSON.", "同样的字节很难两者兼是：客户端把层当作归档解包，把配置当作 JSON 读取。"),
        fix: text!("Look at the tool that wrote the manifest.", "请检查写出该清单的工具。"),
        example: r#"{"config": {"digest": "sha256:1…", "size": 581}, "layers": [{"digest": "sha256:1…", "size": 581}]}"#,
    },
    check: Check::Manifest(config_equals_layer),
};

static REPEATED_SAYS: Text = text!("The layer `{0}` stands {1} times", "层 `{0}` 出现 {1} 次");
static SEVERAL: Text =
    text!("The layer `{0}` stands {1} times; {2} further ones stand more than once, too", "层 `{0}` 出现 {1} 次；另有 {2} 个层也出现多次");
static SIZE: Text = text!("The same digest stands elsewhere with size {0}", "同一摘要在别处的大小是 {0}");
static TYPE: Text = text!("The same digest stands elsewhere with type `{0}`", "同一摘要在别处的类型是 `{0}`");
static FIRST: Text = text!("Here", "此处");
static CONFIG: Text = text!("This layer is the config, too", "该层同时也是配置");

fn repeated(view: &ManifestView<'_>, report: &mut Report) {
    let digests = view.layers().filter_map(|layer| Some((layer.descriptor.digest()?.as_str(), layer.value.get("digest")?)));
    let mut repeated = alike(digests).into_iter().filter(|group| !group.others.is_empty());
    let Some(group) = repeated.next() else { return };
    let short = group.what.chars().take(19).collect::<String>();
    let times = (group.others.len() + 1).to_string();
    let finding = match repeated.count() {
        0 => report.value(group.first, &REPEATED_SAYS, [short, times]),
        further => report.value(group.first, &SEVERAL, [short, times, further.to_string()]),
    };
    finding.also(group.others);
}

fn conflict(view: &ManifestView<'_>, report: &mut Report) {
    let mut seen: HashMap<&str, DescriptorView<'_>> = HashMap::new();
    for layer in view.layers() {
        let Some(digest) = layer.descriptor.digest_text() else { continue };
        let first = *seen.entry(digest).or_insert(layer);
        if let (Some(size), Some(other), Some(member)) = (first.descriptor.size(), layer.descriptor.size(), layer.value.get("size"))
            && size != other
        {
            report.value(member, &SIZE, [size.to_string()]).label(first.value.span(), &FIRST, NOTHING);
        } else if let (Some(name), Some(other), Some(member)) =
            (first.descriptor.media_type(), layer.descriptor.media_type(), layer.value.get("mediaType"))
            && name != other
        {
            report.value(member, &TYPE, [name]).severity(Severity::Warning).label(first.value.span(), &FIRST, NOTHING);
        }
    }
}

fn config_equals_layer(view: &ManifestView<'_>, report: &mut Report) {
    let Some(config) = view.config() else { return };
    let Some(digest) = config.descriptor.digest().filter(|digest| digest.encoded() != EMPTY_OBJECT) else { return };
    let layers = view.layers().filter(|layer| layer.descriptor.digest() == Some(digest));
    let mut digests = layers.filter_map(|layer| layer.value.get("digest"));
    if let Some(first) = digests.next() {
        report.value(first, &CONFIG, NOTHING).label(config.value.span(), &FIRST, NOTHING).also(digests);
    }
}
