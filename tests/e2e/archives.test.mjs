// Whole images: tars, packed or not, folders and loose layers, as a person gives them.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { tmpdir } from "node:os";
import { gzipSync } from "node:zlib";
import { ROOT, drop, launch, open, serve } from "./harness.mjs";
import { layer, layout, noise, saved, sha256, sparse, tar, zeros, zstd } from "./images.mjs";

let server, browser, folder;
before(async () => {
  server = await serve();
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), "platmap-"));
});
after(async () => {
  await browser?.close();
  server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** A test with a page of its own, which must end without a fault. */
const scene = (name, run, options = {}) =>
  test(name, { timeout: 120_000, ...options }, async () => {
    const page = await open(browser, server.url);
    try {
      await run(page);
      assert.deepEqual(page.faults, []);
    } finally {
      await page.context().close();
    }
  });

const choose = (page, files) => page.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles(files);
const given = (page, name, bytes) => choose(page, [{ name, mimeType: "application/octet-stream", buffer: bytes }]);
const over = (page, name) => page.getByText(`${name}: all of it was read`).waitFor({ state: "attached" });
const states = (page) => page.locator(".lot").evaluateAll((lots) => lots.map((lot) => lot.textContent.match(/verified|does not match|not given|parts? not given|waiting to be hashed|hashing/g)?.join(" ") ?? lot.textContent));
const until = (page, judge, argument) => page.waitForFunction(judge, argument, { polling: 50 });

/** The rows of the documents panel: level, name, state. */
const rows = async (page) => {
  await page.locator('.tabs a[href="#/documents"]').click();
  await page.locator("table.documents").waitFor();
  return page.locator("table.documents tbody tr").evaluateAll((rows) => rows.map((row) => `${row.querySelector("button")?.textContent} | ${row.cells[5]?.textContent ?? ""}`));
};

const image = (options) => layout({ amd64: [layer(70_000, 1), layer(3_000, 2)], arm64: [layer(50_000, 3)] }, options);

scene("a tar of a layout: the image's own index opens, and every tile is verified", async (page) => {
  await drop(page, [{ name: "image.tar", bytes: tar(image().files) }]);
  await over(page, "image.tar");
  await until(page, () => document.querySelectorAll(".lot").length === 2);
  assert.deepEqual(await states(page), ["verified", "verified"]);
});

scene("packed with gzip or zstd it is the same, with the index behind its blobs", async (page) => {
  const files = image().files.reverse();
  for (const [name, bytes] of [["image.tar.gz", gzipSync(tar(files))], ["image.tar.zst", zstd(tar(files))]]) {
    await given(page, name, bytes);
    await over(page, name);
  }
  await until(page, () => document.querySelectorAll(".lot").length === 2);
  assert.deepEqual(await states(page), ["verified", "verified"]);
  assert.equal((await rows(page)).filter((row) => row.startsWith("image.tar.")).length, 2);
});

scene("what docker save writes: layers by diff ID", async (page) => {
  await given(page, "saved.tar", tar(saved([layer(9_000, 4), layer(100, 5)], "example/app:2.0")));
  await over(page, "saved.tar");
  const text = await page.locator(".app").textContent();
  assert.match(text, /example\/app:2\.0/);
  assert.doesNotMatch(text, /does not match|not its diff ID/);
});

/** Writes files below a new folder. */
function written(name, files) {
  const top = join(folder, name);
  for (const { path, bytes } of files) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), bytes);
  }
  return top;
}

scene("a folder that is chosen", async (page) => {
  await page.locator("input[webkitdirectory]").setInputFiles(written("chosen", image().files));
  await over(page, "chosen");
  await until(page, () => document.querySelectorAll(".lot").length === 2);
  assert.deepEqual(await states(page), ["verified", "verified"]);
});

/** Drops files and folders of the disk, as a file manager would. */
async function dropPaths(page, files) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "dragOver", "drop"]) {
    await session.send("Input.dispatchDragEvent", { type, x: 700, y: 450, data });
    // The browser asks the page between them whether it would take what is dropped.
    await page.waitForTimeout(200);
  }
}

scene("a folder that is dropped, beside a folder that holds no image", async (page) => {
  const other = written("notes", [{ path: "a/one.json", bytes: Buffer.from('{"schemaVersion": 2, "manifests": []}') }, { path: "blob.bin", bytes: noise(5_000) }]);
  await dropPaths(page, [written("dropped", image().files), other]);
  await over(page, "notes/blob.bin");
  const names = (await rows(page)).map((row) => row.split(" | ")[0]);
  assert.ok(names.includes("dropped"), names.join());
  assert.ok(names.some((name) => name.endsWith("one.json")), names.join());
  await page.getByRole("button", { name: "dropped" }).first().waitFor();
});

