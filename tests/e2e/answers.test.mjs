// An error message is answered beside the index, with proof; the targets that refuse are listed with what helps.
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

const PICTURES = process.env.PICTURES;
const picture = async (page, name) => {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
};
const index = readFileSync(join(ROOT, "examples/samples/attestations/index.json"));
const give = (page) => drop(page, [{ name: "index.json", bytes: index }]);
const REFUSED = `docker: Error response from daemon: pulling image "registry.example.com/app:1": no matching manifest for linux/riscv64 in the manifest list entries.`;

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

const answer = (page) => page.locator(".trouble");
const axeFinds = async (page) => {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
};
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
/** Clicks the n-th copy button inside; the text copied. */
const copied = async (page, place, at = 0) => {
  await place.getByRole("button", { name: /^(Copy|复制)/ }).nth(at).click();
  await place.getByText(/^(Copied|已复制)$/).first().waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
};

scene("an error message over an index is answered, and the index stays", async (page) => {
  await give(page);
  await page.getByRole("table").waitFor();
  const title = await page.locator("h1").textContent();
  await page.keyboard.press("3");
  await paste(page, REFUSED);
  await answer(page).waitFor();
  assert.equal(await page.locator("h1").textContent(), title);
  assert.match(await answer(page).locator(".cause").textContent(), /no entry for linux\/riscv64; it has linux\/amd64, linux\/arm64/);
  assert.match(await answer(page).locator(".trial").textContent(), /Docker.* asked for linux\/riscv64, takes nothing and prints:no matching manifest for linux\/riscv64.*That fits the message/);
  assert.equal(await copied(page, answer(page).locator(".acts li").last()), "docker buildx build --platform linux/amd64,linux/arm64,linux/riscv64 --tag registry.example.com/app:1 --push .");
  // Every entry is told of, and an entry named is selected in the matrix below.
  await answer(page).getByText(/^Every step/).click();
  assert.equal(await answer(page).locator(".steps li").count(), JSON.parse(index).manifests.length);
  await picture(page, "answer-light");
  await answer(page).locator(".near button").first().click();
  assert.equal(await page.locator('.lot[aria-pressed="true"]').count(), 1);
  await picture(page, "answer-selected");
  assert.deepEqual(await axeFinds(page), []);
  await page.keyboard.press("6");
  await page.locator(".documents").waitFor();
  assert.match(await page.locator(".documents").textContent(), /pasted 2/);
  await page.keyboard.press("1");
  await answer(page).getByRole("button", { name: "Put this answer away" }).click();
  await answer(page).waitFor({ state: "detached" });
});

scene("an error message alone is answered, and completed when the index comes", async (page) => {
  await page.getByLabel("Paste the error message").fill("it does not work");
  await page.getByRole("button", { name: "Explain" }).click();
  await page.getByText("No message in this text is known").waitFor();
  await picture(page, "start-light");
  await page.getByLabel("Paste the error message").fill(REFUSED);
  await page.getByRole("button", { name: "Explain" }).click();
  await answer(page).waitFor();
  assert.match(await page.locator("h1").textContent(), /An error message, not a document/);
  assert.match(await answer(page).locator(".cause").textContent(), /no entry for linux\/riscv64/);
  assert.equal(await copied(page, answer(page).locator(".wanted")), "docker buildx imagetools inspect --raw registry.example.com/app:1");
  await picture(page, "answer-alone");
  assert.deepEqual(await axeFinds(page), []);
  await paste(page, index.toString());
  await answer(page).locator(".trial").waitFor();
  assert.equal(await answer(page).locator(".wanted").count(), 0);
  assert.match(await answer(page).locator(".cause").textContent(), /it has linux\/amd64/);
});

scene("what only has a digest in it stays a question, and a lone paste into the field is answered at once", async (page) => {
  const field = page.getByLabel("Paste the error message");
  await page.evaluate((text) => navigator.clipboard.writeText(text), "exec /app: exec format error");
  await field.focus();
  await page.keyboard.press("ControlOrMeta+v");
  await answer(page).waitFor();
  await give(page);
  await page.getByRole("table").waitFor();
  await paste(page, JSON.parse(index).manifests[0].digest);
  await page.locator(".answers").getByText(/linux\/amd64/).first().waitFor();
});

