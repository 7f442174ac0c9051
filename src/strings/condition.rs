//! How an archive stands with all that is in it: what is wrong, where, and what is not known.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

/// Verdicts.
pub static CUT_OFF: Text = text!("The archive is cut off", "归档已被截断");
pub static DAMAGED: Text = text!("The archive is damaged", "归档已损坏");
pub static UNFINISHED: Text = text!("No error found, but not all of it was checked to its end", "未发现错误，但部分内容未检查到底");
pub static UNFINISHED_ONE: Text = text!("Not checked to its end: {0} of {1}", "未检查到底：{1} 的{0}");
pub static UNFINISHED_PART: Text = text!("Not checked to its end: {0}", "未检查到底：{0}");
pub static UNFINISHED_MANY: Text =
    text!("No error found, but {0} parts were not checked to their end", "未发现错误，但有 {0} 个部分未检查到底");
pub static UNFINISHED_WHY: Text = text!(
    "It unpacks to more than is waited for: its own digest matches, what is inside is not known.",
    "解压后的内容超出等待的上限：其自身摘要相符，内部内容未知。"
);
pub static QUEUED: Text = text!("Waits until the others are read", "等待其他归档读完");
pub static ERROR_IN: Text = text!("One error in a document of {0}", "{0} 的文档有 1 个错误");
pub static ERRORS_IN: Text = text!("{0} errors in documents of {1}", "{1} 的文档有 {0} 个错误");
pub static ERROR_PART: Text = text!("One error in a part of it: {0}", "其中一个部分有 1 个错误：{0}");
pub static ERRORS_PART: Text = text!("{0} errors in a part of it: {1}", "其中一个部分有 {0} 个错误：{1}");
pub static ERRORS_BELOW: Text = text!("{0} errors in documents that it leads to", "其所指的文档有 {0} 个错误");
pub static ERROR_BESIDE: Text = text!("One error in the file `oci-layout` of the archive", "归档的 `oci-layout` 文件有 1 个错误");
pub static ERRORS_BESIDE: Text = text!("{0} errors in the file `oci-layout` of the archive", "归档的 `oci-layout` 文件有 {0} 个错误");
pub static SHOW: Text = text!("Show it", "查看");

/// Marks.
pub static UNFINISHED_SHORT: Text = text!("not checked to its end", "未检查到底");
pub static UNFINISHED_SHORT_MANY: Text = text!("{0} parts not checked to their end", "{0} 个部分未检查到底");
pub static WITH_ERRORS: Text = text!("errors found", "有错误");
pub static PARTS_MISSING: Text = text!("{0} {0|part|parts} not in it", "缺 {0} 个部分");
/// The line under the verdict.
pub static WARNINGS: Text = text!("{0} {0|warning|warnings} in the archive", "归档中有 {0} 个警告");

/// What content is for.
pub static OF: Text = text!("{0} of {1}", "{1} 的{0}");
pub static UNPACKED: Text = text!("{0} of {1}, unpacked", "{1} 的{0}，已解压");
pub static UNPACKED_PART: Text = text!("{0}, unpacked", "{0}，已解压");
pub static UNPACKED_HERE: Text = text!("its tar is here, unpacked, with the right diff ID", "其 tar 已解压在此，diff ID 相符");
pub static STATED: Text = text!("It should have the digest {0}.", "它应有的摘要是 {0}。");
pub static FROM_CONFIG: Text = text!("{0}, from its config", "{0}，取自其配置");
pub static FOR: Text = text!("for {0}", "适用于 {0}");
pub static MANIFEST: Text = text!("image", "镜像");

/// Documents that were given by themselves.
pub static GIVEN_TITLE: Text = text!("No error found in what was given", "所提供的内容中未发现错误");
pub static GIVEN_COUNT: Text =
    text!("{1} entries; of {0} of them some parts were not given.", "共 {1} 个条目，其中 {0} 个有部分内容未提供。");

