// The tree of documents, "What is this digest?" and the tile whose config disagrees.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
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
const file = (id, name) => files(id).find((file) => file.name === name);
const digest = (text) => `sha256:${createHash("sha256").update(text).digest("hex")}`;

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

const counted = (page, selector, count) => page.waitForFunction(([selector, count]) => document.querySelectorAll(selector).length === count, [selector, count]);
const given = async (page, id) => {
  await drop(page, files(id));
  await page.locator(".lot").first().waitFor();
};
/** The rows that are seen: level, name, and whether they are unfolded. */
const rows = (page) => page.locator(".documents tbody tr").evaluateAll((rows) => rows.map((row) => `${row.getAttribute("aria-level")} ${row.querySelector("button").textContent}${{ true: " v", false: " >" }[row.getAttribute("aria-expanded")] ?? ""}`));
const focused = (page) => page.evaluate(() => document.activeElement.closest("tr")?.dataset.key);
const axeFree = async (page, state) => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(violations.map(({ id, nodes }) => `${state}: ${id}: ${nodes.map((node) => node.target).slice(0, 3)}`), []);
};
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

scene("a pinned child is recognised, and the index to pin instead can be copied", async (page) => {
  await given(page, "plain");
  const [index, child] = [file("plain", "index.json").bytes, file("plain", "linux-amd64.manifest.json").bytes];
  await paste(page, `FROM app@${digest(child)}`);
  await page.locator(".answer .advice").waitFor();
  const text = await page.locator(".answer").textContent();
  assert.match(text, /The child of index\.json for linux\/amd64 #0/);
  assert.match(text, /drops every other platform: linux\/arm\/v7, linux\/arm64/);
  assert.ok(text.includes(digest(index).slice(7)), "the index's digest is told");
  assert.ok(!text.includes("may have changed"), "files keep their bytes");
  await page.locator(".answer").getByRole("button", { name: "Copy reference" }).click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `app@${digest(index)}`);
  // No false mismatch, nothing taken in, and the way to the entry.
  assert.equal(await page.locator("h1").textContent(), "No error found");
  assert.match(await page.locator(".tabs").textContent(), /Documents 7/);
  await page.locator(".parts").getByRole("button", { name: "linux/amd64 #0" }).click();
  await page.locator(".inspector h2", { hasText: "linux/amd64" }).waitFor();
});

scene("a pasted index says that its digest is uncertain; an unknown digest is what it should have", async (page) => {
  const [index, child] = [file("plain", "index.json").bytes, file("plain", "linux-amd64.manifest.json").bytes];
  await paste(page, index);
  await page.locator(".lot").first().waitFor();
  await paste(page, digest(child));
  assert.match(await page.locator(".pin").textContent(), /may have changed on their way/);
  await counted(page, ".digest-figure .is-error", 0);
  await paste(page, `sha256:${"0".repeat(64)}`);
  await page.waitForFunction(() => document.querySelector("h1").textContent.startsWith("One error"));
  // Its own digest is a match, and what it is is told.
  await paste(page, digest(index));
  await page.locator(".title-block .is-ok", { hasText: "matches the expected digest" }).waitFor();
  await page.keyboard.press("6");
  assert.match(await page.locator(".answer").textContent(), /pasted 1 have this digest.*the digest to pin/s);
});

