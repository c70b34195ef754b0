// The index of one language and the answer to a question. MiniSearch finds (BM25, beginnings of words, typing errors).
// Ours is which terms a text and a question have (words.js, question.js) and the order of what is found.
//
// Vendored, unchanged, each with its licence: minisearch/ (MiniSearch 7.2.0, its dist/es/index.js) for the index, and
// stemmer/ (stemmer 2.0.1, Porter's) for English. Why not Pagefind: it takes no tokens of one's own, so that Korean is cut
// at spaces only; it needs a binary at build time and WebAssembly in the browser, which a copy opened from a disk does not
// run; and its gain, an index that is fetched in pieces, begins at sites many times larger than one file of 120 KB.
import MiniSearch from "./minisearch/minisearch.js";
import { understand } from "./question.js";
import { isHangul, isNumber, letters, number, otherKeyboard, pairs, parts, stem, tokens, whole, Words } from "./words.js";

// Weights, chosen on the golden queries of tests/site/golden.
export const WEIGHTS = {
  title: 5, path: 2, page: 2, // as if a word in a title stood in the text so many times
  k: 2.2, b: 0.6, d: 0.25, // BM25: how soon repetition stops to count, how much length counts against
  // how much a match counts that is not the word itself
  joined: 0.7, split: 0.75, alias: 0.8, keyboard: 0.8, pairs: 0.8, beginning: 0.7, typo: 0.7, same: 0.4,
  rare: 0.6, // how much more a rare word counts than a common one (an exponent)
  // how much a word matters: a name of the glossary or a page, a word of a section's title, any other, one that is nowhere
  named: 1, headed: 0.95, plain: 0.5, unknown: 0.7,
  number: 2.5, digit: 0.4, // a number with decimals, and one that is a single digit
  enough: 0.25, // the share of a question that an answer must cover to be one
  coverage: 0.6, // how much of the score hangs on the share
  near: 1.4, // reward for words that stand together
  titled: 1.8, // reward for a title that says the question
  paged: 0.6, // and for the title of the page around
  exact: 1.25, // reward for a title that is the question
  quoted: 3, // reward for a message quoted word by word
  rest: 0.3, // what the rest of a page adds to its best section
  context: 0.65, // how much a word counts that the page says and the section does not
  about: 0.9, // reward for a page most of whose sections speak of what is asked
  prefix: 0.3, suffix: 0.3, // the part of `exact` for a title that begins or ends with the question, or the other way round
  common: 0.7, // how little a word counts among the sections of a page that all have it
  table: 0.02, // loss of a table of all messages, for each after the tenth: the sections it leads to say more
  quoting: 0.4, // loss of a section made of messages, when none is asked for
  links: 0.5, // loss of a section that only leads elsewhere
};
const TELLING = { named: 2, number: 2, headed: 1, plain: 0, digit: 0 }; // two make an answer, whatever else is asked
const CANDIDATES = 80;
const PAIRS_NEEDED = 0.5; // of a Hangul word's pairs of syllables
const NEAR = 24; // tokens
const MOST_CONCEPTS = 14;
const TEASER = 190; // characters

// A name without spaces, hyphens, underscores, capitals and look-alike vowels: `Cross-entropy` and `CrossEntropy` are one.
const squash = (text) => tokens(text).map((token) => (isHangul(token.text) ? letters(token.text) : token.text.replaceAll("_", ""))).join("").toLowerCase();

