//! The simulated clients: the panel, and what the matrix shows of them.
#![allow(missing_docs, reason = "each sentence says itself what it is")]

use crate::language::Text;
use crate::text;

// Hosts
pub static HOSTS: Text = text!("Hosts", "主机");
pub static HOST: Text = text!("Host", "主机");
pub static NO_HOST: Text = text!("none chosen", "未选择");
pub static CLEAR: Text = text!("Clear", "清除");
pub static BOARDS: Text = text!("Single boards", "单板计算机");
pub static COMPUTERS: Text = text!("Computers and servers", "计算机与服务器");
pub static WINDOWS: Text = text!("Windows", "Windows");
pub static WASM: Text = text!("WebAssembly", "WebAssembly");
pub static OTHER: Text = text!("Another platform", "其他平台");
pub static OTHER_HINT: Text = text!("os/arch[/variant][:os.version]", "os/arch[/variant][:os.version]");
pub static ASK: Text = text!("Ask the clients", "询问各客户端");
pub static AGREE: Text = text!("clients agree", "各客户端一致");
pub static DISAGREE: Text = text!("clients disagree", "各客户端不一致");
pub static NONE_FITS: Text = text!("no client finds an image", "没有客户端找到镜像");
pub static NONE_RUNS: Text = text!("no client gets an image that runs", "没有客户端得到可运行的镜像");
pub static UNSURE: Text = text!("depends on content not given", "取决于未提供的内容");

// The verdict
pub static CHOOSE: Text = text!("Choose a host to see where each client lands", "选择一个主机，查看各客户端的结果");
pub static CHOOSE_WHY: Text = text!(
    "Each client chooses by rules of its own. The answers below come from a simulation that is compared with the clients' own code.",
    "每个客户端都按自己的规则选择。以下结果来自与客户端自身代码核对过的模拟。"
);
pub static ALL_RUN: Text = text!("On {0} every client takes {1}, and it runs", "在 {0} 上，所有客户端都选 {1}，且可以运行");
pub static ALL_EMULATED: Text = text!(
    "On {0} every client takes {1}, which runs only under emulation or if set up",
    "在 {0} 上，所有客户端都选 {1}，但只能以模拟方式或经设置后运行"
);
pub static ALL_FAIL: Text = text!("On {0} every client takes {1}, which does not run there", "在 {0} 上，所有客户端都选 {1}，但无法运行");
pub static ALL_UNKNOWN: Text =
    text!("On {0} every client takes {1}; what that runs on was not given", "在 {0} 上，所有客户端都选 {1}；其运行平台未提供");
pub static SURE_SAME: Text = text!("On {0} the clients that can be told take {1}", "在 {0} 上，结果可知的客户端都选 {1}");
pub static ALL_NOTHING: Text = text!("No client finds an image for {0}", "没有客户端为 {0} 找到镜像");
pub static DIFFER: Text = text!("Clients disagree on {0}", "各客户端对 {0} 的选择不一致");
pub static ALL_UNSURE: Text =
    text!("What clients take on {0} depends on content that was not given", "各客户端在 {0} 上的选择取决于未提供的内容");
pub static TAKE: Text = text!("{0}: {1}, {2}.", "{0}：{1}，{2}。");
pub static TAKE_NOTHING: Text = text!("{0}: {1}.", "{0}：{1}。");
pub static TAKE_UNSURE: Text = text!("{0}: depends on content that was not given.", "{0}：取决于未提供的内容。");
pub static BY_ORDER: Text = text!(
    "Ambiguous: for {0} only the order of the entries decides between {1} and {2}.",
    "有歧义：对 {0} 而言，{1} 与 {2} 之间仅由条目顺序决定。"
);
pub static INSTEAD: Text = text!("What there is: {0} (`{1}`), which {2}.", "可用的是 {0}（`{1}`）：{2}。");
pub static INSTEAD_ASKED: Text =
    text!("Asked for with `--platform {0}`, it is taken by {1}.", "用 `--platform {0}` 请求时，以下客户端会选择它：{1}。");

// Standings, in a word or two
pub static RUNS: Text = text!("runs", "可运行");
pub static EMULATED: Text = text!("emulated", "模拟运行");
pub static WITH_EMULATOR: Text = text!("needs an emulator", "需要模拟器");
pub static IF_32_BIT: Text = text!("if 32-bit runs", "需支持 32 位");
pub static TOO_NEW: Text = text!("processor too old", "处理器过旧");
pub static HYPER_V: Text = text!("runs, with Hyper-V", "可运行，使用 Hyper-V");
pub static WITH_HYPER_V: Text = text!("needs Hyper-V isolation", "需要 Hyper-V 隔离");
pub static WINDOWS_BUILD: Text = text!("newer than the host", "比主机新");
pub static OTHER_SYSTEM: Text = text!("other system", "系统不符");
pub static AN_INDEX: Text = text!("an index, not looked into", "是索引，未查看其内容");
pub static UNKNOWN: Text = text!("unknown whether it runs", "能否运行未知");
pub static DEPENDS_CONFIG: Text = text!("needs the config", "需要配置");
pub static DEPENDS_INDEX: Text = text!("needs the inner index", "需要内层索引");
pub static NOTHING: Text = text!("nothing", "无");
pub static REFUSES: Text = text!("refuses", "拒绝");
pub static EMULATION: Text = text!("under emulation, or if set up", "以模拟方式，或需设置");
pub static FAILS: Text = text!("does not run", "无法运行");
pub static OPEN: Text = text!("not known", "未知");

