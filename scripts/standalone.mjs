// Makes release/platmap.html from the site in dist/: one file that holds everything and opens from disk.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const site = join(root, "dist");
if (!existsSync(join(site, "SHA256SUMS"))) throw new Error("dist/ holds no release build: run `make build`");
const read = (name) => readFileSync(join(site, name));
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const scripts = [];
const styles = [];

/** A text as it stands between its tags; its hash goes into the policy. */
function inline(text, tag, hashes) {
  if (text.toLowerCase().includes(`</${tag}`) || text.includes("<!--")) throw new Error(`a ${tag} cannot stand inside a page`);
  hashes.push(hash(text));
  return text;
}

const index = read("index.html").toString();
const STYLE = /<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>/g;
const style = [...index.matchAll(STYLE)].map(([, name]) => read(name)).join("\n");
const end = [];
let first = true;
let page = index
  .replace('data-form="site"', 'data-form="file"')
  .replaceAll(/ *<link rel="(?:manifest|apple-touch-icon|preload)"[^>]*>\n?/g, "")
  .replaceAll(STYLE, () => (first ? ((first = false), `<style>${inline(style, "style", styles)}</style>`) : ""))
  .replaceAll(/<script (defer )?src="\.\/([^"?]+)[^"]*"(?: integrity="[^"]*")?([^>]*)><\/script>/g, (_, defer, name, more) => {
    const script = `<script${more}>${inline(read(name).toString(), "script", scripts)}</script>`;
    // Inside a page nothing is deferred: what needs the whole page stands at its end.
    if (defer) end.push(script);
    return defer ? "" : script;
  });
if (/ (src|href)="(?!data:)/.test(page.replaceAll(/<(script|style)[^>]*>[^]*?<\/\1>/g, ""))) throw new Error("something is still loaded from outside");

const wasm = /data-wasm="([^"]+)"/.exec(end.join(""))[1];
const files = [wasm, "worker.js", "worker_bg.wasm", "samples.json", "learn/learn.json", "rules/en.json", "rules/zh-CN.json", "licenses.txt", "SHA256SUMS"];
const blocks = files.map((name) => `<script type="text/plain" data-file="${name}">${read(name).toString("base64")}</script>`);
page = page.replace("</body>", () => `${[...blocks, ...end].join("\n")}\n</body>`);

const policy = `default-src 'none'; script-src ${scripts.join(" ")} 'wasm-unsafe-eval'; style-src ${styles.join(" ")}; img-src data:; connect-src 'none'; worker-src data:; base-uri 'none'; form-action 'none'`;
page = page.replace(/(http-equiv="Content-Security-Policy" content=")[^"]*/, (_, start) => start + policy);

mkdirSync(join(root, "release"), { recursive: true });
writeFileSync(join(root, "release/platmap.html"), page);
