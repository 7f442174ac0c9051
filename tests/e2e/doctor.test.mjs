// The hash doctor, as a person uses it.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import axe from "axe-core";
import { ROOT, launch, open, paste, serve } from "./harness.mjs";

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
const digest = (bytes, algorithm = "sha256") => `${algorithm}:${createHash(algorithm).update(bytes).digest("hex")}`;
const hex = (bytes) => digest(bytes).slice(7);

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

/** Gives a text under a digest that it should have, and asks why it has not. */
async function ask(page, text, expected, words = "Find out why") {
  const data = await page.evaluateHandle(([name, text]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name));
    return transfer;
  }, [`${expected}.json`, text]);
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
  await page.locator(".title-block").waitFor();
  await page.keyboard.press("5");
  await page.locator(".expectations").getByRole("button", { name: words }).click();
}

async function downloaded(page, words = "Download the original") {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: words }).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

// A manifest as Docker stores it, and as jq prints it.
const docker = JSON.stringify({ schemaVersion: 2, mediaType: "application/vnd.docker.distribution.manifest.v2+json", config: { mediaType: "application/vnd.docker.container.image.v1+json", size: 7, digest: digest("config!") }, layers: [{ mediaType: "application/vnd.docker.image.rootfs.diff.tar.gzip", size: 3, digest: digest("one") }] }, null, 3);
const jq = (text) => JSON.stringify(JSON.parse(text), null, 2) + "\n";

scene("a manifest that jq reformatted is explained, restored and downloaded byte for byte", async (page) => {
  await ask(page, jq(docker), hex(docker));
  await page.locator(".doctor-verdict").waitFor();
  assert.match(await page.locator(".doctor-verdict").textContent(), /indented with 2 spaces, as jq does; a newline was added at the end\. Undone, the bytes have the expected digest.*Only white space differs.*3 spaces, no final newline.*Docker Engine/s);
  const trio = await page.locator(".trio").textContent();
  assert.equal(trio.split(hex(docker)).length, 3, "expected and restored are the same");
  assert.ok(trio.includes(hex(jq(docker))));
  const { name, bytes } = await downloaded(page);
  assert.deepEqual(bytes, Buffer.from(docker));
  assert.equal(name, `${hex(docker)}.json`);
  const fits = page.locator(".tries tr.good");
  assert.equal(await fits.count(), 1);
  assert.match(await fits.textContent(), /matches3 spaces, no final newline.*Docker Engine/);
  assert.match(await page.locator(".sides").textContent(), /··"schemaVersion": 2,LF.*···"schemaVersion": 2,LF/s);
  await page.getByRole("button", { name: "Use these bytes" }).click();
  await page.locator(".title-block .is-ok", { hasText: "matches the expected digest" }).waitFor();
});

scene("sorted members, lost escapes, BOM and CR LF at once", async (page) => {
  const go = docker.replace("7,", '7,\n      "annotations": {\n         "a": "x \\u0026 y"\n      },');
  const sort = (value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sort(value[key])])) : Array.isArray(value) ? value.map(sort) : value);
  const seen = "\ufeff" + JSON.stringify(sort(JSON.parse(go)), null, 4).replaceAll("\n", "\r\n") + "\r\n";
  const original = JSON.stringify(JSON.parse(go), (key, value) => value, 3).replace("&", "\\u0026");
  // Docker's type has the annotations behind size and digest.
  const placed = original.replace(/("size": 7,)\s*("annotations": \{[^}]*\}),\s*("digest": "[^"]*")/, "$1\n      $3,\n      $2");
  await ask(page, seen, hex(placed));
  const says = await page.locator(".doctor-verdict").textContent();
  for (const part of [/byte order mark/, /CR LF/, /sorted by name, as jq -S does/, /escapes like \\u0026 were written as the characters/, /same/]) assert.match(says, part);
  assert.deepEqual((await downloaded(page)).bytes, Buffer.from(placed));
});

scene("a manifest given for an entry is restored and used there", async (page) => {
  const [main, child] = files("plain");
  await paste(page, main.bytes);
  await page.locator(".lot").first().click();
  const seen = JSON.stringify(JSON.parse(child.bytes), null, 4) + "\n";
  await page.locator(".inspector input[type=file]").setInputFiles({ name: "child.json", mimeType: "application/json", buffer: Buffer.from(seen) });
  await page.locator(".inspector").getByRole("button", { name: "Find out why" }).click();
  await page.locator(".expectations").getByRole("button", { name: "Find out why" }).click();
  const { name, bytes } = await downloaded(page);
  assert.equal(bytes.toString(), child.bytes);
  assert.equal(name, "child.json");
  await page.getByRole("button", { name: "Use these bytes" }).click();
  await page.keyboard.press("6");
  await page.getByRole("button", { name: "pasted 1", exact: true }).click();
  await page.locator(".lot .is-ok").first().waitFor();
});

scene("where nothing fits it says what that means and shows what it tried", async (page) => {
  await ask(page, docker.replace('"size": 3', '"size": 4'), hex(docker));
  const says = page.locator(".doctor-verdict");
  await says.waitFor();
  assert.match(await says.textContent(), /None of the \d+ known forms has the expected digest\. The content itself differs/);
  assert.equal(await page.getByRole("button", { name: "Download the original" }).count(), 0);
  assert.equal(await page.locator(".tries tr.good").count(), 0);
  const few = await page.locator(".tries tbody tr").count();
  const all = page.locator(".doctor").getByRole("button", { name: /Show all \d+ forms/ });
  const count = Number((await all.textContent()).match(/\d+/)[0]);
  await all.click();
  assert.ok(few < count);
  await page.waitForFunction((count) => document.querySelectorAll(".tries tbody tr").length === count, count);
  await page.getByRole("link", { name: "How to get the exact bytes" }).click();
  await page.locator("article").waitFor();
});

