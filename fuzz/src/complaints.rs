//! Any text as the error message of a client, answered alone and beside an index.

use super::holds as plainly;
use platmap::complaint::{Answer, NoSimulation, Trial, answer, principal, recognise};
use platmap::library::{DocumentId, Library};
use platmap::picks::HostChoice;

const INDEX: &[u8] = br#"{"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [
  {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": 2, "platform": {"os": "linux", "architecture": "amd64"}},
  {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "sha256:54136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": 2, "platform": {"os": "linux", "architecture": "arm", "variant": "v7"}},
  {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "sha256:64136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": 2, "platform": {"os": "windows", "architecture": "amd64", "os.version": "10.0.17763.1"}}
]}"#;

pub fn run(data: &[u8]) {
    let text = &*String::from_utf8_lossy(data);
    let found = recognise(text);
    for complaint in &found {
        plainly::span(complaint.span, text);
    }
    assert_eq!(principal(&found).is_some(), !found.is_empty());
    let mut library = Library::default();
    library.insert(plainly::read(DocumentId(0), INDEX));
    for complaint in found.iter().take(4) {
        holds(&answer(complaint, None, &NoSimulation));
        for document in library.documents() {
            let trial = Trial::of(complaint, &library, document, HostChoice::named("mac").as_ref());
            let given = Some((&library, &**document));
            let answer = match &trial {
                Some(trial) => answer(complaint, given, trial),
                None => answer(complaint, given, &NoSimulation),
            };
            holds(&answer);
        }
    }
}

/// An answer is plain, and its commands are safe to paste.
pub fn holds(answer: &Answer) {
    plainly::sentence(&answer.cause);
    for act in &answer.acts {
        plainly::sentence(&act.says);
        if let Some(command) = &act.command {
            plainly::plain(command);
            assert!(!command.contains(['`', '\u{2018}', '\u{2019}']) && !command.contains("$("), "a shell could trip over {command:?}");
        }
    }
}
