//! Complaints about which entry fits.

use super::{Act, Case, act, build, run, say};
use crate::complaint::{Client, Kind, Nearness, Outcome, Request};
use crate::diagnostic::Sentence;
use crate::language::{Language, Text};
use crate::platform::{WindowsVersion, describe};
use crate::text;

static NOTHING_NAMED: Text = text!("The image has no entry for the host's platform.", "镜像中没有适用于主机平台的条目。");
static NOTHING_NAMED_HAS: Text =
    text!("The index has no entry for the host's platform; it has {0}.", "索引中没有适用于主机平台的条目；现有 {0}。");
static NOTHING: Text = text!("The image has no entry for {0}.", "镜像中没有适用于 {0} 的条目。");
static NOT_HERE: Text = text!("The index has no entry for {0}; it has {1}.", "索引中没有适用于 {0} 的条目；现有 {1}。");
static ONLY_ATTESTATIONS: Text = text!(
    "The index has attestations only and no image for {0} or any other platform.",
    "索引中只有证明，没有适用于 {0} 或任何其他平台的镜像。"
);
static NO_PLATFORMS: Text = text!(
    "No entry of the index says what it runs on, and so none is known to fit {0}.",
    "索引中没有条目写明运行平台，因此无法确定哪个适用于 {0}。"
);
static IS_HERE: Text = text!(
    "The index given here has {0}: the message is about another index, such as an older tag, a mirror's copy or a cached one.",
    "这里给出的索引含有 {0}：该消息针对的是另一个索引，例如旧标签、镜像站的副本或缓存。"
);
static IS_HERE_FOR_HOST: Text = text!(
    "The index given here has {0}: the message comes from another machine than the chosen host, or is about another index.",
    "这里给出的索引含有 {0}：该消息来自所选主机以外的机器，或针对另一个索引。"
);
static BESIDE_ATTESTATIONS: Text = text!(
    "The index has {0} and attestations beside it, over which {1} is known to stumble.",
    "索引含有 {0}，旁边还有证明，已知 {1} 会因此出错。"
);
static WITHOUT_ATTESTATIONS: Text = text!("Build without attestations.", "构建时不附带证明。");
static PASSED_OVER: Text =
    text!("The index has {0}, and yet {1} does not take it: its steps tell why.", "索引中有 {0}，但 {1} 仍未选中它：其步骤说明了原因。");
static SEE_STEPS: Text = text!(
    "Read the steps below, and mend what keeps the entry from being taken; until then take it by its digest.",
    "查看下面的步骤，修正使该条目落选的原因；在此之前可按摘要使用它。"
);
static NOT_PULLED: Text = text!(
    "The image is in the local store, but its content for {0} was never pulled; the index has it.",
    "镜像已在本地存储中，但从未拉取过 {0} 的内容；索引中有它。"
);
static SPELLED: Text = text!(
    "The index writes {0} as `{1}`, and not every client reads the two as the same.",
    "索引把 {0} 写作 `{1}`，并非每个客户端都视二者相同。"
);
static MEANT: Text = text!(
    "The index has `{1}`, which probably means {0}; clients do not read it so.",
    "索引中有 `{1}`，很可能是指 {0}；但客户端不会这样理解。"
);
static CONFIG_SAYS: Text = text!(
    "An entry without a platform is for {0}, as its config says; clients that look at the index alone pass it over.",
    "有一个没有平台的条目，其配置表明适用于 {0}；只看索引的客户端会略过它。"
);
static EARLIER: Text = text!(
    "The index has `{1}`, which a {0} machine runs; the client asks for the exact variant.",
    "索引中有 `{1}`，{0} 的机器可以运行；但客户端要求变体完全一致。"
);
static OTHER_VARIANT: Text = text!("The index has `{1}` and not {0}.", "索引中有 `{1}`，没有 {0}。");
static OTHER_BUILD: Text = text!(
    "The index has no Windows image that runs on the host of {0}; it has {1}.",
    "索引中没有可在 {0} 主机上运行的 Windows 镜像；现有 {1}。"
);
static LINUX_ON_WINDOWS: Text =
    text!("The engine runs Windows containers, and the image is for Linux only.", "引擎运行的是 Windows 容器，而镜像只适用于 Linux。");

