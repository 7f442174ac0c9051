// In Chromium: from bytes to the drawn matrix, beside JSON.parse + ajv on the same bytes; and what the first load weighs.
import { brotliCompressSync } from "node:zlib";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { ROOT, drop, launch, open, serve } from "../tests/e2e/harness.mjs";

// The shape of the image-spec's JSON schema of an index, without its words.
const mediaType = { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$" };
const text = { type: "string" };
const annotations = { type: "object", patternProperties: { ".{1,}": text } };
const platform = { type: "object", required: ["architecture", "os"], properties: { architecture: text, os: text, "os.version": text, "os.features": { type: "array", items: text }, variant: text } };
const digest = { type: "string", pattern: "^[a-z0-9]+(?:[+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$" };
const size = { type: "integer", minimum: -9223372036854776000, maximum: 9223372036854776000 };
const entry = { type: "object", required: ["mediaType", "size", "digest"], properties: { mediaType, size, digest, urls: { type: "array", items: text }, platform, annotations } };
const schema = { type: "object", required: ["schemaVersion", "manifests"], properties: { schemaVersion: { type: "integer", minimum: 2, maximum: 2 }, mediaType, manifests: { type: "array", items: entry }, annotations } };
const validate = new Ajv().compile(schema);

const clientPlatform = (at) => [{ os: "linux", architecture: "amd64" }, { os: "linux", architecture: "arm64", variant: "v8" }, { os: "windows", architecture: "amd64", "os.version": `10.0.${17_763 + at}.1` }, { os: "linux", architecture: "arm", variant: "v7" }][at % 4];
const index = (entries, platform = (at) => ({ architecture: `a${at}`, os: "linux" })) =>
  JSON.stringify({ schemaVersion: 2, mediaType: "application/vnd.oci.image.index.v1+json", manifests: Array.from({ length: entries }, (_, at) => ({ mediaType: "application/vnd.oci.image.manifest.v1+json", digest: `sha256:${(at + 1_000_003).toString(16).padStart(64, "0")}`, size: at + 500, platform: platform(at) })) }, null, 2);
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

const server = await serve();
const browser = await launch();
console.log("entries      bytes   analyse ms   to drawn matrix ms   JSON.parse + ajv ms (Node)");
for (const entries of [20, 200, 2_000, 20_000]) {
  const bytes = index(entries);
  const analyse = [];
  const drawn = [];
  const plain = [];
  for (let round = 0; round < 5; round++) {
    const page = await open(browser, server.url);
    // The first input also warms the program up; the second, with another name, is measured.
    await drop(page, [{ name: "warm.json", bytes: index(20).replace("a1", "b1") }]);
    await page.locator(".plat").waitFor();
    const figures = await page.evaluate(async (text) => {
      performance.clearMeasures();
      const data = new DataTransfer();
      data.setData("text/plain", text);
      const start = performance.now();
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      const count = JSON.parse(text).manifests.length.toLocaleString("en");
      while (![...document.querySelectorAll(".figure dd")].some((figure) => figure.textContent === count)) await new Promise((next) => setTimeout(next));
      document.body.getBoundingClientRect();
      return { drawn: performance.now() - start, analyse: performance.getEntriesByName("platmap:analyse").reduce((sum, { duration }) => sum + duration, 0) };
    }, bytes);
    analyse.push(figures.analyse);
    drawn.push(figures.drawn);
    const start = performance.now();
    validate(JSON.parse(bytes));
    plain.push(performance.now() - start);
    await page.context().close();
  }
  console.log(`${String(entries).padStart(7)} ${String(bytes.length).padStart(10)} ${median(analyse).toFixed(1).padStart(12)} ${median(drawn).toFixed(1).padStart(20)} ${median(plain).toFixed(2).padStart(27)}`);
}
// The hash doctor where nothing fits: a megabyte in which every form differs, in the worker.
const rich = JSON.stringify({ schemaVersion: 2, mediaType: "application/vnd.oci.image.index.v1+json", manifests: Array.from({ length: 3300 }, (_, at) => ({ mediaType: "application/vnd.oci.image.manifest.v1+json", digest: `sha256:${at.toString(16).padStart(64, "0")}`, size: at + 0.5, annotations: { "org.opencontainers.image.url": `https://example.com/é?a=${at}&b=<c>` }, artifactType: "a/b", platform: { architecture: "arm64", os: "linux", variant: "v8" } })) }).replaceAll(/(\d)\.5/g, "$1.0");
const page = await open(browser, server.url);
await drop(page, [{ name: `${"0".repeat(64)}.json`, bytes: rich }]);
await page.locator(".title-block").waitFor();
await page.keyboard.press("4");
const doctor = await page.evaluate(async () => {
  const press = (name) => [...document.querySelectorAll(".doctor button")].find((button) => button.textContent === name).click();
  const until = async (there) => {
    const start = performance.now();
    while (!there()) await new Promise((next) => setTimeout(next));
    return performance.now() - start;
  };
  await until(() => document.querySelector(".doctor button"));
  press("Find out why");
  const first = await until(() => document.querySelector("progress")?.value > 0);
  press("Cancel");
  const cancel = await until(() => !document.querySelector("progress"));
  press("Find out why");
  const all = await until(() => document.querySelector(".doctor-verdict"));
  return { first, cancel, all, says: document.querySelector(".doctor-verdict h3").textContent };
});
console.log(`\nhash doctor on ${rich.length} bytes: every form in ${(doctor.all / 1000).toFixed(1)} s, first progress after ${doctor.first.toFixed(0)} ms, Cancel in ${doctor.cancel.toFixed(0)} ms\n${doctor.says}`);
console.log("\nentries   every client on every host ms   to the drawn clients panel ms");
for (const entries of [20, 200, 2_000]) {
  const survey = [];
  const shown = [];
  for (let round = 0; round < 5; round++) {
    const page = await open(browser, server.url);
    await drop(page, [{ name: "index.json", bytes: index(entries, clientPlatform) }]);
    await page.locator(".plat").waitFor();
    const figures = await page.evaluate(async () => {
      const start = performance.now();
      document.querySelector('.tabs a[href="#/clients"]').click();
      const there = async (selector) => {
        while (!document.querySelector(selector)) {
          if (performance.now() - start > 60_000) throw new Error(`not there: ${selector}`);
          await new Promise((next) => setTimeout(next));
        }
      };
      await there(".overview-section");
      // Of a long index everyone is asked only when wished.
      document.querySelector(".overview-section > .button")?.click();
      await there(".overview");
      document.body.getBoundingClientRect();
      return { shown: performance.now() - start, survey: performance.getEntriesByName("platmap:survey").reduce((sum, { duration }) => sum + duration, 0) };
    });
    survey.push(figures.survey);
    shown.push(figures.shown);
    await page.context().close();
  }
  console.log(`${String(entries).padStart(7)} ${median(survey).toFixed(1).padStart(31)} ${median(shown).toFixed(1).padStart(32)}`);
}
await browser.close();
server.close();

console.log("\nfile                                        raw    brotli");
let first = 0;
let all = 0;
for (const name of readdirSync(join(ROOT, "dist"), { recursive: true, withFileTypes: true }).filter((file) => file.isFile())) {
  const path = join(name.parentPath ?? name.path, name.name);
  const bytes = readFileSync(path);
  if (bytes.length === 0) continue;
  const small = brotliCompressSync(bytes).length;
  all += small;
  // The worker is loaded behind the first view.
  if (!path.endsWith(".json") && !name.name.startsWith("worker")) first += small;
  console.log(`${path.slice(join(ROOT, "dist/").length).padEnd(36)} ${String(bytes.length).padStart(10)} ${String(small).padStart(9)}`);
}
console.log(`needed for the first matrix: ${(first / 1000).toFixed(0)} kB brotli; all files: ${(all / 1000).toFixed(0)} kB brotli`);