export class Engine {
  constructor({ words, entries }) {
    this.entries = entries.map((entry, id) => ({ ...entry, id, at: entry.url.split("#")[0], path: entry.path.join(" / ") }));
    this.words = new Words(words.endings);
    this.stop = new Set(words.stop.map((word) => (isHangul(word) ? word : stem(word))));
    this.stopBeginnings = words.stop.filter((word) => word.endsWith("~")).map((word) => word.slice(0, -1));
    this.less = words.less ?? {};
    this.same = words.same;
    this.often = new Map(); // term → how many entries have it
    this.named = new Set(); // the terms of the glossary's names and of the pages' titles
    this.headed = new Set(); // and of the sections' titles
    this.names = new Map(); // what readers call something, squashed → what the pages call it
    this.canonical = new Map(); // the same → one name for all of them
    this.hangulNames = new Set();
    this.spelt = new Map(); // another spelling of a Hangul word, as letters → the pages' own
    for (const [own, ...others] of words.spellings) for (const other of others) if (isHangul(own) && isHangul(other)) this.spelt.set(letters(other), own);
    for (const { names, others } of words.terms) for (const name of [...names, ...others]) this.name(name, names);
    for (const group of words.spellings) for (const name of group.slice(1)) this.name(name, group.slice(0, 1));
    this.mini = new MiniSearch({
      fields: ["terms"],
      extractField: (entry, field) => (field === "id" ? entry.id : this.termsOf(entry)),
      stringifyField: (terms) => terms,
      tokenize: (terms) => terms,
      processTerm: (term) => term,
    });
    this.mini.addAll(this.entries);
    this.quotes = [...new Set(this.entries.flatMap((entry) => entry.quotes ?? []))];
    this.messages = new Map(); // the words of a message, by its text
    this.numbers = [...this.often.keys()].filter((term) => term[0] === "#");
    this.sizes = new Map(); // page → how many sections it has
    for (const { at } of this.entries) this.sizes.set(at, (this.sizes.get(at) ?? 0) + 1);
    this.titles = this.entries.map((entry) => this.titleOf(entry.title));
    this.found = new Map();
  }

  name(name, names) {
    for (const term of this.words.terms(name)) this.named.add(term);
    const key = squash(name);
    if (key.length < 2) return;
    const hangul = tokens(name).map((token) => token.text);
    if (hangul.every(isHangul) && hangul.join("").length > 1) this.hangulNames.add(hangul.join(""));
    if (!this.canonical.has(key)) this.canonical.set(key, squash(names[0]));
    const others = names.filter((one) => squash(one) !== key);
    if (others.length) this.names.set(key, [...new Set([...(this.names.get(key) ?? []), ...others])]);
  }

  learn(text) {
    for (const term of this.words.terms(text)) this.headed.add(term);
  }

  // One list for a section; its titles stand there as often as they weigh.
  termsOf(entry) {
    const all = this.words.terms(entry.text);
    for (const field of ["title", "path", "page"]) {
      const terms = this.words.terms(entry[field]);
      if (field !== "path") for (const term of terms) (field === "page" ? this.named : this.headed).add(term);
      for (let i = 0; i < WEIGHTS[field]; i++) all.push(...terms);
    }
    // Acronyms, identifiers and the words of quoted messages matter as much as those of titles.
    for (const { text } of tokens(entry.text)) if (/\p{Lu}.*\p{Lu}|_/u.test(text)) this.learn(text);
    for (const quote of entry.quotes ?? []) this.learn(quote);
    for (const term of new Set(all)) this.often.set(term, (this.often.get(term) ?? 0) + 1);
    return all;
  }

  // --- finding --------------------------------------------------------------------------------------------------------

  rarity(often) {
    return Math.log(1 + (this.entries.length - often + 0.5) / (often + 0.5));
  }

  // One way in which a word of the question may stand in a text: `terms`, of which the share `need` must be there.
  variant(terms, factor, { need = 1, ...options } = {}) {
    const unique = [...new Set(terms)].filter(Boolean);
    const key = JSON.stringify([unique, need, options]);
    let known = this.found.get(key);
    if (!known) {
      known = this.evaluate(unique, need, options);
      if (this.found.size > 500) this.found.clear();
      this.found.set(key, known);
    }
    return { ...known, factor };
  }

