// Every task of the page with the keyboard alone: no pointer, and the focus seen at every step.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drop, launch, open, serve } from "./harness.mjs";
import { layer, layout, sha256, sparse } from "./images.mjs";
import { keyboard } from "./keyboard.mjs";
import { docker, files, message, slow } from "./states.mjs";

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

const scene = (name, run, options) =>
  test(`by keyboard: ${name}`, { timeout: 60_000 }, async () => {
    const page = await open(browser, server.url, { viewport: { width: 1280, height: 720 }, reducedMotion: "reduce", ...options });
    try {
      await run(page, keyboard(page));
      assert.deepEqual(page.faults, []);
    } finally {
      await page.context().close();
    }
  });

const clipboard = (page, text) => page.evaluate((text) => navigator.clipboard.writeText(text), text);
const read = (page) => page.evaluate(() => navigator.clipboard.readText());
const given = async (page, id, names) => {
  await drop(page, names ? files(id).filter(({ name }) => names.includes(name)) : files(id));
  await page.locator(".title-block").waitFor();
};
/** Waits until what is read out says this. */
const said = (page, words) => page.waitForFunction((words) => [...document.querySelectorAll("[role=status]")].some((region) => region.textContent.includes(words)), words, { timeout: 5_000 });

scene("the link past the bar comes first, and leads past it", async (page, keys) => {
  await keys.press("Tab");
  assert.ok(await keys.on(".skip"));
  await keys.press("Enter");
  assert.ok(await keys.on("#work"));
  await keys.to(".drop-box .button");
});

scene("a paste is told, and its verdict stands first", async (page, keys) => {
  await clipboard(page, files("plain")[0].bytes);
  await page.keyboard.press("ControlOrMeta+v");
  await said(page, "pasted 1: No error found");
  assert.equal(await page.title(), "pasted 1, Matrix · Platmap");
  await keys.to(".tabs a[aria-current]");
  await keys.to(".plat .lot");
});

scene("a sample is chosen, and the focus is where it is shown", async (page, keys) => {
  await keys.to("[data-sample=digest-length]");
  await page.keyboard.press("Enter");
  await said(page, "index.json: One error: linux/arm64");
  await keys.at("#work:focus");
  await keys.to(".plat .lot");
});

scene("files are chosen by the key and by the button", async (page, keys) => {
  // The browser hands choosers over only once someone waits for them.
  page.on("filechooser", () => {});
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  for (const way of [() => page.keyboard.press("o"), async () => (await keys.to(".drop-box .button.primary"), page.keyboard.press("Enter"))]) {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), way()]);
    assert.ok(chooser.isMultiple());
    await chooser.setFiles(!(await keys.on(".drop-box")) ? [] : files("plain").map(({ name, bytes }) => ({ name, mimeType: "application/json", buffer: Buffer.from(bytes) })));
  }
  await said(page, "index.json: No error found");
  await keys.at("#work:focus");
});

scene("through the matrix, into an entry, and back where one was", async (page, keys) => {
  await given(page, "plain");
  await keys.to(".plat .lot");
  await keys.press("ArrowDown", "Enter");
  assert.ok(await keys.on("[data-entry='1'][aria-pressed='true']"));
  await keys.to(".inspector .button");
  await keys.to(".inspector [data-from], .inspector .icon-only:nth-of-type(2)");
  await page.keyboard.press("Enter");
  await page.locator(".inspector h2", { hasText: "linux/arm/v7" }).waitFor();
  await keys.look("the next entry");
  await keys.to(".inspector .icon-only:nth-of-type(3)");
  await page.keyboard.press("Enter");
  await page.locator(".inspector").waitFor({ state: "detached" });
  await keys.at("[data-entry='2']");
  await keys.press("Enter", "Escape");
  await page.locator(".inspector").waitFor({ state: "detached" });
  await keys.at("[data-entry='2']");
  // Into a document and out of it.
  await keys.press("Enter");
  await keys.to(".inspector .verification .button");
  await page.keyboard.press("Enter");
  await said(page, "linux-arm-v7.manifest.json: ");
  await keys.at("#work:focus");
});

scene("a finding, its place in the source, its rule, and back to it", async (page, keys) => {
  await given(page, "digest-length");
  await keys.press("3");
  await keys.at("#work:focus");
  assert.equal(await page.title(), "index.json, Findings · Platmap");
  await keys.to(".finding-head");
  await keys.press("Enter");
  await page.locator(".source-view .chosen").first().waitFor();
  await keys.to(".finding-body .button");
  await page.keyboard.press("Enter");
  await page.locator(".source-panel").waitFor();
  await keys.at("#work:focus");
  await keys.to(".source-view");
  await keys.press("ArrowDown");
  await page.goBack();
  await keys.at(".finding-head[aria-expanded=true]");
  await keys.to(".finding-body a.button");
  await page.keyboard.press("Enter");
  await page.locator("article code").first().waitFor();
  await keys.at("#work:focus");
  await page.goBack();
  await keys.at(".finding-head[aria-expanded=true]");
  await keys.press("]", "[");
});