scene("a text that is cut off is called so", async (page) => {
  await paste(page, docker.slice(0, 200));
  await page.locator(".fault").waitFor();
  await paste(page, digest(docker));
  await page.keyboard.press("5");
  await page.getByRole("button", { name: "Find out why" }).click();
  await page.locator(".doctor-verdict", { hasText: "The text is cut off" }).waitFor();
});

/** An index of about a megabyte in which no two forms are the same. */
const large = () =>
  JSON.stringify({ schemaVersion: 2, mediaType: "application/vnd.oci.image.index.v1+json", manifests: Array.from({ length: 3300 }, (_, at) => ({ mediaType: "application/vnd.oci.image.manifest.v1+json", digest: digest(String(at)), size: at + 1, annotations: { url: `https://example.com/é?a=${at}&b=<c>` }, platform: { architecture: "arm64", os: "linux", variant: "v8" } })) });

scene("a large document: progress is shown, the page stays alive, Cancel works at once, and it can be asked again", async (page) => {
  const bytes = large();
  assert.ok(bytes.length > 900_000);
  await ask(page, bytes, "0".repeat(64));
  await page.waitForFunction(() => Number(document.querySelector(".searching progress")?.value) > 0);
  assert.match(await page.locator(".searching").textContent(), /[\d,]+ of [\d,]+ forms/);
  assert.match(await page.locator(".doctor [role=status]").textContent(), /Trying known forms of these bytes: \d+%/);
  // The page's own thread is free: no frame is long while the worker works.
  const longest = await page.evaluate(() => new Promise((done) => {
    let last = performance.now(), longest = 0, frames = 0;
    const tick = (now) => {
      longest = Math.max(longest, now - last);
      last = now;
      if (++frames < 20) requestAnimationFrame(tick);
      else done(longest);
    };
    requestAnimationFrame(tick);
  }));
  assert.ok(longest < 500, `a frame took ${longest} ms`);
  assert.ok(await page.locator(".searching").isVisible(), "still searching");
  const took = await page.evaluate(async () => {
    const start = performance.now();
    [...document.querySelectorAll(".searching button")].find((button) => button.textContent === "Cancel").click();
    while (document.querySelector(".searching")) await new Promise((next) => setTimeout(next));
    return performance.now() - start;
  });
  assert.ok(took < 200, `Cancel took ${took} ms`);
  assert.equal(await page.evaluate(() => document.activeElement.className), "doctor", "the focus stays there");
  // A worker of its own does the next job.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator(".doctor-verdict").waitFor({ timeout: 50_000 });
  assert.match(await page.locator(".doctor-verdict").textContent(), /None of the \d+ known forms/);
});

scene("a large document is restored in the worker", async (page) => {
  const bytes = large();
  const original = JSON.stringify(JSON.parse(bytes), null, 2).replaceAll("&", "\\u0026").replaceAll("<", "\\u003c").replaceAll(">", "\\u003e");
  await ask(page, bytes, hex(original));
  await page.locator(".doctor-verdict .is-ok").waitFor({ timeout: 50_000 });
  assert.ok((await downloaded(page)).bytes.equals(Buffer.from(original)));
});

scene("what is running ends when another document is opened", async (page) => {
  await ask(page, large(), "0".repeat(64));
  await page.locator(".searching").waitFor();
  await paste(page, files("plain")[0].bytes);
  await page.keyboard.press("5");
  await page.waitForFunction(() => !document.querySelector(".searching"));
});

for (const colorScheme of ["light", "dark"]) {
  for (const [locale, words, download, verdict] of [
    ["en-US", "Find out why", "Download the original", /as jq does/],
    ["zh-CN", "查找原因", "下载原始字节", /JSON 被改为缩进 2 个空格，jq 会这样做；末尾加了换行符。还原后，字节具有预期摘要。/],
  ]) {
    scene(`axe finds nothing in its answers, and nothing is cut: ${colorScheme}, ${locale}`, async (page) => {
      const check = async (state) => {
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() => window.axe.run(document));
        assert.deepEqual(violations.map(({ id, nodes }) => `${state}: ${id}: ${nodes.map((node) => node.target).slice(0, 3)}`), []);
        await page.screenshot({ path: join(ROOT, "test-results", `doctor-${state}-${colorScheme}-${locale}.png`), fullPage: true });
      };
      await ask(page, jq(docker), hex(docker), words);
      await page.locator(".doctor-verdict").waitFor();
      assert.match(await page.locator(".doctor-verdict").textContent(), verdict);
      await check("restored");
      assert.deepEqual((await downloaded(page, download)).bytes, Buffer.from(docker));
      await page.setViewportSize({ width: 360, height: 800 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than a phone");
      await check("phone");
      await page.setViewportSize({ width: 1440, height: 900 });
      await ask(page, docker.replace('"size": 3', '"size": 4'), hex(docker + "x"), words);
      await page.locator(".doctor-verdict .is-error").waitFor();
      await check("unexplained");
      // Little to draw and much to search.
      await ask(page, docker.replace("{", '{"annotations": {"a": "' + "é&/".repeat(600_000) + '"},'), "0".repeat(64), words);
      await page.waitForFunction(() => Number(document.querySelector(".searching progress")?.value) > 0);
      await check("searching");
      assert.ok(await page.locator(".searching").isVisible(), "it was still searching");
    }, { colorScheme, locale });
  }
}