static DARWIN: Text = text!(
    "{0} asked for macOS ({1}), as it does on a Mac; the image is for Linux and has to be asked for as such.",
    "{0} 在 Mac 上请求的是 macOS（{1}）；镜像适用于 Linux，应按 Linux 请求。"
);

static SWITCH_TO_LINUX: Text = text!(
    "Switch Docker Desktop to Linux containers (in the menu of its icon).",
    "把 Docker Desktop 切换到 Linux 容器（在其图标菜单中）。"
);
static SWITCH_TO_WINDOWS: Text =
    text!("Switch Docker Desktop to Windows containers, on Windows.", "在 Windows 上把 Docker Desktop 切换到 Windows 容器。");
static ASK_SPELLED: Text = text!("Ask for it as the index writes it.", "按索引的写法请求。");
static ASK_OTHER: Text = text!("Take {0} instead, where the machine can run or emulate it.", "如果机器能运行或模拟，改用 {0}。");
static PULL: Text = text!("Pull the content for {0}.", "拉取 {0} 的内容。");
static CHOOSE_NODES: Text = text!("Let the pod run on nodes that the image has an entry for.", "让 Pod 运行在镜像支持的节点上。");
static TASK: Text = text!("Let the task run on the architecture that the image has.", "让任务运行在镜像支持的架构上。");
static LOOK: Text = text!("See what the registry serves now.", "查看注册表当前提供的内容。");
static FIX_ENTRY: Text =
    text!("Write the platform as Go does, `{0}`, and push the index again.", "按 Go 的写法 `{0}` 填写平台，再次推送索引。");

