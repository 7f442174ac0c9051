//! Who prints messages.

use crate::language::Text;
use crate::text;

/// A program or service that prints messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Client {
    /// Docker Engine.
    Docker,
    /// `docker manifest`.
    DockerManifest,
    /// `docker buildx` and BuildKit.
    BuildKit,
    /// containerd, `ctr`, nerdctl, and Kubernetes with them.
    Containerd,
    /// podman and Buildah.
    Podman,
    /// skopeo.
    Skopeo,
    /// CRI-O, and Kubernetes or OpenShift with it.
    CriO,
    /// crane, ko, Kaniko.
    Crane,
    /// Trivy.
    Trivy,
    /// regctl.
    Regctl,
    /// oras.
    Oras,
    /// manifest-tool.
    ManifestTool,
    /// Apptainer or Singularity.
    Apptainer,
    /// Apple's `container`.
    AppleContainer,
    /// Syft or Grype.
    Syft,
    /// AWS Lambda.
    AwsLambda,
    /// Amazon ECS and Fargate.
    AmazonEcs,
    /// Google Cloud Run.
    CloudRun,
    /// Quay.
    Quay,
    /// Google's registries.
    GoogleRegistry,
    /// GitLab's registry.
    GitLab,
    /// Alibaba Cloud's registry.
    AlibabaAcr,
    /// Any registry.
    Registry,
    /// The kernel of the machine, through a shell or a runtime.
    Kernel,
    /// An emulator: Rosetta, QEMU.
    Emulator,
    /// The C library inside the image.
    Libc,
    /// Windows itself.
    Windows,
}

impl Client {
    /// Its name.
    pub fn name(self) -> &'static Text {
        match self {
            Client::Docker => &text!("Docker Engine", "Docker Engine"),
            Client::DockerManifest => &text!("`docker manifest`", "`docker manifest`"),
            Client::BuildKit => &text!("BuildKit", "BuildKit"),
            Client::Containerd => &text!("containerd", "containerd"),
            Client::Podman => &text!("podman", "podman"),
            Client::Skopeo => &text!("skopeo", "skopeo"),
            Client::CriO => &text!("CRI-O", "CRI-O"),
            Client::Crane => &text!("crane", "crane"),
            Client::Trivy => &text!("Trivy", "Trivy"),
            Client::Regctl => &text!("regctl", "regctl"),
            Client::Oras => &text!("oras", "oras"),
            Client::ManifestTool => &text!("manifest-tool", "manifest-tool"),
            Client::Apptainer => &text!("Apptainer", "Apptainer"),
            Client::AppleContainer => &text!("Apple container", "Apple container"),
            Client::Syft => &text!("Syft", "Syft"),
            Client::AwsLambda => &text!("AWS Lambda", "AWS Lambda"),
            Client::AmazonEcs => &text!("Amazon ECS", "Amazon ECS"),
            Client::CloudRun => &text!("Cloud Run", "Cloud Run"),
            Client::Quay => &text!("Quay", "Quay"),
            Client::GoogleRegistry => &text!("gcr.io", "gcr.io"),
            Client::GitLab => &text!("GitLab", "GitLab"),
            Client::AlibabaAcr => &text!("Alibaba Cloud ACR", "阿里云 ACR"),
            Client::Registry => &text!("The registry", "注册表"),
            Client::Kernel => &text!("The machine's kernel", "机器的内核"),
            Client::Emulator => &text!("The emulator", "模拟器"),
            Client::Libc => &text!("The image's C library", "镜像中的 C 库"),
            Client::Windows => &text!("Windows", "Windows"),
        }
    }

    /// Its name where it does not begin a sentence.
    pub fn name_inside(self) -> &'static Text {
        match self {
            Client::Registry => &text!("the registry", "注册表"),
            Client::Kernel => &text!("the machine's kernel", "机器的内核"),
            Client::Emulator => &text!("the emulator", "模拟器"),
            Client::Libc => &text!("the image's C library", "镜像中的 C 库"),
            _ => self.name(),
        }
    }

    /// The simulated clients that choose as this one does, the likeliest first, by their names in addresses.
    pub fn simulated(self) -> &'static [&'static str] {
        match self {
            // A kernel runs what a client took.
            Client::Docker | Client::Kernel => &["docker", "docker-classic"],
            Client::BuildKit => &["buildkit"],
            Client::Containerd => &["containerd"],
            Client::Podman => &["podman"],
            Client::Skopeo | Client::CriO => &["skopeo"],
            Client::Crane | Client::Trivy | Client::Apptainer => &["crane"],
            Client::Regctl => &["regctl"],
            Client::Oras => &["oras"],
            _ => &[],
        }
    }

    /// The target that refuses, by its name, where there is one.
    pub fn target(self) -> Option<&'static str> {
        Some(match self {
            Client::Docker => "docker-engine",
            Client::DockerManifest => "docker-manifest",
            Client::Containerd => "containerd",
            Client::Podman | Client::Skopeo | Client::CriO => "podman",
            Client::Crane | Client::Trivy => "crane",
            Client::Regctl => "regctl",
            Client::Oras => "oras",
            Client::ManifestTool => "manifest-tool",
            Client::Apptainer => "apptainer",
            Client::AppleContainer => "apple-container",
            Client::Syft => "syft",
            Client::AwsLambda => "aws-lambda",
            Client::CloudRun => "cloud-run",
            Client::Quay => "quay",
            Client::GoogleRegistry => "gcr",
            Client::GitLab => "gitlab",
            Client::AlibabaAcr => "alibaba-acr",
            _ => return None,
        })
    }

    /// The one platform that it runs, where it runs only one.
    pub(super) fn only_platform(self) -> Option<&'static str> {
        (self == Client::CloudRun).then_some("linux/amd64")
    }

    /// The command that gets the image for `platform` with this client, where people type one.
    pub(super) fn fetch(self, platform: &str, image: &str) -> Option<String> {
        Some(match self {
            Client::Docker | Client::Kernel | Client::Emulator => format!("docker pull --platform {platform} {image}"),
            Client::BuildKit => format!("docker buildx build --platform {platform} ."),
            Client::Containerd => format!("nerdctl pull --platform {platform} {image}"),
            Client::Podman => format!("podman pull --platform {platform} {image}"),
            Client::Skopeo => return skopeo(platform, image),
            Client::Crane => format!("crane digest --platform {platform} {image}"),
            Client::Trivy => format!("trivy image --platform {platform} {image}"),
            Client::Regctl => format!("regctl manifest get --platform {platform} {image}"),
            Client::Oras => format!("oras manifest fetch --platform {platform} {image}"),
            _ => return None,
        })
    }

    /// Whether the message comes from a cluster's node, where people choose nodes and not platforms.
    pub(super) fn is_node(self) -> bool {
        matches!(self, Client::Containerd | Client::CriO)
    }
}

fn skopeo(platform: &str, image: &str) -> Option<String> {
    let mut parts = platform.split('/');
    let (os, architecture) = (parts.next()?, parts.next()?);
    let variant = parts.next().map(|variant| format!(" --override-variant {variant}")).unwrap_or_default();
    Some(format!("skopeo --override-os {os} --override-arch {architecture}{variant} inspect docker://{image}"))
}
