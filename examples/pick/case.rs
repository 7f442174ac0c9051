//! Cases of the tables of measured answers: an index, a platform, and what the entries point to.

use platmap::clients::answer::{Path, same_content};
use platmap::clients::contents::{Config, Layer, Manifest};
use platmap::clients::listing::OCI;
use platmap::clients::{Answer, Child, Column, Contents, Listing, Names, Outcome, Question, Spec};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// Signed schema 1 manifests of the tables: digest of the payload, and digest of all their bytes. The cases carry the first only.
const SIGNED: &[(&str, &str)] = &[
    (
        "sha256:6df071d48c2a56889d3d11acf5d31d9a31252ef27c0fbe6530fb961181362fd4",
        "sha256:faece437957ff60faa4b4e5c0c9ad1f971d02893633e3bd1ac0c917ea3babd91",
    ),
    (
        "sha256:095105f656994487910e7cbd020e72c7e54e4f9a3895a3427c8c1e231b308cee",
        "sha256:7b5def4a83fa128aa8cd8bd8abbea4f05161904fd43de84c8e3e37b912ae7d85",
    ),
];

/// Stands for the digest of signed bytes that a case does not carry.
const NOT_CARRIED: &str = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

/// A platform as the tables write it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TablePlatform {
    os: Option<String>,
    architecture: Option<String>,
    variant: Option<String>,
    #[serde(rename = "os.version")]
    os_version: Option<String>,
    #[serde(rename = "os.features")]
    os_features: Option<Vec<String>>,
}

impl From<&TablePlatform> for Spec {
    fn from(platform: &TablePlatform) -> Self {
        let word = |part: &Option<String>| part.as_deref().unwrap_or_default().into();
        Spec {
            os: word(&platform.os),
            architecture: word(&platform.architecture),
            variant: word(&platform.variant),
            os_version: word(&platform.os_version),
            os_features: platform.os_features.iter().flatten().map(|feature| feature.as_str().into()).collect(),
            features: Vec::new(),
        }
    }
}

/// An index inside the index.
#[derive(Clone, Debug, Deserialize)]
pub struct Nested {
    index: String,
    #[serde(default)]
    config_platforms: Vec<Option<TablePlatform>>,
}

/// A line of the table.
#[derive(Clone, Debug, Deserialize)]
pub struct Case {
    /// Its name.
    pub id: String,
    index: String,
    platform: TablePlatform,
    #[serde(default)]
    config_platforms: Vec<Option<TablePlatform>>,
    #[serde(default)]
    nested: HashMap<String, Nested>,
}

/// A case that can be asked.
pub struct Ready {
    index: Rc<Listing>,
    contents: Known,
    request: Spec,
    names: Names,
}

struct Known(HashMap<String, Child>);

impl Contents for Known {
    fn child(&self, digest: &str) -> Child {
        self.0.get(digest).cloned().unwrap_or(Child::NotGiven)
    }
}

impl Case {
    /// A case of these texts: the index, the platform (system, architecture, variant) and the indexes inside.
    #[allow(dead_code, reason = "tests make cases of their own")]
    pub fn of(id: &str, index: &str, platform: [&str; 3], nested: &BTreeMap<String, String>) -> Self {
        let [os, architecture, variant] = platform.map(|part| Some(part.to_owned()));
        let nested = nested.iter().map(|(digest, text)| (digest.clone(), Nested { index: text.clone(), config_platforms: Vec::new() }));
        Self {
            id: id.to_owned(),
            index: index.to_owned(),
            platform: TablePlatform { os, architecture, variant, ..TablePlatform::default() },
            config_platforms: Vec::new(),
            nested: nested.collect(),
        }
    }

    /// The same, with nothing given that the entries point to.
    #[allow(dead_code, reason = "only the tests ask so")]
    pub fn without_contents(&self) -> Ready {
        Ready { contents: Known(HashMap::new()), ..self.ready() }
    }

    /// Reads the index and everything inside it.
    pub fn ready(&self) -> Ready {
        let index = Rc::new(Listing::read(&self.index));
        let mut known = HashMap::new();
        know(&mut known, &index, &self.config_platforms, &self.nested);
        for nested in self.nested.values() {
            know(&mut known, &Rc::new(Listing::read(&nested.index)), &nested.config_platforms, &self.nested);
        }
        let names = Names { remote: format!("registry/x:{}", self.id), local: format!("x/y:{}", self.id) };
        Ready { index, contents: Known(known), request: Spec::from(&self.platform), names }
    }
}

