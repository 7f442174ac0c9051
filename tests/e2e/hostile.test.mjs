// What someone gives who means harm, or only too much: the page answers, or shows how far it is and can be stopped; nothing
// of the input becomes a part of the page; and afterwards it works as before.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, launch, open, paste, serve } from "./harness.mjs";

/** Milliseconds until something must be there, on the slowest machine that runs this. `benches/hostile.mjs` measures. */
const SOON = 10_000;
/** Milliseconds until the largest documents are read. */
const READ = 100_000;

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
const good = samples.find(({ id }) => id === "plain").files[0].text;
const INDEX = "application/vnd.oci.image.index.v1+json";
const MANIFEST = "application/vnd.oci.image.manifest.v1+json";

/** A test with a page of its own, which must end without a fault, and answer to what is given after all. */
const scene = (name, run, options) =>
  test(name, { timeout: 240_000 }, async () => {
    const page = await open(browser, server.url, options);
    page.setDefaultTimeout(READ);
    try {
      // What is large is made in the page.
      await page.evaluate(() => {
        const send = (type, data) => document.body.dispatchEvent(type === "drop" ? new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }) : new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        window.dropped = (...files) => {
          const data = new DataTransfer();
          for (const [name, ...parts] of files) data.items.add(new File(parts, name));
          send("drop", data);
        };
        window.pasted = (text) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          send("paste", data);
        };
      });
      await run(page);
      await works(page);
      assert.deepEqual(page.faults, []);
    } finally {
      await page.context().close();
    }
  });

/** Waits until the page answers: with a result, or with how far it is and a way to stop. */
const answers = (page) => page.locator(".incoming .job:has(progress):has(button), .title-block, .fault, .notice, .haul-strip").first().waitFor({ timeout: SOON });
/** Waits until nothing is being read any more. */
const read = (page) => page.waitForFunction(() => !document.querySelector(".incoming .job"), undefined, { timeout: READ });
const codes = async (page) => {
  await page.keyboard.press("3");
  await page.waitForFunction(() => location.hash.startsWith("#/findings"));
  return page.locator(".panel").textContent();
};

/** Gives a good index, looks at it, and goes about by keys. */
async function works(page) {
  await read(page);
  await page.evaluate(() => document.activeElement?.blur?.());
  await paste(page, good);
  await page.waitForFunction(() => document.querySelector("h1")?.textContent === "No error found" || document.querySelector("h1")?.textContent === "未发现错误", undefined, { timeout: READ });
  await page.keyboard.press("4");
  await page.waitForFunction(() => location.hash.startsWith("#/source"));
  await page.keyboard.press("1");
  await page.locator(".plat .lot").first().waitFor();
}

/** Shows each panel, in both languages, and does something there. */
async function everywhere(page, look) {
  for (const language of ["中文", "English"]) {
    for (const key of ["1", "2", "3", "4", "5", "6", "7", "8"]) {
      await page.keyboard.press(key);
      await page.locator("main").waitFor();
      if (key === "1" && (await page.locator(".plat .lot").count())) await page.locator(".plat .lot").first().click();
      if (key === "3" && (await page.locator(".finding-head").count())) await page.locator(".finding-head").first().click();
      await look(`${language}, panel ${key}`);
    }
    await page.getByRole("button", { name: language, exact: true }).click();
  }
}

scene("nesting of a hundred thousand", async (page) => {
  await page.evaluate(() => pasted("[".repeat(100_000)));
  await page.locator(".fault").waitFor({ timeout: SOON });
  await page.evaluate(() => dropped(["deep.json", "[".repeat(100_000) + "]".repeat(100_000)]));
  await answers(page);
  await page.getByText("deep.json").first().waitFor();
  await page.evaluate(() => dropped(["deeper.json", '{"a":'.repeat(3_000_000) + "1" + "}".repeat(3_000_000)]));
  await answers(page);
  await read(page);
  await page.getByText("deeper.json").first().waitFor();
});

