//! From bytes to findings and matrix, natively: `cargo bench`.
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot run has failed")]

use divan::counter::BytesCount;
use platmap::analysis::Analysis;
use platmap::library::{Document, DocumentId, Origin, Route};
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
                let request = host.request(client.default).unwrap_or_else(|| host.platform());
                let column = client.today().unwrap();
                let answer = (column.pick)(&Question { index: &index, contents: &NoContents, request: &request, names: &names });
                picked += usize::from(answer.picked().is_some()) + answer.steps.len();
            }
        }
        picked
    });
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