scene("docker images, a log of a pull and first digits are understood", async (page) => {
  await given(page, "plain");
  const [index, manifest, config] = ["index.json", "linux-arm64.manifest.json", "linux-arm64.config.json"].map((name) => file("plain", name).bytes);
  const layer = JSON.parse(manifest).layers[0].digest;
  await paste(page, `REPOSITORY   TAG   DIGEST   IMAGE ID   CREATED   SIZE\napp   1.2   ${digest(index)}   ${digest(config).slice(7, 19)}   2 weeks ago   8MB\nother   1   <none>   0123456789ab   2 weeks ago   8MB\n`);
  await counted(page, ".answer", 2);
  const [first, second] = await page.locator(".answer").allTextContents();
  assert.match(first, /app:1\.2.*line 2.*the digest to pin/s);
  assert.match(second, /The config of linux\/arm64 #1: the image ID/);
  assert.match(await page.locator(".answers").textContent(), /holds 1 of these digests:.*0123456789ab/s);
  await paste(page, `1.2: Pulling from app\n${layer.slice(7, 19)}: Pull complete\nDigest: ${digest(manifest)}\nStatus: Downloaded newer image for app:1.2\n`);
  await page.locator(".answer", { hasText: "Layer 0 of" }).waitFor();
  await page.locator(".answer .advice").waitFor();
  await page.getByRole("textbox", { name: "What is this digest?" }).fill(digest(config).slice(7, 17));
  await page.keyboard.press("Enter");
  await counted(page, ".answer", 1);
  assert.ok((await page.locator(".answer .digest").first().textContent()) === digest(config), "the whole digest is shown");
  await page.getByRole("textbox", { name: "What is this digest?" }).fill("feedfacefeed");
  await page.keyboard.press("Enter");
  await page.locator(".answer", { hasText: "Nothing that was given holds this digest" }).waitFor();
  await page.getByRole("button", { name: "Clear the question" }).click();
  await counted(page, ".answer", 0);
});

scene("what was asked before the index came is answered when it comes", async (page) => {
  await paste(page, `FROM app@${digest(file("plain", "linux-amd64.manifest.json").bytes)}\nRUN true\n`);
  await page.locator(".fault").waitFor();
  assert.match(await page.locator(".fault").textContent(), /text that names digests/);
  await drop(page, files("plain"));
  await page.locator(".notice").getByRole("button", { name: "Show" }).click();
  await page.locator(".answer .advice").waitFor();
});

scene("a nested index is walked by keyboard", async (page) => {
  await given(page, "nested");
  await page.keyboard.press("6");
  assert.deepEqual(await rows(page), ["1 index.json v", "2 linux/amd64 >", "2 linux/arm64 >"]);
  const first = page.locator(".documents tbody tr").first();
  assert.equal(await page.locator(".documents tr[tabindex='0']").count(), 1, "one row takes the focus");
  await first.focus();
  for (const key of ["ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  await page.locator(".documents tr", { hasText: "config" }).waitFor();
  assert.deepEqual(await rows(page), ["1 index.json v", "2 linux/amd64 v", "3 linux/amd64 v", "4 config", "4 layer 0", "4 attestation >", "2 linux/arm64 >"]);
  assert.match(await focused(page), /^\d+\/e0\/e0$/);
  await page.keyboard.press("End");
  assert.match(await focused(page), /^\d+\/e1$/);
  for (const key of ["Home", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
  assert.match(await focused(page), /^\d+\/e0\/e0\/l0$/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await counted(page, ".documents tbody tr", 4);
  await page.keyboard.press("ArrowLeft");
  assert.match(await focused(page), /^\d+\/e0$/);
  // What is unfolded stays so; Enter opens.
  await page.keyboard.press("5");
  await page.keyboard.press("6");
  await counted(page, ".documents tbody tr", 4);
  await page.locator(".documents tr[aria-level='3']").focus();
  await page.keyboard.press("Enter");
  await page.locator(".bar .subject", { hasText: "linux-amd64.manifest.json" }).waitFor();
});

scene("rows say what they are, how large and in what state; documents are removed where they stand", async (page) => {
  await given(page, "attestations");
  await drop(page, [{ name: "stray.json", bytes: JSON.stringify({ architecture: "amd64", os: "linux", rootfs: { type: "layers", diff_ids: [] } }) }]);
  await page.keyboard.press("6");
  const row = (name) => page.locator(".documents tbody tr", { hasText: name }).first();
  assert.match(await row("stray.json").textContent(), /Image config.*not referred to/);
  await row("linux/amd64").click({ position: { x: 700, y: 10 } });
  await row("attestation").waitFor();
  const manifest = JSON.parse(file("attestations", "linux-amd64.manifest.json").bytes);
  const size = manifest.config.size + manifest.layers.reduce((sum, { size }) => sum + size, 0);
  const shown = `${Math.floor(size / 100) / 10} kB`;
  assert.ok((await row("linux/amd64").textContent()).includes(shown), "the compressed size of the image");
  assert.match(await row("layer 0").textContent(), /tar\+gzip.*bytes not given/);
  await page.getByRole("button", { name: "Remove: stray.json" }).click();
  await page.locator(".documents tr", { hasText: "stray.json" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await row("stray.json").waitFor();
  await page.getByRole("button", { name: "Entry #1 in the matrix" }).click();
  assert.match(await page.locator(".inspector").textContent(), /linux\/arm64.*Compressed.*kBconfig and 1 layer/s);
});

scene("where config and index disagree, the tile says so", async (page) => {
  const [index, manifest, config] = ["index.json", "linux-arm64.manifest.json", "linux-arm64.config.json"].map((name) => file("plain", name).bytes);
  const replaced = (text, from, to) => text.replace(digest(from), digest(to)).replace(`"size": ${Buffer.byteLength(from)}`, `"size": ${Buffer.byteLength(to)}`);
  const wrong = config.replace('"arm64"', '"s390x"');
  const changed = replaced(manifest, config, wrong);
  const whole = index.replace(digest(manifest), digest(changed));
  assert.equal(Buffer.byteLength(manifest), Buffer.byteLength(changed));
  await drop(page, [{ name: "index.json", bytes: whole }, { name: "m.json", bytes: changed }, { name: "c.json", bytes: wrong }]);
  await page.locator(".config-says").waitFor();
  assert.equal(await page.locator(".config-says").count(), 1);
  assert.match(await page.locator(".lot", { has: page.locator(".config-says") }).textContent(), /linux\/arm64.*config says linux\/s390x/);
  assert.deepEqual(await page.locator(".lot-size").allTextContents().then((sizes) => sizes.filter((size) => size === "—").length), 2, "unknown sizes are not guessed");
  await page.getByRole("button", { name: "中文" }).click();
  await page.locator(".config-says", { hasText: "配置写的是 linux/s390x" }).waitFor();
});

scene("twenty thousand entries are folded, and unfold in pages", async (page) => {
  const many = JSON.stringify({ schemaVersion: 2, mediaType: "application/vnd.oci.image.index.v1+json", manifests: Array.from({ length: 20_000 }, (_, at) => ({ mediaType: "application/vnd.oci.image.manifest.v1+json", digest: `sha256:${String(at).padStart(64, "0")}`, size: at + 3, platform: { os: "linux", architecture: `a${at}` } })) });
  await paste(page, many);
  await page.locator(".plat").waitFor();
  await page.keyboard.press("6");
  await counted(page, ".documents tbody tr", 1);
  await page.locator(".documents tbody tr").focus();
  await page.keyboard.press("ArrowRight");
  await counted(page, ".documents tbody tr", 202);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await counted(page, ".documents tbody tr", 1_202);
  await paste(page, `sha256:${"19999".padStart(64, "0")}`);
  await page.locator(".answer", { hasText: "linux/a19999 #19999" }).waitFor();
});

for (const colorScheme of ["light", "dark"]) {
  for (const locale of ["en-US", "zh-CN"]) {
    for (const width of [360, 1440]) {
      scene(`axe finds nothing and nothing is cut: ${colorScheme}, ${locale}, ${width} px`, async (page) => {
        await given(page, "attestations");
        await paste(page, `FROM registry.example.com/a-long/path/to/the/application:1.2@${digest(file("attestations", "linux-amd64.manifest.json").bytes)} AS build`);
        await page.locator(".answer .advice").waitFor();
        await page.locator(".documents tbody tr").nth(1).click({ position: { x: 4, y: 4 } });
        await page.locator(".documents tr[aria-level='3']").first().waitFor();
        await axeFree(page, "documents");
        assert.ok(await fits(page), "documents is wider than the page");
        if (locale === "zh-CN") assert.match(await page.locator(".answer").textContent(), /index\.json 中 linux\/amd64 #0 的子清单。.*会丢失其他所有平台：linux\/arm64/s);
        await paste(page, `sha256:${"0".repeat(64)} and ${digest("x")}`);
        await page.locator(".unknown").waitFor();
        await axeFree(page, "unknown");
        assert.ok(await fits(page), "unknown is wider than the page");
      }, { colorScheme, locale, viewport: { width, height: 900 } });
    }
  }
}
