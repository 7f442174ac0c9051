//! The order in which generators write the members of each kind of object.
//!
//! Sources: image-spec v1.1.1 and v1.0.2 `specs-go/v1`; distribution v2.8.3 `manifest`; moby `image/image.go` and
//! moby/docker-image-spec `specs-go/v1`; containers/image `manifest/docker_schema2.go`; go-containerregistry `pkg/v1`; Jib
//! `image/json`; rules_oci `image.sh` and `image_index.sh.tpl`; docker-library/meta-scripts `registry`.

use super::layout::KeyOrder;
use crate::json::{NodeId, Tree, Value};

/// What an object is in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// An index, a manifest list or a manifest.
    Manifest,
    /// An image config.
    Config,
    /// A descriptor of a manifest or config.
    Descriptor,
    /// A descriptor of a layer.
    Layer,
    Platform,
    /// The settings for running the container.
    Settings,
    Healthcheck,
    RootFs,
    History,
    /// Names of a person's choice: annotations, labels, ports, volumes.
    Map,
    Other,
}

impl Role {
    fn of_root(root: Value<'_>) -> Self {
        let (mut manifest, mut config, mut descriptor) = (false, false, false);
        for name in root.members().filter_map(|member| member.key()) {
            match name.as_ref() {
                "manifests" | "layers" | "fsLayers" | "schemaVersion" => manifest = true,
                "rootfs" => config = true,
                "digest" => descriptor = true,
                _ => {}
            }
        }
        match (manifest, config, descriptor) {
            (true, ..) => Role::Manifest,
            (_, true, _) => Role::Config,
            (.., true) => Role::Descriptor,
            _ => Role::Other,
        }
    }

    /// What the member `name` of this is, or the items of that member.
    fn of_member(self, name: &str) -> Self {
        match (self, name) {
            (Role::Manifest, "manifests" | "config" | "subject") => Role::Descriptor,
            (Role::Manifest, "layers" | "blobs") => Role::Layer,
            (Role::Config, "config" | "container_config") => Role::Settings,
            (Role::Config, "rootfs") => Role::RootFs,
            (Role::Config, "history") => Role::History,
            (Role::Descriptor | Role::Layer, "platform") => Role::Platform,
            (Role::Settings, "Healthcheck") => Role::Healthcheck,
            (Role::Manifest | Role::Descriptor | Role::Layer, "annotations") | (Role::Settings, "Labels" | "ExposedPorts" | "Volumes") => {
                Role::Map
            }
            _ => Role::Other,
        }
    }
}

