// A click on a mark shows what was read there, a click on a line number shows the line; keys work through the doubts.
(() => {
  const readings = document.getElementById("doc-readings");
  const source = document.getElementById("doc-source");
  if (!readings || !source) return;
  document.querySelectorAll(".keys").forEach((keys) => { keys.hidden = false; });

  const show = (pane, target) => {
    document.querySelectorAll(".here").forEach((old) => old.classList.remove("here"));
    target.classList.add("here");
    const fits = getComputedStyle(pane).overflowY !== "visible" && pane.scrollHeight > pane.clientHeight;
    if (fits) pane.scrollTop += target.getBoundingClientRect().top - pane.getBoundingClientRect().top - 24;
    else target.scrollIntoView({ block: "start" });
  };

  source.addEventListener("click", (event) => {
    const link = event.target.closest("a.read");
    if (!link) return;
    const card = document.getElementById(link.getAttribute("href").slice(1));
    if (!card) { location.href = location.pathname + "?loc=chac" + link.getAttribute("href"); event.preventDefault(); return; }
    event.preventDefault();
    show(readings, card);
    card.focus({ preventScroll: true });
  });

  readings.addEventListener("click", (event) => {
    const link = event.target.closest("a.to-source");
    if (!link) return;
    const line = document.getElementById(link.getAttribute("href").slice(1));
    if (!line) return;
    event.preventDefault();
    show(source, line);
  });

  const cards = [...readings.querySelectorAll(".draft")];
  const current = () => cards.find((card) => card.contains(document.activeElement)) || cards[0];
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select, button, a, summary")) return;
    const card = current();
    if (!card) return;
    if (event.key === "j" || event.key === "J") {
      const next = cards[(cards.indexOf(card) + 1) % cards.length];
      next.focus({ preventScroll: true });
      show(readings, next);
      const line = document.getElementById("d" + next.dataset.line);
      if (line) { show(source, line); next.classList.add("here"); }
    } else if (event.key === "e" || event.key === "E") {
      card.querySelector("[data-key=edit]").click();
    } else if (event.key === "Enter") {
      const keep = card.querySelector("[data-key=keep]");
      if (keep) keep.click();
    } else return;
    event.preventDefault();
  });

  const begin = location.hash.startsWith("#m-") ? document.getElementById(location.hash.slice(1)) : cards[0];
  if (begin && begin.dataset.line > 0) {
    const line = document.getElementById("d" + begin.dataset.line);
    if (line && getComputedStyle(source).overflowY !== "visible") source.scrollTop += line.getBoundingClientRect().top - source.getBoundingClientRect().top - 24;
  }
})();
