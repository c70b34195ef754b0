// Shape P and Q: what a code made for Q costs when symbols come from P.

import { fill, instrument, make, show } from "./kit.js";
import { codeLength, crossEntropy, divergence, entropy, normalised } from "./math/information.js";
import { plot } from "./plot.js";

const SYMBOLS = ["A", "B", "C", "D"];
const NAT = Math.LN2; // nats of a bit

instrument("two_distributions", (tool, words, values) => {
  /** Give one symbol its share; the others keep their proportions. */
  const reshape = (which, k, share) => {
    const now = SYMBOLS.map((_, j) => tool.state[`${which}${j}`]);
    const rest = now.reduce((sum, weight, j) => (j === k ? sum : sum + weight), 0);
    const shares = now.map((weight, j) =>
      j === k ? share : (1 - share) * (rest > 0 ? weight / rest : 1 / (SYMBOLS.length - 1)));
    tool.set(Object.fromEntries(shares.map((one, j) => [`${which}${j}`, Number(one.toFixed(4))])));
  };
  const chart = plot(tool, tool.stage, {
    height: 245,
    x: { from: 0, to: SYMBOLS.length, label: "", ticks: [] },
    y: { from: 0, to: 1, label: words.probability },
    margin: { top: 40, bottom: 26, left: 28 },
  });
  const columns = ["p", "q"].map((which, side) =>
    SYMBOLS.map((_, k) => ({
      which, k, left: k + 0.14 + side * 0.38,
      box: chart.box(side ? "good" : "main"),
      handle: chart.handle(side ? "good" : "main", (_x, y) => reshape(which, k, Number(Math.min(1, Math.max(0, y)).toFixed(2)))),
      word: chart.text("", "middle"),
    }))).flat();
  const names = SYMBOLS.map(() => chart.text("strong", "middle"));

  const table = make("table", { class: "lengths" });
  tool.results.append(table);
  const cells = ["p", "q"].map((which) => {
    const row = SYMBOLS.map(() => make("td"));
    table.append(make("tr", {}, make("th", { scope: "row", class: which === "p" ? "main" : "good" }, words[`length_${which}`]), ...row));
    return row;
  });
  table.prepend(make("tr", {}, make("td"), ...SYMBOLS.map((symbol) => make("th", { scope: "col" }, symbol))));

  const sums = ["there", "back"].map((way) => {
    const parts = { own: make("i", { class: way === "there" ? "main" : "good" }), extra: make("i", { class: "bad" }) };
    const [total, own, extra] = [make("b"), make("span"), make("span", { class: "bad" })];
    tool.results.append(make("div", { class: "sum" },
      make("p", {}, make("span", {}, words[way]), " ", total, " = ", own, " + ", extra),
      make("div", { "aria-hidden": "true" }, parts.own, parts.extra)));
    return { parts, total, own, extra, way };
  });

  for (const [which, className] of [["p", "main"], ["q", "good"]]) {
    const group = make("div", { class: `shares ${className}`, role: "group", "aria-label": words[which] }, make("p", {}, words[which]));
    tool.controls.append(group);
    SYMBOLS.forEach((symbol, k) =>
      tool.slider(`${which}${k}`, {
        label: `${which.toUpperCase()}(${symbol})`, value: values[which][k], min: 0, max: 1, step: 0.01, parent: group,
        moved: (share) => reshape(which, k, share),
      }));
  }
  tool.choice("unit", { label: words.unit, value: "bit", options: [["bit", words.bit], ["nat", words.nat]] });
  const actions = make("div", { class: "instrument__actions" });
  tool.controls.append(actions);
  const become = (pairs) => tool.set(Object.fromEntries(SYMBOLS.flatMap((_, k) => pairs(k))));
  tool.button(words.equal, () => become((k) => [[`q${k}`, tool.state[`p${k}`]]]), actions);
  tool.button(words.swap, () => become((k) => [[`p${k}`, tool.state[`q${k}`]], [`q${k}`, tool.state[`p${k}`]]]), actions);

  return (state) => {
    const [p, q] = ["p", "q"].map((which) => normalised(SYMBOLS.map((_, k) => state[`${which}${k}`])));
    for (const { which, k, left, box, handle, word } of columns) {
      const share = (which === "p" ? p : q)[k];
      box(left, 0, left + 0.34, share);
      handle(left + 0.17, share);
      word(left + 0.17, share, show(share, 2), 0, -13);
    }
    names.forEach((name, k) => name(k + 0.5, 0, SYMBOLS[k], 0, 18));
    const [factor, unit] = state.unit === "nat" ? [NAT, words.nat] : [1, words.bit];
    const inUnit = (bits) => show(bits * factor, 3);
    [p, q].forEach((shares, row) => shares.forEach((share, k) => (cells[row][k].textContent = inUnit(codeLength(share)))));
    const ways = { there: [p, q, "P", "Q"], back: [q, p, "Q", "P"] };
    const results = Object.fromEntries(Object.entries(ways).map(([way, [from, to]]) =>
      [way, { own: entropy(from), extra: divergence(from, to), total: crossEntropy(from, to) }]));
    const most = Math.max(3, ...Object.values(results).map(({ total }) => (Number.isFinite(total) ? total : 0)));
    for (const { parts, total, own, extra, way } of sums) {
      const result = results[way];
      const [, , from, to] = ways[way];
      parts.own.style.width = `${(100 * result.own) / most}%`;
      parts.extra.style.width = `${Number.isFinite(result.extra) ? (100 * result.extra) / most : 100 - (100 * result.own) / most}%`;
      parts.extra.classList.toggle("endless", !Number.isFinite(result.extra));
      total.textContent = `H(${from}, ${to}) ${inUnit(result.total)}`;
      own.textContent = `H(${from}) ${inUnit(result.own)}`;
      extra.textContent = `KL(${from}‖${to}) ${inUnit(result.extra)}`;
    }
    const { there, back } = results;
    tool.say(fill(words.summary, {
      entropy: inUnit(there.own), cross: inUnit(there.total), kl: inUnit(there.extra), kl_back: inUnit(back.extra), unit,
    }));
  };
});
