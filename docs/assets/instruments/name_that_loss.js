// Which of the listed values is the one that a loss is stuck at. The list is in the page; this sorts it.

import { choice, field, fill, h, invalid, mount, prose, recall, remember } from "./forms.js";
import { evaluate, inputsOf } from "./formula.js";

const NEAR = 0.03; // of the value: what a loss that is still noisy may be off
const BESIDE = 0.01; // and what is worth showing below one that is equal

/** A value as typed: its number and how far another may be to be the same to the digits typed. */
export function typed(text) {
  const plain = text.trim().replace("−", "-").replace(/,(?=\d{3}\b)/g, "").replace(",", ".");
  if (/^[-+]?(nan|inf(inity)?)$/i.test(plain)) return { special: true };
  const match = /^[-+]?(?:\d+(\.\d*)?|(\.\d+))(?:e([-+]?\d+))?$/i.exec(plain);
  if (!match) return null;
  const value = Number(plain);
  const decimals = ((match[1] ?? match[2] ?? ".").length - 1) - Number(match[3] ?? 0);
  // One or two digits name no value: there, half a per cent decides.
  return { value, decimals, within: Math.min(0.5 * 10 ** -decimals, 0.005 * Math.max(Math.abs(value), 1e-3)) * (1 + 1e-9) };
}

/** Each entry whose inputs are known: { formula, value, off }, nearest first. */
export function ranked(formulas, observed, inputs) {
  return formulas
    .map((formula, index) => ({ index, formula, needs: inputsOf(formula) }))
    .filter(({ needs }) => needs.every((name) => inputs[name] !== undefined))
    .map((entry) => ({ ...entry, value: evaluate(entry.formula, inputs) }))
    .filter(({ value }) => Number.isFinite(value))
    .map((entry) => ({ ...entry, off: Math.abs(entry.value - observed.value) }))
    .map((entry) => ({ ...entry, equal: entry.off <= observed.within, near: entry.off <= NEAR * Math.abs(entry.value) }))
    .sort((a, b) => b.equal - a.equal || (a.equal ? a.index - b.index : a.off - b.off || a.index - b.index));
}

/** What was typed into the input `name`: a number, a list of counts, undefined when empty, null when it is neither. */
function given(name, text) {
  if (text.trim() === "") return undefined;
  const numbers = text.split(/[,:;\s]+/).filter(Boolean).map(Number);
  if (numbers.some((number) => !Number.isFinite(number))) return null;
  if (name === "shares") return numbers.every((number) => number >= 0) && numbers.some((number) => number > 0) ? numbers : null;
  const [number] = numbers;
  const share = ["share", "pad", "eps"].includes(name);
  const whole = ["C", "N"].includes(name);
  const allowed = share ? number > 0 && number < 1 : whole ? number >= 1 : name === "gamma" ? number >= 0 : number > 0;
  return numbers.length === 1 && allowed && (!whole || Number.isInteger(number)) ? number : null;
}

function start(place, words, values) {
  const { inputs: defaults, groups, tries } = values;
  const items = [...place.querySelectorAll("li[data-formula]")];
  const groupOf = (item) => item.closest("[data-group]").dataset.group;
  const fixed = place.querySelector(".tool__static");

  const value = h("input", { name: "value", inputmode: "decimal", autocomplete: "off", placeholder: "2.3026", size: 10 });
  const group = choice("group", [["", words.group_any], ...groups.map((name) => [name, words[`group_${name}`]])], "");
  const controls = Object.fromEntries(
    Object.entries(defaults).map(([name, usual]) => [
      name,
      h("input", { name, inputmode: name === "shares" ? "text" : "decimal", autocomplete: "off", size: 8, value: usual ?? "" }),
    ]),
  );
  const labelled = (name) => field(words[`input_${name}`], controls[name]);
  const { C, ...others } = controls;
  const more = h("details", { class: "tool__more" }, h("summary", {}, words.more),
    h("div", { class: "fields" }, ...Object.keys(others).map(labelled)));
  const form = h("form", { class: "tool__form", autocomplete: "off" },
    h("div", { class: "fields" }, field(words.value, value), labelled("C"), field(words.group, group)), more);
  const summary = h("p", { class: "tool__summary", role: "status" });
  const results = h("ol", { class: "tool__list tool__list--found" });

  const buttons = tries.map(({ inputs, value: at, group: of }) =>
    h("button", {
      type: "button",
      class: "tool__button",
      onclick: () => {
        form.reset();
        value.value = at;
        group.value = of;
        for (const [name, input] of Object.entries(inputs)) controls[name].value = input;
        show();
      },
    }, at));
  const examples = h("p", { class: "tool__tries" }, `${words.try} `, ...buttons);

  function show() {
    remember("name_that_loss", form);
    const observed = typed(value.value);
    const inputs = {};
    let wrong = "";
    for (const [name, control] of Object.entries(controls)) {
      const input = given(name, control.value);
      invalid(control, input === null);
      if (input === null) wrong = words[`input_${name}`];
      else if (input !== undefined) inputs[name] = input;
    }
    results.replaceChildren();
    const empty = value.value.trim() === "";
    invalid(value, !empty && !observed);
    fixed.hidden = !empty;
    if (empty || !observed || observed.special || wrong) {
      const say = empty ? "" : !observed ? words.not_a_number : observed.special ? words.nan : fill(words.wrong_input, { name: wrong });
      return summary.replaceChildren(...prose(say));
    }
    const wanted = items.filter((item) => !group.value || groupOf(item) === group.value);
    const found = ranked(wanted.map((item) => item.dataset.formula), observed, inputs);
    const equal = found.filter((entry) => entry.equal);
    const beside = (entry) => !equal.length || entry.off <= BESIDE * Math.abs(entry.value);
    const near = found.filter((entry) => !entry.equal && entry.near && beside(entry)).slice(0, 6);
    const shown = equal.length || near.length ? [...equal, ...near] : found.slice(0, 3);
    const head = equal.length ? words.equal : near.length ? words.near : words.none;
    const classes = observed.value > 0 && observed.value < 20 ? fill(words.effective, { classes: Math.exp(observed.value).toFixed(2) }) : "";
    summary.replaceChildren(...prose(`${fill(head, { count: equal.length || near.length, value: value.value.trim() })} ${classes}`));
    results.append(...shown.map((entry) => listed(wanted[entry.index], entry, inputs, observed)));
  }

  function listed(item, entry, inputs, observed) {
    const copy = item.cloneNode(true);
    const used = entry.needs.map((name) => `${name} = ${[inputs[name]].flat().join(" : ")}`).join(", ");
    const digits = Math.max(4, observed.decimals);
    const how = entry.equal ? words.typed : fill(words.off_by, {
      difference: (observed.value - entry.value > 0 ? "+" : "−") + entry.off.toFixed(digits),
      percent: ((100 * entry.off) / Math.max(Math.abs(entry.value), 1e-12)).toPrecision(2),
    });
    copy.querySelector(".cause__computed").replaceChildren(
      `${used ? `${used}: ` : "= "}${entry.value.toFixed(digits)} `,
      h("span", { class: entry.equal ? "mark mark--good" : "mark" }, how),
    );
    return copy;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
  place.querySelector(".tool__panel").append(form, examples, summary, results);
  if (recall("name_that_loss", form)) show();
}

mount("name_that_loss", start);
