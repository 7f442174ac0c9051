// The commands panel: what is copied is exactly what is shown, for the reference typed and the entry chosen.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import axe from "axe-core";
import { ROOT, drop, launch, open, serve } from "./harness.mjs";

let server, browser;
before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const scene = (name, run, options) =>
  test(name, { timeout: 60_000 }, async () => {
    const page = await open(browser, server.url, options);
    try {
      const folder = join(ROOT, "examples/samples/attestations");
      await drop(page, ["index.json", "linux-amd64.manifest.json"].map((name) => ({ name, bytes: readFileSync(join(folder, name)) })));
      await page.getByRole("link", { name: /^(Commands|命令)/ }).click();
      await run(page);
      assert.deepEqual(page.faults, []);
    } finally {
      await page.context().close();
    }
  });

const command = (page, task, tool) => page.locator(`#task-${task} [data-tool="${tool}"]`);
const copied = async (page, task, tool) => {
  await command(page, task, tool).getByRole("button").click();
  await command(page, task, tool).getByText(/Copied|已复制/).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
};

scene("commands are written for the reference typed and copied exactly", async (page) => {
  await page.getByLabel("Image reference").fill("registry.example.com:5000/relay/gateway:3.4.1");
  assert.equal(await copied(page, "pull-tag", "docker"), "docker pull registry.example.com:5000/relay/gateway:3.4.1");
  const pinned = await copied(page, "pull-index", "podman");
  assert.match(pinned, /^podman pull registry\.example\.com:5000\/relay\/gateway@sha256:[0-9a-f]{64}$/);
  assert.equal(await command(page, "pull-index", "podman").locator("pre").textContent(), pinned);
  // Those about one platform wait for an entry.
  assert.equal(await page.locator("#task-pull-child .tool").count(), 0);
  await page.getByLabel("Entry", { exact: true }).selectOption("1");
  assert.equal(await copied(page, "pull-platform", "docker"), `docker pull --platform linux/arm64 ${pinned.split(" ").at(-1)}`);
  // What spans lines is one command for a shell.
  const build = await copied(page, "build", "docker buildx");
  const words = execFileSync("sh", ["-c", build.replace(/^docker/, "printf '%s\\n'")]).toString().trim().split("\n");
  assert.deepEqual(words, ["buildx", "build", "--push", "--platform", "linux/amd64,linux/arm64", "--tag", "registry.example.com/copy/app:1.0", "."]);
  await page.getByLabel("Written for").selectOption("powershell");
  assert.match(await copied(page, "index-bytes", "crane"), /^cmd \/c 'crane manifest .* > index\.json'$/);
  await page.getByLabel("Tool", { exact: true }).selectOption("crane");
  await page.waitForFunction(() => document.querySelectorAll(".tool:not([data-tool=crane])").length === 0);
});

scene("a scheme is taken off, a digest of something else is told, plain HTTP is named", async (page) => {
  const other = "a".repeat(64);
  await page.getByLabel("Image reference").fill(`docker://localhost:5000/app:1@sha256:${other}`);
  await page.getByText("is not that of the open index").waitFor();
  assert.equal(await command(page, "pull-tag", "docker").locator("pre").textContent(), "docker pull localhost:5000/app:1");
  assert.match(await command(page, "pull-tag", "skopeo").textContent(), /plain HTTP.*--src-tls-verify=false/);
  assert.match(await command(page, "query", "curl").locator("pre").textContent(), /http:\/\/\$HOST/);
  await page.getByLabel("Image reference").fill("a;rm -rf /:x");
  await page.locator("#reference-fault", { hasText: ";" }).waitFor();
});

scene("a reference that breaks out is told, and no command has it", async (page) => {
  for (const text of ["app; touch /tmp/x", "$(id)", "registry.example.com/UPPER", "app:tag\u202e", "app@sha256:12"]) {
    await page.getByLabel("Image reference").fill(text);
    await page.locator("#reference-fault:not(:empty)").waitFor();
    await page.waitForFunction(() => document.querySelectorAll(".tool").length === 0);
  }
  await page.getByLabel("Image reference").fill("alpine");
  await command(page, "pull-tag", "podman").waitFor();
  assert.match(await command(page, "pull-tag", "podman").locator("pre").textContent(), /\/library\/alpine:latest$/);
});

for (const [locale, colorScheme] of [["en-US", "light"], ["zh-CN", "dark"]]) {
  scene(`commands: axe finds nothing (${locale}, ${colorScheme}), nothing is cut at 360 px`, async (page) => {
    await page.evaluate(axe.source);
    const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
    await page.setViewportSize({ width: 360, height: 800 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }, { locale, colorScheme });
}
