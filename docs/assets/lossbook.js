// What the pages need besides the theme's script. Everything essential works without it; it holds no words.
"use strict";

const words = JSON.parse(document.getElementById("lossbook-words").textContent);
const element = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });

// --- where a number comes from: a strip that the pointer can reach, Esc dismisses, and whose text can be selected ----

const strip = element("aside", "origin");
strip.hidden = true;
document.body.append(strip);
let shownFor = null;
let shownAt = 0;
let leaving = 0;

const show = (link) => {
  clearTimeout(leaving);
  if (shownFor === link) return;
  shownFor = link;
  shownAt = scrollY;
  const [example, name] = link.dataset.bound.split("#");
  const value = link.dataset.value ? ` = ${link.dataset.value}` : "";
  strip.replaceChildren(element("code", "origin__value", `${name}${value}`));
  if (link.dataset.seeds) strip.append(element("span", "origin__seeds", link.dataset.seeds));
  strip.append(element("span", "origin__file", example));
  place(link.getBoundingClientRect());
};
const place = (box) => {
  strip.hidden = false;
  const wide = innerWidth > 720;
  strip.style.insetInlineStart = wide ? `${Math.max(8, Math.min(box.left, innerWidth - strip.offsetWidth - 8))}px` : "";
  const below = box.bottom + 6 + strip.offsetHeight < innerHeight;
  strip.style.top = wide ? `${below ? box.bottom + 6 : box.top - 6 - strip.offsetHeight}px` : "";
};
const hide = () => {
  strip.hidden = true;
  shownFor = null;
};
const hideSoon = () => {
  clearTimeout(leaving);
  leaving = setTimeout(hide, 300); // long enough to reach the strip with the pointer
};
const bound = (event) => event.target.closest?.("a.bound[data-bound]");

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  if (bound(event)) show(bound(event));
  else if (event.target.closest?.(".origin")) clearTimeout(leaving);
  else if (shownFor && shownFor !== document.activeElement) hideSoon();
});
document.addEventListener("focusin", (event) => (bound(event) ? show(bound(event)) : hide()));
document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
addEventListener("scroll", () => Math.abs(scrollY - shownAt) > 60 && hide(), { passive: true });

// On a touch screen the first tap shows where a number comes from, the second one goes there.
let touched = null; // the number under the finger whose strip was not shown when the finger came down
document.addEventListener("pointerdown", (event) => {
  const link = event.pointerType === "touch" ? bound(event) : null;
  touched = link && shownFor !== link ? link : null;
});
document.addEventListener("click", (event) => {
  const link = bound(event);
  if (!link) return void (event.target.closest?.(".origin") || hide());
  if (touched === link) {
    event.preventDefault();
    return show(link);
  }
  hide();
  sessionStorage.setItem("line", JSON.stringify([link.getAttribute("href").split("#")[1], link.dataset.line]));
});

// --- a term under the pointer: the other language's word and one sentence, from the glossary -----------------------

let terms = null; // name → [word, meaning], fetched when the pointer first rests on the text
let resting = 0;

const fetched = async () => {
  terms ??= fetch(words.terms_file).then(async (answer) => {
    const known = new Map(Object.entries(await answer.json()).map(([name, told]) => [name.toLowerCase(), told]));
    const names = [...known.keys()].sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return { known, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join("|")})(?![A-Za-z])`, "giu") };
  });
  return terms;
};

const explain = async (x, y) => {
  const at = document.caretPositionFromPoint?.(x, y) ?? document.caretRangeFromPoint?.(x, y);
  const node = at?.offsetNode ?? at?.startContainer;
  const around = node?.nodeType === Node.TEXT_NODE && node.parentElement;
  if (!around || !around.closest(".md-content") || around.closest("a, button, pre, code, svg, math, summary, h1, .instrument, .tool")) return;
  const { known, pattern } = await fetched();
  for (const match of node.data.matchAll(pattern)) {
    const range = new Range();
    range.setStart(node, match.index);
    range.setEnd(node, match.index + match[0].length);
    const box = [...range.getClientRects()].find((one) => x >= one.left && x <= one.right && y >= one.top && y <= one.bottom);
    if (!box) continue;
    const [word, meaning] = known.get(match[0].toLowerCase());
    shownFor = node;
    shownAt = scrollY;
    strip.replaceChildren(element("strong", "origin__term", `${match[0]} · ${word}`), element("span", "origin__meaning", meaning));
    return place(box);
  }
};

document.addEventListener("pointermove", (event) => {
  clearTimeout(resting);
  if (event.pointerType !== "touch" && !event.buttons) resting = setTimeout(() => explain(event.clientX, event.clientY), 350);
});
document.addEventListener("pointerup", (event) => {
  if (event.pointerType === "touch" && getSelection().isCollapsed) explain(event.clientX, event.clientY);
});

// --- the line that computes it, marked, with a way back ---------------------------------------------------------

const mark = (example) => {
  document.querySelectorAll(".line-mark").forEach((old) => old.remove());
  const [id, line] = JSON.parse(sessionStorage.getItem("line") ?? "[]");
  sessionStorage.removeItem("line");
  const code = example.querySelector(".example__code pre > code");
  if (id !== example.id || !line || !code) return;
  example.querySelector("details").open = true;
  const lines = code.textContent.trimEnd().split("\n").length;
  const style = getComputedStyle(code);
  const height = (code.offsetHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)) / lines;
  const at = element("div", "line-mark");
  at.style.top = `${code.offsetTop + parseFloat(style.paddingTop) + (line - 1) * height}px`;
  at.style.height = `${height}px`;
  const back = element("button", "line-mark__back", words.back);
  back.type = "button";
  back.addEventListener("click", () => history.back());
  at.append(back);
  code.parentElement.append(at);
  at.scrollIntoView({ block: "center" });
};

// A link that leads into a folded part opens it.
const arrive = () => {
  let target = null;
  try {
    target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return; // a hash that is no text
  }
  if (!target) return;
  const folds = [...document.querySelectorAll("details")].filter((fold) => fold.contains(target));
  for (const fold of folds) fold.open = true;
  if (target.matches("details")) target.open = true;
  if (folds.length) target.scrollIntoView();
  if (target.matches(".example")) mark(target);
};
addEventListener("hashchange", arrive);
arrive();

// --- languages: the switch keeps the place that one has scrolled to ----------------------------------------------

for (const link of document.querySelectorAll(".languages a[hreflang]")) {
  link.addEventListener("click", () => {
    const read = [...document.querySelectorAll(".md-content :is(h2, h3, h4)[id]")].filter(
      (heading) => heading.getBoundingClientRect().top < 140,
    );
    link.hash = location.hash || (scrollY > 200 && read.length ? `#${read.at(-1).id}` : "");
  });
}

