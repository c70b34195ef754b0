// A box for a whole traceback: the message in it, its cause and its cure. Nothing that is pasted leaves the page.

import { copyButton, field, fill, h, mount, prose } from "./forms.js";
import { describe, recognise } from "./messages.js";

const EXAMPLE = `Traceback (most recent call last):
  File "train.py", line 41, in <module>
    loss = criterion(model(images), labels)
  File ".../torch/nn/functional.py", line 3479, in cross_entropy
    return torch._C._nn.cross_entropy_loss(
RuntimeError: Expected target size [32, 10], got [32, 128]`;

function start(place, words, values) {
  const entries = values;
  const items = new Map([...place.querySelectorAll("li[data-slug]")].map((item) => [item.dataset.slug, item]));

  const box = h("textarea", { name: "pasted", rows: 8, spellcheck: "false", autocomplete: "off", autocapitalize: "off" });
  const say = h("div", { class: "tool__summary", role: "status" });
  const results = h("ol", { class: "tool__list tool__list--found" });
  const put = (text) => {
    box.value = text;
    show();
    box.focus();
  };
  const buttons = h("p", { class: "tool__tries" },
    h("button", { type: "button", class: "tool__button", onclick: () => put(EXAMPLE) }, words.try),
    h("button", { type: "button", class: "tool__button", onclick: () => put("") }, words.clear));

  function show() {
    results.replaceChildren();
    if (!box.value.trim()) return say.replaceChildren();
    const [first, ...others] = recognise(box.value, entries);
    if (!first) return say.replaceChildren(...unknown());
    say.replaceChildren(...prose(words.found));
    results.append(card(first));
    if (others.length) {
      const links = others.map(({ slug }) => h("li", {}, link(slug)));
      results.append(h("li", {}, h("p", {}, words.also), h("ul", { class: "message__also" }, ...links)));
    }
  }

  function card({ slug, wording }) {
    const copy = items.get(slug).cloneNode(true);
    const fix = copy.querySelector(".message__fix");
    fix.append(" ", copyButton(fix.textContent, words));
    if (wording.seen) {
      const address = wording.seen.replace(/^https:\/\/github\.com\//, "");
      const where = h("a", { href: wording.seen, rel: "noopener" }, address);
      fix.before(h("p", { class: "message__not-run" }, `${words[`not_run_${wording.why}`]} ${words.seen} `, where));
    }
    return copy;
  }

  function link(slug) {
    const item = items.get(slug);
    const address = item.querySelector("a[href]").getAttribute("href");
    return h("a", { href: address }, item.querySelector(".message__text").textContent);
  }

  function unknown() {
    const { message, traceback, raisedIn } = describe(box.value);
    const head = message ? fill(words.unknown_message, { message }) : traceback ? words.cut : words.unknown;
    return prose(raisedIn && traceback ? `${head} ${fill(words.raised_in, { function: raisedIn })}` : head);
  }

  box.addEventListener("input", show);
  place.querySelector(".tool__panel").append(
    h("form", { class: "tool__form", onsubmit: (event) => event.preventDefault() },
      field(words.paste, box, { hint: words.hint, wide: true }), buttons),
    say, results);
}

mount("error_clinic", start);
