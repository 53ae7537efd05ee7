// Rows to be asked about in the hamlet, from what the phone took along. An answer goes into the queue and its row out of what was taken along.
(() => {
  const part = document.getElementById('ask');
  const say = (name, ...values) => values.reduce((text, value, n) => text.replace(`[${n}]`, value), part.dataset[name]);
  const words = field => part.querySelector(`template[data-field="${field}"]`).content.textContent;
  const fields = [...part.querySelectorAll('template[data-field]')].map(one => one.dataset.field);
  const left = part.querySelector('[data-ask-left]');
  const find = part.querySelector('[data-ask-find]');
  const plain = text => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/gi, 'd').toLowerCase();
  let rows = [];

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const facts = (values, own) => {
    const list = element('dl', '', 'summary');
    for (const field of fields.filter(one => values[one])) {
      const value = element('dd');
      value.append(own && own[field] && own[field] !== values[field] ? element('mark', values[field]) : values[field]);
      const pair = element('div');
      pair.append(element('dt', words(field)), value);
      list.append(pair);
    }
    return list;
  };
  const told = () => {
    left.hidden = false;
    left.textContent = rows.length ? say('left', rows.length) : say('empty');
    find.hidden = rows.length < 5;
  };
  const answer = async (row, person, card) => {
    card.querySelectorAll('button').forEach(button => { button.disabled = true; });
    await window.lienthongSync.add('hoi-thon', `${row.own.name} (${row.line})`, { list: row.list, line: row.line, person });
    rows = rows.filter(one => one !== row);
    await window.lienthongSync.keep('hoi-thon', { rows });
    const next = card.nextElementSibling || card.previousElementSibling;
    card.remove();
    told();
    left.textContent = `${say('saved', row.own.name)} ${left.textContent}`;
    if (next) next.querySelector('h2').focus(); else left.focus();
  };
  const card = row => {
    const made = element('section', '', 'card flow');
    made.dataset.plain = plain([row.own.name, row.hamlet, row.unit, row.own.number].join(' '));
    const title = element('h2', row.own.name);
    title.tabIndex = -1;
    made.append(title, element('p', [row.hamlet, row.unit, row.title].filter(one => one).join(' · '), 'soft'), element('h3', say('own')), facts(row.own));
    row.people.forEach((person, n) => {
      const button = element('button', say('is', n + 1), 'btn');
      button.type = 'button';
      button.addEventListener('click', () => answer(row, person.person, made));
      made.append(element('h3', say('person', n + 1)), facts(person.values, row.own), button);
    });
    const none = element('button', say('none'), 'btn quiet');
    none.type = 'button';
    none.addEventListener('click', () => answer(row, 'none', made));
    made.append(none);
    return made;
  };
  document.addEventListener('sync:open', event => {
    rows = event.detail.pack ? event.detail.pack.rows : [];
    part.querySelector('[data-ask-rows]').replaceChildren(...rows.map(card));
    told();
  });
  // Locked, by hand or by time: nobody may read on.
  document.addEventListener('sync:changed', () => {
    if (window.lienthongSync.unlocked()) return;
    part.querySelector('[data-ask-rows]').replaceChildren();
    left.hidden = find.hidden = true;
  });
  find.querySelector('input').addEventListener('input', event => {
    const wanted = plain(event.target.value.trim()).split(/\s+/);
    part.querySelectorAll('[data-plain]').forEach(one => { one.hidden = !wanted.every(word => one.dataset.plain.includes(word)); });
  });
})();
