// What the pages need besides the theme's script. Everything essential works without it.
"use strict";

// The language switch keeps the section.
for (const link of document.querySelectorAll(".md-select__link[hreflang]")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}

// On a touch screen the first tap on a bound number shows where it comes from, the second one goes there.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.bound");
  if (!link || event.pointerType !== "touch" || link.dataset.shown === "yes") return;
  event.preventDefault();
  for (const other of document.querySelectorAll("a.bound[data-shown]")) delete other.dataset.shown;
  link.dataset.shown = "yes";
  link.focus();
});

// A formula or an example inside a folded part opens it when a link leads there.
const unfold = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (target && target.closest("details")) target.scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();

// What the theme's script adds later: its copy buttons sit in a <nav> for each block of code, a page full of landmarks
// without a name; and a wide table scrolls inside a box that no keyboard can reach.
const mendWhatTheThemeAdds = () => {
  for (const nav of document.querySelectorAll("nav.md-code__nav")) nav.setAttribute("role", "none");
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
};
new MutationObserver(mendWhatTheThemeAdds).observe(document.body, { childList: true, subtree: true });
addEventListener("resize", mendWhatTheThemeAdds);
mendWhatTheThemeAdds();

// On narrow screens the menu and the search are labels, which a keyboard cannot reach: give each a button.
for (const label of document.querySelectorAll(".md-header label.md-header__button[for]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "for-keyboard";
  button.textContent = label.htmlFor === "__drawer" ? document.body.dataset.menu : document.body.dataset.search;
  button.addEventListener("click", () => label.click());
  label.before(button);
}
