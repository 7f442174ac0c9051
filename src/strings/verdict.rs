//! The verdict strip.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static VALID: Text = text!("No error found", "未发现错误");
pub static VALID_WARN: Text = text!("No error, but something to look at", "没有错误，但有需要留意之处");
pub static INCOMPLETE: Text =
    text!("No error found in what was read, and not all of it was read", "已读取的部分中未发现错误，但没有读取全部内容");
pub static INVALID: Text = text!("One error", "有 1 个错误");
pub static INVALID_MANY: Text = text!("{0} {0|error|errors}", "有 {0} 个错误");
pub static UNRECOGNISED: Text = text!("Not an image document", "不是镜像文档");
pub static NOT_JSON: Text = text!("Not JSON", "不是 JSON");
pub static WRAPS: Text = text!("Not an image document, but {0}", "不是镜像文档，而是{0}");
pub static DRAWN: Text = text!("Drawn from a listing, not the original document", "由列表绘出，并非原始文档");
pub static RENDERING: Text = text!("not the image's digest", "不是镜像的摘要");
pub static LIKELY_RENDERING: Text = text!("probably not the image's digest", "可能不是镜像的摘要");
pub static NO_DIGEST: Text = text!("no digest of its own", "没有自己的摘要");
pub static ORIGINAL: Text = text!("Digest of the original, as listed", "列出的原始文档摘要");
pub static UNLISTED: Text = text!("The listing does not say it.", "列表中没有给出。");
pub static OCI_INDEX: Text = text!("OCI image index", "OCI 镜像索引");
pub static DOCKER_LIST: Text = text!("Docker manifest list", "Docker 清单列表");
pub static OCI_MANIFEST: Text = text!("OCI image manifest", "OCI 镜像清单");
pub static DOCKER_MANIFEST: Text = text!("Docker image manifest", "Docker 镜像清单");
pub static SCHEMA1: Text = text!("Docker schema 1 manifest", "Docker schema 1 清单");
pub static ARTIFACT: Text = text!("Artifact manifest", "制品清单");
pub static CONFIG: Text = text!("Image config", "镜像配置");
pub static LAYOUT: Text = text!("oci-layout file", "oci-layout 文件");
pub static DESCRIPTOR: Text = text!("Descriptor", "描述符");
pub static STATEMENT: Text = text!("in-toto statement", "in-toto 声明");
pub static ARCHIVE: Text = text!("Archive", "归档");
pub static MESSAGE: Text = text!("Error message", "错误信息");
pub static UNKNOWN: Text = text!("Unknown document", "未知文档");
pub static DECLARED: Text = text!("declared as `{0}`", "声明为 `{0}`");
pub static AGREES: Text = text!("its media type agrees", "与其媒体类型一致");
pub static UNDECLARED: Text = text!("no media type of its own; told from its content", "没有自己的媒体类型；由内容判断");
pub static CONTRADICTS: Text = text!("but it declares `{0}`", "但它声明为 `{0}`");
pub static PLATFORMS: Text = text!("Platforms", "平台");
pub static ENTRIES: Text = text!("Entries", "条目");
pub static ATTESTATIONS: Text = text!("Attestations", "证明");
pub static DIGEST: Text = text!("Digest", "摘要");
pub static MATCHES: Text = text!("matches the expected digest", "与预期摘要相符");
pub static MISMATCH: Text = text!("not the expected digest", "与预期摘要不符");
pub static COMPUTED: Text = text!("computed here; nothing to compare with", "在此计算；没有可比较的值");
pub static FINDINGS: Text = text!("Findings", "问题");
pub static NONE: Text = text!("none", "无");
pub static INVALID_AT: Text = text!("One error: {0}", "有 1 个错误：{0}");
pub static INVALID_MANY_AT: Text = text!("{0} {0|error|errors}, all in {1}", "{0} 个错误，都在 {1}");
pub static DIFFERS_AT: Text = text!("One entry does not match its bytes: {0}", "有 1 个条目与其字节不符：{0}");
pub static DIFFER: Text = text!("{0} {0|entry does not match its|entries do not match their} bytes", "{0} 个条目与其字节不符");
pub static VERIFIED: Text =
    text!("{0} of {1} {1|entry|entries} verified against {1|its|their} bytes.", "{1} 个条目中有 {0} 个已按字节验证。");
