// Pages under `gapmap serve --watch`: an open page is told what changed (src/serve/news.rs) and becomes the new page in place.
//
// The page as the server sent it is kept beside the one that is shown. What differs between the old and the new page, and only
// that, is changed in the shown one: what readers opened, chose or typed, and what scripts made, stays as it is.
// Events on the document: `gapmap:patch` before the page changes and `gapmap:patched` after it, `gapmap:changed` after every
// change of the site, when what a script loaded may be old.
(() => {
  "use strict";
  const me = document.currentScript;
  const root = document.documentElement;
  const events = new URL(me.dataset.events, location.href);
  const home = new URL("..", events);
  const MARK = "data-gapmap-moved";
  const MARKED = 2500;

  // ---- The shown page and the one it came from ----

  // Node as the server sent it -> node that is shown.
  const twin = new WeakMap();
  let sent;
  function pair(old, shown) {
    twin.set(old, shown);
    for (let a = old.firstChild, b = shown.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) pair(a, b);
  }

  // Elements whose numbers or shapes are other ones now.
  let moved = new Set();
  const numbers = (text) => (text.match(/\d+(?:[.,]\d+)*|–/g) || []).join(" ");
  const noteText = (element, before, after) => {
    if (numbers(before) !== numbers(after) && !element.closest("head, title, desc, option")) moved.add(element);
  };

  function patch(old, next) {
    if (old.isEqualNode(next)) return;
    if (old.nodeType !== 1) { patchText(old, next); return; }
    patchAttributes(old, next, twin.get(old));
    patchChildren(old, next, twin.get(old));
  }

  function patchText(old, next) {
    const shown = twin.get(old), parent = twin.get(old.parentNode);
    if (old.nodeType === 3) noteText(parent, old.data, next.data);
    old.data = next.data;
    // A script put its own text there.
    if (!parent.contains(shown)) { parent.textContent = next.data; twin.set(old, parent.firstChild); return; }
    shown.data = next.data;
  }

  // What a script changes of <html> is theme and class; what a reader opened or closed is the reader's.
  function patchAttributes(old, next, shown) {
    for (const name of new Set([...old.getAttributeNames(), ...next.getAttributeNames()])) {
      const before = old.getAttribute(name), after = next.getAttribute(name);
      if (before === after || shown === root && (name === "class" || name === "data-theme")) continue;
      const kept = name === "open" && shown.hasAttribute(name) !== (before !== null);
      if (name === "class") patchClass(before || "", after || "", shown);
      else if (!kept) copyAttribute(name, next, shown);
      copyAttribute(name, next, old);
      if (shown instanceof SVGGeometryElement) moved.add(shown);
    }
  }
  function copyAttribute(name, from, to) {
    if (from.hasAttribute(name)) to.setAttributeNode(from.getAttributeNode(name).cloneNode()); else to.removeAttribute(name);
  }
  function patchClass(before, after, shown) {
    const words = (text) => text.split(/\s+/).filter(Boolean), [gone, come] = [words(before), words(after)];
    const others = [...shown.classList].filter((word) => !gone.includes(word) && !come.includes(word));
    const all = [...come, ...others];
    if (all.length) shown.setAttribute("class", others.length ? all.join(" ") : after); else shown.removeAttribute("class");
  }

  function patchChildren(old, next, shown) {
    const partners = align([...old.childNodes], [...next.childNodes]), kept = new Set(partners.values());
    const gone = [...old.childNodes].filter((node) => !kept.has(node));
    for (const node of gone) { twin.get(node).remove(); node.remove(); }
    let at = old.firstChild;
    for (const node of [...next.childNodes]) {
      const known = partners.get(node);
      if (known && known === at) at = at.nextSibling;
      else if (known) { old.insertBefore(known, at); place(known, shown); }
      else insert(node, old, at, shown, gone.length > 0);
      if (known) patch(known, node);
    }
  }
  function insert(node, old, at, shown, replaces) {
    const mine = old.insertBefore(node.cloneNode(true), at);
    pair(mine, document.importNode(node, true));
    place(mine, shown);
    const text = node.textContent.trim();
    if (replaces && text.length <= 24) noteText(node.nodeType === 1 ? twin.get(mine) : shown, "", text);
  }
  // Puts the shown node of `node` beside those of its neighbours, which scripts may have wrapped.
  function place(node, shown) {
    const [before, after] = [node.previousSibling, node.nextSibling].map((other) => other && twin.get(other));
    if (before && shown.contains(before)) before.after(twin.get(node));
    else if (after && shown.contains(after)) after.before(twin.get(node));
    else shown.prepend(twin.get(node));
  }

  // Which old node a new one is: equal ones at both ends, then by name, by content, by kind; each in order.
  function align(olds, news) {
    const partners = new Map();
    while (olds.length && news.length && olds[0].isEqualNode(news[0])) partners.set(news.shift(), olds.shift());
    while (olds.length && news.length && olds.at(-1).isEqualNode(news.at(-1))) partners.set(news.pop(), olds.pop());
    for (const key of [nameOf, contentOf, kindOf]) {
      const known = new Map();
      for (const node of olds) known.set(key(node), [...known.get(key(node)) || [], node]);
      for (const node of news) {
        const old = key(node) && !partners.has(node) && (known.get(key(node)) || []).shift();
        if (old) partners.set(node, old);
      }
      const taken = new Set(partners.values());
      olds = olds.filter((node) => !taken.has(node));
    }
    return partners;
  }
  function nameOf(node) {
    if (node.nodeType !== 1) return "";
    const own = node.id || node.getAttribute("aria-labelledby");
    if (own) return `${node.nodeName} ${own}`;
    const inner = /^(TR|LI|LABEL|OPTION)$/.test(node.nodeName) && node.querySelector("input, a[href], th");
    return inner ? `${node.nodeName} ${inner.getAttribute("value") || inner.getAttribute("href") || inner.textContent}` : "";
  }
  const contentOf = (node) => node.nodeName + (node.outerHTML || node.data);
  const kindOf = (node) => (nameOf(node) ? "" : `${node.nodeName} ${node.classList ? node.classList[0] || "" : ""}`);

  // ---- What readers have in front of them ----

  // A selector for the element: from the nearest id, else from the top.
  function path(element) {
    let steps = "";
    for (let at = element; at; at = at.parentElement) {
      if (at.id) return `#${CSS.escape(at.id)}${steps}`;
      if (at === root) break;
      steps = `>:nth-child(${1 + [...at.parentElement.children].indexOf(at)})${steps}`;
    }
    return `html${steps}`;
  }

  // Remembers focus and what is in view; the function it gives brings both back.
  function hold() {
    const focused = document.activeElement, place = path(focused), { selectionStart, selectionEnd } = focused;
    const seen = scrollY > 0 ? inView().map((element) => [element, element.getBoundingClientRect().top]) : [];
    root.classList.add("gapmap-patch");
    return () => {
      const again = focused.isConnected ? focused : document.querySelector(place);
      if (again && again !== document.activeElement) {
        again.focus({ preventScroll: true });
        if (typeof selectionStart === "number") again.setSelectionRange(selectionStart, selectionEnd);
      }
      const [anchor, top] = seen.find(([element]) => element.isConnected && element.getClientRects().length) || [];
      if (anchor) scrollBy({ top: anchor.getBoundingClientRect().top - top, behavior: "instant" });
      requestAnimationFrame(() => root.classList.remove("gapmap-patch"));
    };
  }
  // Elements of the text from the top of the window to its end, first those that begin there.
  function inView() {
    const found = new Set();
    for (let y = 8; y < innerHeight; y += 24) {
      const element = document.elementFromPoint(innerWidth / 2, y);
      if (element && element !== host && !isStuck(element)) found.add(element);
    }
    const begins = (element) => element.getBoundingClientRect().top >= 0;
    return [...found].filter(begins).concat([...found].filter((element) => !begins(element)));
  }
  function isStuck(element) {
    for (let at = element; at; at = at.parentElement) if (/sticky|fixed/.test(getComputedStyle(at).position)) return true;
    return element === root || element === document.body;
  }

  // The same across a reload, where the page cannot be changed in place.
  const KEPT = "gapmap-kept";
  const isChanged = (control) => control.checked !== control.defaultChecked || control.value !== control.defaultValue && !/^(checkbox|radio)$/.test(control.type);
  function reload() {
    const list = (selector, entry) => [...document.querySelectorAll(selector)].map((element) => [path(element), entry(element)]);
    const kept = {
      url: location.pathname,
      y: scrollY,
      open: list("details", (details) => details.open),
      sorted: list("th[aria-sort]", (th) => th.getAttribute("aria-sort")),
      chosen: list("input, select", (control) => control.localName === "select" || isChanged(control) ? [control.checked, control.value] : null),
      focused: path(document.activeElement),
    };
    // What has not come back yet since the last time is what the reader had.
    if (stored(KEPT) === null) store(KEPT, JSON.stringify(kept));
    location.reload();
  }
  function restore() {
    const kept = JSON.parse(stored(KEPT) || "{}");
    store(KEPT, null);
    if (kept.url !== location.pathname) return;
    const each = (list, action) => list.forEach(([place, value]) => { const element = document.querySelector(place); if (element && value !== null) action(element, value); });
    each(kept.open, (details, open) => { details.open = open; });
    each(kept.sorted, (th, order) => { for (let press = 0; press < 2 && th.getAttribute("aria-sort") !== order; press += 1) th.querySelector("button").click(); });
    each(kept.chosen, (control, [checked, value]) => {
      if (control.type === "checkbox" || control.type === "radio") control.checked = checked; else control.value = value;
      for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
    });
    const focused = document.querySelector(kept.focused);
    if (focused) focused.focus({ preventScroll: true });
    scrollTo({ top: kept.y, behavior: "instant" });
  }
  function stored(key) { try { return sessionStorage.getItem(key); } catch { return null; } }
  function store(key, value) {
    try { if (value === null) sessionStorage.removeItem(key); else sessionStorage.setItem(key, value); } catch { /* storage is blocked */ }
  }

  // ---- Marks ----

  const ends = new Map();
  function showMoved() {
    const shown = [...moved].filter((element) => element.isConnected && element.textContent.trim().length <= 80);
    moved = new Set();
    for (const element of shown) { clearTimeout(ends.get(element)); element.removeAttribute(MARK); }
    // Ends the marks that are still there, so that they begin again.
    void root.offsetWidth;
    for (const element of shown) {
      const plain = getComputedStyle(element).backgroundColor === "rgba(0, 0, 0, 0)";
      element.setAttribute(MARK, element instanceof SVGElement ? "drawn" : plain ? "plain" : "filled");
      ends.set(element, setTimeout(() => { element.removeAttribute(MARK); ends.delete(element); }, MARKED));
    }
  }

  // What moved in the page's assessment, whose folder it stands in; on a page above them, in all.
  function say(all) {
    const own = all.filter((one) => one.assessment === me.dataset.page.split("/")[0]), told = own.length ? own : all;
    const isOne = told.every((one) => one.assessment === told[0].assessment);
    const lines = told.slice(0, 6).map((one) => `${isOne ? "" : `${one.assessment}: `}${one.name} ${one.before} → ${one.after}`);
    if (told.length > lines.length) lines.push(`+${told.length - lines.length}`);
    if (lines.length) note(lines.join(" · "), "note", root.lang, root.dir);
  }

  // ---- What the server says that is no part of the page: problems, and the state of the connection ----

  const host = document.createElement("gapmap-live");
  const shadow = host.attachShadow({ mode: "open" });
  function make(tag, name, ...inner) {
    const element = document.createElement(tag);
    element.className = name;
    element.append(...inner.filter(Boolean));
    return element;
  }
  const said = make("p", "note");
  said.setAttribute("role", "status");
  const state = make("p", "state");
  state.setAttribute("role", "status");
  const problems = make("section", "problems");
  problems.setAttribute("aria-label", "Problems in the files");
  const bottom = make("div", "bottom", said, state, problems);
  function begin() {
    host.lang = "en";
    host.dir = "ltr";
    const sheet = new CSSStyleSheet(), loaded = document.querySelector("link[href$='_gapmap/live.css']").sheet;
    sheet.replaceSync([...loaded?.cssRules || []].map((rule) => rule.cssText).join("\n"));
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(bottom);
    document.body.append(host);
  }

  let noted;
  function note(text, look = "note", lang = "en", dir = "ltr") {
    said.className = look;
    said.lang = lang;
    said.dir = dir;
    said.textContent = text;
    clearTimeout(noted);
    noted = setTimeout(() => { said.textContent = ""; }, 6000);
  }

  // `lost`: no connection; `gone`: the server has no such page (any more).
  const states = { lost: false, gone: false };
  function show(name, is) {
    if (states[name] === is) return;
    states[name] = is;
    const overview = make("a", "", "Overview");
    overview.href = home;
    state.replaceChildren(...states.lost ? ["Not connected to gapmap serve"] : states.gone ? ["This page is not there any more. ", overview] : []);
  }

  // Open with errors, closed with warnings only, unless somebody decided otherwise about the same kind of problems in this tab.
  const CHOICE = "gapmap-problems";
  let told = "null";
  function showProblems(now) {
    if (JSON.stringify(now) === told) return;
    const was = JSON.parse(told);
    told = JSON.stringify(now);
    if (was?.errors && !now?.errors) note(now ? "No more errors" : "All fine again");
    if (!now) {
      store(CHOICE, null);
      problems.replaceChildren();
      return;
    }
    const kind = now.errors ? "errors" : "warnings", [of, choice] = (stored(CHOICE) || "").split(" ");
    if (of !== kind) store(CHOICE, null);
    const scrolled = problems.querySelector(".list")?.scrollTop || 0;
    const details = make("details", kind, make("summary", "", make("h2", "", counted(now))), listed(now));
    details.open = of === kind ? choice === "open" : kind === "errors";
    details.addEventListener("toggle", () => { if (details.isConnected) store(CHOICE, `${kind} ${details.open ? "open" : "closed"}`); });
    const focused = problems.contains(shadow.activeElement);
    problems.replaceChildren(details);
    details.querySelector(".list").scrollTop = scrolled;
    if (focused) details.firstChild.focus();
    // To be heard: it can be seen already.
    if (now.errors) note(`${counted(now)}. ${now.list[0].message}`, "note quiet");
  }
  const plural = (n, word) => (n ? [`${n} ${word}${n === 1 ? "" : "s"}`] : []);
  const counted = (now) => [...plural(now.errors, "error"), ...plural(now.warnings, "warning")].join(", ");
  function listed(now) {
    const list = make("div", "list", make("p", "shown", now.shown), make("ol", "", ...now.list.map((problem) => make("li", problem.severity,
      make("p", "head", make("b", "", problem.severity), problem.code && make("code", "", problem.code), make("span", "", problem.message)),
      problem.place && make("p", "place", make("code", "", problem.place)),
      problem.snippet && make("pre", "", problem.snippet.replace(/^ *-->.*\n/, "")),
      problem.help && make("p", "help", problem.help)))));
    list.tabIndex = 0;
    list.setAttribute("role", "group");
    list.setAttribute("aria-label", "List of problems");
    return list;
  }
  problems.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    problems.firstChild.open = false;
    problems.querySelector("summary").focus();
  });

  // ---- News ----

  let assets, waiting, isBusy = false;
  async function hear(news) {
    waiting = news;
    if (isBusy) return;
    isBusy = true;
    try {
      while (waiting) {
        const now = waiting;
        waiting = undefined;
        await act(now);
      }
    } finally {
      isBusy = false;
    }
  }

  async function act(news) {
    const before = assets, { fingerprint } = me.dataset;
    assets = news.assets;
    showProblems(news.problems);
    show("gone", Boolean(fingerprint) && !news.page);
    // The first news only say what there is; a page of the server's own ends with the next ones.
    const isOther = (path) => before && path in assets && before[path] !== assets[path];
    if (before && !fingerprint && news.page || [...document.scripts].some((script) => isOther(file(script.src)))) { reload(); return; }
    for (const node of sent.querySelectorAll("link[rel=stylesheet]")) if (isOther(file(node.href))) swap(node, file(node.href));
    const isOld = Boolean(news.page) && news.page !== fingerprint;
    if (isOld) await renew(before && news);
    if (before || isOld) dispatch("changed");
  }

  // The path in the site that an element loads.
  const file = (address) => (address.startsWith(home.href) ? address.slice(home.href.length).split("?")[0] : "");
  // The old sheet holds until the new one is there, unless that is old by then, too.
  function swap(node, path) {
    const link = twin.get(node).cloneNode(), fingerprint = assets[path];
    link.href = `${node.getAttribute("href")}?v=${fingerprint}`;
    link.onload = () => {
      const holds = sent.contains(node) && assets[path] === fingerprint;
      (holds ? twin.get(node) : link).remove();
      if (holds) twin.set(node, link);
    };
    link.onerror = () => link.remove();
    twin.get(node).after(link);
  }

  async function renew(news) {
    // Without an answer the connection breaks, too, and news come again with the next one.
    const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => undefined);
    if (!answer?.ok) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").documentElement;
    if (bound(next) !== bound(sent)) { reload(); return; }
    const release = hold();
    dispatch("patch");
    patch(sent, next);
    dispatch("patched");
    release();
    showMoved();
    if (news) say(news.moved);
  }
  const dispatch = (name) => document.dispatchEvent(new Event(`gapmap:${name}`));
  // What a page is loaded with and cannot change later: scripts and policy.
  function bound(page) {
    return [...page.querySelectorAll("script:not([data-fingerprint]), meta[http-equiv]")].map((element) => element.outerHTML).join();
  }

  // ---- The connection ----

  let source, retry, losing, wait = 500;
  function connect() {
    disconnect();
    source = new EventSource(`${events}?${new URLSearchParams({ page: me.dataset.page, fingerprint: me.dataset.fingerprint })}`);
    source.onopen = () => { wait = 500; clearTimeout(losing); losing = undefined; show("lost", false); };
    source.onerror = () => {
      source.close();
      losing ||= setTimeout(() => show("lost", true), 3000);
      retry = setTimeout(connect, wait);
      wait = Math.min(wait * 1.5, 5000);
    };
    source.addEventListener("news", (event) => hear(JSON.parse(event.data)));
  }
  function disconnect() {
    source?.close();
    clearTimeout(retry);
  }
  // Browsers open six connections to a server and no more: a tab that nobody sees leaves its own to others, and catches up later.
  function attend() {
    if (document.hidden) disconnect(); else connect();
  }

  // A connection does not tell that it broke while the machine slept.
  const BEAT = 5000;
  let beat = Date.now();
  function wake() {
    if (Date.now() - beat > 4 * BEAT) attend();
    beat = Date.now();
  }

  function start() {
    sent = root.cloneNode(true);
    pair(sent, root);
    begin();
    attend();
    addEventListener("load", restore);
    addEventListener("pagehide", disconnect);
    addEventListener("pageshow", (event) => { if (event.persisted) attend(); });
    addEventListener("online", attend);
    document.addEventListener("visibilitychange", attend);
    setInterval(wake, BEAT);
  }
  // When the page is complete and scripts that wait for that have not changed it yet.
  document.addEventListener("readystatechange", start, { once: true });
})();