for (const [how, first] of [["as a file", "{"], ["of white space first", " "]]) {
  scene(`100 MB of JSON ${how}`, async (page) => {
    await page.evaluate((first) => {
      const bytes = new Uint8Array(100 * 1024 * 1024).fill(32);
      bytes[0] = first.charCodeAt(0);
      dropped(["big.json", bytes]);
    }, first);
    await answers(page);
    if (first === "{") {
      await page.locator(".fault").waitFor();
      assert.match(await page.locator(".fault").textContent(), /JSON above 33\.\d MB is not read/);
    } else await page.getByText("sha256:f4bcab0344c644387e5b7026834ac8a1dbd7643d6a9f246f6ecb6b2257cb16d3").first().waitFor();
  });
}

scene("a million names in one object, and as many that are equal", async (page) => {
  await page.evaluate(() => dropped(["names.json", `{${Array.from({ length: 1_000_000 }, (_, at) => `"k${at}":0`).join()}}`]));
  await answers(page);
  await read(page);
  await page.evaluate(() => dropped(["equal.json", `{${Array(1_000_000).fill('"k":0').join()}}`]));
  await answers(page);
  await read(page);
  await page.locator(".title-block", { hasText: "999,999" }).waitFor();
});

scene("one string of 50 MB is refused, one of 30 MB is read", async (page) => {
  await page.evaluate(() => dropped(["above.json", `{"a":"${"x".repeat(50_000_000)}"}`]));
  await answers(page);
  await page.locator(".fault").waitFor();
  assert.match(await page.locator(".fault").textContent(), /JSON above 33\.\d MB is not read/);
  await page.evaluate((type) => dropped(["below.json", `{"schemaVersion":2,"mediaType":"${type}","manifests":[],"annotations":{"a.b":"${"x".repeat(30_000_000)}"}}`]), INDEX);
  await answers(page);
  await read(page);
  await page.locator(".subject", { hasText: "below.json" }).first().waitFor();
  await page.keyboard.press("4");
  await page.locator(".source-view .line").first().waitFor();
});

const entries = (count, more = "") =>
  JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests: Array.from({ length: count }, (_, at) => ({ mediaType: MANIFEST, digest: `sha256:${String(at).padStart(64, "0")}`, size: at + 3, platform: { os: "linux", architecture: `a${at}` } })), annotations: { "a.b": more } });

scene("20,000 entries are drawn as far as they are seen", async (page) => {
  await paste(page, entries(20_000));
  await answers(page);
  await page.locator(".plat").waitFor();
  assert.ok((await page.locator(".plat tbody tr").count()) < 200, "only the rows in view are drawn");
  await page.locator(".plat-scroll").evaluate((element) => (element.scrollTop = 400_000));
  await page.locator(".plat tbody tr[aria-rowindex='7700']").waitFor();
});

scene("lone surrogates, escaped and as bytes", async (page) => {
  await page.evaluate(() => pasted('{"schemaVersion":2,"manifests":[],"annotations":{"a.\\ud800":"\\udfff","b.c":"\ud800"}}'));
  await answers(page);
  assert.match(await codes(page), /in-surrogate-or-noncharacter/);
  await page.evaluate(() => dropped(["surrogates.json", '{"schemaVersion":2,"manifests":[],"annotations":{"a.b":"', new Uint8Array([0xed, 0xa0, 0x80, 0xed, 0xbf, 0xbf]), '"}}']));
  await page.locator(".subject", { hasText: "surrogates.json" }).first().waitFor();
  assert.match(await codes(page), /in-invalid-utf8/);
});

