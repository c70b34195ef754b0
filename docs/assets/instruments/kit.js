// What every instrument shares: its controls, its state, its words and numbers. Axes are in plot.js.
//
// A page holds a figure that works without scripts and, as JSON, the words in its language and the values of runs. An
// instrument's module builds its controls over that figure and draws; no word stands in a script.

const SETTLED = 300; // ms without a change, after which the state is read out and written into the address

const IN_SVG = new Set(["svg", "g", "path", "line", "circle", "rect", "text", "clipPath"]);

/** An element with attributes (functions become listeners) and children. */
export function make(name, attributes = {}, ...children) {
  const made = IN_SVG.has(name)
    ? document.createElementNS("http://www.w3.org/2000/svg", name)
    : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** A number as the pages write it: `digits` after the point for small ones, fewer for large, powers of ten beyond. */
export function show(x, digits = 4) {
  if (Number.isNaN(x)) return "nan";
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "−∞";
  const size = Math.abs(x);
  if (size >= 1e6 || (size > 0 && size < 0.5 * 10 ** -digits)) {
    const [factor, power] = x.toExponential(1).split("e");
    const raised = power.replace("+", "").replace("-", "⁻").replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]);
    return `${factor.replace("-", "−")}×10${raised}`;
  }
  const fewer = size < 10 ? 0 : Math.floor(Math.log10(size));
  return x.toFixed(Math.max(0, digits - fewer)).replace(/^-(?=0\.?0*$)/, "").replace("-", "−");
}

/** A template such as "loss {loss}" with its gaps filled. */
export const fill = (template, gaps) => template.replace(/\{(\w+)\}/g, (_, name) => gaps[name]);

/** Mount `build(tool, words, values)` on every such instrument of the page; it returns what draws a state. */
export function instrument(name, build) {
  for (const host of document.querySelectorAll(`[data-instrument="${name}"]`)) {
    const { words, values, start } = JSON.parse(host.querySelector(".instrument__data").textContent);
    const tool = new Tool(host, words, start);
    tool.begin(build(tool, words, values));
  }
}

class Tool {
  constructor(host, words, start) {
    this.host = host;
    this.words = words;
    this.id = host.id.replace(/^instrument-/, "");
    this.start = start;
    this.state = {};
    this.defaults = {};
    this.listeners = []; // each brings one control, or one plot's size, up to date
    const given = new URLSearchParams(location.search).get(this.id) ?? "";
    this.given = Object.fromEntries(given.split("~").map((pair) => pair.split(":")));
    this.stage = make("div", { class: "instrument__stage" });
    this.controls = make("div", { class: "instrument__controls" });
    this.results = make("div", { class: "instrument__results" });
    this.sentence = make("p", { class: "instrument__sentence", id: `${host.id}-state` });
    this.spoken = make("p", { class: "instrument__spoken", role: "status" });
    const foot = make("div", { class: "instrument__foot" });
    this.live = make("div", { class: "instrument__live" }, this.stage, this.controls, this.results, this.sentence, foot, this.spoken);
    this.button(words.reset, () => this.set({ ...this.defaults }), foot);
    const copy = this.button(words.copy_link, async () => {
      this.write();
      const link = new URL(location.href);
      link.hash = host.id;
      await navigator.clipboard.writeText(link.href);
      this.spoken.textContent = copy.textContent = words.copied;
      setTimeout(() => (copy.textContent = words.copy_link), 2000);
    }, foot);
    copy.hidden = !navigator.clipboard;
  }

  /** Show the live instrument in the place of the static figure, and draw it from now on. */
  begin(draw) {
    this.draw = draw;
    this.host.append(this.live);
    this.host.classList.add("instrument--live");
    try {
      this.render();
    } catch (error) {
      this.live.remove(); // the static figure stays
      this.host.classList.remove("instrument--live");
      throw error;
    }
    this.host.querySelector(".instrument__static").remove();
    let width = this.host.clientWidth;
    new ResizeObserver(() => {
      if (width !== (width = this.host.clientWidth)) this.render();
    }).observe(this.host);
    // The language switch leads to the same state in the other language.
    for (const link of document.querySelectorAll("a[hreflang]")) {
      link.addEventListener("click", () => {
        this.write();
        link.search = location.search;
      });
    }
  }

  /** A part of the state. `read` makes a value of the address's text, undefined of what is not valid. */
  declare(key, value, read) {
    this.defaults[key] = this.start[key] ?? value;
    this.state[key] = (key in this.given ? read(this.given[key]) : undefined) ?? this.defaults[key];
    this.host.dataset.keys = Object.keys(this.defaults).join(" ");
  }

