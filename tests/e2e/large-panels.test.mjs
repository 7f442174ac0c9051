// Very many entries, findings and lines: all of them are reached, and only those near the view are in the page.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { launch, open, serve } from "./harness.mjs";
import { faulty, lines, mixed, tall, wide } from "../../benches/indexes.mjs";

const COUNT = 20_000;
const LINES = 2_500_000;
/** Elements that a page of any panel has at most. */
const BOUND = 8_000;

let server, browser;
before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** A test with a page of its own and this document in it. */
const scene = (name, text, run) =>
  test(name, { timeout: 240_000 }, async () => {
    const page = await open(browser, server.url);
    page.setDefaultTimeout(90_000);
    try {
      await page.locator(".app > input[type=file]").first().setInputFiles({ name: "index.json", mimeType: "application/json", buffer: Buffer.from(text) });
      await page.locator(".title-block").waitFor();
      await run(page, text);
      assert.deepEqual(page.faults, []);
    } finally {
      await page.context().close();
    }
  });

const elements = (page) => page.evaluate(() => document.querySelectorAll("*").length);
const show = async (page, panel) => {
  await page.locator(`.tabs a[href="#/${panel}"]`).click();
  await page.locator(`.tabs a[href="#/${panel}"][aria-current=page]`).waitFor();
};
/** Whether the element is seen in the box that scrolls it. */
const isSeen = (page, selector, box) => page.waitForFunction(([selector, box]) => {
  const [one, around] = [document.querySelector(selector)?.getBoundingClientRect(), document.querySelector(box).getBoundingClientRect()];
  return one && one.bottom > around.top + 1 && one.top < around.bottom - 1;
}, [selector, box]);

const bounded = async (page) => {
  for (const panel of ["matrix", "clients", "findings", "source", "digests", "documents", "targets", "commands"]) {
    await show(page, panel);
    const count = await elements(page);
    assert.ok(count < BOUND, `${panel}: ${count} elements`);
  }
};

scene("a mixed index of 20,000 entries: every panel stays small, each cell shows one tile and leads to the next", mixed(COUNT)(), async (page) => {
  await bounded(page);
  await show(page, "matrix");
  const tiles = await page.locator(".plat .lot").count();
  assert.ok(tiles > 10 && tiles < 400, `${tiles} tiles`);
  const cell = page.locator(".plat td.shared").first();
  const first = await cell.locator(".lot").getAttribute("data-entry");
  await cell.locator(".more").click();
  await page.locator(".inspector").waitFor();
  const next = await cell.locator(".lot[aria-pressed=true]").getAttribute("data-entry");
  assert.ok(Number(next) > Number(first), `${first} ${next}`);
  await cell.locator(".lot").click();
  await page.locator(".inspector").waitFor({ state: "detached" });
});

scene("20,000 architectures: End, PageUp and arrow keys reach every row, whose number is right", tall(COUNT)(), async (page) => {
  await bounded(page);
  await show(page, "matrix");
  const last = `tr[aria-rowindex="${COUNT + 1}"]`;
  assert.equal(await page.locator(".plat").getAttribute("aria-rowcount"), String(COUNT + 1));
  await page.locator(".plat-scroll").focus();
  await page.keyboard.press("End");
  await isSeen(page, last, ".plat-scroll");
  assert.ok((await elements(page)) < BOUND);
  await page.keyboard.press("Home");
  await isSeen(page, 'tr[aria-rowindex="2"]', ".plat-scroll");
  await page.keyboard.press("PageDown");
  await isSeen(page, 'tr[aria-rowindex="16"]', ".plat-scroll");
  // From tile to tile.
  await page.waitForTimeout(500);
  await page.locator(".plat-scroll").evaluate((box) => (box.scrollTop = 5_000));
  await isSeen(page, 'tr[aria-rowindex="100"]', ".plat-scroll");
  await page.locator('tr[aria-rowindex="100"] .lot').focus();
  for (let row = 101; row <= 130; row++) {
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction((row) => document.activeElement.closest("tr")?.getAttribute("aria-rowindex") === String(row), row);
    // What comes next is drawn with the next frames.
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
  }
  await page.keyboard.press("Enter");
  await page.locator(".inspector").waitFor();
  assert.equal(await page.locator(".plat .lot[aria-pressed=true]").getAttribute("data-entry"), await page.locator("tr[aria-rowindex='130'] .lot").getAttribute("data-entry"));
});

scene("20,000 Windows versions: the last column is reached, whose number is right", wide(COUNT)(), async (page) => {
  await bounded(page);
  await show(page, "matrix");
  assert.equal(await page.locator(".plat").getAttribute("aria-colcount"), String(COUNT + 1));
  await page.locator(".plat-scroll").evaluate((box) => (box.scrollLeft = box.scrollWidth));
  const last = page.locator(`th[aria-colindex="${COUNT + 1}"]`);
  await last.waitFor();
  assert.match(await last.textContent(), /10\.0\.29999\.1/);
  await isSeen(page, `th[aria-colindex="${COUNT + 1}"]`, ".plat-scroll");
  const [head, tile] = await page.evaluate((last) => {
    const at = document.querySelector(`th[aria-colindex="${last}"]`).getBoundingClientRect();
    const tiles = [...document.querySelectorAll(".plat .lot")];
    return [at.left, tiles.find((lot) => lot.dataset.entry === String(last - 2))?.closest("td").getBoundingClientRect().left];
  }, COUNT + 1);
  assert.ok(Math.abs(head - tile) < 2, `the tile stands under its head: ${head} ${tile}`);
});

