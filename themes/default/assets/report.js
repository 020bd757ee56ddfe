(function () {
  "use strict";
  var root = document.documentElement;
  var all = function (selector, from) { return Array.prototype.slice.call((from || document).querySelectorAll(selector)); };
  var one = function (selector) { return document.querySelector(selector); };
  function say(text) { var live = one("[data-live]"); if (live) live.textContent = text; }

  // Listens on the document, so that elements that come later are heard too: the action gets the element of the selector.
  function on(type, selector, action) {
    document.addEventListener(type, function (e) {
      var element = e.target.closest && e.target.closest(selector);
      if (element) action(element, e);
    });
  }

  // A key that is meant for a field, or for the browser.
  function taken(e) {
    return e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) || e.target.isContentEditable;
  }

  // Words stand in data attributes in the language of the page, with {names} for values.
  function word(element, name, values) {
    var text = element && element.getAttribute("data-" + name) || "";
    return text.replace(/\{(\w+)\}/g, function (_, value) { return values[value]; });
  }

  // Theme: auto, light, dark.
  var THEMES = ["auto", "light", "dark"];
  function theme() { return root.getAttribute("data-theme") || "auto"; }
  function showTheme() {
    all("[data-theme-btn]").forEach(function (button) {
      var name = word(button, theme(), {});
      button.querySelector("span").textContent = name;
      button.setAttribute("aria-label", word(button, "label", { name: name }));
    });
  }
  on("click", "[data-theme-btn]", function () {
    var next = THEMES[(THEMES.indexOf(theme()) + 1) % 3];
    if (next === "auto") root.removeAttribute("data-theme"); else root.setAttribute("data-theme", next);
    try {
      if (next === "auto") localStorage.removeItem("gapmap-theme"); else localStorage.setItem("gapmap-theme", next);
    } catch (e) { /* storage is blocked */ }
    showTheme();
  });

  // The print button; details open on paper also where ::details-content is unknown.
  on("click", "[data-print]", function () { window.print(); });

  window.addEventListener("beforeprint", function () {
    all(document.body.classList.contains("k-print") ? "details:not([open], .p-overview .calc)" : "details:not([open], .item:not(.risk-item), .values-d, .k-overview .calc)").forEach(function (d) { d.open = true; d.setAttribute("data-was-closed", ""); });
  });
  window.addEventListener("afterprint", function () {
    all("details[data-was-closed]").forEach(function (d) { d.open = false; d.removeAttribute("data-was-closed"); });
  });

  // A link into a closed details opens it.
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1)), target = id && document.getElementById(id);
    for (var d = target; d; d = d.parentElement) if (d.tagName === "DETAILS") d.open = true;
  }
  window.addEventListener("hashchange", reveal);
  reveal();

  // Sorting: table[data-sort] with th[data-k]; the key of a cell is its data-v, else its text. Rows know their place in data-n.
  function key(row, column) {
    var cell = row.cells[column];
    if (!cell) return "";
    return cell.hasAttribute("data-v") ? cell.getAttribute("data-v") : cell.textContent.trim();
  }
  function compare(a, b) {
    if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
    return !isNaN(a) && !isNaN(b) ? a - b : a.localeCompare(b, root.lang, { numeric: true });
  }
  // Each row takes the space before it along, so that nothing is out of place once the order is the first one again.
  function space(node) { return node && node.nodeType === 3 ? node : null; }
  function sort(table, th) {
    var body = table.tBodies[0], end = space(body.lastChild), order = th && th.getAttribute("aria-sort"), sign = order === "descending" ? -1 : 1;
    all("tr", body).map(function (row) { return { space: space(row.previousSibling), row: row, n: +row.getAttribute("data-n"), key: order ? key(row, th.cellIndex) : "" }; })
      .sort(function (a, b) { return (a.key === "" || b.key === "" ? 1 : sign) * compare(a.key, b.key) || a.n - b.n; })
      .forEach(function (entry) {
        if (entry.space) body.insertBefore(entry.space, end);
        body.insertBefore(entry.row, end);
      });
  }
  function addButtons(table) {
    all("thead th[data-k]", table).forEach(function (th) {
      if (th.querySelector("button")) return;
      var button = document.createElement("button");
      button.type = "button";
      while (th.firstChild) button.appendChild(th.firstChild);
      th.appendChild(button);
    });
  }
  function sorted(table) { return table.querySelector("th[aria-sort]"); }
  on("click", "table[data-sort] th[data-k] button", function (button) {
    var th = button.closest("th"), table = th.closest("table");
    var now = th.getAttribute("aria-sort"), first = th.getAttribute("data-k") === "down" ? "descending" : "ascending";
    var next = !now ? first : now === first ? (first === "ascending" ? "descending" : "ascending") : "";
    all("th[aria-sort]", table).forEach(function (h) { h.removeAttribute("aria-sort"); });
    if (next) th.setAttribute("aria-sort", next);
    sort(table, th);
    say(word(one("[data-live]"), next || "unsorted", { column: th.textContent.trim(), rows: table.tBodies[0].rows.length }));
  });

  // Filter: form[data-filter=ID of the table]; each named control is compared with the row's data-NAME, text with its words.
  function filter(form) {
    var table = document.getElementById(form.getAttribute("data-filter"));
    if (!table) return "";
    var rows = all("tbody tr", table), shown = 0;
    var controls = all("input,select", form).filter(function (c) { return c.name && c.value && (c.type !== "radio" && c.type !== "checkbox" || c.checked); });
    rows.forEach(function (row) {
      row.hidden = !controls.every(function (c) {
        if (c.type === "search") return row.textContent.toLowerCase().indexOf(c.value.toLowerCase()) >= 0;
        return (" " + (row.getAttribute("data-" + c.name) || "") + " ").indexOf(" " + c.value + " ") >= 0;
      });
      if (!row.hidden) shown++;
    });
    var text = word(one("[data-live]"), "shown", { shown: shown, all: rows.length }), output = form.querySelector("output");
    if (output && (controls.length || output.textContent)) output.textContent = text;
    return text;
  }
  on("input", "form[data-filter]", function (form) { say(filter(form)); });
  on("submit", "form[data-filter], form[role=search]", function (_, e) { e.preventDefault(); });
  on("reset", "form[data-filter]", function (form) { setTimeout(function () { say(filter(form)); }, 0); });

  // What is loaded on demand: an element's data and the script that uses it.
  function run(source, then) {
    var script = document.createElement("script");
    script.src = source;
    script.async = false;
    script.onload = script.onerror = then;
    document.head.appendChild(script);
    return script;
  }
  function load(element) {
    if (element.hasAttribute("data-loaded")) return;
    element.setAttribute("data-loaded", "");
    run(element.getAttribute("data-index"));
    run(element.getAttribute("data-script"));
  }
  ["focusin", "change"].forEach(function (event) { on(event, "[data-what-if]", load); });

  // Search: script and index come when somebody goes to the field; `/` does, Esc goes back.
  var before = null;
  function toggle(open) {
    one("form[role=search]").classList.toggle("open", open);
    one("[data-search-open]").setAttribute("aria-expanded", String(open));
  }
  on("focusin", "[data-search]", function (field, e) {
    if (e.relatedTarget) before = e.relatedTarget;
    load(field.form);
  });
  on("keydown", "[data-search]", function (field, e) {
    if (e.key !== "Escape" || e.isComposing) return;
    e.preventDefault();
    field.blur();
    toggle(false);
    if (before) before.focus();
  });
  on("click", "[data-search-open]", function () {
    var open = !one("form[role=search]").classList.contains("open");
    toggle(open);
    if (open) one("[data-search]").focus();
  });
  document.addEventListener("keydown", function (e) {
    var field = one("[data-search]");
    if (!field || e.key !== "/" || taken(e)) return;
    e.preventDefault();
    toggle(true);
    field.focus();
    field.select();
  });

  // The projector view: key P and an address with ?present open it at what is looked at here.
  var wall = document.querySelector("[data-present]");
  if (wall) {
    var shown = function () {
      var named = document.getElementById(decodeURIComponent(location.hash.slice(1)).replace(/^gap-/, "c."));
      var item = named && /^c\./.test(named.id) && !named.classList.contains("group-head") ? named : all(".cap").filter(function (cap) {
        return scrollY > 0 && cap.getBoundingClientRect().top < innerHeight / 2;
      }).pop();
      return wall.href.split("#")[0] + (item ? "#" + item.id : wall.hash);
    };
    if (/[?&]present(&|=|$)/.test(location.search)) location.replace(shown());
    document.addEventListener("keydown", function (e) {
      if (e.key.toLowerCase() !== "p" || taken(e)) return;
      e.preventDefault();
      try { sessionStorage.setItem("gapmap-from", shown()); } catch (blocked) { /* storage is blocked */ }
      location.href = shown();
    });
  }

  // The menu closes when one of its links stays on the page.
  on("click", "#nav a", function (link) {
    var rail = link.closest("#nav");
    if (rail.hidePopover && rail.matches(":popover-open")) rail.hidePopover();
  });

  // Under `gapmap serve` the page changes in place. Before that rows go back to their places; afterwards everything holds again.
  function dress() {
    showTheme();
    all("table[data-sort]").forEach(function (table) {
      addButtons(table);
      all("tr", table.tBodies[0]).forEach(function (row, n) { row.setAttribute("data-n", n); });
      if (sorted(table)) sort(table, sorted(table));
    });
  }
  document.addEventListener("gapmap:patch", function () {
    all("table[data-sort]").forEach(function (table) { if (sorted(table)) sort(table); });
  });
  document.addEventListener("gapmap:patched", function () {
    dress();
    all("form[data-filter]").forEach(filter);
  });
  document.addEventListener("gapmap:changed", function () {
    all("[data-loaded]").forEach(function (element) {
      var script = run(element.getAttribute("data-index"), function () {
        script.remove();
        element.dispatchEvent(new Event("gapmap:data"));
      });
    });
  });
  dress();
})();