scene("NUL and characters that turn text around", async (page) => {
  const odd = "a\u0000b\u202ec\u2066d\u200be";
  const entry = { mediaType: MANIFEST, digest: `sha256:${"a".repeat(64)}`, size: 500, platform: { os: "linux", architecture: odd, variant: odd }, annotations: { [odd]: odd }, artifactType: odd };
  await page.evaluate(([name, text]) => dropped([name, text]), [`${odd}.json`, JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests: [entry], annotations: { [odd]: odd }, [odd]: odd })]);
  await answers(page);
  await page.locator(".plat").waitFor();
  assert.match(await page.locator(".title-block, .bar").allTextContents().then((all) => all.join()), /⟨U\+202E⟩/);
  await everywhere(page, async (where) => {
    // Only the source shows the text itself: it is the evidence.
    const words = await page.evaluate(() => {
      const copy = document.querySelector(".app").cloneNode(true);
      for (const source of copy.querySelectorAll(".source-view, .inspector pre, textarea")) source.remove();
      return copy.textContent + [...copy.querySelectorAll("[title], [aria-label]")].map((element) => `${element.title} ${element.getAttribute("aria-label")}`).join();
    });
    assert.doesNotMatch(words, /[\u0000\u202e\u2066\u200b]/u, where);
  });
});