scene("a digest is compared", async (page, keys) => {
  await given(page, "plain");
  await keys.press("5");
  await keys.to("#expected");
  await page.keyboard.type("0".repeat(64));
  await page.keyboard.press("Enter");
  await page.locator(".expectations .is-error").waitFor();
  await keys.at("#expected");
  await keys.to(".expectations .button");
});

scene("the doctor is asked, stopped, and asked again", async (page, keys) => {
  await drop(page, [{ name: `${"0".repeat(64)}.json`, bytes: slow }]);
  await page.locator(".title-block").waitFor();
  await keys.press("5");
  await keys.to(".doctor .button");
  await page.keyboard.press("Enter");
  await page.locator(".searching").waitFor();
  await keys.at(".doctor");
  await keys.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator(".searching").waitFor({ state: "detached" });
  await keys.at(".doctor");
  const wanted = createHash("sha256").update(docker).digest("hex");
  await drop(page, [{ name: `${wanted}.json`, bytes: JSON.stringify(JSON.parse(docker), null, 2) + "\n" }]);
  await page.waitForFunction((wanted) => document.title.startsWith(wanted), wanted.slice(0, 12)).catch(() => {});
  await keys.to(".doctor .button");
  await page.keyboard.press("Enter");
  await page.locator(".doctor-verdict").waitFor();
  await said(page, "Undone, the bytes have the expected digest");
  await keys.at(".doctor");
});

scene("a host, a typed platform, the trace of a client", async (page, keys) => {
  await given(page, "windows");
  await page.keyboard.press("h");
  await keys.at("#host");
  await keys.to(".tabs [href='#/clients']", true);
  await page.keyboard.press("Enter");
  await keys.at("#work:focus");
  await keys.to("#other-host");
  await page.keyboard.type("linux/amd64");
  await page.keyboard.press("Enter");
  await page.locator(".clients-verdict h3", { hasText: "linux/amd64" }).waitFor();
  await keys.at(".hosts");
  await keys.to(".host-item");
  await keys.press("Tab", "Enter");
  assert.ok(await keys.on(".host-item[aria-pressed=true]"));
  await keys.to("[data-client=crane] .client-name");
  await keys.press("Enter");
  assert.ok(await keys.on("[data-client=crane] .client-name[aria-pressed=true]"));
  await keys.to(".step");
  await keys.press("ArrowDown", "ArrowUp");
  await keys.to(".overview-cell");
  await page.keyboard.press("Enter");
  await keys.at("#trace");
});

scene("an error message is answered, its command copied, and it is put away", async (page, keys) => {
  await keys.to("#message");
  await page.keyboard.insertText(message);
  await keys.to(".message-field button");
  await page.keyboard.press("Enter");
  await said(page, "linux/riscv64");
  await keys.at("#work");
  await keys.to(".trouble .copied .copy");
  await keys.press("Enter");
  await page.locator(".trouble .copied .copy", { hasText: "Copied" }).first().waitFor();
  assert.match(await read(page), /^docker /);
  await keys.to(".trouble .icon-only", true);
  await page.keyboard.press("Enter");
  await page.locator(".trouble").waitFor({ state: "detached" });
  await keys.at("#work");
});

scene("commands are filled in and copied, targets are read", async (page, keys) => {
  await given(page, "plain");
  await keys.press("8");
  await keys.to("#reference, .writing input");
  await page.keyboard.type("registry.example.com/a:1");
  await keys.to(".tool .copy");
  await keys.press("Enter");
  await page.locator(".tool .copy", { hasText: "Copied" }).first().waitFor();
  assert.match(await read(page), /registry\.example\.com\/a:1/);
  await keys.press("7");
  await keys.at("#work:focus");
  await keys.to(".targets summary");
  await keys.press("Enter");
  assert.ok(await page.locator(".targets details[open]").count());
});

