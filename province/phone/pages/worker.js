// Keeps the phone's pages themselves, so that they open on a weak line or on none. VERSION and SHELL
// stand above. Only what SHELL names is ever kept, fetched without cookies, the same for everybody:
// no record, no answer, nothing that was typed, and no page of one's own.
self.addEventListener("install", (event) => {
  const fresh = SHELL.map((path) => new Request(path, { cache: "reload", credentials: "omit" }));
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) =>
    Promise.all(names.filter((name) => name !== VERSION).map((name) => caches.delete(name)))));
});

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  if (method !== "GET" || origin !== location.origin || search || !SHELL.includes(pathname)) return;
  event.respondWith(caches.match(pathname).then((kept) => kept || fetch(event.request)));
});
