// What people paste besides documents: the outputs of tools, opened in a real Chromium on the release build.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
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

const sample = (path) => readFileSync(join(ROOT, "tests/dialects", path), "utf8");

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

const heading = (page) => page.locator("h1").first().textContent();
const line = (page) => page.locator(".dialect");
const says = (page) => page.locator(".dialect-says").textContent();
const counted = (page, selector, count) => page.waitForFunction(([selector, count]) => document.querySelectorAll(selector).length === count, [selector, count]);

scene("one paste of `docker manifest inspect -v` draws the index and verifies every child", async (page) => {
  await paste(page, sample("docker-manifest-inspect-verbose/list.json"));
  await counted(page, ".lot .is-ok", 4);
  assert.equal(await heading(page), "Drawn from a listing, not the original document");
  assert.match(await says(page), /Drawn from the output of docker manifest inspect -v\. A listing, not original bytes: it has no digest of its own\./);
  assert.match(await page.locator(".title-block").textContent(), /4 of 4 entries verified/);
  assert.match(await page.locator(".digest-figure").textContent(), /no digest of its own.*The listing does not say it/);
  await page.keyboard.press("3");
  assert.match(await page.locator(".empty").textContent(), /nothing is said about its form/);
  await page.keyboard.press("5");
  await page.locator(".digests").waitFor();
  assert.equal(await page.locator(".digests form").count(), 0, "there is nothing to compare");
  await paste(page, "sha256:" + "0".repeat(64));
  // Nothing to hold it against, so it is a question.
  await page.getByText("Nothing that was given holds this digest.").waitFor();
});

scene("a child that was changed shows on its tile", async (page) => {
  await paste(page, sample("docker-manifest-inspect-verbose/one-child-changed.json"));
  await counted(page, ".lot .is-ok", 3);
  assert.match(await heading(page), /^One entry does not match its bytes: linux\/arm64/);
});

scene("the drawing steps back behind the index", async (page) => {
  await paste(page, sample("raw/index.json"));
  await page.locator(".lot").first().waitFor();
  await paste(page, sample("docker-manifest-inspect-verbose/list.json"));
  await counted(page, ".lot .is-ok", 4);
  assert.equal(await line(page).count(), 0, "the index came as it is");
  await page.keyboard.press("6");
  assert.equal(await page.locator(".documents tbody").textContent().then((text) => /drawn/.test(text)), false);
});

scene("a paste of `curl -i` verifies itself, terminal and newline around it or not", async (page) => {
  for (const name of ["curl-i.txt", "curl-i-in-a-terminal.txt", "newline-added-by-the-paste.txt"]) {
    await paste(page, sample(`http-response/${name}`));
    await page.locator(".title-block .is-ok", { hasText: "matches the expected digest" }).waitFor();
    assert.match(await says(page), /Taken out of an HTTP response with its headers .* Its bytes have the digest that they should have\./);
    assert.equal(await page.locator(".dialect-command").count(), 0, "nothing is left to fetch");
    await page.keyboard.press("6");
    await page.getByRole("button", { name: "Remove all" }).click();
  }
});

scene("what `curl -v` sent is warned of and drawn as dots", async (page) => {
  await paste(page, sample("http-response/curl-v.txt"));
  await page.locator(".title-block .is-ok", { hasText: "matches the expected digest" }).waitFor();
  await page.keyboard.press("6");
  await page.locator(".documents").getByRole("button", { name: /^pasted/ }).first().click();
  assert.match(await heading(page), /Not an image document, but an HTTP response/);
  await page.getByRole("button", { name: "Edit in Source" }).click();
  await page.locator(".source-view .secret").first().waitFor();
  assert.doesNotMatch(await page.locator(".source-view").textContent(), /invented/);
  await page.keyboard.press("3");
  assert.match(await page.locator(".panel").textContent(), /A header holds a credential/);
});

scene("an answer that says no is explained", async (page) => {
  await paste(page, sample("http-response/not-found.txt"));
  await page.locator(".fault").waitFor();
  assert.match(await page.locator(".fault").textContent(), /MANIFEST_UNKNOWN: the repository is there, but it has no such tag/);
  await page.keyboard.press("6");
  await page.locator(".documents").getByRole("button", { name: /^pasted/ }).first().click();
  await page.locator(".inside").waitFor();
  assert.match(await page.locator(".fault").textContent(), /Not found \(404\)/);
  await page.locator(".inside").getByRole("button", { name: "body" }).click();
  assert.match(await heading(page), /a registry's error reply/);
});

scene("a listing is drawn, with the digest that it states and the command for exact bytes", async (page) => {
  await paste(page, sample("imagetools-text/index-in-a-terminal.txt"));
  await page.locator(".plat").waitFor();
  await counted(page, ".lot", 4);
  assert.match(await page.locator(".digest-figure").textContent(), /Digest of the original, as listed.*sha256:/);
  const command = line(page).locator(".dialect-command");
  assert.match(await command.textContent(), /docker buildx imagetools inspect --raw registry\.example\.com\/team\/app:1\.2 > index\.json/);
  await command.getByRole("button").click();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^docker buildx imagetools inspect --raw registry\.example\.com\/team\/app:1\.2/);
  const drawing = new URL(page.url()).hash.match(/doc=([0-9a-f]+)/)?.[1];
  await page.getByRole("navigation").getByRole("link", { name: "Commands" }).click();
  await page.locator(".commands .tool").first().waitFor();
  const commands = await page.locator(".commands").textContent();
  assert.ok(commands.includes("sha256:cad4663c") && !commands.includes(drawing), "the digest that is listed, not the drawing's");
  await line(page).locator("summary").click();
  assert.match(await line(page).textContent(), /Lines Name:, MediaType:, Digest:/);
});