scene("the tree is unfolded, its rows removed and brought back, a digest looked up", async (page, keys) => {
  await given(page, "plain");
  await keys.press("6");
  await keys.to("#asked");
  await page.keyboard.insertText(JSON.parse(files("plain")[0].bytes).manifests[1].digest);
  await keys.to(".question button");
  await page.keyboard.press("Enter");
  await said(page, "linux/arm64");
  await keys.to(".documents tr");
  await keys.press("ArrowDown", "ArrowRight", "ArrowDown", "ArrowUp", "ArrowLeft", "End");
  const rows = await page.locator(".documents tbody tr").count();
  await keys.to(".documents td.last button");
  await page.keyboard.press("Enter");
  await page.locator(".notice .button").first().waitFor();
  await said(page, "1 document removed.");
  await keys.at(".documents");
  await keys.to(".notice .button:not(.icon-only)", true);
  await page.keyboard.press("Enter");
  await page.waitForFunction((rows) => document.querySelectorAll(".documents tbody tr").length === rows, rows);
  await keys.at("#work:focus");
  await keys.to(".documents tr");
  await keys.press("Home");
  await page.keyboard.press("Enter");
  await page.locator(".plat").waitFor();
  await keys.at("#work:focus");
});

scene("an archive: stopped, tried again, stopped again; the focus stays on the button", async (page, keys) => {
  const path = join(folder, "large.tar");
  const image = layout({ amd64: [layer(7_000, 1)] });
  await sparse(path, image, Object.fromEntries(Array.from({ length: 16 }, (_, at) => [sha256(`${at}`), 512 << 20])));
  await page.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles(path);
  await page.locator(".haul-strip progress").waitFor();
  await keys.to(".haul-strip .button");
  for (const word of ["Try again", "Cancel", "Try again"]) {
    await page.keyboard.press("Enter");
    await page.locator(".haul-strip .button", { hasText: word }).waitFor();
    await keys.at(".haul-strip .button");
  }
  await keys.press("6");
  await keys.to(".job .button");
  for (const word of ["Cancel", "Try again"]) {
    await page.keyboard.press("Enter");
    await page.locator(".job .button", { hasText: word }).waitFor();
    await keys.at(".job .button");
  }
  await keys.press("1");
  await page.locator(".image-name, .plat .lot").first().waitFor();
  await keys.to(".image-name, .plat .lot");
});

scene("articles, rules and the page about this page", async (page, keys) => {
  await keys.to(".actions a");
  await page.keyboard.press("Enter");
  await page.locator("article h1").waitFor();
  await keys.at("#work:focus");
  assert.equal(await page.title(), "Learn · Platmap");
  await keys.to("article pre, nav a[href*=exact]");
  await page.evaluate(() => (location.hash = "#/rules"));
  await page.locator(".rules li").first().waitFor();
  await keys.at("#work:focus");
  await keys.to(".filter input");
  await page.keyboard.type("digest-trunc");
  await said(page, "1 of ");
  await keys.to(".rules li a");
  await page.keyboard.press("Enter");
  await page.locator("article code").first().waitFor();
  await keys.at("#work:focus");
  await keys.to(".foot a");
  await page.keyboard.press("Enter");
  await page.locator(".about-page").waitFor();
  await keys.at("#work:focus");
});

scene("language and theme change under the finger", async (page, keys) => {
  await given(page, "plain");
  await keys.to(".actions [lang]");
  await keys.press("Enter");
  await said(page, "index.json：未发现错误");
  assert.equal(await page.title(), "index.json，矩阵 · Platmap");
  assert.ok(await keys.on(".actions [lang=en]"));
  await keys.press("Tab", "Enter", "Enter");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
});

scene("the list of keys keeps the focus, closes with Escape, and gives it back", async (page, keys) => {
  await given(page, "plain");
  await keys.to(".actions .button:last-child");
  await page.keyboard.press("Enter");
  await page.locator("dialog.keys[open]").waitFor();
  await keys.at("dialog.keys");
  for (let at = 0; at < 4; at++) {
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest("dialog")), "nothing behind it is reached");
  }
  // Keys of the page do nothing behind it.
  await page.keyboard.press("3");
  assert.match(page.url(), /#\/matrix/);
  await page.keyboard.press("Escape");
  await page.locator("dialog.keys[open]").waitFor({ state: "detached" });
  await keys.at(".actions .button:last-child");
});

scene("the dialog of a crash has the focus, and keeps it", async (page, keys) => {
  await given(page, "plain");
  await page.evaluate(() => platmap.failed("damaged", "app.wasm", "an error"));
  await page.locator("dialog.crash[open]").waitFor();
  await keys.at("#crash-save");
  await keys.press("Tab");
  assert.ok(await keys.on("#crash-copy"));
  await page.keyboard.press("Enter");
  await said(page, "Copied");
  await keys.press("Escape", "Escape");
  assert.ok(await keys.on("dialog.crash"));
});