  evaluate(terms, need, options) {
    const strengths = new Map();
    const accepted = new Set(terms);
    const loose = options.prefix || options.fuzzy;
    const here = loose ? terms : terms.filter((term) => this.often.has(term));
    if (!here.length || here.length / terms.length < need) return { strengths, accepted, terms, need };
    const found = this.mini.search(
      { combineWith: "OR", queries: here },
      { tokenize: (term) => [term], processTerm: (term) => term, bm25: WEIGHTS, ...options },
    );
    // Score over rarity is how much a text is about the word, whatever the word.
    const often = found.reduce((sum, { queryTerms }) => sum + queryTerms.length, 0) / terms.length;
    for (const { id, score, queryTerms, terms: matched } of found) {
      const share = queryTerms.length / terms.length;
      if (share < need) continue;
      // MiniSearch multiplies by the number of terms found; we reward coverage ourselves.
      strengths.set(id, (score / queryTerms.length / terms.length / this.rarity(often)) * share);
      for (const term of matched) accepted.add(term);
    }
    return { strengths, accepted, terms, need };
  }

  // The ways in which one token of the question may stand in a text.
  variants(text, last) {
    if (isNumber(text)) return this.alike(text).map((term) => this.variant([term], term === number(text) ? 1 : 0.9));
    return isHangul(text) ? this.hangulVariants(text, last) : this.latinVariants(text, last);
  }

  hangulVariants(text, last) {
    const bare = this.words.bare(text);
    const typed = letters(bare);
    const found = [this.variant([typed], 1)];
    if (bare.length > 1) found.push(this.variant(pairs(bare), WEIGHTS.pairs, { need: PAIRS_NEEDED }));
    if (last && typed.length > 2) found.push(this.variant([letters(text)], WEIGHTS.beginning, { prefix: true }));
    if (found.some((one) => one.strengths.size)) return found;
    found.push(this.variant([typed], WEIGHTS.beginning, { prefix: true }));
    if (bare.length > 2) found.push(this.variant([typed], WEIGHTS.typo, { fuzzy: 1 }));
    const switched = otherKeyboard(text);
    if (switched.length > 2) found.push(this.variant([this.often.has(`=${switched}`) ? `=${switched}` : stem(switched)], WEIGHTS.keyboard));
    return found;
  }

  latinVariants(text, last) {
    const words = parts(text).map(stem);
    const one = whole(text);
    const found = [this.variant(words.length > 1 ? [one] : words, 1)];
    if (words.length > 1) found.push(this.variant(words, WEIGHTS.split));
    if (last && one.length > 3) found.push(this.variant([one], WEIGHTS.beginning, { prefix: true }));
    const plain = one.slice(1);
    const divided = plain.length > 6 && this.divide(plain);
    if (divided) found.push(this.variant(divided, WEIGHTS.joined));
    if (found.some(({ strengths }) => strengths.size) || plain.length < 4) return found;
    const swapped = [...plain].map((_, i) => `=${plain.slice(0, i)}${plain[i + 1] ?? ""}${plain[i]}${plain.slice(i + 2)}`);
    const right = swapped.find((word) => this.often.has(word)) ?? swapped.map((word) => stem(word.slice(1))).find((word) => this.often.has(word));
    if (right) found.push(this.variant([right], WEIGHTS.typo));
    found.push(this.variant([one], WEIGHTS.typo, { fuzzy: 1 }), this.variant(words, WEIGHTS.typo, { fuzzy: 1 }));
    const switched = otherKeyboard(text);
    if (switched.length > 3) found.push(this.variant([switched], WEIGHTS.keyboard, { prefix: switched.length > 5 }));
    return found;
  }

  // `labelsmoothing` as known words: label, smooth. Null where that cannot be done.
  divide(text) {
    for (let at = text.length - 3; at >= 3; at--) {
      const [head, tail] = [stem(text.slice(0, at)), text.slice(at)];
      if (!this.often.has(head)) continue;
      if (this.often.has(stem(tail))) return [head, stem(tail)];
      const rest = tail.length > 5 && this.divide(tail);
      if (rest) return [head, ...rest];
    }
    return null;
  }

