//! From bytes to findings and matrix, natively: `cargo bench`.
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot run has failed")]

use divan::counter::BytesCount;
use platmap::analysis::Analysis;
use platmap::digest::{Digest, Sought};
use platmap::doctor::Doctor;
use platmap::graph::{Folds, Outline, Sizes};
use platmap::library::{Document, DocumentId, Library, Origin, Route};
use platmap::lookup::look_up;
use platmap::matrix::Matrix;
use std::fmt::Write;

fn main() {
    divan::main();
}

/// An index of `entries` images, each for a platform of its own.
fn index(entries: usize) -> Vec<u8> {
    let mut text =
        String::from("{\n  \"schemaVersion\": 2,\n  \"mediaType\": \"application/vnd.oci.image.index.v1+json\",\n  \"manifests\": [");
    for at in 0..entries {
        let comma = if at > 0 { "," } else { "" };
        write!(
            text,
            "{comma}\n    {{\n      \"mediaType\": \"application/vnd.oci.image.manifest.v1+json\",\n      \"digest\": \"sha256:{:064x}\",\n      \"size\": {},\n      \"platform\": {{ \"architecture\": \"arm64\", \"os\": \"windows\", \"os.version\": \"10.0.{}.{}\" }}\n    }}",
            at + 1_000_003,
            at + 500,
            at % 60_000,
            at / 60_000 + 1
        )
        .unwrap();
    }
    text.push_str("\n  ]\n}");
    text.into_bytes()
}

#[divan::bench(args = [20, 200, 2_000, 20_000], min_time = 0.5)]
fn bytes_to_findings_and_matrix(bencher: divan::Bencher<'_, '_>, entries: usize) {
    let bytes = index(entries);
    bencher.counter(BytesCount::new(bytes.len())).bench(|| {
        let document = Document::read(DocumentId(0), Origin { name: String::new(), route: Route::File }, bytes.clone());
        let analysis = Analysis::alone(&document);
        let matrix = Matrix::of(document.image.as_ref().unwrap().index.as_ref().unwrap());
        (analysis.findings.len(), matrix.rows.len(), document.sha256().as_str().len())
    });
}

/// The rules that look at the whole library, of which the index is all.
#[divan::bench(args = [200, 2_000, 20_000], min_time = 0.5)]
fn findings_beside_a_library(bencher: divan::Bencher<'_, '_>, entries: usize) {
    let mut library = Library::default();
    library.insert(Document::read(DocumentId(0), Origin { name: String::new(), route: Route::File }, index(entries)));
    let document = library.documents()[0].clone();
    let alone = Analysis::alone(&document);
    bencher.bench_local(|| alone.beside(&library, &document).findings.len());
}

