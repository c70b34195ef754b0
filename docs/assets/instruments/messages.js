// Finds known messages in whatever was pasted: a traceback, a log, a screenful of a notebook.

/** What does not count in a comparison: case, blanks and line breaks, quotation marks, and what screens put before lines. */
export function squeeze(text) {
  return text
    .normalize("NFKC")
    .replace(/\u001b\[[0-9;]*m/g, "") // colours of a terminal
    .replace(/&(lt|gt|amp|quot|#39|#x27);/g, (_, name) => ({ lt: "<", gt: ">", amp: "&" })[name] ?? "")
    .replace(/^[ \t]*(?:>+|[│┃|]|E {2,})/gm, "") // a mail's quotation, a frame, pytest
    .replace(/[\s"'`´‘’‚‛“”„*\\│┃\u200b\ufeff]/g, "")
    .toLowerCase();
}

// Lengths are bounded, so that a long log is searched in linear time.
const PLACES = {
  n: "-?\\d{1,20}",
  sizes: "(?:torch\\.size\\()?[\\[(]?[\\dx×,-]{0,80}[\\])]?\\)?",
  word: "[\\w.:\\[\\]-]{1,60}",
  any: ".{0,200}?",
};

/** The expression for a wording such as "Target <n> is out of bounds". */
export function expression(text) {
  const pieces = text.split(/<(n|sizes|word|any)>/);
  const source = pieces.map((piece, index) =>
    index % 2 ? PLACES[piece] : squeeze(piece).replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"));
  return new RegExp(source.join(""), "g");
}

/**
 * The entries whose wording occurs, the one that matters first: { slug, wording, start, end }.
 * What stands last in a traceback matters most; a weak wording gives way to any other. Where two entries claim the same
 * stretch, one that asks for a word nearby wins, and then the earlier one in the list.
 */
export function recognise(pasted, entries) {
  const text = squeeze(pasted);
  const found = [];
  entries.forEach(({ slug, wordings }, order) => {
    for (const wording of wordings) {
      if (wording.near && !wording.near.some((word) => text.includes(squeeze(word)))) continue;
      const last = [...text.matchAll(expression(wording.text))].at(-1);
      if (last) found.push({ slug, order, wording, start: last.index, end: last.index + last[0].length });
    }
  });
  const overlap = (a, b) => a.start < b.end && b.start < a.end;
  const rank = (a, b) => Boolean(a.wording.weak) - Boolean(b.wording.weak) || b.end - a.end;
  const claim = (a, b) =>
    Boolean(a.wording.weak) - Boolean(b.wording.weak) || Boolean(b.wording.near) - Boolean(a.wording.near) || a.order - b.order;
  const chosen = [];
  let left = found.sort(rank);
  while (left.length) {
    const rivals = left.filter((one) => overlap(one, left[0]));
    const [best] = rivals.sort(claim);
    if (!chosen.some(({ slug }) => slug === best.slug)) chosen.push(best);
    left = left.filter((one) => !rivals.includes(one) && one.slug !== best.slug);
  }
  return chosen;
}

/** What can be said of a text with no known message: its last line of an error, and the function that raised it. */
export function describe(pasted) {
  const errors = [...pasted.matchAll(/^[>\sE│|*`_]*((?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Warning|Interrupt|Exit))\b:?[ \t]*(.*)$/gm)];
  const frames = [...pasted.matchAll(/line \d+, in (\w+)|\bin (\w+)\([^)]*\)\s*$/gm)];
  const [, kind, text] = errors.filter(([, , said]) => !said.startsWith("Traceback (most recent")).at(-1) ?? [];
  const frame = frames.at(-1);
  return {
    message: kind && text ? `${kind}: ${text}`.trim() : "",
    traceback: /Traceback \(most recent call last\)|^\s*File ".*", line \d+/m.test(pasted) || frames.length > 0,
    raisedIn: frame ? (frame[1] ?? frame[2]) : "",
  };
}
