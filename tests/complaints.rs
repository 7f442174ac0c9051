//! Messages of clients: what their own code printed (`tests/clients/messages.tsv`), what people paste, and what only looks alike.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use platmap::complaint::{Client, Complaint, FAMILIES, Kind, principal, recognise};
use std::path::Path;

fn alone(text: &str) -> Complaint {
    let found = recognise(text);
    assert_eq!(found.len(), 1, "{text}\n{found:#?}");
    found.into_iter().next().unwrap()
}

/// Who a column of the table stands for.
fn client(column: &str) -> Client {
    match column.split(['@', '/']).next().unwrap_or_default() {
        "buildkit" => Client::BuildKit,
        "containerd" | "containerd-windows" => Client::Containerd,
        "containers-image" => Client::Skopeo,
        "podman" => Client::Podman,
        "docker" => Client::Docker,
        "go-containerregistry" => Client::Crane,
        "oras-go" => Client::Oras,
        "regclient" => Client::Regctl,
        other => panic!("{other}"),
    }
}

#[test]
fn every_measured_message_is_recognised() {
    let table = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/messages.tsv")).unwrap();
    let mut compared = 0;
    let mut wrong = Vec::new();
    for line in table.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let (column, answer, message) = (columns[0], columns[3], columns[4]);
        // Not a message: what the measuring could not tell.
        if answer == "?" {
            continue;
        }
        compared += 1;
        // A digest stands for `<digest>` as well as in a real message.
        for text in [message.to_owned(), message.replace("<digest>", &"a".repeat(64))] {
            let found = recognise(&text);
            let Some(complaint) = found.first().filter(|_| found.len() == 1) else {
                wrong.push(format!("{column}: {} complaints in {text}", found.len()));
                continue;
            };
            let expected = client(column);
            if complaint.client != expected && !complaint.others.contains(&expected) {
                wrong.push(format!("{column}: {:?} in {text}", complaint.client));
            }
            let none = matches!(complaint.kind, Kind::NoMatch | Kind::NotInStore);
            if none != (answer == "none") {
                wrong.push(format!("{column}: {:?} in {text}", complaint.kind));
            }
            // Whatever the message says of the platform is read.
            let says = message.contains("linux/")
                || message.contains("windows/")
                || message.contains("windows(")
                || message.contains("architecture");
            if none && says && complaint.platform.is_none() {
                wrong.push(format!("{column}: no platform in {text}"));
            }
        }
    }
    assert!(compared > 190 && wrong.is_empty(), "{compared} compared\n{}", wrong.join("\n"));
}