/// Notices.
pub static CAME_TOO: Text = text!("{0} came too. What is open stays open.", "还收到了 {0}。当前打开的内容不变。");
pub static CAME_TOO_MANY: Text =
    text!("{0} came too, and {1} more. What is open stays open.", "还收到了 {0} 等，另有 {1} 个。当前打开的内容不变。");
pub static SAME_ARCHIVE: Text =
    text!("{0} is already here, with the same content. It is not listed twice.", "{0} 已经在此，内容相同，不再重复列出。");

/// What a file is that is no image, and what to do about it.
pub static IS_ZIP: Text = text!("a zip archive", "zip 归档");
pub static IS_XZ: Text = text!("data packed with xz", "以 xz 压缩的数据");
pub static IS_BZIP2: Text = text!("data packed with bzip2", "以 bzip2 压缩的数据");
pub static IS_SEVEN_ZIP: Text = text!("a 7z archive", "7z 归档");
pub static IS_RAR: Text = text!("a RAR archive", "RAR 归档");
pub static IS_EMPTY_TAR: Text = text!("a tar without any member", "没有任何成员的 tar");
pub static IS_UNKNOWN: Text = text!("bytes of no kind that is known here", "类型未知的字节");
pub static IS_UNKNOWN_TAR: Text =
    text!("despite its name no tar: bytes of no kind that is known here", "名为 tar 而并非 tar：类型未知的字节");
pub static DO_UNPACK: Text =
    text!("No image comes so. Unpack it and drop the folder that comes out.", "镜像不以此形式提供。请解包，再拖入得到的文件夹。");
pub static DO_DECOMPRESS: Text = text!(
    "This page unpacks gzip and zstd. Unpack it with `{0}` and drop what comes out.",
    "本页能解压 gzip 和 zstd。请用 `{0}` 解压，再拖入得到的文件。"
);
pub static DO_LOOK_INSIDE: Text = text!(
    "It holds no image. As a layer it is recognised beside its manifest or config; if it holds another archive or a layout, unpack it and drop that.",
    "其中没有镜像。如果它是层，请一并提供其清单或配置；如果其中还有归档或布局，请解包后拖入。"
);
pub static SEVERAL_ROOTS: Text = text!(
    "Several images lie in it, each in a folder of its own: {0}. Clients look for one at the top. Unpack it and drop each folder alone.",
    "其中有多个镜像，各在自己的文件夹中：{0}。客户端只在顶层查找。请解包后逐个拖入这些文件夹。"
);

/// Commands.
pub static OWN_NAME: Text = text!(
    "`{0}` is the name that the archive gives to its image. Type another to change it.",
    "`{0}` 是归档给镜像起的名称。键入其他名称即可更改。"
);
pub static NEEDS_INDEX: Text = text!("These commands are about an index, and none is open.", "这些命令针对索引，而当前没有打开的索引。");

/// Waiting.
pub static PREFER: Text = text!("Read this one next", "接下来读取它");
pub static PREFER_OF: Text = text!("Read this one next: {0}", "接下来读取：{0}");

/// The digest of an archive's file.
pub static NO_DIGEST_YET: Text = text!(
    "The file's own digest was not computed: of a plain tar only the files in it are read, side by side. The digest of the tar is of use for comparing a download.",
    "未计算文件自身的摘要：普通 tar 只并行读取其中的文件。tar 的摘要可用于核对下载。"
);
pub static FOLDER_HAS_NONE: Text = text!("A folder is no file and has no digest of its own.", "文件夹不是文件，没有自己的摘要。");
pub static HASH_WHOLE: Text = text!("Hash the file as a whole", "计算整个文件的摘要");
pub static HASHING_WHOLE: Text = text!("Hashing…", "正在计算……");
pub static FILES_OWN: Text = text!("What the files hash to:", "各文件的摘要：");

/// Where the list of images is missing.
pub static ALONE: Text = text!(
    "The list of its images is missing. These documents lie in it, and nothing names them:",
    "缺少镜像列表。其中有以下文档，没有任何内容引用它们："
);
