// Follows the jobs on a page by server-sent events; without it the page has a link that refreshes itself.
(() => {
  if (window.jobsFollowed) return;
  window.jobsFollowed = true;
  for (const part of document.querySelectorAll('[data-job]')) {
    const source = new EventSource(part.dataset.job);
    const bar = part.querySelector('progress');
    const words = part.querySelector('[data-job-words]');
    source.addEventListener('tien-do', (event) => {
      const state = JSON.parse(event.data);
      if (state.finished) {
        source.close();
        location.reload();
        return;
      }
      words.textContent = state.words;
      bar.max = Math.max(1, state.total);
      if (state.total > 0) bar.value = state.done;
      else bar.removeAttribute('value');
    });
  }
})();
