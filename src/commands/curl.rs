//! curl. Checked against curl 7.88, `curl.1`; distribution-spec v1.1.1, "Pulling manifests"; distribution v3,
//! `docs/content/spec/auth/token.md`.

use super::{Notation, Recipe, Shell, Subject, Task, Tool};
use crate::language::Text;
use crate::media_type as mt;
use crate::reference::DEFAULT_HOST;
use crate::text;

pub(super) static TOOL: Tool = Tool { name: "curl", version: "7.88", notation: Notation::Plain, simulated: &[], plain_http: None, recipe };

static TLS: Text = text!("Where the registry at `{0}` does speak TLS, write `https`.", "如果 `{0}` 上的注册表使用 TLS，请改为 `https`。");
static PRIVATE: Text = text!(
    "For a private repository add `--user NAME` to the request for the token; curl then asks for the password.",
    "私有仓库请在获取令牌的请求中加上 `--user 用户名`；curl 会询问密码。"
);

fn recipe(subject: &Subject<'_>, task: Task, shell: Shell) -> Option<Recipe> {
    if task != Task::Query {
        return None;
    }
    let reference = subject.exact().normalised();
    let host = match reference.host()? {
        DEFAULT_HOST => "registry-1.docker.io",
        host => host,
    };
    let wanted = match (reference.digest(), reference.tag()) {
        (Some(digest), _) => digest.to_string(),
        (None, tag) => tag?.to_owned(),
    };
    let local = super::plain_http::own_machine(&subject.reference).map(str::to_owned);
    let scheme = if local.is_some() { "http" } else { "https" };
    let accept = [mt::OCI_INDEX, mt::DOCKER_LIST, mt::OCI_MANIFEST, mt::DOCKER_MANIFEST].join(", ");
    let [host, path, wanted, accept] = [host, reference.path(), &wanted, &accept].map(|word| shell.quote(word));
    let (host, path, wanted, accept) = (host?, path?, wanted?, accept?);
    let expected = subject.digest.as_ref().filter(|digest| digest.algorithm() == Some(crate::digest::Algorithm::Sha256));
    let mut lines = match shell {
        Shell::Posix => posix(scheme, &host, &path, &wanted, &accept),
        Shell::PowerShell => powershell(scheme, &host, &path, &wanted, &accept),
    };
    lines.extend(expected.map(|digest| match shell {
        Shell::Posix => format!("echo \"{}  index.json\" | sha256sum --check", digest.encoded()),
        Shell::PowerShell => format!("(Get-FileHash index.json).Hash -eq '{}'", digest.encoded()),
    }));
    let recipe = Recipe { text: lines.join("\n"), notes: Vec::new() }.note(&PRIVATE, []);
    Some(match local {
        Some(host) => recipe.note(&TLS, [host]),
        None => recipe,
    })
}

fn posix(scheme: &str, host: &str, path: &str, wanted: &str, accept: &str) -> Vec<String> {
    vec![
        format!("HOST={host} NAME={path} REF={wanted}"),
        format!("ACCEPT={accept}"),
        format!(r#"URL="{scheme}://$HOST/v2/$NAME/manifests/$REF""#),
        r#"ASKED=$(curl -sS -o /dev/null -D - "$URL" | tr -d '\r' | grep -i '^www-authenticate: *bearer')"#.to_owned(),
        r#"asked() { printf '%s' "$ASKED" | sed -n "s/.*$1=\"\([^\"]*\)\".*/\1/p"; }"#.to_owned(),
        r#"TOKEN=$([ -z "$ASKED" ] || curl -fsS --get "$(asked realm)" --data-urlencode "service=$(asked service)" --data-urlencode "scope=repository:$NAME:pull" | sed -n 's/.*"\(access_\)\{0,1\}token" *: *"\([^"]*\)".*/\2/p')"#.to_owned(),
        r#"set --; [ -z "$TOKEN" ] || set -- -H "Authorization: Bearer $TOKEN""#.to_owned(),
        r#"curl -fsSL -D headers.txt -o index.json -H "Accept: $ACCEPT" "$@" "$URL""#.to_owned(),
        "grep -i '^docker-content-digest' headers.txt; sha256sum index.json".to_owned(),
    ]
}

fn powershell(scheme: &str, host: &str, path: &str, wanted: &str, accept: &str) -> Vec<String> {
    // A bare word is no value in PowerShell.
    let text = |word: &str| if word.starts_with('\'') { word.to_owned() } else { format!("'{word}'") };
    vec![
        format!("$name = {}", text(path)),
        format!("$url = '{scheme}://' + {} + '/v2/' + $name + '/manifests/' + {}", text(host), text(wanted)),
        format!("$accept = {}", text(accept)),
        "$asked = (curl.exe -sS -o NUL -D - $url | Select-String '^www-authenticate: *bearer') -join ''".to_owned(),
        r#"function asked($part) { if ($asked -match ($part + '="([^"]*)"')) { $Matches[1] } }"#.to_owned(),
        "$answer = if ($asked) { curl.exe -fsS --get (asked realm) --data-urlencode ('service=' + (asked service)) --data-urlencode ('scope=repository:' + $name + ':pull') | ConvertFrom-Json }".to_owned(),
        "$token = if ($answer.token) { $answer.token } else { $answer.access_token }".to_owned(),
        "$pass = if ($token) { @('-H', ('Authorization: Bearer ' + $token)) } else { @() }".to_owned(),
        "curl.exe -fsSL -D headers.txt -o index.json -H ('Accept: ' + $accept) @pass $url".to_owned(),
        "Select-String '^docker-content-digest' headers.txt; (Get-FileHash index.json).Hash.ToLower()".to_owned(),
    ]
}
