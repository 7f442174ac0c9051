// The last step of a release build, run by Trunk on what it has made: names the build, lists every file with its SHA-256,
// and writes the service worker and the licences. Nothing of it depends on the time, the place or the machine.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { licences } from "./licenses.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const site = process.env.TRUNK_STAGING_DIR ?? join(root, "dist");
const sha256 = (bytes, form = "hex") => createHash("sha256").update(bytes).digest(form);
const read = (name) => readFileSync(join(site, name));

/** Lines of `sha256sum` for all files but these, in the order of their names. */
function sums(...without) {
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((file) => file.isFile() && !file.name.startsWith("."));
  const names = files.map((file) => relative(site, join(file.parentPath ?? file.path, file.name)).split(sep).join("/")).filter((name) => !without.includes(name));
  return names.sort().map((name) => `${sha256(read(name))}  ${name}\n`).join("");
}

// Builds for development have no list: their files change all the time.
if (process.env.TRUNK_PROFILE !== "debug") {
  const version = /^version = "(.*)"/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))[1];
  writeFileSync(join(site, "licenses.txt"), licences());

  // The build is named after all that it consists of. Files whose name holds no hash are asked for under it, so that no cache
  // between server and page mixes two builds.
  const build = sha256(sums("sw.js", "SHA256SUMS") + readFileSync(join(root, "static/sw.js"))).slice(0, 16);
  // A browser refuses files from disk that are to be checked: the script that explains this is not.
  const page = read("index.html").toString()
    .replace("<html ", `<html data-version="${version}" data-build="${build}" data-form="site" `)
    .replaceAll(/<script (defer )?src="\.\/([^"?]+)"/g, (_, defer = "", name) => `<script ${defer}src="./${name}${/-[0-9a-f]{16}\./.test(name) ? "" : `?v=${build}`}"${name === "crash.js" ? "" : ` integrity="sha256-${sha256(read(name), "base64")}"`}`)
    .replaceAll(/data-wasm="([^"]+)"/g, (found, name) => `${found} data-sha256="${sha256(read(name))}"`);
  writeFileSync(join(site, "index.html"), page);

  writeFileSync(join(site, "sw.js"), readFileSync(join(root, "static/sw.js"), "utf8").replace("{BUILD}", build).replace("{FILES}", sums("sw.js", "SHA256SUMS")));
  writeFileSync(join(site, "SHA256SUMS"), sums("SHA256SUMS"));
}
