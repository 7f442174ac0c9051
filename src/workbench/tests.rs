use super::*;
use crate::complaint::Trial;
use crate::digest::Algorithm;

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
    assert_eq!(elsewhere.after(Action::Navigate("#/about".into())).fragment(), "#/about");
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
    let host = |text: &str| Action::PickFor(crate::picks::HostChoice::named(text));
    let mac = state.after(host("mac")).after(Action::Show(Panel::Clients)).after(Action::Follow("podman"));
    assert!(mac.fragment().starts_with("#/clients?doc=") && mac.fragment().ends_with("&host=mac&client=podman"), "{}", mac.fragment());
    let typed = mac.after(host("windows(10.0.17763+win32k)/amd64 &x"));
    let older = typed.after(Action::Take("containerd", Some("containerd@1.7.34/fetch-only")));
    assert!(older.fragment().ends_with("/amd64%20%26x&client=containerd@1.7.34/fetch-only"), "{}", older.fragment());
    let cleared = older.after(Action::PickFor(None));
    assert!(!cleared.fragment().contains("host="));
    let back = cleared.after(Action::Navigate(older.fragment()));
    assert_eq!(back.simulation, older.simulation);
    assert_eq!(back.after(Action::Navigate(state.fragment())).simulation.host, None, "a link without a host asks nobody");
    // A way replaces the one that was chosen before, and the usual one comes back.
    let other = older.after(Action::Take("containerd", Some("containerd@2.3.4/fetch-strict")));
    assert_eq!(other.simulation.ways, ["containerd@2.3.4/fetch-strict"]);
    assert!(other.after(Action::Take("containerd", None)).simulation.ways.is_empty());
    assert!(other.after(Action::Take("podman", Some("no such way"))).simulation.ways == other.simulation.ways);
    assert_eq!(state.after(host("  ")).simulation.host, None);
}