  // The numbers on the pages that equal the typed one to the digits that both have: 1.4612 and 1.46, 6.9 and 6.9078.
  alike(text) {
    const typed = text.replaceAll(",", "");
    const decimals = (number) => (number.split(".")[1] ?? "").length;
    return this.numbers.filter((term) => {
      const there = term.slice(1);
      if (Number(there) === Number(typed)) return true;
      const places = Math.min(decimals(typed), decimals(there));
      const [fine, rough] = decimals(typed) > decimals(there) ? [typed, there] : [there, typed];
      // A rough number on a page says little (1.1 is not 1.0986); a rough one that is typed was read off somewhere.
      const telling = Number(rough).toFixed(places).replace(/^0\.0*|\D/g, "").length;
      if (places === 0 || telling < 2 || (rough === there && places < 2)) return false;
      const rounded = Math.abs(fine - rough) <= 0.5 * 10 ** -places + 1e-9;
      const cut = Math.trunc(fine * 10 ** places + 1e-9) === Math.round(rough * 10 ** places);
      return rounded || cut;
    });
  }

  // A name, possibly of several words, as the pages write it.
  phrase(name, factor) {
    const all = tokens(name).map((token) => token.text);
    if (!all.every(isHangul)) return [this.variant(all.flatMap((text) => (isHangul(text) ? [letters(text)] : parts(text).map(stem))), factor)];
    const joined = all.join("");
    const written = [this.variant([letters(joined)], factor)];
    if (joined.length > 1) written.push(this.variant(pairs(joined), factor, { need: 0.9 }));
    return written;
  }

  // --- the question ---------------------------------------------------------------------------------------------------

  // What is asked for: one concept a word, {text, variants, strengths, accepted, weight}, the weightiest first.
  concepts(question) {
    const typed = this.words.tokens(question.text);
    let asked = typed.flatMap((token) => (isHangul(token.text) ? this.apart(token.text) : this.known(token.text)));
    if (question.message) asked = asked.filter((text) => !isNumber(text));
    const telling = asked.filter((text) => !this.stops(text));
    if (telling.length) asked = telling;
    const unfinished = !question.message && typed.at(-1)?.end === question.text.length;
    const concepts = asked.map((text, i) => ({ text, variants: this.variants(text, unfinished && i === asked.length - 1) }));
    // Neighbours that together are a name: `교차 엔트로피`, `soft max`, `크로스 엔트로피`.
    for (let length = Math.min(4, concepts.length); length >= 1; length--)
      for (let at = 0; at + length <= concepts.length; at++) {
        const members = concepts.slice(at, at + length);
        const more = this.called(members.map(({ text }) => text));
        for (const { variants } of members) variants.push(...more);
      }
    const unique = new Map();
    for (const concept of concepts) {
      const key = squash(concept.text);
      if (!unique.has(key)) unique.set(key, this.weigh(concept));
    }
    return [...unique.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_CONCEPTS);
  }

  // A variable that the pages do not know is the reader's own, and its words are what is asked: `val_loss` → val, loss.
  known(text) {
    const words = parts(text);
    return words.length < 2 || !text.includes("_") || this.often.has(whole(text)) ? [text] : words;
  }

  // A Hangul word that several names grew together to, as these: `교차엔트로피손실함수` → 교차엔트로피, 손실함수.
  apart(text) {
    const bare = this.words.bare(text);
    if (bare.length < 4 || this.hangulNames.has(bare)) return [text];
    const divide = (rest) => {
      if (!rest) return [];
      for (let length = rest.length; length >= 2; length--) {
        const head = rest.slice(0, length);
        if (!this.hangulNames.has(head) && !(rest === bare ? false : this.often.has(letters(head)))) continue;
        const tail = divide(rest.slice(length));
        if (tail) return [head, ...tail];
      }
      return null;
    };
    return divide(bare) ?? [text];
  }

