// Every panel and state in both languages: nothing for axe to find, nothing cut where there is little room, told without
// colour where colours are forced, and still where stillness is asked for.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { ROOT, launch, open, serve } from "./harness.mjs";
import { walk } from "./states.mjs";

let server, browser;
before(async () => {
  server = await serve();
  browser = await launch();
  mkdirSync(join(ROOT, "test-results/forced"), { recursive: true });
});
after(async () => {
  await browser?.close();
  server?.close();
});

const LOCALES = ["en-US", "zh-CN"];
const drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));

/** What does not fit the page, or cannot be hit. Runs in the page. */
const misfits = () => {
  const said = new Set();
  const name = (element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} in .${element.parentElement?.getAttribute("class") ?? ""} “${element.textContent.trim().slice(0, 24)}”`;
  if (document.documentElement.scrollWidth > innerWidth) said.add(`the page is ${document.documentElement.scrollWidth} wide`);
  const modal = document.querySelector("dialog[open]");
  const all = [...(modal ?? document.body).querySelectorAll("*")].filter((element) => !element.closest(".sr, svg, option, [hidden], thead") && element.checkVisibility({ visibilityProperty: true }));
  let stuck = 0;
  for (const element of all) {
    const style = getComputedStyle(element);
    if (/sticky|fixed/.test(style.position) && !element.closest("dialog, table, .drop-overlay")) stuck += element.offsetHeight;
    if (element.clientWidth === 0 || style.display === "inline" || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName)) continue;
    if (element.scrollWidth <= element.clientWidth + 1) continue;
    if (/auto|scroll/.test(style.overflowX)) {
      const held = element.querySelector("a[href], button, input, select, [tabindex='0']");
      const named = element.matches("[aria-label], [aria-labelledby]") || element.querySelector("caption, table[aria-label]");
      if (element.tabIndex < 0 && !held) said.add(`${name(element)} scrolls, and no key gets there`);
      if (!named) said.add(`${name(element)} scrolls, and has no name`);
    } else if (/hidden|clip/.test(style.overflowX)) {
      if (style.clipPath === "none" && !element.matches("[title], .lot-name, .config-says, .about, .lot-more, .chips")) said.add(`${name(element)} is cut`);
    } else if (element.children.length === 0) said.add(`${name(element)} spills over`);
  }
  if (stuck > innerHeight / 3) said.add(`${stuck} px of ${innerHeight} never scroll away`);
  // No words over others. What scrolls by itself has heads that stay over the rest.
  const lines = [];
  const words = document.createTreeWalker(modal ?? document.body, NodeFilter.SHOW_TEXT, (node) => (node.data.trim() && !node.parentElement.closest(".sr, svg, option, dialog:not([open]), .source-view, .long, pre, .plat-scroll, .overview-scroll, .tabs, .haul-strip, .skip, thead") && node.parentElement.checkVisibility() && getComputedStyle(node.parentElement).clipPath === "none" ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT));
  while (words.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    for (const box of range.getClientRects()) lines.push({ box, node: words.currentNode });
  }
  lines.sort((one, other) => one.box.top - other.box.top);
  for (let at = 0; at < lines.length; at++) {
    for (let next = at + 1; next < lines.length && lines[next].box.top < lines[at].box.bottom - 5; next++) {
      const [one, other] = [lines[at].box, lines[next].box];
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (wide > 3 && lines[at].node !== lines[next].node) said.add(`“${lines[at].node.data.trim().slice(0, 24)}” and “${lines[next].node.data.trim().slice(0, 24)}” overlap`);
    }
  }
  return [...said];
};

/** Targets under 24 px that have others close by (WCAG 2.2, 2.5.8). Runs in the page. */
const small = () => {
  const targets = [...document.querySelectorAll("a[href], button, input:not([type=file]), select, textarea, summary, [role=row][tabindex]")].filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(".skip")).map((element) => ({ element, box: element.getBoundingClientRect() })).filter(({ box }) => box.width);
  const middle = ({ box }) => [box.left + box.width / 2, box.top + box.height / 2];
  return targets.filter(({ element, box }) => (box.width < 24 || box.height < 24) && !(getComputedStyle(element).display === "inline" && element.parentElement.textContent.trim() !== element.textContent.trim())).filter((target) => {
    const [x, y] = middle(target);
    return targets.some((other) => other !== target && !other.element.contains(target.element) && !target.element.contains(other.element) && Math.hypot(Math.max(other.box.left - x, 0, x - other.box.right), Math.max(other.box.top - y, 0, y - other.box.bottom)) < 12);
  }).map(({ element, box }) => `${element.tagName} .${element.getAttribute("class")} “${element.textContent.slice(0, 24)}” is ${Math.round(box.width)} × ${Math.round(box.height)}`);
};

/** What moves although stillness is asked for. Runs in the page. */
const moving = () => {
  const long = (style) => [style.transitionDuration, style.animationDuration].flatMap((list) => list.split(",")).some((time) => parseFloat(time) * (time.endsWith("ms") ? 0.001 : 1) > 0.01);
  return [...document.querySelectorAll("*")].filter((element) => long(getComputedStyle(element)) || long(getComputedStyle(element, "::before")) || getComputedStyle(element).scrollBehavior === "smooth").map((element) => element.outerHTML.slice(0, 80));
};

const SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }";
/** Puts the distances of WCAG 1.4.12 into the page, or takes them out. The policy forbids a style element, not this. */
const space = (page, rules) => page.evaluate((rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}, rules);

for (const locale of LOCALES) {
  test(`axe finds nothing in any state, light and dark: ${locale}`, { timeout: 240_000 }, async () => {
    const page = await open(browser, server.url, { locale, viewport: { width: 1280, height: 720 }, reducedMotion: "reduce" });
    await page.evaluate(axe.source);
    const found = [];
    const run = async (state, options) => {
      const { violations } = await page.evaluate((options) => window.axe.run(document, { ...options, resultTypes: ["violations"] }), options);
      found.push(...violations.map(({ id, nodes }) => `${state}: ${id}: ${nodes.map((node) => node.target).slice(0, 3)}`));
    };
    await walk(page, async (state) => {
      await page.emulateMedia({ colorScheme: "light" });
      await run(state, {});
      found.push(...(await page.evaluate(moving)).map((what) => `${state}: ${what} moves`), ...(await page.evaluate(small)).map((what) => `${state}: ${what}`));
      await page.emulateMedia({ colorScheme: "dark" });
      await run(`${state}, dark`, { runOnly: ["color-contrast"] });
    });
    assert.equal([...new Set(found)].join("\n"), "");
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test(`nothing is cut or covered in little room: ${locale}`, { timeout: 240_000 }, async () => {
    const page = await open(browser, server.url, { locale, viewport: { width: 640, height: 360 }, reducedMotion: "reduce" });
    const found = [];
    await walk(page, async (state) => {
      // A page of 1280 × 720 and of 1280 × 1024 at 200 % and 400 %, and a small phone.
      for (const [width, height, rules] of [[640, 360, ""], [320, 256, ""], [320, 640, SPACED], [360, 640, ""]]) {
        await page.setViewportSize({ width, height });
        await space(page, rules);
        await drawn(page);
        found.push(...(await page.evaluate(misfits)).map((what) => `${state}, ${width} × ${height}${rules && ", spaced"}: ${what}`));
      }
      await space(page, "");
      await page.setViewportSize({ width: 640, height: 360 });
    });
    assert.equal([...new Set(found)].join("\n"), "");
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

for (const colorScheme of ["light", "dark"]) {
  test(`what colour tells is told without it where colours are forced: ${colorScheme}`, { timeout: 120_000 }, async () => {
    const page = await open(browser, server.url, { colorScheme, viewport: { width: 1280, height: 720 } });
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    /** The lines around the elements of a kind, in words. */
    const lines = (selector) => page.locator(selector).evaluateAll((elements) => elements.map((element) => {
      const style = getComputedStyle(element);
      return `${style.outlineStyle} ${style.borderTopStyle} ${style.borderTopColor} ${style.borderInlineStartColor}`;
    }));
    /** Those that are chosen have other lines than those that are not. */
    const differ = async (state, chosen, others) => {
      const [one, rest] = [await lines(chosen), await lines(others)];
      assert.ok(one.length > 0 && rest.length > 0, `${state}: ${chosen} and ${others} are there`);
      for (const line of one) assert.ok(!rest.includes(line), `${state}: ${chosen} looks like ${others}: ${line}`);
    };
    const checks = {
      matrix: () => differ("matrix", ".tabs a[aria-current]", ".tabs a:not([aria-current])"),
      inspector: () => differ("inspector", ".lot[aria-pressed=true]", ".lot[aria-pressed=false]"),
      "matrix-host": async () => {
        await differ("picks", ".lot.picked", ".lot:not(.picked)");
        assert.equal(await page.locator(".lot.picked .chip").first().isVisible(), true, "who takes it stands on it");
      },
      finding: async () => {
        await differ("finding", ".finding.chosen, .line.lit", ".finding:not(.chosen), .line:not(.lit)");
        const [marked, plain] = await page.locator(".line.lit").evaluate((line) => [getComputedStyle(line.querySelector(".chosen")).backgroundColor, getComputedStyle(line).backgroundColor]);
        assert.notEqual(marked, plain, "the place in the source is marked");
      },
      "clients-host": async () => {
        await differ("hosts", ".host-item[aria-pressed=true]", ".host-item[aria-pressed=false]");
        await differ("answers", ".answers tr.chosen", ".answers tbody tr:not(.chosen)");
        await differ("trace", ".trace .taken .step", ".trace li:not(.taken) .step");
      },
      documents: () => differ("documents", ".documents tr.opened", ".documents tbody tr:not(.opened)"),
      "doctor-done": () => differ("doctor", ".tries tr.good", ".tries tbody tr:not(.good)"),
      learn: () => differ("learn", ".reader nav a[aria-current]", ".reader nav a:not([aria-current])"),
      "doctor-running": async () => assert.notEqual(await page.locator(".searching progress").evaluate((bar) => getComputedStyle(bar).borderTopStyle), "none"),
    };
    const unseen = [];
    await walk(page, async (state) => {
      unseen.push(...(await page.evaluate(() => [...document.querySelectorAll("svg.icon")].filter((icon) => {
        if (!icon.checkVisibility() || !icon.getBoundingClientRect().width) return false;
        let around = icon.parentElement;
        while (around && /, 0\)$|transparent/.test(getComputedStyle(around).backgroundColor)) around = around.parentElement;
        const behind = around ? getComputedStyle(around).backgroundColor : getComputedStyle(document.documentElement).backgroundColor;
        return getComputedStyle(icon.firstElementChild).stroke === behind;
      }).map((icon) => icon.parentElement.outerHTML.slice(0, 60)))).map((icon) => `${state}: ${icon} is not seen`));
      await checks[state]?.();
      delete checks[state];
      if (/^(matrix-host|inspector|finding|clients-host|documents|doctor-done|archive|source)$/.test(state)) await page.screenshot({ path: join(ROOT, `test-results/forced/${state}-${colorScheme}.png`) });
    }, ["plain", "windows", "invalid", "doctor", "archive", "apart"]);
    assert.deepEqual(unseen, []);
    assert.deepEqual(Object.keys(checks), [], "every state was come by");
    await page.context().close();
  });
}
