//! Which loaders accept which archive.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

#[path = "rules/archive.rs"]
#[allow(dead_code, reason = "other tests give archives without a name of their own")]
mod archive;

use platmap::commands::Shell;
use platmap::language::Language;
use platmap::library::Library;
use platmap::loaders::{Advice, LOADERS, advise};

const PARTS: &str = r#"
## layer as layer gzip
etc/hosts *20
## blob as config
{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["{diff:layer}"]}}
## blob as manifest
{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{sha256:config}","size":{size:config}},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"{sha256:layer}","size":{size:layer}}]}
"#;
const MARKER: &str = r#"
## file oci-layout
{"imageLayoutVersion":"1.0.0"}
"#;
const SAVE: &str = r#"
## file manifest.json
[{"Config":"blobs/sha256/{hex:config}","RepoTags":["registry.example.com/app:1.2"],"Layers":["blobs/sha256/{hex:layer}"]}]
"#;

/// `index.json` with an entry of each name; of none where it is empty.
fn index(names: &[&str]) -> String {
    let entry = |name: &&str| {
        let annotations =
            if name.is_empty() { String::new() } else { format!(r#","annotations":{{"org.opencontainers.image.ref.name":"{name}"}}"#) };
        format!(
            r#"{{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{{sha256:manifest}}","size":{{size:manifest}}{annotations}}}"#
        )
    };
    let entries: Vec<String> = names.iter().map(entry).collect();
    format!(
        "\n## file index.json\n{{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[{}]}}\n",
        entries.join(",")
    )
}

fn advice(text: &str) -> Vec<Advice> {
    advice_on("image.tar", text)
}

fn advice_on(name: &str, text: &str) -> Vec<Advice> {
    let mut library = Library::default();
    archive::give_as(&mut library, name, text);
    advise(&library, &library.shelves()[0], Shell::Posix)
}

/// One letter for each loader, in the order of the register: accepts, by name (n), packed (t), unpacked (u), refuses (-).
fn letters(text: &str) -> String {
    let letter = |advice: &Advice| match advice.outcome.name() {
        "accepts" => 'a',
        "by-name" => 'n',
        "packed" => 't',
        "unpacked" => 'u',
        _ => '-',
    };
    advice(text).iter().map(letter).collect()
}

#[test]
fn each_shape_has_its_loaders() {
    assert_eq!(
        LOADERS.iter().map(|loader| loader.id).collect::<Vec<_>>().join(" "),
        "docker-load-containerd docker-load-29 docker-load-28 podman-load skopeo-oci skopeo-docker-archive ctr-import nerdctl-load crane-push oras-cp regctl-import buildx-context"
    );
    let layout = format!("{MARKER}{}{PARTS}", index(&["1.2"]));
    let several = format!("{MARKER}{}{PARTS}", index(&["1.2", "1.3"]));
    let unnamed = format!("{MARKER}{}{PARTS}", index(&["", ""]));
    let save = format!("{PARTS}{SAVE}");
    let hybrid = format!("{layout}{SAVE}");
    let many = format!("{several}{SAVE}");
    for (name, text, expected) in [
        ("layout", layout.clone(), "a--aa-aaunau"),
        ("layout, packed", format!("form: tar.gz\n{layout}"), "a--aa-aautau"),
        ("layout, a folder", format!("form: folder\n{layout}"), "t--aa-ttanta"),
        ("layout, several", several, "a---n-aaunnu"),
        ("layout, several without names", unnamed, "a-----aaun-u"),
        ("layout without its marker", format!("{}{PARTS}", index(&["1.2"])), "---aa---u--u"),
        ("docker save", save.clone(), "aaaa-aaaa-a-"),
        ("docker save, packed", format!("form: tar.gz\n{save}"), "aaaa-aaat-a-"),
        ("both", hybrid.clone(), "aaaaaaaaanau"),
        ("both, several in the layout", many, "aaaanaaaannu"),
        ("a layer is missing", save.replace("Layers\":[\"", "Layers\":[\"x/"), "------------"),
        ("the oldest form", "## file repositories\n{}\n## layer 9/layer.tar as l\na\n".to_owned().to_owned(), "--a---------"),
        ("damaged", format!("{layout}## file blobs/sha256/{}\nx\n", "a".repeat(64)), "------------"),
    ] {
        assert_eq!(letters(&text), expected, "{name}");
    }
    assert!(advice("## file a.txt\nx\n").is_empty());
}

#[test]
fn commands_are_quoted_and_reasons_are_in_both_languages() {
    let layout = format!("form: folder\n{MARKER}{}{PARTS}", index(&["$(id)", "b"]));
    for advice in advice(&layout) {
        let command = advice.command.unwrap_or_default();
        assert!(!command.contains("$(id)") || command.contains("'oci:image.tar:$(id)'") || command.contains(":$(id)'"), "{command}");
        for language in Language::ALL {
            let reason = advice.reason.in_language(language);
            assert!(!reason.is_empty() && !reason.contains("{0}"), "{reason}");
        }
    }
    let packed = advice(&layout).remove(0);
    assert_eq!(packed.command.as_deref(), Some("tar -C image.tar -cf - . | docker load"));
}

/// The command of each loader that takes the archive, and why, by the loader's id.
fn told(name: &str, text: &str, id: &str) -> (String, String) {
    let advice = advice_on(name, text).into_iter().find(|advice| advice.loader.id == id).unwrap();
    (advice.command.unwrap_or_default(), advice.reason.in_language(Language::En))
}

#[test]
fn names_that_programs_read_otherwise_are_written_so_that_they_do_not() {
    let layout = format!("{MARKER}{}{PARTS}", index(&["1.2"]));
    let of = |name: &str, id: &str| told(name, &layout, id).0;
    assert_eq!(of("-rf.tar", "docker-load-containerd"), "docker load -i ./-rf.tar");
    assert_eq!(of("app:1.0.tar", "docker-load-containerd"), "docker load -i ./app:1.0.tar");
    // GNU tar takes what stands before a colon for a host, unless a slash comes first.
    assert_eq!(of("app:1.0.tar", "crane-push"), "tar -xf ./app:1.0.tar");
    for id in ["skopeo-oci", "podman-load", "skopeo-docker-archive", "buildx-context"] {
        let text = match id {
            "skopeo-docker-archive" => format!("{PARTS}{SAVE}"),
            "buildx-context" => format!("form: folder\n{layout}"),
            _ => layout.clone(),
        };
        let (command, reason) = told("app:1.0.tar", &text, id);
        assert!(command.contains("app-1.0.tar") && !command.contains("app:1.0"), "{command}");
        assert!(reason.contains("Rename it to `app-1.0.tar` first"), "{id}: {reason}");
    }
    // The images of `docker save` are read without such a notation.
    assert_eq!(told("app:1.0.tar", &format!("{PARTS}{SAVE}"), "podman-load").0, "podman load -i ./app:1.0.tar");
    assert_eq!(told("app:1.0.tar", &format!("{layout}{SAVE}"), "podman-load").0, "podman load -i ./app:1.0.tar");
}

#[test]
fn an_image_is_pushed_under_its_own_name_where_that_says_a_registry() {
    let named = |name: &str| {
        let layout = format!("{MARKER}{}{PARTS}", index(&["1.2"]));
        layout.replace("\"annotations\":{", &format!("\"annotations\":{{\"io.containerd.image.name\":\"{name}\","))
    };
    let of = |name: &str| told("image.tar", &named(name), "skopeo-oci").0;
    assert_eq!(
        of("registry.example.org/acme/web:1.0.0"),
        "skopeo copy --all oci-archive:image.tar docker://registry.example.org/acme/web:1.0.0"
    );
    assert_eq!(of("docker.io/library/web:3"), "skopeo copy --all oci-archive:image.tar docker://registry.example.com/web:3");
    assert_eq!(told("image.tar", &format!("{PARTS}{SAVE}"), "crane-push").0, "crane push image.tar registry.example.com/app:1.2");
}
