// Keeps a chef's own page on their phone, with what it needs: asked for when there is signal, shown as kept when not.
// A link that has ended (404, 410) is forgotten with everything kept for it, and so is what is older than it is of use.

const CACHE = "chef-day";
const DAYS_OF_USE = 3;
const PATIENCE_MILLISECONDS = 8000;
const NOTHING_KEPT =
  '<!doctype html><html lang="en-US"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
  "<title>No signal</title><h1>No signal</h1><p>Nothing is kept on this phone. Open this page where there is signal.</p></html>";

addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

addEventListener("message", (event) => {
  if (event.data?.keep) event.waitUntil(keep(event.data.page, event.data.keep));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request.url, pathname));
  else if (/^\/(static|brand)\//.test(pathname)) event.respondWith(file(request));
});

async function page(url, path) {
  const cache = await caches.open(CACHE);
  let answer;
  try {
    answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) });
  } catch {
    return kept(cache, path);
  }
  if (answer.ok) {
    await cache.put(path, answer.clone());
    await forgetOld(cache);
  }
  if (answer.status === 404 || answer.status === 410) await forget(cache, path);
  return answer.status >= 500 ? kept(cache, path, answer) : answer;
}

async function kept(cache, path, otherwise) {
  const answer = await cache.match(path, { ignoreVary: true });
  if (!answer || isOld(answer)) {
    await forget(cache, path);
    return otherwise ?? new Response(NOTHING_KEPT, { status: 503, headers: { "Content-Type": "text/html" } });
  }
  const headers = new Headers(answer.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  const text = await answer.text();
  return new Response(text.replace('data-kept="no"', 'data-kept="yes"'), { headers });
}

function isOld(answer) {
  return Date.now() - Date.parse(answer.headers.get("Date")) > DAYS_OF_USE * 24 * 3600 * 1000;
}

async function file(request) {
  return (await caches.match(request, { cacheName: CACHE, ignoreVary: true })) ?? fetch(request);
}

// The page says which files it uses; the first time it was there before this was.
async function keep(path, files) {
  const cache = await caches.open(CACHE);
  if (!(await cache.match(path, { ignoreVary: true }))) {
    const answer = await fetch(path);
    if (!answer.ok) return forget(cache, path);
    await cache.put(path, answer);
  }
  const wanted = new Set(files);
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!pathname.startsWith("/c/") && !wanted.has(pathname + search)) await cache.delete(request);
  }
  for (const each of wanted) {
    if (!(await cache.match(each, { ignoreVary: true }))) await cache.add(each);
  }
}

// Pages of links that were renewed, or of whoever had this phone before: nobody opens them again.
async function forgetOld(cache) {
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith("/c/")) continue;
    const answer = await cache.match(request, { ignoreVary: true });
    if (answer && isOld(answer)) await cache.delete(request, { ignoreVary: true });
  }
}

async function forget(cache, path) {
  await cache.delete(path, { ignoreVary: true });
  const pages = (await cache.keys()).filter((request) => new URL(request.url).pathname.startsWith("/c/"));
  if (!pages.length) await caches.delete(CACHE);
}