/// How the members of an object are put.
enum Put {
    AsTheyStand,
    ByName,
    /// These first, whose names stand between spaces; others behind them, as they stand.
    First(&'static str),
}

fn put(order: KeyOrder, role: Role) -> Put {
    use KeyOrder::{BuildKit, Docker, DockerImage, Ggcr, Jib, Kept, MediaTypeFirst, OciEarly, OfficialImages, RulesOci, Sorted};
    Put::First(match (order, role) {
        (Kept, _) => return Put::AsTheyStand,
        (Sorted, _) => return Put::ByName,
        // Go writes maps sorted by name; jq and Jackson keep them.
        (Jib | RulesOci, Role::Map) => return Put::AsTheyStand,
        (_, Role::Map) => return Put::ByName,
        (_, Role::Other) => return Put::AsTheyStand,

        (MediaTypeFirst, Role::Manifest) => "mediaType schemaVersion artifactType config layers blobs manifests subject annotations",
        (Ggcr, Role::Manifest) => "schemaVersion mediaType config layers manifests annotations subject",
        (_, Role::Manifest) => {
            "schemaVersion mediaType artifactType name tag architecture fsLayers history signatures config layers manifests subject annotations"
        }

        (Docker | DockerImage, Role::Descriptor | Role::Layer) => "mediaType size digest urls annotations platform",
        (Ggcr, Role::Descriptor | Role::Layer) => "mediaType size digest data urls annotations platform artifactType",
        (OfficialImages, Role::Descriptor | Role::Layer) => "mediaType artifactType digest size platform annotations",
        (RulesOci, Role::Layer) => "size digest mediaType",
        (_, Role::Descriptor | Role::Layer) => "mediaType digest size urls annotations data platform artifactType",

        (OfficialImages | RulesOci, Role::Platform) => "os architecture variant os.version os.features",
        (_, Role::Platform) => "architecture os os.version os.features variant features",

        // Both pass the config through a Go map: only what is inside keeps its type's order.
        (Docker | BuildKit, Role::Config) => return Put::ByName,
        (DockerImage, Role::Config) => {
            "id comment created container container_config docker_version author config architecture variant os Size parent rootfs history \
             os.version os.features"
        }
        (Ggcr, Role::Config) => {
            "architecture author container created docker_version history os rootfs config container_config os.version variant os.features"
        }
        (Jib, Role::Config) => "created architecture os config history rootfs",
        (OfficialImages, Role::Config) => "config created history rootfs architecture os variant",
        (RulesOci, Role::Config) => "config rootfs architecture os variant",
        (OciEarly, Role::Config) => "created author architecture variant os os.version os.features config rootfs history",
        (_, Role::Config) => "created author architecture os os.version os.features variant config rootfs history",

        (Docker | DockerImage, Role::Settings) => {
            "Hostname Domainname User AttachStdin AttachStdout AttachStderr ExposedPorts Tty OpenStdin StdinOnce Env Cmd Healthcheck \
             ArgsEscaped Image Volumes WorkingDir Entrypoint NetworkDisabled MacAddress OnBuild Labels StopSignal StopTimeout Shell"
        }
        (Ggcr, Role::Settings) => {
            "AttachStderr AttachStdin AttachStdout Cmd Healthcheck Domainname Entrypoint Env Hostname Image Labels OnBuild OpenStdin \
             StdinOnce Tty User Volumes WorkingDir ExposedPorts ArgsEscaped NetworkDisabled MacAddress StopSignal Shell"
        }
        (Jib, Role::Settings) => "Env Entrypoint Cmd Healthcheck ExposedPorts Labels WorkingDir User Volumes",
        (RulesOci | OfficialImages, Role::Settings) => return Put::AsTheyStand,
        (_, Role::Settings) => {
            "User ExposedPorts Env Entrypoint Cmd Volumes WorkingDir Labels StopSignal ArgsEscaped Healthcheck OnBuild StopTimeout Shell"
        }

        (_, Role::Healthcheck) => "Test Interval Timeout StartPeriod StartInterval Retries",
        (_, Role::RootFs) => "type diff_ids",

        (Docker | DockerImage | Jib, Role::History) => "created author created_by comment empty_layer",
        (Ggcr, Role::History) => "author created created_by comment empty_layer",
        (_, Role::History) => "created created_by author comment empty_layer",
    })
}

/// Every value of the tree in the order in which a document with this order of members names them.
pub(super) fn sequence(tree: &Tree, order: KeyOrder) -> Vec<NodeId> {
    if order == KeyOrder::Kept {
        return tree.values().map(Value::id).collect();
    }
    let root = tree.root();
    let mut out = Vec::new();
    let mut waiting = vec![(root, Role::of_root(root))];
    let mut children = Vec::new();
    while let Some((value, role)) = waiting.pop() {
        out.push(value.id());
        children.clear();
        children.extend(value.children());
        if value.is_object() {
            match put(order, role) {
                Put::AsTheyStand => {}
                Put::ByName => children.sort_by_cached_key(|child| child.key().unwrap_or_default().into_owned()),
                Put::First(names) => {
                    children.sort_by_cached_key(|child| names.split(' ').position(|name| child.is_named(name)).unwrap_or(usize::MAX));
                }
            }
        }
        waiting.extend(children.iter().rev().map(|child| {
            let role = match child.key() {
                Some(name) => role.of_member(&name),
                // An item is what its array is.
                None => role,
            };
            (*child, role)
        }));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, order: KeyOrder) -> String {
        let tree = Tree::parse(text.into(), 0).tree.unwrap();
        let keys = sequence(&tree, order).into_iter().filter_map(|id| tree.value(id).key().map(|key| key.into_owned()));
        keys.collect::<Vec<_>>().join(" ")
    }

    const CONFIG: &str = r#"{"rootfs":{"diff_ids":[],"type":"layers"},"os":"linux","architecture":"arm","variant":"v7","config":{"Labels":{"b":"","a":""},"Env":[],"Cmd":[]},"history":[{"created_by":"x","author":"y","created":"z"}],"created":"t"}"#;

    #[test]
    fn a_config_as_each_generator_writes_it() {
        let cases = [
            (
                KeyOrder::Oci,
                "created architecture os variant config Env Cmd Labels a b rootfs type diff_ids history created created_by author",
            ),
            (
                KeyOrder::OciEarly,
                "created architecture variant os config Env Cmd Labels a b rootfs type diff_ids history created created_by author",
            ),
            (
                KeyOrder::BuildKit,
                "architecture config Env Cmd Labels a b created history created created_by author os rootfs type diff_ids variant",
            ),
            (
                KeyOrder::Docker,
                "architecture config Env Cmd Labels a b created history created author created_by os rootfs type diff_ids variant",
            ),
            (
                KeyOrder::Ggcr,
                "architecture created history author created created_by os rootfs type diff_ids config Cmd Env Labels a b variant",
            ),
            (
                KeyOrder::DockerImage,
                "created config Env Cmd Labels a b architecture variant os rootfs type diff_ids history created author created_by",
            ),
            (
                KeyOrder::Jib,
                "created architecture os config Env Cmd Labels b a history created author created_by rootfs type diff_ids variant",
            ),
        ];
        for (order, expected) in cases {
            assert_eq!(names(CONFIG, order), expected, "{order:?}");
        }
    }

    #[test]
    fn an_index_as_each_generator_writes_it() {
        let index = r#"{"manifests":[{"platform":{"variant":"v7","os":"linux","architecture":"arm"},"size":1,"digest":"d","mediaType":"m","annotations":{"b":"","a":""}}],"mediaType":"i","schemaVersion":2,"x":1}"#;
        let cases = [
            (KeyOrder::Oci, "schemaVersion mediaType manifests mediaType digest size annotations a b platform architecture os variant x"),
            (
                KeyOrder::MediaTypeFirst,
                "mediaType schemaVersion manifests mediaType digest size annotations a b platform architecture os variant x",
            ),
            (
                KeyOrder::Docker,
                "schemaVersion mediaType manifests mediaType size digest annotations a b platform architecture os variant x",
            ),
            (
                KeyOrder::OfficialImages,
                "schemaVersion mediaType manifests mediaType digest size platform os architecture variant annotations a b x",
            ),
            (
                KeyOrder::Sorted,
                "manifests annotations a b digest mediaType platform architecture os variant size mediaType schemaVersion x",
            ),
        ];
        for (order, expected) in cases {
            assert_eq!(names(index, order), expected, "{order:?}");
        }
    }

    #[test]
    fn repeated_names_stay_in_their_order() {
        let tree = Tree::parse(r#"{"b":1,"a":2,"b":3}"#.into(), 0).tree.unwrap();
        let texts: Vec<_> = sequence(&tree, KeyOrder::Sorted).into_iter().skip(1).map(|id| tree.value(id).raw()).collect();
        assert_eq!(texts, ["2", "1", "3"]);
    }
}
