// Reads a chip: carries commands of the program to the reader agent on this computer and answers back. Both are sealed between program
// and chip; this page keeps nothing but the agent's leave to talk to it.
(() => {
  const part = document.getElementById('doc-chip');
  if (!part) return;
  const piece = name => part.querySelector(`[data-chip="${name}"]`);
  const TOKEN = 'lienthong-reader';
  let socket = null;
  let waiting = null;
  let run = 0;
  let reading = '';
  let wish = null;

  const say = (why, tone) => {
    const words = part.querySelector(`[data-why="${why}"]`) || part.querySelector('[data-why="message"]');
    piece('status').textContent = words.textContent;
    piece('status').dataset.tone = tone || '';
  };
  const proof = () => document.querySelector('#quet-mau input[name^="_csrf"]');
  const post = async (path, body, json) => {
    const answer = await fetch(part.dataset.path + path, { method: 'POST', body, headers: Object.assign(
      { 'X-CSRF-TOKEN': proof().value }, json ? { 'Content-Type': 'application/json' } : {}) });
    if (answer.redirected || answer.status === 401 || answer.status === 403) location.assign(location.pathname);
    if (!answer.ok) throw new Error('offline');
    return answer;
  };

  const permission = async () => {
    for (const name of ['loopback-network', 'local-network-access']) {
      try { return (await navigator.permissions.query({ name })).state; } catch (unknown) { /* an older browser */ }
    }
    return 'granted';
  };

  const connect = () => new Promise((done, fail) => {
    if (socket && socket.readyState === WebSocket.OPEN) { done(); return; }
    let fresh;
    try { fresh = new WebSocket(part.dataset.agent); } catch (refused) { fail(new Error('blocked')); return; }
    fresh.onopen = () => { socket = fresh; done(); };
    fresh.onmessage = event => { if (waiting) waiting.done(JSON.parse(event.data)); };
    fresh.onclose = async () => {
      if (socket === fresh) socket = null;
      if (waiting) { waiting.fail(new Error('no-agent')); return; }
      const state = await permission();
      fail(new Error(!window.isSecureContext ? 'insecure' : state === 'denied' ? 'blocked' : state === 'prompt' ? 'asks' : 'no-agent'));
    };
  });

  const ask = message => new Promise((done, fail) => {
    const end = way => value => { waiting = null; way(value); };
    waiting = { done: end(done), fail: end(fail) };
    socket.send(JSON.stringify(message));
  });
  const must = async message => {
    const answer = await ask(message);
    if (answer.is === 'no') throw new Error(answer.why);
    return answer;
  };

  const paired = async () => {
    await connect();
    const token = localStorage.getItem(TOKEN);
    if (token && (await ask({ do: 'resume', token })).is === 'paired') return true;
    localStorage.removeItem(TOKEN);
    return false;
  };

  const readers = async () => {
    const names = (await must({ do: 'readers' })).readers.map(one => one.name);
    const list = piece('reader');
    const chosen = list.value;
    list.replaceChildren(new Option(list.dataset.any, ''), ...names.map(name => new Option(name, name)));
    list.value = names.includes(chosen) ? chosen : '';
    piece('readers').hidden = names.length < 2;
    return list.value;
  };

  const busy = on => { piece('read').hidden = on; piece('stop').hidden = !on; };

  // The program says what to send until it has seen enough. Gives back why the agent could not go on, if it could not.
  const relay = async body => {
    let broken = '';
    let next = await (await post('', body)).json();
    while (next.is === 'commands') {
      reading = next.reading;
      const said = await ask({ do: 'send', commands: next.commands });
      broken = said.is === 'no' ? said.why : '';
      const back = said.is === 'answers' ? { answers: said.answers, gone: false } : { answers: [], gone: true };
      next = await (await post('/' + reading, JSON.stringify(back), true)).json();
    }
    if (next.is !== 'ended') throw new Error(next.why);
    const answer = await post('/' + next.reading + '/ket-qua', new URLSearchParams());
    reading = '';
    document.dispatchEvent(new CustomEvent('identity:answer', { detail: await answer.text() }));
    return broken;
  };

  const read = async (body, byItself) => {
    const mine = ++run;
    wish = body;
    try {
      busy(true);
      if (!await paired()) {
        if (byItself) return;
        piece('pair').hidden = false;
        say('pair');
        piece('pair').querySelector('input').focus();
        return;
      }
      piece('pair').hidden = true;
      const reader = await readers();
      say('waiting', 'busy');
      await must({ do: 'open', wait: 20, reader });
      if (mine !== run) return;
      say('reading', 'busy');
      const broken = await relay(body);
      if (mine === run) say(broken || 'done', broken ? 'bad' : '');
    } catch (trouble) {
      if (mine !== run || (byItself && trouble.message === 'key-missing')) return;
      const why = trouble instanceof TypeError ? 'offline' : trouble.message;
      say(why, 'bad');
      if (why.startsWith('key-')) piece('key').open = true;
    } finally {
      if (mine === run) {
        busy(false);
        if (socket) ask({ do: 'close' }).catch(() => {});
      }
    }
  };

  // The agent waits for a card as long as it was told to: only going away makes it stop.
  const stop = why => {
    run++;
    busy(false);
    leave();
    if (waiting) waiting.fail(new Error('stopped'));
    if (socket) { socket.onclose = null; socket.close(); socket = null; }
    if (why) say(why);
  };
  const leave = () => {
    if (reading) navigator.sendBeacon(`${part.dataset.path}/${reading}/bo`, new URLSearchParams({ [proof().name]: proof().value }));
    reading = '';
  };

  piece('read').addEventListener('click', () => read(new URLSearchParams(), false));
  piece('stop').addEventListener('click', () => stop('stopped'));
  piece('key-form').addEventListener('submit', event => {
    event.preventDefault();
    read(new URLSearchParams(new FormData(event.target)), false);
    event.target.reset();
  });
  piece('pair').addEventListener('submit', async event => {
    event.preventDefault();
    const field = event.target.querySelector('input');
    const code = field.value;
    field.value = '';
    try {
      await connect();
      localStorage.setItem(TOKEN, (await must({ do: 'pair', code })).token);
      read(wish || new URLSearchParams(), false);
    } catch (trouble) {
      say(trouble.message, 'bad');
      field.focus();
    }
  });
  // Whoever scanned lays the card on the reader next: wait for it, if this page may talk to the agent already.
  document.addEventListener('identity:scanned', async () => {
    stop('');
    if (localStorage.getItem(TOKEN) && await permission() === 'granted') read(new URLSearchParams(), true);
  });
  document.addEventListener('keydown', event => { if (event.key === 'Escape') stop('ready'); });
  window.addEventListener('pagehide', leave);
  part.hidden = false;
})();