/// Nothing fits, in the registry or in the store.
pub(super) fn no_match(case: &Case<'_>) -> (Sentence, Vec<Act>) {
    let Some(request) = case.complaint.platform.as_ref() else {
        let there = case.evidence.filter(|evidence| !evidence.platforms.is_empty());
        let cause = there.map_or_else(|| say(&NOTHING_NAMED, &[]), |evidence| say(&NOTHING_NAMED_HAS, &[&evidence.list()]));
        return (cause, vec![look(case)]);
    };
    let (asked, flag) = (request.text.as_str(), request.flag());
    let windows = request.platform.os.as_deref() == Some("windows");
    let Some(evidence) = case.evidence else {
        let mut acts = vec![look(case)];
        if windows {
            acts.insert(0, act(&SWITCH_TO_LINUX, &[]));
        }
        acts.push(build(case, &flag));
        return (say(&NOTHING, &[asked]), acts);
    };
    let outcome = case.proof.map(|proof| &proof.outcome);
    let taken = matches!(outcome, Some(Outcome::Takes(_)));
    let passed_over = matches!(outcome, Some(Outcome::Nothing(_) | Outcome::Refuses(_))) && case.complaint.kind == Kind::NoMatch;
    if passed_over && !evidence.exact.is_empty() {
        return (say(&PASSED_OVER, &[asked, case.client().get(Language::En)]), vec![act(&SEE_STEPS, &[])]);
    }
    if taken || !evidence.exact.is_empty() {
        let single = case.complaint.client.only_platform().is_some() && !evidence.exact.is_empty() && evidence.has_attestations;
        return if single {
            let cause = say(&BESIDE_ATTESTATIONS, &[asked, case.client().get(Language::En)]);
            (cause, vec![without_attestations(case, &flag), look(case)])
        } else if case.complaint.kind == Kind::NotInStore {
            let command = case.complaint.client.fetch(&flag, case.image());
            (say(&NOT_PULLED, &[asked]), vec![Act { says: say(&PULL, &[asked]), command }])
        } else {
            (say(if request.is_hosts { &IS_HERE_FOR_HOST } else { &IS_HERE }, &[asked]), vec![look(case)])
        };
    }
    if evidence.only_attestations {
        return (say(&ONLY_ATTESTATIONS, &[asked]), vec![build(case, &flag)]);
    }
    let linux = evidence.near.iter().find(|near| near.platform.starts_with("linux/"));
    if windows && linux.is_some() && !evidence.platforms.iter().any(|platform| platform.starts_with("windows/")) {
        return (say(&LINUX_ON_WINDOWS, &[]), vec![act(&SWITCH_TO_LINUX, &[]), run_other(case, linux.map(|near| near.platform.as_str()))]);
    }
    if request.platform.os.as_deref() == Some("darwin") && !evidence.platforms.iter().any(|platform| platform.starts_with("darwin/")) {
        let cause = say(&DARWIN, &[case.client().get(Language::En), asked]);
        return (cause, vec![run_other(case, linux.map(|near| near.platform.as_str()).or(evidence.platforms.first().map(String::as_str)))]);
    }
    let cause = match evidence.near.first() {
        Some(near) => match near.how {
            Nearness::Spelling => say(&SPELLED, &[asked, &near.platform]),
            Nearness::Meant => say(&MEANT, &[asked, &near.platform]),
            Nearness::ConfigSays => say(&CONFIG_SAYS, &[asked]),
            Nearness::Earlier => say(&EARLIER, &[asked, &near.platform]),
            Nearness::Variant => say(&OTHER_VARIANT, &[asked, &near.platform]),
            Nearness::Version => say(&OTHER_BUILD, &[asked, &with_release(&near.platform)]),
            _ if evidence.platforms.is_empty() => say(&NO_PLATFORMS, &[asked]),
            _ => say(&NOT_HERE, &[asked, &evidence.list()]),
        },
        None if evidence.platforms.is_empty() => say(&NOTHING, &[asked]),
        None => say(&NOT_HERE, &[asked, &evidence.list()]),
    };
    let mut acts = Vec::new();
    let system = request.platform.os.as_deref().unwrap_or("linux");
    match evidence.near.iter().find(|near| near.platform.starts_with(&format!("{system}/"))) {
        Some(near) if matches!(near.how, Nearness::Spelling | Nearness::Meant) => {
            let command = case.complaint.client.fetch(&name_of(&near.platform), case.image());
            acts.push(Act { says: say(&ASK_SPELLED, &[]), command });
            acts.push(act(&FIX_ENTRY, &[&flag]));
        }
        Some(near) if case.complaint.client == Client::AmazonEcs => acts.extend(task(&near.platform)),
        Some(near) if near.how != Nearness::Version && case.complaint.client.only_platform().is_none() => {
            acts.push(run_other(case, Some(&near.platform)));
        }
        _ => {}
    }
    if case.complaint.client.is_node() {
        acts.push(nodes(evidence.platforms.first().map(String::as_str)));
    }
    acts.push(build(case, &flag));
    (cause, acts)
}

static MISMATCH: Text = text!(
    "The image is for {0} and the host is {1}: it runs under emulation, slower, or not at all.",
    "镜像适用于 {0}，主机是 {1}：它在模拟下运行，较慢，或无法运行。"
);
static MISMATCH_UNKNOWN: Text = text!("The image is for another platform than the host.", "镜像适用的平台与主机不同。");
static NAME_IT: Text = text!("If that is meant, say so, and the warning is gone.", "如果这是有意为之，明确写出平台即可消除警告。");
static NATIVE: Text = text!("The index has {0}: pull that.", "索引中有 {0}：拉取它。");

/// The image runs on another platform: a warning.
pub(super) fn mismatch(case: &Case<'_>) -> (Sentence, Vec<Act>) {
    let (actual, host) = (case.complaint.actual.as_ref(), case.complaint.platform.as_ref());
    let cause = match (actual, host) {
        (Some(actual), Some(host)) => say(&MISMATCH, &[&actual.text, &host.text]),
        _ => say(&MISMATCH_UNKNOWN, &[]),
    };
    let mut acts = Vec::new();
    let native = case.evidence.filter(|evidence| !evidence.exact.is_empty() || evidence.nearest(Nearness::Spelling).is_some());
    if let Some(host) = host.filter(|_| native.is_some()) {
        let command = case.complaint.client.fetch(&host.flag(), case.image());
        acts.push(Act { says: say(&NATIVE, &[&host.text]), command });
    }
    if let Some(actual) = actual {
        let program = if case.complaint.client == Client::Podman { "podman" } else { "docker" };
        acts.push(run(&NAME_IT, &[], format!("{program} run --platform {} {}", actual.flag(), case.image())));
    }
    if let Some(host) = host.filter(|_| native.is_none()) {
        acts.push(build(case, &host.flag()));
    }
    (cause, acts)
}

