// Writes examples/samples/ and static/samples.json. Every digest and size is computed from the documents themselves.
//   node scripts/make-samples.mjs [--check]
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const OCI = { index: "application/vnd.oci.image.index.v1+json", manifest: "application/vnd.oci.image.manifest.v1+json", config: "application/vnd.oci.image.config.v1+json", layer: "application/vnd.oci.image.layer.v1.tar+gzip" };
const DOCKER = { list: "application/vnd.docker.distribution.manifest.list.v2+json", manifest: "application/vnd.docker.distribution.manifest.v2+json", config: "application/vnd.docker.container.image.v1+json", layer: "application/vnd.docker.image.rootfs.diff.tar.gzip" };
const sha256 = (text) => "sha256:" + createHash("sha256").update(text).digest("hex");
const json = (value) => JSON.stringify(value, null, 2);

function platform(text) {
  const [name, version] = text.split(" ");
  const [os, architecture, variant] = name.split("/");
  return { architecture, os, ...(version && { "os.version": version }), ...(variant && { variant }) };
}

/** An image: its config and manifest, and the descriptor of the manifest. The layers stay behind, as they do in a registry. */
function image(name, text, family = OCI) {
  const of = platform(text);
  const seed = `${name} ${text}`;
  const layer = { mediaType: family.layer, digest: sha256(`layer ${seed}`), size: 2_000_000 + (parseInt(sha256(seed).slice(7, 13), 16) % 28_000_000) };
  const { variant, ...rest } = of;
  const config = json({ ...rest, ...(variant && { variant }), config: { Entrypoint: ["/app"] }, rootfs: { type: "layers", diff_ids: [sha256(`tar ${seed}`)] }, history: [{ created_by: `build ${seed}` }] });
  const manifest = json({ schemaVersion: 2, mediaType: family.manifest, config: { mediaType: family.config, digest: sha256(config), size: Buffer.byteLength(config) }, layers: [layer] });
  const label = text.replace(/[/ ]+/g, "-");
  return {
    files: [{ name: `${label}.manifest.json`, text: manifest }, { name: `${label}.config.json`, text: config }],
    entry: { mediaType: family.manifest, digest: sha256(manifest), size: Buffer.byteLength(manifest), platform: of },
  };
}

/** What BuildKit adds for an image: a manifest of statements about it. */
function attestation(about) {
  const statement = json({ _type: "https://in-toto.io/Statement/v1", predicateType: "https://slsa.dev/provenance/v1", subject: [{ name: "app", digest: { sha256: about.entry.digest.slice(7) } }], predicate: { buildDefinition: { buildType: "https://example.com/build" } } });
  const config = json({ architecture: "unknown", os: "unknown", config: {}, rootfs: { type: "layers", diff_ids: [sha256(statement)] } });
  const layer = { mediaType: "application/vnd.in-toto+json", digest: sha256(statement), size: Buffer.byteLength(statement), annotations: { "in-toto.io/predicate-type": "https://slsa.dev/provenance/v1" } };
  const manifest = json({ schemaVersion: 2, mediaType: OCI.manifest, config: { mediaType: OCI.config, digest: sha256(config), size: Buffer.byteLength(config) }, layers: [layer] });
  const label = about.entry.digest.slice(7, 15);
  return {
    files: [{ name: `attestation-${label}.manifest.json`, text: manifest }],
    entry: { mediaType: OCI.manifest, digest: sha256(manifest), size: Buffer.byteLength(manifest), annotations: { "vnd.docker.reference.digest": about.entry.digest, "vnd.docker.reference.type": "attestation-manifest" }, platform: { architecture: "unknown", os: "unknown" } },
  };
}

const index = (entries) => json({ schemaVersion: 2, mediaType: OCI.index, manifests: entries });
const whole = (parts, make = index) => [{ name: "index.json", text: make(parts.map((part) => part.entry)) }, ...parts.flatMap((part) => part.files)];
const images = (name, ...platforms) => platforms.map((text) => image(name, text));

const samples = [];
const sample = (id, level, title, about, files) => samples.push({ id, level, badge: "", title: { en: title[0], zh: title[1] }, about: { en: about[0], zh: about[1] }, files });

