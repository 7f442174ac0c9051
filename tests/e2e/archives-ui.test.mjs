// What a person sees of archives: progress, states, tiles, the overview, images by name, the tree.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import axe from "axe-core";
import { drop, launch, open, serve } from "./harness.mjs";
import { hybrid, layer, layout, noise, saved, sha256, sparse, tar } from "./images.mjs";

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
const scene = (name, run, options) =>
  test(name, { timeout: 120_000 }, async () => {
    const page = await open(browser, server.url, options);
    try {
      await run(page);
      assert.deepEqual(page.faults, []);
    } finally {
      await page.context().close();
    }
  });

const over = (page, name) => page.getByText(`${name}: all of it was read`).waitFor({ state: "attached" });
const tab = (page, name) => page.locator(`.tabs a[href="#/${name}"]`).click();
const axeFree = async (page, state) => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(violations.map(({ id, nodes }) => `${state}: ${id}: ${nodes.map((node) => node.target).slice(0, 3)}`), []);
};
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

const platforms = { amd64: [layer(7_000, 1), layer(3_000, 2)], arm64: [layer(7_000, 1), layer(5_000, 3)] };
/** A layout whose second layer for arm64 has one bit turned. */
const broken = () => {
  const whole = layout(platforms);
  const manifest = JSON.parse(whole.blobs.get(whole.manifests[1].digest));
  const bad = manifest.layers[1].digest;
  const damage = (digest, bytes) => {
    if (digest !== bad) return bytes;
    const changed = Buffer.from(bytes);
    changed[changed.length - 30] ^= 1;
    return changed;
  };
  return { files: layout(platforms, { damage }).files, bad };
};

/** An archive of two named images, made of two layouts. */
const several = () => {
  const parts = [["web", { amd64: platforms.amd64 }], ["db", platforms]].map(([name, platforms]) => layout(platforms, { name }));
  const outer = (part) => JSON.parse(part.files[1].bytes);
  const list = { ...outer(parts[0]), manifests: parts.flatMap((part) => outer(part).manifests) };
  const blobs = new Map(parts.flatMap((part) => part.files.slice(2)).map((file) => [file.path, file]));
  return [parts[0].files[0], { path: "index.json", bytes: Buffer.from(JSON.stringify(list)) }, ...blobs.values()];
};

/** A large archive on disk: a layout, and so many files of zeros under names that they do not have. */
const large = async (name, count, size) => {
  const path = join(folder, name);
  const sizes = Object.fromEntries(Array.from({ length: count }, (_, at) => [sha256(`${at}`), size]));
  await sparse(path, layout(platforms), sizes);
  return path;
};
const choose = (page, files) => page.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles(files);

scene("a broken layer shows on its tile, in the verdict, the inspector, the tree and the findings", async (page) => {
  const { files, bad } = broken();
  await drop(page, [{ name: "image.tar", bytes: tar(files) }]);
  await over(page, "image.tar");
  await page.locator(".lot.bad").waitFor();
  assert.equal(await page.locator(".lot").count(), 2);
  assert.match(await page.locator(".lot.bad").textContent(), /layer 1 does not match/);
  assert.equal(await page.locator("h1").textContent(), "A part of linux/arm64 does not match its bytes: layer 1");
  await page.locator(".lot.bad").click();
  const parts = page.locator(".parts-table tbody tr");
  assert.deepEqual(await parts.evaluateAll((rows) => rows.map((row) => `${row.cells[0].textContent} ${row.cells[3].textContent}`)), ["config verified", "layer 0 verified", "layer 1 does not match"]);
  // The tile that is sound stays so.
  assert.match(await page.locator(".lot:not(.bad)").textContent(), /verified/);
  await tab(page, "documents");
  assert.match(await page.locator("tr", { hasText: "linux/arm64" }).first().textContent(), /layer 1 does not match/);
  assert.match(await page.locator(".documents tbody tr").first().textContent(), /1 blob does not match/);
  await page.locator(".belongs .link", { hasText: "in the archive" }).click();
  await page.locator(".finding").first().waitFor();
  assert.ok((await page.locator(".finding").allTextContents()).some((text) => text.includes(bad.slice(7, 19)) || text.includes("layout-blob-digest")));
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const name of ["matrix", "documents"]) {
      await tab(page, name);
      await axeFree(page, `${name} ${scheme}`);
    }
  }
});