// Answers
pub static ANSWERS: Text = text!("What each client takes on {0}", "各客户端在 {0} 上的选择");
pub static CLIENT: Text = text!("Client", "客户端");
pub static ASKS: Text = text!("It asks for", "请求");
pub static PICKS: Text = text!("It takes", "选择");
pub static DETECTED: Text = text!("found out on the host", "从主机得知");
pub static TYPED: Text = text!("typed", "手动输入");
pub static READ_AS: Text = text!("read as `{0}`", "读作 `{0}`");
pub static REJECTED: Text = text!("not read", "无法读取");
pub static DIFFERS_IN: Text = text!("other result with {0}", "使用 {0} 时结果不同");
pub static AND_MORE: Text = text!("{0} and {1} more", "{0} 等，另有 {1} 项");
pub static BY_ORDER_SHORT: Text = text!("order decides", "由顺序决定");

// The trace
pub static WAY: Text = text!("Version and way", "版本与方式");
pub static USUAL: Text = text!("Today's usual way", "当前常用方式");
pub static TAKES_OTHER: Text = text!("{0} (takes {1})", "{0}（选 {1}）");
pub static TAKES_NONE: Text = text!("{0} (takes nothing)", "{0}（无结果）");
pub static DEPENDS_OTHER: Text = text!("{0} (depends)", "{0}（取决于未提供的内容）");
pub static HOW: Text = text!("How {0} gets to {1}", "{0} 如何得到 {1}");
pub static HOW_NOTHING: Text = text!("Why {0} takes nothing", "{0} 为何没有结果");
pub static HOW_DEPENDS: Text = text!("What {0} depends on", "{0} 取决于什么");
pub static CHOOSES: Text = text!("Chosen by {0}, in {1}.", "由 {0} 选择，用于 {1}。");
pub static SOURCE: Text = text!("Its source", "其源代码");
pub static STEPS: Text = text!("Entries in the order in which {0} looks at them", "{0} 查看条目的顺序");
pub static NO_STEPS: Text = text!("It looks at no entry.", "未查看任何条目。");
pub static INSIDE: Text = text!("Inside {0}", "{0} 之内");
pub static MORE_STEPS: Text = text!("Show {0} more", "再显示 {0} 个");
pub static PRINTS: Text = text!("It prints", "输出");
pub static PRINTS_NOTHING: Text = text!("It prints no error.", "不输出错误。");
pub static MISSING_CONFIG: Text =
    text!("The config of {0} decides, and it was not given: add it to know.", "由 {0} 的配置决定，而该配置未提供：添加后即可得知。");
pub static MISSING_INDEX: Text =
    text!("The index at {0} decides, and it was not given: add it to know.", "由 {0} 处的索引决定，而该索引未提供：添加后即可得知。");
pub static NO_PLATFORM: Text = text!("no platform", "无平台");

// What would make clients agree
pub static TO_AGREE: Text = text!("To make them agree", "如何使其一致");
pub static MOVE: Text = text!("Put {0} before {1}.", "将 {0} 移到 {1} 之前。");
pub static SAY: Text = text!("Write the platform of {0} as `{1}`.", "将 {0} 的平台写为 `{1}`。");
pub static THEN: Text = text!("Every client then takes {0} here; each was asked again.", "改后所有客户端在此都选 {0}（均已重新询问）。");
pub static HARMLESS: Text = text!("On no other host is any client worse off.", "在其他主机上，没有客户端的结果因此变差。");
pub static HARMS: Text = text!("Some client is then worse off on: {0}.", "但在以下主机上，有客户端的结果会变差：{0}。");
pub static NO_REMEDY: Text = text!(
    "No change of order or spelling was found with which they agree: they ask for different things.",
    "没有找到能使其一致的顺序或写法：它们请求的内容不同。"
);

// Who can run this
pub static OVERVIEW: Text = text!("Who can run this", "谁能运行它");
pub static OVERVIEW_WHY: Text = text!(
    "The entry that each client takes on each host, and whether it runs there. Choose a cell to read why.",
    "每个客户端在每个主机上选择的条目，以及能否运行。选择一格查看原因。"
);
pub static CELL: Text = text!("{0}, {1}: {2}", "{0}，{1}：{2}");
pub static LARGE: Text =
    text!("This index has {0} entries: asking every client on every host takes a moment.", "此索引有 {0} 个条目：逐一询问需要片刻。");
pub static ASK_ALL: Text = text!("Ask every client on every host", "在所有主机上询问所有客户端");

// On the matrix
pub static DISAGREE_LINE: Text = text!("Clients disagree here.", "各客户端在此不一致。");
pub static TRACES: Text = text!("Open the traces", "查看过程");
pub static PICKED_BY: Text = text!("taken by {0}", "被 {0} 选择");
pub static PICK_LEGEND: Text = text!("takes this entry", "选择此条目");
pub static ROWS_LEFT_OUT: Text =
    text!("Only rows that some client takes something from are drawn; the Matrix has all.", "只绘出有客户端选择的行；全部条目见“矩阵”。");
