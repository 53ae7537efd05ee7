// The browser goes on by itself: when all frames have signed out (or after three seconds), or with a form that carries an answer to an
// application, at once. Without JavaScript by the button.
(function () {
  var on = document.querySelector("[data-onward]");
  if (!on) return;
  if (on.tagName === "FORM") {
    on.submit();
    return;
  }
  var left = document.querySelectorAll("iframe").length;
  var go = function () { if (on) { location.replace(on.href); on = null; } };
  document.querySelectorAll("iframe").forEach(function (frame) {
    frame.addEventListener("load", function () { left -= 1; if (left <= 0) setTimeout(go, 200); });
  });
  setTimeout(go, 3000);
})();
