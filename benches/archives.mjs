// In Chromium: a whole archive verified, beside other ways to hash the same blobs; and how the page fares with a very large one.
// Ratios within one run are what counts. Needs 2.2 GB of room in the temporary folder, which is given back.
import { execFileSync, spawn } from "node:child_process";
import { createHash, randomFillSync } from "node:crypto";
import { appendFileSync, closeSync, copyFileSync, existsSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, launch, open, serve } from "../tests/e2e/harness.mjs";
import { header, layout, padding, sha256, tar } from "../tests/e2e/images.mjs";

const MB = 1e6;
const cores = cpus().length;
const folder = mkdtempSync(join(tmpdir(), "platmap-bench-"));
const server = await serve();
const browser = await launch();
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

/** An image whose layers are plain blobs with these digests and sizes. */
function image(layers) {
  const json = (value) => Buffer.from(JSON.stringify(value));
  const type = (name) => `application/vnd.oci.image.${name}`;
  const files = [];
  const put = (mediaType, bytes, more) => {
    files.push({ path: `blobs/sha256/${sha256(bytes)}`, bytes });
    return { mediaType, digest: `sha256:${sha256(bytes)}`, size: bytes.length, ...more };
  };
  const config = put(type("config.v1+json"), json({ architecture: "amd64", os: "linux", config: {}, rootfs: { type: "layers", diff_ids: layers.map(({ digest }) => `sha256:${digest}`) } }));
  const descriptors = layers.map(({ digest, size }) => ({ mediaType: type("layer.v1.tar"), digest: `sha256:${digest}`, size }));
  const manifest = put(type("manifest.v1+json"), json({ schemaVersion: 2, mediaType: type("manifest.v1+json"), config, layers: descriptors }), { platform: { architecture: "amd64", os: "linux" } });
  files.unshift({ path: "oci-layout", bytes: json({ imageLayoutVersion: "1.0.0" }) }, { path: "index.json", bytes: json({ schemaVersion: 2, mediaType: type("index.v1+json"), manifests: [manifest] }) });
  return files;
}

/** Random layers, each a file of its own under `blobs`, and the tar of the layout with them. */
function randomImage(sizes) {
  mkdirSync(join(folder, "blobs"));
  const piece = Buffer.alloc(4 << 20);
  const layers = sizes.map((size, at) => {
    const file = openSync(join(folder, "blobs", String(at)), "w");
    const hash = createHash("sha256");
    for (let left = size; left > 0; left -= piece.length) {
      const bytes = randomFillSync(piece).subarray(0, Math.min(left, piece.length));
      hash.update(bytes);
      writeSync(file, bytes);
    }
    closeSync(file);
    return { digest: hash.digest("hex"), size, path: join(folder, "blobs", String(at)) };
  });
  const path = join(folder, "random.tar");
  writeFileSync(path, tar(image(layers), false));
  for (const { digest, size, path: blob } of layers) {
    appendFileSync(path, header(`blobs/sha256/${digest}`, size));
    execFileSync("sh", ["-c", 'cat "$0" >> "$1"', blob, path]);
    appendFileSync(path, padding(size));
  }
  return { path, layers };
}

/** An image of layers of zeros that take no room on the disk. */
function sparseImage(sizes) {
  const piece = Buffer.alloc(8 << 20);
  const layers = sizes.map((size) => {
    const hash = createHash("sha256");
    for (let left = size; left > 0; left -= piece.length) hash.update(piece.subarray(0, Math.min(left, piece.length)));
    return { digest: hash.digest("hex"), size };
  });
  const path = join(folder, "sparse.tar");
  writeFileSync(path, tar(image(layers), false));
  const file = openSync(path, "r+");
  let at = statSync(path).size;
  for (const { digest, size } of layers) {
    writeSync(file, header(`blobs/sha256/${digest}`, size), 0, 512, at);
    at += 512 + size + padding(size).length;
  }
  ftruncateSync(file, at + 1024);
  closeSync(file);
  return { path, layers };
}

