// A smoke run in Firefox: the site, and the single file opened from disk.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { ROOT, serve } from "./harness.mjs";
import { launch, path } from "./firefox.mjs";
import { layer, layout, tar } from "./images.mjs";

let server, browser;
before(async () => {
  assert.ok(path(), "no Firefox: `make test` installs one with apt; elsewhere set FIREFOX to its path");
  [server, browser] = await Promise.all([serve(), launch()]);
});
after(async () => {
  await browser?.close();
  server?.close();
});

const digest = (text) => `sha256:${createHash("sha256").update(text).digest("hex")}`;
const index = readFileSync(join(ROOT, "examples/samples/plain/index.json"), "utf8");
const docker = JSON.stringify({ schemaVersion: 2, mediaType: "application/vnd.docker.distribution.manifest.list.v2+json", manifests: [] }, null, 3);
const jq = JSON.stringify(JSON.parse(docker), null, 2) + "\n";

/** What a person does, step by step, in the page; what they see. */
async function tour(index, jq, expected) {
  const until = async (what, find) => {
    for (let waited = 0; waited < 400; waited++) {
      const found = find();
      if (found) return found;
      await new Promise((next) => setTimeout(next, 50));
    }
    throw new Error(`not there: ${what}; the page says: ${document.body.innerText.slice(0, 400)}`);
  };
  const one = (selector) => () => document.querySelector(selector);
  const faults = [];
  addEventListener("securitypolicyviolation", (event) => faults.push(`${event.violatedDirective} ${event.blockedURI}`));
  addEventListener("error", (event) => faults.push(event.message));
  await until("the start", one("html[data-ready]"));
  document.body.dispatchEvent(new ClipboardEvent("paste", { dataType: "text/plain", data: index, bubbles: true, cancelable: true }));
  await until("the matrix", () => document.querySelectorAll(".lot").length === 3);
  const seen = { verdict: document.querySelector("h1").textContent, digest: document.querySelector(".title-block .digest").textContent };
  const transfer = new DataTransfer();
  transfer.items.add(new File([jq], `${expected}.json`));
  document.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  await until("the second document", () => document.querySelector(".subject")?.title.startsWith(expected));
  document.querySelector('.tabs a[href="#/digests"]').click();
  (await until("the doctor's button", () => [...document.querySelectorAll(".doctor button")].find((button) => button.textContent === "Find out why"))).click();
  seen.doctor = (await until("the doctor's answer", one(".doctor-verdict"))).textContent;
  document.querySelector('.foot a[href="#/about"]').click();
  await until("how offline use stands", () => document.querySelector(".state") && !document.querySelector(".state .is-open"));
  seen.about = document.querySelector(".about-page").innerText;
  location.hash = "#/rules/digest-truncated";
  seen.rule = (await until("a rule's page", () => document.querySelector("article code")?.textContent === "digest-truncated" && document.querySelector("article"))).innerText;
  return { ...seen, faults, crashed: document.getElementById("crash").open };
}

for (const [what, url, offline] of [
  ["the site", () => server.url, /The whole page is stored/],
  ["the single file, opened from disk", () => `file://${join(ROOT, "release/platmap.html")}`, /This page is one file/],
]) {
  test(`in Firefox: ${what}`, { timeout: 60_000 }, async () => {
    await browser.goto(url());
    const seen = await browser.run(tour, index, jq, digest(docker).slice(7));
    assert.equal(seen.verdict, "No error found");
    assert.equal(seen.digest, digest(index));
    assert.match(seen.doctor, /jq/);
    assert.match(seen.about, offline);
    assert.match(seen.about, /Content-Security-Policy/);
    assert.match(seen.rule, /How to fix|Fix/i);
    assert.deepEqual(seen.faults, []);
    assert.equal(seen.crashed, false);
  });
}

/** Gives an archive, and what its tiles say once all of it was read. */
async function giveArchive(base64) {
  const until = async (what, find) => {
    for (let waited = 0; waited < 400; waited++) {
      if (find()) return;
      await new Promise((next) => setTimeout(next, 50));
    }
    throw new Error(`not there: ${what}; the page says: ${document.body.innerText.slice(0, 400)}`);
  };
  await until("the start", () => document.querySelector("html[data-ready]"));
  const transfer = new DataTransfer();
  transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], "image.tar"));
  document.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  await until("the end of reading", () => document.body.textContent.includes("image.tar: all of it was read"));
  return [...document.querySelectorAll(".lot")].map((lot) => lot.textContent.includes("verified") && !lot.textContent.includes("waiting"));
}

for (const [what, url] of [
  ["the site", () => server.url],
  ["the single file", () => `file://${join(ROOT, "release/platmap.html")}`],
]) {
  test(`in Firefox: an archive given to ${what}`, { timeout: 60_000 }, async () => {
    // One layer is read as a stream, the others at once.
    const image = layout({ amd64: [layer(3_000_000, 1)], arm64: [layer(2_000, 2)] });
    await browser.goto(url());
    assert.deepEqual(await browser.run(giveArchive, tar(image.files).toString("base64")), [true, true]);
  });
}