sample("plain", "ok", ["Three platforms, verified", "三个平台，全部验证"], ["An OCI index with every manifest beside it.", "一个 OCI 索引，附带所有清单。"], whole(images("plain", "linux/amd64", "linux/arm64", "linux/arm/v7")));
{
  const parts = images("attested", "linux/amd64", "linux/arm64");
  sample("attestations", "ok", ["Attestations", "证明"], ["Why does buildx list twice as many entries as platforms?", "为什么 buildx 列出的条目是平台数的两倍？"], whole([...parts, ...parts.map(attestation)]));
  const lost = parts.map(attestation).map((part) => ({ ...part, entry: { ...part.entry, annotations: undefined } }));
  sample("unknown", "warning", ["unknown/unknown entries", "unknown/unknown 条目"], ["The same attestations after a conversion lost their annotations.", "同样的证明，但注解在转换时丢失。"], whole([...parts, ...lost]));
}
sample("missing-arm64", "note", ["No arm64", "缺少 arm64"], ["“no matching manifest for linux/arm64/v8”, seen from the index.", "从索引看 “no matching manifest for linux/arm64/v8”。"], whole(images("missing", "linux/amd64", "linux/arm/v7", "linux/386")));
sample("arm-variants", "warning", ["Variants of arm", "arm 的变体"], ["v5, v6, v7, none at all, and arm64 with v8.", "v5、v6、v7、没有变体，以及带 v8 的 arm64。"], whole(images("arm", "linux/arm/v5", "linux/arm/v6", "linux/arm/v7", "linux/arm", "linux/arm64/v8", "linux/amd64")));
sample("windows", "warning", ["Windows builds", "Windows 内部版本"], ["A column for each os.version; one entry has none.", "每个 os.version 一列；有一个条目没有版本。"], whole(images("windows", "linux/amd64", "windows/amd64 10.0.17763.6532", "windows/amd64 10.0.20348.2849", "windows/amd64")));
sample("duplicate", "warning", ["A platform twice", "平台重复"], ["Two images for linux/amd64: only the first is used.", "linux/amd64 有两个镜像：只会使用第一个。"], whole([image("old", "linux/amd64"), image("new", "linux/amd64"), image("new", "linux/arm64")]));
sample("mixed", "warning", ["Mixed media types", "混合的媒体类型"], ["Docker manifests inside an OCI index.", "OCI 索引中的 Docker 清单。"], whole([image("mixed", "linux/amd64"), image("mixed", "linux/arm64", DOCKER)]));
{
  const parts = images("short", "linux/amd64", "linux/arm64");
  parts[1].entry = { ...parts[1].entry, digest: parts[1].entry.digest.slice(0, -1) };
  sample("digest-length", "error", ["A digest one digit short", "摘要少一位"], ["A copy that lost its last character.", "复制时丢失了最后一个字符。"], whole(parts));
}
{
  const inner = whole(images("nested", "windows/amd64 10.0.17763.6532", "windows/amd64 10.0.20348.2849"));
  const nested = { files: [{ name: "windows.index.json", text: inner[0].text }, ...inner.slice(1)], entry: { mediaType: OCI.index, digest: sha256(inner[0].text), size: Buffer.byteLength(inner[0].text), platform: { architecture: "amd64", os: "windows" } } };
  sample("nested", "note", ["An index in the index", "嵌套索引"], ["Not every client descends into it.", "并非每个客户端都会深入。"], whole([...images("nested", "linux/amd64", "linux/arm64"), nested]));
}
sample("article", "warning", ["The manifest list of an article", "文章中的清单列表"], ["Its digests are those of no bytes at all and of “foo”.", "其摘要是零字节和 “foo” 的摘要。"], [{ name: "article-manifest-list.json", text: readFileSync(join(root, "examples/article-manifest-list.json"), "utf8") }]);
sample("not-json", "error", ["Not JSON at all", "根本不是 JSON"], ["A login page that was saved in place of the manifest.", "被当作清单保存的登录页。"], [{ name: "manifest.json", text: "<!DOCTYPE html>\n<html>\n<head><title>Sign in</title></head>\n<body><p>Please sign in to continue.</p></body>\n</html>\n" }]);

const files = new Map([["static/samples.json", JSON.stringify({ samples }) + "\n"]]);
for (const { id, files: parts } of samples) for (const { name, text } of parts) files.set(`examples/samples/${id}/${name}`, text);
if (process.argv.includes("--check")) {
  const stale = [...files].filter(([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== text).map(([path]) => path);
  const there = readdirSync(join(root, "examples/samples"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  if (stale.length || there.length !== files.size - 1) {
    console.error(`samples are stale: run \`make generate\`\n${stale.join("\n")}`);
    process.exit(1);
  }
  console.log(`${samples.length} samples are current`);
} else {
  rmSync(join(root, "examples/samples"), { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
