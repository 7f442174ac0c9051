//! The versions of the package, and what each does differently.

/// What is compared of `os.version` where the request is for Windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowsRule {
    /// Nothing: builds of old versions for other systems than Windows.
    Ignored,
    /// v0.2.1 on Windows: parts that are no number count as 0; from build 20348 on, older images down to 20348.
    Lenient,
    /// v1.0.0-rc.1: a version that cannot be read as a whole is none; from build 20348 on, older images down to 20348.
    Ltsc2022,
    /// v1.0.0-rc.2 and later: down to the newest of 20348 and 26100 that is older than the host.
    Ltsc2025,
}

/// What is compared of `os.features`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeatureRule {
    /// Nothing.
    Ignored,
    /// Those of the entry must be among those of the request; `win32k` does not count on Windows (v1.0.0-rc.4).
    Subset,
}

/// A version of the package.
#[derive(Debug)]
pub struct Package {
    /// Its version.
    pub version: &'static str,
    /// Packages of one generation normalise alike.
    pub generation: usize,
    /// `amd64/v1` is the same as `amd64`.
    pub drops_amd64_v1: bool,
    /// `x86_64` and `x86-64` lose their variant.
    pub alias_drops_variant: bool,
    /// `arm64` knows `v8.0` and `v9.0`, and the levels from v8 to v9.7 stand in for each other.
    pub knows_arm64_levels: bool,
    /// `Only` steps down: amd64 levels and 386, Arm versions.
    pub steps_down: bool,
    /// Rule for Windows.
    pub windows: WindowsRule,
    /// Rule for features.
    pub features: FeatureRule,
    /// Text forms with versions in brackets are read.
    pub reads_versions: bool,
    /// Text forms with features in brackets are read.
    pub reads_features: bool,
    /// A point may stand in architecture and variant.
    pub reads_points: bool,
}

/// Docker's copy in the classic store of 20.10 (containerd 1.4 of that time).
pub static DOCKER_20_10: Package = Package {
    version: "containerd 1.4 (docker-20.10)",
    generation: 0,
    drops_amd64_v1: false,
    alias_drops_variant: true,
    knows_arm64_levels: false,
    steps_down: false,
    windows: WindowsRule::Ignored,
    features: FeatureRule::Ignored,
    reads_versions: false,
    reads_features: false,
    reads_points: false,
};

/// containerd 1.6 and 1.7 on Linux.
pub static V0_2: Package = Package {
    version: "v0.2.1",
    generation: 1,
    drops_amd64_v1: true,
    alias_drops_variant: false,
    steps_down: true,
    reads_versions: true,
    ..BASE
};

/// containerd 1.7 on Windows.
pub static V0_2_WINDOWS: Package = Package { windows: WindowsRule::Lenient, ..COPY_V0_2 };

/// containerd 2.0.
pub static V1_0_RC1: Package = Package {
    version: "v1.0.0-rc.1",
    generation: 2,
    knows_arm64_levels: true,
    windows: WindowsRule::Ltsc2022,
    reads_points: true,
    ..COPY_V0_2
};

/// containerd 2.1 and 2.2.
pub static V1_0_RC2: Package = Package { version: "v1.0.0-rc.2", windows: WindowsRule::Ltsc2025, ..COPY_RC1 };

/// containerd 2.3, Docker 29.6, BuildKit 0.32.
pub static V1_0_RC4: Package = Package {
    version: "v1.0.0-rc.4",
    generation: 3,
    windows: WindowsRule::Ltsc2025,
    features: FeatureRule::Subset,
    reads_features: true,
    ..COPY_RC1
};

// A static cannot be built from another one, a constant can.
const BASE: Package = Package {
    version: "",
    generation: 0,
    drops_amd64_v1: false,
    alias_drops_variant: false,
    knows_arm64_levels: false,
    steps_down: false,
    windows: WindowsRule::Ignored,
    features: FeatureRule::Ignored,
    reads_versions: false,
    reads_features: false,
    reads_points: false,
};
const COPY_V0_2: Package =
    Package { version: "v0.2.1", generation: 1, drops_amd64_v1: true, steps_down: true, reads_versions: true, ..BASE };
const COPY_RC1: Package = Package {
    version: "v1.0.0-rc.1",
    generation: 2,
    knows_arm64_levels: true,
    windows: WindowsRule::Ltsc2022,
    reads_points: true,
    ..COPY_V0_2
};
