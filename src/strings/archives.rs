//! Archives: how far they are read, what is in them, and how it stands.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

/// Reading, in a row.
pub static JOBS: Text = text!("Archives being read", "正在读取的归档");
pub static BAR: Text = text!("Read of {0}", "{0} 的读取进度");
pub static HASHED: Text = text!("{0} of {1} hashed", "已计算 {0} / {1}");
pub static READ: Text = text!("{0} of {1} read", "已读取 {0} / {1}");
pub static RATE: Text = text!("{0}/s", "{0}/秒");
pub static SECONDS: Text = text!("about {0} s left", "约剩 {0} 秒");
pub static MINUTES: Text = text!("about {0} min left", "约剩 {0} 分钟");
pub static HOURS: Text = text!("about {0} h {1} min left", "约剩 {0} 小时 {1} 分钟");
pub static FILES: Text = text!("{0} of {1} {1|file|files}", "{0} / {1} 个文件");
pub static LISTING: Text = text!("listing its members, {0} so far", "正在列出成员，目前 {0} 个");
pub static QUEUED: Text = text!("waits until the others are read", "等待其他归档读完");
pub static NEXT_ONE: Text = text!("then {0}", "随后是 {0}");
pub static NEXT_MANY: Text = text!("then {0} and {1} more", "随后是 {0} 等，另有 {1} 个");
pub static STOPPED: Text =
    text!("Stopped. {0} of {1} {1|file|files} {0|was|were} hashed and {0|stays|stay} so.", "已停止。{1} 个文件中已计算 {0} 个，结果保留。");
pub static STOPPED_EARLY: Text = text!("Stopped before its files were hashed.", "尚未计算文件摘要即已停止。");
pub static DIED: Text = text!(
    "Reading ended by itself. This is a fault of Platmap or the browser, not of your file. What was hashed stays.",
    "读取自行中止。这是 Platmap 或浏览器的故障，与你的文件无关。已计算的结果保留。"
);
pub static UNREADABLE: Text = text!(
    "The browser can no longer read the file: it was changed, moved or taken away. What was hashed stays.",
    "浏览器无法再读取该文件：文件已被更改、移动或移走。已计算的结果保留。"
);
pub static GIVE_AGAIN: Text = text!("To go on, give it again.", "如需继续，请重新提供。");
pub static CANCEL: Text = text!("Cancel", "取消");
pub static CANCEL_OF: Text = text!("Cancel: {0}", "取消：{0}");
pub static AGAIN: Text = text!("Try again", "重试");
pub static AGAIN_OF: Text = text!("Try again: {0}", "重试：{0}");
pub static UNPACK_ALL: Text = text!("Unpack without limits", "不设上限解压");
pub static BOMBS: Text = text!(
    "{0} {0|file unpacks|files unpack} to more than {1} times {0|its|their} length and {0|was|were} not unpacked to {0|its|their} end.",
    "有 {0} 个文件解压后超过自身长度的 {1} 倍，未解压到底。"
);
/// What is read out: name, hundredths.
pub static SAID: Text = text!("{0}: {1} % read", "{0}：已读取 {1} %");
pub static SAID_DONE: Text = text!("{0}: all of it was read", "{0}：已全部读取");

/// States.
pub static HASHING: Text = text!("hashing, {0} %", "计算摘要，{0} %");
pub static HASHED_NOW: Text = text!("being hashed", "正在计算摘要");
pub static UNREAD: Text = text!("not hashed", "未计算摘要");
pub static PARTLY: Text = text!("{0} {0|part|parts} not given", "{0} 个部分未提供");
pub static PART_DIFFERS: Text = text!("{0} does not match", "{0} 不符");
pub static PARTS_DIFFER: Text = text!("{0} {0|part does not match its|parts do not match their} bytes", "{0} 个部分与其字节不符");
pub static PART_DIFFERS_TITLE: Text = text!("One part does not match its bytes: {0}", "有 1 个部分与其字节不符：{0}");
pub static PART_OF_DIFFERS: Text = text!("A part of {0} does not match its bytes: {1}", "{0} 的一个部分与其字节不符：{1}");
pub static PARTS_OF_DIFFER: Text =
    text!("{0} {0|part|parts} of {1} {0|does not match its|do not match their} bytes", "{1} 有 {0} 个部分与其字节不符");
