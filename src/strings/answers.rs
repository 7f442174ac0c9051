//! The answer to an error message.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

pub static HEADING: Text = text!("Your error message", "你的错误信息");
pub static SENDER: Text = text!("From {0}", "来自 {0}");
pub static PUT_AWAY: Text = text!("Put this answer away", "收起此回答");
pub static DO: Text = text!("What to do", "可以怎么做");
pub static COMMAND: Text = text!("command for: {0}", "命令：{0}");

// What the index says
pub static EVIDENCE: Text = text!("In this index", "在此索引中");
pub static EXACT: Text = text!("Written exactly so: {0}", "写法完全一致：{0}");
pub static NEAREST: Text = text!("Nearest entries:", "最接近的条目：");
pub static NO_NEAR: Text = text!("No entry comes near.", "没有接近的条目。");
pub static PLATFORMS: Text = text!("Its platforms: {0}", "其平台：{0}");
pub static SPELLING: Text = text!("the same, spelled differently", "相同，写法不同");
pub static MEANT: Text = text!("probably meant, though no client reads it so", "很可能是指它，但客户端不会这样理解");
pub static CONFIG_SAYS: Text = text!("the same, by its config", "由其配置可知相同");
pub static EARLIER: Text = text!("an earlier variant, which the processor runs as well", "较早的变体，处理器也能运行");
pub static VARIANT: Text = text!("another variant", "另一变体");
pub static VERSION: Text = text!("another version of the system", "另一系统版本");
pub static NARROWER: Text = text!("32-bit, which many 64-bit processors run as well", "32 位，许多 64 位处理器也能运行");
pub static UNSAID: Text = text!("does not say what it runs on", "未写明运行平台");
pub static SYSTEM: Text = text!("another system", "另一系统");
pub static ARCHITECTURE: Text = text!("another architecture", "另一架构");

// What the client makes of it
pub static TRIAL: Text = text!("Tried on this index", "在此索引上模拟");
pub static CLIENT: Text = text!("{0} {1}, {2}", "{0} {1}，{2}");
pub static TAKES: Text = text!("{0}, asked for `{1}`, takes {2}.", "{0}：请求 `{1}`，选中 {2}。");
pub static NOTHING: Text = text!("{0}, asked for `{1}`, takes nothing and prints:", "{0}：请求 `{1}`，没有选中任何条目，并输出：");
pub static REFUSES: Text = text!("{0}, asked for `{1}`, refuses the index and prints:", "{0}：请求 `{1}`，拒绝该索引，并输出：");
pub static NEEDS_CONFIG: Text = text!(
    "{0}, asked for `{1}`: the config of {2} decides, and it was not given. Add it to know.",
    "{0}：请求 `{1}`，由 {2} 的配置决定，而该配置未提供。添加后即可得知。"
);
pub static NEEDS_INDEX: Text = text!(
    "{0}, asked for `{1}`: the index at {2} decides, and it was not given. Add it to know.",
    "{0}：请求 `{1}`，由 {2} 处的索引决定，而该索引未提供。添加后即可得知。"
);
pub static AGREES: Text = text!("That fits the message.", "这与该消息相符。");
pub static DISAGREES: Text = text!(
    "That does not fit the message: it is about another index, another version of the client, or a registry's copy.",
    "这与该消息不符：消息针对的是另一个索引、另一版本的客户端或注册表中的副本。"
);
pub static DISAGREES_ON_HOST: Text = text!(
    "That does not fit the message: it comes from another machine, another version of the client, or is about another index.",
    "这与该消息不符：消息来自另一台机器、另一版本的客户端，或针对另一个索引。"
);
pub static ON_HOST: Text =
    text!("The message names no platform. It is read as one from the chosen host: {0}.", "消息没有写明平台。按来自所选主机解读：{0}。");
pub static ON_HOSTS: Text = text!(
    "The message names no platform. Such a message comes on these hosts; choose yours to see why:",
    "消息没有写明平台。以下主机上会出现这样的消息；选择你的主机以查看原因："
);
pub static ON_NO_HOST: Text = text!(
    "The message names no platform, and on none of the known hosts does it come from this index. Choose a host in Clients to see what happens there.",
    "消息没有写明平台，而此索引在所有已知主机上都不会引发它。请在“客户端”中选择主机，查看那里的结果。"
);
pub static ASK_HOST: Text = text!(
    "The message names no platform. Choose the host that it comes from in Clients: the client is then tried on this index.",
    "消息没有写明平台。请在“客户端”中选择消息所在的主机，随后会在此索引上模拟该客户端。"
);
pub static PRINTED: Text = text!("What the client prints", "客户端的输出");
pub static STEPS: Text = text!("Every step ({0})", "全部步骤（{0}）");
pub static MORE_STEPS: Text = text!("and {0} more", "另有 {0} 步");

// Before an index is given
pub static GIVE: Text = text!(
    "Give the image's index too: paste what this command prints, or drop the file. The answer then says what in it is at fault.",
    "请再提供镜像的索引：粘贴以下命令的输出，或拖入文件。随后会指出其中的问题所在。"
);
pub static FETCH: Text = text!("command that prints the index", "输出索引的命令");
pub static MESSAGE: Text = text!("An error message, not a document", "这是错误信息，不是文档");

// The field
pub static FIELD: Text = text!("Paste the error message", "粘贴错误信息");
pub static FIELD_HINT: Text = text!(
    "What Docker, containerd, Podman, Kubernetes, a registry or a cloud printed. It is read in this page only.",
    "Docker、containerd、Podman、Kubernetes、注册表或云平台的输出。仅在本页读取。"
);
pub static EXPLAIN: Text = text!("Explain", "解释");
pub static NOT_KNOWN: Text = text!(
    "No message in this text is known. Add the lines around it, as they were printed.",
    "文本中没有已知的错误信息。请按原样补上前后几行。"
);
