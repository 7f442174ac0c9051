// Writes examples/samples/ and static/samples.json. Every digest and size is computed from the documents themselves.
//   node scripts/make-samples.mjs [--check]
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const OCI = { index: "application/vnd.oci.image.index.v1+json", manifest: "application/vnd.oci.image.manifest.v1+json", config: "application/vnd.oci.image.config.v1+json", layer: "application/vnd.oci.image.layer.v1.tar+gzip" };
const DOCKER = { list: "application/vnd.docker.distribution.manifest.list.v2+json", manifest: "application/vnd.docker.distribution.manifest.v2+json", config: "application/vnd.docker.container.image.v1+json", layer: "application/vnd.docker.image.rootfs.diff.tar.gzip" };
const sha256 = (bytes) => "sha256:" + createHash("sha256").update(bytes).digest("hex");
const described = (mediaType, bytes) => ({ mediaType, digest: sha256(bytes), size: Buffer.byteLength(bytes) });
const json = (value) => JSON.stringify(value, null, 2);

function platform(text) {
  const [name, version] = text.split(" ");
  const [os, architecture, variant] = name.split("/");
  return { architecture, os, ...(version && { "os.version": version }), ...(variant && { variant }) };
}

/** A tar archive of one file. */
function tar(name, text) {
  const header = Buffer.alloc(512);
  const octal = (value, width) => value.toString(8).padStart(width - 1, "0") + "\0";
  header.write(name, 0);
  header.write(octal(0o755, 8) + octal(0, 8) + octal(0, 8) + octal(Buffer.byteLength(text), 12) + octal(0, 12) + " ".repeat(8) + "0", 100);
  header.write("ustar\x0000", 257);
  header.write(octal(header.reduce((sum, byte) => sum + byte), 7) + " ", 148);
  const body = Buffer.alloc(Math.ceil(Buffer.byteLength(text) / 512) * 512);
  body.write(text);
  return Buffer.concat([header, body, Buffer.alloc(1024)]);
}

/** Gzip in one stored block: what a compressor makes differs between versions of zlib, and the digest with it. */
function gzip(bytes) {
  const frame = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, 1, 0, 0, 0, 0]);
  frame.writeUInt16LE(bytes.length, 11);
  frame.writeUInt16LE(0xffff - bytes.length, 13);
  const checksum = gzipSync(bytes).subarray(-8);
  return Buffer.concat([frame, bytes, checksum]);
}

/** An image: its config and manifest, and the descriptor of the manifest. The layer is made and hashed, and left in the registry. */
function image(name, text, family = OCI) {
  const of = platform(text);
  const content = tar("app", `#!/bin/sh\necho "${name} for ${text}"\n`);
  const config = json({ ...of, config: { Entrypoint: ["/app"] }, rootfs: { type: "layers", diff_ids: [sha256(content)] }, history: [{ created_by: `COPY app /app # ${name} for ${text}` }] });
  const manifest = json({ schemaVersion: 2, mediaType: family.manifest, config: described(family.config, config), layers: [described(family.layer, gzip(content))] });
  const label = text.replace(/[/ ]+/g, "-");
  return {
    files: [{ name: `${label}.manifest.json`, text: manifest }, { name: `${label}.config.json`, text: config }],
    entry: { ...described(family.manifest, manifest), platform: of },
  };
}

/** The same image under other file names. */
const named = (part, prefix) => ({ ...part, files: part.files.map(({ name, text }) => ({ name: `${prefix}-${name}`, text })) });

/** What BuildKit adds for an image: a manifest of statements about it. */
function attestation(about) {
  const predicate = "https://slsa.dev/provenance/v1";
  const statement = JSON.stringify({
    _type: "https://in-toto.io/Statement/v1",
    predicateType: predicate,
    subject: [{ name: "pkg:docker/registry.example.com/team/app@1.2", digest: { sha256: about.entry.digest.slice(7) } }],
    predicate: { buildDefinition: { buildType: "https://example.com/build", externalParameters: {} }, runDetails: { builder: { id: "https://example.com/builder" } } },
  });
  const config = json({ architecture: "unknown", os: "unknown", config: {}, rootfs: { type: "layers", diff_ids: [sha256(statement)] } });
  const layer = { ...described("application/vnd.in-toto+json", statement), annotations: { "in-toto.io/predicate-type": predicate } };
  const manifest = json({ schemaVersion: 2, mediaType: OCI.manifest, config: described(OCI.config, config), layers: [layer] });
  const label = `${about.files[0].name.replace(".manifest.json", "")}.attestation`;
  return {
    files: [{ name: `${label}.manifest.json`, text: manifest }, { name: `${label}.config.json`, text: config }, { name: `${label}.statement.json`, text: statement }],
    entry: { ...described(OCI.manifest, manifest), annotations: { "vnd.docker.reference.digest": about.entry.digest, "vnd.docker.reference.type": "attestation-manifest" }, platform: { architecture: "unknown", os: "unknown" } },
  };
}

/** An index as an entry of another one. */
function nested(name, of, parts) {
  const [{ text }, ...rest] = whole(parts);
  return { files: [{ name, text }, ...rest], entry: { ...described(OCI.index, text), platform: platform(of) } };
}

const index = (entries) => json({ schemaVersion: 2, mediaType: OCI.index, manifests: entries });
const whole = (parts, make = index) => [{ name: "index.json", text: make(parts.map((part) => part.entry)) }, ...parts.flatMap((part) => part.files)];
const images = (name, ...platforms) => platforms.map((text) => image(name, text));

