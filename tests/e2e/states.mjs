// Every panel and state of the page, in an order in which one leads to the next, without a word of either language.
import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { ROOT, drop, paste } from "./harness.mjs";
import { layer, layout, saved, tar } from "./images.mjs";

const samples = JSON.parse(readFileSync(join(ROOT, "static/samples.json"), "utf8")).samples;
export const files = (id) => samples.find((sample) => sample.id === id).files.map(({ name, text }) => ({ name, bytes: text }));
const digest = (text) => createHash("sha256").update(text).digest("hex");

const INDEX = "application/vnd.oci.image.index.v1+json";
const MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const entry = (at) => ({ mediaType: MANIFEST, digest: `sha256:${String(at).padStart(64, "0")}`, size: 500 + at, platform: { os: at % 3 ? "linux" : "windows", architecture: `a${at}` } });
/** An index that is drawn in parts only. */
export const large = JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests: Array.from({ length: 300 }, (_, at) => entry(at)) }, null, 2);
/** A manifest as Docker stores it, and as jq prints it. */
export const docker = JSON.stringify({ schemaVersion: 2, mediaType: "application/vnd.docker.distribution.manifest.v2+json", config: { mediaType: "application/vnd.docker.container.image.v1+json", size: 7, digest: `sha256:${digest("config!")}` }, layers: [{ mediaType: "application/vnd.docker.image.rootfs.diff.tar.gzip", size: 3, digest: `sha256:${digest("one")}` }] }, null, 3);
const jq = JSON.stringify(JSON.parse(docker), null, 2) + "\n";
/** A manifest that takes the doctor some seconds. */
export const slow = JSON.stringify({ schemaVersion: 2, mediaType: MANIFEST, config: { mediaType: "application/vnd.oci.image.config.v1+json", digest: `sha256:${digest("{}")}`, size: 2 }, layers: Array.from({ length: 4_500 }, (_, at) => ({ mediaType: "application/vnd.oci.image.layer.v1.tar+gzip", digest: `sha256:${digest(String(at))}`, size: at, annotations: { "org.example.note": `layer ${at} & <more>` } })) });
export const message = 'no matching manifest for linux/riscv64 in the manifest list entries';

const platforms = { amd64: [layer(7_000, 1), layer(3_000, 2)], arm64: [layer(7_000, 1), layer(5_000, 3)] };
/** An archive that is sound, one whose last layer has a bit turned, and one of `docker save`. */
export const archives = {
  sound: () => tar(layout(platforms).files),
  broken: () => {
    const whole = layout(platforms);
    const manifest = JSON.parse(whole.blobs.get(whole.manifests[1].digest));
    const bad = manifest.layers[1].digest;
    return tar(layout(platforms, { damage: (name, bytes) => (name === bad ? Buffer.concat([bytes.subarray(0, -30), Buffer.from([bytes.at(-30) ^ 1]), bytes.subarray(-29)]) : bytes) }).files);
  },
  saved: () => tar(saved([layer(4_000, 4), layer(2_000, 5)], "example/app:2.0")),
};

/** Goes to a place of the page by its address. */
export async function go(page, fragment, there) {
  await page.evaluate((fragment) => new Promise((done) => {
    if (location.hash === fragment) return done();
    addEventListener("popstate", () => setTimeout(done), { once: true });
    location.hash = fragment;
  }), fragment);
  await page.locator(there).first().waitFor();
}

/** Removes all that was given. */
export async function empty(page) {
  await go(page, "#/documents", ".documents");
  await page.locator(".documents-panel > .button").click();
  await page.locator("[data-sample]").first().waitFor();
}

const sample = async (page, id) => {
  await drop(page, files(id));
  await page.locator(".title-block").waitFor();
};

/**
 * Walks through every state and calls `visit` with its name in each. `parts` names those to walk, all where it is left out.
 */
