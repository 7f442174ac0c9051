//! What terminals and curl write around a document: prompts, progress, messages.

/// Whether a line is none of a document: a prompt with a command, a message or the progress of curl, a fence of Markdown.
pub(super) fn is_noise(line: &str) -> bool {
    is_curl(line) || is_prompt(line) || line.starts_with("```") || line.starts_with("~~~")
}

/// A message of `curl -v`, what it sent, or its progress.
pub(super) fn is_curl(line: &str) -> bool {
    ["* ", "> ", "{ [", "} ["].iter().any(|mark| line.starts_with(mark)) || matches!(line, ">" | "*") || is_progress(line)
}

/// A line of curl's progress: its two headings, or a row of figures. Carriage returns put several rows into one line.
fn is_progress(line: &str) -> bool {
    let line = line.trim();
    if line.starts_with("% Total") || (line.starts_with("Dload") && line.contains("Upload")) {
        return true;
    }
    let row = line.rsplit('\r').next().unwrap_or(line);
    let mut fields = 0;
    for field in row.split_ascii_whitespace() {
        if !field.bytes().all(|byte| byte.is_ascii_digit() || b".:-kMGT".contains(&byte)) {
            return false;
        }
        fields += 1;
    }
    fields >= 11
}

/// The prompt of a shell, with or without a command behind it.
pub(super) fn is_prompt(line: &str) -> bool {
    if line.trim().is_empty() {
        return false;
    }
    // zsh and fish mark output that ended without a newline.
    let line = line.strip_prefix(['%', '⏎']).filter(|rest| !rest.starts_with(' ')).unwrap_or(line).trim_start();
    if line.is_empty() {
        return true;
    }
    let marked = ["$ ", "# ", "% ", "❯", "➜", "PS ", "PS>"].iter().any(|mark| line.starts_with(mark)) || matches!(line, "$" | "#" | "%");
    // `user@host:~$`, `[root@host ~]#`, `user@host ~ %`, `C:\Users\user>`
    let end = line
        .char_indices()
        .find(|(at, c)| matches!(c, '$' | '#' | '%' | '>') && line[at + 1..].chars().next().is_none_or(|next| next == ' '));
    let head = end.and_then(|(at, _)| line.get(..at)).unwrap_or_default();
    let short = head.len() < 120 && !head.contains(['{', '}', '"']);
    let drive = head.get(1..3) == Some(":\\");
    marked
        || (short && (drive || head.split_ascii_whitespace().next().is_some_and(|word| word.trim_start_matches(['[', '(']).contains('@'))))
}

/// Lines with their offsets, without their ends.
#[derive(Clone, Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    /// Offset of the next line.
    pub(super) at: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn peek(&self) -> Option<&'a str> {
        self.clone().next()
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let (line, len) = rest.split_once('\n').map_or((rest, rest.len()), |(line, _)| (line, line.len() + 1));
        self.at += len;
        Some(line.strip_suffix('\r').unwrap_or(line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts() {
        for line in [
            "$ docker manifest inspect app",
            "$",
            "# exit",
            "user@host:~$",
            "user@host:~/src$ crane manifest app",
            "[root@host ~]# skopeo inspect --raw docker://app",
            "user@host ~ % crane manifest app",
            "%",
            "PS C:\\Users\\user> crane manifest app",
            "C:\\Users\\user>",
            "➜  ~ crane manifest app",
        ] {
            assert!(is_prompt(line), "{line}");
        }
        for line in
            ["", "{", "}", "]", "\"a@b\": 1,", "  \"schemaVersion\": 2,", "name@sha256:00", "trailing", "<html>", "{\"a\": \"b@c $ \"}"]
        {
            assert!(!is_prompt(line), "{line}");
        }
    }

    #[test]
    fn progress() {
        for line in [
            "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current",
            "                                 Dload  Upload   Total   Spent    Left  Speed",
            "100  1638  100  1638    0     0  10.2k      0 --:--:-- --:--:-- --:--:-- 10.2k",
            "\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\r100  2  100  2    0     0  10      0 --:--:-- --:--:-- --:--:-- 10",
        ] {
            assert!(is_curl(line), "{line}");
        }
        assert!(!is_curl("1 2 3"));
    }

    #[test]
    fn lines_know_where_they_stand() {
        let mut lines = Lines::new("a\r\n\nb");
        assert_eq!((lines.next(), lines.at), (Some("a"), 3));
        assert_eq!((lines.next(), lines.at), (Some(""), 4));
        assert_eq!((lines.next(), lines.at, lines.next()), (Some("b"), 5, None));
    }
}
