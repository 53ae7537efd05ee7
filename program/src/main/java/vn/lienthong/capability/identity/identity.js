// The check page: a scan is sent while the box is ready for the next one; answers come in the order of the scans. Nothing that was
// scanned is kept here once it is answered.
(() => {
  const waiting = [];
  // A second click, or the line feed of a scanner that ends with two signs, comes within this time of the first.
  const AGAIN = 1000;
  let busy = false;
  let sentAt = -AGAIN;
  const box = () => document.getElementById('quet');
  const place = () => document.getElementById('tra-loi');

  const put = text => {
    const part = new DOMParser().parseFromString(text, 'text/html');
    part.querySelectorAll('[data-into]').forEach(piece => {
      const here = document.getElementById(piece.dataset.into);
      if (here) here.replaceChildren(...piece.childNodes);
    });
    const once = part.querySelector('[data-once]');
    if (once) document.querySelectorAll('[data-once]').forEach(input => { input.value = once.value; });
    const errors = place().querySelector('.errors');
    if (errors) errors.focus();
  };

  // A chip, a photograph or the camera has its own way to an answer; the place for it is the same.
  document.addEventListener('identity:answer', event => {
    put(event.detail);
    place().scrollIntoView({ block: 'nearest' });
  });

  // No answer at all: say so, keep the scan, and let the officer send it again.
  const failed = (job, form) => {
    const note = document.createElement('div');
    note.className = 'alert bad flow tight';
    const words = document.createElement('p');
    words.textContent = form.dataset.failed;
    const again = document.createElement('button');
    again.className = 'btn quiet';
    again.type = 'button';
    again.textContent = form.dataset.again;
    again.addEventListener('click', () => { waiting.unshift(job); next(); if (box()) box().focus(); });
    note.append(words, again);
    // Kept by the browser: scanning goes on without the program.
    const kept = document.getElementById('ngoai-tuyen');
    if (kept && kept.dataset.kept) {
      const link = document.createElement('a');
      link.className = 'btn quiet';
      link.href = kept.dataset.send;
      link.textContent = kept.dataset.link;
      note.append(link);
    }
    place().replaceChildren(note);
    again.focus();
  };

  const next = async () => {
    if (busy || !waiting.length) return;
    busy = true;
    const job = waiting.shift();
    place().setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(job.action, { method: 'POST', body: job.body, headers: { 'X-Part': 'identity' } });
      const text = await answer.text();
      // Signed out meanwhile, or the page is no longer what it was: begin anew.
      if (answer.redirected || answer.status === 401 || answer.status === 403) { location.assign(location.pathname); return; }
      if (!answer.ok) throw new Error('status ' + answer.status);
      put(text);
      if (job.form.id === 'quet-mau') document.dispatchEvent(new Event('identity:scanned'));
      if (job.form.contains(box()) === false && !place().querySelector('.errors')) job.form.reset();
    } catch (gone) {
      failed(job, job.form);
    } finally {
      place().removeAttribute('aria-busy');
      busy = false;
    }
    next();
  };

  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.dataset.part !== 'identity') return;
    event.preventDefault();
    const scan = form.querySelector('#quet');
    if (scan && !scan.value.trim() && (busy || event.timeStamp - sentAt < AGAIN)) return;
    sentAt = event.timeStamp;
    const body = new URLSearchParams(new FormData(form));
    waiting.push({ action: form.action, body, form });
    if (scan) { scan.value = ''; scan.focus(); }
    // Each scan has its own number; the next one may come before this one is answered.
    form.querySelectorAll('[data-once]').forEach(input => { input.value = crypto.randomUUID ? crypto.randomUUID() : ''; });
    next();
  });

  // Swipe readers end each of the three lines of a zone with Enter: gather them.
  document.addEventListener('keydown', event => {
    const field = event.target;
    if (event.key !== 'Enter' || field.id !== 'quet') return;
    const typed = field.value.replace(/\s/g, '').toUpperCase();
    if (/^I[A-Z<][A-Z]{3}[A-Z0-9<]+$/.test(typed) && (typed.length === 30 || typed.length === 60)) event.preventDefault();
  });

  // Escape: back to the box, ready for the next person, with nothing left on the screen.
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !box()) return;
    place().replaceChildren();
    box().value = '';
    box().focus();
  });

  // A picture of the person for the face matcher: sent as it is, kept nowhere.
  document.addEventListener('change', async event => {
    const holder = event.target.closest('[data-camera]');
    const file = holder && event.target.files && event.target.files[0];
    if (!file) return;
    const token = document.querySelector('#quet-mau input[name^="_csrf"]');
    const answer = await fetch(holder.dataset.camera, {
      method: 'POST', body: file, headers: { 'Content-Type': file.type, 'X-CSRF-TOKEN': token ? token.value : '' } });
    holder.querySelector('[role=status]').textContent =
      new DOMParser().parseFromString(await answer.text(), 'text/html').body.textContent.trim();
    event.target.value = '';
  });
})();
