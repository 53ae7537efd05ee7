// When all frames have signed out (or after three seconds) the browser goes on by itself; without JavaScript by the button.
(function () {
  var on = document.querySelector("[data-onward]");
  if (!on) return;
  var left = document.querySelectorAll("iframe").length;
  var go = function () { if (on) { location.replace(on.href); on = null; } };
  document.querySelectorAll("iframe").forEach(function (frame) {
    frame.addEventListener("load", function () { left -= 1; if (left <= 0) setTimeout(go, 200); });
  });
  setTimeout(go, 3000);
})();
