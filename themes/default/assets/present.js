// The projector view: which slide is shown stands in the address after # and nowhere else.
(function () {
  "use strict";
  var one = function (selector) { return document.querySelector(selector); };
  var all = function (selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); };
  var slides = function () { return all(".slide"); };
  var named = function () { return decodeURIComponent(location.hash.slice(1)); };
  var at = 0, from;
  try { from = sessionStorage.getItem("gapmap-from"); sessionStorage.removeItem("gapmap-from"); } catch (blocked) { /* storage is blocked */ }
  if (from !== location.href) from = null;

  /** Shows the slide that the address names; an address of something else changes nothing. */
  function show() {
    var list = slides(), found = list.map(function (slide) { return slide.id; }).indexOf(named());
    at = Math.min(found < 0 ? at : found, list.length - 1);
    var slide = list[at];
    list.forEach(function (other) { other.hidden = other !== slide; });
    one(".deck").setAttribute("data-at", slide.id);
    var count = one("[data-count]"), text = count.getAttribute("data-count").replace("{at}", at + 1).replace("{all}", list.length);
    if (count.textContent !== text) count.textContent = text;
    all("[data-go]").forEach(function (button) { button.disabled = !list[at + Number(button.getAttribute("data-go"))]; });
    one("[data-back]").href = slide.getAttribute("data-url");
    mark(slide);
    return slide;
  }

  /** Marks the dimension of a slide in the list and in the radar. */
  function mark(slide) {
    var dimension = slide.getAttribute("data-dimension"), axis = slide.getAttribute("data-axis");
    all(".dims a").forEach(function (link) {
      if (link.hash.slice(1) !== dimension) return link.removeAttribute("aria-current");
      link.setAttribute("aria-current", "true");
      var list = link.closest(".beside"), room = list.getBoundingClientRect(), box = link.getBoundingClientRect();
      if (box.top < room.top || box.bottom > room.bottom) list.scrollTop += box.top - room.top - room.height / 2;
    });
    all(".beside line.c-grid").forEach(function (spoke, place) { spoke.classList.toggle("at", String(place) === axis); });
  }

  /** Shows what the address names by now, from the top, and leads readers there. */
  function turn() {
    var before = slides()[at], slide = show();
    if (slide === before) return;
    slide.scrollTop = 0;
    slide.querySelector("h2").focus({ preventScroll: true });
  }

  /** The next key may come before the browser tells of the new address. */
  function go(to) {
    var slide = slides()[to];
    if (!slide || to === at) return;
    location.replace("#" + slide.id);
    turn();
  }

  /** The slide of the dimension before or after, of this one while one of its items is shown. */
  function group(step) {
    var list = slides();
    for (var to = at + step; list[to] && list[to].classList.contains("s-item");) to += step;
    go(to);
  }

  /** Back to the page one came from, while its slide is shown; otherwise to the slide's place in the report. */
  function leave() {
    if (from === location.href) history.back(); else location.href = one("[data-back]").href;
  }

  /** Whether a key has to move what does not fit in the window. */
  function scrolls(down) {
    return [slides()[at], document.scrollingElement].some(function (box) {
      return down ? box.scrollTop + box.clientHeight < box.scrollHeight - 2 : box.scrollTop > 2;
    });
  }

  var moves = {
    ArrowRight: function () { go(at + (document.dir === "rtl" ? -1 : 1)); },
    ArrowLeft: function () { go(at - (document.dir === "rtl" ? -1 : 1)); },
    PageDown: function () { go(at + 1); },
    PageUp: function () { go(at - 1); },
    " ": function () { go(at + 1); },
    Home: function () { go(0); },
    End: function () { go(slides().length - 1); },
    ArrowDown: function () { group(1); },
    ArrowUp: function () { group(-1); },
    "]": function () { group(1); },
    "[": function () { group(-1); },
    "?": function () { one("#keys").togglePopover(); },
    Escape: leave,
    p: leave,
    P: leave
  };
  var down = ["PageDown", " ", "ArrowDown", "End"], up = ["PageUp", "ArrowUp", "Home"];
  document.addEventListener("keydown", function (e) {
    var target = e.target, move = moves[e.key];
    if (!move || e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable) return;
    if (e.key === " " && /^(A|BUTTON|SUMMARY)$/.test(target.tagName)) return;
    if (one("#keys").matches(":popover-open") && e.key !== "?") return;
    if (down.indexOf(e.key) >= 0 && scrolls(true) || up.indexOf(e.key) >= 0 && scrolls(false)) return;
    e.preventDefault();
    move();
  });
  document.addEventListener("click", function (e) {
    var button = e.target.closest("[data-go]");
    if (button) go(at + Number(button.getAttribute("data-go")));
  });
  window.addEventListener("hashchange", turn);
  // Pages that are served while they are written change in place.
  document.addEventListener("gapmap:patched", show);
  show();
})();