scene("what a tool wrote anew is restored, or said to be written anew", async (page) => {
  await paste(page, sample("imagetools-envelope/index.json"));
  await page.locator(".title-block .is-ok", { hasText: "matches the expected digest" }).waitFor();
  assert.match(await says(page), /^Restored from the output of docker buildx imagetools inspect --format/);
  await paste(page, sample("docker-manifest-inspect/list.json"));
  await page.waitForFunction(() => /most likely the output of docker manifest inspect/.test(document.querySelector(".dialect-says")?.textContent ?? ""));
  assert.match(await page.locator(".title-block").textContent(), /probably not the original bytes.*probably not the image's digest/);
});

scene("several documents are opened, each by itself", async (page) => {
  await paste(page, sample("several/stream.txt"));
  await counted(page, ".lot .is-ok", 4);
  await page.keyboard.press("6");
  await counted(page, ".documents tbody tr", 4);
  assert.match(await page.locator(".documents tbody tr").first().textContent(), /document 1.*from pasted 1/);
});

scene("a Docker Hub answer gives a drawing for each tag", async (page) => {
  await drop(page, [{ name: "tags.json", bytes: sample("docker-hub-tags/page.json") }]);
  await page.locator(".plat").waitFor();
  assert.equal(await page.locator(".bar .subject").textContent(), "tags.json: 1.2");
  await counted(page, ".lot .is-open", 4);
});

scene("by keyboard alone: the tell-tale, the command, the list of all dialects", async (page) => {
  await paste(page, sample("regctl-manifest-get/index.txt"));
  await page.locator(".plat").waitFor();
  await line(page).locator("summary").focus();
  await page.keyboard.press("Enter");
  await line(page).locator("details[open]").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^regctl manifest get --format raw-body/);
  await page.evaluate(() => (location.hash = "#/learn/dialects"));
  await page.locator(".dialects").waitFor();
  assert.ok((await page.locator(".dialects section").count()) > 20);
  const text = await page.locator(".dialects").textContent();
  for (const part of ["docker manifest inspect -v", "skopeo inspect", "oras discover", "Tell-tale"]) assert.ok(text.includes(part), part);
});

scene("Chinese", async (page) => {
  await paste(page, sample("docker-manifest-inspect-verbose/list.json"));
  await counted(page, ".lot .is-ok", 4);
  assert.equal(await heading(page), "由列表绘出，并非原始文档");
  assert.match(await says(page), /^由 docker manifest inspect -v 的输出绘出。只是列表，不是原始字节/);
}, { locale: "zh-CN" });

const SHOTS = join(ROOT, "test-results");
for (const colorScheme of ["light", "dark"]) {
  for (const locale of ["en-US", "zh-CN"]) {
    scene(`axe finds nothing: ${colorScheme}, ${locale}`, async (page) => {
      mkdirSync(SHOTS, { recursive: true });
      const check = async (state) => {
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() => window.axe.run(document));
        assert.deepEqual(violations.map(({ id, nodes }) => `${state}: ${id}: ${nodes.map((node) => node.target).slice(0, 3)}`), []);
        await page.screenshot({ path: join(SHOTS, `dialect-${state}-${colorScheme}-${locale}.png`) });
      };
      await paste(page, sample("imagetools-text/index.txt"));
      await page.locator(".plat").waitFor();
      await check("drawn");
      await line(page).locator("summary").click();
      await check("tell-tale");
      await page.keyboard.press("5");
      await page.locator(".digests").waitFor();
      await check("drawn-digests");
      await page.keyboard.press("6");
      await page.locator(".documents").waitFor();
      await check("taken-out");
      await paste(page, sample("http-response/curl-v.txt"));
      await page.locator(".title-block .is-ok").first().waitFor();
      await check("response");
      await paste(page, sample("skopeo-inspect/app.json"));
      await page.keyboard.press("1");
      await page.locator(".fault").waitFor();
      await check("wrapper");
      await page.evaluate(() => (location.hash = "#/learn/dialects"));
      await page.locator(".dialects").waitFor();
      await check("list");
    }, { colorScheme, locale });
  }
}

for (const width of [360, 768, 1440]) {
  scene(`nothing is cut at ${width} px`, async (page) => {
    const fits = async (state) => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${state} is wider than the page`);
    await paste(page, sample("imagetools-text/index.txt"));
    await page.locator(".plat").waitFor();
    await line(page).locator("summary").click();
    await fits("drawn");
    await page.screenshot({ path: join(SHOTS, `dialect-drawn-${width}.png`) });
    await paste(page, sample("skopeo-inspect/app.json"));
    await page.locator(".fault").waitFor();
    await fits("wrapper");
    await page.evaluate(() => (location.hash = "#/learn/dialects"));
    await page.locator(".dialects").waitFor();
    await fits("list");
  }, { viewport: { width, height: 900 } });
}