scene("addresses that run or are huge are never links", async (page) => {
  const huge = `https://evil.example/${"a".repeat(1_000_000)}`;
  const urls = ["javascript:document.body.dataset.hacked=1", "data:text/html,<script>parent.hacked=1</script>", " JaVaScRiPt:alert(1)", "https://evil.example/", huge];
  const annotations = Object.fromEntries(["url", "source", "documentation", "base.name", "licenses"].map((name, at) => [`org.opencontainers.image.${name}`, urls[at]]));
  const entry = (at) => ({ mediaType: MANIFEST, digest: `sha256:${String(at).padStart(64, "0")}`, size: 500, platform: { os: "linux", architecture: `a${at}` }, urls, annotations });
  await paste(page, JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests: [entry(1), entry(2)], annotations }));
  await answers(page);
  await page.locator(".plat").waitFor();
  await everywhere(page, async (where) => {
    const links = await page.evaluate(() => [...document.querySelectorAll(".app *")].flatMap((element) => ["href", "src", "action", "formaction", "xlink:href", "srcset", "data"].map((name) => element.getAttribute(name)).filter((value) => value !== null)));
    const bad = links.filter((link) => /^\s*(javascript|data|vbscript):/i.test(link) || link.includes("evil.example"));
    assert.deepEqual(bad.map((link) => link.slice(0, 60)), [], where);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${where} is wider than the page`);
  });
  assert.equal(await page.evaluate(() => document.body.dataset.hacked), undefined);
});

const WILD = `"><img src=x onerror="hacked=1"><svg onload="hacked=1"><script>hacked=1</script><a href="javascript:hacked=1" onclick="hacked=1">x</a><style>*{display:none}</style>`;
/** A document in which every text is wild, of its kind by as little as is needed. */
const wild = {
  index: (child) => ({ schemaVersion: 2, mediaType: INDEX, artifactType: WILD, manifests: [{ mediaType: MANIFEST, digest: child ?? `sha256:${"b".repeat(64)}`, size: 500, platform: { os: WILD, architecture: WILD, variant: WILD, "os.version": WILD, "os.features": [WILD], features: [WILD] }, urls: [WILD], data: WILD, artifactType: WILD, annotations: { [WILD]: WILD, "org.opencontainers.image.ref.name": WILD } }, { mediaType: WILD, digest: WILD, size: WILD, platform: WILD, [WILD]: WILD }], subject: { mediaType: WILD, digest: WILD, size: WILD }, annotations: { [WILD]: WILD }, [WILD]: { [WILD]: [WILD] } }),
  manifest: () => ({ schemaVersion: 2, mediaType: MANIFEST, artifactType: WILD, config: { mediaType: "application/vnd.oci.image.config.v1+json", digest: WILD, size: 7, annotations: { [WILD]: WILD }, data: WILD, urls: [WILD] }, layers: [{ mediaType: WILD, digest: WILD, size: WILD, urls: [WILD], annotations: { [WILD]: WILD } }], subject: { mediaType: WILD, digest: WILD, size: 1 }, annotations: { [WILD]: WILD } }),
  config: () => ({ created: WILD, author: WILD, architecture: WILD, os: WILD, "os.version": WILD, "os.features": [WILD], variant: WILD, config: { User: WILD, ExposedPorts: { [WILD]: {} }, Env: [WILD, `A=${WILD}`], Entrypoint: [WILD], Cmd: [WILD], Volumes: { [WILD]: {} }, WorkingDir: WILD, Labels: { [WILD]: WILD }, StopSignal: WILD, Healthcheck: { Test: [WILD] } }, rootfs: { type: WILD, diff_ids: [WILD] }, history: [{ created: WILD, author: WILD, created_by: WILD, comment: WILD, empty_layer: true }], [WILD]: WILD }),
};
for (const kind of Object.keys(wild)) {
  scene(`markup in every text of one ${kind}`, async (page) => {
    await page.evaluate(([name, text]) => dropped([name, text]), [`${WILD}.json`, JSON.stringify(wild[kind]())]);
    await answers(page);
    await page.locator(".title-block").waitFor();
    const before = await page.evaluate(() => [...document.querySelectorAll("script, style, iframe, link")].length);
    await everywhere(page, async (where) => {
      const found = await page.evaluate(() => {
        const foreign = [...document.querySelectorAll("img, iframe, object, embed, .app script, .app style, svg:not(.icon):not([class])")];
        const acting = [...document.querySelectorAll(".app *")].filter((element) => [...element.attributes].some(({ name, value }) => name.startsWith("on") || /^\s*javascript:/i.test(value)));
        return { foreign: foreign.map((element) => element.outerHTML.slice(0, 80)), acting: acting.map((element) => element.outerHTML.slice(0, 80)), hacked: "hacked" in window, all: document.querySelectorAll("script, style, iframe, link").length };
      });
      assert.deepEqual({ ...found, all: before }, { foreign: [], acting: [], hacked: false, all: before }, where);
      assert.equal(found.all, before, where);
    });
    await page.keyboard.press("4");
    await page.locator(".source-view .line").first().waitFor();
    assert.ok((await page.locator(".source-view").textContent()).includes("onerror"), "it is shown as the text that it is");
  });
}

scene("a clipboard of text, markup and a file gives the text", async (page) => {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    data.setData("text/html", "<img src=x onerror='hacked=1'><p>other</p>");
    data.items.add(new File(["{}"], "other.json"));
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, entries(3));
  await page.locator(".plat").waitFor({ timeout: SOON });
  await page.keyboard.press("6");
  await page.waitForFunction(() => document.querySelectorAll(".documents tr[aria-level='1']").length === 1);
  assert.equal(await page.evaluate(() => "hacked" in window), false);
});

scene("a folder of ten thousand files", async (page) => {
  const folder = mkdtempSync(join(tmpdir(), "platmap-many-"));
  try {
    for (let at = 0; at < 10_000; at++) writeFileSync(join(folder, `${at}.json`), `{"a":${at}}`);
    writeFileSync(join(folder, "index.json"), good);
    await page.locator("input[type=file][webkitdirectory]").setInputFiles(folder);
    await answers(page);
    await page.locator(".haul-strip, .title-block, .incoming .job").first().waitFor({ timeout: READ });
    await page.keyboard.press("6");
    await page.locator(".documents").waitFor();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** An index of many megabytes that takes seconds to read. */
const large = (page, name, mark = "") =>
  page.evaluate(([name, mark, index, manifest]) => {
    const entry = (at) => `{"mediaType":"${manifest}","digest":"sha256:${String(at).padStart(64, "0")}","size":7,"platform":{"os":"linux","architecture":"a${at}"}}`;
    dropped([name, `{"schemaVersion":2,"mediaType":"${index}","annotations":{"a.b":"${mark}"},"manifests":[${Array.from({ length: 100_000 }, (_, at) => entry(at)).join()}]}`]);
  }, [name, mark, INDEX, MANIFEST]);
const job = (page, name) => page.locator(".incoming .job", { hasText: name });

scene("reading says how far it is, and can be stopped by its button and by a key", async (page) => {
  await paste(page, good);
  await page.locator(".plat").waitFor();
  await large(page, "first.json", "1");
  await job(page, "first.json").locator("progress").waitFor({ timeout: SOON });
  await page.waitForFunction(() => Number(document.querySelector(".incoming progress")?.value) > 0, undefined, { timeout: SOON });
  // The page goes on working meanwhile.
  await page.keyboard.press("5");
  await page.locator(".digests").waitFor({ timeout: SOON });
  await page.getByRole("button", { name: "Cancel: first.json" }).click();
  await job(page, "first.json").waitFor({ state: "detached", timeout: SOON });
  assert.match(await page.locator(".notice").textContent(), /Stopped reading first\.json/);
  await large(page, "second.json", "2");
  await job(page, "second.json").waitFor({ timeout: SOON });
  await page.keyboard.press("Escape");
  await job(page, "second.json").waitFor({ state: "detached", timeout: SOON });
  await page.keyboard.press("6");
  await page.waitForFunction(() => document.querySelectorAll(".documents tr[aria-level='1']").length === 1);
});

for (const [width, colorScheme, locale] of [[1440, "light", "en-US"], [360, "dark", "zh-CN"]]) {
  scene(`a row that says how far reading is fits a page of ${width} px: ${colorScheme}, ${locale}`, async (page) => {
    await large(page, "a-file-with-quite-a-long-name-as-they-come.json");
    await job(page, "a-file").waitFor({ timeout: SOON });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    mkdirSync(join(ROOT, "test-results"), { recursive: true });
    await page.screenshot({ path: join(ROOT, `test-results/incoming-${width}-${colorScheme}.png`) });
  }, { viewport: { width, height: 800 }, colorScheme, locale });
}

scene("what is dropped while something is read waits its turn, and nothing is lost", async (page) => {
  await large(page, "first.json", "1");
  await job(page, "first.json").waitFor({ timeout: SOON });
  await large(page, "stopped.json", "2");
  await large(page, "second.json", "3");
  await paste(page, entries(3, "pasted meanwhile"));
  await job(page, "second.json").waitFor({ timeout: SOON });
  await page.getByRole("button", { name: "Cancel: stopped.json" }).click();
  await read(page);
  await page.keyboard.press("6");
  await page.waitForFunction(() => document.querySelectorAll(".documents tr[aria-level='1']").length === 3, undefined, { timeout: READ });
  const names = await page.locator(".documents").textContent();
  assert.ok(names.includes("first.json") && names.includes("second.json") && !names.includes("stopped.json"));
  assert.ok(names.indexOf("first.json") < names.indexOf("second.json"), "in the order in which they were given");
});

scene("the same pasted twenty times is one document, and twenty others are twenty", async (page) => {
  await page.evaluate((text) => { for (let at = 0; at < 20; at++) pasted(text); }, entries(10));
  await answers(page);
  await page.keyboard.press("6");
  await page.waitForFunction(() => document.querySelectorAll(".documents tr[aria-level='1']").length === 1);
  await page.evaluate((texts) => texts.forEach((text) => pasted(text)), Array.from({ length: 20 }, (_, at) => entries(2, String(at))));
  await page.keyboard.press("6");
  await page.waitForFunction(() => document.querySelectorAll(".documents tr[aria-level='1']").length === 21);
});

scene("the same of many megabytes pasted twenty times is read once", async (page) => {
  await page.evaluate((text) => { for (let at = 0; at < 20; at++) pasted(text); }, entries(8_000));
  await answers(page);
  await read(page);
  await page.keyboard.press("6");
  await page.waitForFunction(() => document.querySelectorAll(".documents tr[aria-level='1']").length === 1);
});