pub static ENTRIES_DIFFER: Text = text!(
    "{0} {0|entry does not match its bytes, or has|entries do not match their bytes, or have} parts that do not",
    "{0} 个条目或其部分与字节不符"
);
pub static PARTS_SHORT: Text = text!("{0} {0|part does|parts do} not match", "{0} 个部分不符");
pub static INSIDE: Text = text!("{0} {0|error|errors} inside", "内有 {0} 个错误");
pub static DIFF_ID: Text = text!("has its diff ID", "与 diff ID 相符");
pub static NOT_DIFF_ID: Text = text!("not its diff ID", "与 diff ID 不符");
pub static ABSENT: Text = text!("not in the archive", "不在归档中");
pub static QUEUED_SHORT: Text = text!("waiting", "等待中");
pub static LISTING_SHORT: Text = text!("listing", "正在列出");
pub static READING: Text = text!("reading, {0} %", "读取中，{0} %");
pub static STOPPED_SHORT: Text = text!("stopped", "已停止");
pub static DIED_SHORT: Text = text!("ended by itself", "自行中止");
pub static UNREADABLE_SHORT: Text = text!("cannot be read", "无法读取");
pub static DAMAGED: Text = text!("damaged", "已损坏");
pub static ALL_MATCH: Text = text!("all blobs match", "全部 blob 相符");
pub static WRONG: Text = text!("{0} {0|blob does|blobs do} not match", "{0} 个 blob 不符");
pub static READ_ALL: Text = text!("read", "已读取");

/// What an archive is.
pub static LAYOUT: Text = text!("OCI image layout", "OCI 镜像布局");
pub static SAVE: Text = text!("`docker save` archive", "`docker save` 归档");
pub static BOTH: Text = text!("OCI image layout and `docker save` archive", "OCI 镜像布局兼 `docker save` 归档");
pub static TAR: Text = text!("tar without an image", "不含镜像的 tar");
pub static FOLDER: Text = text!("folder without an image", "不含镜像的文件夹");
pub static LOOSE: Text = text!("single files", "单独的文件");
pub static AS_FOLDER: Text = text!("folder", "文件夹");
pub static AS_TAR: Text = text!("tar", "tar");
pub static AS_GZIP: Text = text!("tar, packed with gzip", "tar，以 gzip 压缩");
pub static AS_ZSTD: Text = text!("tar, packed with zstd", "tar，以 zstd 压缩");
pub static LOOSE_NAME: Text = text!("Single files", "单独的文件");

/// The line under the verdict.
pub static BELONGS: Text = text!("Archive", "所属归档");
pub static WITHIN: Text = text!("In {0}", "位于 {0}");
pub static NO_IMAGE: Text = text!("no image", "没有镜像");
pub static IMAGES: Text = text!("{0} {0|image|images}", "{0} 个镜像");
pub static IMAGE: Text = text!("Image", "镜像");
pub static CHOOSE: Text = text!("Choose an image", "选择镜像");
pub static NOT_THERE: Text = text!("{0} (not in the archive)", "{0}（不在归档中）");
pub static UNNAMED: Text = text!("image {0}, no name", "镜像 {0}，无名称");
pub static OVERVIEW: Text = text!("About the archive", "归档概览");
pub static ARCHIVE_ERRORS: Text = text!("{0} in the archive", "归档中有 {0}");