scene("several images are chosen by name, from the overview and from every document", async (page) => {
  await drop(page, [{ name: "two.tar", bytes: tar(several()) }]);
  await over(page, "two.tar");
  await page.locator(".image-row").nth(1).waitFor();
  assert.deepEqual(await page.locator(".image-name").allTextContents(), ["web", "db"]);
  assert.match(await page.locator(".image-row").nth(1).textContent(), /linux\/amd64, linux\/arm64.*verified/s);
  assert.equal(await page.locator("h1").textContent(), "No error found in the archive");
  assert.ok((await page.locator(".loaders tbody tr").count()) > 3, "loaders are told");
  await axeFree(page, "overview");
  await page.locator(".image-name", { hasText: "db" }).click();
  await page.locator(".lot").nth(1).waitFor();
  assert.equal(await page.locator(".belongs select").inputValue(), "1");
  await page.locator(".belongs select").selectOption({ label: "web" });
  await page.waitForFunction(() => document.querySelectorAll(".lot").length === 1);
  // A child of an image is still in it.
  await page.locator(".lot").click();
  await page.getByRole("button", { name: "Open the document" }).click();
  assert.equal(await page.locator(".belongs select").inputValue(), "0");
  await page.getByRole("button", { name: "About the archive" }).click();
  await page.locator(".image-row").first().waitFor();
  // What is about one image says so.
  for (const name of ["clients", "targets", "commands"]) {
    await tab(page, name);
    await page.getByText("Choose one of the archive's above.").waitFor();
  }
  await tab(page, "digests");
  await page.getByText("It has no digest; the files in it do.").waitFor();
});

scene("what docker save writes shows platform, config and layers", async (page) => {
  const files = saved([layer(4_000, 4), layer(2_000, 5)], "example/app:2.0");
  files[1] = { ...files[1], bytes: files[0].bytes };
  await drop(page, [{ name: "saved.tar", bytes: tar(files) }]);
  await over(page, "saved.tar");
  const rows = page.locator(".saved-image tbody tr");
  await rows.nth(2).waitFor();
  assert.match(await page.locator(".saved-image .image-head").textContent(), /example\/app:2\.0.*linux\/amd64/s);
  assert.deepEqual(await rows.evaluateAll((rows) => rows.map((row) => row.cells[3].textContent)), ["matches the expected digest", "has its diff ID", "not its diff ID"]);
  assert.match(await page.locator("h1").textContent(), /error/);
  assert.ok((await page.locator(".title-block .is-error").count()) > 0, "a broken layer is no sound archive");
  await axeFree(page, "docker save");
  await tab(page, "documents");
  await page.locator("tr", { hasText: "example/app:2.0" }).click({ position: { x: 700, y: 10 } });
  assert.match(await page.locator("tr", { hasText: "layer 1" }).textContent(), /not its diff ID/);
});

