// Slide a logit outwards, and see which ways of computing the loss survive in which format.

import { fill, instrument, make, show } from "./kit.js";
import { exact, loss, METHODS, verdict } from "./math/floats.js";

const FORMATS = ["float16", "bfloat16", "float32"];
const CODE = {
  naive: "-log(exp(z) / exp(z).sum())",
  log_of_softmax: "-log(softmax(z))",
  after_sigmoid: "F.binary_cross_entropy(sigmoid(z), y)",
  cross_entropy: "F.cross_entropy(z, y)",
  with_logits: "F.binary_cross_entropy_with_logits(z, y)",
};
const [MOST, STEP] = [120, 0.1];
const PLACES = Array.from({ length: Math.round(MOST / STEP) + 1 }, (_, k) => Math.round(k) / 10);

/** [verdict, first, last] of each stretch of places with one verdict. */
function stretches(method, format, target) {
  const found = [];
  for (const z of PLACES) {
    const one = verdict(loss(method, format, z, target), exact(z, target));
    if (found.at(-1)?.[0] === one) found.at(-1)[2] = z;
    else found.push([one, z, z]);
  }
  return found;
}

instrument("where_it_breaks", (tool, words) => {
  const map = make("div", { class: "strips" });
  tool.stage.append(map);
  const legend = make("p", { class: "strips__legend" });
  for (const one of ["right", "inexact", "inf", "nan"]) legend.append(make("span", {}, make("i", { class: one }), words[one]), " ");
  map.append(legend);
  const rows = Object.keys(METHODS).flatMap((method) => {
    map.append(make("p", { class: "strips__method" }, make("b", {}, words[method]), " ", make("code", {}, CODE[method])));
    return FORMATS.map((format) => {
      const [strip, cursor, value] = [make("div", { class: "strip" }), make("i", { class: "cursor" }), make("span")];
      map.append(make("div", { class: "strips__row" }, make("span", {}, format), strip, value));
      return { method, format, strip, cursor, value };
    });
  });
  const scale = make("div", { class: "strips__row strips__scale", "aria-hidden": "true" }, make("span", {}, "z"),
    make("div", {}, ...[0, 20, 40, 60, 80, 100, 120].map((z) => make("span", { style: `left:${(100 * z) / MOST}%` }, z))), make("span"));
  map.append(scale);

  // A finger or a mouse on any strip moves z.
  map.addEventListener("pointerdown", (event) => {
    const strip = event.target.closest(".strip");
    if (!strip || event.button !== 0) return;
    const move = ({ clientX }) => {
      const { left, width } = strip.getBoundingClientRect();
      tool.set({ z: Number((Math.min(1, Math.max(0, (clientX - left) / width)) * MOST).toFixed(1)) });
    };
    strip.setPointerCapture(event.pointerId);
    strip.onpointermove = move;
    strip.onpointerup = strip.onpointercancel = () => (strip.onpointermove = null);
    move(event);
  });

  tool.slider("z", { label: words.z, value: 12, min: 0, max: MOST, step: STEP });
  tool.choice("target", { label: words.target, value: 1, options: [[1, words.target_other], [0, words.target_own]] });

  let drawn;
  return ({ z, target }) => {
    const truth = exact(z, target);
    let broken = 0;
    for (const { method, format, strip, cursor, value } of rows) {
      if (drawn !== target) {
        strip.replaceChildren(...stretches(method, format, target).map(([one, from, to]) =>
          make("i", { class: one, style: `left:${(100 * from) / MOST}%;right:${100 - (100 * Math.min(MOST, to + STEP)) / MOST}%` })), cursor);
      }
      const computed = loss(method, format, z, target);
      const one = verdict(computed, truth);
      broken += one !== "right";
      cursor.style.left = `${(100 * z) / MOST}%`;
      value.textContent = Number.isFinite(computed) ? show(computed, 3) : String(computed).replace("Infinity", "inf").toLowerCase();
      value.className = `strips__value ${one}`;
    }
    drawn = target;
    tool.say(fill(words.summary, { z: show(z, 1), truth: show(truth), broken, count: rows.length }));
  };
});