/** Milliseconds until a program has ended. */
const run = (command, ...args) =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    spawn(command, args, { stdio: "ignore" }).on("error", reject).on("exit", (code) => (code === 0 ? resolve(performance.now() - start) : reject(new Error(`${command}: ${code}`))));
  });

/** Memory of the renderer process of the only page, in bytes: what is its own alone, and what is resident in all. */
async function memory() {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => {
    const status = existsSync(`/proc/${id}/status`) ? readFileSync(`/proc/${id}/status`, "utf8") : "";
    const kilobytes = (name) => Number(status.match(new RegExp(`${name}:\\s+(\\d+)`))?.[1] ?? 0) * 1024;
    return { own: kilobytes("RssAnon"), all: kilobytes("VmRSS") };
  });
  return sizes.reduce((most, size) => (size.all > most.all ? size : most), { own: 0, all: 0 });
}

/** Gives a file to the page and waits until it was read; `act` is called once it is being read. */
async function read(page, path, act) {
  await page.evaluate(() => {
    window.gaps = [];
    let last = performance.now();
    const frame = (now) => {
      window.gaps.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const input = document.querySelector("input[type=file]:not([webkitdirectory])");
    input.addEventListener("change", () => (window.began = performance.now()), { capture: true, once: true });
    window.ended = new Promise((resolve) => {
      const look = () => (document.body.textContent.includes(": all of it was read") ? resolve(performance.now()) : setTimeout(look, 10));
      look();
    });
  });
  await page.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles(path);
  if (act) await act();
  return page.evaluate(async () => {
    const took = (await window.ended) - window.began;
    const gaps = window.gaps.slice(1);
    return { took, frames: gaps.length, longest: Math.max(...gaps), late: gaps.filter((gap) => gap > 34).length };
  });
}

/** What hashes the same blobs in a page of its own: `cores` workers, the largest blob first. */
async function elsewhere(kind, layers) {
  const files = { "index.html": '<!doctype html><input type="file" multiple />', "worker.js": `
    importScripts("sha256.js");
    const buffer = 1 << 20;
    const ways = {
      "hash-wasm": async (file) => {
        const hash = await hashwasm.createSHA256();
        const reader = file.stream().getReader({ mode: "byob" });
        let spare = new Uint8Array(buffer);
        let next = reader.read(new Uint8Array(buffer));
        for (;;) {
          const { done, value } = await next;
          if (done) return hash.digest("hex");
          next = reader.read(spare);
          hash.update(value);
          spare = new Uint8Array(value.buffer);
        }
      },
      "crypto.subtle": async (file) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()))].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
    };
    onmessage = async ({ data: { kind, file } }) => postMessage(await ways[kind](file));
    postMessage(null);` };
  const site = join(folder, "site");
  mkdirSync(site, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(site, name), text);
  copyFileSync(join(ROOT, "node_modules/hash-wasm/dist/sha256.umd.min.js"), join(site, "sha256.js"));
  const served = await serve(site, "/");
  const page = await browser.newPage();
  await page.goto(served.url);
  await page.locator("input").setInputFiles(layers.map(({ path }) => path));
  const { took, digests } = await page.evaluate(async ([kind, cores]) => {
    const files = [...document.querySelector("input").files].map((file, at) => ({ file, at })).sort((one, other) => other.file.size - one.file.size);
    const workers = await Promise.all(Array.from({ length: cores }, () => new Promise((resolve) => {
      const worker = new Worker("worker.js");
      worker.onmessage = () => resolve(worker);
    })));
    const digests = [];
    const start = performance.now();
    await Promise.all(workers.map(async (worker) => {
      for (let next = files.shift(); next; next = files.shift()) {
        digests[next.at] = await new Promise((resolve) => {
          worker.onmessage = ({ data }) => resolve(data);
          worker.postMessage({ kind, file: next.file });
        });
      }
    }));
    return { took: performance.now() - start, digests };
  }, [kind, cores]);
  await page.close();
  served.close();
  if (digests.some((digest, at) => digest !== layers[at].digest)) throw new Error(`${kind}: wrong digest`);
  return took;
}

const load = () => loadavg()[0].toFixed(1);
const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];
const ROUNDS = Number(process.env.ROUNDS ?? 3);

