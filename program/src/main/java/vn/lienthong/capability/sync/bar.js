// The part of a page that says what this device holds and what waits on it, and the form that lets a device in.
(() => {
  const sync = window.lienthongSync;
  const language = document.documentElement.lang || undefined;
  const able = window.isSecureContext && window.indexedDB && window.crypto && crypto.subtle && 'serviceWorker' in navigator;

  const bar = () => {
    const part = document.querySelector('[data-sync=bar]');
    if (!part) return;
    const piece = name => part.querySelector(`[data-sync-${name}]`);
    const word = (name, ...values) => values.reduce((text, value, n) => text.replace(`[${n}]`, value),
      part.querySelector(`[data-sync-word="${name}"]`).content.textContent);
    const kind = part.dataset.kind;
    let told = '';
    const say = text => { if (piece('state').textContent !== text) piece('state').textContent = text; };

    const line = one => {
      const item = document.createElement('li');
      const label = document.createElement('span');
      label.textContent = `${one.label} · ${new Date(one.madeAt).toLocaleString(language)}`;
      item.append(label);
      if (one.refused) {
        const why = document.createElement('span');
        why.className = 'error';
        why.textContent = word('refused', one.refused);
        item.append(why);
      }
      const drop = document.createElement('button');
      drop.type = 'button';
      drop.className = 'btn quiet low';
      drop.textContent = word('drop');
      drop.addEventListener('click', () => { if (confirm(word('drop-sure'))) sync.drop(one.number); });
      item.append(drop);
      return item;
    };
    const show = async state => {
      const me = await sync.device();
      piece('none').hidden = !!me;
      piece('unlock').hidden = !me || sync.unlocked();
      piece('open').hidden = !me || !sync.unlocked();
      if (!me) { say(state === 'shut-out' ? word('shut-out') : told); return; }
      if (!sync.unlocked()) { say(told || word('locked')); return; }
      const list = await sync.waiting();
      piece('list').replaceChildren(...list.map(line));
      const refused = list.filter(one => one.refused).length;
      piece('send').disabled = list.length === refused;
      say([list.length - refused ? word('waiting', list.length - refused) : word('ready'),
        !navigator.onLine || state === 'offline' ? word('offline') : '', state === 'trouble' ? word('trouble') : ''].filter(text => text).join(' '));
    };
    const opened = async () => {
      const taken = await sync.pack(kind);
      piece('pack').textContent = taken ? word('taken', new Date(taken.takenAt).toLocaleString(language)) : word('expired');
      document.dispatchEvent(new CustomEvent('sync:open', { detail: { pack: taken && taken.contents } }));
    };
    const refresh = async () => {
      try { await sync.take(kind); await opened(); } catch (trouble) {
        piece('pack').textContent = word(trouble instanceof TypeError ? 'offline' : trouble.message);
      }
    };

    piece('unlock').addEventListener('submit', async event => {
      event.preventDefault();
      const field = event.target.elements.ma;
      const said = await sync.unlock(field.value);
      field.value = '';
      told = said ? word(said) : '';
      await show('');
      if (said) { field.focus(); return; }
      await opened();
      sync.send();
    });
    piece('send').addEventListener('click', () => sync.send());
    piece('refresh').addEventListener('click', refresh);
    piece('lock').addEventListener('click', () => { sync.lock(); location.reload(); });
    document.addEventListener('sync:changed', event => show(event.detail.state));
    show('');
  };

  const enrolment = async () => {
    const form = document.querySelector('[data-sync=enrol]');
    if (!form) return;
    const trouble = form.querySelector('[data-sync-trouble]');
    const say = (name, text) => { trouble.textContent = text || form.dataset[name]; trouble.hidden = false; trouble.focus(); };
    const known = document.querySelector('[data-sync=known]');
    if (!able) { form.hidden = true; document.querySelector('[data-sync=unable]').hidden = false; return; }
    const show = async () => {
      const me = await sync.device();
      form.hidden = !!me;
      known.hidden = !me;
      if (me) {
        known.querySelector('[data-sync-name]').textContent = me.name;
        document.querySelectorAll('[data-sync-device]').forEach(one => { one.hidden = one.dataset.syncDevice !== me.id; });
      }
    };
    form.addEventListener('submit', async event => {
      event.preventDefault();
      const { ten, ma, lai } = form.elements;
      if (ma.value.length < 6) { say('short'); return; }
      if (ma.value !== lai.value) { say('differs'); return; }
      try {
        const why = await sync.enrol(ten.value, ma.value, form.elements._csrf.value);
        if (why) { say('', why); return; }
        for (const kind of JSON.parse(form.dataset.kinds)) await sync.take(kind);
        const worker = await navigator.serviceWorker.register('/ngoai-mang/tho.js', { scope: '/ngoai-mang/' });
        await worker.update();
        const installing = worker.installing || worker.waiting || worker.active;
        await new Promise((done, fail) => {
          const look = () => { if (installing.state === 'activated') done(); else if (installing.state === 'redundant') fail(new Error('pages')); };
          installing.addEventListener('statechange', look);
          look();
        });
        location.reload();
      } catch (broken) { say('broken'); } finally { ma.value = ''; lai.value = ''; }
    });
    known.querySelector('[data-sync-wipe]').addEventListener('click', async event => {
      if (confirm(event.target.dataset.sure)) { await sync.wipe(); await show(); }
    });
    await show();
  };
  bar();
  enrolment();
})();