static WINDOWS_IMAGE: Text =
    text!("The image is for Windows, and the engine runs Linux containers.", "镜像适用于 Windows，而引擎运行的是 Linux 容器。");
static OTHER_IMAGE: Text =
    text!("The image is for `{0}`, and the engine runs containers of another system.", "镜像适用于 `{0}`，而引擎运行的是其他系统的容器。");
static LINUX_THERE: Text = text!("The index has {0}: pull that.", "索引中有 {0}：拉取它。");
static WRONG_SYSTEM: Text = text!(
    "The image is for another operating system than the one that the engine runs containers of.",
    "镜像适用的操作系统与引擎所运行容器的系统不同。"
);

/// The image is for another operating system.
pub(super) fn wrong_system(case: &Case<'_>) -> (Sentence, Vec<Act>) {
    let (cause, switch, wanted) = match case.complaint.system.as_deref() {
        Some("windows") => (say(&WINDOWS_IMAGE, &[]), vec![act(&SWITCH_TO_WINDOWS, &[])], "linux/"),
        Some("linux") => (say(&LINUX_ON_WINDOWS, &[]), vec![act(&SWITCH_TO_LINUX, &[])], "windows/"),
        Some(other) => (say(&OTHER_IMAGE, &[other]), Vec::new(), "linux/"),
        None => (say(&WRONG_SYSTEM, &[]), vec![act(&SWITCH_TO_LINUX, &[]), act(&SWITCH_TO_WINDOWS, &[])], "linux/"),
    };
    let there = case.evidence.and_then(|evidence| evidence.platforms.iter().find(|platform| platform.starts_with(wanted)));
    let there = there.map(|platform| {
        let platform = name_of(platform);
        Act { says: say(&LINUX_THERE, &[&platform]), command: case.complaint.client.fetch(&platform, case.image()) }
    });
    (cause, switch.into_iter().chain(there).chain([look(case)]).collect())
}

static WINDOWS_BUILD: Text = text!(
    "The image is for another build of Windows than the host; without Hyper-V isolation an image runs on hosts that its build fits only.",
    "镜像对应的 Windows 内部版本与主机不同；不使用 Hyper-V 隔离时，镜像只能在版本相符的主机上运行。"
);
static HYPER_V: Text = text!(
    "If the image's build is older than the host's, run it with Hyper-V isolation.",
    "如果镜像的内部版本比主机旧，使用 Hyper-V 隔离运行。"
);
static TAG_FOR_HOST: Text = text!(
    "Take the tag for the host's Windows; `winver` shows its build: `ltsc2019` is 17763, `ltsc2022` is 20348, `ltsc2025` is 26100.",
    "使用与主机 Windows 相符的标签；`winver` 可显示内部版本：`ltsc2019` 为 17763，`ltsc2022` 为 20348，`ltsc2025` 为 26100。"
);
static NEWER_BUILD: Text = text!(
    "The image is for Windows build {0}, newer than the host's {1}. No host runs an image that is newer than itself, also not with Hyper-V isolation.",
    "镜像适用于 Windows 内部版本 {0}，比主机的 {1} 新。主机不能运行比自身新的镜像，使用 Hyper-V 隔离也不行。"
);
static TAG_NOT_NEWER: Text =
    text!("Take a tag that is not newer than the host: for build {0} that is `{1}`.", "使用不比主机新的标签：对内部版本 {0}，即 `{1}`。");
static NEWER_HOST: Text = text!("Or run it on a host of build {0} or later.", "或在内部版本 {0} 或更高的主机上运行。");

/// The long-term releases of Windows that images are made for, by their builds: Microsoft, "Windows container version
/// compatibility".
const RELEASES: &[(u16, &str)] = &[(26100, "ltsc2025"), (20348, "ltsc2022"), (17763, "ltsc2019"), (14393, "ltsc2016")];

