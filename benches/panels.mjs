// In Chromium: how long the page takes from an act to the next painted frame, with few entries, with very many, and in very
// long texts; and the longest task in between (only tasks from 50 ms on are told by the browser).
import { loadavg } from "node:os";
import { join } from "node:path";
import { ROOT, launch, open, serve } from "../tests/e2e/harness.mjs";
import { faulty, lines, mixed, tall, wide } from "./indexes.mjs";

const PANELS = ["matrix", "clients", "findings", "source", "digests", "documents", "targets", "commands"];
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const load = () => loadavg()[0].toFixed(1);

/** What the page is watched with: the time of an act to its painted frame, long tasks, and gaps between frames. */
function watch() {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask" });
  const painted = () => new Promise((next) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = next;
    channel.port2.postMessage(0);
  }));
  const find = (selector) => (typeof selector === "string" ? document.querySelector(selector) : selector);
  globalThis.bench = {
    painted,
    find,
    /** Runs each act; milliseconds to the painted frame, and the longest task. */
    async run(acts) {
      await painted();
      await new Promise((next) => setTimeout(next, 60));
      tasks.length = 0;
      const took = [];
      for (const act of acts) {
        // As from an event: between two frames.
        await new Promise((next) => setTimeout(next, 3));
        const start = performance.now();
        act();
        await painted();
        took.push(performance.now() - start);
      }
      await new Promise((next) => setTimeout(next, 60));
      return { took, longest: Math.max(0, ...tasks.map(({ duration }) => duration)), nodes: document.querySelectorAll("*").length };
    },
    key: (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })),
    type(field, text) {
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
  };
}

/** The acts, each a function in the page that yields what to do one after another. */
const ACTS = {
  wheel: (selector) => Array.from({ length: 60 }, () => () => bench.find(selector).scrollBy(0, 240)),
  jumps: (selector) => Array.from({ length: 40 }, (_, at) => () => {
    const box = bench.find(selector);
    box.scrollTop = ((box.scrollHeight - box.clientHeight) * (((at * 17) % 40) + 1)) / 40;
  }),
  lots: () => Array.from({ length: 16 }, (_, at) => () => {
    const lots = document.querySelectorAll(".plat .lot");
    lots[at % lots.length].click();
  }),
  steps: () => Array.from({ length: 16 }, () => () => document.querySelectorAll(".inspector-head button")[1].click()),
  findings: () => Array.from({ length: 16 }, (_, at) => () => {
    const heads = document.querySelectorAll(".finding-head");
    heads[(at * 3) % heads.length].click();
  }),
  next: () => Array.from({ length: 16 }, () => () => bench.key("]")),
  // The first is chosen after the last, and the last after the first.
  ends: () => [() => bench.key("Escape"), ...Array.from({ length: 10 }, (_, at) => () => bench.key(at % 2 ? "]" : "["))],
  hosts: () => ["pc", "pi-64", "windows-2022", "pc", ""].map((name) => () => {
    const field = document.querySelector("#host");
    field.value = name;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }),
  rules: () => ["d", "di", "dig", "digest", "zzz", ""].map((text) => () => bench.type(document.querySelector("#find-rule"), text)),
};

const server = await serve(process.env.SITE ?? join(ROOT, "dist"));
const browser = await launch();
console.log(`the one-minute load is told in brackets; ms to the next painted frame\n${"".padEnd(46)}  median   worst  longest task  elements`);

async function scene(name, text, acts) {
  const page = await open(browser, server.url);
  await page.evaluate(watch);
  await page.locator(".app > input[type=file]").first().setInputFiles({ name: "index.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.locator(".title-block").waitFor({ timeout: 180_000 });
  console.log(`\n${name}, ${text.length} bytes [${load()}]`);
  const line = (act, { took, longest, nodes }) => console.log(`  ${act.padEnd(44)} ${median(took).toFixed(0).padStart(7)} ${Math.max(...took).toFixed(0).padStart(7)} ${(longest ? longest.toFixed(0) : "< 50").padStart(13)} ${String(nodes).padStart(9)}`);
  const show = (panel) => page.evaluate(async (panel) => {
    document.querySelector(`.tabs a[href="#/${panel}"]`).click();
    await bench.painted();
    await bench.painted();
  }, panel);
  const act = async (words, name, argument) => {
    const there = await page.evaluate(([name, selector]) => name !== "wheel" && name !== "jumps" || document.querySelector(selector)?.scrollHeight > document.querySelector(selector)?.clientHeight, [name, argument ?? ""]);
    if (there) line(words, await page.evaluate(([source, argument]) => bench.run(eval(source)(argument)), [`(${ACTS[name]})`, argument]));
  };
  await acts({ page, show, act, line });
  await page.context().close();
}

/** Each panel from the matrix and back: the first time, and again. */
async function switches({ page, line }) {
  const go = (panels) => page.evaluate((panels) => bench.run(panels.map((panel) => () => document.querySelector(`.tabs a[href="#/${panel}"]`).click())), panels);
  for (const panel of PANELS.slice(1)) {
    const once = await go([panel]);
    const back = await go(["matrix"]);
    const again = await go([panel, "matrix", panel, "matrix", panel, "matrix"]);
    const took = again.took.filter((_, at) => at % 2 === 0);
    line(`to ${panel}, the first time`, once);
    line(`to ${panel}, again`, { ...again, took, nodes: once.nodes });
    line(`  and back to the matrix`, { took: [...back.took, ...again.took.filter((_, at) => at % 2)], longest: back.longest, nodes: back.nodes });
  }
}

async function matrix({ act }) {
  await act("matrix: wheel", "wheel", ".plat-scroll.large");
  await act("matrix: jumps", "jumps", ".plat-scroll.large");
  await act("matrix: wheel over the panel", "wheel", ".plat-panel");
  await act("matrix: jumps over the panel", "jumps", ".plat-panel");
  await act("matrix: choose an entry", "lots");
  await act("matrix: next entry", "steps");
  await act("matrix: choose a host", "hosts");
}

async function findings({ show, act }) {
  await show("findings");
  await act("findings: wheel", "wheel", ".halves > .panel");
  await act("findings: jumps", "jumps", ".halves > .panel");
  await act("findings: choose", "findings");
  await act("findings: next by ]", "next");
  await act("findings: last and first by [ and ]", "ends");
}

async function source({ show, act }) {
  await show("source");
  await act("source: wheel", "wheel", ".source-view");
  await act("source: jumps", "jumps", ".source-view");
}

async function rules({ page, act }) {
  await page.evaluate(async () => {
    location.hash = "#/rules";
    await bench.painted();
    await bench.painted();
  });
  await act("rules: filter", "rules");
}

const wanted = process.argv.slice(2);
const all = {
  "40 entries": [mixed(40), [matrix, findings, source, switches, rules]],
  "20000 entries": [mixed(20_000), [matrix, findings, source, switches, rules]],
  "20000 architectures": [tall(20_000), [matrix, switches]],
  "20000 Windows versions": [wide(20_000), [matrix, switches]],
  "20000 entries with ten findings each": [faulty(20_000), [matrix, findings, source, switches]],
  "2500000 lines": [lines(2_500_000), [source, findings, switches]],
};
for (const [name, [text, parts]] of Object.entries(all)) {
  if (wanted.length && !wanted.some((part) => name.includes(part))) continue;
  await scene(name, text(), async (tools) => {
    for (const part of parts) await part(tools);
  });
}
await browser.close();
server.close();