export async function walk(page, visit, parts) {
  for (const [name, part] of Object.entries(PARTS)) {
    if (parts && !parts.includes(name)) continue;
    await go(page, "#/matrix", "main");
    if (await page.locator(".title-block").count()) await empty(page);
    await go(page, "#/matrix", "[data-sample]");
    await part(page, visit);
  }
}

const PARTS = {
  start: async (page, visit) => {
    await visit("start");
    await page.locator("#message").fill("it does not work");
    await page.locator(".message-field button").click();
    await page.locator("#message-unknown:not(:empty)").waitFor();
    await visit("start-message-unknown");
    await page.locator("#message").fill("");
    await page.locator(".actions button").last().click();
    await page.locator("dialog.keys[open]").waitFor();
    await visit("keys");
    await page.keyboard.press("Escape");
  },
  answer: async (page, visit) => {
    await page.locator("#message").fill(message);
    await page.locator(".message-field button").click();
    await page.locator(".trouble").waitFor();
    await visit("answer-alone");
    await paste(page, files("plain")[0].bytes);
    await page.locator(".trouble .trial").waitFor();
    await visit("answer");
  },
  plain: async (page, visit) => {
    await sample(page, "plain");
    await page.locator(".lot .is-ok").nth(2).waitFor();
    await visit("matrix");
    await page.locator(".lot").first().click();
    await page.locator(".inspector").waitFor();
    await visit("inspector");
    await drop(page, files("plain").slice(0, 1));
    await page.locator(".notice").waitFor();
    await visit("notice");
    await page.locator(".notice .icon-only").click();
    await go(page, "#/findings", ".tabs [aria-current][href='#/findings']");
    await visit("findings-none");
    await go(page, "#/source", ".source-view");
    await visit("source");
    await page.locator(".source-tools button").first().click();
    await page.locator(".editor").waitFor();
    await visit("source-edit");
    await go(page, "#/digests", ".digests");
    await visit("digests");
    await go(page, "#/documents", ".documents");
    await page.locator(".documents tbody tr").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.locator(".documents tbody tr").nth(4).waitFor();
    await visit("documents");
    await page.locator("#asked").fill(JSON.parse(files("plain")[0].bytes).manifests[1].digest);
    await page.locator(".question button[type=submit]").click();
    await page.locator(".answers li").first().waitFor();
    await visit("documents-answer");
    await go(page, "#/targets", ".targets, .panel");
    await visit("targets-none");
    await go(page, "#/commands", ".commands .tool");
    await visit("commands");
    await empty(page);
    await visit("removed");
  },
  windows: async (page, visit) => {
    await sample(page, "windows");
    await page.locator(".lot .is-ok").nth(3).waitFor();
    await go(page, "#/matrix?host=windows-2022", ".disagree");
    await visit("matrix-host");
    await go(page, "#/clients", ".overview");
    await visit("clients");
    await go(page, "#/clients?host=windows-2022", ".trace");
    await visit("clients-host");
    await page.locator("#other-host").fill("linux-amd64");
    await page.locator("#other-host-says p").nth(1).waitFor();
    await visit("clients-typed-wrong");
    await go(page, "#/clients?host=linux/riscv64", ".printed");
    await visit("clients-nothing");
    await go(page, "#/targets", ".target");
    await visit("targets");
  },
  invalid: async (page, visit) => {
    await sample(page, "digest-length");
    await page.locator(".lot.bad").waitFor();
    await page.locator(".lot.bad").click();
    await visit("matrix-invalid");
    await go(page, "#/findings", ".finding");
    await visit("findings");
    await page.locator(".finding-head").first().click();
    await page.locator(".finding-body").waitFor();
    await visit("finding");
    await paste(page, '{"schemaVersion": 2, "manifests": [');
    await go(page, "#/matrix", ".fault");
    await visit("fault");
    await paste(page, "registry.example.com/team/app:1.2");
    await page.locator(".caret").waitFor({ state: "detached" });
    await visit("fault-reference");
    await go(page, "#/findings", ".panel");
    await visit("fault-findings");
  },
  attested: async (page, visit) => {
    await sample(page, "attestations");
    await page.locator(".aside-lots .is-ok").first().waitFor();
    await visit("matrix-attested");
    await page.locator(".aside-lots .lot").first().click();
    await page.locator(".inspector").waitFor();
    await visit("inspector-attestation");
    await drop(page, files("duplicate"));
    await page.locator(".shared-note").waitFor();
    await visit("matrix-shared");
    await drop(page, files("verbose"));
    await page.locator(".dialect").first().waitFor();
    await visit("dialect");
  },
  large: async (page, visit) => {
    await drop(page, [{ name: "large.json", bytes: large }]);
    await page.locator(".plat-scroll.large").waitFor();
    await visit("matrix-large");
    await go(page, "#/source", ".source-view");
    await visit("source-large");
    await go(page, "#/clients?host=pc", ".clients-verdict");
    await visit("clients-large");
    await go(page, "#/documents", ".documents");
    await visit("documents-large");
    await go(page, "#/digests", ".digests");
    await visit("digests-large");
  },
  doctor: async (page, visit) => {
    await drop(page, [{ name: `${digest(docker)}.json`, bytes: jq }]);
    await go(page, "#/digests", ".expectations .doctor");
    await visit("digests-mismatch");
    await page.locator(".doctor .button").click();
    await page.locator(".doctor-verdict").waitFor();
    await visit("doctor-done");
    await drop(page, [{ name: `${"0".repeat(64)}.json`, bytes: slow }]);
    await page.waitForFunction(() => document.querySelector(".bar .subject")?.textContent.startsWith("000"));
    await go(page, "#/digests", ".expectations .doctor");
    await page.locator(".doctor .button").click();
    await page.locator(".searching progress").waitFor();
    await visit("doctor-running");
    await page.locator(".searching .button").click({ timeout: 500 }).catch(() => {});
    await page.locator(".searching").waitFor({ state: "detached" });
  },
  archive: async (page, visit) => {
    await drop(page, [{ name: "image.tar", bytes: archives.broken() }]);
    await page.locator(".lot.bad").waitFor();
    await visit("matrix-archive");
    await page.locator(".lot.bad").click();
    await page.locator(".parts-table").waitFor();
    await visit("inspector-parts");
    await page.locator(".belongs .button").click();
    await page.locator(".loaders tbody tr").first().waitFor();
    await visit("archive");
    await go(page, "#/documents", ".documents");
    await visit("documents-archive");
    await drop(page, files("plain").slice(0, 1));
    await page.locator(".documents td.last button").nth(1).waitFor();
    await page.locator(".documents td.last button").first().click();
    await page.locator(".notice").waitFor();
    await visit("documents-removed");
  },
  saved: async (page, visit) => {
    await drop(page, [{ name: "saved.tar", bytes: archives.saved() }]);
    await page.locator(".saved-image").waitFor();
    await visit("archive-saved");
  },
  apart: async (page, visit) => {
    await go(page, "#/learn", "main nav");
    await visit("learn");
    await go(page, "#/learn/exact-bytes", "article h1");
    await visit("article");
    await go(page, "#/learn/dialects", ".dialects");
    await visit("dialects");
    await go(page, "#/rules", ".rules li");
    await visit("rules");
    await page.locator(".filter input").fill("nothing-like-it");
    await page.locator(".rules li").first().waitFor({ state: "detached" });
    await visit("rules-no-match");
    await go(page, "#/rules/digest-truncated", "article code");
    await visit("rule");
    await go(page, "#/about", ".about-page");
    await visit("about");
  },
  // The last: the page ends with it.
  crash: async (page, visit) => {
    await page.evaluate(() => platmap.failed("damaged", "app.wasm", "an error"));
    await page.locator("dialog.crash[open]").waitFor();
    await visit("crash");
  },
};