/// The archive's own page.
pub static HEADING: Text = text!("What is in it", "其中的内容");
pub static NO_IMAGES: Text = text!(
    "No image was found: neither `index.json` with entries nor `manifest.json` of `docker save`.",
    "未发现镜像：既没有带条目的 `index.json`，也没有 `docker save` 的 `manifest.json`。"
);
pub static NOT_YET: Text = text!("Its members are still being listed.", "仍在列出成员。");
pub static BLOBS: Text = text!("Blobs", "Blob");
pub static BLOB_COUNT: Text = text!("{0} {0|blob|blobs}", "{0} 个 blob");
pub static VERIFIED: Text = text!("{0} with the digest that {0|its|their} name states", "{0} 个与其名称中的摘要相符");
pub static BLOBS_WRONG: Text = text!("{0} with another digest", "{0} 个摘要不同");
pub static BLOBS_UNREAD: Text = text!("{0} not hashed yet", "{0} 个尚未计算摘要");
pub static BLOBS_MISSING: Text = text!("{0} referred to, and not in the archive", "{0} 个被引用但不在归档中");
pub static BLOBS_UNREFERENCED: Text = text!("{0} referred to by nothing", "{0} 个未被引用");
pub static FINDINGS: Text = text!("What is wrong with the archive", "归档的问题");
pub static FILE: Text = text!("File", "文件");
pub static FILES_HEADING: Text = text!("The files", "文件");
pub static GZIP: Text = text!("packed with gzip", "以 gzip 压缩");
pub static ZSTD: Text = text!("packed with zstd", "以 zstd 压缩");
pub static HOLDS: Text = text!("{0} {0|member|members}, {1} unpacked", "{0} 个成员，解压后 {1}");
pub static PART_OF: Text = text!("{0} of {1}", "{1} 的{0}");
pub static TAB: Text = text!("Archive", "归档");
pub static INSIDE_TITLE_ONE: Text = text!("One error in a document of the archive", "归档内的文档有 1 个错误");
pub static INSIDE_TITLE: Text = text!("{0} {0|error|errors} in documents of the archive", "归档内的文档有 {0} 个错误");
pub static IN_DOCUMENTS: Text = text!("In its documents", "其中的文档");
pub static NO_FINDINGS: Text = text!("Nothing was found.", "未发现问题。");
pub static ALL_FINDINGS: Text = text!("All findings ({0})", "全部 {0} 个问题");
pub static LOADERS: Text = text!("Who can load it", "谁能加载");
pub static LOADERS_MISSING: Text = text!(
    "{0} {0|part|parts} of the images {0|is|are} not in it: a program that takes the archive fails as soon as it unpacks, runs or copies that image.",
    "镜像有 {0} 个部分不在其中：接受该归档的程序一旦解压、运行或复制该镜像就会失败。"
);
pub static LOADERS_ERRORS: Text = text!(
    "{0} {0|error was|errors were} found in the documents of its images: a program that takes the archive may fail as soon as it unpacks, runs or copies that image.",
    "其镜像的文档中发现 {0} 个错误：接受该归档的程序一旦解压、运行或复制该镜像就可能失败。"
);
pub static LOADERS_LATER: Text = text!("Told once all of it was read.", "全部读取后给出。");
pub static LOADER: Text = text!("Program", "程序");
pub static OUTCOME: Text = text!("Does it?", "能否加载");
pub static REASON: Text = text!("Why, and how", "原因与方法");
pub static ACCEPTS: Text = text!("takes it", "可以加载");
pub static BY_NAME: Text = text!("one image, by name", "需指定一个镜像");
pub static WHEN_PACKED: Text = text!("when it is a plain tar", "需为普通 tar");
pub static WHEN_UNPACKED: Text = text!("when it is a folder", "需解包为文件夹");
pub static LOADER_NOT_KNOWN: Text = text!("not known", "无法判断");
pub static REFUSES: Text = text!("refuses it", "拒绝加载");
pub static COMMAND: Text = text!("Command", "命令");
pub static MEMBERS: Text = text!("{0} {0|member|members}", "{0} 个成员");
pub static SHOW_MEMBERS: Text = text!("List of members", "成员列表");
pub static IN_TREE: Text = text!("Show in the tree", "在文档树中显示");
pub static FAULT_NOT_TAR: Text = text!("The file is no tar: what is there cannot be read.", "该文件不是 tar：无法读取其内容。");
pub static FAULT_CHECKSUM: Text = text!(
    "The header at byte {0} is damaged: its checksum is wrong. What comes after it was not read.",
    "第 {0} 字节处的头部已损坏：校验和错误。其后的内容未读取。"
);
pub static FAULT_TRUNCATED: Text =
    text!("The file ends at byte {0}, inside a member: it was cut off.", "文件在第 {0} 字节处的成员中间结束：已被截断。");
pub static FAULT_LENGTH: Text = text!(
    "The header at byte {0} states an impossible length. What comes after it was not read.",
    "第 {0} 字节处的头部给出了不可能的长度。其后的内容未读取。"
);
pub static FAULT_HEADER: Text = text!(
    "What stands at byte {0} makes no sense as a header: readers in Go stop there, and nothing behind it can be read.",
    "字节 {0} 处的内容不是有意义的头部：Go 的读取程序会在此停止，之后的内容无法读取。"
);
pub static PACKED_WINDOW: Text = text!(
    "Its Zstandard window of {0} is more than the 512 MiB that are given to it: it was not unpacked.",
    "其 Zstandard 窗口为 {0}，超过可分配的 512 MiB：没有解压。"
);
pub static PACKED_CORRUPT: Text = text!("The packed data is damaged: not all of it could be unpacked.", "压缩数据已损坏：未能全部解压。");
pub static PACKED_TRUNCATED: Text = text!("The packed data ends too early: it was cut off.", "压缩数据过早结束：已被截断。");
pub static PACKED_BOMB: Text =
    text!("It unpacks to more than is waited for: {1} from {0}. The rest was not read.", "解压后的内容过多：由 {0} 得到 {1}。其余未读取。");
