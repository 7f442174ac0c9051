use super::*;
use crate::graph::tests::{digest, entry, given, index, manifest};
use crate::library::{Document, Origin, Route};

fn one(library: &Library, text: &str) -> Answer {
    let mut answers = look_up(library, &Sought::read(text).unwrap());
    assert_eq!(answers.len(), 1, "{text}: {answers:?}");
    answers.pop().unwrap()
}

fn id(at: u32) -> DocumentId {
    DocumentId(at)
}

fn number(n: u32) -> String {
    format!("sha256:{n:064}")
}

#[test]
fn a_child_is_told_with_what_pinning_it_drops() {
    let (amd, arm) = (manifest(1, &[(10, 1), (11, 2)]), manifest(2, &[(10, 1)]));
    let text = index(&[(&amd, "linux/amd64"), (&arm, "linux/arm64"), ("{}", "linux/arm/v7")]);
    let library = given(&[&text, &amd, &arm]);
    let child = one(&library, digest(&amd).as_str());
    assert_eq!(child.parts, [Part::Document(id(1)), Part::Entry(id(0), 0)]);
    let Some(Advice::Child { dropped, count, whole }) = child.advice else { panic!("{child:?}") };
    assert_eq!((dropped, count), (vec!["linux/arm/v7".to_owned(), "linux/arm64".to_owned()], 2));
    assert_eq!(whole, [Target { document: id(0), digest: Some(digest(&text)), certain: true }]);
    // A child whose bytes were not given is known by its entry.
    let missing = one(&library, digest("{}").as_str());
    assert!(matches!(missing.advice, Some(Advice::Child { count: 2, .. })), "{missing:?}");
    let whole = one(&library, digest(&text).as_str());
    assert_eq!((whole.parts, whole.advice), (vec![Part::Document(id(0))], Some(Advice::Whole(3))));
    assert_eq!(images_of(&library, id(1)), [(id(0), 0)]);
}

#[test]
fn the_only_platform_drops_nothing() {
    let amd = manifest(1, &[]);
    let library = given(&[&index(&[(&amd, "linux/amd64")]), &amd]);
    assert_eq!(one(&library, digest(&amd).as_str()).advice, None);
    // The same image under two platforms drops neither.
    let library = given(&[&index(&[(&amd, "linux/arm/v6"), (&amd, "linux/arm/v7")]), &amd]);
    assert_eq!(one(&library, digest(&amd).as_str()).advice, None);
}

#[test]
fn configs_layers_and_diff_ids_know_their_image() {
    let config = r#"{"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":["sha256:00000000000000000000000000000000000000000000000000000000000000aa","sha256:00000000000000000000000000000000000000000000000000000000000000ab"]}}"#;
    let amd = manifest(1, &[(10, 1), (11, 2)]).replace(&number(1), digest(config).as_str());
    let arm = manifest(2, &[(10, 1)]);
    let text = index(&[(&amd, "linux/amd64"), (&arm, "linux/arm64")]);
    let library = given(&[&text, &amd, &arm, config]);
    let answer = one(&library, &digest(config).encoded()[..12]);
    assert_eq!(answer.parts, [Part::Document(id(3)), Part::Config(id(1))]);
    assert!(matches!(answer.advice, Some(Advice::NoManifest(ref whole)) if whole[0].document == id(0)), "{answer:?}");
    assert_eq!(images_of(&library, id(3)), [(id(0), 0)]);
    let layer = one(&library, &number(10));
    assert_eq!(layer.parts, [Part::Layer(id(1), 0), Part::Layer(id(2), 0)]);
    let second = format!("sha256:{:0>64}", "ab");
    assert_eq!(one(&library, &second).parts, [Part::DiffId(id(3), 1)]);
    assert_eq!(layer_of(&library, id(3), 1).map(|digest| digest.to_string()), Some(number(11)));
    assert_eq!(diff_id_of(&library, id(1), 1).map(|digest| digest.to_string()), Some(second));
    let ambiguous = look_up(&library, &Sought::Beginning("0000000".into()));
    assert!(ambiguous.len() > 3, "{ambiguous:?}");
    assert!(look_up(&library, &Sought::Beginning("1234567".into())).is_empty());
}

