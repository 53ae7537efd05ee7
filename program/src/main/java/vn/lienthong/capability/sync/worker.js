// Keeps the pages that work without a signal, and what they load. A page comes from the copy at once; behind it a fresh copy is fetched for
// the next time. The pages are fetched without cookies: what is kept is the same for everyone and says nothing about anybody.
const KEPT = 'lienthong-ngoai-mang';
const PAGES = '__PAGES__';

const fetched = async path => {
  const page = await fetch(path, { credentials: 'omit', cache: 'no-cache' });
  if (!page.ok || page.redirected) throw new Error('not to be had');
  return page;
};
const loads = text => [...new Set(text.match(/\/tai-san\/[^"'\s)]+/g) || [])];

// What a page loads is kept before the page itself: a copy is whole or is not there.
const keep = async path => {
  const store = await caches.open(KEPT);
  const page = await fetched(path);
  const text = await page.clone().text();
  const old = await store.match(path);
  if (old && await old.text() === text) return;
  await Promise.all(loads(text).map(async file => { if (!await store.match(file)) await store.add(file); }));
  await store.put(path, page);
};
const tidy = async () => {
  const store = await caches.open(KEPT);
  const wanted = new Set(PAGES);
  for (const path of PAGES) {
    const page = await store.match(path);
    if (page) loads(await page.text()).forEach(file => wanted.add(file));
  }
  for (const request of await store.keys()) {
    if (!wanted.has(new URL(request.url).pathname)) await store.delete(request);
  }
};

self.addEventListener('install', event => {
  self.skipWaiting();
  event.waitUntil(Promise.all(PAGES.map(keep)));
});
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
  const address = new URL(event.request.url);
  if (event.request.method !== 'GET' || address.origin !== self.location.origin) return;
  if (event.request.mode === 'navigate' ? !PAGES.includes(address.pathname) : !address.pathname.startsWith('/tai-san/')) return;
  const kept = caches.open(KEPT).then(store => store.match(address.pathname));
  event.respondWith(kept.then(copy => copy || fetch(event.request)));
  if (event.request.mode === 'navigate') event.waitUntil(keep(address.pathname).then(tidy).catch(() => {}));
});
// A device that was shut out keeps nothing.
self.addEventListener('message', event => {
  if (event.data === 'forget') event.waitUntil(caches.delete(KEPT).then(() => self.registration.unregister()));
});