scene("very many findings: the last shows its bytes at its line, and the keys go around the ends", faulty(COUNT / 4)(), async (page, text) => {
  await show(page, "findings");
  const panel = ".halves > .panel";
  const sizes = await page.locator(".finding-group .count").allTextContents();
  const said = await page.locator(".tally").first().textContent();
  for (const size of sizes) assert.ok(said.includes(size), `${said} has ${size}`);
  const total = sizes.reduce((sum, size) => sum + Number(size.replaceAll(",", "")), 0);
  assert.ok(total > COUNT, `${total} findings`);
  assert.ok((await elements(page)) < BOUND);
  // To the last and to the first.
  await page.locator(".finding-head").first().focus();
  await page.keyboard.press("[");
  const last = `[data-finding="${total - 1}"]`;
  await isSeen(page, last, panel);
  await page.locator(".finding-body").waitFor();
  const line = Number((await page.locator(`${last} .finding-place`).textContent()).match(/line ([\d,]+)/)?.[1].replaceAll(",", "") ?? 1);
  await page.locator(".source-view .lit").first().waitFor();
  const lit = await page.locator(".source-view .lit").first();
  assert.equal(Number(await lit.locator(".number").textContent()), line);
  assert.equal(await lit.locator("code").textContent().then((words) => words.trimEnd()), text.split("\n")[line - 1].trimEnd());
  assert.equal(await page.locator(`li:has(> ${last})`).getAttribute("aria-posinset"), sizes.at(-1).replaceAll(",", ""));
  assert.ok((await elements(page)) < BOUND);
  await page.keyboard.press("]");
  await isSeen(page, '[data-finding="0"]', panel);
  // By scrolling alone.
  await page.keyboard.press("Escape");
  await page.locator(panel).evaluate((box) => (box.scrollTop = box.scrollHeight));
  await isSeen(page, last, panel);
  // What is chosen among many may be higher than the others.
  await page.locator(`[data-finding="${total - 4}"]`).click();
  await page.locator(".finding-body").waitFor();
  await page.locator(panel).evaluate((box) => (box.scrollTop = box.scrollHeight));
  await isSeen(page, last, panel);
  await bounded(page);
});

scene("two and a half million lines: each is reached by keys, and its number is right", lines(LINES)(), async (page) => {
  await show(page, "source");
  const view = page.locator(".source-view");
  const seen = () => page.evaluate(() => {
    const box = document.querySelector(".source-view").getBoundingClientRect();
    const rows = [...document.querySelectorAll(".source-view .line")].filter((line) => line.getBoundingClientRect().top >= box.top && line.getBoundingClientRect().bottom <= box.bottom + 1);
    return rows.map((line) => Number(line.querySelector(".number").textContent));
  });
  const settled = (wanted) => page.waitForFunction((wanted) => [...document.querySelectorAll(".source-view .line .number")].some((number) => number.textContent === String(wanted)), wanted);
  await view.focus();
  await page.keyboard.press("End");
  await settled(LINES);
  assert.equal((await seen()).at(-1), LINES);
  assert.equal(await page.locator(".source-view .line").last().locator("code").textContent().then((words) => words.trim()), "]}");
  assert.ok((await elements(page)) < BOUND);
  // Line by line from there.
  const before = (await seen())[0];
  await page.keyboard.press("ArrowUp");
  await page.waitForFunction((before) => Number(document.querySelector(".source-view .line .number").textContent) <= before, before);
  await page.waitForTimeout(300);
  const step = before - (await seen())[0];
  assert.ok(step >= 1 && step <= 3, `one key went ${step} lines`);
  await page.keyboard.press("Home");
  await settled(1);
  assert.equal((await seen())[0], 1);
  // By the thumb to the middle, then by pages: no line is left out.
  await view.evaluate((box) => (box.scrollTop = (box.scrollHeight - box.clientHeight) / 2));
  await page.waitForFunction((half) => Math.abs(Number(document.querySelector(".source-view .line .number").textContent) - half) < 5_000, LINES / 2);
  let bottom = (await seen()).at(-1);
  for (let times = 0; times < 5; times++) {
    await page.keyboard.press("PageDown");
    await page.waitForTimeout(300);
    const now = await seen();
    assert.ok(now[0] <= bottom + 1 && now.at(-1) > bottom, `after ${bottom} come ${now[0]} to ${now.at(-1)}`);
    bottom = now.at(-1);
  }
  await bounded(page);
});

scene("the rules are narrowed to those that are meant, whatever is open", mixed(COUNT)(), async (page) => {
  await page.evaluate(() => (location.hash = "#/rules"));
  await page.locator("#find-rule").fill("digest");
  const shown = await page.locator(".rules li").count();
  assert.match(await page.locator(".rules [role=status], .rules .filter").allTextContents().then((words) => words.join(" ")), new RegExp(`\\b${shown}\\b`));
});