pub static UNLISTED: Text =
    text!("{0} more {0|member is|members are} not listed: there are too many.", "另有 {0} 个成员未列出：数量过多。");
pub static CONFIG: Text = text!("config", "配置");
pub static LAYER: Text = text!("layer {0}", "层 {0}");
pub static ENTRY: Text = text!("entry {0}", "条目 {0}");
pub static PART: Text = text!("Part", "部分");
pub static STATE: Text = text!("State", "状态");
pub static SIZE: Text = text!("Size", "大小");
pub static DIGEST: Text = text!("Digest", "摘要");
pub static CONTENT: Text = text!("Its content", "其内容");
pub static COUNTED: Text = text!("{0} of {1} {1|part|parts} verified", "{1} 个部分中 {0} 个已验证");
pub static SHOW_FINDINGS: Text = text!("Show its findings", "查看其问题");
pub static MORE: Text = text!("{0} more", "另有 {0} 个");
pub static NAMES: Text = text!("also {0}", "亦称 {0}");
pub static PLATFORM_OF: Text = text!("for {0}", "适用于 {0}");

/// The tree.
pub static GROUP_UNREFERENCED: Text = text!("{0} {0|blob|blobs} that nothing refers to", "{0} 个未被引用的 blob");
pub static GROUP_OTHERS: Text = text!("{0} other {0|file|files}", "{0} 个其他文件");
pub static SAVED: Text = text!("image {0}", "镜像 {0}");

/// In place of what only single documents have.
pub static OWN_DIGEST: Text = text!("Digest of the file", "文件的摘要");
pub static LISTING_HAS_NONE: Text = text!(
    "This is the list of an archive's members, written by Platmap. It has no digest; the files in it do.",
    "这是归档成员的列表，由 Platmap 写出。它没有摘要，其中的各个文件才有。"
);
pub static FILE_DIGEST: Text = text!("What the archive's own bytes hash to:", "归档自身字节的摘要：");
pub static FILE_NOT_HASHED: Text =
    text!("The archive's own bytes were not hashed as a whole: only its files were.", "未计算归档整体的摘要，只计算了其中各文件的摘要。");
pub static CHOOSE_FIRST: Text =
    text!("This is about one image. Choose one of the archive's above.", "这里针对单个镜像。请在上方选择归档中的一个镜像。");
pub static HAS_NO_IMAGE: Text = text!("This is about an image, and the archive holds none.", "这里针对镜像，而该归档不含镜像。");
pub static REMOVED: Text = text!("{0} removed, with its {1} {1|document|documents}.", "已移除 {0} 及其 {1} 个文档。");
pub static NO_IMAGE_TITLE: Text = text!("No image in this archive", "该归档中没有镜像");
pub static NO_IMAGE_LOOSE: Text = text!("Files that are no documents", "不是文档的文件");
pub static READING_TITLE: Text = text!("Reading", "正在读取");
pub static VALID_TITLE: Text = text!("No error found in the archive", "归档中未发现错误");
pub static VALID_PARTLY_TITLE: Text = text!("No error found in what was read of the archive", "已读取的部分中未发现错误");
pub static INCOMPLETE_TITLE: Text = text!(
    "No error found in what was read of the archive, and not all of it was read",
    "已读取的部分中未发现错误，但没有读取归档的全部内容"
);
pub static SO_FAR_TITLE: Text = text!("No error found so far", "目前未发现错误");
pub static SO_FAR: Text = text!("{0} of {1} {1|entry|entries} {0|is|are} still to be hashed.", "{1} 个条目中有 {0} 个尚未计算摘要。");
pub static PARTLY_TITLE: Text = text!("No error found in what the archive holds", "归档所含内容中未发现错误");
pub static PARTLY_COUNT: Text = text!("Parts of {0} of {1} {1|entry|entries} are not in it.", "{1} 个条目中有 {0} 个缺少部分内容。");
pub static COUNTS: Text = text!("{0} of {1} {1|blob|blobs} verified", "{1} 个 blob 中 {0} 个已验证");
pub static IMAGES_FIGURE: Text = text!("Images", "镜像");
pub static MEMBERS_FIGURE: Text = text!("Members", "成员");
pub static SIZE_FIGURE: Text = text!("Size", "大小");
/// Giving.
pub static ADD_FOLDER: Text = text!("Add a folder", "添加文件夹");
pub static OPEN_FOLDER: Text = text!("Choose a folder", "选择文件夹");
