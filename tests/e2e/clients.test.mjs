// The simulated clients: a host is chosen, tiles are marked, disagreement stands out, the trace is read by keyboard.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { ROOT, drop, launch, open, paste, serve } from "./harness.mjs";

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
const files = (id) => samples.find((sample) => sample.id === id).files.map(({ name, text }) => ({ name, bytes: text }));

const scene = (name, sample, run, options) =>
  test(name, { timeout: 60_000 }, async () => {
    const page = await open(browser, server.url, options);
    try {
      if (sample) {
        await drop(page, files(sample));
        await page.locator(".lot").first().waitFor();
      }
      await run(page);
      assert.deepEqual(page.faults, []);
    } finally {
      await page.context().close();
    }
  });

const entry = (digit, platform, more = {}) => ({ mediaType: "application/vnd.oci.image.manifest.v1+json", digest: `sha256:${String(digit).padStart(64, "0")}`, size: 500 + digit, ...(platform && { platform }), ...more });
const index = (...manifests) => JSON.stringify({ schemaVersion: 2, mediaType: "application/vnd.oci.image.index.v1+json", manifests });
const on = (os, architecture, variant) => ({ os, architecture, ...(variant && { variant }) });
const show = (page) => page.getByRole("navigation").getByRole("link", { name: /^(Clients|客户端)$/ }).click();
const verdict = (page) => page.locator(".clients-verdict h3");
const said = (page, text) => page.waitForFunction((text) => document.querySelector(".clients-verdict h3")?.textContent.includes(text), text);
const row = (page, client) => page.locator(`.answers [data-client="${client}"]`);
const host = (page, name) => page.getByRole("navigation", { name: /Hosts|主机/ }).getByRole("button", { name });

