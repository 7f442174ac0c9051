// What a person does, in a real Chromium, on the release build under a sub-path.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import axe from "axe-core";
import { ROOT, drop, launch, open, paste, serve } from "./harness.mjs";

let server, browser;
before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const samples = JSON.parse(readFileSync(join(ROOT, "static/samples.json"), "utf8")).samples;
const files = (id) => samples.find((sample) => sample.id === id).files.map(({ name, text }) => ({ name, bytes: text }));
const digest = (text, algorithm = "sha256") => `${algorithm}:${createHash(algorithm).update(text).digest("hex")}`;

/** A test with a page of its own, which must end without a fault. */
const scene = (name, run, options) =>
  test(name, { timeout: 60_000 }, async () => {
    const page = await open(browser, server.url, options);
    try {
      await run(page);
      assert.deepEqual(page.faults, []);
    } finally {
      await page.context().close();
    }
  });

const heading = (page) => page.locator("h1").first();
/** Waits until exactly this many elements are there. */
const counted = (page, selector, count) => page.waitForFunction(([selector, count]) => document.querySelectorAll(selector).length === count, [selector, count]);
const tab = (page, name) => page.getByRole("navigation").getByRole("link", { name });

scene("pasting anywhere draws the matrix and says the route", async (page) => {
  const [main] = files("plain");
  await paste(page, main.bytes);
  await page.getByRole("table").waitFor();
  assert.equal(await heading(page).textContent(), "No error found");
  await counted(page, ".lot", 3);
  assert.match(await page.locator(".title-block").textContent(), /OCI image index/);
  await page.keyboard.press("6");
  await page.locator(".documents").waitFor();
  assert.match(await page.locator(".documents").textContent(), /paste · bytes may have changed/);
});

scene("the Paste button reads the clipboard", async (page) => {
  await page.evaluate((text) => navigator.clipboard.writeText(text), files("plain")[0].bytes);
  await page.locator(".bar").getByRole("button", { name: "Paste" }).click();
  await page.locator(".lot").first().waitFor();
});

scene("files keep their exact bytes: BOM, CR LF, final newline, broken UTF-8", async (page) => {
  const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('{"schemaVersion": 2,\r\n"annotations": {"a": "'), Buffer.from([0xff]), Buffer.from('"}, "manifests": []}\r\n')]);
  await drop(page, [{ name: "odd.json", bytes }]);
  await page.locator(".title-block").waitFor();
  assert.equal(await page.locator(".title-block .digest").textContent(), digest(bytes));
  await page.keyboard.press("3");
  await page.locator(".finding").first().waitFor();
  const text = await page.locator(".panel").textContent();
  for (const code of ["in-bom", "in-crlf", "in-invalid-utf8", "in-final-newline"]) assert.ok(text.includes(code), code);
});

scene("several files at once verify each other, and a wrong child says what differs", async (page) => {
  await drop(page, files("plain"));
  await page.locator(".lot .is-ok").first().waitFor();
  await counted(page, ".lot .is-ok", 3);
  assert.equal(await page.locator(".title-block .subject, .bar .subject").first().textContent(), "index.json");
  await page.keyboard.press("6");
  await counted(page, ".documents tbody .is-ok", 3);
  assert.match(await tab(page, "Documents").textContent(), new RegExp(String(files("plain").length)));
});

scene("bytes given for an entry that are others show as mismatch", async (page) => {
  const [main, child] = files("plain");
  await paste(page, main.bytes);
  await page.locator(".lot").first().click();
  assert.match(await page.locator(".inspector").textContent(), /bytes not given/);
  await page.locator(".inspector input[type=file]").setInputFiles({ name: "child.json", mimeType: "application/json", buffer: Buffer.from(child.bytes + "\n") });
  await page.locator(".lot .is-error").first().waitFor();
  const text = await page.locator(".inspector").textContent();
  assert.ok(text.includes(digest(child.bytes + "\n").slice(7)), "the computed digest is shown");
  assert.match(text, /declared are/);
});