#[test]
fn a_verbose_inspection_alone_is_drawn_and_verified() {
    let raw = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, CHILD);
    let digest = Digest::of(Algorithm::Sha256, CHILD.as_bytes());
    let descriptor = format!(
        r#"{{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{digest}","size":{},"platform":{{"os":"linux","architecture":"amd64"}}}}"#,
        CHILD.len()
    );
    let state = Workbench::default().after(paste(&format!(r#"[{{"Ref":"app@{digest}","Descriptor":{descriptor},"Raw":"{raw}"}}]"#)));
    let (drawn, analysis) = (state.document().unwrap(), state.analysis().unwrap());
    assert!(drawn.is_drawn() && analysis.findings.is_empty());
    assert_eq!(analysis.verdict, crate::analysis::Verdict::Drawn);
    assert!(matches!(analysis.entries[..], [crate::library::Verification::Verified(_)]));
    let digest = drawn.sha256().clone();
    assert_eq!(state.library.by_digest(&digest), None, "a drawing answers to no digest");
    let state = state.after(Action::Expect(digest.to_string()));
    assert_eq!(state.notice, Some(Notice::HasNoDigest));
    assert!(state.document().unwrap().expected.is_empty());
}

#[test]
fn a_drawing_gives_way_to_the_index_that_it_draws() {
    let listing = |digest: &Digest| format!("Digest MediaType Platform\n{digest} application/vnd.oci.image.manifest.v1+json linux/amd64\n");
    let digest = Digest::of(Algorithm::Sha256, CHILD.as_bytes());
    let state = Workbench::default().after(paste(&index_of(CHILD)));
    let index = state.open;
    let state = state.after(paste(&listing(&digest)));
    assert_eq!(state.open, index, "the index says more");
    assert!(!state.library.documents().iter().any(|document| document.is_drawn()));
    let state = Workbench::default().after(paste(&listing(&digest)));
    assert!(state.document().unwrap().is_drawn());
    assert_eq!(state.after(paste(&listing(&digest))).library.documents().len(), 2, "the same listing is drawn once");
    let state = state.after(paste(&index_of(CHILD)));
    assert!(!state.document().unwrap().is_drawn());
}

#[test]
fn what_was_typed_is_taken_out_when_asked() {
    let state = Workbench::default().after(paste("{}")).after(Action::Edit(format!("HTTP/1.1 200 OK\n\n{}", index_of("a"))));
    assert_eq!(state.library.documents().len(), 2);
    let state = state.after(Action::TakeOut(state.open.unwrap()));
    assert_eq!((state.library.documents().len(), &*state.document().unwrap().text), (3, index_of("a").as_str()));
}

#[test]
fn no_paste_is_taken_apart_without_end() {
    let state = Workbench::default().after(paste(&"{}{\"a\":1}\n{\"schemaVersion\":2,\"manifests\":[]}".repeat(2000)));
    assert_eq!(state.library.documents().len(), 4, "equal documents are one");
    let many: String = (0..3000).map(|at| format!("{{\"a\":{at}}}\n")).collect();
    let state = Workbench::default().after(paste(&many));
    assert_eq!(state.library.documents().len(), 1 + crate::library::TAKEN_LIMIT);
    let mut nested = index_of("a");
    for _ in 0..8 {
        nested = serde_json::to_string(&nested).unwrap();
    }
    assert!(Workbench::default().after(paste(&nested)).library.documents().len() <= 6);
}

fn two(child: &str, other: &str) -> String {
    index_of(child)
        .replace("}]}", &format!("}}{}", index_of(other).split_once('[').unwrap().1.replacen("{", ",{", 1).replace("amd64", "arm64")))
}

#[test]
fn a_childs_digest_is_a_question_and_no_mismatch() {
    let text = two(CHILD, "other");
    let digest = Digest::of(Algorithm::Sha256, CHILD.as_bytes());
    let state = Workbench::default().after(paste(&text));
    assert_eq!(state.analysis().unwrap().entries.len(), 2);
    for given in [
        digest.to_string(),
        format!("app@{digest}"),
        format!("FROM app:1@{digest} AS build\nRUN true\n"),
        digest.encoded()[..12].to_owned(),
    ] {
        let state = state.after(paste(&given));
        assert_eq!((state.library.documents().len(), &state.panel), (1, &Panel::Documents), "{given}");
        assert!(state.document().unwrap().expected.is_empty(), "{given}");
        assert_eq!(state.analysis().unwrap().entries[0], crate::library::Verification::NotGiven);
        assert_eq!(state.answered(), 1, "{given}");
    }
    // A word that is no digest here stays what it was: text.
    assert_eq!(state.after(paste("deadbeef")).library.documents().len(), 2);
    // Text in another form is a question even where nothing is known of it.
    let state = state.after(paste(&format!("FROM app@sha256:{}", "0".repeat(64))));
    assert_eq!((state.library.documents().len(), state.answered()), (1, 0));
    assert!(state.document().unwrap().expected.is_empty());
    assert_eq!(state.after(Action::Ask(String::new())).question, None);
    // A reference in a file is compared by the rules.
    assert_eq!(state.after(drop_file("image.txt", &format!("app@{digest}"))).library.documents().len(), 2);
    // A command with the document that it printed is a document.
    assert!(state.after(paste(&format!("$ crane manifest app@{digest}\n{CHILD}"))).library.documents().len() > 1);
}

#[test]
fn a_drawing_goes_by_the_digest_that_its_listing_states() {
    let (digest, other) = (Digest::of(Algorithm::Sha256, CHILD.as_bytes()), Digest::of(Algorithm::Sha256, b"the index"));
    let text = format!(
        "Name:      registry.example.com/app:1\nMediaType: application/vnd.oci.image.index.v1+json\nDigest:    {other}\n\nManifests:\n  Name:      registry.example.com/app:1@{digest}\n  MediaType: application/vnd.oci.image.manifest.v1+json\n  Platform:  linux/amd64\n\n  Name:      registry.example.com/app:1@sha256:{:064}\n  MediaType: application/vnd.oci.image.manifest.v1+json\n  Platform:  linux/arm64\n",
        7
    );
    let state = Workbench::default().after(paste(&text));
    assert!(state.document().unwrap().is_drawn());
    for asked in [&digest, &other] {
        let state = state.after(paste(asked.as_str()));
        assert_eq!((state.answered(), &state.panel, &state.notice), (1, &Panel::Documents, &None), "{asked}");
    }
    // What is not known is no expectation: a drawing has no digest.
    let state = state.after(paste(&format!("sha256:{}", "0".repeat(64))));
    assert_eq!((state.answered(), &state.panel, &state.notice), (0, &Panel::Documents, &None));
}

#[test]
fn what_was_asked_first_is_answered_when_the_index_comes() {
    let digest = Digest::of(Algorithm::Sha256, CHILD.as_bytes());
    let state = Workbench::default().after(paste(&format!("FROM app@{digest}")));
    assert_eq!(state.library.documents().len(), 1, "what was given stays");
    let state = state.after(paste(&index_of(CHILD)));
    assert_eq!((state.answered(), &state.notice), (1, &Some(Notice::Answered(1))));
    assert_eq!(state.panel, Panel::Matrix);
    let both = Workbench::default().after(Action::Give(vec![
        Given::new("Dockerfile", Route::File, format!("FROM app@{digest}").into_bytes()),
        Given::new("index.json", Route::File, index_of(CHILD).into_bytes()),
    ]));
    assert_eq!((both.library.documents().len(), both.answered()), (1, 1));
}

#[test]
fn folds_stay_while_the_page_is_open() {
    let state = Workbench::default().after(paste(&index_of("a"))).after(Action::Unfold("0/e0".into(), true));
    assert_eq!(state.after(Action::Show(Panel::Source)).folds.is_open("0/e0"), Some(true));
    assert_ne!(state, state.after(Action::Unfold("0/e0".into(), false)));
}

#[test]
fn a_document_is_never_its_own_child() {
    let text = index_of(CHILD);
    let digest = Digest::of(Algorithm::Sha256, CHILD.as_bytes());
    // Expected on purpose, in its own field: the document does not match, and its entry stays open.
    let state = Workbench::default().after(paste(&text)).after(Action::Expect(digest.to_string()));
    assert_eq!(state.document().unwrap().expected[0].digest, digest);
    assert_eq!(state.analysis().unwrap().entries[0], crate::library::Verification::NotGiven);
}

const REFUSED: &str = "Error response from daemon: no matching manifest for linux/arm64/v8 in the manifest list entries";

#[test]
fn a_message_never_takes_the_place_of_the_index() {
    let state = Workbench::default().after(paste(&index_of("a"))).after(Action::Show(Panel::Learn(None)));
    let asked = state.after(paste(REFUSED));
    assert_eq!((asked.open, &asked.panel, &asked.notice), (state.open, &Panel::Matrix, &None));
    assert_eq!(asked.library.documents().len(), 2, "what was given is kept");
    let trouble = asked.trouble().unwrap();
    let (answer, trial) = trouble.answer(&asked.library, asked.document().map(|document| &**document), None);
    assert!(answer.cause.in_language(crate::language::Language::En).contains("it has linux/amd64"));
    assert!(answer.proof.unwrap().agrees);
    assert!(trial.unwrap().printed.starts_with("no matching manifest for linux/arm64/v8 in the manifest list entries"));
    // A file does the same; the answer goes with its document, and comes back with it.
    let file = state.after(drop_file("error.log", REFUSED));
    assert_eq!(file.open, state.open);
    let cleared = file.after(Action::Clear);
    assert_eq!(cleared.trouble(), None);
    assert!(cleared.after(Action::Undo).trouble().is_some());
    assert_eq!(file.after(Action::Settle).trouble(), None);
}

#[test]
fn a_message_without_a_platform_is_tried_as_on_a_host() {
    let text = "ctr: failed to resolve: no match for platform in manifest sha256:4bc453b53cb3d914b45f4b250294236adba2c0e09ff6f03793949e7e39fd4cc1: not found";
    let state = Workbench::default().after(paste(&index_of("a"))).after(paste(text));
    let trouble = state.trouble().unwrap();
    let index = state.document().map(|document| &**document);
    let (answer, trial) = trouble.answer(&state.library, index, None);
    assert!(trouble.complaint.wants_host() && answer.evidence.is_some_and(|evidence| !evidence.is_asked) && trial.is_none());
    let hosts: Vec<&str> = Trial::hosts(&trouble.complaint, &state.library, index.unwrap()).iter().map(|host| host.id).collect();
    assert!(hosts.contains(&"pi-zero") && !hosts.contains(&"pc") && !hosts.contains(&"pc-v3"), "{hosts:?}");
    let says = |host: &str| {
        let host = crate::picks::HostChoice::named(host);
        let (answer, trial) = trouble.answer(&state.library, index, host.as_ref());
        let cause = answer.cause.in_language(crate::language::Language::En);
        (cause, answer.proof.unwrap().agrees, trial.unwrap().asked)
    };
    let (cause, agrees, asked) = says("pi-zero");
    assert!(cause.contains("no entry for linux/arm/v6") && agrees && asked == "linux/arm/v6", "{cause} {asked}");
    let (cause, agrees, _) = says("pc");
    assert!(cause.contains("another machine than the chosen host") && !agrees, "{cause}");
    // A message that names its platform is not asked about another one.
    let named = Workbench::default().after(paste(&index_of("a"))).after(paste(REFUSED));
    let host = crate::picks::HostChoice::named("pc");
    let (_, trial) = named.trouble().unwrap().answer(&named.library, named.document().map(|document| &**document), host.as_ref());
    assert_eq!(trial.unwrap().asked, "linux/arm64/v8");
}

#[test]
fn a_message_before_the_index_is_answered_and_completed() {
    let state = Workbench::default().after(paste(REFUSED));
    let trouble = state.trouble().unwrap();
    assert_eq!(state.open, Some(trouble.document));
    let (answer, trial) = trouble.answer(&state.library, None, None);
    assert!(!answer.acts.is_empty() && answer.evidence.is_none() && trial.is_none());
    let state = state.after(paste(&index_of("a")));
    assert!(state.document().unwrap().kind().is_index());
    let (answer, trial) = state.trouble().unwrap().answer(&state.library, state.document().map(|document| &**document), None);
    assert!(answer.evidence.is_some() && trial.is_some());
    // The message is opened again from the documents, and another message takes its place.
    let message = state.library.documents()[0].id;
    let state = state.after(Action::Settle).after(Action::Open(message));
    assert_eq!(state.trouble().unwrap().document, message);
    let state = state.after(paste("exec /usr/local/bin/entrypoint.sh: exec format error"));
    assert_eq!(state.open, Some(state.trouble().unwrap().document));
    // Both at once.
    let both = Workbench::default().after(Action::Give(vec![
        Given::new("index.json", Route::File, index_of("a").into_bytes()),
        Given::new("error.txt", Route::File, REFUSED.as_bytes()),
    ]));
    assert!(both.document().unwrap().kind().is_index() && both.trouble().is_some());
}

#[test]
fn only_messages_are_taken_for_messages() {
    let digest = Digest::of(Algorithm::Sha256, CHILD.as_bytes());
    let open = Workbench::default().after(paste(&index_of(CHILD)));
    // Words of a message inside an index, a page, a Dockerfile or a bill of materials are no message.
    for text in [
        index_of("b").replace(
            "\"schemaVersion\":2",
            "\"schemaVersion\":2,\"annotations\":{\"a\":\"exec format error: exec /bin/sh: exec format error\"}",
        ),
        format!("<!DOCTYPE html><html><body>{REFUSED}</body></html>"),
        format!("FROM app@{digest}\n# exec /bin/sh: exec format error\nRUN true\n"),
        format!("{{\"spdxVersion\":\"SPDX-2.3\",\"comment\":\"{REFUSED}\"}}"),
        format!("$ docker pull app\n{REFUSED}\n$ crane manifest app\n{}", index_of("b")),
    ] {
        assert_eq!(open.after(paste(&text)).trouble(), None, "{text}");
    }
    // A message with digests and names in it is one, not a question about them.
    for text in [
        format!("Unable to find image 'app@{digest}' locally\n{REFUSED}"),
        format!("{{\"errorDetail\":{{\"message\":\"{REFUSED}\"}}}}"),
        "{\"errors\":[{\"code\":\"BLOB_UNKNOWN\",\"message\":\"blob unknown to registry\"}]}".to_owned(),
    ] {
        let state = open.after(paste(&text));
        assert!(state.trouble().is_some() && state.question.is_none() && state.open == open.open, "{text}");
    }
}

#[test]
fn what_simulated_clients_print_is_answered() {
    let text = index_of("a");
    let open = Workbench::default().after(paste(&text));
    let (index, names) = (Rc::new(crate::clients::Listing::read(&text)), crate::clients::Names::default());
    let request = crate::clients::Spec::new("linux", "arm64", "v8");
    let question = crate::clients::Question { index: &index, contents: &crate::clients::NoContents, request: &request, names: &names };
    for client in crate::clients::CLIENTS {
        for (_, way, answer) in client.answers(&question) {
            let printed = way.printed(&request, &answer);
            if !printed.is_empty() {
                let state = open.after(paste(&printed));
                let trouble = state.trouble().unwrap_or_else(|| panic!("{}: {printed}", way.id));
                let (answer, _) = trouble.answer(&state.library, state.document().map(|document| &**document), None);
                assert!(answer.proof.is_none_or(|proof| proof.agrees), "{}: {printed}", way.id);
            }
        }
    }
}

#[test]
fn an_answer_ends_with_what_cannot_be_read_and_finds_an_index_that_is_not_open() {
    let state = Workbench::default().after(paste(&index_of("a"))).after(paste(REFUSED));
    assert!(state.trouble().is_some());
    let state = state.after(paste("My printer is on fire"));
    assert_eq!(state.trouble(), None);
    assert_eq!(state.document().unwrap().kind(), crate::image::Kind::Unknown);
    // What a client took on purpose is not tried again.
    let forced = state.clone().after(paste("WARNING: The requested image's platform (linux/amd64) does not match the detected host platform (linux/arm64/v8) and no specific platform was requested\nexec /app: exec format error"));
    let index = forced.index_at_hand().map(|document| &**document);
    assert!(forced.trouble().unwrap().answer(&forced.library, index, None).1.is_none());
    let state = state.after(paste(REFUSED));
    let index = state.index_at_hand().map(|document| &**document);
    assert!(index.unwrap().kind().is_index());
    assert!(state.trouble().unwrap().answer(&state.library, index, None).0.proof.unwrap().agrees);
}

#[test]
fn a_program_for_another_processor_is_inside_the_image_that_fits() {
    let state = Workbench::default().after(paste(&index_of("a"))).after(paste("exec /app: exec format error"));
    let index = state.index_at_hand().map(|document| &**document);
    let host = crate::picks::HostChoice::named("pc");
    let (answer, trial) = state.trouble().unwrap().answer(&state.library, index, host.as_ref());
    let says = |sentence: &crate::diagnostic::Sentence| sentence.in_language(crate::language::Language::En);
    assert!(says(&answer.cause).contains("a file inside the image"), "{}", says(&answer.cause));
    assert!(says(&answer.acts[0].says).contains("a file inside is wrong"), "{}", says(&answer.acts[0].says));
    assert_eq!(trial.unwrap().asked, "linux/amd64");
}
