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
    archive::give(&mut library, name, text);
    advise(&library, &library.shelves()[0], Shell::Posix)
}

/// One letter for each loader, in the order of the register: accepts, by name (n), packed (t), unpacked (u), refuses (-), not
/// known (?).
fn letters(text: &str) -> String {
    let letter = |advice: &Advice| match advice.outcome.name() {
        "accepts" => 'a',
        "by-name" => 'n',
        "packed" => 't',
        "unpacked" => 'u',
        "not-known" => '?',
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

const LINKED: &str = r#"
## file manifest.json
[{"Config":"c.json","RepoTags":["registry.example.com/app:1.2"],"Layers":["A/layer.tar","B/layer.tar"]}]
## file c.json as config
{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["{diff:layer}","{diff:LAYER}"]}}
## layer A/layer.tar as layer
etc/hosts *20
"#;

#[test]
fn each_loader_follows_links_in_its_own_way() {
    let linked = |last: &str| LINKED.replace("LAYER", "layer") + last;
    let dotted =
        |text: String| text.replace("## file ", "## file ./").replace("## layer ", "## layer ./").replace("## link ", "## link ./");
    let two = linked("## layer B/layer.tar as l2\netc/hosts *20\n");
    let other = LINKED.replace("LAYER", "other") + "## layer - as other\nx\n";
    let layout = format!("{MARKER}{}{PARTS}", index(&["1.2"]));
    // The same file twice: as a layer of its own name, and by a link from its blob.
    let by_link = |kind: &str, to: &str| {
        let parts = PARTS.replace("## layer as layer gzip", "## layer data/layer as layer gzip");
        format!("{MARKER}{}{parts}## {kind} blobs/sha256/{{hex:layer}} -> {to}\n", index(&["1.2"]))
    };
    let below = |text: &str| {
        text.replace("## blob as manifest", "## file store/sha256/{hex:manifest} as manifest")
            .replace("## blob as config", "## file store/sha256/{hex:config} as config")
            .replace("## layer as layer", "## layer store/sha256/{hex:layer} as layer")
    };
    let first_hard = "## hardlink B/layer.tar -> A/layer.tar\n".to_owned() + &linked("");
    for (name, text, expected) in [
        ("a symbolic link", linked("## link B/layer.tar -> ../A/layer.tar\n"), "aaaa-aaaa-a-"),
        ("a symbolic link, dotted", dotted(linked("## link B/layer.tar -> ../A/layer.tar\n")), "-aaa-a--a-a-"),
        ("a hard link to a layer with the same diff ID", linked("## hardlink B/layer.tar -> A/layer.tar\n"), "-aaa-a----a-"),
        ("a hard link before its target", first_hard, "---a-a----a-"),
        ("a link in the same folder", other.clone() + "## layer B/m as m\nx\n## link B/layer.tar -> m\n", "aaaa-aaaa---"),
        ("links to links", other.clone() + "## layer C/l as m\nx\n## link D/l -> ../C/l\n## link B/layer.tar -> ../D/l\n", "-aa-----a-a-"),
        ("a link to nothing, needed by nobody", linked("## layer B/layer.tar as l2\netc/hosts *20\n## link x -> gone\n"), "-aaa-a--a-a-"),
        (
            "a link out of the archive, needed by nobody",
            linked("## layer B/layer.tar as l2\netc/hosts *20\n## link x -> ../../gone\n"),
            "---a-a--a-a-",
        ),
        ("paths with a dot", linked("## layer B/layer.tar as l2\netc/hosts *20\n").replace("\"c.json", "\"./c.json"), "-aaa-a--a-a-"),
        ("absolute paths", linked("## layer B/layer.tar as l2\netc/hosts *20\n").replace("\"A/", "\"/A/"), "-aa---------"),
        ("a folder with a link", format!("form: folder\n{}", linked("## link B/layer.tar -> ../A/layer.tar\n")), "ttt--ttt--t-"),
        ("a blob that is a symbolic link", by_link("link", "../../data/layer"), "a--aa-aau-au"),
        ("a blob that is a hard link", by_link("hardlink", "data/layer"), "a--aa-aau-au"),
        ("a blob that is a link to nothing", by_link("link", "../../gone"), "a--aa-aau--u"),
        ("blobs that is a link to a folder", below(&layout) + "## link blobs -> store\n", "a--aa-aau--u"),
        ("a marker that is a link", layout.replace("## file oci-layout", "## link oci-layout -> m\n## file m"), "---aa---u-au"),
        ("a config with holes in GNU's old form", two.replace("## file c.json", "## sparse c.json"), "---a-a--a-a-"),
        ("the manifest is absent", layout.replace("## blob as manifest", "## text as manifest"), "---------n--"),
    ] {
        assert_eq!(letters(&text), expected, "{name}");
    }
}

#[test]
fn what_was_not_read_is_not_known_to_be_refused() {
    let layout = format!("{MARKER}{}{PARTS}", index(&["1.2"]));
    let behind = |text: &str| format!("form: tar.gz\nlimit: 100000 5\n{text}## file junk as junk\n{}\n", " ".repeat(400_000));
    for text in [behind(MARKER), behind(&layout)] {
        assert_eq!(letters(&text), "????????????");
    }
}

#[test]
fn what_takes_several_steps_is_told_whole() {
    let command = |text: &str, loader: &str| advice(text).into_iter().find(|advice| advice.loader.id == loader).unwrap().command.unwrap();
    let layout = format!("{MARKER}{}{PARTS}", index(&["1.2"]));
    assert_eq!(command(&layout, "crane-push"), "mkdir image\ntar -xf image.tar -C image\ncrane push image registry.example.com/app:1.2");
    assert!(
        command(&layout, "buildx-context")
            .starts_with("mkdir image\ntar -xf image.tar -C image\ndocker buildx build --build-context base=oci-layout://./image")
    );
    let folder = format!("form: folder\n{}## link B/layer.tar -> ../A/layer.tar\n", LINKED.replace("LAYER", "layer"));
    assert_eq!(command(&folder, "docker-load-28"), "tar -C image.tar -chf - . | docker load");
    assert!(
        command(&folder, "skopeo-docker-archive")
            .starts_with("tar -C image.tar -chf image.tar.tar .\nskopeo copy docker-archive:image.tar.tar")
    );
}

#[test]
fn commands_are_quoted_and_reasons_are_in_both_languages() {
    let layout = format!("form: folder\n{MARKER}{}{PARTS}", index(&["$(id)", "b"]));
    for advice in advice(&layout) {
        let command = advice.command.unwrap_or_default();
        assert!(!command.contains("$(id)") || command.contains(":$(id)'") || command.contains(" '$(id)' "), "{command}");
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
    let steps = "mkdir app-1.0\ntar -xf ./app:1.0.tar -C app-1.0\ncrane push app-1.0 registry.example.com/app:1.2";
    assert_eq!(of("app:1.0.tar", "crane-push"), steps);
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

#[test]
fn a_wrong_diff_id_stops_who_unpacks_and_nobody_who_only_pushes() {
    let wrong = format!("{PARTS}{SAVE}").replace("{diff:layer}", "{sha256:layer}");
    let outcome = |id: &str| advice(&wrong).into_iter().find(|advice| advice.loader.id == id).unwrap().outcome.name();
    assert_eq!(["docker-load-containerd", "podman-load"].map(outcome), ["refuses"; 2]);
    assert_eq!(["crane-push", "regctl-import"].map(outcome), ["accepts"; 2]);
}
