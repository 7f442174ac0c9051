//! Paths and links of an archive: `layout-prefix`, `layout-path-escape`, `layout-duplicate-member` and `layout-link-member`.
//!
//! The top folder of a folder that was dropped is its own name and no prefix; links out of it may lead to other folders of the
//! same disk, and are a warning there.

use crate::archive::{Clean, Form, MemberKind, clean, escapes, is_litter};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{ArchiveView, Check, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::HashMap;

pub(in crate::rules) static PREFIX: Rule = Rule {
    code: "layout-prefix",
    severity: Severity::Warning,
    title: text!("Everything below one folder", "全部内容位于一个文件夹之下"),
    reference: Reference {
        section: "image-spec v1.1.1, image-layout.md, Content",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#content",
    },
    doc: page! {
        what: text!("All files of an archive stand below one top folder.", "归档的所有文件都位于同一个顶层文件夹之下。"),
        why: text!("The paths are fixed: tools look for `index.json`, `oci-layout` and `manifest.json` at the top and find nothing.", "路径是固定的：工具在顶层查找 `index.json`、`oci-layout` 和 `manifest.json`，会找不到。"),
        fix: text!("Pack the content of the folder, not the folder: `tar -C FOLDER -cf image.tar .`", "请打包文件夹的内容而非文件夹本身：`tar -C 文件夹 -cf image.tar .`"),
        example: "image/oci-layout, image/index.json, image/blobs/sha256/…",
    },
    check: Check::Archive(prefix),
};

pub(in crate::rules) static ESCAPE: Rule = Rule {
    code: "layout-path-escape",
    severity: Severity::Error,
    title: text!("A path that leads out of the archive", "路径指向归档之外"),
    reference: Reference {
        section: "Docker Engine v28, pkg/archive (breakoutError); containerd v2.1, core/images/archive/importer.go",
        url: "https://github.com/moby/go-archive/blob/v0.1.0/archive.go",
    },
    doc: page! {
        what: text!("A path is absolute or has `..` in it, or a link leads out of the archive. In a folder such a link is a warning.", "路径是绝对路径或含有 `..`，或链接指向归档之外。在文件夹中，这样的链接为警告。"),
        why: text!("Whoever unpacks it may overwrite files elsewhere; careful tools stop. What the link leads to is not in the archive.", "解包时可能覆盖别处的文件；谨慎的工具会中止。链接所指的内容也不在归档中。"),
        fix: text!("Do not use an archive from a source that you do not trust. Pack it again with relative paths, and with the files instead of the links (`tar -h`).", "不要使用来源不可信的归档。请以相对路径重新打包，并用文件代替链接（`tar -h`）。"),
        example: "../../etc/passwd",
    },
    check: Check::Archive(escape),
};

pub(in crate::rules) static DUPLICATE: Rule = Rule {
    code: "layout-duplicate-member",
    severity: Severity::Warning,
    title: text!("The same path twice", "同一路径出现两次"),
    reference: Reference {
        section: "containers/image v5.34, docker/internal/tarfile/reader.go (first); containerd v2.1, core/images/archive/importer.go (last)",
        url: "https://github.com/containers/image/blob/v5.34.0/docker/internal/tarfile/reader.go",
    },
    doc: page! {
        what: text!("Two files of an archive have the same path. Where their content is the same, this is a note.", "归档中有两个文件路径相同。若内容也相同，则为提示。"),
        why: text!("Readers differ: podman and skopeo take the first from a `docker-archive:`, Docker and containerd the last.", "读取方做法不同：podman 和 skopeo 从 `docker-archive:` 取第一个，Docker 和 containerd 取最后一个。"),
        fix: text!("Write the archive anew; appending to a tar (`tar -r`) makes such files.", "请重新生成归档；向 tar 追加（`tar -r`）会造成这种情况。"),
        example: "index.json, oci-layout, index.json",
    },
    check: Check::Archive(duplicate),
};

pub(in crate::rules) static LINK: Rule = Rule {
    code: "layout-link-member",
    severity: Severity::Note,
    title: text!("Links instead of files", "以链接代替文件"),
    reference: Reference {
        section: "Docker Engine v24.0, image/tarexport/save.go; containerd v2.1, core/images/archive/importer.go",
        url: "https://github.com/moby/moby/blob/v24.0.9/image/tarexport/save.go",
    },
    doc: page! {
        what: text!("Files of the image are links to others. A link that leads to nothing is a warning, and so is, in a tar, a link in place of the folder `blobs`.", "镜像的文件是指向其他文件的链接。若链接没有目标，或 tar 中以链接代替 `blobs` 文件夹，则为警告。"),
        why: text!("Old `docker save` wrote layers so that occur twice. containerd follows symbolic links for `docker save` archives only, and fails on one without a target; oras reads plain files only.", "旧版 `docker save` 会这样写重复的层。containerd 只在 `docker save` 归档中跟随符号链接，没有目标时会失败；oras 只读取普通文件。"),
        fix: text!("Pack the files themselves where a tool does not find them: `tar -h`.", "如果工具找不到它们，请打包文件本身：`tar -h`。"),
        example: "9a1b…/layer.tar -> ../5c6d…/layer.tar",
    },
    check: Check::Archive(link),
};

static PREFIX_SAYS: Text = text!("Everything stands below the folder `{0}`", "全部内容都在文件夹 `{0}` 之下");
static PATH_SAYS: Text = text!("The path `{0}` leads out of the archive", "路径 `{0}` 指向归档之外");
static LINK_SAYS: Text = text!("The link leads out of the archive, to `{0}`", "该链接指向归档之外的 `{0}`");
static TWICE: Text = text!(
    "`{0}` stands here twice, with different content: readers differ in which they take",
    "`{0}` 出现两次且内容不同：各读取方取用的不同"
);
static SAME: Text = text!("`{0}` stands here twice, with the same content", "`{0}` 出现两次，内容相同");
static FIRST: Text = text!("First here", "首次出现在此");
static LINKS: Text = text!("Files of the image that are links to others: {0}", "镜像中有 {0} 个文件是指向其他文件的链接");
static DANGLING: Text = text!("Files of the image that are links to what is not here: {0}", "镜像中有 {0} 个文件是链接，而其目标不在此处");
static FOLDER_LINK: Text = text!(
    "`{0}` is a link to a folder: what stands below it is found only by who unpacks the archive",
    "`{0}` 是指向文件夹的链接：只有先解包归档的工具才能找到其下的内容"
);

fn prefix(view: &ArchiveView<'_>, report: &mut Report) {
    let root = view.shape().root.as_str();
    if !root.is_empty() && view.is_image() && matches!(view.archive().form, Form::Tar(_)) {
        report.missing(view.root, &PREFIX_SAYS, [root]);
    }
}

fn escape(view: &ArchiveView<'_>, report: &mut Report) {
    if !view.is_image() {
        return;
    }
    let leads_out = |(at, member): (usize, &std::rc::Rc<crate::archive::Member>)| {
        let by_link = match &member.kind {
            MemberKind::Symlink(to) => escapes(&member.path, to),
            MemberKind::Hardlink(to) => clean(to) == Clean::Outside,
            _ => false,
        };
        (member.clean.is_none() || by_link).then_some(at)
    };
    let places: Vec<usize> = view.archive().members.iter().enumerate().filter_map(leads_out).collect();
    let folder = view.archive().form == Form::Folder;
    view.each(&places, report, |_, value, member, report| {
        match &member.kind {
            MemberKind::Symlink(to) | MemberKind::Hardlink(to) if member.clean.is_some() => {
                let severity = if folder { Severity::Warning } else { Severity::Error };
                report.value(value, &LINK_SAYS, [to.as_str()]).severity(severity)
            }
            _ => report.value(value, &PATH_SAYS, [member.path.as_str()]),
        };
    });
}

fn duplicate(view: &ArchiveView<'_>, report: &mut Report) {
    if !view.is_image() || !view.is_done() {
        return;
    }
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut again = Vec::new();
    for (at, member) in view.archive().members.iter().enumerate().filter(|(_, member)| member.kind != MemberKind::Folder) {
        let Some(path) = member.clean.as_deref().filter(|path| !path.is_empty() && !is_litter(path)) else { continue };
        let earlier = *first.entry(path).or_insert(at);
        if earlier != at {
            again.push((earlier, at));
        }
    }
    let places: Vec<usize> = again.iter().map(|(_, at)| *at).collect();
    view.each(&places, report, |position, value, member, report| {
        let Some((earlier, at)) = again.get(position) else { return };
        let same = view
            .content(*earlier)
            .zip(view.content(*at))
            .is_some_and(|(one, other)| !one.digests.is_empty() && one.digests == other.digests);
        let (says, severity) = if same { (&SAME, Severity::Note) } else { (&TWICE, Severity::Warning) };
        report.value(value, says, [member.path.as_str()]).severity(severity).label(view.span(*earlier), &FIRST, NOTHING);
    });
}

fn link(view: &ArchiveView<'_>, report: &mut Report) {
    if !view.is_image() || !view.is_done() {
        return;
    }
    let shape = view.shape();
    let parts = [shape.marker, shape.index, shape.save].into_iter().flatten();
    let parts = parts.chain(shape.blobs.iter().map(|blob| blob.at)).chain(shape.others.iter().copied());
    let is_link =
        |at: &usize| view.member(*at).is_some_and(|member| matches!(member.kind, MemberKind::Symlink(_) | MemberKind::Hardlink(_)));
    let (good, bad): (Vec<usize>, Vec<usize>) = parts.filter(is_link).partition(|at| view.archive().target(*at).is_some());
    for (places, says, severity) in [(bad, &DANGLING, Severity::Warning), (good, &LINKS, Severity::Note)] {
        if let Some(first) = places.first() {
            let finding = report.value(view.value(*first), says, [places.len().to_string()]).severity(severity);
            view.mark(&places, finding);
        }
    }
    let folders: &[usize] = if matches!(view.archive().form, Form::Tar(_)) { &shape.folder_links } else { &[] };
    view.each(folders, report, |_, value, member, report| {
        report.value(value, &FOLDER_LINK, [member.path.as_str()]).severity(Severity::Warning);
    });
}
