// The table of all losses: sorted by a column, filtered by what a loss takes. The rows are in the page.

import { choice, field, fill, h, mount, recall, remember } from "./forms.js";

const UNSORTED = "curve"; // the one column that has no order
const FIRST = "page"; // the order of the rows in the page; the address leaves it out

/** What a cell is sorted by: its numbers, or its text. */
const keyOf = (cell) => cell.dataset.key?.split(" ").map(Number) ?? cell.textContent.trim();

/** Which of two keys of one column is the smaller: negative, zero or positive. */
export function compare(one, other) {
  if (typeof one === "string") return one.localeCompare(other, "en", { sensitivity: "base" });
  const at = one.findIndex((number, index) => number !== other[index]);
  return at < 0 ? 0 : one[at] < other[at] ? -1 : 1;
}

function start(place, words, { kinds, columns }) {
  const table = place.querySelector("table");
  const body = table.tBodies[0];
  const rows = [...body.rows]; // in the order of the pages
  const heads = [...table.tHead.rows[0].cells];
  const sortable = columns.filter((name) => name !== UNSORTED);

  const kind = choice("kind", [["", words.any], ...kinds.map((name) => [name, words[`kind_${name}`]])], "");
  const sort = choice("sort", sortable.map((name) => [name === FIRST ? "" : name, words[`column_${name}`]]), "");
  const order = h("input", { type: "hidden", name: "order", value: "" });
  const reverse = h("button", { type: "button", class: "tool__button", "aria-pressed": "false" }, words.reverse);
  const form = h("form", { class: "tool__form", autocomplete: "off" },
    h("div", { class: "fields" }, field(words.kind, kind), field(words.sort, sort), h("div", { class: "field" }, reverse)), order);
  const status = h("p", { class: "tool__summary", role: "status" });

  function show() {
    const [column, backwards] = [sort.value || FIRST, order.value === "descending"];
    const at = columns.indexOf(column);
    const sorted = rows
      .map((row, index) => ({ row, index, key: keyOf(row.cells[at]) }))
      .sort((one, other) => (backwards ? -1 : 1) * compare(one.key, other.key) || one.index - other.index);
    body.append(...sorted.map(({ row }) => row));
    for (const row of rows) row.hidden = Boolean(kind.value) && row.dataset.kind !== kind.value;
    for (const head of heads) {
      if (head.dataset.column === column) head.setAttribute("aria-sort", backwards ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    reverse.setAttribute("aria-pressed", String(backwards));
    status.textContent = fill(words.shown, {
      count: rows.filter((row) => !row.hidden).length,
      all: rows.length,
      column: words[`column_${column}`],
      order: backwards ? words.descending : words.ascending,
    });
    remember("all_losses", form);
  }

  function by(column) {
    const again = (sort.value || FIRST) === column;
    order.value = again && order.value === "" ? "descending" : "";
    sort.value = column === FIRST ? "" : column;
    show();
  }

  for (const head of heads) {
    const column = head.dataset.column;
    if (column === UNSORTED) continue;
    head.replaceChildren(h("button", { type: "button", class: "losses__sort", onclick: () => by(column) }, head.textContent));
  }
  reverse.addEventListener("click", () => by(sort.value || FIRST));
  sort.addEventListener("change", () => (order.value = ""));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", show);
  place.querySelector(".tool__panel").append(form, status);
  recall("all_losses", form);
  show();
}

mount("all_losses", start);