  stops(text) {
    if (isNumber(text)) return false;
    if (this.stopBeginnings.some((beginning) => text.startsWith(beginning))) return true;
    return isHangul(text) ? this.stop.has(text) || this.stop.has(this.words.bare(text)) : this.stop.has(stem(text.toLowerCase()));
  }

  // Other ways of saying what these neighbours say together.
  called(texts) {
    const last = texts.at(-1);
    const spelt = new Set([texts.join(" "), [...texts.slice(0, -1), isHangul(last) ? this.words.bare(last) : last].join(" ")]);
    const found = [];
    // `후버 로스` is looked up as 후버 손실 too.
    for (const spelling of [...spelt]) spelt.add(spelling.split(" ").map((one) => this.spelt.get(letters(one)) ?? one).join(" "));
    for (const spelling of spelt) {
      const key = squash(spelling);
      for (const name of this.names.get(key) ?? []) found.push(...this.phrase(name, WEIGHTS.alias));
      if (texts.length > 1 && !isHangul(spelling) && this.often.has(stem(key))) found.push(this.variant([stem(key)], WEIGHTS.joined));
      if (texts.length === 2 && texts.every(isHangul) && texts.join("").length <= 8) found.push(...this.phrase(spelling, 1));
      if (texts.length === 1) for (const name of this.sameAs(spelling)) found.push(...this.phrase(name, WEIGHTS.same));
    }
    return found;
  }

  sameAs(text) {
    const means = (word) => (isHangul(word) ? text.startsWith(word) : stem(text.toLowerCase()) === stem(word));
    return this.same.filter((group) => group.some(means)).flatMap((group) => group.filter((word) => !means(word)));
  }

  weigh({ text, variants }) {
    const strengths = new Map();
    const accepted = new Set();
    for (const { strengths: found, factor, need, terms, accepted: matched } of variants) {
      for (const [id, strength] of found) if (strength * factor > (strengths.get(id) ?? 0)) strengths.set(id, strength * factor);
      if (need === 1 && terms.length === 1) for (const term of matched) accepted.add(term);
    }
    const kind = this.kind(text, variants, strengths.size);
    return { text, variants, strengths, accepted, kind, share: WEIGHTS[kind], weight: WEIGHTS[kind] * this.rarity(strengths.size) ** WEIGHTS.rare };
  }

  kind(text, variants, often) {
    if (!often) return "unknown";
    if (isNumber(text)) return /\.\d\d/.test(text) ? "number" : /\d\D?\d/.test(text) ? "headed" : "digit";
    const terms = new Set([...this.words.of(text), ...variants.flatMap((one) => (one.strengths.size && one.factor >= WEIGHTS.typo ? one.terms : []))]);
    for (const kind of ["named", "headed"]) for (const term of terms) if (this[kind].has(term)) return kind;
    return /[a-z]/i.test(text) && /[A-Z_.\d]/.test(text.slice(1)) ? "headed" : "plain";
  }

  // --- the order ------------------------------------------------------------------------------------------------------

