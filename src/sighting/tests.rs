use super::*;

const A: &str = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const B: &str = "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

/// What is seen, one line each: line, claim, digits, name.
fn seen(text: &str) -> Vec<String> {
    let short = |sought: &Sought| match sought {
        Sought::Whole(digest) => format!("{}!", &digest.encoded()[..1]),
        Sought::Beginning(digits) => digits.to_string(),
    };
    sightings(text)
        .found
        .iter()
        .map(|found| {
            format!("{} {:?} {} {}", found.line, found.claim, short(&found.sought), found.name.as_deref().unwrap_or(""))
                .trim_end()
                .to_owned()
        })
        .collect()
}

#[test]
fn a_digest_or_a_reference_alone() {
    assert_eq!(seen(A), ["1 None a!"]);
    assert_eq!(seen(&format!("  {}\n", &A[7..])), ["1 None a!"]);
    assert_eq!(seen("aaaaaaaaaaaa"), ["1 None aaaaaaaaaaaa"]);
    assert_eq!(seen(&format!("registry.example.com:5000/team/app:1.2@{A}")), ["1 Pinned a! registry.example.com:5000/team/app:1.2"]);
    for text in [
        "",
        "hello",
        "alpine:3.20",
        "{}",
        "12345",
        "<html>",
        "HTTP/1.1 200 OK\n\n{}",
        &format!("{{\"digest\": \"{A}\"}}"),
        &format!("@{A}"),
    ] {
        assert_eq!(seen(text), [""; 0], "{text}");
    }
}

#[test]
fn lines_of_a_dockerfile() {
    let text = format!(
        "# syntax=docker/dockerfile:1\nARG TAG=1\nFROM --platform=$BUILDPLATFORM registry.example.com/app:1.2@{A} AS build\nRUN make\nfrom scratch\nCOPY --from=tools@{B} /a /b\n"
    );
    assert_eq!(seen(&text), ["3 Pinned a! registry.example.com/app:1.2", "6 Pinned b! tools"]);
    assert_eq!(sightings(&text).found[0].form, Form::Dockerfile);
    assert_eq!(seen(&format!("FROM app@{A}")), ["1 Pinned a! app"]);
}

#[test]
fn tables_of_images() {
    let docker = format!(
        "REPOSITORY   TAG       DIGEST                                                                    IMAGE ID       CREATED       SIZE\napp          1.2       {A}   cccccccccccc   2 weeks ago   8.83MB\n<none>       <none>    <none>                                                                    dddddddddddd   3 weeks ago   1MB\n"
    );
    assert_eq!(seen(&docker), ["2 Resolved a! app:1.2", "2 ImageId cccccccccccc app:1.2", "3 ImageId dddddddddddd"]);
    let collapsed = format!("REPOSITORY TAG DIGEST IMAGE ID CREATED SIZE\napp 1.2 {A} cccccccccccc 2 weeks ago 8.83MB");
    assert_eq!(seen(&collapsed), ["2 Resolved a! app:1.2", "2 ImageId cccccccccccc app:1.2"]);
    let plain = format!(
        "$ docker images --no-trunc\nREPOSITORY  TAG  IMAGE ID  CREATED  SIZE\napp  1.2  {B}  1 day ago  5MB\n$ docker version\nClient: 1\n"
    );
    assert_eq!(seen(&plain), ["3 ImageId b! app:1.2"]);
    let tree = "IMAGE           ID             DISK USAGE   CONTENT SIZE   USED\napp:1.2         aaaaaaaaaaaa       13.6MB         4.09MB    ✔\n├─ linux/amd64  bbbbbbbbbbbb       13.6MB         4.09MB\n└─ linux/arm64  cccccccccccc           0B             0B\n\nother:3         dddddddddddd  1MB 1MB\n";
    assert_eq!(
        seen(tree),
        [
            "2 ImageId aaaaaaaaaaaa app:1.2",
            "3 ImageId bbbbbbbbbbbb linux/amd64",
            "4 ImageId cccccccccccc linux/arm64",
            "6 ImageId dddddddddddd other:3"
        ]
    );
    let crictl = "IMAGE                       TAG   DIGEST          IMAGE ID        SIZE\nregistry.example.com/app    1.2   aaaaaaaaaaaaa   bbbbbbbbbbbbb   777kB\n";
    assert_eq!(
        seen(crictl),
        ["2 Resolved aaaaaaaaaaaaa registry.example.com/app:1.2", "2 ImageId bbbbbbbbbbbbb registry.example.com/app:1.2"]
    );
    let ctr = format!(
        "REF                          TYPE                                     DIGEST SIZE PLATFORMS LABELS\nregistry.example.com/app:1.2 application/vnd.oci.image.index.v1+json {A} 3.5 MiB linux/amd64,linux/arm64 -\n"
    );
    assert_eq!(seen(&ctr), ["2 Resolved a! registry.example.com/app:1.2"]);
}