scene("a second paste keeps the first, removal can be undone", async (page) => {
  await paste(page, files("plain")[0].bytes);
  await page.locator(".lot").first().waitFor();
  await paste(page, files("duplicate")[0].bytes);
  await page.keyboard.press("6");
  await counted(page, ".documents tr[aria-level='1']", 2);
  await page.getByRole("button", { name: "Remove all" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await counted(page, ".documents tr[aria-level='1']", 2);
});

scene("the inspector shows every field of an entry and where it stands", async (page) => {
  await drop(page, files("attestations"));
  await page.locator(".aside-lots").waitFor();
  assert.match((await page.locator(".aside-lots").allTextContents()).join(" "), /about #0.*about #1/s);
  await page.locator(".plat .lot").first().click();
  const text = await page.locator(".inspector").textContent();
  const entry = JSON.parse(files("attestations")[0].bytes).manifests[0];
  for (const part of [entry.digest.slice(7), "linux/amd64", entry.mediaType, "an OCI image manifest", "Lines", "Attestations"]) assert.ok(text.includes(part), part);
  assert.ok(await page.locator(".plat").textContent().then((text) => text.includes("attested")));
  await page.locator(".inspector").getByRole("button", { name: "Copy digest" }).click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), entry.digest);
});

scene("choosing a finding shows its bytes and its rule has a page", async (page) => {
  await page.locator("[data-sample=digest-length]").click();
  await page.keyboard.press("3");
  await page.locator(".finding-head").first().click();
  await page.locator(".finding-body").waitFor();
  await page.locator(".source-view .chosen").first().waitFor();
  const chosen = (await page.locator(".source-view .chosen").allTextContents()).join("");
  assert.match(chosen, /^"sha256:[0-9a-f]{63}"$/);
  assert.match(await page.locator(".finding-body").textContent(), /Why.*How to fix.*descriptor\.md/s);
  assert.match(await page.locator(".finding-place").first().textContent(), /digest-truncated\/manifests\/1\/digestline \d+, column \d+/);
  await page.getByRole("link", { name: "About this rule" }).click();
  assert.match(await page.locator("article").textContent(), /digest-truncated.*What it checks/s);
});

scene("both digests are computed, and an expected one is compared", async (page) => {
  const [main] = files("plain");
  await drop(page, [main]);
  await page.locator(".lot").first().waitFor();
  await page.keyboard.press("5");
  const text = await page.locator(".digests").textContent();
  assert.ok(text.includes(digest(main.bytes)) && text.includes(digest(main.bytes, "sha512")));
  await page.getByRole("textbox").fill(digest(main.bytes).slice(7));
  await page.keyboard.press("Enter");
  await page.locator(".expectations .is-ok").waitFor();
  await page.locator("body").click({ position: { x: 5, y: 5 } });
  await paste(page, "sha256:" + "0".repeat(64));
  await page.locator(".expectations .is-error").waitFor();
  await page.waitForFunction(() => document.querySelector("h1").textContent.startsWith("One error"));
});

scene("the source can be edited, and what was given stays", async (page) => {
  await paste(page, '{"schemaVersion": 2,');
  await page.locator(".caret").waitFor();
  await page.getByRole("button", { name: "Edit in Source" }).click();
  await page.locator(".source-tools").getByRole("button", { name: "Edit" }).click();
  await page.locator(".editor").fill('{"schemaVersion": 2, "manifests": []}');
  await page.waitForFunction(() => document.querySelector("h1").textContent.startsWith("No error"));
  await tab(page, "Documents").click();
  await counted(page, ".documents tbody tr", 2);
});

scene("one paste of a verbose inspection verifies every child; a response verifies itself", async (page) => {
  const [main, ...rest] = files("plain");
  await paste(page, `HTTP/1.1 200 OK\r\nDocker-Content-Digest: ${digest(main.bytes)}\r\n\r\n${main.bytes}`);
  await page.locator(".title-block .is-ok", { hasText: "matches the expected digest" }).waitFor();
  const children = rest.filter(({ name }) => name.endsWith(".manifest.json"));
  await paste(page, JSON.stringify(children.map(({ name, bytes }) => ({ Ref: name, Descriptor: { digest: digest(bytes) }, Raw: Buffer.from(bytes).toString("base64") }))));
  await page.waitForFunction(() => document.querySelectorAll(".lot .is-ok").length === 3);
});

scene("a printed page is light and shows the matrix", async (page) => {
  await page.locator("[data-sample=plain]").click();
  await page.locator(".plat").waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgb(255, 255, 255)");
  assert.ok(await page.locator(".plat").isVisible());
  assert.equal(await page.locator(".tabs").isVisible(), false);
}, { colorScheme: "dark" });

scene("a finding leads to its further places", async (page) => {
  await page.locator("[data-sample=duplicate]").click();
  await page.keyboard.press("3");
  await page.locator(".finding-head", { hasText: "stands twice" }).click();
  await page.locator(".finding-body").getByRole("button", { name: /First here: line 5, column/ }).click();
  await page.waitForFunction(() => document.querySelector(".source-view .line.lit .number")?.textContent === "5");
  assert.match((await page.locator(".source-view .chosen").allTextContents()).join(""), /"mediaType"/);
});

scene("a document can be typed from nothing", async (page) => {
  await page.getByRole("button", { name: "Type it" }).click();
  await page.locator(".editor").fill('{"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": []}');
  await page.waitForFunction(() => document.querySelector("h1").textContent.startsWith("No error"));
  assert.match(await page.locator(".title-block").textContent(), /typed · bytes may have changed/);
});

const BAD = [
  ["an HTML page", "<!DOCTYPE html><title>Sign in</title>", /HTML or XML page/],
  ["YAML", "apiVersion: v1\nkind: Pod\n", /looks like YAML/],
  ["a truncated paste", '{"schemaVersion": 2, "manifests": [', /ends inside what began at line 1, column 35/],
  ["a shell error", "bash: crane: command not found", /error message of a command/],
  ["an image reference", "registry.example.com/team/app:1.2", /never contacts a registry/],
  ["scripts", "<script>document.body.dataset.hacked = 1</script>", /HTML or XML page/],
];
for (const [name, text, expected] of BAD) {
  scene(`bad input: ${name}`, async (page) => {
    await paste(page, text);
    await page.locator(".fault").waitFor();
    assert.match(await page.locator(".fault").textContent(), expected);
    assert.equal(await page.evaluate(() => document.body.dataset.hacked), undefined);
    await page.keyboard.press("4");
    await page.locator(".source-view .line").first().waitFor();
    assert.ok((await page.locator(".source-view").textContent()).includes(text.split("\n")[0].slice(0, 30)), "the input is kept");
  });
}

scene("JSON that is no image document says what it looks like", async (page) => {
  await paste(page, JSON.stringify({ spdxVersion: "SPDX-2.3", name: "<img src=x onerror=alert(1)>" }));
  await page.locator(".title-block").waitFor();
  assert.equal(await heading(page).textContent(), "Not an image document");
  assert.match(await page.locator("main").textContent(), /SPDX/);
});

for (const { id } of samples) {
  scene(`sample ${id}`, async (page) => {
    await page.locator(`[data-sample=${id}]`).click();
    await page.locator(".title-block").waitFor();
    await page.locator(id === "not-json" ? ".fault" : ".lot").first().waitFor();
    const failing = await page.locator(".lot .is-error").count();
    assert.equal(failing > 0, id === "digest-length");
    if (!["digest-length", "article", "not-json"].includes(id)) await counted(page, ".lot .is-open", 0, "every entry is verified");
    if (id === "article") {
      await page.keyboard.press("3");
      await page.locator(".finding").first().waitFor();
      assert.match(await page.locator(".panel").textContent(), /no bytes at all, yet size is 7143.*foo.*7682/s);
    }
  });
}

scene("articles have commands to copy", async (page) => {
  await page.getByRole("link", { name: "How to get the exact bytes" }).click();
  const copies = page.locator(".command").getByRole("button");
  assert.equal(await copies.count(), 6);
  await copies.first().click();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^docker buildx imagetools inspect --raw/);
});