scene("a corrupted layer is told on its tile, and so is a layer that is missing", async (page) => {
  const good = image();
  const [amd64, arm64] = good.manifests.map(({ digest }) => JSON.parse(good.blobs.get(digest)).layers[0].digest);
  const bad = image({ damage: (digest, bytes) => (digest === amd64 ? Buffer.concat([bytes.subarray(0, -20), noise(20)]) : digest === arm64 ? undefined : bytes) });
  await given(page, "bad.tar", tar(bad.files));
  await over(page, "bad.tar");
  await until(page, () => document.querySelectorAll(".lot").length === 2);
  const [first, second] = await states(page);
  assert.match(first, /does not match/);
  assert.match(second, /not given/);
});

scene("a tar that ends too early keeps what it had", async (page) => {
  const whole = tar(image().files.sort((one, other) => one.bytes.length - other.bytes.length));
  await given(page, "cut.tar", whole.subarray(0, whole.length - 30_000));
  await over(page, "cut.tar");
  await until(page, () => document.querySelectorAll(".lot").length === 2);
  assert.match((await states(page)).join(), /does not match|not given/);
  assert.match((await rows(page)).find((row) => row.startsWith("cut.tar")), /damaged|error/i);
});

scene("loose layers beside their manifest are found by their digests; a layer's files are not listed", async (page) => {
  const { blobs, manifests } = image();
  const manifest = blobs.get(manifests[0].digest);
  const { layers, config } = JSON.parse(manifest);
  await choose(page, [
    { name: "manifest.json", mimeType: "application/json", buffer: manifest },
    { name: "config.json", mimeType: "application/json", buffer: blobs.get(config.digest) },
    ...layers.map(({ digest }, at) => ({ name: `layer${at}.tar.gz`, mimeType: "application/gzip", buffer: blobs.get(digest) })),
  ]);
  await over(page, "layer0.tar.gz + 1");
  const seen = await rows(page);
  for (const at of [0, 1]) assert.match(seen.find((row) => row.startsWith(`layer ${at}`)), /verified/);
});

scene("a zip archive is named as what it is", async (page) => {
  await given(page, "image.zip", Buffer.concat([Buffer.from("PK\x03\x04"), noise(1000)]));
  await page.getByText("image.zip is a zip archive").waitFor();
});

/** A tar with layers of zeros that take no room on the disk, and no time to write. */
async function large(name, count, size = 2 ** 30) {
  const sizes = Object.fromEntries(Array.from({ length: count }, (_, at) => [sha256(`${name} ${at}`), size]));
  await sparse(join(folder, name), image(), sizes);
  return join(folder, name);
}

const job = (page, name) => page.locator(".haul-strip, .job").filter({ hasText: name });

scene("reading is stopped at once, goes on where it was, and another archive waits meanwhile", async (page) => {
  await choose(page, await large("large.tar", 3));
  const cancel = page.getByRole("button", { name: "Cancel: large.tar" });
  await cancel.waitFor();
  await given(page, "small.tar", tar(image({ name: "small:1" }).files));
  await page.getByText("then small.tar").waitFor();
  await until(page, () => document.querySelectorAll(".lot").length === 2);
  await until(page, () => [...document.querySelectorAll(".lot")].every((lot) => /verified/.test(lot.textContent)));
  assert.deepEqual(await states(page), ["verified", "verified"], "what is small is verified first");
  const took = await page.evaluate(async () => {
    const start = performance.now();
    [...document.querySelectorAll("button")].find((button) => button.ariaLabel === "Cancel: large.tar").click();
    while (!document.querySelector('button[aria-label="Try again: large.tar"]')) await new Promise((next) => setTimeout(next));
    return performance.now() - start;
  });
  assert.ok(took < 200, `${took} ms`);
  await over(page, "small.tar").catch(() => {});
  await page.getByRole("button", { name: "Try again: large.tar" }).click();
  await page.getByRole("button", { name: "Cancel: large.tar" }).waitFor();
  await page.getByRole("button", { name: "Cancel: large.tar" }).click();
  await page.getByRole("button", { name: "Try again: large.tar" }).waitFor();
});

/** Has every worker that is there throw; they are started anew. */
const strike = async (page) => {
  await until(page, () => document.querySelector('button[aria-label="Cancel: fragile.tar"]'));
  await Promise.all(page.workers().map((worker) => worker.evaluate(() => setTimeout(() => { throw new Error("struck"); })).catch(() => {})));
};

