// A request of a part of the page that got no answer at all: say so in the page.
(() => {
  const place = document.getElementById('trouble');
  const say = words => {
    const box = document.createElement('div');
    box.className = 'alert bad';
    box.textContent = words;
    place.replaceChildren(box);
    place.scrollIntoView({ block: 'nearest' });
  };
  document.addEventListener('htmx:sendError', () => say(place.dataset.offline));
  document.addEventListener('htmx:beforeRequest', () => place.replaceChildren());
})();