scene("language and theme switch and are remembered", async (page) => {
  await page.getByRole("button", { name: "中文" }).click();
  await page.waitForFunction(() => document.documentElement.lang === "zh-CN");
  await page.getByRole("button", { name: /主题/ }).click();
  await page.getByRole("button", { name: /主题/ }).click();
  const other = await page.context().newPage();
  await other.goto(server.url);
  await other.waitForSelector("html[data-ready]");
  assert.deepEqual(await other.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme]), ["zh-CN", "dark"]);
});

scene("a Chinese browser gets Chinese", async (page) => assert.equal(await page.locator("h1").textContent(), "这个镜像有哪些平台？"), { locale: "zh-CN" });

scene("everything by keyboard", async (page) => {
  await drop(page, files("plain"));
  await page.locator(".lot").first().waitFor();
  await page.keyboard.press("?");
  await page.locator("dialog.keys[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".lot").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".inspector h2").textContent(), /linux\/arm64/);
  await page.keyboard.press("Escape");
  await counted(page, ".inspector", 0);
  for (const [key, name] of [["3", "findings"], ["4", "source"], ["5", "digests"], ["6", "documents"], ["1", "matrix"]]) {
    await page.keyboard.press(key);
    await page.waitForFunction((name) => location.hash.startsWith(`#/${name}`), name);
  }
  await page.goBack();
  await page.waitForFunction(() => location.hash.startsWith("#/documents"));
});

const SHOTS = join(ROOT, "test-results");
for (const colorScheme of ["light", "dark"]) {
  for (const locale of ["en-US", "zh-CN"]) {
    scene(`axe finds nothing: ${colorScheme}, ${locale}`, async (page) => {
      mkdirSync(SHOTS, { recursive: true });
      const check = async (state) => {
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() => window.axe.run(document));
        assert.deepEqual(violations.map(({ id, nodes }) => `${state}: ${id}: ${nodes.map((node) => node.target).slice(0, 3)}`), []);
        await page.screenshot({ path: join(SHOTS, `${state}-${colorScheme}-${locale}.png`) });
      };
      await check("start");
      await page.locator("[data-sample=digest-length]").click();
      await page.locator(".plat .lot.bad").click();
      await check("matrix");
      for (const [key, state] of [["2", "clients"], ["3", "findings"], ["4", "source"], ["5", "digests"], ["6", "documents"], ["7", "targets"], ["8", "commands"]]) {
        await page.keyboard.press(key);
        await check(state);
      }
      await page.keyboard.press("?");
      await check("keys");
      await page.keyboard.press("Escape");
      await page.evaluate(() => (location.hash = "#/learn/exact-bytes"));
      await check("learn");
      await page.evaluate(() => (location.hash = "#/rules"));
      await check("rules");
      await paste(page, "<html>");
      await check("fault");
    }, { colorScheme, locale });
  }
}

