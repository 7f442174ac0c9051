use super::*;

const CHILD: &str = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json"}"#;

fn index_of(child: &str) -> String {
    let digest = Digest::of(Algorithm::Sha256, child.as_bytes());
    format!(
        r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{digest}","size":{},"platform":{{"os":"linux","architecture":"amd64"}}}}]}}"#,
        child.len()
    )
}

fn paste(text: &str) -> Action {
    Action::Give(vec![Given::new("", Route::Paste, text.as_bytes())])
}

fn drop_file(name: &str, text: &str) -> Action {
    Action::Give(vec![Given::new(name, Route::File, text.as_bytes())])
}

#[test]
fn a_second_paste_never_destroys_the_first() {
    let one = Workbench::default().after(paste(&index_of("a")));
    let two = one.after(paste(&index_of("b")));
    assert_eq!(two.library.documents().len(), 2);
    assert_eq!(*two.document().unwrap().text, *index_of("b"));
    let same = two.after(paste(&index_of("a")));
    assert_eq!(same.library.documents().len(), 2, "equal bytes are one document");
    assert_eq!(*same.document().unwrap().text, *index_of("a"));
}

#[test]
fn removal_can_be_undone() {
    let state = Workbench::default().after(paste(&index_of("a"))).after(paste(&index_of("b")));
    let names = |state: &Workbench| state.library.documents().iter().map(|d| d.sha256().clone()).collect::<Vec<_>>();
    let before = names(&state);
    let cleared = state.after(Action::Clear);
    assert!(cleared.document().is_none() && cleared.library.documents().is_empty());
    let back = cleared.after(Action::Undo);
    assert_eq!(names(&back), before);
    assert!(back.document().is_some());
    let first = state.library.documents()[0].id;
    assert_eq!(names(&state.after(Action::Remove(first)).after(Action::Undo)), before);
}

#[test]
fn a_child_verifies_its_entry_and_the_index_stays_open() {
    let state = Workbench::default().after(paste(&index_of(CHILD)));
    let open = state.open;
    assert_eq!(state.analysis().unwrap().entries[..], [crate::library::Verification::NotGiven]);
    let state = state.after(drop_file("child.json", CHILD));
    assert_eq!(state.open, open);
    assert!(matches!(state.analysis().unwrap().entries[..], [crate::library::Verification::Verified(_)]));
}

#[test]
fn a_file_named_for_a_digest_is_held_to_it() {
    let digest = Digest::of(Algorithm::Sha256, CHILD.as_bytes());
    let state = Workbench::default().after(paste(&index_of(CHILD)));
    let state = state.after(drop_file(&format!("blobs/sha256/{}", digest.encoded()), &format!("{CHILD}\n")));
    let entries = &state.analysis().unwrap().entries;
    assert!(matches!(&entries[0], crate::library::Verification::Differs(_, differences) if differences.len() == 2), "{entries:?}");
}

#[test]
fn a_file_named_for_a_tag_is_not_held_to_the_digest_in_it() {
    let digest = Digest::of(Algorithm::Sha256, CHILD.as_bytes());
    let list = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"artifactType":"a/b"}]}"#;
    for (name, text) in [(format!("sha256-{}.sig.json", digest.encoded()), "{}"), (format!("sha256-{}.json", digest.encoded()), list)] {
        let state = Workbench::default().after(paste(&index_of(CHILD))).after(drop_file(&name, text));
        assert!(state.library.documents().iter().all(|document| document.expected.is_empty()), "{name}");
        let index = state.library.documents()[0].id;
        assert_eq!(state.analyses[&index].entries[..], [crate::library::Verification::NotGiven], "{name}");
    }
}

#[test]
fn a_lone_digest_is_what_the_open_document_should_have() {
    let text = index_of("a");
    let digest = Digest::of(Algorithm::Sha256, text.as_bytes());
    let state = Workbench::default().after(paste(&text));
    for given in [digest.to_string(), digest.encoded().to_owned(), format!(" {digest}\n"), format!("registry.example.com/app@{digest}")] {
        let state = state.after(paste(&given));
        assert_eq!(state.library.documents().len(), 1);
        assert_eq!(state.document().unwrap().expected[0].digest, digest);
    }
    let state = state.after(Action::Expect("sha256:12".into()));
    assert!(matches!(state.notice, Some(Notice::NotADigest(..))));
}

#[test]
fn editing_keeps_what_was_given() {
    let state = Workbench::default().after(paste("{}"));
    let edited = state.after(Action::Edit("{ }".into())).after(Action::Edit("{  }".into()));
    let texts: Vec<_> = edited.library.documents().iter().map(|d| d.text.to_string()).collect();
    assert_eq!(texts, ["{}", "{  }"]);
}