  // The best answers by page, best first: [{url, page, score, sections: [{url, title, path, score, teaser, words}]}].
  search(typed, most = 12) {
    const question = { ...understand(typed) };
    question.line = this.line(question.text);
    // What repeats a quoted message is one, with or without the error's name.
    question.message ||= this.quotes.some((quote) => this.repeats(question.line, quote) > 0.6);
    const concepts = this.concepts(question);
    const total = concepts.reduce((sum, { weight }) => sum + weight, 0);
    const signs = { single: new Map(), several: new Map() };
    const note = (map, term, what) => (map.has(term) ? map.get(term).push(what) : map.set(term, [what]));
    for (const concept of concepts) {
      for (const term of concept.accepted) note(signs.single, term, concept);
      for (const { terms, need, strengths } of concept.variants)
        if (terms.length > 1 && strengths.size) {
          const variant = { terms, need, concept };
          for (const term of terms) note(signs.several, term, variant);
        }
    }
    const shares = concepts.reduce((sum, { share }) => sum + share, 0);
    const sums = new Map();
    for (const { strengths, weight, share, kind } of concepts)
      for (const [id, strength] of strengths) {
        const sum = sums.get(id) ?? { score: 0, covered: 0, told: 0 };
        sum.score += strength * weight;
        sum.covered += share / shares;
        sum.told += TELLING[kind];
        sums.set(id, sum);
      }
    // What a section does not say, its page may: the more of the page's sections say it, the more it counts.
    for (const concept of concepts) {
      concept.spread = this.spread(concept.strengths);
      for (const [id, sum] of sums)
        if (!concept.strengths.has(id)) {
          const spread = WEIGHTS.context * (concept.spread.get(this.entries[id].at) ?? 0);
          sum.score += spread * concept.weight;
          sum.covered += (spread * concept.share) / shares;
        }
    }
    const keys = this.keysOf(question);
    const first = [...sums]
      .filter(([, { covered, told }]) => covered >= (told >= 2 ? WEIGHTS.enough : 0.99))
      .map(([id, { score, covered }]) => ({ id, score: score * (1 - WEIGHTS.coverage + WEIGHTS.coverage * covered ** 2) }))
      .sort((a, b) => b.score - a.score || a.id - b.id);
    const ranked = first
      .filter(({ id }, place) => place < CANDIDATES || this.titles[id].keys.some((key) => keys.includes(key)))
      .map(({ id, score }) => this.judge(this.entries[id], score, signs, total, question, keys))
      .sort((a, b) => b.score - a.score || a.entry.id - b.entry.id);
    return this.grouped(ranked, concepts, total).slice(0, most).map((page) => this.shown(page));
  }

  // For each page the share of its sections that have a strength.
  spread(strengths) {
    const counts = new Map();
    for (const id of strengths.keys()) {
      const { at } = this.entries[id];
      counts.set(at, (counts.get(at) ?? 0) + 1 / this.sizes.get(at));
    }
    return counts;
  }

  judge(entry, score, signs, total, question, keys) {
    const near = this.nearest(this.tokensOf(entry), signs);
    const title = this.titles[entry.id];
    const page = entry.url.includes("#") ? this.titleOf(entry.page) : title;
    const factor =
      1 +
      (WEIGHTS.near * near.weight) / total +
      WEIGHTS.titled * this.titled(title, signs, total, question) +
      WEIGHTS.paged * this.titled(page, signs, total, question) +
      WEIGHTS.exact * this.equals(title, keys) * (page === title ? 1 : 0.5) +
      WEIGHTS.quoted * Math.max(...[...(entry.quotes ?? []), entry.title].map((message) => this.repeats(question.line, message))) ** 2;
    const table = 1 / (1 + WEIGHTS.table * Math.max(0, (entry.quotes?.length ?? 0) - 10));
    // A section made of messages answers a message; a question, less.
    const quoting = question.message ? 0 : Math.min(1, (2 * (entry.quotes ?? []).join("").length) / (entry.text.length || 1));
    const less = table * (1 - WEIGHTS.quoting * quoting) * (1 - WEIGHTS.links * (entry.links ?? 0)) * (this.less[entry.url.split("#")[1]] ?? 1) * (entry.boost ?? 1);
    return { entry, score: score * factor * less, near };
  }

  tokensOf(entry) {
    entry.tokens ??= this.words.tokens(entry.text).map((token) => ({ ...token, terms: this.words.of(token.text) }));
    return entry.tokens;
  }