const samples = [];
const sample = (id, level, title, about, files) => samples.push({ id, level, title: { en: title[0], zh: title[1] }, about: { en: about[0], zh: about[1] }, files });

sample("plain", "ok", ["Three platforms, verified", "三个平台，全部验证"], ["An OCI index with every manifest beside it.", "一个 OCI 索引，附带所有清单。"], whole(images("plain", "linux/amd64", "linux/arm64", "linux/arm/v7")));
{
  const parts = images("attested", "linux/amd64", "linux/arm64");
  sample("attestations", "ok", ["Attestations", "证明"], ["Why does buildx list twice as many entries as platforms?", "为什么 buildx 列出的条目是平台数的两倍？"], whole([...parts, ...parts.map(attestation)]));
  const lost = parts.map(attestation).map((part) => ({ ...part, entry: { ...part.entry, annotations: undefined } }));
  sample("unknown", "warning", ["unknown/unknown entries", "unknown/unknown 条目"], ["The same attestations after a conversion lost their annotations.", "同样的证明，但注解在转换时丢失。"], whole([...parts, ...lost]));
}
sample("missing-arm64", "note", ["No arm64", "缺少 arm64"], ["“no matching manifest for linux/arm64/v8”, seen from the index.", "从索引看 “no matching manifest for linux/arm64/v8”。"], whole(images("missing", "linux/amd64", "linux/386", "linux/ppc64le")));
sample("arm-variants", "warning", ["Variants of arm", "arm 的变体"], ["v5, v6, v7, none at all, and arm64 with v8.", "v5、v6、v7、没有变体，以及带 v8 的 arm64。"], whole(images("arm", "linux/arm/v5", "linux/arm/v6", "linux/arm/v7", "linux/arm", "linux/arm64/v8", "linux/amd64")));
sample("windows", "warning", ["Windows builds", "Windows 内部版本"], ["A column for each os.version; one entry has none.", "每个 os.version 一列；有一个条目没有版本。"], whole(images("windows", "linux/amd64", "windows/amd64 10.0.17763.6532", "windows/amd64 10.0.20348.2849", "windows/amd64")));
sample("duplicate", "warning", ["A platform twice", "平台重复"], ["Two images for linux/amd64: only the first is used.", "linux/amd64 有两个镜像：只会使用第一个。"], whole([named(image("old", "linux/amd64"), "old"), named(image("new", "linux/amd64"), "new"), image("new", "linux/arm64")]));
sample("mixed", "warning", ["Mixed media types", "混合的媒体类型"], ["Docker manifests inside an OCI index.", "OCI 索引中的 Docker 清单。"], whole([image("mixed", "linux/amd64"), image("mixed", "linux/arm64", DOCKER)]));
{
  const parts = images("short", "linux/amd64", "linux/arm64");
  parts[1].entry = { ...parts[1].entry, digest: parts[1].entry.digest.slice(0, -1) };
  sample("digest-length", "error", ["A digest one digit short", "摘要少一位"], ["A copy that lost its last character.", "复制时丢失了最后一个字符。"], whole(parts));
}
{
  const built = (of) => {
    const [part] = images("nested", of);
    return nested(`${of.replace("/", "-")}.index.json`, of, [part, attestation(part)]);
  };
  sample("nested", "note", ["An index in the index", "嵌套索引"], ["Two builds, each an index already, joined into one. Not every client descends.", "把两次构建各自的索引合并为一个。并非每个客户端都会深入。"], whole([built("linux/amd64"), built("linux/arm64")]));
}
sample("article", "warning", ["The manifest list of an article", "文章中的清单列表"], ["Its digests are those of no bytes at all and of the three bytes “foo”, beside sizes 7143 and 7682.", "其摘要分别属于零字节和 “foo” 三个字节，旁边写的大小却是 7143 和 7682。"], [{ name: "article-manifest-list.json", text: readFileSync(join(root, "examples/article-manifest-list.json"), "utf8") }]);
{
  const parts = images("verbose", "linux/amd64", "linux/arm64", "linux/arm/v7");
  const printed = parts.map(({ entry, files: [{ text }] }) => ({ Ref: `registry.example.com/team/app:1.2@${entry.digest}`, Descriptor: entry, Raw: Buffer.from(text).toString("base64"), OCIManifest: JSON.parse(text) }));
  sample("verbose", "ok", ["One paste of a tool", "一次粘贴工具输出"], ["What docker manifest inspect -v prints: every child verified, the index drawn.", "docker manifest inspect -v 的输出：所有子清单均已验证，索引由此绘出。"], [{ name: "inspect.json", text: JSON.stringify(printed, null, "\t") + "\n" }]);
}
sample("not-json", "error", ["Not JSON at all", "根本不是 JSON"], ["A login page that was saved in place of the manifest.", "被当作清单保存的登录页。"], [{ name: "manifest.json", text: "<!DOCTYPE html>\n<html>\n<head><title>Sign in</title></head>\n<body><p>Please sign in to continue.</p></body>\n</html>\n" }]);

const files = new Map([["static/samples.json", JSON.stringify({ samples }) + "\n"]]);
for (const { id, files: parts } of samples) {
  for (const { name, text } of parts) {
    const path = `examples/samples/${id}/${name}`;
    if (files.has(path)) throw new Error(`${path}: two files of one name`);
    files.set(path, text);
  }
}
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
