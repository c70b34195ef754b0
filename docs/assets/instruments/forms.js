// What the instruments that ask questions share: elements, words, fields, and the address that keeps what was typed.

/** An element: h("p", { class: "note" }, "text", child). An attribute that is null or false is left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Start every instrument of this name on the page: `start(place, words, values)`, both as the page gives them. */
export function mount(name, start) {
  for (const place of document.querySelectorAll(`[data-instrument="${name}"]`)) {
    const { words, values } = JSON.parse(place.querySelector(".tool__data").textContent);
    start(place, words, values);
  }
}

/** "{count} of {all}" with the values filled in. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

/** Mark a control as holding something that cannot be used. */
export function invalid(control, is) {
  if (is) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

let made = 0;

/** A labelled control. `hint` is said by screen readers along with the label. */
export function field(label, control, { hint = "", wide = false } = {}) {
  control.id ||= `field-${(made += 1)}`;
  const note = hint ? h("span", { class: "field__hint", id: `${control.id}-hint` }, hint) : null;
  if (note) control.setAttribute("aria-describedby", note.id);
  return h("div", { class: `field${wide ? " field--wide" : ""}` }, h("label", { for: control.id }, label), control, note);
}

/** A select with [value, words] pairs. */
export function choice(name, options, value) {
  const select = h("select", { name });
  select.append(...options.map(([key, words]) => h("option", { value: key, selected: key === value }, words)));
  return select;
}

/** A button that copies `text` and says so. */
export function copyButton(text, words) {
  const button = h("button", { type: "button", class: "tool__button" }, words.copy);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = words.copied;
  });
  return button;
}

/** Text with `code` in backticks as nodes. */
export function prose(text) {
  return text.split(/`([^`]+)`/).map((piece, index) => (index % 2 ? h("code", {}, piece) : piece));
}

/** Keep the form's fields in the address, so that a link leads to the same state; empty fields are left out. */
export function remember(prefix, form) {
  const query = new URLSearchParams(location.search);
  for (const name of [...query.keys()]) if (name.startsWith(`${prefix}.`)) query.delete(name);
  for (const [name, value] of new FormData(form)) if (value !== "") query.set(`${prefix}.${name}`, value);
  const search = query.size ? `?${query}` : "";
  if (search !== location.search) history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
}

/** Put what the address keeps back into the form; tells whether there was anything. */
export function recall(prefix, form) {
  let found = false;
  for (const [name, value] of new URLSearchParams(location.search)) {
    const control = name.startsWith(`${prefix}.`) && form.elements.namedItem(name.slice(prefix.length + 1));
    if (!control) continue;
    control.value = value;
    found = true;
  }
  return found;
}