  titleOf(title) {
    this.titleMemory ??= new Map();
    if (!this.titleMemory.has(title)) {
      const pieces = [title, ...title.split(/[:?()[\]—–]/)].map((piece) => this.keyOf(tokens(piece)));
      this.titleMemory.set(title, { tokens: tokens(title).map(({ text }) => text), keys: [...new Set(pieces.filter((piece) => piece.length > 1))] });
    }
    return this.titleMemory.get(title);
  }

  // What a title and a question that mean the same have in common.
  keyOf(all) {
    const key = squash(all.map(({ text }) => (isHangul(text) ? this.words.bare(text) : text)).join(" "));
    return this.canonical.get(key) ?? key;
  }

  // The question as titles may say it: whole, and without the words that every question has.
  keysOf(question) {
    const all = tokens(question.text);
    const telling = all.filter(({ text }) => !this.stops(text));
    return [...new Set([this.keyOf(all), this.keyOf(telling)])].filter((key) => key.length > 1);
  }

  // 1 where the title is the question; less where one begins or ends with the other.
  equals(title, keys) {
    let best = 0;
    for (const mine of title.keys)
      for (const key of keys) {
        if (mine === key) return 1;
        const [short, long] = mine.length < key.length ? [mine, key] : [key, mine];
        const part = long.startsWith(short) ? WEIGHTS.prefix : long.endsWith(short) ? WEIGHTS.suffix : 0;
        best = Math.max(best, part * (short.length / long.length) ** 2);
      }
    return best;
  }

  // Which concepts a token with these terms stands for.
  meant(terms, { single, several }) {
    const found = new Set();
    let partly = null;
    for (const term of terms) {
      for (const concept of single.get(term) ?? []) found.add(concept);
      for (const variant of several.get(term) ?? []) {
        partly ??= new Map();
        partly.set(variant, (partly.get(variant) ?? 0) + 1);
      }
    }
    // Of several words one says that the name may stand here; of a word's pairs of syllables enough must be here.
    for (const [variant, there] of partly ?? [])
      if (variant.need === 1 || there >= Math.min(variant.need * variant.terms.length, terms.length - 1)) found.add(variant.concept);
    return found;
  }

  // The stretch of the text where most of the question stands together.
  nearest(all, signs) {
    const hits = [];
    all.forEach((token, place) => {
      const meant = this.meant(token.terms, signs);
      if (meant.size) hits.push({ place, token, meant });
    });
    let best = { weight: 0, from: 0, to: 0 };
    for (let from = 0, to = 0; from < hits.length; from++) {
      while (to < hits.length && hits[to].place - hits[from].place <= NEAR && hits[to].token.line === hits[from].token.line) to++;
      let weight = 0;
      for (const concept of new Set(hits.slice(from, to).flatMap(({ meant }) => [...meant]))) weight += concept.weight;
      if (weight > best.weight + 1e-9) best = { weight, from, to };
    }
    return { ...best, hits };
  }

  // How well a title says the question: the share of the question in it times its share in the question.
  titled(title, signs, total, question) {
    const said = new Set();
    let all = 0;
    let matched = 0;
    for (const text of title.tokens) {
      const terms = this.words.of(text);
      const weight = Math.min(...terms.map((term) => this.rarity(this.often.get(term) ?? 0)));
      const meant = this.meant(terms, signs);
      for (const concept of meant) said.add(concept);
      all += weight;
      if (meant.size || (this.stops(text) && question.text.toLowerCase().includes(text.toLowerCase()))) matched += weight;
    }
    let weight = 0;
    for (const concept of said) weight += concept.weight;
    return all ? (weight / total) * Math.sqrt(matched / all) : 0;
  }

