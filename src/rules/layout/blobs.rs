//! What lies below `blobs/`: `layout-blob-digest`, `layout-blob-name`, `layout-blob-algorithm` and `layout-blob-size`.
//!
//! Whose name begins with a dot is a warning only: version control and half-written downloads leave such files, and nobody
//! opens them.

use crate::archive::{Blob, Content, MemberKind};
use crate::diagnostic::Severity;
use crate::image::Place;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{ArchiveView, Check, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

pub(in crate::rules) static DIGEST: Rule = Rule {
    code: "layout-blob-digest",
    severity: Severity::Error,
    title: text!("A blob with another digest than its name", "blob 的摘要与名称不符"),
    reference: Reference {
        section: "image-spec v1.1.1, image-layout.md, Blobs",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#blobs",
    },
    doc: page! {
        what: text!("The content of a file `blobs/<algorithm>/<encoded>` against the digest that its path states.", "`blobs/<算法>/<编码>` 文件的内容，与其路径所述的摘要相比较。"),
        why: text!("Every client computes the digest and refuses other content.", "每个客户端都会计算摘要，并拒绝不符的内容。"),
        fix: text!("The file was damaged or edited: export the image again.", "文件已损坏或被改动：请重新导出镜像。"),
        example: "blobs/sha256/e3b0c442…b855 with content in it",
    },
    check: Check::Archive(digest),
};

pub(in crate::rules) static NAME: Rule = Rule {
    code: "layout-blob-name",
    severity: Severity::Error,
    title: text!("A file under `blobs/` that states no digest", "`blobs/` 下的文件名不是摘要"),
    reference: Reference {
        section: "image-spec v1.1.1, image-layout.md, Blobs",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#blobs",
    },
    doc: page! {
        what: text!("The path of a file below `blobs/` is not `<algorithm>/<encoded>` as digests are written: lower-case digits, of the length of the algorithm, without an ending. A name that begins with a dot is a warning.", "`blobs/` 下的文件路径不是摘要写法的 `<算法>/<编码>`：小写十六进制、长度与算法一致、没有扩展名。以点开头的名称则为警告。"),
        why: text!("The names must follow the grammar of digests: nothing finds the file under another one.", "名称必须符合摘要语法：否则没有工具能找到该文件。"),
        fix: text!("Rename the file to its digest, or remove it.", "请把文件改名为其摘要，或删除它。"),
        example: "blobs/sha256/E3B0C442…B855",
    },
    check: Check::Archive(name),
};

pub(in crate::rules) static ALGORITHM: Rule = Rule {
    code: "layout-blob-algorithm",
    severity: Severity::Warning,
    title: text!("Blobs that cannot be verified", "无法核对的 blob"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Registered algorithms",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#registered-algorithms",
    },
    doc: page! {
        what: text!("A folder below `blobs/` is called after an algorithm other than sha256, sha384 and sha512.", "`blobs/` 下的文件夹以 sha256、sha384、sha512 以外的算法命名。"),
        why: text!("Most clients refuse digests of algorithms that they do not know. Nothing can be said about this content here.", "多数客户端拒绝未知算法的摘要。此处也无法判断这些内容。"),
        fix: text!("Export the image with sha256.", "请使用 sha256 导出镜像。"),
        example: "blobs/blake3/af1349b9…3262",
    },
    check: Check::Archive(algorithm),
};

pub(in crate::rules) static SIZE: Rule = Rule {
    code: "layout-blob-size",
    severity: Severity::Error,
    title: text!("A blob of another length than stated", "blob 的长度与声明不符"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Verification",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#verification",
    },
    doc: page! {
        what: text!("The length of a blob against `size` in the descriptors that lead to it.", "blob 的长度与指向它的描述符中的 `size` 相比较。"),
        why: text!("Clients check the length before the digest and refuse the content.", "客户端先核对长度再核对摘要，会拒绝该内容。"),
        fix: text!("The blob was damaged, or the descriptor is wrong: export the image again.", "blob 已损坏，或描述符有误：请重新导出镜像。"),
        example: r#"{"digest": "sha256:…", "size": 7143} for a file of 7,144 bytes"#,
    },
    check: Check::Archive(size),
};

static DIGEST_SAYS: Text = text!("The content of this blob has the digest `{0}`", "该 blob 内容的摘要是 `{0}`");
static CUT: Text = text!("This blob ends too early: only {0} bytes of it are there", "该 blob 不完整：只有 {0} 字节");
static CUT_ONE: Text = text!("This blob ends too early: only one byte of it is there", "该 blob 不完整：只有 1 字节");
static NAME_SAYS: Text = text!("`{0}` is no path of a blob: it states no digest", "`{0}` 不是 blob 的路径：没有说明摘要");
static ALGORITHM_SAYS: Text =
    text!("Blobs with digests by `{1}`, which is not computed here: {0}", "有 {0} 个 blob 的摘要使用 `{1}`，此处无法计算");
static SIZE_SAYS: Text = text!("The blob's length is {0}, but `{1}` says {2}", "该 blob 有 {0} 字节，而 `{1}` 声明为 {2}");

fn digest(view: &ArchiveView<'_>, report: &mut Report) {
    let is_wrong = |content: &Content, blob: &Blob| content.cut || content.is_named(&blob.digest) == Some(false);
    let blobs = || view.shape().blobs.iter().filter_map(|blob| Some((blob, view.content(blob.at)?)));
    let wrong: Vec<(&Blob, &Rc<Content>)> = blobs().filter(|(blob, content)| is_wrong(content, blob)).collect();
    let places: Vec<usize> = wrong.iter().map(|(blob, _)| blob.at).collect();
    view.each(&places, report, |position, value, _, report| {
        let Some((blob, content)) = wrong.get(position) else { return };
        let computed = blob.digest.algorithm().and_then(|algorithm| content.digest(algorithm));
        match computed {
            _ if content.cut && content.size == 1 => _ = report.value(value, &CUT_ONE, NOTHING),
            _ if content.cut => _ = report.value(value, &CUT, [content.size.to_string()]),
            Some(computed) => _ = report.value(value, &DIGEST_SAYS, [computed.to_string()]),
            None => {}
        }
    });
}

fn name(view: &ArchiveView<'_>, report: &mut Report) {
    if !view.is_layout() {
        return;
    }
    // Some tars keep the name of a file with holes elsewhere.
    let is_named = |at: &usize| view.member(*at).is_some_and(|member| member.kind != MemberKind::Sparse);
    let misnamed: Vec<usize> = view.shape().misnamed.iter().copied().filter(is_named).collect();
    view.each(&misnamed, report, |_, value, member, report| {
        let hidden = member.clean.iter().any(|path| path.split('/').any(|part| part.starts_with('.')));
        let severity = if hidden { Severity::Warning } else { Severity::Error };
        report.value(value, &NAME_SAYS, [member.path.as_str()]).severity(severity);
    });
}

fn algorithm(view: &ArchiveView<'_>, report: &mut Report) {
    let mut unknown: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for blob in view.shape().blobs.iter().filter(|blob| blob.digest.algorithm().is_none()) {
        let algorithm = blob.digest.as_str().split(':').next().unwrap_or_default();
        unknown.entry(algorithm).or_default().push(blob.at);
    }
    for (algorithm, places) in unknown.iter().take(20) {
        let first = places.first().and_then(|at| view.value(*at));
        let finding = report.value(first, &ALGORITHM_SAYS, [places.len().to_string(), (*algorithm).to_owned()]);
        view.mark(places, finding);
    }
}

fn size(view: &ArchiveView<'_>, report: &mut Report) {
    if !view.is_done() {
        return;
    }
    let mut seen = HashSet::new();
    let mut wrong = Vec::new();
    let mut words = Vec::new();
    for document in view.library.reachable(view.shelf) {
        let descriptors = document.image.as_deref().map(|image| image.descriptors.as_slice()).unwrap_or_default();
        for descriptor in descriptors.iter().filter(|descriptor| descriptor.place != Place::Subject) {
            let place = descriptor.digest().and_then(|digest| view.shelf.blob(digest));
            let Some((at, stated)) = place.zip(descriptor.size()) else { continue };
            let member = view.archive().target(at).and_then(|target| view.member(target));
            let Some(actual) = member.map(|member| member.size).filter(|actual| *actual != stated) else { continue };
            if seen.insert(at) {
                wrong.push(at);
                let path = document.member.and_then(|member| view.member(member.at)).map(|member| member.path.clone());
                words.push([actual.to_string(), path.unwrap_or_default(), stated.to_string()]);
            }
        }
    }
    view.each(&wrong, report, |position, value, _, report| {
        if let Some(words) = words.get(position) {
            report.value(value, &SIZE_SAYS, words.clone());
        }
    });
}
