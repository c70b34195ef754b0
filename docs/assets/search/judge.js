// How well a section answers one question, beyond how much it is about its words: do they stand together, does a title
// say them, does it quote the message, does it only lead elsewhere.
import { line, numbers } from "./messages.js";
import { WEIGHTS } from "./weights.js";
import { tokens } from "./words.js";

const NEAR = 24; // tokens

export class Judge {
  // `titles` keeps what is read of a title from question to question.
  constructor(finder, messages, titles, less, question, concepts) {
    Object.assign(this, { finder, messages, titles, less, question });
    this.names = finder.names;
    this.total = concepts.reduce((sum, { weight }) => sum + weight, 0);
    this.signs = signsOf(concepts);
    this.meant = new Map(); // terms of a word → the concepts that it stands for; a word has one list of terms
    this.heads = new Map(); // title → how well it says the question; the sections of a page share the page's
    const all = tokens(question.text);
    const telling = all.filter(({ text }) => !this.names.stops(text));
    this.keys = [...new Set([this.names.key(all), this.names.key(telling)])].filter((key) => key.length > 1);
  }

  means(terms) {
    let meant = this.meant.get(terms);
    if (!meant) this.meant.set(terms, (meant = meantBy(terms, this.signs)));
    return meant;
  }

  // {entry, score, near} for an entry and its score so far.
  judge(entry, score) {
    const near = this.nearest(entry);
    const title = this.title(entry.title);
    const opening = entry.url === entry.at;
    const quoted = Math.max(0, ...entry.quotes.map((message) => this.repeated(message)));
    const called = this.repeated(entry.title);
    const reward =
      1 +
      (WEIGHTS.near * near.weight) / this.total +
      WEIGHTS.titled * (this.question.message ? called ** 2 : this.titled(title) * (this.isMessage(entry) ? WEIGHTS.message : 1)) +
      WEIGHTS.paged * this.titled(this.title(entry.page)) +
      WEIGHTS.exact * this.equals(title) * (opening ? 1 : 0.5) +
      (WEIGHTS.quoted * Math.max(quoted, called) ** 4 + WEIGHTS.called * called ** 4) * this.agreement(entry.title);
    return { entry, score: score * reward * this.loss(entry), near };
  }

  // Whether a section is called by a message: its title is not what the section is about.
  isMessage(entry) {
    entry.message ??= entry.quotes.some((quote) => this.messages.repeats(line(entry.title), quote) > 0.6);
    return entry.message;
  }

  repeated(message) {
    return this.question.message ? this.messages.repeats(this.question.line, message) : 0;
  }

  // Numbers are the reader's own; but where an entry is called by one, it is meant only by those who have it.
  agreement(title) {
    const named = numbers(title);
    return named.length === 0 ? 1 : named.every((number) => this.question.numbers.includes(number)) ? 1.5 : 0.5;
  }

  // What a section loses that lists all messages, that is made of messages when none is asked for, that only leads
  // elsewhere, that every page has, or whose page counts less.
  loss(entry) {
    const listed = Math.max(0, entry.quotes.length - 10);
    const quoting = this.question.message ? 0 : Math.min(1, (2 * entry.quotes.join("").length) / (entry.text.length || 1));
    const links = 1 - WEIGHTS.links * (entry.links ?? 0);
    const kind = this.less[entry.url.slice(entry.at.length + 1)] ?? 1;
    return ((1 - WEIGHTS.quoting * quoting) / (1 + WEIGHTS.table * listed)) * links * kind * (entry.boost ?? 1);
  }

  title(text) {
    if (!this.titles.has(text)) {
      const pieces = [text, ...text.split(/[:?()[\]—–]/)].map((piece) => this.names.key(tokens(piece)));
      const keys = [...new Set(pieces.filter((piece) => piece.length > 1))];
      this.titles.set(text, { tokens: tokens(text).map((token) => token.text), keys });
    }
    return this.titles.get(text);
  }

  says(text) {
    return this.title(text).keys.some((key) => this.keys.includes(key));
  }

