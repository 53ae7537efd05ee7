// The browser's own print, by a button; without JavaScript the browser's menu does it.
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));
