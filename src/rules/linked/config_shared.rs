//! `x-config-shared`

use super::beside::{Linked, manifests};
use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::image::Role;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::media_type as mt;
use crate::platform::{Platform, normalise};
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::HashMap;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "x-config-shared",
    severity: Severity::Warning,
    title: text!("One config for several platforms", "多个平台共用一个配置"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, ImageID",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#imageid",
    },
    doc: page! {
        what: text!("The manifests of different platforms name the same config.", "不同平台的清单使用同一个配置。"),
        why: text!("A config states one platform and is the image's identity: at least one of the entries runs something else than it says.", "一个配置只说明一个平台，并且是镜像的标识：至少有一个条目的内容与所述不符。"),
        fix: text!("Build an image for each platform.", "请为每个平台构建镜像。"),
        example: r#"{"config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "sha256:…", "size": 581}}"#,
    },
    check: Check::Linked(check),
};

static SAYS: Text = text!("The image for {0} has the same config as the one for {1}", "{0} 的镜像与 {1} 的镜像使用同一个配置");
static FIRST: Text = text!("First here", "首次出现在此");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let mut seen: HashMap<Digest, (Platform, Linked<'_>)> = HashMap::new();
    for linked in manifests(library, document).filter(|linked| linked.is_nested() || linked.role == Role::Image) {
        let image_config = linked.config.media_type().is_some_and(mt::is_image_config);
        let (Some(platform), Some(digest), true) = (linked.platform, linked.config.digest(), image_config) else { continue };
        let normal = Platform { os_features: Vec::new(), features: Vec::new(), ..normalise(platform) };
        match seen.get(digest) {
            // The same manifest twice has a rule of its own; of one inner index, that index says it.
            Some((other, first)) if *other != normal && first.is_apart(&linked) => {
                let names = [platform.full_name(), first.platform.map(Platform::full_name).unwrap_or_default()];
                report.missing(linked.value, &SAYS, names).label(first.value.span(), &FIRST, NOTHING);
            }
            Some(_) => {}
            None => {
                seen.insert(digest.clone(), (normal, linked));
            }
        }
    }
}
