// Recorded trainings, right and wrong, side by side and step by step.

import { fill, instrument, make, show } from "./kit.js";
import { entropyOfShares, logC, softmaxTwiceFloor } from "./math/training.js";
import { plot } from "./plot.js";

const PLAYED = 6000; // ms from the first step to the last
const CODE = {
  softmax_twice: ["F.cross_entropy(model(x), y)", "F.cross_entropy(model(x).softmax(dim=1), y)"],
  no_zero_grad: ["optimizer.zero_grad(); loss.backward()", "loss.backward()"],
  shuffled_labels: ["order = torch.randperm(N); x, y = x[order], y[order]", "x = x[torch.randperm(N)]"],
  broadcasting: ["loss_by_hand(model(x).squeeze(1), y)", "loss_by_hand(model(x), y)"],
  unscaled_inputs: ["x = (x - 127.5) / 50", "x = x"],
};

instrument("train_twice", (tool, words, values) => {
  const mistakes = Object.keys(values);
  const first = values[mistakes[0]];
  const steps = first.right.loss.map((_, k) => k * first.every);
  const last = steps.at(-1);
  tool.choice("mistake", { label: words.mistake, value: mistakes[0], options: mistakes.map((name) => [name, words[name]]), parent: tool.stage });
  const code = ["right", "wrong"].map((side) => {
    const line = make("code");
    tool.stage.append(make("p", { class: `code ${side === "right" ? "good" : "bad"}` }, make("span", {}, words[side]), line));
    return line;
  });
  const axis = { from: 0, to: last };
  const margin = { left: 44, right: 14, bottom: 24 };
  const losses = plot(tool, tool.stage, { height: 250, x: { ...axis, label: "" }, y: { from: 0, to: 2.5, label: words.loss }, margin });
  const accuracies = plot(tool, tool.stage, {
    height: 170, x: { ...axis, label: words.step }, y: { from: 0, to: 1, label: words.accuracy, ticks: [0, 0.5, 1] }, margin: { ...margin, bottom: 42 },
  });
  const pair = (chart) => ["right", "wrong"].map((side) => {
    const className = side === "right" ? "good" : "bad";
    return { side, faint: chart.line(`${className} faint`), line: chart.line(className), dot: chart.dot(`handle ${className}`, 6), word: chart.text(`${className} halo`) };
  });
  const level = (chart, className) => [chart.rule(className), chart.text(`${className} halo`, "end")];
  const [even, floor, chance] = [level(losses, "dashed plain"), level(losses, "dashed bad"), level(accuracies, "dashed plain")];
  const cursors = [losses, accuracies].map((chart) => chart.rule("quiet thin"));
  const [lossPair, accuracyPair] = [pair(losses), pair(accuracies)];
  for (const chart of [losses, accuracies]) {
    chart.drag((step) => {
      stop();
      tool.set({ step: Math.round(Math.min(last, Math.max(0, step)) / first.every) * first.every });
    });
  }

  const actions = make("div", { class: "instrument__actions" });
  tool.controls.append(actions);
  tool.slider("step", { label: words.step, value: last, values: steps, parent: actions });
  tool.choice("data", { label: words.data, value: "seen", options: [["seen", words.seen], ["fresh", words.fresh]] });
  let playing;
  const stop = () => {
    if (playing) cancelAnimationFrame(playing);
    playing = undefined;
    play.textContent = words.play;
  };
  const play = tool.button(words.play, () => {
    if (playing) return stop();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return tool.set({ step: last });
    const from = tool.state.step === last ? 0 : tool.state.step;
    let began;
    const frame = (now) => {
      playing = undefined;
      began ??= now;
      const step = Math.min(last, from + ((now - began) / PLAYED) * last);
      tool.set({ step: Math.floor(step / first.every) * first.every });
      if (step < last) playing = requestAnimationFrame(frame);
      else stop();
    };
    play.textContent = words.pause;
    playing = requestAnimationFrame(frame);
  }, actions);
  actions.prepend(play);

  return ({ mistake, step, data }) => {
    const record = values[mistake];
    code.forEach((line, k) => (line.textContent = CODE[mistake][k]));
    const at = steps.indexOf(step);
    const series = (side, what) => record[side][data === "fresh" ? `fresh_${what}` : what];
    const everything = ["right", "wrong"].flatMap((side) => series(side, "loss"));
    const most = Math.max(...everything);
    const log = most > 4 * logC(record.classes);
    const least = log ? 10 ** Math.floor(Math.log10(Math.min(...everything))) : 0;
    const top = log ? most * 1.5 : Math.max(most, logC(record.classes)) * 1.12;
    losses.ranges({ y: { log, from: least, to: top } });
    const draw = (pairs, chart, what) => {
      const ends = pairs.map(({ side }) => series(side, what)[at]);
      const heights = ends.map((end) => chart.y.place(end));
      const crowded = Math.abs(heights[0] - heights[1]) < 26;
      const upper = heights[0] <= heights[1] ? 0 : 1;
      // The lower of two close labels goes below its point, unless that is the axis: then the upper one makes room.
      const beside = (k) => (!crowded ? -9 : chart.y.place(chart.low) - heights[1 - upper] > 26 ? (k === upper ? -9 : 18) : k === upper ? -25 : -9);
      pairs.forEach(({ side, faint, line, dot, word }, k) => {
        const points = series(side, what).map((value, j) => [steps[j], value]);
        faint(points);
        line(points.slice(0, at + 1));
        dot(step, ends[k]);
        word(step, ends[k], `${words[side]} ${show(ends[k], what === "loss" ? 3 : 2)}`, 10, beside(k));
      });
    };
    draw(lossPair, losses, "loss");
    draw(accuracyPair, accuracies, "accuracy");
    const known = record.shares ? entropyOfShares(record.shares) : mistake === "softmax_twice" ? softmaxTwiceFloor(record.classes) : undefined;
    const put = ([rule, word], height, text, below = false) => {
      if (height === undefined) return rule(), word();
      rule(0, height, last, height);
      word(last, height, text, 0, below ? 14 : -5);
    };
    put(even, logC(record.classes), `log C = ${show(logC(record.classes))}`);
    put(floor, known, `${words[record.shares ? "entropy_of_shares" : "floor"]} ${known === undefined ? "" : show(known)}`, true);
    const share = record.shares ? Math.max(...record.shares) : 1 / record.classes;
    put(chance, share, `${words[record.shares ? "largest_share" : "chance"]} ${show(share, 2)}`);
    cursors.forEach((cursor, k) => cursor(step, [losses, accuracies][k].low, step, [top, 1][k]));
    tool.say(`${fill(words.summary, {
      step, right: show(series("right", "loss")[at], 3), wrong: show(series("wrong", "loss")[at], 3),
      right_accuracy: show(series("right", "accuracy")[at], 2), wrong_accuracy: show(series("wrong", "accuracy")[at], 2),
    })} ${words[`${mistake}_note`]}`);
  };
});
