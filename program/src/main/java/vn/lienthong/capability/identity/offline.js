// Checking while the program cannot be reached. What is scanned is shown, sealed to the program's key (this browser cannot open it
// again) and sent when the program is there; the program counts each once.
(() => {
  const SETTING = 'lienthong.kiem-tra';
  const here = document.getElementById('ngoai-tuyen');
  if (!here || !globalThis.crypto || !crypto.subtle || !globalThis.indexedDB) return;

  const store = () => new Promise((done, failed) => {
    const open = indexedDB.open('lienthong-kiem-tra', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('waiting', { keyPath: 'id' });
    open.onsuccess = () => done(open.result);
    open.onerror = () => failed(open.error);
  });
  const ask = (mode, act) => store().then(database => new Promise((done, failed) => {
    const request = act(database.transaction('waiting', mode).objectStore('waiting'));
    request.onsuccess = () => { database.close(); done(request.result); };
    request.onerror = () => { database.close(); failed(request.error); };
  }));
  const waiting = () => ask('readonly', all => all.getAll());

  const setting = () => {
    try {
      const known = JSON.parse(localStorage.getItem(SETTING));
      return known && Date.now() < known.until ? known : null;
    } catch { return null; }
  };
  const live = here.dataset.key !== undefined;
  if (live && here.dataset.work) {
    const { key, account, work, words, record } = here.dataset;
    localStorage.setItem(SETTING, JSON.stringify({ key, account, work, words, record, until: Date.now() + 12 * 3600 * 1000 }));
  }
  if (live && navigator.serviceWorker) {
    navigator.serviceWorker.register(here.dataset.worker, { scope: here.dataset.scope })
      .then(() => navigator.serviceWorker.ready)
      .then(ready => { ready.active.postMessage('keep'); here.dataset.kept = 'yes'; })
      .catch(() => {});
  }

  const bytes = text => Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
  const text = all => btoa(String.fromCharCode(...all)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const seal = async (known, id, words) => {
    const theirs = await crypto.subtle.importKey('spki', bytes(known.key), { name: 'RSA-OAEP', hash: 'SHA-256' }, false, ['wrapKey']);
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']);
    const wrapped = new Uint8Array(await crypto.subtle.wrapKey('raw', key, theirs, { name: 'RSA-OAEP' }));
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const encode = new TextEncoder();
    const sealed = new Uint8Array(await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv: nonce, additionalData: encode.encode(id) }, key, encode.encode(JSON.stringify(words))));
    return text(new Uint8Array([...wrapped, ...nonce, ...sealed]));
  };

  const say = (place, rows) => place.replaceChildren(...rows.map(([kind, words]) => {
    const row = document.createElement(kind);
    row.textContent = words;
    return row;
  }));
  const count = async () => {
    const all = await waiting();
    here.querySelectorAll('[data-count]').forEach(place => { place.textContent = String(all.length); });
    here.querySelectorAll('[data-waiting]').forEach(place => { place.hidden = all.length === 0; });
  };

  const box = here.querySelector('#quet-ngoai-tuyen');
  const answer = here.querySelector('[data-answer]');
  const known = setting();
  if (box) {
    here.querySelector('[data-ready]').hidden = !known;
    here.querySelector('[data-not-ready]').hidden = !!known;
    if (known) {
      here.querySelector('[data-work-words]').textContent = known.words + (known.record ? ' · ' + known.record : '');
      box.focus();
    }
    let lines = '';
    here.querySelector('form').addEventListener('submit', async event => {
      event.preventDefault();
      const scanned = lines + box.value;
      box.value = '';
      const tight = scanned.replace(/\s/g, '');
      // Swipe readers end each of the three lines of a zone with Enter.
      if (/^I[A-Z<][A-Z]{3}[A-Z0-9<]+$/.test(tight) && (tight.length === 30 || tight.length === 60)) { lines = tight; return; }
      lines = '';
      const card = offlineCard.read(scanned);
      if (!card) { say(answer, [['p', here.dataset.unread]]); return; }
      const id = crypto.randomUUID();
      const pack = await seal(known, id, { account: known.account, work: known.work, record: known.record, at: Date.now(), text: scanned });
      await ask('readwrite', all => all.put({ id, pack }));
      say(answer, [
        ['h2', here.dataset.read], ['p', card.name], ['p', card.number.replace(/(\d{3})(?=\d)/g, '$1 ')],
        ['p', card.birth.split('-').reverse().join('/')], ...(card.address ? [['p', card.address]] : []),
        ...(card.contradicts ? [['p', here.dataset.contradicts]] : []), ['p', here.dataset.nothing]]);
      count();
    });
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape') { answer.replaceChildren(); box.value = ''; box.focus(); }
    });
  }

  const results = here.querySelector('[data-results]');
  const send = async () => {
    const token = document.querySelector('input[name^="_csrf"]');
    for (const one of await waiting()) {
      const body = new URLSearchParams({ lan: one.id, goi: one.pack });
      if (token) body.set(token.name, token.value);
      let got;
      try { got = await fetch(here.dataset.send, { method: 'POST', body }); } catch { break; }
      if (got.redirected || (got.status !== 200 && got.status !== 422)) break;
      const came = await got.json();
      // Another officer's stay for them; what nobody can use any more goes.
      if (got.status === 200) await ask('readwrite', all => all.delete(one.id));
      const row = document.createElement('li');
      const link = came.path ? document.createElement('a') : document.createElement('span');
      if (came.path) link.href = came.path;
      link.textContent = came.words;
      row.append(link);
      results.append(row);
    }
    count();
  };
  here.querySelectorAll('[data-send-now]').forEach(button => button.addEventListener('click', send));
  here.querySelectorAll('[data-drop]').forEach(button => button.addEventListener('click', async () => {
    if (button.dataset.sure) { await ask('readwrite', all => all.clear()); count(); } else { button.dataset.sure = '1'; button.textContent = button.dataset.again; }
  }));
  count();
})();
