// The search box: Material's look, our own answers. What answers is loaded when the box is first focused, not before.
// Every word that it shows comes from the template (data-words).
import { connect, shortened } from "./remote.js";

const box = document.querySelector("[data-search-box]");
const toggle = document.getElementById("__search");
const input = box.querySelector(".md-search__input");
const list = box.querySelector(".md-search-result__list");
const meta = box.querySelector(".md-search-result__meta");
const scroller = box.querySelector(".md-search__scrollwrap");
const words = JSON.parse(box.dataset.words);
const site = new URL(box.dataset.site.replace(/\/*$/, "/"), location);

const SHOWN = 3; // sections of a page; the others fold
const WORTH = 0.4; // of the best section's score

// --- asking -------------------------------------------------------------------------------------------------------------

let answers = null; // the connection to what answers
let asked = 0;
let pending = ""; // what is asked
let waiting = false; // for its answer
let going = false; // to the best answer, as soon as it is there

const start = () => {
  answers ??= connect(new URL(box.dataset.index, location).href, answer);
};

// One question is under way at a time; when its answer comes, the newest text is asked for.
const ask = () => {
  start();
  if (waiting || !input.value.trim()) return say();
  waiting = true;
  if (!list.childElementCount) meta.textContent = words.loading;
  pending = input.value;
  answers.ask({ number: ++asked, typed: pending });
};

const answer = ({ pages, failed }) => {
  waiting = false;
  if (failed) {
    answers?.end();
    answers = null; // the next letter tries again
    meta.textContent = words.failed;
    return list.replaceChildren();
  }
  if (pending !== input.value) return ask();
  list.replaceChildren(...pages.map(item));
  list.dataset.answered = pending;
  scroller.scrollTop = 0;
  say(pages.length);
  if (going) go();
};

const say = (found) => {
  if (found === undefined && input.value.trim()) return;
  if (found === undefined) list.replaceChildren();
  meta.textContent =
    found === undefined ? words.begin : found === 0 ? words.none : found === 1 ? words.one : words.other.replace("#", found);
};

// --- showing ------------------------------------------------------------------------------------------------------------

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const address = ({ url, words: found }) => {
  const target = new URL(url, site);
  if (found?.length) target.searchParams.set("h", found.join(" "));
  return target.href;
};

// A heading only in looks: the page's own headings stay the outline that assistive technology reads.
const link = (section, title, level, ...before) =>
  make(
    "a",
    { class: "md-search-result__link", href: address(section), tabindex: -1 },
    make(
      "article",
      { class: "md-search-result__article md-typeset", role: "presentation" },
      ...before,
      make(level, { role: "presentation" }, title),
      ...(section.teaser?.length ? [make("p", {}, ...section.teaser.map(([text, found]) => (found ? make("mark", {}, text) : text)))] : []),
    ),
  );

const item = ({ url, page, sections }) => {
  const opening = sections.find((section) => section.url === url);
  const first = sections[0] === opening ? opening : { url };
  const inner = sections.filter((section) => section !== opening);
  const worth = inner.filter(({ score }, place) => place < SHOWN && score >= WORTH * sections[0].score);
  const more = inner.slice(worth.length);
  const titled = (section) => link(section, [section.path, section.title].filter(Boolean).join(" › "), "h2");
  const parts = [link(first, page, "h1", make("div", { class: "md-search-result__icon md-icon" })), ...worth.map(titled)];
  if (more.length)
    parts.push(
      make(
        "details",
        { class: "md-search-result__more" },
        make("summary", { tabindex: -1 }, make("div", {}, more.length === 1 ? words.moreOne : words.moreOther.replace("#", more.length))),
        ...more.map(titled),
      ),
    );
  const shown = make("li", { class: "md-search-result__item" }, ...parts);
  shown.dataset.best = address(sections[0]);
  return shown;
};

// --- opening and closing ------------------------------------------------------------------------------------------------

let before = null; // what had the focus

const set = (open) => {
  if (toggle.checked !== open) toggle.click(); // the theme listens for the click's change event
};

const open = () => {
  if (document.activeElement !== input) before = document.activeElement;
  set(true);
  input.focus();
};

const close = () => {
  set(false);
  input.blur();
};

input.addEventListener("focus", () => {
  set(true);
  start();
  say(list.childElementCount || undefined);
  input.select();
});
input.addEventListener("input", () => {
  going = false;
  ask();
});
input.form.addEventListener("submit", (event) => event.preventDefault());
input.form.addEventListener("reset", () => {
  setTimeout(ask);
  input.focus();
});
toggle.addEventListener("change", () => {
  list.hidden = !toggle.checked;
  scroller.tabIndex = toggle.checked ? 0 : -1;
});
box.querySelector("[data-search-close]").addEventListener("click", close);
box.addEventListener("click", (event) => {
  if (event.target.closest("a")) set(false);
});
for (const opener of document.querySelectorAll("[data-search-open]")) opener.addEventListener("click", open);

// Of a whole traceback its last error, of any other text its words on one line.
const asQuestion = async (text) => (await shortened(text)) || text.replace(/\s+/g, " ").trim();

// A pasted traceback becomes its last error at once; an input would only run its lines together.
input.addEventListener("paste", async (event) => {
  const pasted = event.clipboardData?.getData("text") ?? "";
  if (!/[\r\n]/.test(pasted.trim())) return;
  event.preventDefault();
  input.setRangeText(await asQuestion(pasted), input.selectionStart, input.selectionEnd, "end");
  ask();
});

// The home page asks in a field of its own; without scripts its form leads to the error clinic.
for (const form of document.querySelectorAll("form.ask")) {
  const field = form.elements.q;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    input.value = await asQuestion(field.value);
    open();
    ask();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  field.addEventListener("paste", () => setTimeout(() => form.requestSubmit()));
}

// --- keyboard -----------------------------------------------------------------------------------------------------------

const go = () => {
  going = false;
  const best = list.firstElementChild?.dataset.best;
  if (!best) return;
  set(false);
  location.assign(best);
};

const inside = (event) => {
  const stops = [input, ...list.querySelectorAll(":not(details) > a, summary, details[open] a")];
  const here = stops.indexOf(document.activeElement);
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (move) {
    event.preventDefault();
    stops[(Math.max(here, 0) + move + stops.length) % stops.length].focus();
  } else if (event.key === "Enter" && document.activeElement === input) {
    event.preventDefault();
    going = waiting;
    if (!waiting) go();
  } else if (event.key === "Escape") {
    event.preventDefault();
    close();
    before?.focus();
  } else if (event.key === "Tab") set(false);
  else if (document.activeElement !== input && (event.key.length === 1 || event.key === "Backspace") && !event.altKey) input.focus();
};

addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return; // a syllable is being typed
  const typing = document.activeElement?.matches("input, textarea, select, [contenteditable]");
  if ((event.key === "k" || event.key === "K") && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
    event.preventDefault();
    open();
  } else if (event.ctrlKey || event.metaKey) return;
  else if (toggle.checked) inside(event);
  else if (event.key === "/" && !typing) {
    event.preventDefault();
    open();
  }
});

// --- landing ------------------------------------------------------------------------------------------------------------

// The words that were found are marked in the section that the link led to, without touching the page's elements.
const mark = (found) => {
  if (!CSS.highlights) return;
  const escaped = found.map((word) => word.replaceAll(".", "\\."));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})`, "giu");
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const level = target && /^H[1-6]$/.test(target.tagName) ? target.tagName : null;
  const article = document.querySelector("article.md-content__inner");
  const ranges = [];
  let here = !target;
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node === target) here = true;
    else if (here && level && /^H[1-6]$/.test(node.tagName) && node.tagName <= level) break;
    if (here && node.nodeType === Node.TEXT_NODE && !node.parentElement.closest("pre, svg"))
      for (const match of node.data.matchAll(pattern)) {
        const range = new Range();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        ranges.push(range);
      }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
};

const arrive = () => {
  const here = new URL(location);
  const found = here.searchParams.get("h");
  const question = here.searchParams.get("q");
  if (found === null && question === null) return;
  here.searchParams.delete("h");
  here.searchParams.delete("q");
  history.replaceState(history.state, "", here); // a copied address leads to the section, not to a search
  // Once the theme has wrapped the tables: a range into a table that moves is lost.
  if (found) addEventListener("load", () => mark(found.split(" ")));
  if (question) {
    input.value = question;
    open();
    ask();
  }
};
arrive();
addEventListener("pagehide", () => set(false));