/// Text; client, kind, platform as people type it, image. An empty text stands for nothing.
type Row = (&'static str, Client, Kind, &'static str, &'static str);

#[rustfmt::skip]
const PASTED: &[Row] = &[
    // Docker, in every age.
    ("docker: Error response from daemon: no matching manifest for linux/arm64/v8 in the manifest list entries.\nSee 'docker run --help'.", Client::Docker, Kind::NoMatch, "linux/arm64/v8", ""),
    ("Using default tag: latest\nlatest: Pulling from library/mysql\nno matching manifest for linux/arm64/v8 in the manifest list entries", Client::Docker, Kind::NoMatch, "linux/arm64/v8", "mysql"),
    ("Error response from daemon: no matching manifest for windows(10.0.26200)/amd64/v3 in the manifest list entries: no match for platform in manifest: not found", Client::Docker, Kind::NoMatch, "windows/amd64/v3:10.0.26200", ""),
    ("no matching manifest for windows/amd64 10.0.18362 in the manifest list entries.", Client::Docker, Kind::NoMatch, "windows/amd64:10.0.18362", ""),
    ("no matching manifest for unknown in the manifest list entries", Client::Docker, Kind::NoMatch, "", ""),
    ("报错：no matching manifest for linux/arm64/v8 in the manifest list entries，怎么办？", Client::Docker, Kind::NoMatch, "linux/arm64/v8", ""),
    ("在 M1 上执行 docker pull 时提示“no matching manifest for linux/arm64/v8”", Client::Docker, Kind::NoMatch, "linux/arm64/v8", ""),
    ("{\"errorDetail\":{\"message\":\"no matching manifest for linux/arm64 in the manifest list entries\"}}", Client::Docker, Kind::NoMatch, "linux/arm64", ""),
    ("\u{1b}[31mERROR\u{1b}[0m: no matching manifest for linux/s390x in\r\n   the manifest list entries", Client::Docker, Kind::NoMatch, "linux/s390x", ""),
    ("ERROR: no supported platform found in manifest list", Client::Docker, Kind::NoMatch, "", ""),
    ("docker: image with reference alpine:latest was found but does not provide the specified platform (linux/arm64).", Client::Docker, Kind::NotInStore, "linux/arm64", "alpine:latest"),
    ("image with reference registry.example.com/app was found but does not match the specified platform: wanted linux/amd64, actual: linux/arm64/v8", Client::Docker, Kind::NotInStore, "linux/amd64", "registry.example.com/app"),
    ("image with reference app:1 was found but its platform (linux/arm64) does not match the specified platform (linux/amd64)", Client::Docker, Kind::NotInStore, "linux/amd64", "app:1"),
    ("WARNING: The requested image's platform (linux/amd64) does not match the detected host platform (linux/arm64/v8) and no specific platform was requested", Client::Docker, Kind::Mismatch, "linux/arm64/v8", ""),
    ("WARNING: The requested image’s platform (linux/amd64) does not match the detected host platform (linux/arm64/v8)", Client::Docker, Kind::Mismatch, "linux/arm64/v8", ""),
    ("docker.exe: image operating system \"linux\" cannot be used on this platform.", Client::Docker, Kind::WrongSystem, "", ""),
    ("image operating system \"windows\" cannot be used on this platform: operating system is not supported", Client::Docker, Kind::WrongSystem, "", ""),
    ("cannot download image with operating system \"linux\" when requesting \"windows\"", Client::Docker, Kind::WrongSystem, "", ""),
    ("a Windows version 10.0.20348-based image is incompatible with a 10.0.17763 host", Client::Docker, Kind::WindowsBuild, "windows/amd64:10.0.17763", ""),
    ("hcsshim::CreateComputeSystem 0a1b: The container operating system does not match the host operating system.", Client::Windows, Kind::WindowsBuild, "", ""),
    // containerd and what is built on it.
    ("Warning  Failed  3s  kubelet  Failed to pull image \"registry.example.com/app:1.0\": rpc error: code = NotFound desc = failed to pull and unpack image \"registry.example.com/app:1.0\": no match for platform in manifest: not found", Client::Containerd, Kind::NoMatch, "", "registry.example.com/app:1.0"),
    ("ERROR: failed to solve: eclipse-temurin:11-jre-alpine: no match for platform in manifest: not found", Client::BuildKit, Kind::NoMatch, "", "eclipse-temurin:11-jre-alpine"),
    ("failed to solve: rpc error: code = Unknown desc = failed to solve with frontend dockerfile.v0: failed to create LLB definition: no match for platform in manifest sha256:0123abcd: not found", Client::BuildKit, Kind::NoMatch, "", ""),
    ("ctr: content digest sha256:0123abcd: not found", Client::Containerd, Kind::ContentMissing, "", ""),
    ("Error response from daemon: not implemented: media type \"application/vnd.docker.distribution.manifest.v1+prettyjws\" is no longer supported since containerd v2.1, please rebuild the image", Client::Docker, Kind::Schema1Refused, "", ""),
    ("Docker Image Format v1 and Docker Image manifest version 2, schema 1 support has been removed. Suggest the author of docker.io/library/ubuntu:10.04 to upgrade", Client::Docker, Kind::Schema1Refused, "", ""),
    ("ERROR: docker exporter does not currently support exporting manifest lists", Client::BuildKit, Kind::IndexNotStored, "", ""),
    ("ERROR: Multi-platform build is not supported for the docker driver.", Client::BuildKit, Kind::IndexNotStored, "", ""),
    // podman, skopeo, CRI-O.
    ("Trying to pull docker.io/library/app:1...\nError: choosing an image from manifest list docker://app:1: no image found in image index for architecture \"arm64\", variant \"v8\", OS \"linux\"", Client::Podman, Kind::NoMatch, "linux/arm64/v8", "app:1"),
    ("FATA[0000] pulling image failed: rpc error: code = Unknown desc = Error choosing image instance: no image found in manifest list for architecture arm, variant v8, OS linux", Client::CriO, Kind::NoMatch, "linux/arm/v8", ""),
    ("msg=\\\"choosing image instance: no image found in manifest list for architecture amd64, variant \\\\\\\"\\\\\\\", OS linux\\\"", Client::Skopeo, Kind::NoMatch, "linux/amd64", ""),
    ("Error: copying system image from manifest list: Unexpectedly received a manifest list instead of a manifest for a single image", Client::Podman, Kind::IndexRefused, "", ""),
    ("Error: unable to copy from source docker://registry.example.com/app:latest: copying system image from manifest list: initializing image from source docker://registry.example.com/app:latest: unsupported docker v2s2 media type: \"application/vnd.docker.image.rootfs.diff.tar.zstd\"", Client::Podman, Kind::ZstdRefused, "", "registry.example.com/app:latest"),
    ("FATA[0001] Error parsing manifest for image: unsupported docker v2s2 media type: \"application/vnd.oci.image.layer.v1.tar+gzip\"", Client::Skopeo, Kind::TypeRefused, "", ""),
    ("FATA[0000] initializing source oci-archive:/tmp/run.oci:: more than one image in oci, choose an image", Client::Skopeo, Kind::SeveralImages, "", ""),
    ("WARNING: image platform (linux/amd64) does not match the expected platform (linux/arm64)", Client::Podman, Kind::Mismatch, "linux/arm64", ""),
    // Others.
    ("no child with platform linux/amd64 in index registry.example.com/app:v0.1", Client::Crane, Kind::NoMatch, "linux/amd64", "registry.example.com/app:v0.1"),
    ("FATAL:   While making image from oci registry: error fetching image to cache: while building SIF from layers: conveyor failed to get: no child with platform linux/amd64 in index example/app:v0.1", Client::Apptainer, Kind::NoMatch, "linux/amd64", "example/app:v0.1"),
    ("FATAL: could not open image arm.sif: the image's architecture (arm64) could not run on the host's (amd64)", Client::Apptainer, Kind::ExecFormat, "linux/amd64", ""),
    ("conveyor failed to get: unexpected media type for sha256:37f7b378: application/vnd.oci.image.index.v1+json", Client::Apptainer, Kind::IndexRefused, "", ""),
    ("platform not found: windows/amd64,osver=10.0.17763", Client::Regctl, Kind::NoMatch, "windows/amd64:10.0.17763", ""),
    ("Error: sha256:0123: not found: no matching manifest was found in the manifest list", Client::Oras, Kind::NoMatch, "", ""),
    ("registry.example.com/app:1-amd64 is a manifest list", Client::DockerManifest, Kind::IndexRefused, "", "registry.example.com/app:1-amd64"),
    ("standard_init_linux.go:228: exec user process caused: exec format error", Client::Kernel, Kind::ExecFormat, "", ""),
    ("exec /usr/local/bin/entrypoint.sh: exec format error", Client::Kernel, Kind::ExecFormat, "", ""),
    ("bash: ./app: cannot execute binary file: Exec format error", Client::Kernel, Kind::ExecFormat, "", ""),
    ("rosetta error: failed to open elf at /lib64/ld-linux-x86-64.so.2", Client::Emulator, Kind::ExecFormat, "", ""),
    ("Fatal glibc error: CPU does not support x86-64-v2", Client::Libc, Kind::ProcessorLevel, "", ""),
    // Services and registries.
    ("InvalidParameterValueException: The image manifest, config or layer media type for the source image\n123456789012.dkr.ecr.eu-central-1.example.com/app:1 is not supported.", Client::AwsLambda, Kind::IndexRefused, "", "123456789012.dkr.ecr.eu-central-1.example.com/app:1"),
    ("│ The image manifest or layer media type for the source image app:latest\n│ is not supported.", Client::AwsLambda, Kind::IndexRefused, "", "app:latest"),
    ("ERROR: (gcloud.run.deploy) Cloud Run does not support image 'app': Container manifest type 'application/vnd.oci.image.index.v1+json' must support amd64/linux.", Client::CloudRun, Kind::NoMatch, "linux/amd64", ""),
    ("CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'", Client::AmazonEcs, Kind::NoMatch, "linux/amd64", ""),
    ("CannotPullContainerError: failed to register layer: Error processing tar file(exit status 1): archive/tar: invalid tar header", Client::AmazonEcs, Kind::ZstdRefused, "", ""),
    ("MANIFEST_INVALID: manifest invalid; failed to parse manifest: manifest data does not match schema: 'application/vnd.docker.distribution.manifest.v2+json' is not one of ['application/vnd.oci.image.manifest.v1+json']", Client::Quay, Kind::PushRefused, "", ""),
    ("MANIFEST_INVALID: Image index child manifest not supported: application/vnd.docker.distribution.manifest.v2+json.", Client::GoogleRegistry, Kind::PushRefused, "", ""),
    ("ERROR: failed to push registry.gitlab.example.com/app: unknown: blob unknown to registry - sha256:63adb36080a3", Client::GitLab, Kind::PushRefused, "", ""),
    ("error from registry: unknown manifest class for application/vnd.oci.empty.v1+json", Client::AlibabaAcr, Kind::PushRefused, "", ""),
    ("18.04: Pulling from library/ubuntu\nmediaType in manifest should be 'application/vnd.docker.distribution.manifest.v2+json' not 'application/vnd.oci.image.manifest.v1+json'", Client::Docker, Kind::TypeRefused, "", "ubuntu"),
    ("no image found in manifest list for architecture s390x", Client::Podman, Kind::NoMatch, "linux/s390x", ""),
    ("ERROR: failed to solve: maven:3-alpine: failed to resolve source metadata for docker.io/library/maven:3-alpine: no match for platform in manifest: not found", Client::BuildKit, Kind::NoMatch, "", "docker.io/library/maven:3-alpine"),
    ("Error response from registry: manifest blob unknown: blob unknown to registry: sha256:9b962b6a", Client::Registry, Kind::PushRefused, "", ""),
    ("{\"errors\":[{\"code\":\"BLOB_UNKNOWN\",\"message\":\"blob unknown to registry\"}]}", Client::Registry, Kind::ContentMissing, "", ""),
    ("manifest for registry.example.com/app:2 not found: manifest unknown: manifest unknown", Client::Docker, Kind::ContentMissing, "", "registry.example.com/app:2"),
    ("error parsing HTTP 400 response body: manifest invalid", Client::Registry, Kind::ManifestInvalid, "", ""),
    ("MANIFEST_INVALID: manifest invalid; map[]", Client::Registry, Kind::ManifestInvalid, "", ""),
    ("{\"errors\":[{\"code\":\"MANIFEST_INVALID\",\"message\":\"manifest invalid\",\"detail\":{}}]}", Client::Registry, Kind::ManifestInvalid, "", ""),
    ("failed to push app:1: mediatype unsupported", Client::Registry, Kind::ManifestInvalid, "", ""),
    ("unexpected status from PUT request to https://registry.example.com/v2/app/manifests/1: 415 Unsupported Media Type", Client::Registry, Kind::ManifestInvalid, "", ""),
    ("Accept header does not support OCI indexes", Client::Registry, Kind::IndexRefused, "", ""),
    ("\"linux/arm64/v8.2\": invalid; failed: \"v8.2\" is an invalid component of \"linux/arm64/v8.2\": platform specifier component must match", Client::Docker, Kind::BadRequest, "", ""),
    ("\"m1\": unknown operating system or architecture: invalid argument", Client::Docker, Kind::BadRequest, "", ""),
];

#[test]
fn pasted_messages_are_read() {
    for (text, client, kind, platform, image) in PASTED {
        let complaint = alone(text);
        assert_eq!((complaint.client, complaint.kind), (*client, *kind), "{text}");
        let read = complaint.platform.map(|request| request.platform.full_name()).unwrap_or_default();
        assert_eq!(&read, platform, "{text}");
        assert_eq!(complaint.image.unwrap_or_default(), *image, "{text}");
        assert!(complaint.span.end as usize <= text.len() && !complaint.span.is_empty(), "{text}");
    }
}

#[test]
fn what_only_looks_alike_is_none() {
    for text in [
        "",
        "no matching manifest",
        "no matching manifest for your browser was found",
        "No matching manifests were produced by the build",
        "exec format errors are common",
        "exec format",
        "the image platform matches the expected platform",
        "This service must support linux/arm64",
        "this is a manifest list",
        "an index is a manifest list of platforms",
        "platform not found: please install it",
        "no child with platform shoes in index finger",
        "the architecture arm64, variant v8, OS linux is supported",
        "unsupported manifest types are listed below",
        "docker pull --platform linux/arm64 registry.example.com/app:1.0",
        "FROM --platform=linux/amd64 alpine:3.20",
        "linux/arm64/v8",
        r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}"#,
        "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\n\r\n{}",
        "CPU does not support AVX",
    ] {
        assert_eq!(recognise(text), [], "{text}");
    }
}

