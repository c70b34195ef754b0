// Prevalence, separation, pos_weight and threshold → the four counts, and what they are worth.

import { fill, instrument, make, show } from "./kit.js";
import { actual, cheapest, confusion, heap, logit, meanPrediction, scores, sigmoid } from "./math/threshold.js";
import { plot } from "./plot.js";

const [LOW, HIGH] = [-11, 11]; // logits
const TICKS = [0.0001, 0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999];
const STEPS = 240;
const SAMPLES = 10000;
const THRESHOLDS = Array.from({ length: 99 }, (_, k) => (k + 1) / 100);

instrument("threshold", (tool, words, values) => {
  const chart = plot(tool, tool.stage, {
    height: 230,
    x: { from: LOW, to: HIGH, label: words.predicted, text: (z) => TICKS.find((p) => Math.abs(logit(p) - z) < 1e-9) },
    y: { from: 0, to: 1 },
    margin: { left: 6, right: 10, top: 20 },
  });
  const heaps = [["main", 0], ["bad", 1]].map(([className, positive]) => ({
    positive, area: chart.area(className), called: chart.area(`${className} called`), line: chart.line(className),
  }));
  const cut = chart.rule("plain");
  const heapWords = [chart.text("main halo", "end"), chart.text("bad halo", "start")];
  const cutWord = chart.text("strong", "middle");
  chart.drag((z) => tool.set({ threshold: Number(Math.min(0.999, Math.max(0.001, sigmoid(z))).toFixed(3)) }));

  const matrix = make("table", { class: "matrix" });
  const cell = (className) => make("td", { class: className });
  const cells = { truePositive: cell("hit"), falseNegative: cell("miss"), falsePositive: cell("alarm"), trueNegative: cell("rest") };
  const head = (text, scope) => make("th", { scope }, text);
  matrix.append(
    make("caption", {}, fill(words.of_samples, { count: SAMPLES.toLocaleString("en") })),
    make("tr", {}, make("td"), head(words.called_positive, "col"), head(words.called_negative, "col")),
    make("tr", {}, head(words.positive, "row"), cells.truePositive, cells.falseNegative),
    make("tr", {}, head(words.negative, "row"), cells.falsePositive, cells.trueNegative));
  tool.results.append(matrix);
  const readouts = ["precision", "recall", "f1", "cost", "mean_prediction", "prevalence"].map((name) => tool.readout(words[name]));

  const second = make("div", { class: "wide" });
  tool.results.append(second);
  tool.choice("view", {
    label: words.view, value: "scores", parent: second,
    options: [["scores", words.view_scores], ["calibration", words.calibration], ["cost", words.view_cost]],
  });
  const curves = plot(tool, second, { height: 200, x: { from: 0, to: 1, label: "" }, y: { from: 0, to: 1, label: "" }, margin: { left: 36, right: 70 } });
  const diagonal = curves.line("quiet dashed");
  const lines = ["main", "bad", "plain"].map((className) => [curves.line(className), curves.text(`${className} halo`)]);
  const stem = curves.rule("good dashed");
  const best = curves.dot("good", 5);
  const bestWord = curves.text("good halo");
  const here = curves.rule("plain thin");

  const rate = { min: 0.005, max: 0.5, log: true };
  tool.slider("threshold", { label: words.threshold, value: 0.5, min: 0.001, max: 0.999, step: 0.001 });
  tool.slider("posWeight", { label: words.pos_weight, value: 1, min: 0.1, max: 100, log: true });
  tool.slider("prevalence", { label: words.prevalence, value: values.prevalence, ...rate });
  tool.slider("separation", { label: words.separation, value: values.separation, min: 0.5, max: 4, step: 0.1 });
  tool.slider("missCost", { label: words.miss_cost, value: 10, min: 1, max: 100, log: true });
  const actions = make("div", { class: "instrument__actions" });
  tool.controls.append(actions);
  tool.button(words.go_cheapest, () => tool.set({ threshold: Number(Math.min(0.999, Math.max(0.001, cheapest(tool.state))).toFixed(3)) }), actions);

  return (model) => {
    const places = Array.from({ length: STEPS + 1 }, (_, k) => LOW + ((HIGH - LOW) * k) / STEPS);
    const at = logit(model.threshold);
    // Negatives outnumber positives by far: each heap has a scale of its own, and says how many it holds.
    for (const { positive, area, called, line } of heaps) {
      const points = places.map((z) => [z, heap(model, positive, z)]);
      const top = Math.max(...points.map(([, y]) => y));
      const share = positive ? model.prevalence : 1 - model.prevalence;
      const high = 0.86 / top;
      const scaled = points.map(([z, y]) => [z, y * high]);
      area(scaled);
      called([[at, heap(model, positive, at) * high], ...scaled.filter(([z]) => z > at)]);
      line(scaled);
      const [peak, height] = scaled.reduce((most, one) => (one[1] > most[1] ? one : most));
      const word = `${words[positive ? "positive" : "negative"]} ${show(100 * share, share < 0.1 ? 1 : 0)}%`;
      heapWords[positive](peak, height, word, positive ? -10 : 10, -7);
    }
    chart.ranges({ x: { ticks: TICKS.filter((_, k) => chart.width > 420 || k % 2 === 0).map(logit) } });
    cut(at, 0, at, 1);
    cutWord(at, 1, `${words.threshold_short} ${model.threshold}`, 0, -6);

    const shares = confusion(model);
    for (const [name, td] of Object.entries(cells)) td.textContent = Math.round(SAMPLES * shares[name]).toLocaleString("en");
    const now = scores(model);
    const mean = meanPrediction(model);
    [now.precision, now.recall, now.f1, now.cost, mean, model.prevalence].forEach((number, k) => readouts[k](show(number, 3)));

    const view = model.view;
    const along = THRESHOLDS.map((threshold) => [threshold, scores({ ...model, threshold })]);
    const label = { scores: words.threshold_short, cost: words.threshold_short, calibration: words.predicted }[view];
    const costs = along.map(([t, { cost }]) => [t, cost]);
    const top = view === "cost" ? Math.max(...costs.map(([, cost]) => cost)) * 1.05 : 1;
    curves.ranges({ x: { label }, y: { to: top, label: view === "cost" ? words.cost : view === "calibration" ? words.actual : "" } });
    const drawn = {
      scores: [["precision", "recall", "f1"].map((name) => [words[name], along.map(([t, one]) => [t, one[name]])])],
      calibration: [[[words.model, THRESHOLDS.map((q) => [q, actual(q, model.posWeight)])]]],
      cost: [[["", costs]]],
    }[view][0];
    lines.forEach(([line, word], k) => {
      if (!drawn[k]) return line(), word();
      const [name, points] = drawn[k];
      line(points);
      if (view === "scores" && k) word(...points[k === 1 ? 6 : 90], name, k === 1 ? 6 : 10, -6);
      else word(...points.at(-1), name, 6, 4);
    });
    if (view === "calibration") diagonal([[0, 0], [1, 1]]);
    else diagonal();
    here(model.threshold, 0, model.threshold, top);
    const peak = view === "cost" ? [cheapest(model), scores({ ...model, threshold: cheapest(model) }).cost]
      : view === "scores" ? along.map(([t, { f1 }]) => [t, f1]).reduce((most, one) => (one[1] > most[1] ? one : most)) : undefined;
    if (peak) {
      const cost = view === "cost";
      best(...peak);
      stem(...peak, peak[0], cost ? top : 0);
      bestWord(peak[0], cost ? top : 0, `${words[cost ? "least_cost" : "best_f1"]} ${show(peak[1], 3)}`, 7, cost ? 12 : -8);
    } else best(), stem(), bestWord();
    tool.say(fill(words.summary, {
      precision: show(100 * now.precision, 0), recall: show(100 * now.recall, 0), mean: show(100 * mean, 1), prevalence: show(100 * model.prevalence, 1),
    }));
  };
});
