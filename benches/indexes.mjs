// Very large documents for benches and tests, made on the spot.

const MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const LINUX = [["amd64"], ["amd64", "v2"], ["amd64", "v3"], ["386"], ["arm64", "v8"], ["arm", "v7"], ["arm", "v6"], ["arm", "v5"], ["ppc64le"], ["s390x"], ["riscv64"], ["mips64le"], ["loong64"]];
const WINDOWS = [17_763, 19_041, 20_348, 22_621, 26_100];

const digest = (at) => `sha256:${(at + 1_000_003).toString(16).padStart(64, "0")}`;
const index = (manifests) => JSON.stringify({ schemaVersion: 2, mediaType: "application/vnd.oci.image.index.v1+json", manifests }, null, 2);
const entry = (at, more) => ({ mediaType: MANIFEST, digest: digest(at), size: 500 + (at % 1_500), ...more });

/** As they come in practice: Linux and Windows, every fifth an attestation, some with annotations. */
export const mixed = (count) => () =>
  index(Array.from({ length: count }, (_, at) => {
    if (at % 5 === 4) return entry(at, { annotations: { "vnd.docker.reference.digest": digest(at - 1), "vnd.docker.reference.type": "attestation-manifest" }, platform: { architecture: "unknown", os: "unknown" } });
    if (at % 5 === 3) return entry(at, { platform: { architecture: "amd64", os: "windows", "os.version": `10.0.${WINDOWS[at % 4]}.${1 + ((at / 5) | 0) % 900}` } });
    const [architecture, variant] = LINUX[(at * 7) % LINUX.length];
    const annotations = at % 3 ? undefined : { "org.opencontainers.image.version": `1.${at}`, "org.opencontainers.image.created": "2024-05-06T07:08:09Z" };
    return entry(at, { platform: { architecture, os: "linux", variant }, annotations });
  }));

/** Each entry has an architecture of its own. */
export const tall = (count) => () => index(Array.from({ length: count }, (_, at) => entry(at, { platform: { architecture: `a${at}`, os: "linux" } })));

/** Each entry has a Windows version of its own. */
export const wide = (count) => () => index(Array.from({ length: count }, (_, at) => entry(at, { platform: { architecture: at % 2 ? "amd64" : "arm64", os: "windows", "os.version": `10.0.${10_000 + at}.1` } })));

/** Each entry has about ten findings. */
export const faulty = (count) => () =>
  index(Array.from({ length: count }, (_, at) => ({ mediaType: " bad", digest: `sha256:${at}`, size: -1, urls: [7], data: "?", artifactType: "/", platform: { architecture: 7, os: "Linux", "os.features": "x", variant: 8 }, annotations: { a: 1, "": "x" } })));

/** Short lines of an index, 11 bytes each. */
export const lines = (count) => () => `{"manifests": [],"a": [\n${"123456789,\n".repeat(count - 3)}0\n]}`;
