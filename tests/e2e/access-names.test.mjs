// What a screen reader is given: every panel as it is read, in both languages, kept in tests/e2e/aria/ (`UPDATE=1` renews
// them); names for all that can be used; and what is told while things happen.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, drop, launch, open, serve } from "./harness.mjs";
import { layer, layout, sha256, sparse } from "./images.mjs";
import { files, go, walk } from "./states.mjs";

let server, browser, folder;
before(async () => {
  server = await serve();
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), "platmap-"));
});
after(async () => {
  await browser?.close();
  server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** States, and the part of the page that is kept of each. */
const KEPT = {
  start: "body", keys: "dialog.keys", answer: "main", matrix: "body", inspector: ".inspector", notice: ".notice-area:has(.notice)",
  source: "main", "source-edit": "main", digests: "main", documents: "main", "documents-answer": ".question", commands: "main",
  "matrix-host": "main", clients: ".hosts", "clients-host": ".clients-panel", "clients-nothing": ".trace-section", targets: "main", finding: "main",
  fault: "main", "fault-reference": "main", "matrix-attested": "main", "matrix-shared": "main", dialect: ".dialect", "doctor-done": "main",
  "matrix-archive": ".belongs", "inspector-parts": ".inspector", archive: "main", "documents-archive": "main", "archive-saved": "main",
  learn: "main", "rules-no-match": "main", rule: "main", about: "main", crash: "dialog.crash",
};
/** What differs from build to build and from browser to browser. */
const steady = (text) =>
  text
    .replace(/[0-9a-f]{64}/g, (digest) => digest.slice(0, 12))
    .replace(/(?:\b[0-9a-f]{8} ?){8}/g, (digest) => digest.slice(0, 12))
    .replace(/sha256: ?(?:[0-9a-f]{8,16} ?)+/g, (digest) => digest.replace(/ /g, "").slice(0, 19) + (digest.endsWith(" ") ? " " : ""))
    .replace(/build( ?)`?[0-9a-f]{16}`?/g, "build$1BUILD")
    .replace(/code: [0-9a-f]{16}$/gm, "code: BUILD")
    .replace(/0 of \d+ rules/g, "0 of N rules")
    .replace(/\d+ 条规则中的 0 条/g, "N 条规则中的 0 条")
    .replace(/(Platmap )\d+\.\d+\.\d+/g, "$1VERSION")
    .replace(/http:\/\/127\.0\.0\.1:\d+\/platmap\//g, "PAGE/");

/** Names without Han that Chinese keeps: of programs, platforms, files and codes. */
const TECHNICAL = /^(?:(?:podman|skopeo|nerdctl|crane|oras|regctl|buildx|docker|ctr|image-spec)\b.*|[\w/.-]+(?:#| [\w/.]+)\d*（[\d-]+）|[\w./:()+-]*[\w./)]|#[\d>]+|[\d.,×–—·%#+ ]+(?:B|kB|MB|GB)?|English|OCI|SHA-256|URL|Ctrl [A-Z]|.*(?:Windows|Docker|Podman|Raspberry|Linux|WebAssembly|Artifactory|Lambda|Amazon|Google|Azure|GitHub|GitLab|Quay|Harbor|Nexus|Kubernetes|containerd|skopeo|Blob).*)$/;
/** Three words in a row that are no code: a sentence that stayed English. */
const ENGLISH = /(?:^|[^\w./-])[A-Za-z][a-z]+ [a-z]{2,} [a-z]{2,}/;
const NAMED = /^\s*- (?:button|link|region|table|treegrid|textbox|combobox|checkbox|progressbar|navigation|complementary|dialog|form|searchbox|img)(?: \[[^\]]*\])*:?$/;

for (const [locale, language] of [["en-US", "en"], ["zh-CN", "zh"]]) {
  test(`every panel is read as it is kept: ${language}`, { timeout: 180_000 }, async () => {
    const page = await open(browser, server.url, { locale, viewport: { width: 1280, height: 720 } });
    const found = [];
    const met = new Set();
    await walk(page, async (state) => {
      const part = KEPT[state];
      if (!part) return;
      met.add(state);
      const read = steady((await page.locator(part).first().ariaSnapshot()) + "\n");
      const text = state === "about" ? read.replace(/sha256:[0-9a-f]{12}/g, "sha256:BUILD") : read;
      const lines = text.split("\n");
      found.push(...lines.filter((line) => NAMED.test(line)).map((line) => `${state}: no name: ${line.trim()}`));
      if (language === "zh") {
        for (const line of lines) {
          const [, role, name] = /^\s*- (\w+)(?: "((?:[^"\\]|\\.)*)")?/.exec(line) ?? [];
          if (/^(?:code|text)$/.test(role) ? role === "text" && ENGLISH.test(line) && !/text: "?(?:skopeo|ctr|regctl|docker|podman|crane|oras|nerdctl) /.test(line) && !/\p{Script=Han}/u.test(line) : /^(?:button|link|heading|region|table|navigation|textbox|combobox)$/.test(role) && name && !/\p{Script=Han}/u.test(name) && !TECHNICAL.test(name)) {
            found.push(`${state}: stayed English: ${line.trim().slice(0, 120)}`);
          }
        }
      }
      const path = join(ROOT, `tests/e2e/aria/${state}.${language}.yml`);
      if (process.env.UPDATE) writeFileSync(path, text);
      else if (!existsSync(path) || readFileSync(path, "utf8") !== text) {
        const kept = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
        const at = lines.findIndex((line, at) => line !== kept[at]);
        found.push(`${state}.${language}.yml, line ${at + 1}: kept “${kept[at]?.trim()}”, read “${lines[at]?.trim()}”`);
      }
    });
    assert.deepEqual(found, []);
    assert.deepEqual(Object.keys(KEPT).filter((state) => !met.has(state)), [], "every state was come by");
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

/** Headings follow each other without a gap, and there is one of the first level. Runs in the page. */
const headings = () => {
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.tagName[1]));
  const said = levels.filter((level) => level === 1).length === 1 ? [] : [`${levels.filter((level) => level === 1).length} headings of the first level`];
  levels.forEach((level, at) => level > (levels[at - 1] ?? 0) + 1 && said.push(`a heading of level ${level} after ${levels[at - 1]}`));
  return said;
};

test("headings, tables and pictures have their order and their names in every state", { timeout: 180_000 }, async () => {
  const page = await open(browser, server.url, { viewport: { width: 1280, height: 720 } });
  const found = [];
  await walk(page, async (state) => {
    if (state !== "crash") found.push(...(await page.evaluate(headings)).map((what) => `${state}: ${what}`));
    found.push(...(await page.evaluate(() => [
      ...[...document.querySelectorAll("svg:not([aria-hidden=true]):not([role=img][aria-label])")].map((svg) => `a picture that is read: ${svg.parentElement.outerHTML.slice(0, 80)}`),
      ...[...document.querySelectorAll("table")].filter((table) => !table.querySelector("th") || !(table.caption || table.getAttribute("aria-label"))).map((table) => `a table without a name or heads: ${table.className}`),
      ...(document.title.includes("Platmap") ? [] : ["no title"]),
    ])).map((what) => `${state}: ${what}`));
  });
  assert.deepEqual([...new Set(found)], []);
  await page.context().close();
});

/** Keeps everything that is told from now on. */
const listen = (page) => page.evaluate(() => {
  globalThis.told = [];
  const last = new Map();
  const hear = () => {
    for (const region of document.querySelectorAll("[role=status], [role=alert], [aria-live]")) {
      const text = region.textContent.trim();
      if (text && last.get(region) !== text) globalThis.told.push(text);
      last.set(region, text);
    }
  };
  hear();
  globalThis.told = [];
  new MutationObserver(hear).observe(document.body, { childList: true, subtree: true, characterData: true });
});
const told = (page) => page.evaluate(() => globalThis.told);

test("reading is told in quarters, each once, and how it ended", { timeout: 120_000 }, async () => {
  const page = await open(browser, server.url);
  const path = join(folder, "large.tar");
  await sparse(path, layout({ amd64: [layer(7_000, 1)] }), Object.fromEntries(Array.from({ length: 12 }, (_, at) => [sha256(`${at}`), 512 << 20])));
  await listen(page);
  await page.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles(path);
  await page.getByText("large.tar: all of it was read").waitFor({ state: "attached", timeout: 100_000 });
  const progress = (await told(page)).filter((text) => /% read|all of it was read/.test(text));
  assert.equal(new Set(progress).size, progress.length, progress.join("\n"));
  assert.ok(progress.every((text) => /^large\.tar: (?:(?:0|25|50|75|100) % read|all of it was read)$/.test(text)), progress.join("\n"));
  await page.context().close();
});

test("a notice is told once, and so is a verdict", { timeout: 30_000 }, async () => {
  const page = await open(browser, server.url);
  await listen(page);
  await drop(page, files("plain"));
  await page.locator(".lot .is-ok").nth(2).waitFor();
  assert.equal((await told(page)).filter((text) => text.startsWith("index.json: ")).at(-1), "index.json: No error found");
  await go(page, "#/documents", ".documents");
  await page.locator(".documents td.last button").last().click();
  await page.locator(".notice").waitFor();
  assert.equal((await told(page)).filter((text) => text.startsWith("1 document removed.")).length, 1);
  await page.context().close();
});
