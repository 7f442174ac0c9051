// The program dies, or does not start: a person keeps what they gave and learns why.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { ROOT, drop, launch, paste, serve } from "./harness.mjs";

let server, browser;
before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const SHOTS = join(ROOT, "test-results");
mkdirSync(SHOTS, { recursive: true });
const program = readdirSync(join(ROOT, "dist")).find((name) => /^app-.*\.js$/.test(name));
const module = readdirSync(join(ROOT, "dist")).find((name) => /^app-.*\.wasm$/.test(name));
const index = '{"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [],  "annotations": {"s": "secret-of-mine"}}';

/** The page with something in its way; it ends when the dialog stands. */
async function broken(arrange, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US", serviceWorkers: "block", permissions: ["clipboard-read", "clipboard-write"], ...options });
  const page = await context.newPage();
  await arrange(page);
  await page.goto(server.url);
  await page.locator("dialog.crash[open]").waitFor();
  return page;
}
const reason = (page) => page.locator("#crash-why").innerText();
const report = (page) => page.locator("#crash-text").innerText();
const route = (page, name, answer) => page.route(`**/${name}*`, answer);
const changed = (name, change) => (route) => route.fulfill({ body: change(readFileSync(join(ROOT, "dist", name))), contentType: name.endsWith(".wasm") ? "application/wasm" : name.endsWith(".js") ? "text/javascript" : "text/html" });

for (const [what, arrange, says, names] of [
  ["the module is missing", (page) => route(page, module, (route) => route.fulfill({ status: 404 })), /does not have a file/, `missing: ${module} (404)`],
  ["the script is missing", (page) => route(page, program, (route) => route.fulfill({ status: 404 })), /does not have a file/, `missing: ${program}`],
  ["the module is cut short", (page) => route(page, module, changed(module, (bytes) => bytes.subarray(0, 100_000))), /is damaged/, `damaged: ${module}`],
  ["a byte of the module differs", (page) => route(page, module, changed(module, (bytes) => ((bytes[bytes.length - 3] ^= 1), bytes))), /is damaged/, `damaged: ${module}`],
  ["the script is another", (page) => route(page, program, changed(program, (bytes) => bytes + " ")), /is damaged/, `damaged: ${program}`],
  ["the network fails", (page) => route(page, module, (route) => route.abort()), /did not arrive/, `unreachable: ${module}`],
  ["there is no WebAssembly", (page) => page.addInitScript(() => delete globalThis.WebAssembly), /no WebAssembly/, "no-wasm"],
  ["the browser is too old for the module", (page) => page.addInitScript(() => { WebAssembly.compileStreaming = WebAssembly.compile = () => Promise.reject(new WebAssembly.CompileError("invalid opcode")); }), /too old/, `old: ${module}`],
  ["the server's policy forbids WebAssembly", (page) => page.route(server.url, async (route) => route.fulfill({ response: await route.fetch(), headers: { "content-type": "text/html", "content-security-policy": "script-src 'self'" } })), /A policy forbids/, `policy: ${module}`],
  ["the server's policy forbids requests", (page) => page.route(server.url, async (route) => route.fulfill({ response: await route.fetch(), headers: { "content-type": "text/html", "content-security-policy": "connect-src 'none'" } })), /A policy forbids/, `policy: ${module}`],
]) {
  test(`${what}: the dialog says so`, { timeout: 30_000 }, async () => {
    const page = await broken(arrange);
    assert.match(await page.locator("#crash-heading").innerText(), /^Platmap cannot start$/);
    assert.match(await reason(page), says);
    assert.ok((await report(page)).includes(`Reason: ${names}`), await report(page));
    assert.ok(await page.locator("#crash-save").isHidden());
    await page.context().close();
  });
}

test("files opened from disk say what to open instead", { timeout: 30_000 }, async () => {
  const page = await browser.newPage({ locale: "en-US" });
  await page.goto(`file://${join(ROOT, "dist/index.html")}`);
  await page.locator("dialog.crash[open]").waitFor();
  assert.match(await reason(page), /opened from disk.*platmap\.html/s);
  await page.close();
});

