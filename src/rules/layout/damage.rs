//! Archives that cannot be read whole: `layout-archive-broken`, `layout-member-kind`, `layout-too-many-members` and
//! `layout-document-unread`.

use crate::archive::{Content, Form, KEEP_LIMIT, KEPT_IN_ALL, Member, MemberKind, PackFault, TarFault, holds_document};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{ArchiveView, Check, NOTHING, Reference, Report, Rule};
use crate::text;
use std::rc::Rc;

pub(in crate::rules) static BROKEN: Rule = Rule {
    code: "layout-archive-broken",
    severity: Severity::Error,
    title: text!("The archive is damaged", "归档已损坏"),
    reference: Reference {
        section: "POSIX.1-2017, pax, ustar Interchange Format; RFC 1952; RFC 8878",
        url: "https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html",
    },
    doc: page! {
        what: text!("The archive ends too early, a header in it is damaged, or it cannot be unpacked. One that unpacks to far more than it is long was not read to its end: a warning. Something behind its end is a note.", "归档提前结束、其中的头部已损坏，或无法解压。若解压后远大于自身长度，则没有读到结尾：为警告。归档结尾之后还有内容：为提示。"),
        why: text!("What stands behind that place is lost: every tool stops there.", "该处之后的内容已丢失：所有工具都会在此停止。"),
        fix: text!("Copy or download the file again, and compare its length.", "请重新复制或下载该文件，并核对长度。"),
        example: "image.tar, 1,048,576 of 7,340,032 bytes",
    },
    check: Check::Archive(broken),
};

pub(in crate::rules) static KIND: Rule = Rule {
    code: "layout-member-kind",
    severity: Severity::Warning,
    title: text!("A member that is no plain file", "成员不是普通文件"),
    reference: Reference {
        section: "containerd v2.1, core/images/archive/importer.go (file type ignored)",
        url: "https://github.com/containerd/containerd/blob/v2.1.0/core/images/archive/importer.go",
    },
    doc: page! {
        what: text!("A member of an image archive is a device, a pipe or of an unknown type, or a file with holes in GNU's old form.", "镜像归档的成员是设备、管道或未知类型，或是 GNU 旧格式的稀疏文件。"),
        why: text!("Images consist of files and folders. containerd ignores anything else, and Docker would create it. Files with holes in GNU's old form have a type of their own: containerd ignores them, and Docker refuses the archive. Those of pax are files.", "镜像由文件和文件夹组成。containerd 会忽略其他类型，Docker 则会创建它们。GNU 旧格式的稀疏文件有单独的类型：containerd 会忽略，Docker 会拒绝该归档。pax 格式的稀疏文件则是普通文件。"),
        fix: text!("Pack the archive again from files, without `tar --sparse`.", "请仅用普通文件重新打包，且不要使用 `tar --sparse`。"),
        example: "blobs/sha256/… as a pipe",
    },
    check: Check::Archive(kind),
};

pub(in crate::rules) static TOO_MANY: Rule = Rule {
    code: "layout-too-many-members",
    severity: Severity::Warning,
    title: text!("More files than are listed", "文件过多，未全部列出"),
    reference: Reference { section: "Platmap's own limits: 100,000 members, and 24 MiB of their list", url: "" },
    doc: page! {
        what: text!("The archive has more members than are listed here.", "归档的成员数超过此处列出的上限。"),
        why: text!("What is not listed is not verified, and nothing is said to be missing from the archive.", "未列出的成员不会核对，也不会据此断定归档缺少什么。"),
        fix: text!("Nothing to do for an image: a real one has few files. Look for files that do not belong into the archive.", "真正的镜像文件很少，无需处理。请检查归档中是否有不相关的文件。"),
        example: "100,001 members",
    },
    check: Check::Archive(too_many),
};

