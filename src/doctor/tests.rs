use super::*;
use crate::language::Language;

const ORIGINAL: &str = "{\n   \"schemaVersion\": 2,\n   \"mediaType\": \"application/vnd.oci.image.index.v1+json\",\n   \"manifests\": [\n      {\n         \"mediaType\": \"a/b\",\n         \"digest\": \"sha256:00\",\n         \"size\": 3,\n         \"urls\": [],\n         \"annotations\": {\n            \"a\": \"x \\u0026 y\"\n         }\n      }\n   ]\n}";

fn examined(original: &str, seen: &[u8]) -> Diagnosis {
    Algorithm::ALL.map(|algorithm| examine(seen, &Digest::of(algorithm, original.as_bytes())).unwrap())[0].clone()
}

fn heals(original: &str, seen: impl AsRef<[u8]>) -> Vec<Change> {
    let seen = seen.as_ref();
    let diagnosis = examined(original, seen);
    let restored = diagnosis.restored.unwrap_or_else(|| panic!("not restored: {}", String::from_utf8_lossy(seen)));
    assert_eq!(String::from_utf8_lossy(&restored.bytes), original);
    restored.changes
}

#[test]
fn what_editors_and_terminals_do() {
    let cr_lf = ORIGINAL.replace('\n', "\r\n");
    assert!(heals(ORIGINAL, ORIGINAL).is_empty());
    assert_eq!(heals(ORIGINAL, format!("{ORIGINAL}\n")), [Change::NewlineAdded]);
    assert_eq!(heals(&format!("{ORIGINAL}\n"), ORIGINAL), [Change::NewlineLost]);
    assert_eq!(heals(ORIGINAL, &cr_lf), [Change::CrLf]);
    assert_eq!(heals(&cr_lf, ORIGINAL), [Change::CrLfLost]);
    assert_eq!(heals(&format!("{cr_lf}\r\n"), ORIGINAL), [Change::CrLfLost, Change::NewlineLost]);
    assert_eq!(heals(ORIGINAL, format!("{cr_lf}\r\n")), [Change::CrLf, Change::NewlineAdded]);
    assert_eq!(heals(&cr_lf, format!("{cr_lf}\r\n")), [Change::NewlineAdded]);
    assert_eq!(heals(ORIGINAL, ORIGINAL.replace('\n', "\r")), [Change::Cr]);
    assert_eq!(heals(&format!("\u{feff}{ORIGINAL}"), ORIGINAL), [Change::MarkLost]);
    assert_eq!(heals(ORIGINAL, format!("\u{feff}{cr_lf}")), [Change::ByteOrderMark, Change::CrLf]);
    assert_eq!(heals(&format!("{ORIGINAL}\n"), format!("\u{feff}{cr_lf}")), [Change::ByteOrderMark, Change::CrLf, Change::NewlineLost]);
    assert_eq!(heals(ORIGINAL, ORIGINAL.replace("   ", "\u{a0}\u{a0}\u{a0}")), [Change::NoBreakSpaces]);
    assert_eq!(heals(ORIGINAL, format!("  {ORIGINAL}\n\n")), [Change::OuterSpace]);
    assert_eq!(heals(&format!("{ORIGINAL}\n"), format!("{ORIGINAL}\n\n\n")), [Change::OuterSpace]);
    assert_eq!(heals(ORIGINAL, ORIGINAL.replace('\n', "  \n")), [Change::TrailingSpaces]);
    assert_eq!(heals(ORIGINAL, ORIGINAL.replace('\n', "\n  ")), [Change::Indented]);
    assert_eq!(heals(ORIGINAL, format!("{ORIGINAL}\n{ORIGINAL}\n")), [Change::Doubled]);
    assert_eq!(heals(ORIGINAL, format!("{ORIGINAL}   ]\n}}")), [Change::TailDoubled]);
    assert_eq!(heals(ORIGINAL, format!("$ crane manifest app:1\n{ORIGINAL}\n$ ")), [Change::Surroundings]);
    assert_eq!(heals(ORIGINAL, ORIGINAL.strip_suffix("\n   ]\n}").unwrap()), [Change::Cut]);
    assert_eq!(heals(ORIGINAL, ORIGINAL.strip_suffix('}').unwrap()), [Change::Cut]);
    let utf16: Vec<u8> = format!("\u{feff}{cr_lf}\r\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(heals(ORIGINAL, utf16), [Change::Utf16, Change::CrLf, Change::NewlineAdded]);
}

#[test]
fn text_that_no_generator_wrote_is_mended_as_it_stands() {
    let odd = "{ \"a\" :\n\t\t1,\n\t\"b\": [ ] }\n";
    assert_eq!(heals(odd, odd.replace('\t', "    ")), [Change::TabsLost(4)]);
    assert_eq!(heals(&odd.replace('\t', "  "), odd), [Change::TabsMade(2)]);
    assert_eq!(heals(odd, format!("\u{feff}{}", odd.replace('\n', "\r\n"))), [Change::ByteOrderMark, Change::CrLf]);
    assert_eq!(heals("no JSON at all", "no JSON at all\n"), [Change::NewlineAdded]);
}

#[test]
fn what_formatters_do() {
    let value: serde_json::Value = serde_json::from_str(ORIGINAL).unwrap();
    // Sorted members, two spaces, no escapes for HTML.
    let jq = serde_json::to_string_pretty(&value).unwrap() + "\n";
    let go = Change::Respelled(Escapes::HtmlGone);
    let two = Change::Reindented(Some(Indent::Spaces(2)), true);
    assert_eq!(heals(ORIGINAL, &jq), [two, Change::Reordered { sorted: true }, go, Change::NewlineAdded]);
    let compact = serde_json::to_string(&value).unwrap();
    assert_eq!(heals(ORIGINAL, &compact), [Change::Reindented(Some(Indent::Compact), false), Change::Reordered { sorted: true }, go]);
    let two = ORIGINAL.replace("   ", "  ");
    assert_eq!(heals(ORIGINAL, &two), [Change::Reindented(Some(Indent::Spaces(2)), false)]);
    assert_eq!(heals(ORIGINAL, ORIGINAL.replace("\n   ", "\n \t ")), [Change::Reindented(None, false)]);
    assert_eq!(heals(ORIGINAL, ORIGINAL.replace("\\u0026", "&")), [go]);
    assert_eq!(heals(&ORIGINAL.replace("\\u0026", "&"), ORIGINAL), [Change::Respelled(Escapes::HtmlCame)]);
    assert_eq!(heals(ORIGINAL, ORIGINAL.replace(": 3", ": 3.0")), [Change::Numbers]);
    assert_eq!(heals(&compact.replace('/', "\\/"), &jq)[1], Change::Respelled(Escapes::SlashesGone));
    assert_eq!(heals(&ORIGINAL.replace('\n', "\r\n"), &two), [Change::Reindented(Some(Indent::Spaces(2)), false), Change::CrLfLost]);
    let own = ORIGINAL.replace("\"manifests\"", "\"digest\": \"sha256:00\",\n   \"size\": 1,\n   \"manifests\"");
    assert_eq!(heals(ORIGINAL, &own), [Change::OwnDigest]);
}

#[test]
fn changes_are_undone_together() {
    let two = ORIGINAL.replace("   ", "  ").replace("\\u0026", "&").replace('\n', "\r\n");
    let seen = format!("$ jq . index.json\r\n\u{a0}{two}\r\n\r\n");
    let changes = heals(ORIGINAL, &seen);
    assert!(
        changes.starts_with(&[Change::CrLf])
            && changes.contains(&Change::Surroundings)
            && changes.contains(&Change::Respelled(Escapes::HtmlGone)),
        "{changes:?}"
    );
}

#[test]
fn other_content_is_never_explained_away() {
    let other = ORIGINAL.replace("\"size\": 3", "\"size\": 4");
    let expected = Digest::of(Algorithm::Sha256, ORIGINAL.as_bytes());
    let diagnosis = Doctor::new(other.as_bytes(), &expected, Some(ORIGINAL.len() as u64)).unwrap().diagnose();
    assert_eq!(diagnosis.restored, None);
    assert!(diagnosis.tried.len() > 50);
    assert_eq!(diagnosis.clues, [Clue::SameLength(ORIGINAL.len() as u64)]);
    let bytes: HashSet<_> = diagnosis.tried.iter().map(|attempt| &attempt.hex).collect();
    assert_eq!(bytes.len(), diagnosis.tried.len(), "no form is told twice");
    let clues = |seen: &str, size| Doctor::new(seen.as_bytes(), &expected, size).unwrap().diagnose().clues;
    assert_eq!(clues("{\"a\": [\"b", None), [Clue::Truncated]);
    assert_eq!(clues("{\"a\": [1, ...]}", None), [Clue::Abridged]);
    assert_eq!(clues("shell error", Some(9)), [Clue::NotJson, Clue::OtherLength(9)]);
    assert_eq!(clues("{\"a\": \"\u{fffd}\"}", None), [Clue::ReplacedCharacters]);
    let entry = "\n      {\n         \"mediaType\": \"a/b\",\n         \"size\": 3,\n         \"digest\": \"d\",\n         \"platform\": {\n            \"os\": \"linux\"\n         }\n      }";
    assert_eq!(clues(&format!("{{\n   \"manifests\": [{entry}\n   ]\n}}\n"), None), [Clue::DockerInspect]);
}

#[test]
fn forms_of_the_stated_size_come_first_and_a_wrong_size_costs_only_time() {
    let compact = ORIGINAL.replace(['\n', ' '], "").replace("x\\u0026y", "x \\u0026 y");
    let expected = Digest::of(Algorithm::Sha256, ORIGINAL.as_bytes());
    let tried = |size| Doctor::new(compact.as_bytes(), &expected, size).unwrap().diagnose().tried.len();
    assert!(tried(Some(ORIGINAL.len() as u64)) < tried(None));
    assert!(tried(Some(1)) == tried(None));
}

#[test]
fn progress_reaches_its_end() {
    let mut doctor = Doctor::new(b"{\"a\":1}".as_slice(), &Digest::of(Algorithm::Sha512, b""), None).unwrap();
    let planned = doctor.planned();
    assert_eq!(doctor.done(), 0);
    let mut before = 0;
    while doctor.next().is_some() {
        assert!(doctor.done() >= before && doctor.planned() == planned);
        before = doctor.done();
    }
    assert_eq!(doctor.done(), planned);
    assert!(Doctor::new(b"".as_slice(), &Digest::parse("other:00").unwrap(), None).is_none());
}

#[test]
fn forms_have_names_in_both_languages() {
    let diagnosis = examined("other", format!("\u{feff}{ORIGINAL}").as_bytes());
    for language in Language::ALL {
        let names: HashSet<String> = diagnosis.tried.iter().map(|attempt| attempt.form.text(language)).collect();
        assert_eq!(names.len(), diagnosis.tried.len(), "two forms have one name");
    }
    let name = |at: usize| diagnosis.tried[at].form.text(Language::En);
    assert_eq!(name(0), "Bytes as given");
    assert_eq!(name(1), "Final newline added");
    assert_eq!(name(2), "Byte order mark removed");
    assert!(diagnosis.tried.iter().any(|attempt| attempt.form.text(Language::Zh).contains("2 个空格，无末尾换行")));
}