#[test]
fn logs_of_pulls_and_pushes() {
    let pull = format!(
        "1.2: Pulling from team/app\naaaaaaaaaaaa: Pull complete \nbbbbbbbbbbbb: Already exists\nDigest: {A}\nStatus: Downloaded newer image for registry.example.com/team/app:1.2\nregistry.example.com/team/app:1.2\n"
    );
    assert_eq!(seen(&pull), ["2 Layer aaaaaaaaaaaa", "3 Layer bbbbbbbbbbbb", "4 Resolved a! team/app:1.2"]);
    let pinned = format!(
        "$ docker pull app@{A}\nregistry.example.com/app@{A}: Pulling from app\nDigest: {A}\nStatus: Image is up to date for app@{A}\n"
    );
    assert_eq!(seen(&pinned), ["1 Pinned a! app"]);
    let push = format!("The push refers to repository [registry.example.com/app]\naaaaaaaaaaaa: Pushed \n1.2: digest: {B} size: 528\n");
    assert_eq!(seen(&push), ["2 Layer aaaaaaaaaaaa", "3 Resolved b!"]);
    let podman = format!(
        "Trying to pull registry.example.com/app:1.2...\nCopying blob {A}\nCopying blob bbbbbbbbbb done   |\nCopying config cccccccccc done   |\nWriting manifest to image destination\n{}\n",
        "d".repeat(64)
    );
    assert_eq!(seen(&podman), ["2 Layer a!", "3 Layer bbbbbbbbbb", "4 ImageId cccccccccc", "6 ImageId d!"]);
    let ctr = format!("registry.example.com/app:1.2: resolved |++|\nindex-{A}:    done |++|\nlayer-{B}: done\n");
    assert_eq!(seen(&ctr), ["2 Resolved a!", "3 Layer b!"]);
}

#[test]
fn kubernetes_objects() {
    let text = format!(
        "spec:\n  containers:\n  - image: registry.example.com/app:1.2@{A}\n    name: a\nstatus:\n  containerStatuses:\n  - image: registry.example.com/app:1.2\n    imageID: docker-pullable://registry.example.com/app@{B}\n"
    );
    assert_eq!(seen(&text), ["3 Pinned a! registry.example.com/app:1.2", "8 Resolved b! registry.example.com/app"]);
    assert_eq!(seen(&format!("    Image:          app\n    Image ID:       {A}\n")), ["2 ImageId a!"]);
}

#[test]
fn any_text_is_searched_and_hostile_text_is_bounded() {
    assert_eq!(
        seen(&format!("#8 resolve registry.example.com/app:1@{A} done\n#9 exporting manifest {B}")),
        ["1 Pinned a! registry.example.com/app:1", "2 None b!"]
    );
    assert_eq!(seen(&format!("[+] Building 1.2s (3/3)\n => exporting manifest list {A}")), ["2 None a!"]);
    assert_eq!(seen(&format!("[ \"{A}\" ]")), [""; 0]);
    assert_eq!(seen(&format!("no digest: sha256:abc {A}0 sha256:{}", "g".repeat(64))), [""; 0]);
    let many: String = (0..2_000).map(|at| format!("x@sha256:{at:064}\n")).collect();
    let found = sightings(&many);
    assert_eq!((found.found.len(), found.more), (LIMIT, true));
    assert!(seen(&format!("a {}", "sha256:".repeat(100_000))).is_empty());
    assert!(seen(&format!("a {}@{A}", "x".repeat(900_000)))[0].starts_with("1 Pinned a! xxx"));
}

#[test]
fn the_name_is_pinned_as_it_is_written() {
    let other = Digest::parse(B).unwrap();
    let pinned = |text: &str| sightings(text).found[0].pinned_to(&other).map(|reference| reference.to_string());
    assert_eq!(pinned(&format!("FROM registry.example.com/app:1.2@{A}")), Some(format!("registry.example.com/app:1.2@{B}")));
    assert_eq!(pinned(&format!("1.2: Pulling from team/app\nDigest: {A}")), Some(format!("team/app@{B}")));
    assert_eq!(pinned(&format!("FROM Not/A/Name@{A}")), None);
    assert_eq!(pinned(A), None);
}
