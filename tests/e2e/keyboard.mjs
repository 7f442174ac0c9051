// A person with a keyboard and nothing else: every step must leave the focus somewhere, seen, and not under anything.
import assert from "node:assert/strict";

/** What is wrong with where the focus is; nothing where all is well. Runs in the page. */
const wrong = (before) => {
  const element = document.activeElement;
  const name = (element) => `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""}.${element.getAttribute("class") ?? ""} “${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 30)}”`;
  if (!element || element === document.body) return before === "body" ? [] : ["the focus is lost"];
  const said = [];
  const box = element.getBoundingClientRect();
  let [left, right, top, bottom] = [Math.max(box.left, 0), Math.min(box.right, innerWidth), Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (getComputedStyle(around).overflowY === "visible") continue;
    const edge = around.getBoundingClientRect();
    [left, right, top, bottom] = [Math.max(left, edge.left), Math.min(right, edge.right), Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
  }
  if (right - left < 2 || bottom - top < 2) return [`${name(element)} is out of sight`];
  // The panel as a whole is a place to go on from; it needs no ring.
  if (element.id === "work" || element.classList.contains("trace-section")) return [];
  const points = [[(left + right) / 2, (top + bottom) / 2], [left + 3, top + 3], [right - 3, bottom - 3]];
  const reached = points.map(([x, y]) => document.elementFromPoint(x, y)).filter((at) => at && (element.contains(at) || at.contains(element)));
  if (reached.length < 2) said.push(`${name(element)} is covered`);
  const look = () => {
    const style = getComputedStyle(element);
    return [style.outlineStyle === "none" ? "" : style.outlineWidth + style.outlineColor + style.outlineOffset, style.boxShadow, style.borderColor, style.backgroundColor].join(" ");
  };
  const focused = look();
  element.blur();
  const unfocused = look();
  element.focus({ focusVisible: true, preventScroll: true });
  if (document.activeElement !== element) return [`${name(element)} does not take the focus back`];
  if (focused === unfocused && !element.matches("iframe")) said.push(`${name(element)} does not show its focus`);
  return said;
};

/** A keyboard over a page. */
export function keyboard(page) {
  const keys = {
    /** Checks where the focus is. */
    async look(step, before) {
      assert.deepEqual(await page.evaluate(wrong, before), [], step);
    },
    /** Presses keys, one after the other; the focus is there after each. */
    async press(...names) {
      for (const name of names) {
        const before = await page.evaluate(() => (document.activeElement === document.body ? "body" : ""));
        await page.keyboard.press(name);
        await page.evaluate(() => new Promise((done) => setTimeout(done, 20)));
        await keys.look(`after ${name}`, before);
      }
    },
    /** Whether the focus is on, or in, what matches. */
    on: (selector) => page.evaluate((selector) => Boolean(document.activeElement?.closest(selector)), selector),
    /** Tabs on to what matches. Whatever is passed is seen, and stands behind what was passed before. */
    async to(selector, back = false) {
      for (let steps = 0; steps < 150; steps++) {
        await page.evaluate(() => (globalThis.passed = document.activeElement));
        await page.keyboard.press(back ? "Shift+Tab" : "Tab");
        const ahead = await page.evaluate((back) => {
          const [one, other] = back ? [document.activeElement, globalThis.passed] : [globalThis.passed, document.activeElement];
          return one === document.body || other === document.body || Boolean(one.compareDocumentPosition(other) & 4) || other.matches(".skip");
        }, back);
        assert.ok(ahead, `the order of Tab follows that of reading, on the way to ${selector}`);
        if (await keys.on(selector)) return keys.look(`at ${selector}`);
        await keys.look(`on the way to ${selector}`, "body");
      }
      assert.fail(`${selector} is not reached by Tab`);
    },
    /** Waits until the focus is on, or in, what matches. */
    async at(selector) {
      await page.waitForFunction((selector) => document.activeElement?.closest(selector), selector, { timeout: 5_000 }).catch(() => {});
      assert.ok(await keys.on(selector), `the focus is at ${await page.evaluate(() => document.activeElement.outerHTML.slice(0, 120))}, not at ${selector}`);
      await keys.look(`at ${selector}`);
    },
  };
  return keys;
}
