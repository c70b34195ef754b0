// Drag a probability along −log p.

import { fill, instrument, show } from "./kit.js";
import { bits, nats, slope } from "./math/probability.js";
import { plot } from "./plot.js";

const LEAST = 0.001;
const MOST_LOSS = 7;
const LOG_TICKS = [0.001, 0.01, 0.1, 1];

instrument("probability_loss", (tool, words, values) => {
  const chart = plot(tool, tool.stage, {
    height: 300,
    x: { from: 0, to: 1, label: words.p },
    y: { from: 0, to: MOST_LOSS, label: words.loss },
    margin: { left: 28 },
  });
  const guide = chart.line("quiet dashed");
  const curve = chart.line("main");
  const tangent = chart.line("good");
  const marked = values.points.map(() => [chart.dot("quiet", 4), chart.text("small")]);
  const dot = chart.dot("handle main", 8);
  const readouts = ["nats", "bits", "slope", "one_in"].map((name) =>
    tool.readout(words[name], { nats: "main", slope: "good" }[name]));

  tool.slider("p", { label: words.p, value: 0.1, min: LEAST, max: 1, step: 0.001 });
  tool.choice("axis", { label: words.axis, value: "linear", options: [["linear", words.linear], ["log", words.log]] });
  chart.drag((p) => tool.set({ p: Number(Math.min(1, Math.max(LEAST, p)).toFixed(3)) }));

  return ({ p, axis }) => {
    const log = axis === "log";
    chart.ranges({ x: { log, from: log ? LEAST : 0, ticks: log ? LOG_TICKS : undefined } });
    const places = Array.from({ length: 141 }, (_, k) => LEAST ** (1 - k / 140));
    curve(places.map((at) => [at, nats(at)]));
    // The tangent, as long on the screen as the eye needs it.
    const reach = log ? [p / 1.8, Math.min(1, p * 1.8)] : [p - 0.5 / Math.hypot(1, 0.25 / p), p + 0.5 / Math.hypot(1, 0.25 / p)];
    tangent((log ? Array.from({ length: 21 }, (_, k) => reach[0] * (reach[1] / reach[0]) ** (k / 20)) : reach)
      .map((at) => [at, nats(p) + slope(p) * (at - p)]));
    guide([[log ? LEAST : 0, nats(p)], [p, nats(p)], [p, 0]]);
    dot(p, nats(p));
    values.points.forEach(([name, at, loss], k) => {
      marked[k][0](at, loss);
      marked[k][1](at, loss, `${words[name]} ${show(loss, 2)}`, 10, at > 0.5 ? -16 : -8);
    });
    const shown = [show(nats(p)), show(bits(p)), show(slope(p), 2), show(1 / p, 1)];
    readouts.forEach((change, k) => change(shown[k]));
    tool.say(fill(words.summary, { p, nats: shown[0], bits: shown[1], one_in: shown[3] }));
  };
});
