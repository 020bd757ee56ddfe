(function () {
  "use strict";
  var root = document.documentElement;
  var all = function (selector, from) { return Array.prototype.slice.call((from || document).querySelectorAll(selector)); };
  var live = document.querySelector("[data-live]");
  function say(text) { if (live) live.textContent = text; }

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
  all("[data-theme-btn]").forEach(function (button) {
    var order = ["auto", "light", "dark"];
    function current() { return root.getAttribute("data-theme") || "auto"; }
    function show() {
      var name = word(button, current(), {});
      button.querySelector("span").textContent = name;
      button.setAttribute("aria-label", word(button, "label", { name: name }));
    }
    button.addEventListener("click", function () {
      var next = order[(order.indexOf(current()) + 1) % 3];
      if (next === "auto") root.removeAttribute("data-theme"); else root.setAttribute("data-theme", next);
      try {
        if (next === "auto") localStorage.removeItem("gapmap-theme"); else localStorage.setItem("gapmap-theme", next);
      } catch (e) { /* storage is blocked */ }
      show();
    });
    show();
  });

  // The print button; details open on paper also where ::details-content is unknown.
  all("[data-print]").forEach(function (button) { button.addEventListener("click", function () { window.print(); }); });
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

  // Sorting: table[data-sort] with th[data-k]; the key of a cell is its data-v, else its text.
  function key(row, column) {
    var cell = row.cells[column];
    if (!cell) return "";
    return cell.hasAttribute("data-v") ? cell.getAttribute("data-v") : cell.textContent.trim();
  }
  function compare(a, b) {
    if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
    return !isNaN(a) && !isNaN(b) ? a - b : a.localeCompare(b, root.lang, { numeric: true });
  }
  all("table[data-sort]").forEach(function (table) {
    var heads = all("thead th", table), body = table.tBodies[0];
    all("tr", body).forEach(function (row, n) { row.setAttribute("data-n", n); });
    heads.forEach(function (th, column) {
      if (!th.hasAttribute("data-k")) return;
      var label = th.textContent.trim(), button = document.createElement("button");
      button.type = "button";
      while (th.firstChild) button.appendChild(th.firstChild);
      th.appendChild(button);
      button.addEventListener("click", function () {
        var now = th.getAttribute("aria-sort"), first = th.getAttribute("data-k") === "down" ? "descending" : "ascending";
        var next = !now ? first : now === first ? (first === "ascending" ? "descending" : "ascending") : "";
        heads.forEach(function (h) { h.removeAttribute("aria-sort"); });
        if (next) th.setAttribute("aria-sort", next);
        var sign = next === "descending" ? -1 : 1, rows = all("tr", body);
        rows.map(function (row) { return { row: row, n: +row.getAttribute("data-n"), key: key(row, column) }; })
          .sort(function (a, b) {
            if (!next) return a.n - b.n;
            var empty = a.key === "" || b.key === "";
            return (empty ? 1 : sign) * compare(a.key, b.key) || a.n - b.n;
          })
          .forEach(function (entry) { body.appendChild(entry.row); });
        say(word(live, next || "unsorted", { column: label, rows: rows.length }));
      });
    });
  });

  // Filter: form[data-filter=ID of the table]; each named control is compared with the row's data-NAME, text with its words.
  all("form[data-filter]").forEach(function (form) {
    var table = document.getElementById(form.getAttribute("data-filter"));
    if (!table) return;
    function apply() {
      var rows = all("tbody tr", table), shown = 0;
      var controls = all("input,select", form).filter(function (c) { return c.name && c.value && (c.type !== "radio" && c.type !== "checkbox" || c.checked); });
      rows.forEach(function (row) {
        row.hidden = !controls.every(function (c) {
          if (c.type === "search") return row.textContent.toLowerCase().indexOf(c.value.toLowerCase()) >= 0;
          return (" " + (row.getAttribute("data-" + c.name) || "") + " ").indexOf(" " + c.value + " ") >= 0;
        });
        if (!row.hidden) shown++;
      });
      var text = word(live, "shown", { shown: shown, all: rows.length }), output = form.querySelector("output");
      if (output) output.textContent = text;
      say(text);
    }
    form.addEventListener("input", apply);
    form.addEventListener("submit", function (e) { e.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(apply, 0); });
  });

  // What is loaded on demand: an element's data and the script that uses it.
  function load(element) {
    if (element.hasAttribute("data-loaded")) return;
    element.setAttribute("data-loaded", "");
    ["data-index", "data-script"].forEach(function (name) {
      var script = document.createElement("script");
      script.src = element.getAttribute(name);
      script.async = false;
      document.head.appendChild(script);
    });
  }
  all("[data-what-if]").forEach(function (block) {
    ["focusin", "change"].forEach(function (event) { block.addEventListener(event, function () { load(block); }); });
  });

  // Search: script and index come when somebody goes to the field; `/` does, Esc goes back.
  var field = document.querySelector("[data-search]"), search = field && field.form;
  if (search) {
    var opener = document.querySelector("[data-search-open]"), before = null;
    var toggle = function (open) {
      search.classList.toggle("open", open);
      opener.setAttribute("aria-expanded", String(open));
    };
    field.addEventListener("focus", function (e) {
      if (e.relatedTarget) before = e.relatedTarget;
      load(search);
    });
    field.addEventListener("keydown", function (e) {
      if (e.key !== "Escape" || e.isComposing) return;
      e.preventDefault();
      field.blur();
      toggle(false);
      if (before) before.focus();
    });
    search.addEventListener("submit", function (e) { e.preventDefault(); });
    opener.addEventListener("click", function () {
      var open = !search.classList.contains("open");
      toggle(open);
      if (open) field.focus();
    });
    document.addEventListener("keydown", function (e) {
      if (e.key !== "/" || taken(e)) return;
      e.preventDefault();
      toggle(true);
      field.focus();
      field.select();
    });
  }

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
  var rail = document.getElementById("nav");
  if (rail) rail.addEventListener("click", function (e) {
    if (e.target.closest && e.target.closest("a") && rail.hidePopover && rail.matches(":popover-open")) rail.hidePopover();
  });
})();
