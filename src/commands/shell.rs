//! Words of a command, and how a shell reads each as one argument and nothing else.

use super::Recipe;
use crate::text::is_hidden;

/// A shell that commands are quoted for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shell {
    /// sh, bash, zsh and their relatives: POSIX.1-2024, "Shell Command Language", 2.2 Quoting.
    #[default]
    Posix,
    /// PowerShell: `about_Quoting_Rules`, `about_Parsing`.
    PowerShell,
}

impl Shell {
    /// Both.
    pub const ALL: [Shell; 2] = [Shell::Posix, Shell::PowerShell];

    /// `word` as one argument; nothing where no quoting of this shell carries it safely through a terminal.
    ///
    /// Control characters act on the terminal that a command is pasted into, whatever quotes stand around them.
    pub fn quote(self, word: &str) -> Option<String> {
        if word.chars().any(|c| is_hidden(c) || matches!(c, '\n' | '\t')) {
            return None;
        }
        if is_plain(word, self) {
            return Some(word.to_owned());
        }
        match self {
            Shell::Posix => Some(format!("'{}'", word.replace('\'', r"'\''"))),
            // Versions before 7.3 drop double quotes on the way to a program.
            Shell::PowerShell if word.contains('"') || word.ends_with('\\') => None,
            Shell::PowerShell => {
                let mut quoted = String::from("'");
                for c in word.chars() {
                    quoted.push(c);
                    // PowerShell reads typographic quotes as quotes.
                    if matches!(c, '\'' | '\u{2018}'..='\u{201b}') {
                        quoted.push(c);
                    }
                }
                quoted.push('\'');
                Some(quoted)
            }
        }
    }

    /// One command of these words.
    pub fn line<W: AsRef<str>>(self, words: impl IntoIterator<Item = W>) -> Option<String> {
        let quoted: Option<Vec<String>> = words.into_iter().map(|word| self.quote(word.as_ref())).collect();
        Some(quoted?.join(" "))
    }

    /// What goes on in the next line.
    pub fn continuation(self) -> &'static str {
        match self {
            Shell::Posix => " \\\n  ",
            Shell::PowerShell => " `\n  ",
        }
    }

    /// A command of these words, what belongs to one `group` on a line of its own.
    pub fn lines<W: AsRef<str>>(self, head: &[&str], groups: impl IntoIterator<Item = Vec<W>>) -> Option<Recipe> {
        let mut text = self.line(head)?;
        for group in groups {
            text.push_str(self.continuation());
            text.push_str(&self.line(group)?);
        }
        Some(Recipe { text, notes: Vec::new() })
    }

    /// A command of one line.
    pub fn recipe<W: AsRef<str>>(self, words: impl IntoIterator<Item = W>) -> Option<Recipe> {
        Some(Recipe { text: self.line(words)?, notes: Vec::new() })
    }

    /// A command whose output goes into `file` byte for byte. PowerShell before 7.4 re-encodes what it redirects; `cmd` does not.
    pub fn into_file<W: AsRef<str>>(self, words: impl IntoIterator<Item = W>, file: &str) -> Option<Recipe> {
        let words: Vec<W> = words.into_iter().collect();
        let text = match self {
            Shell::Posix => format!("{} > {}", self.line(words)?, self.quote(file)?),
            Shell::PowerShell => {
                let all: Vec<&str> = words.iter().map(AsRef::as_ref).chain([file]).collect();
                // Words that `cmd` reads as they stand, so that one pair of quotes is enough.
                if !all.iter().all(|word| is_plain(word, Shell::Posix) && !word.contains('%')) {
                    return None;
                }
                let command = all.get(..all.len() - 1)?.join(" ");
                format!("cmd /c '{command} > {file}'")
            }
        };
        Some(Recipe { text, notes: Vec::new() })
    }
}

/// Whether the shell reads the word as it stands.
fn is_plain(word: &str, shell: Shell) -> bool {
    let letters = match shell {
        Shell::Posix => "_@%+=:,./-",
        Shell::PowerShell => "_@+=:./-",
    };
    let begins = word.chars().next().is_some_and(|c| match shell {
        Shell::Posix => c.is_ascii_alphanumeric() || "_./-+@:".contains(c),
        Shell::PowerShell => c.is_ascii_alphanumeric() || "_./-".contains(c),
    });
    // PowerShell cuts `-name.rest` and `-name:rest` in two, and reads `--%` as an end of parsing.
    let cut = shell == Shell::PowerShell && word.starts_with('-') && word.contains(['.', ':']);
    begins && !cut && word.chars().all(|c| c.is_ascii_alphanumeric() || letters.contains(c))
}