  // 1 where the title is the question, more where it is so to the last word; less where one begins or ends with the other.
  equals(title) {
    let best = 0;
    for (const mine of title.keys)
      for (const key of this.keys) {
        if (this.keys.length > 1 && mine === this.keys[0]) return WEIGHTS.whole;
        if (mine === key) best = Math.max(best, 1);
        const [short, long] = mine.length < key.length ? [mine, key] : [key, mine];
        const part = long.startsWith(short) ? WEIGHTS.prefix : long.endsWith(short) ? WEIGHTS.suffix : 0;
        best = Math.max(best, part * (short.length / long.length) ** 2);
      }
    return best;
  }

  // How well a title says the question: the share of the question in it times its share in the question.
  titled(title) {
    let known = this.heads.get(title);
    if (known === undefined) this.heads.set(title, (known = this.saysAsked(title)));
    return known;
  }

  saysAsked(title) {
    const asked = this.question.text.toLowerCase();
    const said = new Set();
    let all = 0;
    let matched = 0;
    for (const text of title.tokens) {
      const terms = this.finder.words.of(text);
      const weight = Math.min(...terms.map((term) => this.finder.rarity(this.finder.often.get(term) ?? 0)));
      const meant = this.means(terms);
      for (const concept of meant) said.add(concept);
      all += weight;
      if (meant.size || (this.names.stops(text) && asked.includes(text.toLowerCase()))) matched += weight;
    }
    return all ? (weightOf(said) / this.total) * Math.sqrt(matched / all) : 0;
  }

  // The stretch of a line where most of the question stands together: {weight, from, to} among all `hits`.
  nearest(entry) {
    entry.tokens ??= this.finder.words.tokens(entry.text).map((token) => ({ ...token, terms: this.finder.words.of(token.text) }));
    const hits = [];
    entry.tokens.forEach((token, place) => {
      const meant = this.means(token.terms);
      if (meant.size) hits.push({ place, token, meant });
    });
    const near = (a, b) => b.place - a.place <= NEAR && a.token.line === b.token.line;
    let best = { weight: 0, from: 0, to: 0 };
    for (let from = 0, to = 0; from < hits.length; from++) {
      const before = to;
      while (to < hits.length && near(hits[from], hits[to])) to++;
      if (from && to === before) continue; // part of the stretch before
      const there = new Set();
      for (let at = from; at < to; at++) for (const concept of hits[at].meant) there.add(concept);
      const weight = weightOf(there);
      if (weight > best.weight + 1e-9) best = { weight, from, to };
    }
    return { ...best, hits };
  }
}

const weightOf = (concepts) => {
  let sum = 0;
  for (const { weight } of concepts) sum += weight;
  return sum;
};

// By which terms a token shows that it stands for a concept: one term that says it, or one of several.
const signsOf = (concepts) => {
  const signs = { single: new Map(), several: new Map() };
  const note = (map, term, what) => (map.has(term) ? map.get(term).push(what) : map.set(term, [what]));
  for (const concept of concepts) {
    for (const term of concept.accepted) note(signs.single, term, concept);
    for (const { terms, need, strengths } of concept.variants) {
      if (terms.length < 2 || !strengths.size) continue;
      const variant = { terms, need, concept };
      for (const term of terms) note(signs.several, term, variant);
    }
  }
  return signs;
};

// Which concepts a token with these terms stands for.
const meantBy = (terms, { single, several }) => {
  const found = new Set();
  const partly = new Map();
  for (const term of terms) {
    for (const concept of single.get(term) ?? []) found.add(concept);
    for (const variant of several.get(term) ?? []) partly.set(variant, (partly.get(variant) ?? 0) + 1);
  }
  // Of several words one says that the name may stand here; of a word's pairs of syllables enough must be here.
  for (const [variant, there] of partly)
    if (variant.need === 1 || there >= Math.min(variant.need * variant.terms.length, terms.length - 1)) found.add(variant.concept);
  return found;
};
