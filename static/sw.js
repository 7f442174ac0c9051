// Keeps the whole site for use without a network, one build at a time. A new build is fetched and checked beside the old one,
// and takes over only when a person says so. Lines of `sha256sum`:
const FILES = `{FILES}`;
const BUILD = "{BUILD}";

const scope = new URL(registration.scope);
const names = new Map(FILES.trim().split("\n").map((line) => [line.slice(66), line.slice(0, 64)]));
// Other copies of this site, under other paths of the same server, have caches of their own.
const cacheOf = (build) => `platmap ${scope.pathname} ${build}`;
const address = (name) => new URL(name, scope).href;
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
const digest = async (bytes) => hex(await crypto.subtle.digest("SHA-256", bytes));

/** A file with exactly the bytes that were built: from an older build's cache where they are the same, else from the server. */
async function exact(name, sha256) {
  const kept = await caches.match(address(name));
  if (kept && (await digest(await kept.clone().arrayBuffer())) === sha256) return kept;
  const response = await fetch(address(name), { cache: "no-cache" });
  const bytes = await response.arrayBuffer();
  if (!response.ok || (await digest(bytes)) !== sha256) throw new Error(`${name} is not the file of build ${BUILD}`);
  const headers = new Headers(response.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(bytes, { headers });
}

/** The list itself cannot name its own hash: it must be the list above and the line of this file. */
async function list() {
  const response = await fetch(address("SHA256SUMS"), { cache: "no-cache" });
  const text = await response.clone().text();
  if (text.replace(/^.{64}  sw\.js\n/m, "") !== FILES) throw new Error(`SHA256SUMS is not that of build ${BUILD}`);
  return new Response(text, { headers: { "content-type": "text/plain" } });
}

async function install() {
  const cache = await caches.open(cacheOf(BUILD));
  try {
    const files = [...names].map(async ([name, sha256]) => cache.put(address(name), await exact(name, sha256)));
    await Promise.all([...files, list().then((response) => cache.put(address("SHA256SUMS"), response))]);
  } catch (error) {
    // Half a build is none.
    await caches.delete(cacheOf(BUILD));
    throw error;
  }
}

/** Drops older builds once no page can be of one: where the only page is this one, and no newer build waits. */
async function sweep(page, build) {
  if (registration.waiting || registration.installing) return;
  const pages = await clients.matchAll({ includeUncontrolled: true, type: "window" });
  if (pages.some(({ id, url }) => id !== page && url.startsWith(scope.href))) return;
  const older = (await caches.keys()).filter((name) => name.startsWith(cacheOf("")) && ![cacheOf(BUILD), cacheOf(build)].includes(name));
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** A file of the build that the page is of; a name with a hash in it is the same in every build. */
async function answer(request, name, build) {
  const kept = (await caches.match(address(name), { cacheName: cacheOf(build) })) ?? (/-[0-9a-f]{16}[._]/.test(name) ? await caches.match(address(name)) : undefined);
  return kept ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("message", (event) => {
  const [says, build] = String(event.data).split(" of ");
  if (says === "take over") skipWaiting();
  if (says === "loaded") event.waitUntil(sweep(event.source.id, build));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(scope.href)) return;
  const name = url.pathname.slice(scope.pathname.length) || "index.html";
  const build = url.searchParams.get("v") ?? BUILD;
  if (!names.has(name) && name !== "SHA256SUMS" && !/-[0-9a-f]{16}[._]/.test(name)) return;
  event.respondWith(answer(request, name, build));
});