scene("在索引上粘贴错误信息", async (page) => {
  await give(page);
  await paste(page, REFUSED);
  await answer(page).waitFor();
  assert.match(await answer(page).textContent(), /索引中没有适用于 linux\/riscv64 的条目.*可以怎么做.*在此索引上模拟.*没有选中任何条目/);
  await picture(page, "answer-zh-dark");
  assert.deepEqual(await axeFinds(page), []);
  await page.setViewportSize({ width: 360, height: 800 });
  assert.ok(await fits(page));
  await picture(page, "answer-zh-360");
}, { locale: "zh-CN", colorScheme: "dark" });

scene("targets that refuse are listed with their source and what helps", async (page) => {
  await give(page);
  await page.getByRole("link", { name: "Targets" }).click();
  const lambda = page.locator("#target-aws-lambda");
  await lambda.waitFor();
  assert.equal(await copied(page, lambda), "--platform linux/amd64 --provenance=false --sbom=false");
  const links = lambda.getByRole("link");
  assert.ok((await links.count()) > 0);
  for (const link of await links.all()) {
    assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
    assert.match(await link.getAttribute("href"), /^https:\/\//);
  }
  assert.ok((await page.locator(".target .mark").count()) >= (await page.locator(".target").count()));
  await picture(page, "targets-light");
  const folded = page.locator(".folded");
  for (const details of await folded.all()) await details.locator("summary").click();
  assert.match(await folded.first().textContent(), /Depends on manifests that were not given/);
  assert.match(await folded.last().textContent(), /Nothing known/);
  assert.deepEqual(await axeFinds(page), []);
  await picture(page, "targets-folded");
  await page.locator(".target .fact-says button").first().click();
  await page.locator('.lot[aria-pressed="true"]').waitFor();
  await page.goBack();
  await page.setViewportSize({ width: 360, height: 800 });
  await lambda.waitFor();
  assert.ok(await fits(page));
  await picture(page, "targets-360");
});

scene("目标面板", async (page) => {
  await give(page);
  await page.getByRole("link", { name: "目标" }).click();
  await page.locator(".target").first().waitFor();
  assert.match(await page.locator(".targets").textContent(), /解决办法/);
  assert.deepEqual(await axeFinds(page), []);
  await picture(page, "targets-zh-dark");
}, { locale: "zh-CN", colorScheme: "dark" });

const NO_PLATFORM = "ctr: failed to resolve: no match for platform in manifest sha256:4bc453b53cb3d914b45f4b250294236adba2c0e09ff6f03793949e7e39fd4cc1: not found";

scene("a message that names no platform is tried as on a host", async (page) => {
  await give(page);
  await page.getByRole("table").waitFor();
  await paste(page, NO_PLATFORM);
  await answer(page).waitFor();
  const hosts = await answer(page).locator(".on-hosts button").allTextContents();
  assert.ok(hosts.includes("Raspberry Pi Zero or 1") && !hosts.includes("64-bit PC"), hosts.join());
  await picture(page, "message-hosts");
  await answer(page).getByRole("button", { name: "Raspberry Pi Zero or 1" }).click();
  await answer(page).getByText("It is read as one from the chosen host: Raspberry Pi Zero or 1.").waitFor();
  await answer(page).getByText("That fits the message.").waitFor();
  // On a host where it cannot come, that is said.
  await page.locator("#host").selectOption("pc");
  await answer(page).getByText(/it comes from another machine/).waitFor();
  assert.deepEqual(await axeFinds(page), []);
  await picture(page, "message-on-host");
});

scene("a message is no document with an error", async (page) => {
  await give(page);
  await page.getByRole("table").waitFor();
  await paste(page, NO_PLATFORM);
  await answer(page).waitFor();
  await page.getByRole("link", { name: /^Documents/ }).click();
  const row = page.locator(".documents tbody tr", { hasText: "Error message" });
  await row.waitFor();
  assert.equal(await row.locator(".badge").count(), 0);
  assert.equal(await page.locator(".documents tbody").getByText("Unknown document").count(), 0);
});

scene("the tab of targets counts those that stumble", async (page) => {
  await give(page);
  await page.getByRole("table").waitFor();
  const count = Number(await page.locator(".tabs a", { hasText: "Targets" }).locator(".count").textContent());
  await page.locator(".tabs a", { hasText: "Targets" }).click();
  await page.locator("article.target").first().waitFor();
  assert.equal(await page.locator("article.target").count(), count);
});
