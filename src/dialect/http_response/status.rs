//! What a registry means by a status. Sources: RFC 9110; distribution-spec v1.1.1, "Endpoints".

use crate::language::Text;
use crate::text;

/// The status in plain words, with what to do about it; nothing for success and for what is not a registry's.
pub fn explain(status: u16) -> Option<&'static Text> {
    Some(match status {
        301 | 302 | 303 | 307 | 308 => {
            &text!("The registry sent on to another address; with curl add `-L`", "注册表转到另一个地址；使用 curl 时加 `-L`")
        }
        304 => &text!(
            "Not modified (304): the registry sent no document because the request said which one is known",
            "未修改（304）：请求说明了已有的版本，注册表没有再发送文档"
        ),
        400 => &text!(
            "Bad request (400): the registry could not read the name, the tag or the digest",
            "请求有误（400）：注册表无法识别名称、标签或摘要"
        ),
        401 => &text!(
            "Not logged in (401): the registry wants a token; `WWW-Authenticate` says where to get it",
            "未登录（401）：注册表需要令牌；`WWW-Authenticate` 指明获取地址"
        ),
        403 => &text!("Denied (403): the account or token may not read this repository", "拒绝访问（403）：该账户或令牌无权读取此仓库"),
        404 => &text!(
            "Not found (404): no such repository, tag or digest, or none that may be seen without logging in",
            "未找到（404）：没有该仓库、标签或摘要，或未登录时不可见"
        ),
        405 => &text!("Method not allowed (405): this address does not answer such requests", "方法不允许（405）：该地址不接受此类请求"),
        406 => &text!(
            "Not acceptable (406): the registry has no form of the document that the `Accept` headers name",
            "不可接受（406）：注册表没有 `Accept` 头所列形式的文档"
        ),
        408 | 504 => &text!("The registry took too long to answer", "注册表响应超时"),
        413 => &text!("Too large (413): the registry refuses a document of this size", "内容过大（413）：注册表拒绝此大小的文档"),
        415 => &text!("Unsupported type (415): the registry does not take this media type", "类型不支持（415）：注册表不接受该媒体类型"),
        416 => &text!("Range not satisfiable (416): the part that was asked for does not exist", "范围无效（416）：所请求的部分不存在"),
        429 => &text!(
            "Too many requests (429): the registry limits how often it is asked; wait, or log in",
            "请求过多（429）：注册表限制请求频率；请稍候或登录"
        ),
        500..=599 => {
            &text!("The registry failed (5xx); the fault is on its side, so try again later", "注册表出错（5xx）；问题在对方，请稍后再试")
        }
        402 | 407 | 409..=412 | 414 | 417..=428 | 430..=499 => &text!("The registry refused the request (4xx)", "注册表拒绝了请求（4xx）"),
        _ => return None,
    })
}
