//! What an index says about a platform that was asked for: whether it is there, and what is near.

use crate::image::{Descriptor, Index, Kind, Role};
use crate::library::{Document, Library};
use crate::platform::{Platform, WindowsVersion, known, normalise};
use std::collections::HashSet;

/// How many near entries, and how many platforms, are named at most.
const LIMIT: usize = 12;

/// How an entry is near to what was asked for, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Nearness {
    /// The same platform in another spelling: `x86_64` for `amd64`, `v8` left out.
    Spelling,
    /// Probably the same, in words that no client reads so: `armv7l`, variant `armv8`.
    Meant,
    /// The entry has no platform, but the config of its image says that it is the one.
    ConfigSays,
    /// The same system and architecture, an earlier variant, which the processor runs as well: plain amd64 for amd64/v3.
    Earlier,
    /// The same system and architecture, another variant.
    Variant,
    /// The same system and architecture, another version of the system.
    Version,
    /// What the processor runs as well: 32-bit programs on a 64-bit processor.
    Narrower,
    /// An index inside the index, or an image that does not say what it runs on.
    Unsaid,
    /// The same architecture, another system.
    System,
    /// The same system, another architecture.
    Architecture,
}

/// An entry that is near.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// Its place in the index.
    pub entry: usize,
    /// Its platform as written; empty where it has none.
    pub platform: String,
    /// How it is near.
    pub how: Nearness,
}

/// What an index says about a platform.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Places of the entries that have exactly this platform.
    pub exact: Vec<usize>,
    /// Entries that are near, the nearest first.
    pub near: Vec<Near>,
    /// The platforms that the index has, in its order, each once.
    pub platforms: Vec<String>,
    /// How many further platforms it has.
    pub further: usize,
    /// Whether every entry is an attestation or `unknown/unknown`.
    pub only_attestations: bool,
    /// Whether some entry is.
    pub has_attestations: bool,
    /// Whether a platform was asked for: without one nothing is near.
    pub is_asked: bool,
}

impl Evidence {
    /// What the index in `document` says about `asked`; nothing where it is no index.
    pub fn of(library: &Library, document: &Document, asked: &Platform) -> Option<Self> {
        let index = document.image.as_deref()?.index.as_ref()?;
        let mut evidence = Self { is_asked: true, ..Self::platforms_of(index) };
        let wanted = normalise(asked);
        for (at, entry, role) in index.iter().filter(|(.., role)| !matches!(role, Role::Attestation(_) | Role::Unknown | Role::Blob)) {
            match entry.platform() {
                Some(platform) if is_same_text(platform, asked) => evidence.exact.push(at),
                Some(platform) => {
                    let how = compare(&wanted, &normalise(platform), platform);
                    evidence.near.extend(how.map(|how| Near { entry: at, platform: platform.full_name(), how }));
                }
                None => {
                    evidence.near.extend(unsaid(library, entry, role, &wanted).map(|(how, platform)| Near { entry: at, platform, how }))
                }
            }
        }
        evidence.near.sort_by_key(|near| (near.how, near.entry));
        evidence.near.truncate(LIMIT);
        Some(evidence)
    }

    /// What the index in `document` has, where no platform is asked for; nothing where it is no index.
    pub fn unasked(document: &Document) -> Option<Self> {
        Some(Self::platforms_of(document.image.as_deref()?.index.as_ref()?))
    }

    /// Whether the entry at this place is for what was asked for: as written, in another spelling, or an earlier variant.
    pub fn fits(&self, entry: usize) -> bool {
        let near = self.near.iter().find(|near| near.entry == entry);
        let how = |near: &Near| matches!(near.how, Nearness::Spelling | Nearness::Meant | Nearness::ConfigSays | Nearness::Earlier);
        self.exact.contains(&entry) || near.is_some_and(how)
    }

    fn platforms_of(index: &Index) -> Self {
        let mut seen = HashSet::new();
        let names: Vec<String> = index
            .platforms()
            .filter_map(|(_, entry)| entry.platform().map(Platform::full_name))
            .filter(|name| seen.insert(name.clone()))
            .collect();
        let ornament = |role: &Role| matches!(role, Role::Attestation(_) | Role::Unknown);
        Self {
            further: names.len().saturating_sub(LIMIT),
            platforms: names.into_iter().take(LIMIT).collect(),
            has_attestations: index.roles.iter().any(ornament),
            only_attestations: !index.roles.is_empty() && index.roles.iter().all(ornament),
            ..Self::default()
        }
    }

    /// The nearest entry of one sort.
    pub fn nearest(&self, how: Nearness) -> Option<&Near> {
        self.near.iter().find(|near| near.how == how)
    }

    /// The platforms as one reads them: `linux/amd64, linux/arm64`.
    pub fn list(&self) -> String {
        let names = self.platforms.join(", ");
        if self.further > 0 { format!("{names} (+{})", self.further) } else { names }
    }
}