scene("progress is seen on every panel; Escape stops, and what was hashed stays; it can be tried again", async (page) => {
  await choose(page, [await large("large.tar", 16, 512 << 20), await large("next.tar", 1, 1 << 20)]);
  await page.locator(".haul-strip progress").waitFor();
  await page.locator(".haul-strip", { hasText: "then next.tar" }).waitFor();
  await page.locator(".haul-strip", { hasText: "of 8.6 GB hashed" }).waitFor();
  assert.match(await page.locator(".haul-strip").textContent(), /large\.tar/);
  assert.ok(await fits(page));
  await tab(page, "documents");
  await page.locator(".job").nth(1).waitFor();
  assert.match(await page.locator(".job").nth(1).textContent(), /next\.tar.*waits until the others are read/);
  assert.equal(await page.locator(".haul-strip").count(), 0, "the row says it here");
  const bar = page.getByRole("progressbar", { name: "Read of large.tar" });
  assert.ok((await bar.getAttribute("value")) < 100);
  await axeFree(page, "reading");
  await page.locator("body").press("Escape");
  await page.locator(".job", { hasText: "Stopped." }).waitFor();
  await over(page, "next.tar").catch(() => {});
  assert.match(await page.locator(".job").first().textContent(), /Stopped\. [\d,]+ of [\d,]+ files were hashed and stay so\./);
  assert.match(await page.locator(".documents tbody tr").first().textContent(), /stopped/);
  await axeFree(page, "stopped");
  await page.getByRole("button", { name: "Try again: large.tar" }).press("Enter");
  await page.getByRole("button", { name: "Cancel: large.tar" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Cancel: large.tar", "the focus stays on the button");
  await page.locator(".job", { hasText: "of 8.6 GB hashed" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Cancel: large.tar");
  await page.getByRole("button", { name: "Cancel: large.tar" }).click();
  await page.locator(".job", { hasText: "Stopped." }).waitFor();
});

scene("an archive is removed with its documents, and one step brings all back", async (page) => {
  await drop(page, [{ name: "image.tar", bytes: tar(layout(platforms).files) }]);
  await over(page, "image.tar");
  await tab(page, "documents");
  const rows = await page.locator(".documents tbody tr").count();
  assert.equal(await page.locator(".documents td.last button").count(), 1, "only the archive is removed");
  await page.getByRole("button", { name: "Remove: image.tar" }).click();
  assert.match(await page.locator(".notice").textContent(), /image\.tar removed, with its \d+ documents/);
  await page.locator(".notice").getByRole("button", { name: "Undo" }).click();
  await tab(page, "documents");
  await page.waitForFunction((rows) => document.querySelectorAll(".documents tbody tr").length === rows, rows);
});

scene("ten thousand members stay folded, and are shown in pages", async (page) => {
  const members = Array.from({ length: 10_000 }, (_, at) => ({ path: `files/${at}.txt`, bytes: `${at}` }));
  await choose(page, [{ name: "many.tar", mimeType: "application/x-tar", buffer: tar([...layout(platforms).files, ...members]) }]);
  await over(page, "many.tar");
  await tab(page, "documents");
  await page.locator("tr", { hasText: "10,000 other files" }).waitFor();
  assert.ok((await page.locator(".documents tbody tr").count()) < 10);
  const began = Date.now();
  await page.locator("tr", { hasText: "10,000 other files" }).click({ position: { x: 700, y: 10 } });
  await page.locator("tr", { hasText: "9,800 more" }).waitFor();
  assert.ok(Date.now() - began < 3_000, `${Date.now() - began} ms`);
  // A file leads to its line in the list of members.
  await page.locator("tr button", { hasText: "files/7.txt" }).click();
  await page.locator(".line.lit", { hasText: "files/7.txt" }).waitFor();
});

scene("files that are no documents are told with their digests, and by what names them", async (page) => {
  const whole = layout(platforms);
  const manifest = JSON.parse(whole.blobs.get(whole.manifests[0].digest));
  await drop(page, [{ name: "layer.tar.gz", bytes: whole.blobs.get(manifest.layers[0].digest) }, { name: "other.bin", bytes: "\0other" }]);
  const row = (name) => page.locator(".archive .listed tbody tr", { hasText: name });
  await page.locator(".archive", { hasText: manifest.layers[0].digest }).waitFor();
  assert.match(await row("layer.tar.gz").textContent(), /packed with gzip · 1 member,.*not referred to/s);
  assert.match(await row("other.bin").textContent(), /not referred to/);
  await drop(page, [{ name: "manifest.json", bytes: whole.blobs.get(whole.manifests[0].digest) }]);
  await tab(page, "documents");
  await page.locator(".documents tr button", { hasText: " + 1" }).click();
  assert.match(await row("layer.tar.gz").textContent(), /verified.*layer 0 of manifest\.json/);
  await axeFree(page, "files");
});

const wrong = `sha256:${sha256("another")}`;

scene("an error of a manifest is told by its image, its archive, the bar and the tree, each with the way there", async (page) => {
  const files = layout(platforms, { stated: (id, architecture, at) => (architecture === "arm64" && at === 1 ? wrong : id) }).files;
  await drop(page, [{ name: "image.tar", bytes: tar(files) }]);
  await over(page, "image.tar");
  assert.equal(await page.locator("h1").textContent(), "One error in a document of linux/arm64");
  assert.ok(await page.locator(".verdict-icon.is-error").count());
  assert.match(await page.locator(".first-error").textContent(), /image of linux\/arm64: The diff ID of this layer/);
  await page.locator(".belongs .link", { hasText: "1 error in the archive" }).waitFor();
  await page.locator(".first-error .link").click();
  await page.locator(".finding", { hasText: "x-diffid-mismatch" }).waitFor();
  await page.getByRole("button", { name: "About the archive" }).click();
  await page.locator(".image-row", { hasText: "1 error" }).waitFor();
  await page.locator(".caveat", { hasText: "1 error was found" }).waitFor();
  assert.equal(await page.locator(".loaders .mark.is-ok").count(), 0, "no program is promised to do well");
  assert.equal(await page.locator("h1").textContent(), "One error in a document of the archive");
  assert.match(await page.locator(".title-block .tally").textContent(), /1 error/);
  await page.locator(".finding-link", { hasText: "image of linux/arm64" }).waitFor();
  await axeFree(page, "overview with an error inside");
  await tab(page, "findings");
  await page.locator(".finding-link", { hasText: "The diff ID of this layer" }).waitFor();
  await tab(page, "documents");
  const first = await page.locator(".documents tbody tr").first().textContent();
  assert.ok(/errors found.*1/s.test(first) && !/all blobs match/.test(first), first);
});

scene("a wrong version in oci-layout is told by every image", async (page) => {
  await drop(page, [{ name: "image.tar", bytes: tar(layout(platforms, { marker: "2.0.0" }).files) }]);
  await over(page, "image.tar");
  assert.equal(await page.locator("h1").textContent(), "One error in the file oci-layout of the archive");
});

scene("the archive of today's docker save opens at its overview, with the platform of its config", async (page) => {
  await drop(page, [{ name: "saved.tar", bytes: tar(hybrid([layer(4_000, 4)])) }]);
  await over(page, "saved.tar");
  await page.locator(".image-row", { hasText: "linux/amd64, from its config" }).waitFor();
  assert.equal(await page.locator("h1").textContent(), "No error found in the archive");
  assert.equal(await page.locator(".image-row .hint", { hasText: "also" }).count(), 0, "the tag says nothing beside the name");
  await page.locator(".image-name").click();
  await tab(page, "commands");
  assert.equal(await page.locator("#reference").getAttribute("placeholder"), "docker.io/example/app:2.0");
  assert.equal(await page.getByText("This index has nothing").count(), 0);
  await tab(page, "documents");
  assert.equal(await page.locator("tr", { hasText: "manifest.json" }).getByText("nothing to compare with").count(), 0);
});

scene("halves of an archive with different names are told", async (page) => {
  await drop(page, [{ name: "saved.tar", bytes: tar(hybrid([layer(4_000, 4)], { saved: "example/other:9" })) }]);
  await over(page, "saved.tar");
  await page.locator(".finding-link", { hasText: "docker.io/example/app:2.0" }).waitFor();
  await page.locator(".image-name").click();
  await page.locator(".belongs .link", { hasText: "1 warning in the archive" }).waitFor();
});

scene("a cut archive says so first, and what the blob is that was cut", async (page) => {
  const whole = tar(layout(platforms).files, false);
  await drop(page, [{ name: "cut.tar", bytes: whole.subarray(0, whole.length - 2_100) }]);
  await over(page, "cut.tar");
  await page.getByRole("button", { name: "About the archive" }).click();
  assert.equal(await page.locator("h1").textContent(), "The archive is cut off");
  // Without its list, the index can be opened all the same.
  const others = { amd64: [layer(2_000, 7)], arm64: [layer(2_000, 8)] };
  const files = layout(others).files.filter((file) => file.path !== "index.json");
  await drop(page, [{ name: "listless.tar", bytes: tar(files) }]);
  await over(page, "listless.tar");
  await tab(page, "documents");
  await page.locator(".documents tr button", { hasText: "listless.tar" }).first().click();
  await page.locator(".image-row", { hasText: "linux/amd64, linux/arm64" }).locator(".image-name").click();
  await page.locator(".lot").nth(1).waitFor();
});

scene("what is no image is named, with what to do about it", async (page) => {
  const row = (name) => page.locator(".archive .listed tbody tr", { hasText: name });
  await drop(page, [
    { name: "oci.tar.xz", bytes: Buffer.concat([Buffer.from("fd377a585a0000", "hex"), noise(400)]) },
    { name: "random.tar", bytes: Buffer.concat([Buffer.from([0, 1, 2]), noise(2_000)]) },
    { name: "empty.tar", bytes: Buffer.alloc(10_240) },
    { name: "outer.tar", bytes: tar([{ path: "inner.tar", bytes: tar([{ path: "a", bytes: "a" }]) }]) },
  ]);
  await row("oci.tar.xz").getByText("xz -d").waitFor();
  await row("random.tar").getByText("despite its name no tar").waitFor();
  await row("empty.tar").getByText("a tar without any member").waitFor();
  await row("outer.tar").getByText("unpack it and drop that").waitFor();
  await axeFree(page, "what is no image");
  await tab(page, "digests");
  await page.locator(".own-digest", { hasText: "oci.tar.xz" }).waitFor();
  const two = ["a", "b"].flatMap((folder) => layout(platforms).files.map((file) => ({ ...file, path: `${folder}/${file.path}` })));
  await drop(page, [{ name: "two.tar", bytes: tar(two) }]);
  await page.locator(".notice", { hasText: "two.tar came too" }).getByRole("button", { name: "Show" }).click();
  await page.locator(".documents tr button", { hasText: "two.tar" }).first().click();
  await page.getByText("drop each folder alone").waitFor();
});

scene("an unpacked layer is recognised by its diff ID, and files of their own promise nothing", async (page) => {
  const whole = layout(platforms);
  const manifest = JSON.parse(whole.blobs.get(whole.manifests[1].digest));
  const blob = (name, digest) => ({ name, bytes: whole.blobs.get(digest) });
  await drop(page, [blob("index.json", whole.index.digest), blob("manifest.json", whole.manifests[1].digest)]);
  await page.locator(".lot").nth(1).waitFor();
  const title = await page.locator("h1").textContent();
  const tile = await page.locator(".lot").nth(1).textContent();
  await drop(page, [blob("config.json", manifest.config.digest), { name: "layer1.tar", bytes: platforms.arm64[1] }, blob("layer0.tar.gz", manifest.layers[0].digest)]);
  await page.locator(".notice").waitFor();
  await page.getByText("layer1.tar + 1: all of it was read").or(page.getByText("layer0.tar.gz + 1: all of it was read")).waitFor({ state: "attached" });
  assert.equal(await page.locator("h1").textContent(), title);
  assert.equal(await page.locator(".lot").nth(1).textContent(), tile);
  await page.locator(".lot").nth(1).click();
  await page.locator(".parts-table tr", { hasText: "its tar is here, unpacked" }).waitFor();
  await tab(page, "documents");
  await page.locator(".documents tr button", { hasText: " + 1" }).click();
  assert.match(await page.locator(".archive .listed tr", { hasText: "layer1.tar" }).textContent(), /layer 1 of linux\/arm64, unpacked/);
});

scene("a file given twice stays one, and a plain tar is hashed as a whole when asked", async (page) => {
  const bytes = tar([...layout(platforms).files, { path: "gnp.\u202eexe", bytes: "x" }]);
  await drop(page, [{ name: "image.tar", bytes }]);
  await over(page, "image.tar");
  await drop(page, [{ name: "image.tar", bytes }]);
  await page.locator(".notice", { hasText: "image.tar is already here" }).waitFor();
  await page.getByRole("button", { name: "About the archive" }).click();
  await tab(page, "digests");
  await page.getByRole("button", { name: "Hash the file as a whole" }).click();
  await page.locator(".own-digest", { hasText: sha256(bytes) }).waitFor();
  await page.locator(".title-block", { hasText: sha256(bytes).slice(0, 20) }).waitFor();
  // What turns the order of letters is seen for what it is.
  await tab(page, "source");
  await page.locator(".line", { hasText: "⟨U+202E⟩" }).waitFor();
  assert.ok(!(await page.locator(".source-view").textContent()).includes("\u202e"));
});

scene("Escape stops reading on any panel where nothing is selected; a waiting archive says so", async (page) => {
  await choose(page, [await large("first.tar", 16, 512 << 20), await large("second.tar", 1, 1 << 20), await large("third.tar", 1, 1 << 20)]);
  await page.locator(".haul-strip progress").waitFor();
  await tab(page, "documents");
  await page.getByRole("button", { name: "Read this one next: third.tar" }).click();
  await page.locator(".documents tr button", { hasText: "third.tar" }).first().click();
  assert.equal(await page.locator("h1").textContent(), "Waits until the others are read");
  assert.ok(!(await page.locator(".belongs").textContent()).includes("without an image"));
  await page.locator(".haul-strip kbd").waitFor();
  await page.locator("body").press("Escape");
  await page.getByText("first.tar: stopped").or(page.locator(".haul-strip", { hasText: "Stopped." })).first().waitFor({ state: "attached" });
});

for (const [locale, scheme] of [["zh-CN", "dark"], ["en-US", "light"]]) {
  scene(`narrow and wide pages hold it: ${locale}, ${scheme}`, async (page) => {
    await drop(page, [{ name: "image.tar", bytes: tar(broken().files) }]);
    await page.locator(".lot.bad").waitFor();
    for (const width of [360, 800, 2560]) {
      await page.setViewportSize({ width, height: 800 });
      for (const name of ["matrix", "documents"]) {
        await tab(page, name);
        assert.ok(await fits(page), `${name} at ${width}`);
        if (width === 360) await axeFree(page, `${name} at ${width}`);
      }
      await page.locator(".belongs .button").click();
      await tab(page, "matrix");
      await page.locator(".image-row").waitFor();
      assert.ok(await fits(page), `overview at ${width}`);
      if (width === 360) await axeFree(page, `overview at ${width}`);
      await page.locator(".image-name").click();
    }
  }, { locale, colorScheme: scheme });
}
