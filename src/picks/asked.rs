//! What each client asks a registry for on a host.

use super::HostChoice;
use crate::clients::register::Default;
use crate::clients::request;
use crate::clients::{Client, Column, Host, Spec};
use crate::language::Language;

/// How a request comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The client detects it on the host.
    Detected,
    /// A person types it: `--platform`.
    Option,
    /// A person types it in parts: `--override-os`, `--override-arch`, `--override-variant`.
    Parts,
}

/// A request.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// How it comes about.
    pub how: How,
    /// As it is typed, or as it was detected.
    pub text: String,
    /// What the client makes of it, or what it prints.
    pub spec: Result<Spec, String>,
}

/// What short forms are completed with: the machine on which the clients' answers were measured.
fn machine() -> Spec {
    Spec::new("linux", "amd64", "")
}

/// What `client` asks for on `host`.
pub fn asked(client: &'static Client, column: &Column, host: &HostChoice) -> Asked {
    match host {
        HostChoice::Typed(text) => typed(client, column, text),
        HostChoice::Preset(host) => match host.request(default_of(client, column)).filter(|_| detects(client, column, host)) {
            Some(spec) => {
                // These clients know no version of a system.
                let versionless = default_of(client, column) == Default::HostArmVersion;
                let spec = if versionless { spec.with_version("") } else { spec };
                Asked { how: How::Detected, text: spec.full_text(), spec: Ok(spec) }
            }
            None => typed(client, column, &usual_text(host)),
        },
    }
}

/// What the version that `column` belongs to asks for by itself.
fn default_of(client: &Client, column: &Column) -> Default {
    client.version_of(column).map_or(client.default(), |version| version.default)
}

/// Whether the client finds out by itself what the host is. No engine detects a WebAssembly runtime.
fn detects(client: &Client, column: &Column, host: &Host) -> bool {
    !matches!(default_of(client, column), Default::WholeIndex | Default::LinuxAmd64) && matches!(host.os, "linux" | "windows")
}

/// The platform as people type it for a host: without the variant that an arm64 or amd64 processor has anyway.
fn usual_text(host: &Host) -> String {
    let variant = if host.architecture == "arm" { host.variant } else { "" };
    Spec::new(host.os, host.architecture, variant).text()
}

fn typed(client: &Client, column: &Column, text: &str) -> Asked {
    let (how, spec) = match client.version_of(column).and_then(|version| version.reader) {
        Some(reader) => (How::Option, reader.read(text, &machine())),
        None => (How::Parts, request::read(text).map_err(|mistake| mistake.sentence(Language::En))),
    };
    Asked { how, text: text.to_owned(), spec }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::CLIENTS;

    fn ask(client: &str, host: &str) -> Asked {
        let client = CLIENTS.iter().find(|known| known.id == client).unwrap();
        asked(client, client.today().unwrap(), &HostChoice::named(host).unwrap())
    }

    #[test]
    fn a_client_that_does_not_look_at_the_host_is_told_the_platform() {
        for (client, host, how, text) in [
            ("docker", "pc-v3", How::Detected, "linux/amd64/v3"),
            ("containerd", "pc-v3", How::Detected, "linux/amd64"),
            ("crane", "pi-zero", How::Option, "linux/arm/v6"),
            ("oras", "mac", How::Option, "linux/arm64"),
            ("crane", "windows-2022", How::Option, "windows/amd64"),
            ("docker", "wasi", How::Option, "wasi/wasm"),
            ("docker", "windows-2022", How::Detected, "windows(10.0.20348)/amd64"),
            ("podman", "windows-2022", How::Detected, "windows/amd64"),
        ] {
            let asked = ask(client, host);
            assert_eq!((asked.how, &*asked.text), (how, text), "{client} {host}");
        }
    }

    #[test]
    fn typed_text_is_read_as_each_client_reads_it() {
        let spec = |client: &str| ask(client, "Linux/x86_64").spec.map(|spec| spec.text());
        assert_eq!(spec("docker").as_deref(), Ok("linux/amd64"));
        assert_eq!(spec("crane").as_deref(), Ok("Linux/x86_64"));
        assert_eq!(ask("skopeo", "linux/arm64").how, How::Parts);
        assert!(ask("docker", "linux/amd64/v2/x").spec.is_err());
    }
}