fn know(known: &mut HashMap<String, Child>, listing: &Rc<Listing>, configs: &[Option<TablePlatform>], nested: &HashMap<String, Nested>) {
    let list = listing.list(&OCI).unwrap_or_default();
    for (at, entry) in list.entries.iter().enumerate() {
        if matches!(known.get(&*entry.digest), Some(Child::Index(_))) {
            continue;
        }
        let child = match (nested.get(&*entry.digest), configs.get(at)) {
            (Some(nested), _) => Child::Index(Rc::new(Listing::read(&nested.index))),
            (None, Some(Some(platform))) => Child::Manifest(Rc::new(image(Spec::from(platform)))),
            (None, Some(None)) if platmap::media_type::is_schema1(&entry.media_type) => {
                let signed = SIGNED.iter().find(|(payload, _)| **payload == *entry.digest);
                Child::Schema1(Some(signed.map_or(NOT_CARRIED, |(_, bytes)| *bytes).to_owned()))
            }
            (None, Some(None)) => Child::Manifest(Rc::new(artifact())),
            (None, None) => Child::NotGiven,
        };
        known.insert(entry.digest.to_string(), child);
    }
}

/// The images behind the entries: a config and one layer.
fn image(platform: Spec) -> Manifest {
    Manifest {
        config_type: platmap::media_type::OCI_CONFIG.to_owned(),
        config: Some(Config { platform, diff_ids: vec![String::new()] }),
        layers: vec![Layer::default()],
    }
}

/// The artifacts behind the entries that have no image config: the empty config and one layer.
fn artifact() -> Manifest {
    Manifest {
        config_type: platmap::media_type::EMPTY.to_owned(),
        config: Some(Config::default()),
        layers: vec![Layer {
            media_type: "application/vnd.example.sbom+json".to_owned(),
            digest: "sha256:a1b1b81d3d1afdb8fe119b002318c12c20934713b9754a40f702adb18a2540b9".to_owned(),
            size: 29,
        }],
    }
}

impl Ready {
    /// What `column` answers; nothing where it does not answer such requests.
    pub fn ask(&self, column: &Column) -> Option<Answer> {
        column
            .applies
            .to(&self.request)
            .then(|| (column.pick)(&Question { index: &self.index, contents: &self.contents, request: &self.request, names: &self.names }))
    }

    /// An answer as the table writes it, and the words that the client prints.
    pub fn write(&self, column: &Column, answer: &Answer) -> (String, String) {
        match &answer.outcome {
            // The measured program knows an image by its config, which schema 1 does not have.
            Outcome::Picked(path) if column.id.ends_with("/inspect") && self.is_schema1(path) => {
                ("?".to_owned(), "config digest shared by several entries".to_owned())
            }
            Outcome::Picked(path) => {
                let places: Vec<String> = same_content(&self.index, &self.contents, path).iter().map(place).collect();
                (places.join("|"), String::new())
            }
            Outcome::NoMatch(message) => ("none".to_owned(), message.clone()),
            Outcome::Refused(message) => (format!("error: {message}"), message.clone()),
            Outcome::Depends(path, missing) => (format!("depends: {missing:?} of {}", place(path)), String::new()),
        }
    }

    /// Number of entries of the list at this place.
    #[allow(dead_code, reason = "only the tests count")]
    pub fn entries(&self, path: &Path) -> usize {
        let mut listing = self.index.clone();
        for at in path {
            let list = listing.list(&OCI).unwrap_or_default();
            let Some(Child::Index(inner)) = list.entries.get(*at).map(|entry| self.contents.child(&entry.digest)) else { return 0 };
            listing = inner;
        }
        listing.len()
    }

    fn is_schema1(&self, path: &[usize]) -> bool {
        let list = self.index.list(&OCI).unwrap_or_default();
        let entry = path.first().and_then(|at| list.entries.get(*at));
        entry.is_some_and(|entry| platmap::media_type::is_schema1(&entry.media_type))
    }
}

/// `1>0`
pub fn place(path: &Path) -> String {
    path.iter().map(usize::to_string).collect::<Vec<_>>().join(">")
}
