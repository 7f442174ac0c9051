// A plain static server under a sub-path, a Chromium, and a watch over everything that the page must not do.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".wasm": "application/wasm" };

/** Serves dist/ under /platmap/. */
export async function serve(folder = join(ROOT, "dist"), prefix = "/platmap/") {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    try {
      if (!path.startsWith(prefix)) throw new Error("outside");
      const file = join(folder, normalize(path.slice(prefix.length)) || ".");
      const name = file.endsWith("/") || file === join(folder) ? join(folder, "index.html") : file;
      const body = await readFile(name);
      response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}${prefix}`, close: () => (server.close(), server.closeAllConnections()) };
}

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });

/** Opens the page; `faults` gathers what must not happen: errors, policy violations, requests after the page is ready. */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US", serviceWorkers: "block", permissions: ["clipboard-read", "clipboard-write"], ...options });
  const page = await context.newPage();
  page.faults = [];
  let ready = false;
  page.on("pageerror", (error) => page.faults.push(`error: ${error}`));
  page.on("console", (message) => message.type() === "error" && page.faults.push(`console: ${message.text()}`));
  page.on("request", (request) => {
    if (ready) page.faults.push(`request: ${request.url()}`);
    else if (!request.url().startsWith(url)) page.faults.push(`foreign request: ${request.url()}`);
  });
  await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
  await page.goto(url + (options.fragment ?? ""));
  await page.waitForSelector("html[data-ready]");
  ready = true;
  return page;
}

/** Drops files on the page: name and bytes each. */
export async function drop(page, files) {
  const data = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of files) transfer.items.add(new File([new Uint8Array(bytes)], name));
    return transfer;
  }, files.map(({ name, bytes }) => ({ name, bytes: [...Buffer.from(bytes)] })));
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
}

/** Pastes text with nothing focused. */
export async function paste(page, text) {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}
