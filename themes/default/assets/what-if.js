// What the plan brings without some of its items: loaded with its data (window.gapmapWhatIf) when somebody first goes to the list.
// The numbers are rationals, so they are those of the report to the last digit.
(function () {
  "use strict";
  var data = window.gapmapWhatIf;

  // Rationals: numerator and denominator, which is above 0.
  function ratio(n, d) {
    var a = n < 0n ? -n : n, b = d;
    while (b) { var rest = a % b; a = b; b = rest; }
    return a > 1n ? { n: n / a, d: d / a } : { n: n, d: d };
  }
  function read(text) {
    var parts = text.split("/");
    return { n: BigInt(parts[0]), d: BigInt(parts[1] || 1) };
  }
  function add(a, b) { return ratio(a.n * b.d + b.n * a.d, a.d * b.d); }
  function times(a, b) { return ratio(a.n * b.n, a.d * b.d); }
  function compare(a, b) { var left = a.n * b.d, right = b.n * a.d; return left < right ? -1 : left > right ? 1 : 0; }

  // The value in units of the last decimal: halves go away from zero, or further digits are cut off.
  function scaled(value, digits, rounding) {
    var n = value.n * 10n ** BigInt(digits), whole = n / value.d, rest = n % value.d;
    if (rest < 0n) rest = -rest;
    if (rounding === "half-up" && 2n * rest >= value.d) whole += value.n < 0n ? -1n : 1n;
    return whole;
  }
  function fixed(value, digits, rounding) {
    var whole = scaled(value, digits, rounding), sign = whole < 0n ? "-" : "";
    var text = String(whole < 0n ? -whole : whole).padStart(digits + 1, "0"), at = text.length - digits;
    return sign + text.slice(0, at) + (digits ? "." + text.slice(at) : "");
  }
  function short(value, digits) {
    var text = fixed(value, digits, "half-up");
    return text.indexOf(".") < 0 ? text : text.replace(/\.?0+$/, "");
  }
  function decimal(text) { return text.replace(".", data.mark); }
  function shown(value, result) {
    if (result.digits !== null) return decimal(fixed(value, result.digits, result.rounding));
    var whole = String(scaled(value, 0, "truncate")).replace("-", "").length;
    return decimal(short(value, Math.max(17 - whole, 1)));
  }

  // Conditions and calculations over the values so far.
  function within(value, bounds) {
    return bounds.every(function (bound) {
      var sign = compare(value, read(bound[1]));
      return { ">=": sign >= 0, "<=": sign <= 0, ">": sign > 0, "<": sign < 0, "=": sign === 0 }[bound[0]];
    });
  }
  var TESTS = {
    all: function (of, values) { return of.every(function (one) { return holds(one, values); }); },
    any: function (of, values) { return of.some(function (one) { return holds(one, values); }); },
    not: function (of, values) { return !holds(of, values); },
    holds: function (of, values) { return within(values[of[0]], of[1]); },
    share: function (of, values) {
      var yes = of[2] + of[0].filter(function (at) { return within(values[at], of[1]); }).length, all = of[3] + of[0].length;
      return all > 0 && within(ratio(BigInt(yes), BigInt(all)), of[4]);
    }
  };
  function holds(test, values) { var name = Object.keys(test)[0]; return TESTS[name](test[name], values); }
  function ordered(of, values) { return of.map(function (at) { return values[at]; }).sort(compare); }
  var STEPS = {
    sum: function (of, values) {
      return of[1].reduce(function (sum, term) { return add(sum, times(values[term[0]], read(term[1]))); }, read(of[0]));
    },
    least: function (of, values) { return ordered(of, values)[0]; },
    greatest: function (of, values) { return ordered(of, values)[of.length - 1]; },
    middle: function (of, values) {
      var all = ordered(of, values);
      return times(add(all[(all.length - 1) >> 1], all[all.length >> 1]), { n: 1n, d: 2n });
    },
    clamp: function (of, values) {
      var value = values[of[0]], low = read(of[1]), high = read(of[2]);
      return compare(value, low) < 0 ? low : compare(value, high) > 0 ? high : value;
    },
    round: function (of, values) { return ratio(scaled(values[of[0]], of[1], of[2]), 10n ** BigInt(of[1])); },
    choose: function (of, values) {
      var found = of[0].find(function (one) { return holds(one[0], values); });
      return values[found ? found[1] : of[1]];
    }
  };

  // What is left of the plan: what is on, and of what only others need, what they need.
  function kept(on) {
    var left = data.items.map(function (item, at) { return on[at] && !item.is_prerequisite; });
    var open = left.flatMap(function (is, at) { return is ? [at] : []; });
    while (open.length) data.items[open.pop()].needs.forEach(function (need) {
      if (on[need] && !left[need]) { left[need] = true; open.push(need); }
    });
    return left;
  }

  // The plan with some items on: what is left, what still needs which missing item, scores and effort as they are shown.
  function plan(on) {
    var left = kept(on), values = data.levels.map(read), effort = [read("0"), read("0")];
    data.items.forEach(function (item, at) {
      if (!left[at]) return;
      effort = effort.map(function (sum, end) { return add(sum, read(item.effort[end])); });
      item.raises.forEach(function (raise) {
        var to = read(raise[1]);
        if (compare(to, values[raise[0]]) > 0) values[raise[0]] = to;
      });
    });
    data.steps.forEach(function (step) { var name = Object.keys(step)[0]; values.push(STEPS[name](step[name], values)); });
    var ends = effort.map(function (end) { return decimal(short(end, 1)); });
    return {
      kept: left,
      neededBy: data.items.map(function (_, need) {
        return left[need] ? [] : data.items.filter(function (item, at) { return left[at] && item.needs.indexOf(need) >= 0; });
      }),
      exact: data.results.map(function (result) { var value = values[result.at]; return value.n + (value.d === 1n ? "" : "/" + value.d); }),
      scores: data.results.map(function (result) { return shown(values[result.at], result); }),
      effort: ends[0] === ends[1] ? ends[0] : ends.join("–")
    };
  }
  window.gapmapPlan = plan;
  if (typeof document === "undefined") return;

  // The page.
  var block = document.querySelector("[data-what-if]"), form = block.querySelector("form"), live = form.querySelector("output");
  var command = block.querySelector("code");
  function boxes() { return Array.prototype.slice.call(form.querySelectorAll("input")); }
  function words(name, values) {
    return block.getAttribute("data-" + name).replace(/\{(\w+)\}/g, function (_, key) { return values[key]; });
  }
  function names(items) { return items.map(function (item) { return item.id; }).join(", "); }
  function show() {
    if (!data) { live.textContent = words("failed", {}); return; }
    var all = boxes(), box = data.items.map(function (item) { return all.find(function (box) { return box.value === item.id; }); });
    var on = box.map(function (box) { return !box || box.checked; }), now = plan(on);
    var leaving = data.items.filter(function (_, at) { return on[at] && !now.kept[at]; });
    var missed = data.items.filter(function (_, at) { return now.neededBy[at].length; });
    box.forEach(function (box, at) {
      if (!box) return;
      var row = box.closest("li");
      row.querySelector("[data-note]").textContent =
        now.neededBy[at].length ? words("needed", { items: names(now.neededBy[at]) }) : leaving.indexOf(data.items[at]) >= 0 ? words("leaves", {}) : "";
      row.classList.toggle("off", !now.kept[at]);
    });
    block.querySelectorAll("[data-result]").forEach(function (cell, at) { cell.textContent = now.scores[at]; });
    block.querySelector("[data-effort]").textContent = now.effort;
    var said = [words("says", { score: now.scores[0], plan: data.results[0].display, effort: now.effort })];
    if (leaving.length) said.push(words("says-leaves", { items: names(leaving) }));
    if (missed.length) said.push(words("says-needed", { items: names(missed) }));
    live.textContent = said.join(" ");
    var off = data.items.filter(function (_, at) { return !on[at]; }).map(function (item) { return item.id; });
    command.textContent = command.textContent.replace(/\S+$/, off.join(",") || data.items[0].id);
  }
  form.addEventListener("change", show);
  form.addEventListener("reset", function () { setTimeout(show, 0); });
  form.addEventListener("submit", function (e) { e.preventDefault(); });
  // Under `gapmap serve` the data can become other ones.
  block.addEventListener("gapmap:data", function () { data = window.gapmapWhatIf; show(); });
  if (!data || boxes().some(function (box) { return !box.checked; })) show();
})();
