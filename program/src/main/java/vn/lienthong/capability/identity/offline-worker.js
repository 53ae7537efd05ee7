// Keeps the page for checking without the program, and shows it where the check page cannot be reached. Nothing else is kept: no
// answer about anybody passes through here into a cache.
const KEPT = 'kiem-tra-ngoai-tuyen';
const SHELL = '/kiem-tra-danh-tinh/ngoai-tuyen';
const PAGE = '/kiem-tra-danh-tinh';

const keep = async () => {
  const answer = await fetch(SHELL, { cache: 'no-store', credentials: 'same-origin' });
  if (!answer.ok || answer.redirected) throw new Error('not signed in');
  const text = await answer.clone().text();
  const parts = [...text.matchAll(/(?:src|href)="(\/tai-san\/[^"]+)"/g)].map(found => found[1]);
  const cache = await caches.open(KEPT);
  const wanted = new Set([SHELL, ...parts]);
  for (const old of await cache.keys()) if (!wanted.has(new URL(old.url).pathname)) await cache.delete(old);
  await cache.addAll(parts);
  await cache.put(SHELL, answer);
};

self.addEventListener('install', event => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('message', event => {
  if (event.data === 'keep') event.waitUntil(keep().then(() => event.source && event.source.postMessage('kept')).catch(() => {}));
});

self.addEventListener('fetch', event => {
  const request = event.request;
  const path = new URL(request.url).pathname;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate' && (path === PAGE || path === SHELL)) {
    event.respondWith(fetch(request).catch(async gone => (await caches.match(SHELL)) || Promise.reject(gone)));
  } else if (path.startsWith('/tai-san/')) {
    event.respondWith(caches.match(request).then(found => found || fetch(request)));
  }
});
