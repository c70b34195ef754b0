// "Check yourself": a number is typed, or a text is chosen; a wrong answer that people really give names its mistake.

import { h } from "./forms.js";
import { evaluate } from "./formula.js";

const DECIMAL = /^[-+]?(?:\d+(?:\.(\d*))?|\.(\d+))(?:e([-+]?\d+))?$/i;

/** Digits after the point, so that 1e-3 has three; of a formula, more than anybody types. */
const decimals = (text) => {
  const match = DECIMAL.exec(text);
  return match ? (match[1] ?? match[2] ?? "").length - Number(match[3] ?? 0) : 12;
};

const plain = (text) => text.trim().replace(/[−–]/g, "-").replace(/×\s*10\^?/g, "e").replace(/,(?=\d{3}(?:\D|$))/g, "").replace(",", ".");

/** An answer as the reader typed it: { value, decimals, digits }, null when it is no number and no formula. */
export function typed(text) {
  const number = plain(text).replace(/\s*%$/, "");
  if (number === "") return null;
  try {
    const value = DECIMAL.test(number) ? Number(number) : evaluate(number);
    const digits = DECIMAL.test(number) ? number.replace(/e.*$/i, "").replace(/\D/g, "").replace(/^0+/, "").length : 12;
    return Number.isFinite(value) ? { value, decimals: decimals(number), digits } : null;
  } catch {
    return null;
  }
}

/**
 * Does what was typed count as this answer? It does to the digits that both have: half a unit of the last one.
 * `answer` has the value that a script computed and the text of the page, per cent of it where that says so.
 */
export function counts(given, answer) {
  const percent = answer.typed.trim().endsWith("%");
  const own = decimals(plain(answer.typed).replace(/\s*%$/, ""));
  const shared = Math.min(given.decimals, own);
  return Math.abs(given.value - answer.value * (percent ? 100 : 1)) <= 0.5 * 10 ** -shared * (1 + 1e-6) + 1e-12;
}

/** "right", "coarse", "unknown", or the index of the wrong answer that was given. */
export function judge(given, right, wrong) {
  const mistakes = wrong.flatMap((answer, index) => (counts(given, answer) ? [index] : []));
  const ok = counts(given, right);
  const own = decimals(plain(right.typed).replace(/\s*%$/, ""));
  const few = given.digits < 2 && given.decimals < own;
  if (ok) return mistakes.length || few ? "coarse" : "right";
  if (mistakes.length === 1) return mistakes[0];
  return mistakes.length ? "coarse" : "unknown";
}

function start(place) {
  const words = place.dataset;
  const answer = (element) => ({ element, value: Number(element.dataset.value), text: element.dataset.value, typed: element.dataset.typed });
  const right = answer(place.querySelector(".question__right"));
  const wrong = [...place.querySelectorAll(".question__wrong > li")].map(answer);
  const status = h("div", { class: "question__says", role: "status" });
  const button = h("button", { type: "submit", class: "tool__button" }, words.check);
  const ask = `${place.id}-ask`;
  const numeric = right.typed !== right.text || DECIMAL.test(plain(right.text));

  const say = (word, element) => {
    const note = element ? [...(element.querySelector("p") ?? element).cloneNode(true).childNodes] : [];
    const mark = h("strong", { class: word === "right" ? "question__mark question__mark--right" : "question__mark" }, words[word]);
    status.replaceChildren(mark, " ", h("span", {}, ...note));
    place.dataset.state = word;
  };

  let give;
  const parts = [];
  if (numeric) {
    const input = h("input", { inputmode: "text", autocomplete: "off", spellcheck: "false", size: 10, "aria-label": words.yours, "aria-describedby": ask });
    const unit = right.typed.trim().endsWith("%") ? " %" : "";
    parts.push(input, unit, button);
    give = () => {
      const given = typed(input.value);
      if (!given) return say("unreadable");
      const found = judge(given, right, wrong);
      if (typeof found === "number") say("wrong", wrong[found].element);
      else say(found, found === "right" ? right.element : null);
    };
  } else {
    const all = [right, ...wrong].sort((a, b) => (a.text < b.text ? -1 : 1));
    const choices = all.map((one, index) => h("label", {}, h("input", { type: "radio", name: place.id, value: index }), " ", h("code", {}, one.text)));
    parts.push(h("fieldset", { "aria-labelledby": ask }, ...choices), button);
    give = () => {
      const chosen = all[form.querySelector("input:checked")?.value];
      if (!chosen) return say("choose");
      if (chosen === right) say("right", right.element);
      else say("wrong", chosen.element);
    };
  }
  const form = h("form", { onsubmit: (event) => { event.preventDefault(); give(); } }, ...parts);
  place.querySelector(".question__form").append(form, status);
}

for (const place of document.querySelectorAll("section.question")) start(place);