#[test]
fn attestations_subjects_bases_and_statements() {
    let (amd, arm, statement) = (manifest(1, &[]), manifest(2, &[]), manifest(3, &[(30, 3)]));
    let about = format!(
        r#","annotations":{{"vnd.docker.reference.type":"attestation-manifest","vnd.docker.reference.digest":"{}","org.opencontainers.image.base.digest":"{}"}}"#,
        digest(&amd),
        number(77)
    );
    let text = format!(
        r#"{{"schemaVersion":2,"manifests":[{},{},{}],"subject":{}}}"#,
        entry(&amd, "linux/amd64", ""),
        entry(&arm, "linux/arm64", ""),
        entry(&statement, "unknown/unknown", &about),
        entry("subject", "", "")
    );
    let library = given(&[&text]);
    assert_eq!(one(&library, digest(&amd).as_str()).parts, [Part::Entry(id(0), 0), Part::Attested(id(0), 2)]);
    let attestation = one(&library, digest(&statement).as_str());
    assert!(matches!(attestation.advice, Some(Advice::Attestation(ref whole)) if whole.len() == 1), "{attestation:?}");
    assert!(matches!(one(&library, &number(77)).parts[..], [Part::Base(..)]));
    assert_eq!(one(&library, digest("subject").as_str()).parts, [Part::Subject(id(0))]);
}

#[test]
fn any_digest_of_the_bytes_leads_to_the_entry() {
    let (amd, arm) = (manifest(1, &[]), manifest(2, &[]));
    let long = crate::digest::Digest::of(crate::digest::Algorithm::Sha512, amd.as_bytes());
    let text = index(&[(&amd, "linux/amd64"), (&arm, "linux/arm64")]).replace(digest(&amd).as_str(), long.as_str());
    let library = given(&[&text, &amd]);
    for asked in [&digest(&amd), &long] {
        let answer = one(&library, asked.as_str());
        assert_eq!(answer.parts, [Part::Document(id(1)), Part::Entry(id(0), 0)], "{asked}");
        assert!(matches!(answer.advice, Some(Advice::Child { count: 1, .. })), "{answer:?}");
    }
}

#[test]
fn layers_of_schema_1() {
    let library = given(&[&format!(r#"{{"schemaVersion":1,"fsLayers":[{{"blobSum":"{}"}},{{"blobSum":"{}"}}]}}"#, number(1), number(2))]);
    assert_eq!(one(&library, &number(2)).parts, [Part::Layer(id(0), 1)]);
}

#[test]
fn a_nested_index_is_a_child_too_and_the_outermost_is_to_be_pinned() {
    let (amd, arm) = (manifest(1, &[]), manifest(2, &[]));
    let inner = index(&[(&amd, "linux/amd64")]);
    let outer = index(&[(&inner, "linux/amd64"), (&arm, "linux/arm64")]);
    let library = given(&[&outer, &inner, &amd]);
    for text in [&inner, &amd] {
        let answer = one(&library, digest(text).as_str());
        assert!(
            matches!(&answer.advice, Some(Advice::Child { dropped, whole, .. }) if *dropped == ["linux/arm64"] && whole[0].document == id(0)),
            "{answer:?}"
        );
    }
}

#[test]
fn what_was_pasted_is_uncertain_until_something_names_its_digest() {
    let (amd, arm) = (manifest(1, &[]), manifest(2, &[]));
    let text = index(&[(&amd, "linux/amd64"), (&arm, "linux/arm64")]);
    let mut library = Library::default();
    let origin = Origin { name: String::new(), route: Route::Paste };
    library.insert(Document::read(id(0), origin, text.clone().into_bytes()));
    let certain = |library: &Library| match one(library, digest(&amd).as_str()).advice {
        Some(Advice::Child { whole, .. }) => whole[0].certain,
        other => panic!("{other:?}"),
    };
    assert!(!certain(&library));
    let document = library.get(id(0)).cloned().unwrap();
    let expected = crate::library::Expectation { digest: digest(&text), source: ExpectationSource::Wrapping };
    library.insert(document.with_expected(vec![expected]));
    assert!(certain(&library));
    let expected = crate::library::Expectation { digest: digest("other"), source: ExpectationSource::Person };
    library.insert(library.get(id(0)).cloned().unwrap().with_expected(vec![expected]));
    assert_eq!(one(&library, digest("other").as_str()).parts, [Part::Expected(id(0), ExpectationSource::Person)]);
}