scene("a host is chosen on the matrix: each client is on its tile, and disagreement stands out", "windows", async (page) => {
  assert.equal(await page.locator(".chip").count(), 0, "nothing is simulated before a host is chosen");
  await page.getByLabel("Host").selectOption("windows-2022");
  await page.locator(".disagree").waitFor();
  assert.match(await page.locator(".disagree").textContent(), /Clients disagree here\..*podman, skopeo, crane, oras: #1, needs Hyper-V isolation/);
  const chips = (at) => page.locator(`.plat [data-entry="${at}"] .chip`).allTextContents();
  assert.deepEqual(await chips(2), ["docker", "docker-classic", "containerd", "buildkit", "regctl"]);
  assert.deepEqual(await chips(1), ["podman", "skopeo", "crane", "oras"]);
  assert.ok(await page.locator('[data-entry="1"].picked:not(.unfit)').isVisible());
  assert.ok(await page.locator('[data-entry="2"].picked:not(.unfit)').isVisible());
  assert.match(await page.locator('[data-entry="1"]').textContent(), /taken by podman, skopeo, crane, oras/);
  assert.match(page.url(), /host=windows-2022/);
  await page.getByLabel("Host").selectOption("pc");
  await page.locator(".disagree").waitFor({ state: "detached" });
  assert.equal((await chips(0)).length, 9);
  await page.goBack();
  await page.locator(".disagree").waitFor();
  await page.getByRole("button", { name: "Clear" }).first().click();
  await page.waitForFunction(() => !document.querySelector(".chip"));
  assert.doesNotMatch(page.url(), /host=/);
});

scene("the trace is read by keyboard, and every entry has a reason", "windows", async (page) => {
  await page.keyboard.press("2");
  await page.locator(".clients-verdict").waitFor();
  await host(page, /Windows Server 2022/).focus();
  await page.keyboard.press("Enter");
  await said(page, "Clients disagree on Windows Server 2022");
  await row(page, "podman").getByRole("button").focus();
  await page.keyboard.press("Enter");
  await page.locator("#trace-heading", { hasText: "How podman gets to #1" }).waitFor();
  const steps = await page.locator(".trace .step").allTextContents();
  assert.equal(steps.length, 4);
  assert.match(steps[0], /#0.*linux\/amd64.*For linux, asked for windows/);
  assert.match(steps[1], /#1.*Taken/);
  assert.match(steps[2], /#2.*Fits, but #1 stands earlier/);
  // The taken step is where Tab enters; arrows move on.
  await page.getByLabel("Version and way").focus();
  while (!(await page.evaluate(() => document.activeElement.classList.contains("step")))) await page.keyboard.press("Tab");
  const focused = () => page.evaluate(() => document.activeElement.querySelector(".step-place").textContent);
  assert.equal(await focused(), "#1");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "#2");
  await page.keyboard.press("Home");
  assert.equal(await focused(), "#0");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash.includes("sel=/manifests/3"));
  assert.match(page.url(), /host=windows-2022&client=podman$/);
});

scene("what would make clients agree was tried, and says whom it harms", "windows", async (page) => {
  await show(page);
  await host(page, /Windows Server 2022/).click();
  await page.locator(".to-agree").waitFor();
  assert.match(await page.locator(".to-agree").textContent(), /Put #2 before #1\. Every client then takes #2 here.*worse off on: .*Windows Server 2019/);
});

scene("versions and ways are a choice, and those that differ say so", "windows", async (page) => {
  await show(page);
  await host(page, /Windows Server 2022/).click();
  assert.match(await row(page, "containerd").textContent(), /other result with 1\.7\.34, 1\.6\.20/);
  await row(page, "containerd").getByRole("button").click();
  await page.locator("#trace-heading", { hasText: "containerd" }).waitFor();
  const options = await page.getByLabel("Version and way").locator("option").allTextContents();
  assert.match(options[0], /^Today's usual way: 2\.3\.4/);
  assert.ok(options.some((option) => /^1\.6\.20 · pull \(takes #1\)$/.test(option)), options.join("\n"));
  await page.getByLabel("Version and way").selectOption("containerd@1.7.34/fetch-only");
  await page.locator("#trace-heading", { hasText: "How containerd gets to #1" }).waitFor();
  assert.match(page.url(), /client=containerd@1\.7\.34\/fetch-only/);
  assert.match(await row(page, "containerd").textContent(), /1\.7\.34/);
  const link = page.url().split("#")[1];
  await page.getByLabel("Version and way").selectOption("");
  await page.locator("#trace-heading", { hasText: "How containerd gets to #2" }).waitFor();
  await page.evaluate((link) => (location.hash = link), link);
  await page.locator("#trace-heading", { hasText: "How containerd gets to #1" }).waitFor();
});

scene("no match: what the client prints is there to copy, with the name that was typed; an emulator is offered", "windows", async (page) => {
  await page.keyboard.press("8");
  await page.getByLabel("Image reference").fill("registry.example.com:5000/relay/gateway:3.4.1");
  await show(page);
  await host(page, /Apple silicon/).click();
  await said(page, "No client finds an image for Apple silicon");
  assert.match(await page.locator(".clients-verdict").textContent(), /#0 \(linux\/amd64\), which runs under emulation: slower\. Asked for with --platform linux\/amd64, it is taken by docker, .*crane/);
  await row(page, "crane").getByRole("button").click();
  await page.locator("#trace-heading", { hasText: "Why crane takes nothing" }).waitFor();
  await page.locator(".printed").getByRole("button").click();
  await page.locator(".printed").getByText("Copied").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "no child with platform linux/arm64 in index registry.example.com:5000/relay/gateway:3.4.1");
});

scene("nested indexes are followed where the client does", "nested", async (page) => {
  await show(page);
  await host(page, /AWS Graviton/).click();
  await row(page, "docker").getByRole("button").click();
  await page.locator("#trace-heading", { hasText: "How docker gets to #1>0" }).waitFor();
  const text = await page.locator(".trace").textContent();
  assert.match(text, /Inside #1.*#1>0.*Taken/s);
  assert.match(await row(page, "oras").textContent(), /#1.*an index, not looked into/);
  assert.match(await row(page, "podman").textContent(), /refuses/);
});

scene("ambiguity and what was not given are told", null, async (page) => {
  await paste(page, index(entry(1, on("linux", "arm64")), entry(2, on("linux", "amd64")), entry(3, on("linux", "amd64"))));
  await page.locator(".lot").first().waitFor();
  await page.evaluate(() => (location.hash = "#/clients?host=pc"));
  await said(page, "On 64-bit PC every client takes #1, and it runs");
  assert.match(await page.locator(".clients-verdict").textContent(), /only the order of the entries decides between #1 and #2/);
  await paste(page, index(entry(4)));
  await page.waitForFunction(() => /not given/.test(document.querySelector(".clients-verdict")?.textContent));
  await row(page, "containerd").getByRole("button").click();
  await page.locator(".trace-outcome", { hasText: "The config of #0 decides" }).waitFor();
});

scene("any platform can be typed, is read as each client reads it, and mistakes are explained", "plain", async (page) => {
  await show(page);
  const field = page.getByLabel("Another platform");
  const says = page.locator("#other-host-says");
  for (const [text, expected] of [
    ["linux/x86_64", /x86_64 means amd64 to docker, podman and regctl/],
    ["arm/v7", /Read as operating system arm/],
    ["linux-amd64", /one word to every client/],
    ["linux/amd64,linux/arm64", /Several platforms at once/],
    ["windows/amd64:10.0.17763", /Only crane and oras read a version behind a colon/],
    ["foo/bar", /no known operating system.*no known architecture/],
    ["<img src=x onerror=alert(1)>", /A bracket does not close.*not read: "<img/],
  ]) {
    await field.fill(text);
    await page.waitForFunction(() => document.querySelectorAll("#other-host-says p").length > 1);
    await page.waitForTimeout(50);
    assert.match(await says.textContent(), expected);
  }
  await field.fill("linux/x86_64");
  assert.match(await says.textContent(), /crane, oraslinux\/x86_64/);
  await page.keyboard.press("Enter");
  await said(page, "Clients disagree on linux/x86_64");
  assert.match(await row(page, "docker").textContent(), /--platform linux\/x86_64.*read as linux\/amd64.*#0/);
  assert.match(await row(page, "crane").textContent(), /nothing/);
  assert.match(page.url(), /host=linux\/x86_64/);
  await page.getByRole("navigation").getByRole("link", { name: "Matrix" }).click();
  await page.locator(".disagree").waitFor();
  assert.equal(await page.getByLabel("Host").locator("option:checked").textContent(), "linux/x86_64");
  await page.goBack();
  assert.equal(await field.inputValue(), "linux/x86_64");
});

scene("who can run this: every host by every client, each cell leads to its trace", "windows", async (page) => {
  await show(page);
  const table = page.locator(".overview");
  await table.waitFor();
  assert.equal(await table.locator("tbody tr").count(), 25);
  assert.equal(await table.locator("thead th").count(), 10);
  assert.equal(await table.locator("tbody td").count(), 25 * 9);
  await table.getByRole("button", { name: "Windows Server 2022, podman: #1 needs Hyper-V isolation" }).click();
  await page.locator("#trace-heading", { hasText: "How podman gets to #1" }).waitFor();
  await page.waitForFunction(() => document.activeElement.id === "trace");
  assert.equal(await table.locator('[aria-pressed="true"]').count(), 1);
  assert.equal(await host(page, /Windows Server 2022/).getAttribute("aria-pressed"), "true");
  assert.match(await host(page, /Windows Server 2022/).textContent(), /clients disagree/);
  assert.match(await host(page, /64-bit PC/).textContent(), /clients agree/);
  await page.goBack();
  await verdict(page).getByText("Choose a host").waitFor();
});

scene("a very long index is asked about only when a person wishes", null, async (page) => {
  await paste(page, index(...Array.from({ length: 3_000 }, (_, at) => entry(at, on("linux", `a${at}`)))));
  await page.locator(".plat").waitFor();
  await show(page);
  await page.getByRole("button", { name: "Ask every client on every host" }).click();
  await page.locator(".overview").waitFor();
  await host(page, /64-bit PC/).click();
  await said(page, "No client finds an image");
  assert.ok((await page.locator(".step").count()) <= 200);
});

const SHOTS = join(ROOT, "test-results");
for (const colorScheme of ["light", "dark"]) {
  for (const locale of ["en-US", "zh-CN"]) {
    scene(`clients: axe finds nothing (${colorScheme}, ${locale})`, "windows", async (page) => {
      mkdirSync(SHOTS, { recursive: true });
      const check = async (state) => {
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() => window.axe.run(document));
        assert.deepEqual(violations.map(({ id, nodes }) => `${state}: ${id}: ${nodes.map((node) => node.target).slice(0, 3)}`), []);
        await page.screenshot({ path: join(SHOTS, `${state}-${colorScheme}-${locale}.png`) });
      };
      await show(page);
      await check("clients-none");
      await host(page, /Windows Server 2022/).click();
      await row(page, "podman").getByRole("button").click();
      await check("clients");
      await host(page, /Apple/).click();
      await check("clients-nothing");
      await page.locator("#other-host").fill("linux/x86_64");
      await page.keyboard.press("Enter");
      await page.locator(".to-agree").waitFor();
      await check("clients-typed");
      await page.evaluate(() => (location.hash = "#/matrix?host=windows-2022"));
      await page.locator(".disagree").waitFor();
      await check("matrix-host");
    }, { colorScheme, locale });
  }
}

for (const width of [360, 768, 1440, 2560]) {
  scene(`clients: nothing is cut at ${width} px`, "windows", async (page) => {
    const fits = async (state) => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${state} is wider than the page`);
    await show(page);
    await fits("no host");
    // Where there is no room for the list, one field takes its place.
    const list = page.locator(".hosts-wide");
    assert.equal(await list.isVisible(), width > 960);
    if (width > 960) await host(page, /Windows Server 2022/).click();
    else await page.getByLabel("Host", { exact: true }).selectOption("windows-2022");
    await page.locator(".trace").waitFor();
    await fits("a host");
    await page.evaluate(() => (location.hash = "#/matrix?host=windows-2022"));
    await page.locator(".disagree").waitFor();
    await fits("matrix");
  }, { viewport: { width, height: 900 } });
}

scene("the key H leads to the choice of the host, and is listed", "windows", async (page) => {
  await page.keyboard.press("h");
  await page.waitForFunction(() => document.activeElement?.id === "host");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("3");
  await page.keyboard.press("H");
  await page.waitForFunction(() => document.activeElement?.id === "chosen-host");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /64-bit PC/);
  await host(page, /Windows Server 2022/).click();
  await page.keyboard.press("6");
  await page.keyboard.press("h");
  await page.waitForFunction(() => document.activeElement?.id === "chosen-host");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Windows Server 2022/);
  await page.keyboard.press("?");
  await page.locator("dialog.keys[open]").getByText("Choose the host").waitFor();
});

scene("the reason of a step has room beside or under its platform", "windows", async (page) => {
  await show(page);
  await host(page, /Windows Server 2022/).click();
  await page.locator(".trace").waitFor();
  const widths = await page.locator(".step-why > span:last-child").evaluateAll((spans) => spans.map((span) => span.getBoundingClientRect().width));
  assert.ok(Math.min(...widths) >= 240, `${widths}`);
}, { viewport: { width: 1440, height: 900 } });

scene("where nobody gets what runs, no mark says that the clients disagree", null, async (page) => {
  await paste(page, index(entry(1, on("linux", "amd64")), entry(2, on("linux", "arm64"))));
  await page.locator(".lot").first().waitFor();
  await show(page);
  await page.locator(".overview").waitFor();
  assert.doesNotMatch(await host(page, /Windows Server 2022/).textContent(), /clients disagree/);
  assert.match(await host(page, /Windows Server 2022/).textContent(), /no client/);
});

scene("on a phone the summary leaves most of the screen to the work", "windows", async (page) => {
  const bottom = await page.locator(".tabs").evaluate((tabs) => tabs.getBoundingClientRect().top);
  assert.ok(bottom <= 280, `${bottom}`);
}, { viewport: { width: 390, height: 844 } });

scene("many columns and long words have room", null, async (page) => {
  const windows = ["10.0.14393.1", "10.0.17763.1", "10.0.20348.1", "10.0.26100.1"].map((version, at) => entry(at + 1, { os: "windows", architecture: "amd64", "os.version": version }));
  await paste(page, index(...windows, entry(5, on("linux", "amd64")), entry(6, on("linux", "averylongarchitecturewithoutanyspaceinitthatgoesonandon"))));
  await page.locator(".lot").first().waitFor();
  const inside = () => page.evaluate(() => [...document.querySelectorAll(".plat tbody th")].every((cell) => cell.scrollWidth <= cell.clientWidth));
  assert.ok(await inside(), "in the matrix a word is wider than its cell");
  await show(page);
  await host(page, /Windows Server 2022/).click();
  await page.locator(".trace").waitFor();
  assert.ok(await inside(), "in the small matrix a word is wider than its cell");
  const scrolls = await page.locator(".small-plat .plat-scroll").evaluate((box) => [box.scrollWidth, box.clientWidth]);
  assert.ok(scrolls[0] <= scrolls[1], `the small matrix scrolls: ${scrolls}`);
}, { viewport: { width: 1440, height: 900 } });
