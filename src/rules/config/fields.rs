//! The field table of image configs, and the shapes of their members.

use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::image::Kind;
use crate::json::Kind as Json;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule, Shape};
use crate::text;

pub(in crate::rules) static ARCHITECTURE: Rule = Rule {
    code: "config-architecture",
    severity: Severity::Error,
    title: text!("No architecture", "没有架构"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`architecture` is absent, `null` or no string.", "`architecture` 缺失、为 `null` 或不是字符串。"),
        why: text!("It is required: containerd and Docker read it to know where the image runs.", "它是必需的：containerd 和 Docker 靠它得知镜像在哪里运行。"),
        fix: text!("Set it to a value of GOARCH.", "请设为 GOARCH 的取值。"),
        example: r#"{"os": "linux", "rootfs": {"type": "layers", "diff_ids": []}}"#,
    },
    check: Check::Json(architecture),
};
pub(in crate::rules) static OS: Rule = Rule {
    code: "config-os",
    severity: Severity::Error,
    title: text!("No operating system", "没有操作系统"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`os` is absent, `null` or no string.", "`os` 缺失、为 `null` 或不是字符串。"),
        why: text!("It is required: containerd and Docker read it to know where the image runs.", "它是必需的：containerd 和 Docker 靠它得知镜像在哪里运行。"),
        fix: text!("Set it to a value of GOOS.", "请设为 GOOS 的取值。"),
        example: r#"{"architecture": "amd64", "rootfs": {"type": "layers", "diff_ids": []}}"#,
    },
    check: Check::Json(os),
};
pub(in crate::rules) static ROOTFS_MISSING: Rule = Rule {
    code: "config-rootfs-missing",
    severity: Severity::Error,
    title: text!("No `rootfs`", "没有 `rootfs`"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`rootfs` is absent or no object.", "`rootfs` 缺失或不是对象。"),
        why: text!("It names the layers; without it no client can start the image.", "它列出各层；没有它客户端无法启动镜像。"),
        fix: text!("Add it.", "请加上。"),
        example: r#"{"architecture": "amd64", "os": "linux"}"#,
    },
    check: Check::Json(rootfs),
};
pub(in crate::rules) static ROOTFS_TYPE: Rule = Rule {
    code: "config-rootfs-type",
    severity: Severity::Error,
    title: text!("Another type than `layers`", "类型不是 `layers`"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`rootfs.type` is absent or not `layers`.", "`rootfs.type` 缺失或不是 `layers`。"),
        why: text!("Readers must refuse any other.", "读取方必须拒绝其他类型。"),
        fix: text!("Write `\"layers\"`.", "请写 `\"layers\"`。"),
        example: r#"{"rootfs": {"type": "disk", "diff_ids": []}}"#,
    },
    check: Check::Json(rootfs_type),
};
pub(in crate::rules) static DIFFIDS: Rule = Rule {
    code: "config-diffids",
    severity: Severity::Error,
    title: text!("No list of layer digests", "没有层摘要列表"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`rootfs.diff_ids` is absent, `null` or not an array of digests.", "`rootfs.diff_ids` 缺失、为 `null` 或不是摘要数组。"),
        why: text!("Clients check each unpacked layer against it.", "客户端据此校验每个解压后的层。"),
        fix: text!("Add it; `[]` stands for no layers.", "请加上；`[]` 表示没有层。"),
        example: r#"{"rootfs": {"type": "layers"}}"#,
    },
    check: Check::Json(diff_ids),
};
pub(in crate::rules) static CREATED: Rule = Rule {
    code: "config-created",
    severity: Severity::Error,
    title: text!("Not a date and time", "不是日期时间"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`created`, or that of a step of the history, is not a date and time as RFC 3339 has it.", "`created` 或历史步骤的 `created` 不是 RFC 3339 日期时间。"),
        why: text!("Clients written in Go refuse the config.", "用 Go 写的客户端会拒绝该配置。"),
        fix: text!("Write it like `2024-01-02T03:04:05Z`.", "请写成 `2024-01-02T03:04:05Z` 的形式。"),
        example: r#"{"created": "yesterday"}"#,
    },
    check: Check::Json(created),
};
pub(in crate::rules) static HISTORY_SHAPE: Rule = Rule {
    code: "config-history-shape",
    severity: Severity::Error,
    title: text!("A history of the wrong shape", "历史记录结构不对"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`history` is not an array of objects, or `empty_layer` is not true or false.", "`history` 不是对象数组，或 `empty_layer` 不是布尔值。"),
        why: text!("Clients written in Go refuse the config.", "用 Go 写的客户端会拒绝该配置。"),
        fix: text!("Correct it.", "请更正。"),
        example: r#"{"history": "none"}"#,
    },
    check: Check::Json(history),
};
pub(in crate::rules) static HISTORY_COUNT: Rule = Rule {
    code: "config-history-count",
    severity: Severity::Warning,
    title: text!("History and layers do not fit", "历史与层数不符"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("The number of steps with a layer differs from that of `diff_ids`.", "含层的步骤数与 `diff_ids` 的数量不同。"),
        why: text!("Docker refuses more steps than layers: too many non-empty layers in History section.", "步骤多于层时 Docker 会拒绝：too many non-empty layers in History section。"),
        fix: text!("Correct the `empty_layer` marks.", "请更正 `empty_layer` 标记。"),
        example: r#"{"history": [{}, {}], "rootfs": {"diff_ids": ["sha256:…"]}}"#,
    },
    check: Check::Json(count),
};
pub(in crate::rules) static SET_SHAPE: Rule = Rule {
    code: "config-set-shape",
    severity: Severity::Error,
    title: text!("A set that is no object of empty objects", "集合的结构不对"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`ExposedPorts` or `Volumes` is not an object of empty objects.", "`ExposedPorts` 或 `Volumes` 不是由空对象组成的对象。"),
        why: text!("Clients written in Go refuse the config.", "用 Go 写的客户端会拒绝该配置。"),
        fix: text!("Write `{\"80/tcp\": {}}`.", "请写成 `{\"80/tcp\": {}}`。"),
        example: r#"{"config": {"Volumes": ["/data"]}}"#,
    },
    check: Check::Json(sets),
};
pub(in crate::rules) static CMD_SHAPE: Rule = Rule {
    code: "config-cmd-shape",
    severity: Severity::Error,
    title: text!("A command that is no list", "命令不是数组"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`Entrypoint`, `Cmd` or `Env` is not an array of strings.", "`Entrypoint`、`Cmd` 或 `Env` 不是字符串数组。"),
        why: text!("Clients written in Go refuse the config.", "用 Go 写的客户端会拒绝该配置。"),
        fix: text!("Use an array of strings.", "请使用字符串数组。"),
        example: r#"{"config": {"Cmd": "/app"}}"#,
    },
    check: Check::Json(commands),
};
pub(in crate::rules) static LABELS: Rule = Rule {
    code: "config-labels",
    severity: Severity::Error,
    title: text!("Labels that are no strings", "标签的值不是字符串"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`Labels` is not an object of strings.", "`Labels` 不是由字符串组成的对象。"),
        why: text!("Clients written in Go refuse the config.", "用 Go 写的客户端会拒绝该配置。"),
        fix: text!("Use strings only.", "请只用字符串。"),
        example: r#"{"config": {"Labels": {"version": 1}}}"#,
    },
    check: Check::Json(labels),
};