/// The image is for another build of Windows.
pub(super) fn windows_build(case: &Case<'_>) -> (Sentence, Vec<Act>) {
    let build = |request: Option<&Request>| WindowsVersion::parse(request?.platform.os_version.as_deref()?).map(|version| version.build);
    let (image, host) = (build(case.complaint.actual.as_ref()), build(case.complaint.platform.as_ref()));
    if let Some((image, host)) = image.zip(host).filter(|(image, host)| image > host) {
        let release = RELEASES.iter().find(|(build, _)| *build <= host);
        let tag = release.map(|(_, tag)| act(&TAG_NOT_NEWER, &[&host.to_string(), tag]));
        let acts = tag.into_iter().chain([act(&NEWER_HOST, &[&image.to_string()]), look(case)]).collect();
        return (say(&NEWER_BUILD, &[&image.to_string(), &host.to_string()]), acts);
    }
    let hyper_v = run(&HYPER_V, &[], format!("docker run --isolation=hyperv {}", case.image()));
    (say(&WINDOWS_BUILD, &[]), vec![act(&TAG_FOR_HOST, &[]), hyper_v])
}

static BAD_REQUEST: Text = text!("`{0}` is no platform that {1} can read.", "{1} 无法把 `{0}` 读作平台。");
static WRITE_IT: Text = text!(
    "Write `os/architecture` or `os/architecture/variant`, as in `linux/arm64`.",
    "写作 `os/architecture` 或 `os/architecture/variant`，例如 `linux/arm64`。"
);

/// What was typed is no platform.
pub(super) fn bad_request(case: &Case<'_>) -> (Sentence, Vec<Act>) {
    let typed = case.complaint.typed.as_deref().unwrap_or_default();
    // The names of these clients are the same in both languages.
    (say(&BAD_REQUEST, &[typed, case.client().get(Language::En)]), vec![act(&WRITE_IT, &[])])
}

/// The image alone, so that its tag leads to a single manifest.
fn without_attestations(case: &Case<'_>, platform: &str) -> Act {
    let command = format!("docker buildx build --platform {platform} --provenance=false --sbom=false --tag {} --push .", case.image());
    run(&WITHOUT_ATTESTATIONS, &[], command)
}

fn look(case: &Case<'_>) -> Act {
    run(&LOOK, &[], format!("docker buildx imagetools inspect {}", case.image()))
}

fn nodes(platform: Option<&str>) -> Act {
    let architecture = platform.and_then(|platform| platform.split(['/', ':']).nth(1)).unwrap_or("amd64");
    run(&CHOOSE_NODES, &[], format!("nodeSelector: {{\"kubernetes.io/arch\": \"{architecture}\"}}"))
}

/// A task of Amazon ECS for the architecture that is there.
fn task(platform: &str) -> Option<Act> {
    let architecture = match name_of(platform).split('/').nth(1)? {
        "amd64" => "X86_64",
        "arm64" => "ARM64",
        _ => return None,
    };
    Some(run(&TASK, &[], format!("\"runtimePlatform\": {{\"cpuArchitecture\": \"{architecture}\"}}")))
}

/// Taking an entry that is there.
fn run_other(case: &Case<'_>, platform: Option<&str>) -> Act {
    let platform = platform.map(name_of).unwrap_or_default();
    let command = case.complaint.client.fetch(&platform, case.image());
    Act { says: say(&ASK_OTHER, &[&platform]), command }
}

/// A platform's name without the version of its system.
fn name_of(full_name: &str) -> String {
    full_name.split(':').next().unwrap_or_default().to_owned()
}

/// A Windows platform with the name of its release, where it has one that reads the same in all languages.
fn with_release(full_name: &str) -> String {
    let release = full_name.split_once(':').and_then(|(_, version)| describe::windows_release(version));
    let same = release.filter(|release| release.get(Language::En) == release.get(Language::Zh));
    same.map_or_else(|| full_name.to_owned(), |release| format!("{full_name} ({})", release.get(Language::En)))
}