#[test]
fn links_lead_back_to_what_was_shown() {
    let state = Workbench::default().after(paste(&index_of("a"))).after(Action::SelectEntry(Some(0))).after(Action::Show(Panel::Source));
    let fragment = state.fragment();
    assert!(fragment.starts_with("#/source?doc=") && fragment.ends_with("&sel=/manifests/0"), "{fragment}");
    let elsewhere = state.after(Action::SelectEntry(None)).after(Action::Show(Panel::Rules(Some("in-empty".into()))));
    assert_eq!(elsewhere.fragment(), "#/rules/in-empty");
    let back = elsewhere.after(Action::Navigate(fragment));
    assert_eq!((back.panel, back.selection.entry), (Panel::Source, Some(0)));
}

#[test]
fn a_response_gives_its_body_and_the_digest_that_it_states() {
    let body = index_of("a");
    let digest = Digest::of(Algorithm::Sha256, body.as_bytes());
    let state = Workbench::default().after(paste(&format!("HTTP/1.1 200 OK\r\nDocker-Content-Digest: {digest}\r\n\r\n{body}")));
    assert_eq!(*state.document().unwrap().text, *body);
    assert_eq!(state.document().unwrap().expected[0].digest, digest);
    assert_eq!(state.library.documents().len(), 2, "what was pasted stays");
}

#[test]
fn a_reply_to_a_request_for_referrers_is_judged_as_one() {
    let body = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:00","size":7}]}"#;
    let digest = Digest::of(Algorithm::Sha256, b"a");
    let codes = |text: &str| {
        let state = Workbench::default().after(paste(text));
        state.analysis().unwrap().findings.iter().map(|finding| finding.rule.code).collect::<Vec<_>>()
    };
    let sent = |path: &str| format!("> GET {path} HTTP/1.1\r\n>\r\n< HTTP/1.1 200 OK\r\n< Content-Type: a/b\r\n<\r\n{body}");
    let referrers = codes(&sent(&format!("/v2/app/referrers/{digest}")));
    assert!(referrers.contains(&"ref-artifacttype-missing") && referrers.contains(&"ref-not-index"), "{referrers:?}");
    let index = codes(&sent("/v2/app/manifests/v1"));
    assert!(!index.iter().any(|code| code.starts_with("ref-")), "{index:?}");
}

#[test]
fn a_verbose_inspection_verifies_the_children_of_an_index() {
    let raw = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, CHILD);
    let digest = Digest::of(Algorithm::Sha256, CHILD.as_bytes());
    let verbose = format!(r#"[{{"Ref":"app@{digest}","Descriptor":{{"digest":"{digest}"}},"Raw":"{raw}"}}]"#);
    let state = Workbench::default().after(paste(&index_of(CHILD))).after(paste(&verbose));
    let index = state.library.documents()[0].id;
    assert!(matches!(state.analyses[&index].entries[0], crate::library::Verification::Verified(_)));
    assert_eq!(state.open, Some(index), "the index stays open");
}

#[test]
fn the_clients_are_asked_for_a_host_and_links_lead_back_to_it() {
    let state = Workbench::default().after(paste(&index_of("a")));
    let host = |text: &str| Action::Ask(crate::picks::HostChoice::named(text));
    let mac = state.after(host("mac")).after(Action::Show(Panel::Clients)).after(Action::Follow("podman"));
    assert!(mac.fragment().starts_with("#/clients?doc=") && mac.fragment().ends_with("&host=mac&client=podman"), "{}", mac.fragment());
    let typed = mac.after(host("windows(10.0.17763+win32k)/amd64 &x"));
    let older = typed.after(Action::Take("containerd", Some("containerd@1.7.34/fetch-only")));
    assert!(older.fragment().ends_with("/amd64%20%26x&client=containerd@1.7.34/fetch-only"), "{}", older.fragment());
    let cleared = older.after(Action::Ask(None));
    assert!(!cleared.fragment().contains("host="));
    let back = cleared.after(Action::Navigate(older.fragment()));
    assert_eq!(back.asking, older.asking);
    assert_eq!(back.after(Action::Navigate(state.fragment())).asking.host, None, "a link without a host asks nobody");
    // A way replaces the one that was chosen before, and the usual one comes back.
    let other = older.after(Action::Take("containerd", Some("containerd@2.3.4/fetch-strict")));
    assert_eq!(other.asking.ways, ["containerd@2.3.4/fetch-strict"]);
    assert!(other.after(Action::Take("containerd", None)).asking.ways.is_empty());
    assert!(other.after(Action::Take("podman", Some("no such way"))).asking.ways == other.asking.ways);
    assert_eq!(state.after(host("  ")).asking.host, None);
}
