// Everything that the page does, with no network behind it: no request, no cookie, nothing stored but the preferences.
// Once the site, once the single file opened from disk.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
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

const digest = (text) => `sha256:${createHash("sha256").update(text).digest("hex")}`;
const samples = JSON.parse(readFileSync(join(ROOT, "static/samples.json"), "utf8")).samples;
const articles = JSON.parse(readFileSync(join(ROOT, "static/learn/learn.json"), "utf8")).articles;
const docker = JSON.stringify({ schemaVersion: 2, mediaType: "application/vnd.docker.distribution.manifest.list.v2+json", manifests: [] }, null, 3);

/** Visits every part of the page; nothing in it may need more than the page itself. */
async function everything(page) {
  const count = (selector, count) => page.waitForFunction(([selector, count]) => document.querySelectorAll(selector).length === count, [selector, count]);
  const go = async (fragment, there) => {
    await page.evaluate((fragment) => (location.hash = fragment), fragment);
    await page.locator(there).first().waitFor();
  };
  const download = async (button) => {
    const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
    return readFileSync(await file.path());
  };
  await page.waitForSelector("html[data-ready]");
  // Every sample, every panel.
  for (const { id } of samples) {
    await page.locator(`[data-sample="${id}"]`).click();
    await page.locator(".title-block").waitFor();
    for (const key of ["2", "3", "4", "5", "6", "7", "8", "1"]) await page.keyboard.press(key);
    await page.keyboard.press("6");
    await page.getByRole("button", { name: "Remove all" }).click();
    await page.locator("[data-sample]").first().waitFor();
  }
  // Every way in.
  const plain = samples.find(({ id }) => id === "plain").files;
  await page.locator("input[type=file]").first().setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await page.locator(".subject", { hasText: "x.json" }).waitFor();
  await paste(page, plain[0].text);
  await page.locator(".subject", { hasText: "pasted" }).waitFor();
  await page.keyboard.press("1");
  await count(".lot", 3);
  await drop(page, plain.slice(1).map(({ name, text }) => ({ name, bytes: text })));
  await count(".lot .is-ok", 3);
  assert.equal(await page.locator(".title-block .digest").textContent(), digest(plain[0].text));
  // The matrix, an entry, the source, an edit.
  await page.keyboard.press("1");
  await page.locator(".lot").first().click();
  await page.locator(".inspector").waitFor();
  await page.keyboard.press("s");
  await page.locator(".source-view").waitFor();
  // Commands: for every tool.
  await page.keyboard.press("8");
  await page.locator("main pre").first().waitFor();
  // A trace of each client.
  await page.keyboard.press("2");
  await page.locator(".overview").waitFor();
  // The doctor in its worker, and what it restores.
  await drop(page, [{ name: `${digest(docker).slice(7)}.json`, bytes: JSON.stringify(JSON.parse(docker), null, 2) + "\n" }]);
  await page.locator(".subject", { hasText: digest(docker).slice(7, 19) }).waitFor();
  await page.keyboard.press("5");
  await page.getByRole("button", { name: "Find out why" }).click();
  await page.locator(".doctor-verdict").waitFor();
  assert.equal((await download(page.getByRole("button", { name: "Download the original" }))).toString(), docker);
  // A question, an error message, a capture of a tool.
  await paste(page, "no matching manifest for linux/arm64/v8 in the manifest list entries");
  await paste(page, `FROM registry.example.com/app@${digest(plain[0].text)}`);
  // Articles, rules, about.
  for (const { id } of articles) await go(`#/learn/${id}`, "article h1");
  await go("#/rules/digest-truncated", "article code");
  await page.waitForFunction(() => document.querySelector("article").textContent.length > 200);
  await go("#/about", ".about-page");
  // Language, theme, single keys.
  await page.getByRole("button", { name: "中文" }).click();
  await page.waitForFunction(() => document.documentElement.lang === "zh-CN");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: /Theme/ }).click();
  await page.locator("tr", { hasText: "platmap.theme" }).getByText("light", { exact: true }).waitFor();
  await page.keyboard.press("?");
  await page.locator("dialog.keys input[type=checkbox]").click();
  await page.keyboard.press("Escape");
  await count("dialog[open]", 0);
}

const stored = (page) => page.evaluate(async () => ({
  cookie: document.cookie,
  local: Object.keys(localStorage).sort(),
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: globalThis.caches ? (await caches.keys()).map((name) => name.replace(/[0-9a-f]{16}$/, "BUILD")) : [],
}));

for (const [what, url, kept] of [
  ["the site", () => server.url, ["platmap /platmap/ BUILD"]],
  ["the single file, opened from disk", () => `file://${join(ROOT, "release/platmap.html")}`, []],
]) {
  test(`everything works without a network, and leaves nothing behind: ${what}`, { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US", acceptDownloads: true });
    const page = await context.newPage();
    const faults = [];
    let cut = false;
    context.on("request", (request) => {
      // An address that holds its content, or names what is in memory, asks nobody.
      if (/^(data|blob):/.test(request.url())) return;
      if (cut || !request.url().startsWith(url())) faults.push(`request: ${request.url()}`);
    });
    page.on("pageerror", (error) => faults.push(`error: ${error}`));
    page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
    page.on("websocket", (socket) => faults.push(`socket: ${socket.url()}`));
    await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
    await page.goto(url());
    await page.getByText("Ready for offline use").waitFor();
    cut = true;
    await context.setOffline(true);
    await everything(page);
    assert.deepEqual(faults, []);
    assert.deepEqual(await context.cookies(), []);
    assert.deepEqual(await stored(page), { cookie: "", local: ["platmap.language", "platmap.letter-keys", "platmap.theme"], session: 0, databases: [], caches: kept });
    await context.close();
  });
}

test("the policy of the single file allows no connection, and a request by its own program is refused", { timeout: 30_000 }, async () => {
  const page = await browser.newPage();
  await page.goto(`file://${join(ROOT, "release/platmap.html")}`);
  await page.waitForSelector("html[data-ready]");
  const policy = await page.locator("meta[http-equiv]").getAttribute("content");
  assert.match(policy, /connect-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/);
  assert.equal(await page.evaluate((url) => fetch(url).then(() => "sent", () => "refused"), server.url), "refused");
  await page.close();
});

test("a single file that was cut short says so", { timeout: 30_000 }, async () => {
  const page = await browser.newPage({ locale: "en-US" });
  const whole = readFileSync(join(ROOT, "release/platmap.html"));
  await page.route("**/cut.html", (route) => route.fulfill({ body: whole.subarray(0, whole.length * 0.6), contentType: "text/html" }));
  await page.goto(`${server.url}cut.html`);
  await page.locator("dialog.crash[open]").waitFor();
  assert.match(await page.locator("#crash-why").innerText(), /is damaged/);
  await page.close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const locale of ["en-US", "zh-CN"]) {
    test(`axe finds nothing on the about page, and it fits: ${colorScheme}, ${locale}`, { timeout: 30_000 }, async () => {
      const page = await browser.newPage({ colorScheme, locale, viewport: { width: 1440, height: 900 } });
      await page.goto(`${server.url}#/about`);
      await page.getByText(/Ready for offline use|可离线使用/).waitFor();
      await page.evaluate(axe.source);
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        const { violations } = await page.evaluate(() => window.axe.run(document));
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target)}`), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        await page.screenshot({ path: join(ROOT, `test-results/about-${colorScheme}-${locale}-${width}.png`) });
      }
      await page.close();
    });
  }
}
