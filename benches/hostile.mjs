// In Chromium: documents as large as are read. How soon the page answers, how long it is away at most, and when all is there.
import { launch, open, serve } from "../tests/e2e/harness.mjs";

const CASES = {
  "20,000 entries": () => index(entries(20_000)),
  "100,000 entries": () => index(entries(100_000)),
  "100,000 bad entries": () => index(Array(100_000).fill('{"mediaType":7,"digest":"sha256:XY","size":-1,"platform":{"os":"Linux","architecture":"x86_64"}}').join()),
  "empty entries, 31 MB": () => index(Array(10_000_000).fill("{}").join()),
  "1,000,000 names": () => `{${Array.from({ length: 1_000_000 }, (_, at) => `"k${at}":0`).join()}}`,
  "1,000,000 equal names": () => `{${Array(1_000_000).fill('"k":0').join()}}`,
  "1,000,000 names of an index": () => `{"schemaVersion":2,"manifests":[],${Array.from({ length: 1_000_000 }, (_, at) => `"k${at}":0`).join()}}`,
  "1,000,000 annotations": () => `{"schemaVersion":2,"manifests":[],"annotations":{${Array.from({ length: 1_000_000 }, (_, at) => `"a.b.k${at}":"${at}"`).join()}}}`,
  "4,000,000 numbers": () => `[${Array.from({ length: 4_000_000 }, (_, at) => at).join()}]`,
  "a string of 31 MB": () => `{"schemaVersion":2,"manifests":[],"annotations":{"a":"${"x".repeat(31_000_000)}"}}`,
  "nesting, 30 MB": () => "[".repeat(15_000_000) + "]".repeat(15_000_000),
  "base64, 31 MB": () => "e30K".repeat(7_750_000),
  "words, 31 MB": () => "no such thing as a manifest here, sorry for that: x ".repeat(600_000),
};
const HELPERS = `
  const index = (entries) => '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[' + entries + ']}';
  const entries = (count) => Array.from({ length: count }, (_, at) => '{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:' + String(at).padStart(64, "0") + '","size":7,"platform":{"os":"linux","architecture":"a' + at + '"}}').join();`;

const server = await serve();
const browser = await launch();
console.log("case                                MB   answers after ms   away at most ms   all there after ms");
for (const [name, make] of Object.entries(CASES).filter(([name]) => !process.argv[2] || name.includes(process.argv[2]))) {
  const page = await open(browser, server.url);
  page.setDefaultTimeout(600_000);
  const figures = await page.evaluate(`(async () => {
    ${HELPERS}
    const text = (${make})();
    const data = new DataTransfer();
    data.items.add(new File([text], "hostile.json"));
    let last = performance.now(), away = 0, over = false, answer = 0;
    const began = last;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const now = performance.now();
      away = Math.max(away, now - last);
      last = now;
      if (!answer && document.querySelector(".incoming progress, .title-block, .fault")) answer = now - began;
      if (!over) setTimeout(() => channel.port2.postMessage(0));
    };
    channel.port2.postMessage(0);
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    while (!document.querySelector(".title-block, .fault") || document.querySelector(".incoming .job")) await new Promise((next) => setTimeout(next, 20));
    document.body.getBoundingClientRect();
    const all = performance.now() - began;
    await new Promise((next) => setTimeout(next, 100));
    over = true;
    return { size: text.length, answer, away, all };
  })()`);
  console.log(`${name.padEnd(32)} ${(figures.size / 1e6).toFixed(1).padStart(6)} ${figures.answer.toFixed(0).padStart(18)} ${figures.away.toFixed(0).padStart(17)} ${figures.all.toFixed(0).padStart(20)}`);
  await page.context().close();
}
await browser.close();
server.close();
