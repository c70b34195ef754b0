// From the words of a question to the sections that have them: MiniSearch's index, and the ways in which a word that is
// asked may stand in a text: itself, in pieces, as part of a compound, under another name, with a typing error.
import { squash } from "./names.js";
import { indexed } from "./postings.js";
import { WEIGHTS } from "./weights.js";
import { isHangul, isNumber, letters, number, otherKeyboard, pairs, parts, stem, tokens, whole } from "./words.js";

const PAIRS_NEEDED = 0.5; // of a Hangul word's pairs of syllables
const MOST_CONCEPTS = 14;
const KEPT = 500; // variants

const decimals = (number) => (number.split(".")[1] ?? "").length;

export class Finder {
  // `about`: the word for what all of the site is about.
  constructor(entries, words, names, about) {
    Object.assign(this, { entries, words, names, about });
    this.named = new Set(names.terms); // the terms of names and of the pages' titles
    this.headed = new Set(); // the terms of the sections' titles, and others that matter as much
    // `often`: term → how many entries have it
    Object.assign(this, indexed(entries, (entry, count) => this.read(entry, count)));
    this.numbers = [...this.often.keys()].filter((term) => term[0] === "#");
    this.kept = new Map();
  }

  // Counts the terms of a section; in a title they count as often as the title weighs.
  read(entry, count) {
    count(this.words.terms(entry.text), 1);
    for (const field of ["title", "path", "page"]) {
      const terms = this.words.terms(entry[field]);
      if (field === "page") for (const term of terms) this.named.add(term);
      if (field === "title") for (const term of terms) this.headed.add(term);
      count(terms, WEIGHTS[field]);
    }
    // Acronyms, identifiers and the words of quoted messages matter as much as those of titles.
    const names = tokens(entry.text).map((token) => token.text).filter((text) => /\p{Lu}.*\p{Lu}|_/u.test(text));
    for (const text of [...names, ...(entry.quotes ?? [])]) for (const term of this.words.terms(text)) this.headed.add(term);
  }

  has(term) {
    return this.often.has(term);
  }

  rarity(often) {
    return Math.log(1 + (this.entries.length - often + 0.5) / (often + 0.5));
  }

  // What is asked for: one concept a word, {text, variants, strengths, accepted, kind, share, weight}, the weightiest
  // first. `strengths` says for each entry how much it is about the word.
  concepts(question) {
    const typed = this.words.tokens(question.text);
    let asked = typed.flatMap(({ text }) => (isHangul(text) ? this.names.apart(text, (word) => this.has(letters(word))) : this.variable(text)));
    asked = this.names.joined(question.message ? asked : this.names.plain(asked));
    if (question.message) asked = asked.filter((text) => !isNumber(text));
    const telling = asked.filter((text) => !this.names.stops(text));
    if (telling.length) asked = telling;
    const unfinished = !question.message && typed.at(-1)?.end === question.text.length;
    const concepts = asked.map((text, i) => ({ text, variants: this.variants(text, unfinished && i === asked.length - 1) }));
    // Neighbours that together are a name: `교차 엔트로피`, `soft max`, `크로스 엔트로피`.
    for (let length = Math.min(4, concepts.length); length >= 1; length--)
      for (let at = 0; at + length <= concepts.length; at++) {
        const members = concepts.slice(at, at + length);
        const more = this.together(members.map(({ text }) => text));
        for (const { variants } of members) variants.push(...more);
      }
    const unique = new Map();
    for (const concept of concepts) {
      const key = squash(concept.text);
      if (!unique.has(key)) unique.set(key, this.weigh(concept));
    }
    const found = [...unique.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_CONCEPTS);
    // A figure alone is a value of what the site is about; a section that does not have the figure is no answer.
    if (found.length && found.every(({ kind }) => kind === "number")) {
      const about = { text: this.about, variants: [...this.variants(this.about, false), ...this.together([this.about])] };
      found.push({ ...this.weigh(about), kind: "digit", share: 0 });
    }
    return found;
  }

  // A variable that the pages do not know is the reader's own, and its words are what is asked: `val_loss` → val, loss.
  variable(text) {
    const words = parts(text);
    return words.length < 2 || !text.includes("_") || this.has(whole(text)) ? [text] : words;
  }

  weigh({ text, variants }) {
    const strengths = new Map();
    const accepted = new Set();
    for (const { strengths: found, factor, need, terms, accepted: matched } of variants) {
      for (const [id, strength] of found) if (strength * factor > (strengths.get(id) ?? 0)) strengths.set(id, strength * factor);
      if (need === 1 && terms.length === 1) for (const term of matched) accepted.add(term);
    }
    const kind = this.kind(text, variants, strengths.size);
    const weight = WEIGHTS[kind] * this.rarity(strengths.size) ** WEIGHTS.rare;
    return { text, variants, strengths, accepted, kind, share: WEIGHTS[kind], weight };
  }

  kind(text, variants, often) {
    if (!often) return "unknown";
    if (isNumber(text)) return /\.\d\d/.test(text) ? "number" : /\d\D?\d/.test(text) ? "headed" : "digit";
    const near = variants.filter(({ strengths, factor }) => strengths.size && factor >= WEIGHTS.typo);
    const terms = [...this.words.of(text), ...near.flatMap((variant) => variant.terms)];
    if (terms.some((term) => this.named.has(term))) return "named";
    if (terms.some((term) => this.headed.has(term))) return "headed";
    return /[a-z]/i.test(text) && /[A-Z_.\d]/.test(text.slice(1)) ? "headed" : "plain";
  }

