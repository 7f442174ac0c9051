//! manifest-tool. Checked against manifest-tool v2.2, `README.md` (`push from-spec`).

use super::subject::typed;
use super::{Notation, Recipe, Shell, Subject, Task, Tool};
use std::fmt::Write;

pub(super) static TOOL: Tool = Tool {
    name: "manifest-tool",
    version: "2.2",
    notation: Notation::Plain,
    simulated: &[],
    plain_http: Some(|_, _| Some("--plain-http".to_owned())),
    recipe,
};

fn recipe(subject: &Subject<'_>, task: Task, shell: Shell) -> Option<Recipe> {
    if task != Task::Recreate {
        return None;
    }
    let destination = subject.destination.normalised();
    let mut spec = format!("image: {destination}\nmanifests:\n");
    let mut any = false;
    for entry in subject.images() {
        let (Some(digest), Some(text)) = (entry.digest(), entry.platform().and_then(typed)) else { continue };
        let mut parts = text.split('/');
        let (os, architecture, variant) = (parts.next()?, parts.next()?, parts.next());
        any = true;
        // Writing to a string cannot fail. Quotes keep YAML from reading `386` as a number.
        let _ = write!(
            spec,
            "  - image: {}\n    platform:\n      os: \"{os}\"\n      architecture: \"{architecture}\"\n",
            subject.reference.normalised().pinned(digest)
        );
        if let Some(variant) = variant {
            let _ = writeln!(spec, "      variant: \"{variant}\"");
        }
    }
    let text = match shell {
        Shell::Posix => format!("cat > spec.yaml <<'END'\n{spec}END\nmanifest-tool push from-spec spec.yaml"),
        Shell::PowerShell => format!("@'\n{spec}'@ | Set-Content -Encoding ascii spec.yaml\nmanifest-tool push from-spec spec.yaml"),
    };
    any.then(|| Recipe { text, notes: Vec::new() })
}
