//! What tools put before a reference to say where the image is.
//!
//! Sources: containers/image v5.34, `docs/containers-transports.5.md`; Helm v3, "Use OCI-based registries".

/// Transports followed by a reference.
const BEFORE_REFERENCE: &[&str] = &["docker://", "oci://", "docker-daemon:", "containers-storage:"];
/// Transports followed by a path of the file system.
const BEFORE_PATH: &[&str] = &["dir:", "oci:", "oci-archive:", "docker-archive:", "ostree:", "sif:", "tarball:"];

/// The reference without its transport; nothing where the transport stands before a path instead.
pub fn without_transport(text: &str) -> Option<&str> {
    match BEFORE_REFERENCE.iter().find_map(|transport| text.strip_prefix(transport)) {
        Some(reference) => Some(reference),
        None if BEFORE_PATH.iter().any(|transport| text.starts_with(transport)) => None,
        None => Some(text),
    }
}

/// The reference as people type it: without spaces around it, without its transport, and without the scheme of an address.
pub fn typed(text: &str) -> &str {
    let text = text.trim();
    let text = without_transport(text).unwrap_or(text);
    ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{typed, without_transport};

    #[test]
    fn transports_are_taken_off() {
        for (text, expected) in [
            ("docker://registry.example.com/app:1", Some("registry.example.com/app:1")),
            ("oci://registry.example.com/charts/app", Some("registry.example.com/charts/app")),
            ("docker-daemon:app:1", Some("app:1")),
            ("oci:folder:v1", None),
            ("dir:/tmp/x", None),
            ("docker/app", Some("docker/app")),
            ("https://registry.example.com", Some("https://registry.example.com")),
        ] {
            assert_eq!(without_transport(text), expected, "{text}");
        }
    }

    #[test]
    fn schemes_are_taken_off() {
        for (text, expected) in [
            (" https://registry.example.com/app:1 ", "registry.example.com/app:1"),
            ("http://localhost:5000/app", "localhost:5000/app"),
            ("docker://registry.example.com/app", "registry.example.com/app"),
            ("app", "app"),
            ("ftp://registry.example.com/app", "ftp://registry.example.com/app"),
        ] {
            assert_eq!(typed(text), expected, "{text}");
        }
    }
}
