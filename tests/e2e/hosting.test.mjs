// The settings of docs/hosting.md, as they stand there, on local servers, with the site in a subfolder.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, launch, open, paste } from "./harness.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

const doc = readFileSync(join(ROOT, "docs/hosting.md"), "utf8");
const block = (language, of) => [...doc.matchAll(/```(\w*)\n([^]*?)```/g)].find(([, name, text]) => name === language && text.includes(of))[2];
const index = readFileSync(join(ROOT, "examples/samples/plain/index.json"), "utf8");
const policy = block("", "default-src").trim();
const program = (path, name) => [path, join(ROOT, ".tools", name, path)].find((path) => existsSync(path));
const NGINX = program("/usr/sbin/nginx", "nginx");
const CADDY = program("/usr/bin/caddy", "caddy");

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Runs a server until `run` is done. */
async function serving(command, words, url, run, env = process.env) {
  const server = spawn(command, words, { cwd: ROOT, env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  server.stderr.on("data", (data) => (said += data));
  const ended = new Promise((resolve) => server.once("exit", resolve));
  try {
    for (let waited = 0; !(await fetch(url).catch(() => undefined)); waited++) {
      if (waited > 200 || server.exitCode !== null) throw new Error(`${command} does not serve: ${said}`);
      await new Promise((next) => setTimeout(next, 50));
    }
    await run();
  } finally {
    server.kill();
    await ended;
  }
}

/** The page works there, and is kept for offline use. */
async function works(url) {
  const page = await open(browser, url, { serviceWorkers: "allow" });
  await page.getByText("Ready for offline use").waitFor();
  await paste(page, index);
  await page.locator(".lot").first().waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

const names = (ending) => readFileSync(join(ROOT, "dist/SHA256SUMS"), "utf8").split("\n").map((line) => line.slice(66)).filter((name) => ending.test(name));
const asked = (url, name) => fetch(new URL(name, url), { headers: { "accept-encoding": "gzip" } });

/** Types, caching, the policy and compression are as the document asks for. */
async function sends(url) {
  for (const [ending, type, keep] of [
    [/^index\.html$/, /^text\/html; charset=utf-8$/, "no-cache"],
    [/^sw\.js$/, /^(application|text)\/javascript/, "no-cache"],
    [/^app-.*\.js$/, /^(application|text)\/javascript/, /immutable/],
    [/\.css$/, /^text\/css/, /immutable/],
    [/^app-.*\.wasm$/, /^application\/wasm$/, /immutable/],
    [/^worker_bg\.wasm$/, /^application\/wasm$/, "no-cache"],
    [/^samples\.json$/, /^application\/json/, "no-cache"],
    [/^licenses\.txt$/, /^text\/plain; charset=utf-8$/, "no-cache"],
  ]) {
    const [name] = names(ending);
    const { headers, status } = await asked(url, name);
    assert.equal(status, 200, name);
    assert.match(headers.get("content-type"), type, name);
    assert.match(headers.get("cache-control"), new RegExp(keep), name);
    assert.equal(headers.get("content-security-policy"), policy, name);
    assert.equal(headers.get("content-encoding"), "gzip", name);
  }
}

test("nginx, as documented", { timeout: 60_000 }, async () => {
  assert.ok(NGINX, "no nginx: `make test` brings one with apt; elsewhere install it");
  const folder = mkdtempSync(join(tmpdir(), "platmap-nginx-"));
  mkdirSync(join(folder, "root"));
  symlinkSync(join(ROOT, "dist"), join(folder, "root/platmap"));
  const port = await freePort();
  const types = ["/etc/nginx/mime.types", join(ROOT, ".tools/nginx/etc/nginx/mime.types")].find((path) => existsSync(path));
  const server = block("nginx", "server {")
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    .replace("root /srv/platmap;", `root ${join(folder, "root")};`)
    .replace("include mime.types;", `include ${types};`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join("\n");
  writeFileSync(join(folder, "nginx.conf"), `daemon off; master_process off; pid ${folder}/pid; error_log stderr;\nevents {}\nhttp { access_log off; ${temporary}\n${server} }\n`);
  const url = `http://127.0.0.1:${port}/platmap/`;
  await serving(NGINX, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"], url, async () => {
    await sends(url);
    await works(url);
  });
  rmSync(folder, { recursive: true });
});

test("Caddy, as documented", { timeout: 60_000 }, async () => {
  assert.ok(CADDY, "no Caddy: `make test` brings one with apt; elsewhere install it");
  const folder = mkdtempSync(join(tmpdir(), "platmap-caddy-"));
  mkdirSync(join(folder, "root"));
  symlinkSync(join(ROOT, "dist"), join(folder, "root/platmap"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/platmap/`;
  const site = block("", "file_server").replace("platmap.example.com", `http://127.0.0.1:${port}`).replace("/srv/platmap", join(folder, "root"));
  writeFileSync(join(folder, "Caddyfile"), `{\n admin off\n}\n${site}`);
  await serving(CADDY, ["run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"], url, async () => {
    await sends(url);
    await works(url);
  }, { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder });
  rmSync(folder, { recursive: true });
});

test("Python's server, as documented", { timeout: 60_000 }, async () => {
  const port = await freePort();
  const [command, ...words] = block("console", "http.server").trim().split(" ").map((word) => (word === "8000" ? String(port) : word));
  const url = `http://127.0.0.1:${port}/`;
  await serving(command, words, url, async () => {
    for (const [ending, type] of [[/^app-.*\.wasm$/, "application/wasm"], [/^app-.*\.js$/, "text/javascript"], [/^samples\.json$/, "application/json"]]) {
      assert.equal((await asked(url, names(ending)[0])).headers.get("content-type"), type);
    }
    await works(url);
  });
});

test("the documented policies are the page's own, and what a header adds", () => {
  const own = /Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(join(ROOT, "index.html"), "utf8"))[1];
  assert.equal(policy, `${own}; frame-ancestors 'none'`);
  for (const [, stated] of doc.matchAll(/"(default-src [^"]*)"/g)) assert.equal(stated, policy);
});