static MISSING: Text = text!("`{0}` is missing", "缺少 `{0}`");
static NOT_TEXT: Text = text!("`{0}` must be a string", "`{0}` 必须是字符串");
static NOT_OBJECT: Text = text!("`{0}` must be an object", "`{0}` 必须是对象");
static TYPE: Text = text!("`type` is {0}, but must be `layers`", "`type` 是 {0}，但必须是 `layers`");
static NOT_LIST: Text = text!("`{0}` must be an array of digests", "`{0}` 必须是摘要数组");
static NOT_DIGEST: Text = text!("`{0}` is not a digest", "`{0}` 不是摘要");
static TIME: Text = text!("{0} is not a date and time", "{0} 不是日期时间");
static SHAPE: Text = text!("`{0}` has the wrong shape", "`{0}` 的结构不对");
static COUNT: Text = text!("{0} steps of the history have a layer, but there are {1} layers", "历史中有 {0} 个步骤含层，但共有 {1} 层");

fn is_config(root: Value<'_>, document: &Document) -> bool {
    document.kind() == Kind::Config && root.is_object()
}

fn text(root: Value<'_>, document: &Document, name: &'static str, report: &mut Report) {
    match root.get(name) {
        _ if !is_config(root, document) => {}
        None => _ = report.missing(root, &MISSING, [name]),
        Some(value) if value.kind() != Json::String => _ = report.value(value, &NOT_TEXT, [name]),
        Some(_) => {}
    }
}

fn architecture(root: Value<'_>, document: &Document, report: &mut Report) {
    text(root, document, "architecture", report);
}

fn os(root: Value<'_>, document: &Document, report: &mut Report) {
    text(root, document, "os", report);
}

fn rootfs(root: Value<'_>, document: &Document, report: &mut Report) {
    match root.get("rootfs") {
        _ if !is_config(root, document) => {}
        None => _ = report.missing(root, &MISSING, ["rootfs"]),
        Some(value) if !value.is_object() => _ = report.value(value, &NOT_OBJECT, ["rootfs"]),
        Some(_) => {}
    }
}

/// `rootfs` of a config, where it is an object.
fn rootfs_of<'a>(root: Value<'a>, document: &Document) -> Option<Value<'a>> {
    root.get("rootfs").filter(|rootfs| is_config(root, document) && rootfs.is_object())
}

fn rootfs_type(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(rootfs) = rootfs_of(root, document) else { return };
    match rootfs.get("type") {
        None => _ = report.missing(rootfs, &MISSING, ["type"]),
        Some(value) if value.as_str().as_deref() != Some("layers") => _ = report.value(value, &TYPE, [format!("`{}`", value.raw())]),
        Some(_) => {}
    }
}

