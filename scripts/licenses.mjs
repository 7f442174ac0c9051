// The licence texts of everything that is inside the page's programs: crates that reach the WebAssembly, and Rust's own library.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = (command, ...words) => execFileSync(command, words, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });

/** Crates that are linked into the programs: what runs at build time only (macros, build scripts) is not. */
function linked() {
  const { packages, resolve } = JSON.parse(run("cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown", "--features", "ui,worker"));
  const crates = new Map(packages.map((crate) => [crate.id, crate]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const found = new Set();
  const visit = (id) => {
    const macro = crates.get(id).targets.some(({ kind }) => kind.includes("proc-macro"));
    if (found.has(id) || macro) return;
    found.add(id);
    for (const { pkg, dep_kinds } of nodes.get(id).deps) if (dep_kinds.some(({ kind }) => kind === null)) visit(pkg);
  };
  visit(resolve.root);
  found.delete(resolve.root);
  return [...found].map((id) => crates.get(id)).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

const isLicence = (name) => /^(licen[cs]e|copying|notice|unlicense|copyright)/i.test(name);
const clean = (text) => text.replace(/\r\n?/g, "\n").replace(/[ \t]+$/gm, "").trim() + "\n";

/** The texts that a crate brings; where it brings none, that of the licence which it names. */
function texts(crate, own) {
  const folder = dirname(crate.manifest_path);
  const files = readdirSync(folder, { withFileTypes: true }).filter((file) => file.isFile() && isLicence(file.name)).map(({ name }) => name).sort();
  if (files.length) return files.map((name) => clean(readFileSync(join(folder, name), "utf8")));
  if (/Apache-2\.0/.test(crate.license ?? "")) return [own];
  throw new Error(`${crate.name} ${crate.version} brings no licence text and is not under Apache-2.0 (${crate.license})`);
}

export function licences() {
  const own = clean(readFileSync(join(root, "LICENSE"), "utf8"));
  const found = new Map();
  const add = (text, name) => {
    const key = createHash("sha256").update(text.replace(/\s+/g, " ")).digest("hex");
    if (!found.has(key)) found.set(key, { text, names: [] });
    found.get(key).names.push(name);
  };
  const crates = linked();
  add(own, "Platmap");
  for (const crate of crates) for (const text of texts(crate, own)) add(text, `${crate.name} ${crate.version}`);
  const folder = join(run("rustc", "--print", "sysroot").trim(), "share/doc/rust/licenses");
  for (const name of ["Apache-2.0.txt", "MIT.txt"]) if (existsSync(join(folder, name))) add(clean(readFileSync(join(folder, name), "utf8")), "the Rust standard library");
  const list = ["Platmap: Apache-2.0", "the Rust standard library: MIT OR Apache-2.0", ...crates.map(({ name, version, license }) => `${name} ${version}: ${license}`)];
  const bar = "=".repeat(100);
  const parts = [...found.values()].map(({ text, names }) => `${bar}\n${names.join(", ")}\n${bar}\n\n${text}`);
  return `What this page is made of, and under which licences.\n\n${list.join("\n")}\n\n${parts.join("\n")}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(licences());
