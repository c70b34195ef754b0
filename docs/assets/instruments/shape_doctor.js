// What torch does with shapes, dtypes and arguments. The table is fetched when somebody uses the form.

import { choice, copyButton, field, fill, h, invalid, mount, prose, recall, remember } from "./forms.js";
import { MENDED, RIGHT, UNKNOWN, WRONG, answers } from "./shape_table.js";
import { shape } from "./shapes.js";

const SIDES = ["outputs", "targets"];
const DTYPE = /\b(?:torch\.)?((?:float|bfloat|int|uint)\d+|bool)\b/g;
const SHAPE = /torch\.Size\(\s*\[[^\]]*\]\s*\)|[([](?:\s*\d+\s*,?)*[)\]]/g;
// "long" and "float" are what people say of dtypes.
const TRIES = [
  { loss: "CrossEntropyLoss", outputs: "(32, 128, 10)", targets: "(32, 128)" },
  { loss: "CrossEntropyLoss", outputs: "(32, 1)", targets: "(32, 1)", target_dtype: "float32" },
  { loss: "MSELoss", outputs: "(32, 1)", targets: "(32,)" },
  { loss: "BCEWithLogitsLoss", outputs: "(32,)", targets: "(32,)", target_dtype: "int64" },
];

function start(place, words, values) {
  const { losses, labels, why, notes } = values;
  const label = (option, value) => labels[`${option}.${value}`] ?? labels[value] ?? String(value);
  const options = [...new Set(losses.flatMap((loss) => Object.keys(loss.options)))];
  let table, loading;

  const loss = choice("loss", losses.map(({ name }) => [name, name]), losses[0].name);
  const shapes = Object.fromEntries(SIDES.map((side) => [
    side, h("input", { name: side, autocomplete: "off", spellcheck: "false", placeholder: side === "outputs" ? "(32, 10)" : "(32,)" }),
  ]));
  const selects = Object.fromEntries(options.map((option) => [option, h("select", { name: option })]));
  const fields = Object.fromEntries(options.map((option) => [option, field(words[option], selects[option])]));
  const pasted = h("input", { autocomplete: "off", spellcheck: "false", placeholder: "torch.Size([32, 1]) torch.float32 torch.Size([32]) torch.int64" });
  const about = (side) => options.filter((option) => option.startsWith(side));
  const rest = options.filter((option) => !option.startsWith("input") && !option.startsWith("target"));
  const form = h("form", { class: "tool__form", autocomplete: "off", onsubmit: (event) => event.preventDefault() },
    field(words.paste, pasted, { hint: words.paste_hint, wide: true }),
    h("div", { class: "fields fields--row" }, field(words.loss, loss)),
    h("div", { class: "fields fields--row" }, field(words.outputs, shapes.outputs), ...about("input").map((option) => fields[option])),
    h("div", { class: "fields fields--row" }, field(words.targets, shapes.targets), ...about("target").map((option) => fields[option])),
    h("details", { class: "tool__more" }, h("summary", {}, words.arguments), h("div", { class: "fields" }, ...rest.map((option) => fields[option]))));
  const status = h("p", { class: "tool__summary", role: "status" });
  const results = h("ol", { class: "tool__list tool__list--found" });
  const tries = h("p", { class: "tool__tries" }, `${words.try} `, ...TRIES.map((set) =>
    h("button", { type: "button", class: "tool__button", onclick: () => put(set) }, `${set.loss} ${set.outputs} ${set.targets}`)));

  const chosen = () => losses.find(({ name }) => name === loss.value);

  /** The selects offer what this loss has, and keep what was chosen where it has that too. */
  function offer() {
    for (const option of options) {
      const values = chosen().options[option];
      fields[option].hidden = !values;
      selects[option].disabled = !values;
      if (!values) continue;
      const before = selects[option].value;
      selects[option].replaceChildren(...values.map((value) => h("option", { value: String(value) }, label(option, value))));
      selects[option].value = values.map(String).includes(before) ? before : String(values[0]);
    }
  }

  /** What the selects say, as the values of the table. */
  const picked = (one) => Object.fromEntries(
    Object.entries(one.options).map(([option, values]) => [option, values.find((value) => String(value) === selects[option].value)]));

  function put(values) {
    form.reset();
    loss.value = values.loss ?? loss.value;
    for (const option of options) selects[option].value = "";
    offer();
    for (const [name, value] of Object.entries(values)) form.elements.namedItem(name).value = value;
    show();
  }

  /** Shapes, dtypes, a loss and its arguments out of pasted text. */
  function take(text) {
    const sizes = text.match(SHAPE) ?? [], dtypes = [...text.matchAll(DTYPE)].map(([, name]) => name);
    const named = losses.find(({ name, function: call }) => new RegExp(`\\b(${name}|${call})\\b`).test(text));
    const found = {};
    SIDES.forEach((side, index) => { if (sizes[index]) found[side] = sizes[index].replace(/^torch\.Size\(\s*\[(.*)\]\s*\)$/, "($1)"); });
    if (dtypes.length > 1) [found.input_dtype, found.target_dtype] = dtypes;
    else if (dtypes.length === 1 && sizes.length < 2) found.input_dtype = dtypes[0];
    const one = named ?? chosen();
    for (const option of ["reduction", "label_smoothing", "ignore_index", "log_target"]) {
      const said = new RegExp(`\\b${option}\\s*=\\s*["']?([-\\w.]+)`).exec(text)?.[1];
      const value = one.options[option]?.find((known) => String(known).toLowerCase() === said?.toLowerCase() || (said && Number(known) === Number(said)));
      if (value !== undefined) found[option] = String(value);
    }
    for (const option of ["input_dtype", "target_dtype"]) if (!one.options[option].includes(found[option])) delete found[option];
    return sizes.length ? { loss: one.name, ...found } : null;
  }

  async function load() {
    loading ??= fetch(new URL("shape_doctor.json", import.meta.url)).then((answer) => {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    });
    table = await loading;
  }

  async function show() {
    remember("shape_doctor", form);
    results.replaceChildren();
    const typed = SIDES.map((side) => shapes[side].value.trim());
    const sizes = typed.map((text) => (text === "" ? null : shape(text)));
    SIDES.forEach((side, index) => invalid(shapes[side], typed[index] !== "" && sizes[index] === null));
    if (typed.includes("")) return status.replaceChildren();
    if (sizes.includes(null)) return status.replaceChildren(...prose(words.not_shape));
    if (!table) {
      status.replaceChildren(words.loading);
      try {
        await load();
      } catch {
        loading = undefined;
        return status.replaceChildren(words.failed);
      }
      return show();
    }
    const one = table.losses.find(({ name }) => name === loss.value);
    const choice = picked(one);
    const found = answers(table, one, sizes, choice);
    if (found === null) return status.replaceChildren(...prose(words.not_tried));
    if (found.length === 0) return status.replaceChildren(...prose(words.no_sense));
    const source = fill(words.source, { cells: table.cells.toLocaleString("en"), torch: table.torch });
    const heads = new Set(found.map(headline));
    status.replaceChildren(heads.size > 1 ? words.depends : [...heads][0], " ", h("span", { class: "tool__source" }, source));
    results.append(...found.map((answer) => card(answer, choice, found.length > 1)));
  }

  function headline({ outcome, verdict }) {
    if (outcome.kind === "error") return words.error;
    return { [UNKNOWN]: words.unknown, [RIGHT]: words.right, [MENDED]: words.wrong, [WRONG]: words.wrong }[verdict];
  }

  function card(answer, choice, several) {
    const { reading, changed, outcome, verdict, mended } = answer;
    const axes = (text) => `(${text.split(" ").filter(Boolean).join(", ")})`;
    const parts = [];
    if (several && reading) parts.push(h("p", { class: "doctor__reading" }, fill(words.read_as, { outputs: axes(reading.input), targets: axes(reading.target) })));
    if (!reading) parts.push(h("p", { class: "doctor__reading" }, ...prose(words.swept)));
    if (changed.length) parts.push(h("p", { class: "doctor__reading" }, fill(words.nearest, { choices: changed.map((option) => words[option]).join(", ") })));
    parts.push(h("p", { class: "doctor__call" }, h("code", {}, answer.call)));
    const bad = outcome.kind === "error" || verdict === MENDED || verdict === WRONG;
    const mark = h("span", { class: `mark ${bad ? "mark--bad" : verdict === RIGHT ? "mark--good" : ""}` }, outcome.kind === "error" ? outcome.type : headline(answer));
    parts.push(h("p", { class: "doctor__outcome" }, mark, " ", outcome.kind === "error" ? h("code", {}, outcome.message)
      : fill(words.returns, { shape: `torch.Size(${outcome.shape})`, dtype: `torch.${outcome.dtype}` }), outcome.special ? ` ${outcome.special}` : ""));
    for (const text of outcome.warned ?? []) parts.push(h("p", {}, h("strong", {}, words.warns), " ", h("code", {}, text)));
    const reasons = answer.why.map((name) => h("li", {}, ...prose(why[name])));
    if (reasons.length) parts.push(h("p", {}, h("strong", {}, words.because)), h("ul", { class: "message__also" }, ...reasons));
    if (mended) parts.push(h("p", { class: "message__fix" }, h("strong", {}, words.mended), " ", h("code", {}, `loss = ${mended}`), " ", copyButton(`loss = ${mended}`, words)));
    else if (bad && reading) parts.push(h("p", {}, words.no_mend));
    if (outcome.kind !== "error") {
      const told = notes.filter(({ when }) => Object.entries(when).every(([option, value]) => String(choice[option]) === String(value)));
      parts.push(...told.map(({ says }) => h("p", { class: "doctor__reading" }, ...prose(says))));
    }
    return h("li", {}, ...parts);
  }

  pasted.addEventListener("input", (event) => {
    event.stopPropagation();
    const found = take(pasted.value);
    if (!found) return;
    const text = pasted.value;
    put(found);
    pasted.value = text;
  });
  for (const [side, option] of [["outputs", "input_dtype"], ["targets", "target_dtype"]]) {
    shapes[side].addEventListener("input", () => {
      const [, dtype] = [...shapes[side].value.matchAll(DTYPE)].at(-1) ?? [];
      if (dtype && chosen().options[option].includes(dtype)) selects[option].value = dtype;
    });
  }
  loss.addEventListener("input", offer);
  form.addEventListener("input", show);
  offer();
  place.querySelector(".tool__panel").append(form, tries, status, results);
  if (recall("shape_doctor", form)) {
    offer(); // the options depend on the loss
    recall("shape_doctor", form);
    show();
  }
}

mount("shape_doctor", start);