pub(in crate::rules) static UNREAD: Rule = Rule {
    code: "layout-document-unread",
    severity: Severity::Warning,
    title: text!("Documents that were not read", "没有读取的文档"),
    reference: Reference { section: "Platmap's own limits: 20 MiB a document, 64 MiB of documents an archive", url: "" },
    doc: page! {
        what: text!("An index, a manifest or a config that the images of the archive need is too long to be kept, there is too much JSON in the archive, or, in a packed one, its name does not say what it is.", "归档中的镜像所需的索引、清单或配置过长而没有保留，或归档中的 JSON 过多，或压缩归档中的文件名看不出其内容。"),
        why: text!("What was not read was not judged: nothing is known of what it says and of what it leads to. containerd reads no more than 20 MiB of JSON from an archive, and most clients refuse manifests of more than 4 MiB.", "没有读取的内容无法判断：既不知道其内容，也不知道它引用了什么。containerd 从归档中最多读取 20 MiB 的 JSON，多数客户端拒绝超过 4 MiB 的清单。"),
        fix: text!("Export the image again without the files that do not belong to it, or check the documents one by one.", "请重新导出镜像，不要带上不相关的文件；或逐个检查这些文档。"),
        example: "blobs/sha256/… of 25 MB, which index.json lists as a manifest",
    },
    check: Check::Archive(unread),
};

static UNREAD_LONG: Text = text!(
    "Documents that the images need and that were not read, because they are longer than {1} MiB: {0}",
    "镜像所需的 {0} 个文档没有读取，因为超过 {1} MiB"
);
static UNREAD_NAME: Text = text!(
    "Documents that the images need and that were not read, because their names do not say what they are: {0}",
    "镜像所需的 {0} 个文档没有读取，因为从名称看不出是文档"
);
static UNREAD_ROOM: Text = text!(
    "Documents that the images need and that were not read, because there are more than {1} MiB of JSON in the archive: {0}",
    "镜像所需的 {0} 个文档没有读取，因为归档中的 JSON 超过 {1} MiB"
);
static TRUNCATED: Text = text!("The archive ends inside this member: it was not copied whole", "归档在该成员中间结束：没有完整复制");
static CHECKSUM: Text =
    text!("The header at byte {0} is damaged; nothing behind this member can be read", "字节 {0} 处的头部已损坏；该成员之后的内容无法读取");
static LENGTH: Text = text!(
    "The header at byte {0} states an impossible length; nothing behind this member can be read",
    "字节 {0} 处的头部声明了不可能的长度；该成员之后的内容无法读取"
);
static HEADER: Text = text!(
    "What stands at byte {0} makes no sense as a header; nothing behind this member can be read",
    "字节 {0} 处的内容不是有意义的头部；该成员之后的内容无法读取"
);
static WINDOW: Text = text!(
    "Its Zstandard window is {0} bytes: above 512 MiB clients refuse it unless it is one segment. What follows was not looked at",
    "其 Zstandard 窗口为 {0} 字节：超过 512 MiB 时，除非是单一段，客户端会拒绝。之后的内容没有查看"
);
static PACKED: Text =
    text!("The compressed data is damaged; nothing behind this member can be read", "压缩数据已损坏；该成员之后的内容无法读取");
static SHORT: Text = text!("The compressed data ends too early: it was not copied whole", "压缩数据提前结束：没有完整复制");
static BOMB: Text = text!(
    "{0} packed bytes gave {1} bytes: reading was stopped there, and what follows was not looked at",
    "{0} 字节的压缩数据解出了 {1} 字节：读取到此停止，之后的内容没有查看"
);
static SPECIAL: Text = text!("Members that are neither files nor folders nor links: {0}", "有 {0} 个成员不是文件、文件夹或链接");
static SPARSE: Text = text!(
    "Files with holes in GNU's old form (sparse), which containerd passes over and for which Docker refuses the archive: {0}",
    "有 {0} 个 GNU 旧格式的稀疏文件：containerd 会略过，Docker 会拒绝该归档"
);
static BEHIND: Text = text!(
    "The archive ends here, but something stands behind its end, at byte {0}: tools do not read it",
    "归档在此结束，但字节 {0} 处之后还有内容：工具不会读取"
);
static UNLISTED: Text =
    text!("Members that are listed and verified: the first {0}. Passed over: {1}", "只列出并核对前 {0} 个成员；另有 {1} 个被略过");