// --- the page as Markdown, into the clipboard; where that is not allowed, the link downloads it -------------------

const copyPage = document.querySelector(".copy-page");
copyPage?.addEventListener("click", async (event) => {
  if (!navigator.clipboard || location.protocol === "file:") return;
  event.preventDefault();
  const text = await (await fetch(copyPage.href)).text();
  await navigator.clipboard.writeText(text);
  copyPage.textContent = copyPage.dataset.done;
});

// --- what the theme leaves undone --------------------------------------------------------------------------------

// Its copy buttons sit in a <nav> for each block of code, a page full of landmarks without a name; and a wide table
// scrolls inside a box that no keyboard can reach.
const mend = () => {
  for (const nav of document.querySelectorAll("nav.md-code__nav")) nav.setAttribute("role", "none");
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
};
new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
addEventListener("resize", mend);
mend();

// The menu of narrow screens is a label, which a keyboard cannot reach: give it a button.
const drawer = document.querySelector(".md-header label[for=__drawer]");
const menu = element("button", "for-keyboard", words.menu);
menu.type = "button";
menu.addEventListener("click", () => drawer.click());
drawer.before(menu);

// Folds that are open on the screen are open on paper; long scripts stay folded behind their file.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll(".md-content details:not(.example__code):not([open])")];
  for (const fold of opened) fold.open = true;
});
addEventListener("afterprint", () => opened.forEach((fold) => (fold.open = false)));

// --- claims by verdict: a button for each verdict that the page explains; a second press shows all again -----------

const claims = [...document.querySelectorAll("h3.claim")];
if (claims.length) {
  const verdict = (claim) => [...claim.classList].find((name) => name.startsWith("claim--"));
  const parts = (claim) => {
    const found = [claim];
    while (found.at(-1).nextElementSibling && !/^H[123]$/.test(found.at(-1).nextElementSibling.tagName)) found.push(found.at(-1).nextElementSibling);
    return found;
  };
  const sections = claims.map((claim) => ({ kind: verdict(claim), parts: parts(claim) }));
  const explained = document.querySelector("td .verdict").closest("table");
  const row = element("p", "filter");
  const choose = (chosen) => {
    for (const { kind, parts: all } of sections) for (const part of all) part.hidden = Boolean(chosen) && kind !== chosen;
    for (const button of row.children) button.setAttribute("aria-pressed", String(button.dataset.kind === chosen));
  };
  for (const label of explained.querySelectorAll(".verdict")) {
    const kind = [...label.classList].find((name) => name.startsWith("verdict--")).replace("verdict--", "claim--");
    const button = element("button", "filter__one", `${label.textContent} ${sections.filter((one) => one.kind === kind).length}`);
    button.type = "button";
    button.dataset.kind = kind;
    button.addEventListener("click", () => choose(button.getAttribute("aria-pressed") === "true" ? null : kind));
    row.append(button);
  }
  (explained.closest(".md-typeset__scrollwrap") ?? explained).after(row);
  choose(null);
  // A link to a claim that is filtered out shows all again.
  addEventListener("hashchange", () => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.hidden && choose(null));
}
