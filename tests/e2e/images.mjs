// Images as files, made here byte by byte: tars, layouts, what `docker save` writes.
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Bytes that do not compress, the same in every run. */
export function noise(length, seed = 1) {
  const bytes = Buffer.alloc(length);
  let state = seed * 2_654_435_761 + 1;
  for (let at = 0; at + 4 <= length; at += 4) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes.writeInt32LE(state | 0, at);
  }
  return bytes;
}

const octal = (value, length) => value.toString(8).padStart(length - 1, "0") + "\0";

/** The header of a member. */
export function header(path, size, type = "0", link = "") {
  const block = Buffer.alloc(512);
  block.write(path.slice(0, 100), 0);
  block.write(octal(0o644, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(0, 12), 136);
  block.write("        ", 148);
  block.write(type, 156);
  block.write(link.slice(0, 100), 157);
  block.write("ustar\x0000", 257);
  const sum = block.reduce((sum, byte) => sum + byte, 0);
  block.write(sum.toString(8).padStart(6, "0") + "\0 ", 148);
  return block;
}

/** The zeros between a member of so many bytes and the next. */
export const padding = (size) => Buffer.alloc((512 - (size % 512)) % 512);

/** A tar of members: path and bytes each; a type flag and a link where wanted. */
export function tar(members, end = true) {
  const blocks = [];
  for (const { path, bytes = Buffer.alloc(0), type = "0", link = "" } of members) {
    const body = Buffer.from(bytes);
    if (path.length > 100) {
      const name = Buffer.from(path + "\0");
      blocks.push(header("././@LongLink", name.length, "L", ""), name, padding(name.length));
    }
    blocks.push(header(path, body.length, type, link), body, padding(body.length));
  }
  if (end) blocks.push(Buffer.alloc(1024));
  return Buffer.concat(blocks);
}

/** A layer: a tar with one file of so many bytes. */
export const layer = (length, seed, path = "usr/lib/data.bin") => tar([{ path, bytes: noise(length, seed) }]);

const types = {
  index: "application/vnd.oci.image.index.v1+json",
  manifest: "application/vnd.oci.image.manifest.v1+json",
  config: "application/vnd.oci.image.config.v1+json",
  gzip: "application/vnd.oci.image.layer.v1.tar+gzip",
  zstd: "application/vnd.oci.image.layer.v1.tar+zstd",
};
const ZSTD = Buffer.from("28b52ffd", "hex");

/**
 * The files of a layout with one image: a platform for each list of layers, which are given unpacked.
 * `damage` changes the blob of a digest, or leaves it out where it returns nothing; `stated` changes a diff ID in a config,
 * `full` is the name that containerd gives, `marker` the version in `oci-layout`.
 */
export function layout(platforms, { name = "app:1.0", full = "", marker = "1.0.0", stated = (id) => id, damage = (_, bytes) => bytes, pack = (bytes) => gzipSync(bytes, { level: 1 }) } = {}) {
  const blobs = new Map();
  const put = (mediaType, bytes, more = {}) => {
    const digest = `sha256:${sha256(bytes)}`;
    blobs.set(digest, Buffer.from(bytes));
    return { mediaType, digest, size: bytes.length, ...more };
  };
  const json = (value) => Buffer.from(JSON.stringify(value));
  const manifests = Object.entries(platforms).map(([architecture, layers]) => {
    const diffIds = layers.map((bytes, at) => stated(`sha256:${sha256(bytes)}`, architecture, at));
    const config = put(types.config, json({ architecture, os: "linux", config: {}, rootfs: { type: "layers", diff_ids: diffIds } }));
    const packed = layers.map((bytes) => pack(bytes)).map((bytes) => put(bytes.subarray(0, 4).equals(ZSTD) ? types.zstd : types.gzip, bytes));
    return put(types.manifest, json({ schemaVersion: 2, mediaType: types.manifest, config, layers: packed }), { platform: { architecture, os: "linux" } });
  });
  const index = put(types.index, json({ schemaVersion: 2, mediaType: types.index, manifests }));
  const outer = json({ schemaVersion: 2, mediaType: types.index, manifests: [{ ...index, annotations: { ...(full && { "io.containerd.image.name": full }), "org.opencontainers.image.ref.name": name } }] });
  const files = [
    { path: "oci-layout", bytes: Buffer.from(`{"imageLayoutVersion":"${marker}"}`) },
    { path: "index.json", bytes: outer },
  ];
  for (const [digest, bytes] of blobs) {
    const changed = damage(digest, bytes);
    if (changed) files.push({ path: `blobs/sha256/${digest.slice(7)}`, bytes: changed });
  }
  return { files, manifests, index, blobs };
}

/** What `docker save` of old wrote: a folder for each layer, and `manifest.json`. */
export function saved(layers, tag = "app:1.0") {
  const config = Buffer.from(JSON.stringify({ architecture: "amd64", os: "linux", config: {}, rootfs: { type: "layers", diff_ids: layers.map((bytes) => `sha256:${sha256(bytes)}`) } }));
  const paths = layers.map((bytes) => `${sha256(Buffer.concat([Buffer.from("id"), bytes]))}/layer.tar`);
  return [
    ...layers.map((bytes, at) => ({ path: paths[at], bytes })),
    { path: `${sha256(config)}.json`, bytes: config },
    { path: "manifest.json", bytes: Buffer.from(JSON.stringify([{ Config: `${sha256(config)}.json`, RepoTags: [tag], Layers: paths }])) },
  ];
}

/** What docker save of today writes: a layout of one image without a platform, and `manifest.json`. */
export function hybrid(layers, { tag = "example/app:2.0", saved = tag } = {}) {
  const whole = layout({ amd64: layers });
  const blobs = new Map([...whole.blobs].filter(([digest]) => digest !== whole.index.digest));
  const manifest = JSON.parse(whole.blobs.get(whole.manifests[0].digest));
  const { platform, ...entry } = whole.manifests[0];
  const annotations = { "io.containerd.image.name": `docker.io/${tag}`, "org.opencontainers.image.ref.name": tag.split(":").pop() };
  const path = (digest) => `blobs/sha256/${digest.slice(7)}`;
  return [
    { path: "oci-layout", bytes: Buffer.from('{"imageLayoutVersion":"1.0.0"}') },
    { path: "index.json", bytes: Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: types.index, manifests: [{ ...entry, annotations }] })) },
    { path: "manifest.json", bytes: Buffer.from(JSON.stringify([{ Config: path(manifest.config.digest), RepoTags: [saved], Layers: manifest.layers.map((layer) => path(layer.digest)) }])) },
    ...[...blobs].map(([digest, bytes]) => ({ path: path(digest), bytes })),
  ];
}

