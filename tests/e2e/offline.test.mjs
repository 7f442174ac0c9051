// The site without a network: kept whole, one build at a time, and a new build only when a person says so.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, launch, open, serve } from "./harness.mjs";

let browser, folder, server;
before(async () => (browser = await launch()));
after(() => browser?.close());

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const SITE = join(ROOT, "dist");

/** Publishes another build in the folder: one file differs, and with it everything that names the build. */
function publish(folder, build, broken) {
  const sums = readFileSync(join(SITE, "SHA256SUMS"), "utf8");
  const old = /data-build="([0-9a-f]{16})"/.exec(readFileSync(join(SITE, "index.html"), "utf8"))[1];
  const page = readFileSync(join(SITE, "index.html"), "utf8").replaceAll(old, build);
  const samples = readFileSync(join(SITE, "samples.json"), "utf8").replace("Three platforms, verified", `Sample of ${build}`);
  const renew = (text) => text
    .replace(/^.{64}(?=  index\.html$)/m, sha256(page))
    .replace(/^.{64}(?=  samples\.json$)/m, sha256(samples));
  const worker = renew(readFileSync(join(SITE, "sw.js"), "utf8").replaceAll(old, build));
  writeFileSync(join(folder, "index.html"), page);
  writeFileSync(join(folder, "samples.json"), broken ? samples + " " : samples);
  writeFileSync(join(folder, "sw.js"), worker);
  writeFileSync(join(folder, "SHA256SUMS"), renew(sums).replace(/^.{64}(?=  sw\.js$)/m, sha256(worker)));
}

/** A copy of the site that can be published anew, and a browser that keeps it. */
const scene = (name, run) =>
  test(name, { timeout: 60_000 }, async () => {
    folder = mkdtempSync(join(tmpdir(), "platmap-"));
    cpSync(SITE, folder, { recursive: true });
    server = await serve(folder, "/deep/er/");
    const page = await open(browser, server.url, { serviceWorkers: "allow" });
    try {
      await page.getByText("Ready for offline use").waitFor();
      await run(page);
    } finally {
      await page.context().close();
      server.close();
      rmSync(folder, { recursive: true });
    }
  });
const ready = (page) => page.waitForSelector("html[data-ready]");
const sample = (page) => page.locator("[data-sample=plain] .sample-title").textContent();
const builds = (page) => page.evaluate(async () => (await caches.keys()).sort());
/** Loads the page anew, as the browser does when a person comes back: it looks for a new service worker. */
const comeBack = async (page) => {
  await page.reload();
  await ready(page);
};

scene("everything is kept by its hash, and works with the server gone, in a new tab and in another panel", async (page) => {
  server.close();
  const other = await page.context().newPage();
  const faults = [];
  other.on("pageerror", (error) => faults.push(String(error)));
  await other.goto(server.url + "#/about");
  await ready(other);
  assert.match(await other.locator("#offline ~ .state").textContent(), /The whole page is stored/);
  const kept = await other.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]);
    const lines = await Promise.all((await cache.keys()).map(async (request) => {
      const bytes = await (await cache.match(request)).arrayBuffer();
      const hex = Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
      return `${hex}  ${new URL(request.url).pathname.replace("/deep/er/", "")}`;
    }));
    return lines.filter((line) => !line.endsWith("  SHA256SUMS")).sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join("\n") + "\n";
  });
  assert.equal(kept, readFileSync(join(SITE, "SHA256SUMS"), "utf8").replace(/^.{64}  sw\.js\n/m, ""));
  const shown = await other.locator("article .digest").first().textContent();
  assert.equal(shown, `sha256:${sha256(readFileSync(join(SITE, "SHA256SUMS")))}`);
  await other.goto(server.url + "#/matrix");
  await other.locator("[data-sample=plain]").click();
  await other.locator(".lot").first().waitFor();
  // The doctor's worker is among the files.
  await other.keyboard.press("5");
  await other.locator("#expected").fill(`sha256:${"0".repeat(64)}`);
  await other.keyboard.press("Enter");
  await other.getByRole("button", { name: "Find out why" }).first().click();
  await other.locator(".doctor-verdict").waitFor();
  assert.deepEqual(faults, []);
});

scene("a new build waits until a person says so, in every tab; then all of it is new and the old one is gone", async (page) => {
  const other = await page.context().newPage();
  await other.goto(server.url);
  await ready(other);
  const before = await sample(page);
  publish(folder, "0123456789abcdef");
  await comeBack(page);
  await page.getByText("A new version is ready").waitFor();
  await other.getByText("A new version is ready").waitFor();
  await comeBack(page);
  assert.equal(await sample(page), before);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.build), await other.evaluate(() => document.documentElement.dataset.build));
  assert.equal((await builds(page)).length, 2);
  await other.locator("[data-sample=plain]").click();
  await other.locator(".lot").first().waitFor();
  assert.match(await other.locator(".notice").first().textContent(), /documents in memory must then be given again/);
  await page.getByRole("button", { name: "Start the new version" }).click();
  await page.waitForFunction(() => document.documentElement.dataset.build === "0123456789abcdef");
  await ready(page);
  assert.equal(await sample(page), "Sample of 0123456789abcdef");
  // The other tab goes on as it is, with its documents; its own build is there for as long as it is.
  await other.locator(".lot").first().waitFor();
  assert.equal((await builds(page)).length, 2);
  const asked = await other.evaluate(async () => (await (await fetch(`samples.json?v=${document.documentElement.dataset.build}`)).json()).samples[0].title.en);
  assert.equal(asked, before);
  await other.close();
  await comeBack(page);
  await page.waitForFunction(async () => (await caches.keys()).length === 1);
  assert.deepEqual(await builds(page), ["platmap /deep/er/ 0123456789abcdef"]);
});

scene("a build that is not whole never replaces the one that is", async (page) => {
  const before = await builds(page);
  publish(folder, "fedcba9876543210", true);
  await comeBack(page);
  await page.waitForFunction(async () => !(await navigator.serviceWorker.getRegistration()).installing);
  assert.equal(await page.getByText("A new version is ready").count(), 0);
  assert.deepEqual(await builds(page), before);
  await comeBack(page);
  await page.getByText("Ready for offline use").waitFor();
});

scene("where the kept build cannot start, reloading takes the new one", async (page) => {
  publish(folder, "00000000000000aa");
  await comeBack(page);
  await page.getByText("A new version is ready").waitFor();
  await page.evaluate(() => platmap.failed("damaged", "test"));
  await page.locator("#crash-reload").click();
  await page.waitForFunction(() => document.documentElement.dataset.build === "00000000000000aa");
});

scene("another site that comes to the same port of this machine is not hidden by this one", async (page) => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, "index.html"), "<title>another site</title>");
  await page.reload();
  await page.waitForFunction(() => document.title === "another site");
});

scene("the browser finds nothing missing for installing it", async (page) => {
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
  const { errors } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
});
