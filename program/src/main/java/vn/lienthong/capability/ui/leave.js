// Asks before typed words are lost. A form says <form data-keep>; nothing else asks.
(() => {
  let typed = false;
  document.addEventListener('input', event => { if (event.target.closest('form[data-keep]')) typed = true; });
  document.addEventListener('submit', () => { typed = false; });
  window.addEventListener('beforeunload', event => { if (typed) event.preventDefault(); });
})();