const little = (value, length) => Buffer.from(Array.from({ length }, (_, at) => Math.floor(value / 256 ** at) & 255));

/** A Zstandard frame that packs nothing: blocks as they are (RFC 8878). */
export function zstd(bytes) {
  const blocks = [];
  for (let at = 0; at < bytes.length || at === 0; at += 1 << 17) {
    const block = bytes.subarray(at, at + (1 << 17));
    blocks.push(little((block.length << 3) | (at + (1 << 17) >= bytes.length ? 1 : 0), 3), block);
  }
  return Buffer.concat([Buffer.from("28b52ffda0", "hex"), little(bytes.length, 4), ...blocks]);
}

/** A Zstandard frame that unpacks to so many blocks of 128 KiB of zeros, four bytes each. */
export function zeros(blocks) {
  const frame = Buffer.alloc(6 + blocks * 4);
  frame.write("28b52ffd0038", "hex");
  for (let at = 0; at < blocks; at++) little((2 ** 17 << 3) | (1 << 1) | (at === blocks - 1 ? 1 : 0), 3).copy(frame, 6 + at * 4);
  return frame;
}

/** The members of a layout as a tar on disk, at `path`, with blobs of zeros so many bytes long at its end, which take no room. */
export async function sparse(path, { files }, sizes) {
  const { open } = await import("node:fs/promises");
  const file = await open(path, "w");
  let at = 0;
  const write = async (bytes) => {
    await file.write(bytes, 0, bytes.length, at);
    at += bytes.length;
  };
  await write(tar(files, false));
  for (const [name, size] of Object.entries(sizes)) {
    await write(header(`blobs/sha256/${name}`, size));
    at += size + padding(size).length;
  }
  await write(Buffer.alloc(1024));
  await file.close();
}