const { path, layers } = randomImage([220, 180, 140, 120, 100, 80, 60, 40, 30, 20, 10].map((size) => size * MB));
const bytes = layers.reduce((sum, { size }) => sum + size, 0);
const blobs = layers.map(({ path }) => path);
const ways = {
  "Platmap, the whole tar": async () => {
    const page = await open(browser, server.url);
    const { took } = await read(page, path);
    const text = await page.locator(".lot").first().textContent();
    if (!text.includes("verified")) throw new Error(text);
    await page.context().close();
    return took;
  },
  "sha256sum": () => run("sha256sum", ...blobs),
  [`sha256sum, ${cores} at once`]: () => run("sh", "-c", `printf '%s\\0' "$@" | xargs -0 -n 1 -P ${cores} sha256sum`, "sh", ...blobs),
  "openssl dgst -sha256": () => run("openssl", "dgst", "-sha256", ...blobs),
  "hash-wasm, in workers": () => elsewhere("hash-wasm", layers),
  "crypto.subtle, in workers": () => elsewhere("crypto.subtle", layers),
};
const took = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
console.log(`${(bytes / MB).toFixed(0)} MB in ${layers.length} random layers; ${cores} processors, load ${load()}; median of ${ROUNDS}, in turns`);
await run("cat", path, ...blobs);
for (let round = 0; round < ROUNDS; round++) for (const [name, way] of Object.entries(ways)) took[name].push(await way());
const base = median(took.sha256sum);
for (const [name, times] of Object.entries(took)) console.log(`${name.padEnd(28)} ${(bytes / 1000 / median(times)).toFixed(0).padStart(6)} MB/s  ${(base / median(times)).toFixed(2).padStart(6)} × sha256sum`);
rmSync(path);
rmSync(join(folder, "blobs"), { recursive: true });

const large = sparseImage([2 ** 30, 2 ** 30 + 512, 2 ** 30 - 512, 2 ** 30 + 1024, 2 ** 30 - 1024]);
const page = await open(browser, server.url);
await page.waitForTimeout(500);
const before = await memory();
let most = before;
const watch = setInterval(async () => {
  const now = await memory().catch(() => before);
  most = { own: Math.max(most.own, now.own), all: Math.max(most.all, now.all) };
}, 200);
const figures = await read(page, large.path);
clearInterval(watch);
const settled = await page.locator(".lot").first().textContent();
console.log(`\na tar of ${(statSync(large.path).size / 1e9).toFixed(1)} GB (zeros, sparse), load ${load()}: ${settled.includes("verified") ? "verified" : settled} in ${(figures.took / 1000).toFixed(1)} s`);
console.log(`memory of the page's process with its workers: grew by ${((most.own - before.own) / MB).toFixed(0)} MB of its own (${((most.all - before.all) / MB).toFixed(0)} MB resident), from ${(before.own / MB).toFixed(0)} MB`);
console.log(`frames: ${figures.frames}, ${(figures.frames / figures.took * 1000).toFixed(1)} a second, longest gap ${figures.longest.toFixed(0)} ms, ${figures.late} longer than two frames`);
await page.context().close();

const again = await open(browser, server.url);
const cancels = [];
await again.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles(large.path);
for (let round = 0; round < 5; round++) {
  await again.getByRole("button", { name: "Cancel: sparse.tar" }).waitFor();
  await again.waitForTimeout(400);
  cancels.push(await again.evaluate(async () => {
    const start = performance.now();
    document.querySelector('button[aria-label="Cancel: sparse.tar"]').click();
    while (!document.querySelector('button[aria-label="Try again: sparse.tar"]')) await new Promise((next) => setTimeout(next));
    return performance.now() - start;
  }));
  await again.getByRole("button", { name: "Try again: sparse.tar" }).click();
}
console.log(`cancel: ${median(cancels).toFixed(0)} ms, at most ${Math.max(...cancels).toFixed(0)} ms`);
await browser.close();
server.close();
