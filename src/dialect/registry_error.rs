//! The error reply of a registry, and what its codes mean.
//!
//! Source: distribution-spec v1.1.1, "Error Codes"; further codes: distribution v3, `registry/api/errcode`; Harbor, `src/lib/errors`.

use super::paste::has_any;
use super::{Dialect, Fidelity, Paste, Shape, nameless, nothing};
use crate::image::Kind;
use crate::language::Text;
use crate::text;

pub(crate) static DIALECT: Dialect = Dialect {
    name: "registry-error",
    title: text!("a registry's error reply", "注册表的错误响应"),
    sign: text!(
        "An object with `errors`, whose items have a `code` such as `MANIFEST_UNKNOWN`.",
        "带 `errors` 的对象，其各项有 `MANIFEST_UNKNOWN` 之类的 `code`。"
    ),
    fidelity: Fidelity::Absent,
    bytes: text!("The registry refused the request: no document is in the reply.", "注册表拒绝了请求：响应中没有文档。"),
    command: None,
    example: "{\"errors\": [{\"code\": \"MANIFEST_UNKNOWN\", \"message\": \"manifest unknown\"}]}",
    shape: Shape::Wrapper,
    causes: &[],
    recognise,
    documents: nothing,
    reference: nameless,
};

fn recognise(paste: &Paste<'_>) -> bool {
    let Some(root) = paste.json.filter(|root| root.is_object() && paste.kind == Kind::Unknown) else { return false };
    root.get("errors").is_some_and(|errors| errors.items().next().is_some_and(|error| has_any(error, &["code"])))
}

/// What a code means, in plain words with what to do; nothing for a code that is not known.
pub fn explain(code: &str) -> Option<&'static Text> {
    Some(match code {
        "MANIFEST_UNKNOWN" => &text!(
            "`MANIFEST_UNKNOWN`: the repository is there, but it has no such tag or digest; check the spelling, or the tag was deleted",
            "`MANIFEST_UNKNOWN`：仓库存在，但没有该标签或摘要；请检查拼写，也可能已被删除"
        ),
        "NAME_UNKNOWN" => &text!(
            "`NAME_UNKNOWN`: the registry has no repository of this name; check the name, and whether it is private",
            "`NAME_UNKNOWN`：注册表没有该名称的仓库；请检查名称，以及是否为私有"
        ),
        "NAME_INVALID" => &text!(
            "`NAME_INVALID`: the repository name breaks the grammar: lower case letters, digits, `.`, `_`, `-` and `/` only",
            "`NAME_INVALID`：仓库名称不合语法：只能用小写字母、数字、`.`、`_`、`-` 和 `/`"
        ),
        "UNAUTHORIZED" => &text!(
            "`UNAUTHORIZED`: the registry wants you to log in, or the token has run out; some registries answer so for a name that does not exist",
            "`UNAUTHORIZED`：注册表要求登录，或令牌已过期；有的注册表对不存在的名称也这样回答"
        ),
        "DENIED" => &text!(
            "`DENIED`: you are known, but may not do this here; the account or token lacks the right, or the repository does not exist",
            "`DENIED`：已识别身份，但无权执行此操作；账户或令牌缺少权限，或仓库不存在"
        ),
        "TOOMANYREQUESTS" => &text!(
            "`TOOMANYREQUESTS`: the registry limits how often it is asked; wait, or log in for a higher limit",
            "`TOOMANYREQUESTS`：注册表限制请求频率；请稍候，或登录以提高上限"
        ),
        "BLOB_UNKNOWN" => &text!(
            "`BLOB_UNKNOWN`: the repository has no blob of this digest; a manifest must be asked for under `manifests/`, a blob under `blobs/`",
            "`BLOB_UNKNOWN`：仓库没有该摘要的 blob；清单要在 `manifests/` 下请求，blob 在 `blobs/` 下请求"
        ),
        "MANIFEST_BLOB_UNKNOWN" => &text!(
            "`MANIFEST_BLOB_UNKNOWN`: the manifest names a blob or a child that was not pushed before; push that first",
            "`MANIFEST_BLOB_UNKNOWN`：清单所指的 blob 或子清单尚未推送；请先推送它"
        ),
        "MANIFEST_INVALID" => &text!(
            "`MANIFEST_INVALID`: the registry refuses the manifest: it breaks a rule, or its bytes have another digest than the address",
            "`MANIFEST_INVALID`：注册表拒绝该清单：不符合规则，或字节的摘要与地址不同"
        ),
        "MANIFEST_UNVERIFIED" => &text!(
            "`MANIFEST_UNVERIFIED`: the signature of a schema 1 manifest does not fit",
            "`MANIFEST_UNVERIFIED`：schema 1 清单的签名不符"
        ),
        "DIGEST_INVALID" => &text!(
            "`DIGEST_INVALID`: the bytes that were sent have another digest than the one named, or the digest breaks the grammar",
            "`DIGEST_INVALID`：发送的字节与所写摘要不符，或摘要不合语法"
        ),
        "SIZE_INVALID" => &text!(
            "`SIZE_INVALID`: the length that was stated is not the length of what was sent",
            "`SIZE_INVALID`：声明的长度与发送内容的长度不同"
        ),
        "BLOB_UPLOAD_INVALID" => {
            &text!("`BLOB_UPLOAD_INVALID`: the upload went wrong and must be begun anew", "`BLOB_UPLOAD_INVALID`：上传出错，需要重新开始")
        }
        "BLOB_UPLOAD_UNKNOWN" => &text!(
            "`BLOB_UPLOAD_UNKNOWN`: the registry does not know this upload any more; begin it anew",
            "`BLOB_UPLOAD_UNKNOWN`：注册表已不认识这次上传；请重新开始"
        ),
        "UNSUPPORTED" => &text!(
            "`UNSUPPORTED`: the registry does not know this operation, or does not allow it here",
            "`UNSUPPORTED`：注册表不支持或不允许此操作"
        ),
        "TAG_INVALID" => &text!(
            "`TAG_INVALID`: the tag breaks the grammar, or is not the one in the manifest",
            "`TAG_INVALID`：标签不合语法，或与清单中的标签不同"
        ),
        "RANGE_INVALID" => &text!("`RANGE_INVALID`: the part that was asked for does not exist", "`RANGE_INVALID`：所请求的部分不存在"),
        "PAGINATION_NUMBER_INVALID" => &text!(
            "`PAGINATION_NUMBER_INVALID`: the number of results that was asked for is not allowed",
            "`PAGINATION_NUMBER_INVALID`：请求的结果数量不被允许"
        ),
        "UNAVAILABLE" => &text!(
            "`UNAVAILABLE`: the registry cannot answer at the moment; try again later",
            "`UNAVAILABLE`：注册表暂时无法回答；请稍后再试"
        ),
        "NOT_FOUND" => &text!(
            "`NOT_FOUND`: the registry has no such project, repository, tag or digest",
            "`NOT_FOUND`：注册表没有该项目、仓库、标签或摘要"
        ),
        "PROJECT_POLICY_VIOLATION" => &text!(
            "`PROJECT_POLICY_VIOLATION`: the project forbids this image, for example because a scan found vulnerabilities",
            "`PROJECT_POLICY_VIOLATION`：项目策略禁止该镜像，例如扫描发现了漏洞"
        ),
        "UNKNOWN" => &text!(
            "`UNKNOWN`: the registry failed and does not say why; `message` and `detail` may tell more",
            "`UNKNOWN`：注册表出错且未说明原因；`message` 和 `detail` 中可能有更多信息"
        ),
        _ => return None,
    })
}
