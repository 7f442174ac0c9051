//! `created`, of the image and of each step of its history.
//!
//! A date in the future is not told: the core has no clock.

use super::history::steps;
use super::place::config;
use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;
use crate::text::is_date_time;

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
pub(in crate::rules) static CREATED_ZERO: Rule = Rule {
    code: "config-created-zero",
    severity: Severity::Note,
    title: text!("A date that was not the day of the build", "并非构建当天的日期"),
    reference: Reference {
        section: "reproducible-builds.org, SOURCE_DATE_EPOCH",
        url: "https://reproducible-builds.org/docs/source-date-epoch/",
    },
    doc: page! {
        what: text!("`created` is the first day of the year 1, 1970 or 1980.", "`created` 是公元 1 年、1970 年或 1980 年的第一天。"),
        why: text!("Builds that give the same bytes every time write a fixed date: Jib and ko 1970, buildpacks 1980, tools written in Go the year 1 where none is set. The image is not that old.", "可重现构建写入固定日期：Jib 和 ko 写 1970 年，buildpacks 写 1980 年，未设置日期的 Go 工具写公元 1 年。镜像并没有那么旧。"),
        fix: text!("Nothing to do. To show a real date, build with `SOURCE_DATE_EPOCH` set to that of the source.", "无需处理。若要显示真实日期，构建时请把 `SOURCE_DATE_EPOCH` 设为源码的时间。"),
        example: r#"{"created": "1970-01-01T00:00:00Z"}"#,
    },
    check: Check::Json(zero),
};

static TIME: Text = text!("{0} is not a date and time", "{0} 不是日期时间");
static ZERO: Text = text!("{0} is a fixed date that builds write, not the day of the build", "{0} 是构建写入的固定日期，并非构建当天");

fn created(root: Value<'_>, document: &Document, report: &mut Report) {
    let own = config(root, document).and_then(|config| config.get("created"));
    for value in own.into_iter().chain(steps(root, document).filter_map(|step| step.get("created"))) {
        if !value.is_null() && !value.as_str().is_some_and(|text| is_date_time(&text)) {
            report.value(value, &TIME, [format!("`{}`", value.raw().chars().take(60).collect::<String>())]);
        }
    }
}

fn zero(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(value) = config(root, document).and_then(|config| config.get("created")) else { return };
    let text = value.as_str().unwrap_or_default();
    let fixed = ["0001-01-01", "1970-01-01", "1980-01-01"].iter().any(|day| text.starts_with(day));
    if fixed && is_date_time(&text) {
        report.value(value, &ZERO, [format!("`{text}`")]);
    }
}
