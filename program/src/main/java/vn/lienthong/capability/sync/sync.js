// The queue of this device: what is entered without a signal waits here, enciphered, until the program has answered it. Other scripts of a
// page use window.lienthongSync and the events sync:open (the device is unlocked; detail.pack is what it took along) and sync:changed.
(() => {
  const DATABASE = 'lienthong-ngoai-mang';
  const ROUNDS = 310000;
  const WRONG_AT_MOST = 10;
  const LOCK_AFTER = 15 * 60 * 1000;
  const AT_ONCE = 50;
  const LONGEST = 1500000;
  const TAKEN_ALONG = 7 * 24 * 3600 * 1000;
  const utf8 = new TextEncoder();
  const plain = new TextDecoder();
  let open = null; // key of the contents while unlocked
  let lockTimer = 0;

  const base64 = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const uuid = () => (crypto.randomUUID ? crypto.randomUUID() : '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, c =>
    (Number(c) ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> Number(c) / 4).toString(16)));

  // -- the store ----------------------------------------------------------------------------------------------------------------------------
  const database = () => new Promise((done, fail) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('device');
      opening.result.createObjectStore('queue', { keyPath: 'number' });
      opening.result.createObjectStore('packs', { keyPath: 'kind' });
    };
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => fail(opening.error);
  });
  // A write counts only when the disk has it: the page says "saved" after this, not before.
  const within = async (stores, mode, work) => {
    const base = await database();
    try {
      return await new Promise((done, fail) => {
        const act = base.transaction(stores, mode, mode === 'readwrite' ? { durability: 'strict' } : undefined);
        let result;
        act.oncomplete = () => done(result);
        act.onabort = act.onerror = () => fail(act.error);
        work(act, value => { result = value; });
      });
    } finally { base.close(); }
  };
  const got = (store, key) => within([store], 'readonly', (act, give) => {
    const asked = act.objectStore(store).get(key);
    asked.onsuccess = () => give(asked.result);
  });
  const all = store => within([store], 'readonly', (act, give) => {
    const asked = act.objectStore(store).getAll();
    asked.onsuccess = () => give(asked.result);
  });
  const put = (store, value, key) => within([store], 'readwrite', act => { act.objectStore(store).put(value, key); });
  const remove = (store, key) => within([store], 'readwrite', act => { act.objectStore(store).delete(key); });
  const device = () => got('device', 'this');

  // -- locks --------------------------------------------------------------------------------------------------------------------------------
  const wrapping = async (passcode, salt, rounds) => {
    const secret = await crypto.subtle.importKey('raw', utf8.encode(passcode.normalize('NFC')), 'PBKDF2', false, ['deriveKey']);
    return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, secret,
      { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  };
  const seal = async value => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, open, utf8.encode(JSON.stringify(value))) };
  };
  const unseal = async one => JSON.parse(plain.decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: one.iv }, open, one.sealed)));
  const lock = () => { open = null; clearTimeout(lockTimer); changed(); };
  const awake = () => { if (open) { clearTimeout(lockTimer); lockTimer = setTimeout(lock, LOCK_AFTER); } };

  /** Lets this browser in as a device. Gives back '' or why not. */
  const enrol = async (name, passcode, token) => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    const answer = await fetch('/ngoai-mang/may', { method: 'POST', headers: { 'X-CSRF-TOKEN': token },
      body: new URLSearchParams({ ten: name, khoa: base64(await crypto.subtle.exportKey('spki', pair.publicKey)) }) });
    const said = await answer.json();
    if (!answer.ok) return said.why;
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const contents = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
    const raw = await crypto.subtle.exportKey('raw', contents);
    const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await wrapping(passcode, salt, ROUNDS), raw);
    await put('device', { id: said.device, name, sign: pair.privateKey, salt, iv, wrapped, rounds: ROUNDS, wrong: 0, counter: 0 }, 'this');
    open = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
    if (navigator.storage && navigator.storage.persist) await navigator.storage.persist();
    awake();
    return '';
  };

  /** Unlocks with the passcode. Gives back '', 'wrong' or 'wiped'. */
  const unlock = async passcode => {
    const me = await device();
    try {
      const raw = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: me.iv }, await wrapping(passcode, me.salt, me.rounds), me.wrapped);
      open = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
      await put('device', Object.assign(me, { wrong: 0 }), 'this');
      awake();
      return '';
    } catch (refused) {
      me.wrong++;
      if (me.wrong >= WRONG_AT_MOST) { await wipe(); return 'wiped'; }
      await put('device', me, 'this');
      return 'wrong';
    }
  };

  const wipe = async () => {
    open = null;
    await within(['device', 'queue', 'packs'], 'readwrite', act => {
      for (const store of ['device', 'queue', 'packs']) act.objectStore(store).clear();
    });
    const workers = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistrations() : [];
    workers.filter(one => one.active && one.scope.endsWith('/ngoai-mang/')).forEach(one => one.active.postMessage('forget'));
  };

  // -- what is taken along ------------------------------------------------------------------------------------------------------------------
  const take = async kind => {
    const me = await device();
    const answer = await fetch(`/ngoai-mang/goi/${kind}?may=${me.id}`);
    if (answer.status === 410) { await wipe(); throw new Error('shut-out'); }
    if (!answer.ok || answer.redirected) throw new Error('not-given');
    await put('packs', Object.assign({ kind, takenAt: Date.now() }, await seal(await answer.json())));
  };
  const pack = async kind => {
    const one = await got('packs', kind);
    if (!one) return null;
    if (Date.now() - one.takenAt > TAKEN_ALONG || Date.now() < one.takenAt - TAKEN_ALONG) { await remove('packs', kind); return null; }
    return { takenAt: one.takenAt, contents: await unseal(one) };
  };
  /** Keeps what is left of what was taken along, as old as it was. */
  const keep = async (kind, contents) => {
    const one = await got('packs', kind);
    if (one) await put('packs', Object.assign(one, await seal(contents)));
  };

  // -- the queue ----------------------------------------------------------------------------------------------------------------------------
  /** Keeps an entry until it is answered. The label is shown in the list of what waits. */
  const add = async (kind, label, body) => {
    const entry = { key: uuid(), madeAt: new Date().toISOString(), label, body };
    const sealed = await seal(entry);
    await within(['device', 'queue'], 'readwrite', act => {
      const asked = act.objectStore('device').get('this');
      asked.onsuccess = () => {
        const me = asked.result;
        me.counter++;
        act.objectStore('queue').put(Object.assign({ number: me.counter, kind, refused: '' }, sealed));
        act.objectStore('device').put(me, 'this');
      };
    });
    awake();
    changed();
    send();
  };
  const waiting = async () => Promise.all((await all('queue')).map(async one =>
    Object.assign({ number: one.number, kind: one.kind, refused: one.refused }, await unseal(one))));
  /** Takes an entry out of the queue, for good. */
  const drop = async number => { await remove('queue', number); changed(); };

  const batch = async me => {
    const entries = [];
    let size = 0;
    for (const one of (await all('queue')).filter(entry => !entry.refused)) {
      const { key, madeAt, body } = await unseal(one);
      const entry = { number: one.number, key, kind: one.kind, madeAt, body };
      size += JSON.stringify(entry).length;
      if (entries.length === AT_ONCE || (entries.length && size > LONGEST)) break;
      entries.push(entry);
    }
    return entries.length ? utf8.encode(JSON.stringify({ device: me.id, sentAt: new Date().toISOString(), entries })) : null;
  };
  const round = async () => {
    while (open && navigator.onLine) {
      const me = await device();
      const bytes = me && await batch(me);
      if (!bytes) return 'sent';
      const signature = base64(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, me.sign, bytes));
      let answer;
      try {
        answer = await fetch('/ngoai-mang/nhan', { method: 'POST', credentials: 'omit', body: bytes,
          headers: { 'Content-Type': 'application/json', 'X-Chu-Ky': signature } });
      } catch (silent) { return 'offline'; }
      if (answer.status === 410) { await wipe(); return 'shut-out'; }
      if (!answer.ok) return 'trouble';
      const said = await answer.json();
      for (const one of said.answers) {
        if (one.is === 'done') { await remove('queue', one.number); continue; }
        const refused = await got('queue', one.number);
        if (refused) await put('queue', Object.assign(refused, { refused: one.why }));
      }
      changed();
      if (said.stopped) return 'trouble';
    }
    return open ? 'offline' : 'locked';
  };
  let sending = null;
  /** Sends what waits, in order; at most one sending at a time, also over several windows. */
  const send = () => {
    if (!sending) {
      const run = () => (navigator.locks ? navigator.locks.request('lienthong-ngoai-mang', round) : round());
      sending = run().then(state => { sending = null; changed(state); return state; }, () => { sending = null; changed('trouble'); return 'trouble'; });
    }
    return sending;
  };
  let last = '';
  const changed = state => { if (state) last = state; document.dispatchEvent(new CustomEvent('sync:changed', { detail: { state: last } })); };

  window.lienthongSync = { device, enrol, unlock, lock, take, pack, keep, add, waiting, drop, send, wipe, unlocked: () => open !== null };
  window.addEventListener('online', () => { changed('online'); send(); });
  window.addEventListener('offline', () => changed('offline'));
  ['pointerdown', 'keydown'].forEach(sign => document.addEventListener(sign, awake));
  setInterval(() => { if (open) send(); }, 60000);
})();