scene("a worker that dies is started anew; if it dies again, that is told, and it can be tried again", async (page) => {
  await choose(page, await large("fragile.tar", 4));
  for (let count = 0; count < 12 && !(await page.getByRole("button", { name: "Try again: fragile.tar" }).count()); count++) {
    await strike(page).catch(() => {});
    await page.waitForTimeout(400);
  }
  await page.getByText("Reading ended by itself").first().waitFor();
  assert.deepEqual(await states(page), ["verified", "verified"]);
  await page.getByRole("button", { name: "Try again: fragile.tar" }).click();
  await page.getByRole("button", { name: "Cancel: fragile.tar" }).click();
  page.faults = page.faults.filter((fault) => !fault.includes("struck"));
});

scene("a worker that falls silent is missed", async (page) => {
  await choose(page, await large("silent.tar", 4, 2 ** 28));
  await page.getByRole("button", { name: "Cancel: silent.tar" }).waitFor();
  await Promise.all(page.workers().map((worker) => worker.evaluate(() => close()).catch(() => {})));
  await over(page, "silent.tar");
});

scene("a file that is taken away while it is read is told", async (page) => {
  const path = await large("gone.tar", 60, 2 ** 26);
  await choose(page, path);
  await page.getByRole("button", { name: "Cancel: gone.tar" }).waitFor();
  rmSync(path);
  await page.getByText("can no longer read the file").first().waitFor();
  await page.getByRole("button", { name: "Try again: gone.tar" }).waitFor();
});

scene("an archive that is removed is not read on, and its undoing brings it back", async (page) => {
  await choose(page, await large("removed.tar", 4));
  await page.getByRole("button", { name: "Cancel: removed.tar" }).waitFor();
  await rows(page);
  await page.getByRole("button", { name: "Remove: removed.tar" }).click();
  await until(page, () => !document.querySelector('button[aria-label="Cancel: removed.tar"]'));
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Try again: removed.tar" }).click();
  await page.getByRole("button", { name: "Cancel: removed.tar" }).click();
});

scene("a layer that unpacks to too much is left, and unpacked when wished", async (page) => {
  const bomb = layout({ amd64: [layer(1_000, 6)] }, { pack: () => zeros(17_000) });
  await given(page, "bomb.tar", tar(bomb.files));
  await over(page, "bomb.tar");
  assert.deepEqual((await states(page)).length, 1);
  await page.locator('.tabs a[href="#/documents"]').click();
  await page.getByRole("button", { name: "bomb.tar", exact: true }).first().click();
  assert.match(await page.locator("h1").textContent(), /No error found, but not all of it was checked to its end/);
  await page.getByRole("button", { name: "Unpack without limits" }).click();
  await until(page, () => !document.body.textContent.includes("unpacks to more than"));
  await until(page, () => !document.querySelector("h1").textContent.includes("not all of it was checked"));
});

scene("ten thousand files of a folder are listed and hashed", async (page) => {
  const many = written("many", image().files);
  mkdirSync(join(many, "more"));
  for (let at = 0; at < 10_000; at++) writeFileSync(join(many, "more", `${at}`), `${at}`);
  await page.locator("input[webkitdirectory]").setInputFiles(many);
  await over(page, "many");
  assert.deepEqual(await states(page), ["verified", "verified"]);
});

// Where the corpus is at hand: what its table says, in the browser as in the native test.
const corpus = join(ROOT, "../shared/corpus");
const tabled = existsSync(join(corpus, "MANIFEST.tsv")) ? readFileSync(join(corpus, "MANIFEST.tsv"), "utf8").split("\n").map((line) => line.split("\t")) : [];
const chosen = ["tars/apple-scratch-multiarch.tar", "tars/cdi-bootc-registry-image-no-oci-layout.tar", "tars/dive-oci-zstd.tar", "tars/jib-docker-save.tar", "tars/orasgo-hello-world-dot-slash.tar", "tars/pack-hello-universe-oci.cnb", "tars/springboot-export-docker-desktop-containerd-alt-mediatype.tar", "tars/springboot-export-docker-desktop-nested-index.tar", "tars/springboot-export-podman.tar", "tars/springboot-export.tar", "layouts/apko-base-image/", "layouts/spegel-blobs-only/", "layouts/stereoscope-empty-blob/"];

for (const [file, , verdict] of tabled.filter(([file]) => chosen.includes(file)))
  scene(`${file} is ${verdict}`, async (page) => {
    const name = file.split("/")[1];
    if (file.endsWith("/")) await page.locator("input[webkitdirectory]").setInputFiles(join(corpus, file));
    else await choose(page, join(corpus, file));
    await over(page, name);
    await rows(page);
    await page.locator("table.documents tbody tr").first().locator("button").first().click();
    const says = await page.locator(".title-block h1").textContent();
    assert.equal(/error/i.test(says) && !/no error/i.test(says) ? "invalid" : "valid", verdict, says);
  });