fn broken(view: &ArchiveView<'_>, report: &mut Report) {
    let archive = view.archive();
    if !view.is_done() || !matches!(archive.form, Form::Tar(_)) {
        return;
    }
    let last = archive.members.len().checked_sub(1).map_or(view.root, |at| view.value(at));
    if let Some(at) = archive.behind.filter(|_| view.is_image()) {
        report.value(last, &BEHIND, [at.to_string()]).severity(Severity::Note);
    }
    match (archive.packed_fault(), archive.fault) {
        (Some(PackFault::Bomb { packed, unpacked }), _) => {
            report.value(last, &BOMB, [packed.to_string(), unpacked.to_string()]).severity(Severity::Warning)
        }
        (Some(PackFault::Window { size }), _) => report.value(last, &WINDOW, [size.to_string()]).severity(Severity::Warning),
        // Something packed that is no archive is of no interest.
        _ if archive.members.is_empty() => return,
        (Some(PackFault::Corrupt), _) => report.value(last, &PACKED, NOTHING),
        (Some(PackFault::Truncated), _) => report.value(last, &SHORT, NOTHING),
        (None, Some(TarFault::Truncated { .. })) => report.value(last, &TRUNCATED, NOTHING),
        (None, Some(TarFault::Checksum { at })) => report.value(last, &CHECKSUM, [at.to_string()]),
        (None, Some(TarFault::Length { at })) => report.value(last, &LENGTH, [at.to_string()]),
        (None, Some(TarFault::Header { at })) => report.value(last, &HEADER, [at.to_string()]),
        (None, Some(TarFault::NotTar) | None) => {
            // Where a header was still whole, what it announces may not be.
            let short = |content: &Option<Rc<Content>>| content.as_ref().is_some_and(|content| content.cut);
            let Some(at) = archive.contents.iter().position(short) else { return };
            report.value(view.value(at), &TRUNCATED, NOTHING)
        }
    };
}

fn kind(view: &ArchiveView<'_>, report: &mut Report) {
    if !view.is_image() || !view.is_done() {
        return;
    }
    let of = |is: fn(&Member) -> bool| -> Vec<usize> {
        view.archive().members.iter().enumerate().filter(|(_, member)| is(member)).map(|(at, _)| at).collect()
    };
    let special = of(|member| matches!(member.kind, MemberKind::Other(_)));
    let sparse = of(|member| member.kind == MemberKind::Sparse);
    for (places, says) in [(special, &SPECIAL), (sparse, &SPARSE)] {
        if let Some(first) = places.first() {
            let finding = report.value(view.value(*first), says, [places.len().to_string()]);
            view.mark(&places, finding);
        }
    }
}

fn too_many(view: &ArchiveView<'_>, report: &mut Report) {
    let unlisted = view.archive().unlisted;
    if unlisted > 0 {
        report.missing(view.root, &UNLISTED, [view.archive().members.len().to_string(), unlisted.to_string()]);
    }
}

fn unread(view: &ArchiveView<'_>, report: &mut Report) {
    if !view.is_image() || !view.is_done() {
        return;
    }
    let (mut long, mut named, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for at in view.library.unread(view.shelf).documents {
        match view.member(at) {
            Some(member) if member.size > KEEP_LIMIT => long.push(at),
            Some(member) if !member.clean.as_deref().is_some_and(holds_document) => named.push(at),
            _ => others.push(at),
        }
    }
    for (places, says, limit) in [(long, &UNREAD_LONG, KEEP_LIMIT), (named, &UNREAD_NAME, 0), (others, &UNREAD_ROOM, KEPT_IN_ALL)] {
        if let Some(first) = places.first() {
            let finding = report.value(view.value(*first), says, [places.len().to_string(), (limit >> 20).to_string()]);
            view.mark(&places, finding);
        }
    }
}