  // How much of the question stands, in its order, in a message: from 0 to 1.
  repeats(asked, message) {
    if (asked.length < 3) return 0;
    if (!this.messages.has(message)) {
      const there = this.line(message);
      this.messages.set(message, { length: there.length, words: new Set(there), steps: new Set(there.slice(1).map((word, i) => `${there[i]} ${word}`)) });
    }
    const { length, words, steps } = this.messages.get(message);
    if (length < 3) return 0;
    const share = asked.filter((word) => words.has(word)).length / asked.length;
    if (share < 0.3) return 0;
    const order = asked.slice(1).filter((word, i) => steps.has(`${asked[i]} ${word}`)).length / (asked.length - 1);
    return ((share + order) / 2) * (0.6 + 0.4 * Math.min(1, (asked.length * share) / length));
  }

  line(text) {
    return tokens(text).map((token) => token.text).filter((one) => !isNumber(one) && !isHangul(one)).flatMap(parts);
  }

  // By page. Among the sections of one page the words count most that not all of them have.
  grouped(ranked, concepts, total) {
    const pages = new Map();
    for (const hit of ranked) {
      const { at, page } = hit.entry;
      if (!pages.has(at)) pages.set(at, { url: at, page, hits: [] });
      pages.get(at).hits.push(hit);
    }
    for (const page of pages.values()) {
      const [best, ...rest] = page.hits;
      const about = concepts.reduce((sum, { spread, weight }) => sum + weight * (spread.get(page.url) ?? 0), 0) / total;
      page.score = best.score * (1 + WEIGHTS.rest * Math.log1p(rest.reduce((sum, hit) => sum + hit.score / best.score, 0))) * (1 + WEIGHTS.about * about);
      const telling = concepts.map((concept) => ({ ...concept, weight: concept.weight * (1 - WEIGHTS.common * (concept.spread.get(page.url) ?? 0)) }));
      for (const hit of page.hits) {
        let own = 0;
        let all = 0;
        for (const [i, { weight, strengths }] of telling.entries()) {
          own += weight * (strengths.get(hit.entry.id) ?? 0);
          all += concepts[i].weight * (strengths.get(hit.entry.id) ?? 0);
        }
        hit.within = hit.score * (all ? own / all : 1);
      }
      page.hits.sort((a, b) => b.within - a.within || a.entry.id - b.entry.id);
    }
    return [...pages.values()].sort((a, b) => b.score - a.score);
  }

  shown({ url, page, score, hits }) {
    const sections = hits.slice(0, 8).map(({ entry, score, near }) => ({ url: entry.url, title: entry.title, path: entry.path, score, ...this.teaser(entry, near) }));
    return { url, page, score, sections };
  }

  // A piece of the text around the words that stand together, as [text, found] pairs, and the words found, as written.
  teaser(entry, { hits, from, to }) {
    const { text } = entry;
    const words = [...new Set(hits.map(({ token }) => token.text))].slice(0, 12);
    const chosen = hits.slice(from, to);
    let start = chosen.length ? chosen[0].token.start : 0;
    // Back to the beginning of the sentence, when it is near.
    const before = text.slice(Math.max(0, start - 80), start);
    const begin = Math.max(before.lastIndexOf("\n"), before.search(/[.?!]\s(?!.*[.?!]\s)/s) + 1);
    start -= begin > 0 || before.length < 80 ? before.length - Math.max(begin, 0) : Math.min(30, before.length);
    let end = Math.min(text.length, start + TEASER);
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + TEASER / 2);
    const pieces = [];
    let at = start;
    for (const { token } of hits) {
      if (token.start < at || token.end > end) continue;
      pieces.push([text.slice(at, token.start), false], [token.text, true]);
      at = token.end;
    }
    pieces.push([text.slice(at, end), false]);
    const shown = pieces.filter(([piece]) => piece).map(([piece, found]) => [piece.replace(/([.!?:…])?\s*\n\s*/g, (_, stop) => (stop ? `${stop} ` : " · ")), found]);
    if (shown.length) shown[0][0] = (start > 0 ? "… " : "") + shown[0][0].replace(/^[\s·.,;:)]+/, "");
    if (end < text.length) shown.push(["…", false]);
    return { teaser: shown, words };
  }
}
