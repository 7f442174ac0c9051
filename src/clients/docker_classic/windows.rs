//! 29 on Windows. Source: `daemon/internal/distribution/pull_v2_windows.go`.

use super::read;
use crate::clients::answer::{Answer, Outcome, Question, Trace};
use crate::clients::go::atoi;
use crate::clients::reason::{Fit, Preference, Reason};
use crate::clients::spec::Spec;

/// On Windows: the architecture of the host, a build that is not above the host's, those of the host's own build first.
pub(super) fn pull(q: &Question<'_>) -> Answer {
    let mut trace = Trace::default();
    let list = match read(q.index) {
        Ok(list) => list,
        Err(error) => return trace.refused(error),
    };
    trace.enter(&[]);
    let parts: Vec<&str> = q.request.os_version.split('.').take(3).collect();
    let own_build = format!("{}.", parts.join("."));
    let build = parts.get(2).and_then(|build| atoi(build)).unwrap_or_default();
    let windows = |spec: &Spec| spec.os.eq_ignore_ascii_case("windows");
    let too_new = |spec: &Spec| {
        let parts: Vec<&str> = spec.os_version.split('.').collect();
        parts.len() >= 3 && parts.get(2).and_then(|build| atoi(build)).is_some_and(|image| image > build)
    };
    let specs = || list.entries.iter().map(|entry| entry.platform.clone().unwrap_or_default()).enumerate();
    let matches = |spec: &Spec| spec.architecture == q.request.architecture && windows(spec) && !too_new(spec);
    let same_build = |spec: &Spec| spec.os_version.starts_with(&own_build);
    let first = specs().find(|(_, spec)| matches(spec) && same_build(spec)).or_else(|| specs().find(|(_, spec)| matches(spec)));
    let taken = first.as_ref().map(|(at, _)| *at);
    let own_is_taken = first.as_ref().is_some_and(|(_, spec)| same_build(spec));
    let by = trace.place(taken.unwrap_or_default());
    for (at, spec) in specs() {
        trace.step(
            at,
            match taken {
                _ if spec.architecture != q.request.architecture => Reason::Architecture(spec.architecture, q.request.architecture.clone()),
                _ if !windows(&spec) => Reason::Os(spec.os, "windows".into()),
                _ if too_new(&spec) => Reason::WindowsBuild(spec.os_version, q.request.os_version.clone()),
                Some(taken) if taken == at => Reason::Taken(if same_build(&spec) { Fit::Exact } else { Fit::NotNewer }),
                // The host's own build goes first wherever it stands; among others only the order decides.
                Some(_) => Reason::Outranked(
                    by.clone(),
                    if own_is_taken && !same_build(&spec) { Preference::OwnBuild } else { Preference::Earlier },
                ),
                None => Reason::Silent,
            },
        );
    }
    match taken {
        Some(at) => trace.end(Outcome::Picked(vec![at])),
        None => trace.no_match(""),
    }
}
