//! Complaints of the processor.

use super::{Act, Case, act, build, run, say};
use crate::complaint::{Client, Nearness, Outcome};
use crate::diagnostic::Sentence;
use crate::language::Text;
use crate::text;

static EXEC_FORMAT: Text = text!(
    "A program in the image is for another processor than the machine; a script without its `#!` line gives the same message.",
    "镜像中的程序适用于另一种处理器；缺少 `#!` 行的脚本也会产生同样的消息。"
);
static EXEC_FORMAT_KNOWN: Text = text!(
    "The image is for {0} and the machine is {1}: it cannot run the image's programs.",
    "镜像适用于 {0}，机器是 {1}：无法运行镜像中的程序。"
);
static INSIDE: Text = text!(
    "{0} takes an image for {1} from this index, which the machine runs: then a file inside the image is for another processor, or a script lacks its `#!` line.",
    "{0} 从此索引中选中适用于 {1} 的镜像，机器可以运行：因此是镜像内的某个文件适用于另一种处理器，或脚本缺少 `#!` 行。"
);
static MIXED: Text = text!(
    "Programs for two processors are mixed: the image, or a file in it, is for another one than its platform says.",
    "混用了两种处理器的程序：镜像或其中的文件与所标平台不符。"
);
static HAS_IT: Text = text!("The index has {0}: pull that.", "索引中有 {0}：拉取它。");
static CHECK: Text = text!("See what the image that is used is for.", "查看所用镜像适用的平台。");
static EMULATE: Text = text!("Install emulators on the machine, for trying things out.", "在机器上安装模拟器，用于试验。");
static WRONG_INSIDE: Text = text!(
    "Where the platform is right, a file inside is wrong: a base image pinned by the digest of one platform, or a program downloaded for the builder's.",
    "如果平台无误，则是镜像内的文件有误：基础镜像被固定为某一平台的摘要，或下载了构建机平台的程序。"
);

/// A program for another processor.
pub(super) fn exec_format(case: &Case<'_>) -> (Sentence, Vec<Act>) {
    let complaint = case.complaint;
    let is_inside = case.proof.is_some_and(|proof| !proof.agrees && matches!(proof.outcome, Outcome::Takes(_)));
    let cause = match (complaint.actual.as_ref(), complaint.platform.as_ref()) {
        (Some(actual), Some(host)) => say(&EXEC_FORMAT_KNOWN, &[&actual.text, &host.text]),
        (None, Some(host)) if is_inside => say(&INSIDE, &[Client::Docker.name().en, &host.text]),
        _ if complaint.client == Client::Emulator => say(&MIXED, &[]),
        _ => say(&EXEC_FORMAT, &[]),
    };
    let mut acts = Vec::new();
    let there = case.evidence.is_some_and(|evidence| !evidence.exact.is_empty() || evidence.nearest(Nearness::Spelling).is_some());
    if let Some(host) = complaint.platform.as_ref() {
        if is_inside {
            acts.push(act(&WRONG_INSIDE, &[]));
        } else if there {
            let command = Client::Docker.fetch(&host.flag(), case.image());
            acts.push(Act { says: say(&HAS_IT, &[&host.text]), command });
        } else {
            acts.push(build(case, &host.flag()));
        }
    }
    acts.push(run(&CHECK, &[], format!("docker image inspect --format '{{{{.Os}}}}/{{{{.Architecture}}}}' {}", case.image())));
    if !is_inside {
        acts.push(act(&WRONG_INSIDE, &[]));
    }
    acts.push(run(&EMULATE, &[], "docker run --privileged --rm tonistiigi/binfmt --install all"));
    (cause, acts)
}

static LEVEL: Text = text!(
    "The processor, or what a virtual machine shows of it, is too old for the image: it is built for a later level of x86-64.",
    "处理器（或虚拟机所呈现的处理器）对该镜像来说太旧：镜像为更高级别的 x86-64 构建。"
);
static SHOW_PROCESSOR: Text =
    text!("In a virtual machine, pass the host's processor through (type `host`).", "在虚拟机中直通主机处理器（类型 `host`）。");
static OLDER_IMAGE: Text =
    text!("Take an image that is built for plain amd64, often an older tag.", "使用为普通 amd64 构建的镜像，通常是较旧的标签。");

/// The processor is too old.
pub(super) fn level(_: &Case<'_>) -> (Sentence, Vec<Act>) {
    (say(&LEVEL, &[]), vec![act(&SHOW_PROCESSOR, &[]), act(&OLDER_IMAGE, &[])])
}
