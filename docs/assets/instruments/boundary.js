// Recorded fits of one classifier: what class weights, focal loss and label smoothing do to its boundary.

import { fill, instrument, make, show } from "./kit.js";
import { contour, counts, stretchesAbove } from "./math/boundary.js";
import { plot } from "./plot.js";

const LEVELS = [[0.1, "thin"], [0.5, "thick"], [0.9, "thin"]]; // probabilities
const BORDER = 0.4;

instrument("boundary", (tool, words, values) => {
  const { points, fits, weights, gammas, smoothings } = values;
  const range = (k) => {
    const all = points.map((point) => point[k]);
    return { from: Math.min(...all) - BORDER, to: Math.max(...all) + BORDER, ticks: [] };
  };
  const [x, y] = [range(0), range(1)];
  const chart = plot(tool, tool.stage, { height: (width) => Math.min(380, Math.max(300, 0.58 * width)), x, y, margin: { left: 1, right: 1, top: 1, bottom: 1 } });
  const regions = chart.boxes("bad pale");
  const lines = LEVELS.map(([p, className]) => [Math.log(p / (1 - p)), p, chart.segments(`plain ${className}`), chart.text("strong halo", "middle")]);
  const before = chart.segments("quiet dashed");
  const dots = points.map(([, , label]) => (label ? chart.cross("bad") : chart.dot("main ring", 3.5)));
  tool.stage.append(make("p", { class: "key" },
    make("span", { class: "main" }, "○ ", words.common), make("span", { class: "bad" }, "✕ ", words.rare),
    make("span", { class: "plain" }, "━ ", words.boundary), make("span", { class: "quiet" }, "┄ ", words.before)));
  const readouts = ["found", "false_alarms", "precision", "mean_prediction", "share"].map((name) => tool.readout(words[name]));

  tool.slider("weight", { label: words.weight, value: 1, values: weights });
  tool.slider("gamma", { label: words.gamma, value: 0, values: gammas });
  tool.slider("smoothing", { label: words.smoothing, value: 0, values: smoothings });

  const fit = ({ weight, gamma, smoothing }) => fits[weights.indexOf(weight)][gammas.indexOf(gamma)][smoothings.indexOf(smoothing)];
  const rare = points.filter(([, , label]) => label).length;
  const grid = { left: x.from, right: x.to, bottom: y.from, top: y.to, columns: 80, rows: 60 };
  const bands = Array.from({ length: 160 }, (_, k) => [k, k + 1].map((edge) => y.from + ((y.to - y.from) * edge) / 160));
  const unchanged = fit({ weight: 1, gamma: 0, smoothing: 0 });
  const plain = contour(unchanged, 0, grid);

  return (state) => {
    const parameters = fit(state);
    before(parameters === unchanged ? [] : plain);
    regions(bands.flatMap(([low, high]) =>
      stretchesAbove(parameters, (low + high) / 2, x.from, x.to).map(([from, to]) => [from, low, to, high])));
    for (const [level, p, line, word] of lines) {
      const segments = contour(parameters, level, grid);
      line(segments);
      const top = segments.filter((one) => one[1] < y.to - 0.35).reduce((most, one) => (!most || one[1] > most[1] ? one : most), undefined);
      if (top) word(top[0], top[1], p);
      else word();
    }
    dots.forEach((dot, k) => dot(points[k][0], points[k][1]));
    const found = counts(parameters, points);
    const precision = found.truePositive / (found.truePositive + found.falsePositive);
    const shown = [`${found.truePositive} / ${rare}`, found.falsePositive, show(precision, 3), show(found.meanPrediction, 3), show(rare / points.length, 3)];
    readouts.forEach((change, k) => change(shown[k]));
    tool.say(fill(words.summary, {
      found: found.truePositive, rare, alarms: found.falsePositive, mean: shown[3], share: shown[4],
    }));
  };
});
