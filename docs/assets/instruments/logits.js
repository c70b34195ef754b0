// Logits → probabilities → loss → gradient for one sample, and what a second softmax does to it.

import { fill, instrument, make, show } from "./kit.js";
import { floor, guessing, sample } from "./math/softmax.js";
import { plot } from "./plot.js";

const MOST = 6; // classes
const LIMIT = 20; // of a logit

instrument("logits", (tool, words, values) => {
  const rows = make("div", { class: "sample" });
  rows.append(make("div", { class: "sample__head", "aria-hidden": "true" },
    ...["class", "logit", "probability", "gradient"].map((name) => make("span", {}, words[name]))));
  tool.stage.append(rows);
  const classes = Array.from({ length: MOST }, (_, k) => {
    const name = make("span", { class: "sample__class" });
    const row = make("div", { class: "sample__row", role: "group", "aria-label": `${words.class} ${k}` }, name);
    rows.append(row);
    tool.slider(`z${k}`, {
      label: `${words.logit} ${k}`, value: values.logits[k] ?? 0, min: -LIMIT, max: LIMIT, step: 0.1, parent: row,
    });
    const measure = (label, className) => {
      const [ghost, fillIn, text] = [make("b"), make("i"), make("span")];
      const bar = make("div", { class: `bar ${className}`, role: "img" }, make("div", {}, ghost, fillIn), text);
      row.append(bar);
      return (value, before) => {
        for (const [part, size] of [[fillIn, value], [ghost, before]]) {
          const width = Math.min(1, Math.abs(size ?? 0));
          part.style.setProperty("--from", className === "signed" ? (size < 0 ? 0.5 - width / 2 : 0.5) : 0);
          part.style.setProperty("--width", className === "signed" ? width / 2 : width);
          part.classList.toggle("down", size < 0);
        }
        text.textContent = show(value);
        bar.setAttribute("aria-label", `${label} ${show(value)}`);
      };
    };
    return { row, name, probability: measure(words.probability, ""), gradient: measure(words.gradient, "signed") };
  });

  const ruler = plot(tool, tool.stage, {
    height: 112,
    x: { from: 0, to: 5, label: words.loss },
    y: { from: 0, to: 1 },
    margin: { top: 8, left: 6, right: 10 },
  });
  const shut = ruler.box("bad shut");
  const lowest = ruler.rule("bad");
  const guess = ruler.rule("dashed");
  const lowestWord = ruler.text("bad");
  const guessWord = ruler.text("");
  const stem = ruler.rule("main");
  const dot = ruler.dot("handle main", 7);
  const lossWord = ruler.text("strong");
  const readouts = ["loss", "floor", "gradient_size", "gradient_once"].map((name) =>
    tool.readout(words[name], { loss: "main", floor: "bad" }[name]));

  const step = make("div", { class: "instrument__actions" });
  tool.controls.append(step);
  const all = (count) => Array.from({ length: count }, (_, k) => k);
  tool.choice("classes", { label: words.classes, value: 4, options: all(MOST + 1).slice(2).map((count) => [count, count]) });
  const targets = tool.choice("target", { label: words.target, value: values.target, options: all(MOST).map((k) => [k, k]) });
  tool.slider("temperature", { label: words.temperature, value: 1, min: 0.1, max: 10, log: true });
  tool.slider("smoothing", { label: words.smoothing, value: 0, min: 0, max: 0.5, step: 0.01 });
  tool.slider("weight", { label: words.weight, value: 1, min: 0.1, max: 10, log: true });
  tool.toggle("twice", { label: words.twice });

  const setting = (state) => ({
    ...state,
    target: Math.min(state.target, state.classes - 1),
    logits: all(state.classes).map((k) => state[`z${k}`]),
  });
  const shift = (logits) =>
    tool.set(Object.fromEntries(logits.map((z, k) => [`z${k}`, Number(Math.min(LIMIT, Math.max(-LIMIT, z)).toFixed(3))])));
  tool.button(words.descend, () => {
    const now = setting(tool.state);
    const { gradient } = sample(now);
    shift(now.logits.map((z, k) => z - gradient[k]));
  }, step);
  tool.button(words.sure_and_wrong, () => {
    const { target, classes: count } = setting(tool.state);
    shift(all(count).map((k) => (k === (target + 1) % count ? 10 : 0)));
  }, step);

  return (state) => {
    const now = setting(state);
    const { target } = now;
    const result = sample(now);
    const once = sample({ ...now, twice: false });
    const size = (gradient) => gradient.reduce((sum, g) => sum + Math.abs(g), 0);
    const least = floor(now);
    classes.forEach(({ row, name, probability, gradient }, k) => {
      row.hidden = k >= now.classes;
      targets.querySelectorAll("label")[k].hidden = k >= now.classes;
      if (row.hidden) return;
      name.textContent = k === target ? `${k} ${words.true_class}` : k;
      row.classList.toggle("sample__row--true", k === target);
      probability(result.seen[k], state.twice ? once.seen[k] : undefined);
      gradient(result.gradient[k], state.twice ? once.gradient[k] : undefined);
    });
    const even = guessing(now);
    const most = [2, 3, 5, 10, 20, 50, 100, 200, 500].find((end) => end > 1.15 * Math.max(result.loss, even)) ?? 2000;
    ruler.ranges({ x: { to: most } });
    shut(0, 0, least, 1);
    if (least > 0.001) lowest(least, 0, least, 1);
    else lowest();
    guess(even, 0, even, 0.62);
    stem(result.loss, 0, result.loss, 0.3);
    dot(result.loss, 0.3);
    lossWord(result.loss, 0.3, show(result.loss), 11, 4);
    lowestWord(least, 1, least > 0.001 ? `${words.floor} ${show(least)}` : "", 6, 9);
    guessWord(even, 0.62, `${words.guessing} ${show(even)}`, 6, 6);
    const [here, before] = [size(result.gradient), size(once.gradient)];
    const shown = [result.loss, least, here, before].map((number) => show(number));
    readouts.forEach((change, k) => change(shown[k]));
    tool.results.querySelector("dl > :last-child").style.visibility = state.twice ? "" : "hidden"; // keeps its room
    tool.say(fill(state.twice ? words.summary_twice : words.summary, {
      p: show(result.probabilities[target]), loss: shown[0], floor: shown[1],
      gradient: show(result.gradient[target]), share: show((100 * here) / before, 1),
    }));
  };
});