#[test]
fn spans_hold_the_message() {
    let text = "2026-01-02T03:04:05Z \u{1b}[31m错误：no matching manifest for linux/arm64/v8\n  in the manifest list entries\u{1b}[0m\n";
    let span = alone(text).span;
    assert_eq!(&text[span.start as usize..span.end as usize], "no matching manifest for linux/arm64/v8\n  in the manifest list entries");
}

#[test]
fn a_log_says_everything_once() {
    let line = "Failed to pull image \"a/b:1\": no match for platform in manifest: not found\n";
    assert_eq!(recognise(&line.repeat(500)).len(), 1);
    let log = "WARNING: The requested image's platform (linux/amd64) does not match the detected host platform (linux/arm64/v8) and no specific platform was requested\nexec /bin/sh: exec format error\n";
    let found = recognise(log);
    assert_eq!(found.iter().map(|complaint| complaint.kind).collect::<Vec<_>>(), [Kind::Mismatch, Kind::ExecFormat]);
    // The failure matters most, and the warning says for which platforms.
    let principal = principal(&found).unwrap();
    assert_eq!(principal.kind, Kind::ExecFormat);
    assert_eq!(principal.platform.unwrap().text, "linux/arm64/v8");
    assert_eq!(principal.actual.unwrap().text, "linux/amd64");
}