scene("the rules are found by a word and by their severity, and each has a stable address", async (page) => {
  await page.evaluate(() => (location.hash = "#/rules"));
  const rules = page.locator(".rules li a");
  const all = await rules.count();
  assert.ok(all > 200);
  await page.getByLabel("Find a rule").fill("Digest-Trunc");
  await counted(page, ".rules li", 1);
  assert.deepEqual(await rules.allTextContents(), ["digest-truncated"]);
  assert.match(await page.locator(".filter [role=status]").textContent(), new RegExp(`^1 of ${all} `));
  await page.getByLabel("Severity").selectOption("note");
  await counted(page, ".rules li", 0);
  await page.getByLabel("Severity").selectOption("");
  await counted(page, ".rules li", 1);
  await rules.first().click();
  assert.match(page.url(), /#\/rules\/digest-truncated$/);
  const other = await open(browser, server.url, { fragment: "#/rules/digest-truncated" });
  assert.equal(await other.locator("article code").first().textContent(), "digest-truncated");
  await other.context().close();
});

scene("characters that hide or turn text are shown as what they are", async (page) => {
  const entry = (os, architecture, digest) => ({ mediaType: "application/vnd.oci.image.manifest.v1+json", digest: `sha256:${digest.repeat(64)}`, size: 500, platform: { os, architecture } });
  await paste(page, JSON.stringify({ schemaVersion: 2, manifests: [entry("linux", "\u202e46dma", "a"), entry("lin\u200bux", "amd64", "b")] }));
  await page.locator(".plat").waitFor();
  assert.match(await page.locator(".plat tbody").textContent(), /⟨U\+202E⟩46dma/);
  assert.match(await page.locator(".plat thead").textContent(), /lin⟨U\+200B⟩ux/);
  await page.keyboard.press("3");
  await page.locator(".findings, .panel").first().waitFor();
  // Only the source shows the text itself: it is the evidence.
  const words = await page.evaluate(() => {
    const main = document.querySelector("main").cloneNode(true);
    for (const source of main.querySelectorAll(".source-view")) source.remove();
    return main.textContent;
  });
  assert.match(words, /⟨U\+202E⟩46dma/);
  assert.doesNotMatch(words, /[\u202e\u200b]/u);
});

for (const width of [360, 768, 1440, 2560]) {
  scene(`nothing is cut at ${width} px`, async (page) => {
    const fits = async (state) => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${state} is wider than the page`);
    await fits("start");
    await page.locator("[data-sample=windows]").click();
    await page.locator(".plat .lot").first().click();
    await fits("matrix");
    for (const key of ["2", "3", "4", "5", "6", "7", "8"]) {
      await page.keyboard.press(key);
      await fits(key);
    }
  }, { viewport: { width, height: 900 } });
}

test("the screenshot of the README is made", async () => {
  const page = await open(browser, server.url);
  await page.locator("[data-sample=digest-length]").click();
  await page.locator(".plat .lot.bad").click();
  await page.screenshot({ path: join(ROOT, process.env.UPDATE ? "docs/screenshot.png" : "test-results/screenshot.png") });
  await page.context().close();
});