/** A page whose program panics, or traps, at the next key: one of its imports answers what it never does. */
async function doomed(how, options) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US", serviceWorkers: "block", permissions: ["clipboard-read", "clipboard-write"], acceptDownloads: true, ...options });
  const page = await context.newPage();
  await page.route(server.url, async (route) => route.fulfill({ response: await route.fetch(), body: readFileSync(join(ROOT, "dist/index.html"), "utf8").replace(/ integrity="[^"]*"/g, "") }));
  await route(page, program, changed(program, (bytes) => {
    const text = bytes.toString();
    const patched = how === "panic"
      ? text.replace(/(__wbg_(?:createElement\w*|cloneNode)_\w+: function\(\) \{ return handleError\(function ?\([^)]*\) \{)/g, "$1 if (globalThis.doomed) throw new Error('no more elements');")
      : text.replace(/(__wbg_key_\w+: function\([^)]*\) \{)/, "$1 if (globalThis.doomed) throw new Error('an import that fails');");
    assert.notEqual(patched, text, "the import to break is not there");
    return patched;
  }));
  await page.goto(server.url);
  await page.waitForSelector("html[data-ready]");
  return page;
}
const die = async (page) => {
  await page.evaluate(() => (globalThis.doomed = true));
  await page.keyboard.press("3");
  await page.locator("dialog.crash[open]").waitFor();
};
async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#crash-save").click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test("a panic is reported without the documents, and what was pasted is saved", { timeout: 30_000 }, async () => {
  const page = await doomed("panic");
  await paste(page, index);
  await page.locator(".title-block").waitFor();
  await die(page);
  assert.equal(await page.locator("#crash-heading").innerText(), "Platmap has stopped");
  const text = await report(page);
  assert.match(text, /panicked at /);
  assert.match(text, /^Platmap \d+\.\d+\.\d+, build [0-9a-f]{16}$/m);
  assert.match(text, /Browser: .*Chrom/);
  assert.match(text, /wasm-function/);
  assert.doesNotMatch(text, /127\.0\.0\.1/);
  assert.doesNotMatch(text, /secret-of-mine|schemaVersion/);
  await page.locator("#crash-copy").click();
  await page.getByText("Copied", { exact: true }).waitFor();
  assert.equal((await page.evaluate(() => navigator.clipboard.readText())).trim(), text.trim());
  // Escape leaves nothing behind it to go back to.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.locator("dialog.crash[open]").waitFor();
  const { name, bytes } = await saved(page);
  assert.equal(name, "pasted-1.txt");
  assert.equal(bytes.toString(), index);
  await page.unrouteAll();
  await page.locator("#crash-reload").click();
  await page.waitForSelector("html[data-ready]");
  await page.context().close();
});

test("where an import fails, several files are saved in one archive, with half-typed text, without what was taken out", { timeout: 30_000 }, async () => {
  const page = await doomed("trap");
  const odd = Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x0d, 0x0a, 0x7d, 0xff]);
  await drop(page, [{ name: "index.json", bytes: index }, { name: "odd name.json", bytes: odd }, { name: "gone.json", bytes: "{}" }]);
  await page.locator(".title-block").waitFor();
  await page.keyboard.press("6");
  for (const name of ["gone.json", "odd name.json"]) await page.locator("tr", { hasText: name }).getByRole("button", { name: /Remove/ }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator("#asked").fill("sha256:12");
  await page.locator("h1").click();
  await die(page);
  assert.match(await report(page), /an import that fails/);
  const { name, bytes } = await saved(page);
  assert.equal(name, "platmap-documents.tar");
  const found = new Map();
  for (let at = 0; bytes[at]; ) {
    const text = (from, length) => bytes.toString("latin1", at + from, at + from + length).replace(/\0.*$/, "");
    const size = parseInt(text(124, 12), 8);
    const header = Buffer.from(bytes.subarray(at, at + 512)).fill(" ", 148, 156);
    assert.equal(parseInt(text(148, 8), 8), header.reduce((sum, byte) => sum + byte), "checksum");
    found.set(text(0, 100), bytes.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  assert.deepEqual([...found.keys()].sort(), ["index.json", "odd_name.json", "text-1.txt"]);
  assert.deepEqual(found.get("odd_name.json"), odd);
  assert.equal(found.get("index.json").toString(), index);
  assert.equal(found.get("text-1.txt").toString(), "sha256:12");
  await page.context().close();
});

test("text that was being edited is saved as it stood", { timeout: 30_000 }, async () => {
  const page = await doomed("trap");
  await page.getByRole("button", { name: "Type it" }).click();
  await page.locator(".editor").fill(index);
  await page.keyboard.press("End");
  await page.keyboard.type(" ");
  await page.evaluate(() => document.activeElement.blur());
  await die(page);
  const { bytes } = await saved(page);
  assert.equal(bytes.toString(), `${index} `);
  await page.context().close();
});

test("where the worker dies, the page lives and says so", { timeout: 30_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US", serviceWorkers: "block" });
  const other = await context.newPage();
  // The module traps as soon as it is called: a body of the right type that is only `unreachable`.
  await route(other, "worker_bg.wasm", (route) => route.fulfill({ body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11]), contentType: "application/wasm" }));
  await other.goto(server.url);
  await other.waitForSelector("html[data-ready]");
  await drop(other, [{ name: `${"0".repeat(64)}.json`, bytes: index }]);
  await other.locator(".title-block").waitFor();
  await other.keyboard.press("5");
  await other.getByRole("button", { name: "Find out why" }).click();
  await other.getByRole("alert").waitFor();
  await other.keyboard.press("4");
  await other.locator(".source-view").waitFor();
  assert.equal(await other.locator("dialog.crash[open]").count(), 0);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const locale of ["en-US", "zh-CN"]) {
    test(`axe finds nothing in the dialog, and it fits: ${colorScheme}, ${locale}`, { timeout: 30_000 }, async () => {
      const page = await doomed("panic", { colorScheme, locale });
      await paste(page, index);
      await page.locator(".title-block").waitFor();
      await die(page);
      await page.evaluate(axe.source);
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        const { violations } = await page.evaluate(() => window.axe.run(document));
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target)}`), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        await page.screenshot({ path: join(SHOTS, `crash-${colorScheme}-${locale}-${width}.png`) });
      }
      await page.context().close();
    });
  }
}