#[test]
fn every_message_is_found_as_it_stands() {
    // Each pattern, its holes filled, is recognised with its own kind and first client.
    for message in FAMILIES.iter().flat_map(|family| family.messages) {
        let filled = [
            ("{platform}", "linux/arm64/v8"),
            ("{platform!}", "linux/arm64/v8"),
            ("{actual}", "linux/amd64"),
            ("{actual-architecture}", "arm64"),
            ("{host-architecture}", "amd64"),
            ("{architecture}", "\"arm64\""),
            ("{architecture!}", "arm64"),
            ("{variant}", "\"v8\""),
            ("{os}", "\"linux\""),
            ("{system}", "\"linux\""),
            ("{build}", "10.0.26100"),
            ("{host-build}", "10.0.17763"),
            ("{image}", "registry.example.com/app:1"),
            ("{digest}", "sha256:0123"),
            ("{typed}", "linux/x/y/z"),
            ("{type}", "application/vnd.example+json"),
        ];
        let text = filled.iter().fold(message.pattern.to_owned(), |text, (hole, value)| text.replace(hole, value));
        let text = text.replace(['{', '}'], "");
        let complaint = alone(&text);
        assert_eq!(complaint.kind, message.kind, "{text}");
        assert!(message.clients.contains(&complaint.client), "{text}");
        for (hole, read) in [
            ("{platform}", complaint.platform.is_some()),
            ("{image}", complaint.image.is_some()),
            ("{type}", complaint.media_type.is_some()),
        ] {
            assert!(read || !message.pattern.contains(hole), "{hole} of {text}");
        }
        assert_eq!(message.pattern, message.pattern.to_lowercase());
    }
}

#[test]
fn hostile_texts_end_at_once() {
    let repeated = "no image found in image index for architecture ".repeat(30_000);
    assert_eq!(recognise(&repeated), []);
    for text in [
        "\u{1b}[".repeat(500_000),
        "\\".repeat(1_000_000),
        "{image} ".repeat(100_000),
        "\u{202e}".repeat(300_000),
        "exec format error ".repeat(60_000),
    ] {
        assert!(recognise(&text).len() <= 32);
    }
    let script = alone("image with reference <script>alert(1)</script> was found but does not provide any platform");
    assert_eq!(script.image, None);
}