/// Whether the entry is written just as it was asked for, features aside. A version that was not asked for is free.
fn is_same_text(platform: &Platform, asked: &Platform) -> bool {
    let word = |word: &Option<String>| word.clone().unwrap_or_default();
    let alike = |get: fn(&Platform) -> &Option<String>| word(get(platform)) == word(get(asked));
    let version = word(&asked.os_version).is_empty() || alike(|platform| &platform.os_version);
    alike(|platform| &platform.os) && alike(|platform| &platform.architecture) && alike(|platform| &platform.variant) && version
}

/// How an entry's platform is near to what is wanted, both in their normal form.
fn compare(wanted: &Platform, there: &Platform, written: &Platform) -> Option<Nearness> {
    let os = wanted.os.is_none() || there.os == wanted.os;
    let architecture = there.architecture == wanted.architecture;
    let variant = there.variant == wanted.variant;
    let version = is_same_version(wanted, there);
    Some(match (os, architecture) {
        (true, true) if variant && version => Nearness::Spelling,
        (true, true) if !version => Nearness::Version,
        (true, true) if is_meant_variant(wanted, written) => Nearness::Meant,
        (true, true) if is_earlier(wanted, there) => Nearness::Earlier,
        (true, true) => Nearness::Variant,
        (true, false) if is_meant(wanted, written) => Nearness::Meant,
        (true, false) if is_narrower(wanted, there) => Nearness::Narrower,
        (true, false) => Nearness::Architecture,
        (false, true) => Nearness::System,
        (false, false) => return None,
    })
}

/// Whether the version is the one that is wanted, or none is wanted. Of Windows versions the build counts.
fn is_same_version(wanted: &Platform, there: &Platform) -> bool {
    let Some(version) = wanted.os_version.as_deref() else { return true };
    let build = |text: &str| WindowsVersion::parse(text).map(|version| (version.major, version.minor, version.build));
    let Some(other) = there.os_version.as_deref() else { return false };
    version == other || build(version).is_some_and(|wanted| build(other) == Some(wanted))
}

/// Whether the variant comes before the one that is wanted, both in their normal form.
fn is_earlier(wanted: &Platform, there: &Platform) -> bool {
    let number = |platform: &Platform| -> Option<(u32, u32)> {
        let default = match platform.architecture.as_deref()? {
            "amd64" => "v1",
            "arm64" => "v8",
            "arm" => "v7",
            _ => return None,
        };
        let mut parts = platform.variant.as_deref().unwrap_or(default).strip_prefix('v')?.split('.');
        Some((parts.next()?.parse().ok()?, parts.next().unwrap_or("0").parse().ok()?))
    };
    matches!((number(there), number(wanted)), (Some(there), Some(wanted)) if there < wanted)
}

/// `arm/armv7` for `arm/v7`, `arm64/armv8` for `arm64`: the number is what is meant.
fn is_meant_variant(wanted: &Platform, written: &Platform) -> bool {
    let number = |variant: &str| variant.trim_start_matches(|c: char| !c.is_ascii_digit()).to_owned();
    let Some(variant) = written.variant.as_deref().filter(|variant| variant.to_ascii_lowercase().starts_with("arm")) else { return false };
    let wanted_number = match wanted.variant.as_deref() {
        Some(variant) => number(variant),
        None if wanted.architecture.as_deref() == Some("arm64") => "8".to_owned(),
        None => return false,
    };
    number(variant) == wanted_number
}

/// `armv7l` for `arm/v7`, `arm64v8` for `arm64`.
fn is_meant(wanted: &Platform, written: &Platform) -> bool {
    let Some(name) = written.architecture.as_deref().map(str::to_ascii_lowercase) else { return false };
    let Some(meant) = known::meant_architecture(&name).filter(|meant| Some(*meant) == wanted.architecture.as_deref()) else { return false };
    // Of 32-bit Arm there are several: the number has to be the one that is wanted.
    let number = wanted.variant.as_deref().and_then(|variant| variant.strip_prefix('v'));
    meant != "arm" || number.is_some_and(|number| name.contains(&format!("v{number}")))
}

/// 32-bit programs, which the wanted processor commonly runs as well.
fn is_narrower(wanted: &Platform, there: &Platform) -> bool {
    let pair = (wanted.architecture.as_deref(), there.architecture.as_deref());
    matches!(pair, (Some("arm64"), Some("arm")) | (Some("amd64"), Some("386")))
}

/// How an entry without a platform is near.
fn unsaid(library: &Library, entry: &Descriptor, role: Role, wanted: &Platform) -> Option<(Nearness, String)> {
    if let Some(platform) = config_platform(library, entry) {
        let same = compare(wanted, &normalise(&platform), &platform) == Some(Nearness::Spelling);
        return same.then(|| (Nearness::ConfigSays, platform.full_name()));
    }
    matches!(role, Role::Nested | Role::NoPlatform).then(|| (Nearness::Unsaid, String::new()))
}

/// The platform in the config of the image behind an entry, where both were given.
fn config_platform(library: &Library, entry: &Descriptor) -> Option<Platform> {
    let manifest = library.by_digest(entry.digest()?)?;
    let config = manifest.image.as_deref()?.descriptors.iter().find(|descriptor| descriptor.place == crate::image::Place::Config)?;
    let config = library.by_digest(config.digest()?).filter(|config| config.kind() == Kind::Config)?;
    Some(Platform::read(config.tree.as_deref()?.root()))
}