fn diff_ids(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(rootfs) = rootfs_of(root, document) else { return };
    match rootfs.get("diff_ids") {
        None => _ = report.missing(rootfs, &MISSING, ["diff_ids"]),
        Some(value) if !value.is_array() => _ = report.value(value, &NOT_LIST, ["diff_ids"]),
        Some(list) => {
            for item in list.items() {
                let text = item.as_str().unwrap_or_default();
                if Digest::parse(&text).is_err() {
                    report.value(item, &NOT_DIGEST, [text]);
                }
            }
        }
    }
}

/// RFC 3339, section 5.6, within what Go's time package reads.
fn is_date_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |from: usize, to: usize| {
        text.get(from..to).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit())).and_then(|part| part.parse::<u32>().ok())
    };
    let at = |place: usize, letters: &[u8]| bytes.get(place).is_some_and(|byte| letters.contains(byte));
    let date = digits(0, 4).is_some()
        && at(4, b"-")
        && digits(5, 7).is_some_and(|month| (1..=12).contains(&month))
        && at(7, b"-")
        && digits(8, 10).is_some_and(|day| (1..=31).contains(&day));
    let time = at(10, b"Tt")
        && digits(11, 13).is_some_and(|hour| hour < 24)
        && at(13, b":")
        && digits(14, 16).is_some_and(|minute| minute < 60)
        && at(16, b":")
        && digits(17, 19).is_some_and(|second| second <= 60);
    let rest = text.get(19..).unwrap_or_default();
    let zone = match rest.strip_prefix('.') {
        Some(fraction) => {
            let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            if zone.len() == fraction.len() { "" } else { zone }
        }
        None => rest,
    };
    let offset = |zone: &str| {
        zone.len() == 6
            && zone.starts_with(['+', '-'])
            && zone.as_bytes().get(3) == Some(&b':')
            && zone.bytes().skip(1).filter(u8::is_ascii_digit).count() == 4
    };
    date && time && (matches!(zone, "Z" | "z") || offset(zone))
}

fn steps<'a>(root: Value<'a>, document: &Document) -> impl Iterator<Item = Value<'a>> {
    root.get("history").filter(|_| is_config(root, document)).into_iter().flat_map(|history| history.items())
}

fn created(root: Value<'_>, document: &Document, report: &mut Report) {
    let own = root.get("created").filter(|_| is_config(root, document));
    for value in own.into_iter().chain(steps(root, document).filter_map(|step| step.get("created"))) {
        if !value.is_null() && !value.as_str().is_some_and(|text| is_date_time(&text)) {
            report.value(value, &TIME, [format!("`{}`", value.raw().chars().take(60).collect::<String>())]);
        }
    }
}

fn history(root: Value<'_>, document: &Document, report: &mut Report) {
    if let Some(history) = root.get("history").filter(|history| is_config(root, document) && !history.is_array() && !history.is_null()) {
        report.value(history, &SHAPE, ["history"]);
    }
    for step in steps(root, document) {
        if !step.is_object() {
            report.value(step, &SHAPE, ["history"]);
        }
        if let Some(mark) = step.get("empty_layer").filter(|mark| !matches!(mark.raw(), "true" | "false" | "null")) {
            report.value(mark, &SHAPE, ["empty_layer"]);
        }
    }
}

fn count(root: Value<'_>, document: &Document, report: &mut Report) {
    let layers =
        rootfs_of(root, document).and_then(|rootfs| rootfs.get("diff_ids")).filter(|list| list.is_array()).map(|list| list.items().count());
    let full = steps(root, document).filter(|step| step.get("empty_layer").is_none_or(|mark| mark.raw() != "true")).count();
    if let (Some(layers), Some(history)) = (layers, root.get("history"))
        && steps(root, document).next().is_some()
        && full != layers
    {
        report.key(history, &COUNT, [full.to_string(), layers.to_string()]);
    }
}

/// Members of `config` that are not `null`.
fn settings<'a>(root: Value<'a>, document: &Document, names: &'static [&'static str]) -> impl Iterator<Item = (&'static str, Value<'a>)> {
    let config = root.get("config").filter(|_| is_config(root, document));
    names.iter().filter_map(move |name| Some((*name, config?.get(name).filter(|value| !value.is_null())?)))
}

fn sets(root: Value<'_>, document: &Document, report: &mut Report) {
    for (name, value) in settings(root, document, &["ExposedPorts", "Volumes"]) {
        if !value.is_object() || value.members().any(|member| !member.is_object() && !member.is_null()) {
            report.value(value, &SHAPE, [name]);
        }
    }
}

fn commands(root: Value<'_>, document: &Document, report: &mut Report) {
    for (name, value) in settings(root, document, &["Entrypoint", "Cmd", "Env"]).filter(|(_, value)| !Shape::Strings.fits(*value)) {
        report.value(value, &SHAPE, [name]);
    }
}

fn labels(root: Value<'_>, document: &Document, report: &mut Report) {
    for (name, value) in settings(root, document, &["Labels"]) {
        if !value.is_object() || value.members().any(|member| member.kind() != Json::String) {
            report.value(value, &SHAPE, [name]);
        }
    }
}
