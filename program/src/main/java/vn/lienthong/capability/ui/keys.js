// Keys of a page: "/" goes to the search field; an element with data-key="j" is pressed or focused by that key.
(() => {
  const typing = element => element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === '/') {
      const field = document.getElementById('search') || document.querySelector('input[type=search]');
      if (field) { event.preventDefault(); field.focus(); }
      return;
    }
    const aim = [...document.querySelectorAll('[data-key]')].find(e => e.dataset.key === event.key.toLowerCase());
    if (!aim) return;
    event.preventDefault();
    if (aim.matches('a, button')) aim.click(); else aim.focus();
  });
})();
