// The search of the report: loaded with its index (window.gapmapIndex) when somebody first goes to the search field.
(function () {
  "use strict";
  var MOST = 12;
  var form = document.querySelector("form[role=search]"), field = form.querySelector("[data-search]");
  var panel = form.querySelector(".hits"), list = panel.querySelector("[role=listbox]"), count = panel.querySelector("p");
  var live = document.querySelector("[data-live]");
  var folder = form.getAttribute("data-index").replace(/[^/]*$/, "");
  var active = -1;

  // Letters without accents and case, and for each the place of its letter in the text.
  var ALIKE = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ς": "σ" };
  function fold(text) {
    if (/^[\x00-\x7f]*$/.test(text)) return { text: text.toLowerCase() };
    var folded = "", from = [], at = 0;
    Array.from(text).forEach(function (letter) {
      var low = letter.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
      low = ALIKE[low] || low;
      for (var i = 0; i < low.length; i++) from.push(at);
      folded += low;
      at += letter.length;
    });
    from.push(at);
    return { text: folded, from: from };
  }

  // Where a word starts: at the beginning, after what is no letter, or anywhere in scripts that put no spaces between words.
  var LETTER = /[\p{L}\p{N}]/u;
  var DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
  function starts(word, text) {
    var places = [];
    for (var i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) {
      if (i === 0 || !LETTER.test(text[i - 1]) || DENSE.test(text[i])) places.push(i);
    }
    return places;
  }
  function wordsOf(query) {
    return fold(query).text.split(/\s+/).map(function (word) { return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""); }).filter(Boolean);
  }

  function read(index) {
    return index && index.entries.map(function (row) {
      var entry = { kind: index.kinds[row[0]], name: row[1], place: index.places[row[2]], note: row[3], url: row[4] };
      entry.folded = fold(entry.name).text;
      entry.other = fold([entry.kind, entry.place, entry.note, row[5]].join("\n")).text;
      return entry;
    });
  }
  var entries = read(window.gapmapIndex);

  // 0: the name begins with the words, 1: all are in the name, 2: some are, 3: none is; -1: some word is nowhere.
  function rank(entry, words) {
    var named = 0;
    for (var i = 0; i < words.length; i++) {
      if (starts(words[i], entry.folded).length) named++;
      else if (!starts(words[i], entry.other).length) return -1;
    }
    if (entry.folded.indexOf(words.join(" ")) === 0) return 0;
    return named === words.length ? 1 : named ? 2 : 3;
  }
  function find(words) {
    return entries.map(function (entry, at) { return { entry: entry, rank: rank(entry, words), at: at }; })
      .filter(function (hit) { return hit.rank >= 0; })
      .sort(function (a, b) { return a.rank - b.rank || a.at - b.at; })
      .map(function (hit) { return hit.entry; });
  }

  // The text with the words marked.
  function marked(tag, name, text, words) {
    var element = document.createElement(tag), folded = fold(text), end = 0;
    element.className = name;
    var place = function (at) { return folded.from ? folded.from[at] : at; };
    var spans = [];
    words.forEach(function (word) {
      starts(word, folded.text).forEach(function (at) { spans.push([place(at), place(at + word.length)]); });
    });
    spans.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; }).forEach(function (span) {
      if (span[0] < end || span[1] <= span[0]) return;
      element.append(text.slice(end, span[0]));
      var mark = document.createElement("mark");
      mark.textContent = text.slice(span[0], span[1]);
      element.append(mark);
      end = span[1];
    });
    element.append(text.slice(end));
    return element;
  }
  function option(entry, at, words) {
    var link = document.createElement("a");
    link.href = folder + entry.url;
    link.id = "hit-" + at;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.append(marked("span", "hit-n", entry.name, words), " ", marked("span", "hit-k", entry.kind, words));
    var rest = [entry.place, entry.note].filter(Boolean).join(" · ");
    if (rest) link.append(" ", marked("small", "", rest, words));
    return link;
  }

  function choose(at) {
    var options = list.children, old = options[active];
    if (old) old.setAttribute("aria-selected", "false");
    active = at;
    if (at < 0) { field.removeAttribute("aria-activedescendant"); return; }
    options[at].setAttribute("aria-selected", "true");
    options[at].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", options[at].id);
  }
  function close() {
    panel.hidden = true;
    field.setAttribute("aria-expanded", "false");
    choose(-1);
  }
  function words(name, values) {
    return form.getAttribute("data-" + name).replace(/\{(\w+)\}/g, function (_, key) { return values[key]; });
  }
  function show() {
    var query = field.value.trim(), wanted = wordsOf(query);
    choose(-1);
    list.textContent = "";
    if (!wanted.length) { close(); return; }
    var found = entries ? find(wanted) : [], shown = found.slice(0, MOST);
    shown.forEach(function (entry, at) { list.append(option(entry, at, wanted)); });
    var kind = !entries ? "failed" : !found.length ? "none" : found.length > MOST ? "some" : "count";
    count.textContent = words(kind, { n: found.length, shown: MOST, words: query });
    list.hidden = !found.length;
    panel.hidden = false;
    field.setAttribute("aria-expanded", String(found.length > 0));
    if (live) live.textContent = count.textContent;
  }

  field.addEventListener("input", show);
  field.addEventListener("focus", show);
  field.addEventListener("keydown", function (e) {
    var options = list.children.length;
    if (e.isComposing) return;
    if ((e.key === "ArrowDown" || e.key === "ArrowUp") && options) {
      e.preventDefault();
      if (panel.hidden) { show(); return; }
      var step = e.key === "ArrowDown" ? 1 : -1;
      choose(active < 0 && step < 0 ? options - 1 : (active + step + options) % options);
    } else if (e.key === "Enter" && options && !panel.hidden) {
      e.preventDefault();
      list.children[Math.max(active, 0)].click();
    } else if (e.key === "Escape") {
      close();
    }
  });
  // A click keeps the focus in the field until the link is followed; a link within the page has to close the list itself.
  list.addEventListener("mousedown", function (e) { e.preventDefault(); });
  list.addEventListener("click", close);
  form.addEventListener("focusout", function (e) { if (!form.contains(e.relatedTarget)) close(); });
  // Under `gapmap serve` the index can become another one.
  form.addEventListener("gapmap:data", function () {
    entries = read(window.gapmapIndex);
    if (form.contains(document.activeElement)) show();
  });
  if (form.contains(document.activeElement)) show();
})();
