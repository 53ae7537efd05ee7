// The error summary is the first thing a reader must meet: focus it, also when htmx brings it in.
(() => {
  const focus = root => {
    const summary = root.querySelector('.errors');
    if (summary) summary.focus();
  };
  focus(document);
  document.addEventListener('htmx:afterSwap', event => focus(event.detail.target));

  // A link of the summary focuses its field, not only scrolls to it.
  document.addEventListener('click', event => {
    const link = event.target.closest('.errors a[href^="#"]');
    const field = link && document.getElementById(link.hash.slice(1));
    if (field) { event.preventDefault(); field.scrollIntoView({ block: 'center' }); field.focus({ preventScroll: true }); }
  });

  // An open menu closes on Escape and on a click elsewhere.
  const close = menu => { menu.open = false; };
  document.addEventListener('click', event => {
    document.querySelectorAll('details.menu[open]').forEach(menu => menu.contains(event.target) || close(menu));
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    document.querySelectorAll('details.menu[open]').forEach(menu => { close(menu); menu.querySelector('summary').focus(); });
  });
})();