  set(changes) {
    Object.assign(this.state, changes);
    this.render();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.write();
      this.spoken.textContent = this.sentence.textContent;
    }, SETTLED);
  }

  render() {
    for (const listener of this.listeners) listener(this.state);
    this.draw(this.state);
  }

  say(sentence) {
    this.sentence.textContent = sentence;
  }

  /** Put what differs from the start into the address; the rest of the query and the section's anchor stay. */
  write() {
    const kept = location.search.slice(1).split("&").filter((part) => part && !part.startsWith(`${this.id}=`));
    const changed = Object.keys(this.state).filter((key) => this.state[key] !== this.defaults[key]);
    if (changed.length) kept.push(`${this.id}=${changed.map((key) => `${key}:${this.state[key]}`).join("~")}`);
    history.replaceState(history.state, "", location.pathname + (kept.length ? `?${kept.join("&")}` : "") + location.hash);
  }

  /**
   * A range with a field to type into. `log` spaces it by powers; `values` allows only those, shown by `text`; `moved`
   * takes a new value where more than this part of the state changes with it.
   */
  slider(key, { label, value, min, max, step, log = false, values, text = String, moved, parent = this.controls }) {
    const allowed = (number) => Number.isFinite(number) && (values ? values.includes(number) : true);
    const within = (number) => (values ? number : Math.min(max, Math.max(min, number)));
    this.declare(key, value, (given) => (given !== "" && allowed(Number(given)) ? within(Number(given)) : undefined));
    const move = (number) => (moved ? moved(within(number)) : this.set({ [key]: within(number) }));
    const id = `${this.host.id}-${key}`;
    const [toPlace, fromPlace] = values
      ? [(number) => values.indexOf(number), (place) => values[place]]
      : log
        ? [Math.log10, (place) => Number((10 ** place).toPrecision(2))]
        : [(number) => number, (place) => place];
    const range = make("input", {
      type: "range", id, min: toPlace(values ? values[0] : min), max: toPlace(values ? values.at(-1) : max),
      step: values ? 1 : log ? 0.02 : step, input: () => move(fromPlace(range.valueAsNumber)),
    });
    const field = values
      ? make("span", { class: "slider__value", "aria-hidden": true }) // the range itself says it
      : make("input", {
          type: "number", min, max, step: log ? "any" : step, "aria-labelledby": `${id}-label`, inputmode: "decimal",
          input: () => allowed(field.valueAsNumber) && move(field.valueAsNumber),
          blur: () => this.render(),
        });
    this.listeners.push((state) => {
      range.value = toPlace(state[key]);
      range.setAttribute("aria-valuetext", text(state[key]));
      range.style.setProperty("--part", (range.value - range.min) / (range.max - range.min));
      if (values) field.textContent = text(state[key]);
      else if (document.activeElement !== field) field.value = Number(state[key].toPrecision(6));
    });
    const row = make("div", { class: "slider" }, make("label", { for: id, id: `${id}-label` }, label), range, field);
    parent.append(row);
    return row;
  }

  /** One of several; `options` holds [value, word] pairs. */
  choice(key, { label, value, options, parent = this.controls }) {
    this.declare(key, value, (given) => options.find(([one]) => String(one) === given)?.[0]);
    const id = `${this.host.id}-${key}`;
    const segments = options.map(([one, word]) => {
      const radio = make("input", { type: "radio", name: id, value: one, change: () => this.set({ [key]: one }) });
      this.listeners.push((state) => (radio.checked = state[key] === one));
      return make("label", {}, radio, make("span", {}, word));
    });
    const group = make("fieldset", { class: "choice" }, make("legend", {}, label), make("div", {}, ...segments));
    parent.append(group);
    return group;
  }

  /** On or off. */
  toggle(key, { label, value = false, parent = this.controls }) {
    this.declare(key, value, (given) => (given === "true" ? true : given === "false" ? false : undefined));
    const box = make("input", { type: "checkbox", role: "switch", change: () => this.set({ [key]: box.checked }) });
    this.listeners.push((state) => (box.checked = state[key]));
    parent.append(make("label", { class: "toggle" }, box, make("span", {}, label)));
  }

  button(label, action, parent = this.controls) {
    const button = make("button", { type: "button", click: action }, label);
    parent.append(button);
    return button;
  }

  /** A named number; gives the function that changes it. */
  readout(label, className) {
    const number = make("dd", { class: className });
    let list = this.results.querySelector("dl");
    if (!list) this.results.append((list = make("dl", { class: "readouts" })));
    list.append(make("div", {}, make("dt", {}, label), number));
    return (text) => (number.textContent = text);
  }
}
