//! Entries whose image's config names another platform than the index does.

use crate::diagnostic::{Finding, Severity};
use crate::graph::stated_platform;
use crate::image::Image;
use crate::library::Library;
use crate::platform::Platform;
use std::collections::BTreeMap;

/// The rules that say so; a tile says it where they do.
const CODES: [&str; 4] = ["x-platform-architecture", "x-platform-os", "x-platform-variant", "x-platform-os-version"];

/// Per entry that the findings say it of, the platform that the config states.
pub fn stated_otherwise(library: &Library, image: &Image, findings: &[Finding]) -> BTreeMap<usize, Platform> {
    let telling = findings.iter().filter(|finding| finding.severity != Severity::Note && CODES.contains(&finding.rule.code));
    let mut stated = BTreeMap::new();
    for at in telling.filter_map(|finding| finding.entry) {
        let entry = image.index.as_ref().and_then(|index| index.entries.get(at));
        if let Some(platform) = entry.filter(|_| !stated.contains_key(&at)).and_then(|entry| stated_platform(library, entry)) {
            stated.insert(at, platform);
        }
    }
    stated
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::tests::{digest, given, index, manifest};
    use crate::rules;

    #[test]
    fn a_config_for_another_platform_is_told_and_a_spelling_is_not() {
        let config = |name: &str| format!(r#"{{"os":"linux","architecture":"{name}","rootfs":{{"type":"layers","diff_ids":[]}}}}"#);
        let (arm, amd) = (config("arm64"), config("x86_64"));
        let of = |config: &str, layer: u32| manifest(1, &[(layer, 1)]).replace(&format!("sha256:{:064}", 1), digest(config).as_str());
        let (wrong, right) = (of(&arm, 10), of(&amd, 11));
        let library = given(&[&index(&[(&wrong, "linux/amd64"), (&right, "linux/amd64")]), &wrong, &right, &arm, &amd]);
        let document = &library.documents()[0];
        let findings = rules::check_linked(&library, document);
        let stated = stated_otherwise(&library, document.image.as_deref().unwrap(), &findings);
        assert_eq!(stated.into_iter().map(|(at, platform)| (at, platform.name())).collect::<Vec<_>>(), [(0, "linux/arm64".to_owned())]);
    }
}