/// An index of 200 images for the platforms that are built most, again and again with other variants and Windows builds.
fn selection_index() -> String {
    let platforms = [
        ("linux", "amd64", ""),
        ("linux", "amd64", "v3"),
        ("linux", "arm64", "v8"),
        ("linux", "arm", "v7"),
        ("linux", "arm", "v6"),
        ("linux", "386", ""),
        ("linux", "ppc64le", ""),
        ("linux", "s390x", ""),
        ("linux", "riscv64", ""),
        ("windows", "amd64", ""),
    ];
    let mut text = String::from(r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":["#);
    for at in 0..200 {
        let (os, architecture, variant) = platforms[at * 7 % platforms.len()];
        let comma = if at > 0 { "," } else { "" };
        write!(
            text,
            r#"{comma}{{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:{at:064x}","size":{},"platform":{{"architecture":"{architecture}","os":"{os}","variant":"{variant}","os.version":"10.0.{}.1"}}}}"#,
            at + 500,
            17_763 + at * 60
        )
        .unwrap();
    }
    text + "]}"
}

/// What every client takes on every preset host, from an index that has been read.
#[divan::bench(min_time = 0.5)]
fn every_client_on_every_host(bencher: divan::Bencher<'_, '_>) {
    use platmap::clients::{CLIENTS, HOSTS, Listing, Names, NoContents, Question};
    let index = std::rc::Rc::new(Listing::read(&selection_index()));
    let names = Names::default();
    bencher.bench_local(|| {
        let mut picked = 0;
        for host in HOSTS {
            for client in CLIENTS {
                let request = host.request(client.default()).unwrap_or_else(|| host.platform());
                let column = client.today().unwrap();
                let answer = (column.pick)(&Question { index: &index, contents: &NoContents, request: &request, names: &names });
                picked += usize::from(answer.picked().is_some()) + answer.steps.len();
            }
        }
        picked
    });
}

/// The same with what a person is shown: what runs, and where only order decides.
#[divan::bench(min_time = 0.5)]
fn survey_of_every_host(bencher: divan::Bencher<'_, '_>) {
    use platmap::picks::{Subject, survey};
    let mut library = Library::default();
    let origin = Origin { name: String::new(), route: Route::File };
    library.insert(Document::read(DocumentId(0), origin, selection_index().into_bytes()));
    let subject = Subject::of(&library, &library.documents()[0], Default::default()).unwrap();
    bencher.bench_local(|| survey(&subject, &[]).len());
}

/// Every way of every version on every preset host.
#[divan::bench(min_time = 0.5)]
fn every_column_on_every_host(bencher: divan::Bencher<'_, '_>) {
    use platmap::clients::{HOSTS, Listing, Names, NoContents, Question, columns};
    let index = std::rc::Rc::new(Listing::read(&selection_index()));
    let names = Names::default();
    bencher.bench_local(|| {
        let mut picked = 0;
        for host in HOSTS {
            let request = host.platform();
            for column in columns().filter(|column| column.applies.to(&request)) {
                let answer = (column.pick)(&Question { index: &index, contents: &NoContents, request: &request, names: &names });
                picked += usize::from(answer.picked().is_some()) + answer.steps.len();
            }
        }
        picked
    });
}

#[divan::bench(args = [200, 20_000], min_time = 0.5)]
fn tree_and_lookup(bencher: divan::Bencher<'_, '_>, entries: usize) {
    let text = String::from_utf8(index(entries)).unwrap();
    let mut folds = Folds::default();
    folds.set("0".to_owned(), true);
    bencher.bench(|| {
        let mut library = Library::default();
        library.insert(Document::read(DocumentId(0), Origin { name: String::new(), route: Route::File }, text.clone().into_bytes()));
        let sought = Sought::read(&format!("{:064x}", entries + 1_000_002)).unwrap();
        let rows = Outline::of(&library).rows(&library, &folds);
        (rows.len(), Sizes::of(&library, &library.documents()[0]), look_up(&library, &sought).len())
    });
}

/// An index of about a megabyte in which every spelling and every order of members makes a difference.
fn every_form_differs() -> Vec<u8> {
    let entry = |at: usize| {
        format!(
            "{{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"digest\":\"sha256:{at:064x}\",\"size\":{at}.0,\"annotations\":{{\"org.opencontainers.image.url\":\"https://example.com/é?a={at}&b=<c>\"}},\"artifactType\":\"a/b\",\"platform\":{{\"architecture\":\"arm64\",\"os\":\"linux\",\"variant\":\"v8\"}}}}"
        )
    };
    let entries: Vec<String> = (0..3_300).map(entry).collect();
    format!("{{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[{}]}}", entries.join(","))
        .into_bytes()
}

/// The hash doctor where nothing fits: every form is written and hashed.
#[divan::bench(sample_count = 3)]
fn hash_doctor_tries_everything(bencher: divan::Bencher<'_, '_>) {
    let bytes = every_form_differs();
    let expected = Digest::parse(&format!("sha256:{}", "0".repeat(64))).unwrap();
    bencher
        .counter(BytesCount::new(bytes.len()))
        .bench_local(|| Doctor::new(bytes.as_slice(), &expected, None).unwrap().diagnose().tried.len());
}