  // --- one word -------------------------------------------------------------------------------------------------------

  // One way in which a word may stand in a text: {terms, need, factor, strengths, accepted}. Of `terms` the share `need`
  // must be there; `accepted` are the terms that were found for them, as with beginnings and typing errors.
  variant(terms, factor, { need = 1, ...options } = {}) {
    const unique = [...new Set(terms)].filter(Boolean);
    const key = JSON.stringify([unique, need, options]);
    let known = this.kept.get(key);
    if (!known) {
      known = this.evaluate(unique, need, options);
      if (this.kept.size > KEPT) this.kept.clear();
      this.kept.set(key, known);
    }
    return { ...known, factor };
  }

  evaluate(terms, need, options) {
    const strengths = new Map();
    const accepted = new Set(terms);
    const here = options.prefix || options.fuzzy ? terms : terms.filter((term) => this.has(term));
    if (!here.length || here.length / terms.length < need) return { strengths, accepted, terms, need };
    const found = this.index.search({ combineWith: "OR", queries: here }, { bm25: WEIGHTS, ...options });
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

  // `last`: the reader may not have finished the word.
  variants(text, last) {
    if (isNumber(text)) return this.alike(text).map((term) => this.figure(term, decimals(term) < decimals(text) ? WEIGHTS.rough : 1));
    return isHangul(text) ? this.hangulVariants(text, last) : this.latinVariants(text, last);
  }

  // A figure stands in a section or it does not: a long table that has it is as much about it as a short remark.
  figure(term, factor) {
    const { strengths, ...found } = this.variant([term], factor);
    return { ...found, strengths: new Map([...strengths.keys()].map((id) => [id, WEIGHTS.figure])) };
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
    if (switched.length > 2) found.push(this.variant([this.has(`=${switched}`) ? `=${switched}` : stem(switched)], WEIGHTS.keyboard));
    return found;
  }

  latinVariants(text, last) {
    const words = parts(text).map(stem);
    const one = whole(text);
    const plain = one.slice(1);
    const found = [this.variant(words.length > 1 ? [one] : words, 1)];
    if (words.length > 1) found.push(this.variant(words, WEIGHTS.split));
    if (last && plain.length > 2) found.push(this.variant([one], WEIGHTS.beginning, { prefix: true }));
    const divided = plain.length > 6 && this.divide(plain);
    if (divided) found.push(this.variant(divided, WEIGHTS.joined));
    if (found.some(({ strengths }) => strengths.size) || plain.length < 4) return found;
    const right = this.swapped(plain).flatMap((word) => [`=${word}`, stem(word)]).find((term) => this.has(term));
    if (right) found.push(this.variant([right], WEIGHTS.typo));
    found.push(this.variant([one], WEIGHTS.typo, { fuzzy: 1 }), this.variant(words, WEIGHTS.typo, { fuzzy: 1 }));
    const switched = otherKeyboard(text);
    if (switched.length > 3) found.push(this.variant([switched], WEIGHTS.keyboard, { prefix: switched.length > 5 }));
    return found;
  }

  // The word with two neighbouring letters in each other's place.
  swapped(word) {
    return Array.from({ length: word.length - 1 }, (_, i) => `${word.slice(0, i)}${word[i + 1]}${word[i]}${word.slice(i + 2)}`);
  }

  // `labelsmoothing` as known words: label, smooth. Null where that cannot be done.
  divide(text) {
    for (let at = text.length - 3; at >= 3; at--) {
      const [head, tail] = [stem(text.slice(0, at)), text.slice(at)];
      if (!this.has(head)) continue;
      if (this.has(stem(tail))) return [head, stem(tail)];
      const rest = tail.length > 5 && this.divide(tail);
      if (rest) return [head, ...rest];
    }
    return null;
  }

  // The numbers on the pages that equal the typed one to the digits that both have: 1.4612 and 1.46, 6.9 and 6.9078.
  alike(text) {
    const typed = text.replaceAll(",", "");
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

  // The terms of a word that stands there as it is.
  written(text) {
    return isNumber(text) ? [number(text)] : isHangul(text) ? [letters(text)] : parts(text).map(stem);
  }

  // A name, possibly of several words, as the pages write it.
  phrase(name, factor) {
    const all = tokens(name).map((token) => token.text);
    if (!all.every(isHangul)) return [this.variant(all.flatMap((text) => this.written(text)), factor)];
    const joined = all.join("");
    const written = [this.variant([letters(joined)], factor)];
    if (joined.length > 1) written.push(this.variant(pairs(joined), factor, { need: 0.9 }));
    return written;
  }

  // Other ways of saying what these neighbours say together.
  together(texts) {
    const found = [];
    for (const spelling of this.names.spellings(texts)) {
      const joined = stem(squash(spelling));
      for (const name of this.names.called(spelling)) found.push(...this.phrase(name, WEIGHTS.alias));
      if (texts.length > 1 && !isHangul(spelling) && this.has(joined)) found.push(this.variant([joined], WEIGHTS.joined));
      if (texts.length === 2 && texts.every(isHangul) && texts.join("").length <= 8) found.push(...this.phrase(spelling, 1));
      if (texts.length === 1) for (const word of this.names.sameAs(spelling)) found.push(...this.phrase(word, WEIGHTS.same));
    }
    return found;
  }
}
