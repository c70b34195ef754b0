// A piece of a section's text around the words that were found.
const LENGTH = 190; // characters
const BACK = 80; // how far the beginning of a sentence may be
const MOST_WORDS = 12;

// {teaser, words}: the piece as [text, found] pairs, and the words that were found anywhere in the section, as written.
export const teaser = (text, { hits, from, to }) => {
  const words = [...new Set(hits.map(({ token }) => token.text))].slice(0, MOST_WORDS);
  const start = from < to ? beginning(text, hits[from].token.start) : 0;
  const cut = Math.min(text.length, start + LENGTH);
  const end = cut < text.length ? Math.max(text.lastIndexOf(" ", cut), start + LENGTH / 2) : cut;
  const pieces = [];
  let at = start;
  for (const { token } of hits) {
    if (token.start < at || token.end > end) continue;
    pieces.push([text.slice(at, token.start), false], [token.text, true]);
    at = token.end;
  }
  pieces.push([text.slice(at, end), false]);
  const shown = pieces.filter(([piece]) => piece).map(([piece, found]) => [oneLine(piece), found]);
  if (shown.length) shown[0][0] = (start > 0 ? "… " : "") + shown[0][0].replace(/^[\s·.,;:)]+/, "");
  if (end < text.length) shown.push(["…", false]);
  return { teaser: shown, words };
};

// Back to the beginning of the sentence or line, when it is near.
const beginning = (text, place) => {
  const before = text.slice(Math.max(0, place - BACK), place);
  const begin = Math.max(before.lastIndexOf("\n"), before.search(/[.?!]\s(?!.*[.?!]\s)/s) + 1);
  return begin > 0 || before.length < BACK ? place - before.length + Math.max(begin, 0) : place - 30;
};

const oneLine = (text) => text.replace(/([.!?:…])?\s*\n\s*/g, (_, stop) => (stop ? `${stop} ` : " · "));
