// What readers call things, and which of their words carry a meaning: the glossary's names, spellings by ear, words said
// for one another, words that every question has. All of it is data that comes with the index.
import { isHangul, isNumber, letters, stem, tokens } from "./words.js";

// A name without spaces, hyphens, underscores, capitals, look-alike vowels and the ending of its last word:
// `Cross-entropy`, `CrossEntropy` and `cross entropies` are one.
export const squash = (text) => {
  const words = tokens(text).map((token) => (isHangul(token.text) ? letters(token.text) : token.text.replaceAll("_", "").toLowerCase()));
  if (/^[a-z]+$/.test(words.at(-1) ?? "")) words.push(stem(words.pop()));
  return words.join("");
};

const stemmed = (text) => stem(text.toLowerCase());

export class Names {
  constructor(words, { stop, same, spellings, phrases, terms }) {
    this.words = words;
    this.phrases = phrases.map(({ as, said }) => ({ as, said: said.map((any) => new Set(any.map(stemmed))) }));
    this.stop = new Set(stop.map((word) => (isHangul(word) ? word : stem(word))));
    this.stopBeginnings = stop.filter((word) => word.endsWith("~")).map((word) => word.slice(0, -1));
    this.same = same;
    this.terms = new Set(); // the terms of all names
    this.others = new Map(); // a name, squashed → what the pages call it
    this.canonical = new Map(); // the same → one name for all of them, squashed
    this.hangul = new Set(); // the names in Hangul, without spaces
    this.spelt = new Map(); // another spelling of a Hangul word, as letters → the pages' own
    for (const [own, ...others] of spellings)
      for (const other of others) if (isHangul(own) && isHangul(other)) this.spelt.set(letters(other), own);
    for (const { names, others } of terms) for (const name of [...names, ...others]) this.add(name, names);
    for (const [own, ...others] of spellings) for (const other of others) this.add(other, [own]);
  }

  add(name, own) {
    for (const term of this.words.terms(name)) this.terms.add(term);
    const key = squash(name);
    if (key.length < 2) return;
    const texts = tokens(name).map((token) => token.text);
    if (texts.every(isHangul) && texts.join("").length > 1) this.hangul.add(texts.join(""));
    if (!this.canonical.has(key)) this.canonical.set(key, squash(own[0]));
    const others = own.filter((one) => squash(one) !== key);
    if (others.length) this.others.set(key, [...new Set([...(this.others.get(key) ?? []), ...others])]);
  }

  // Whether a word is one that any question may have.
  stops(text) {
    if (isNumber(text)) return false;
    if (this.stopBeginnings.some((beginning) => text.startsWith(beginning))) return true;
    return isHangul(text) ? this.stop.has(text) || this.stop.has(this.words.bare(text)) : this.stop.has(stemmed(text));
  }

  // The words of a question with each phrase as what it counts as: `loss`, `is`, `not`, `really`, `falling` → loss, is, stuck, really.
  // A question of nothing but phrases that count as nothing is asked as it stands: `during training`.
  plain(asked) {
    let texts = asked;
    for (const { as, said } of this.phrases)
      for (let from = 0; from < texts.length; from++) {
        const places = this.placesOf(said, texts, from);
        if (places) texts = texts.flatMap((text, at) => (at === from ? as : places.includes(at) ? [] : [text]));
      }
    return texts.every((text) => this.stops(text)) ? asked : texts;
  }

  // Where one word of each list stands, the first at `from` and only words without meaning in between; null where they do not.
  placesOf(said, texts, from) {
    const places = [];
    let at = from;
    for (const any of said) {
      while (places.length && at < texts.length && !any.has(stemmed(texts[at])) && this.stops(texts[at])) at++;
      if (at === texts.length || !any.has(stemmed(texts[at]))) return null;
      places.push(at++);
    }
    return places;
  }

  // A Hangul word that names grew together to, as these: `교차엔트로피손실함수` → 교차엔트로피, 손실함수. Behind a name any
  // word will do of which `known` is true.
  apart(text, known) {
    const bare = this.words.bare(text);
    if (bare.length < 4 || this.hangul.has(bare)) return [text];
    const divide = (rest) => {
      if (!rest) return [];
      for (let length = rest.length; length >= 2; length--) {
        const head = rest.slice(0, length);
        if (!this.hangul.has(head) && (rest === bare || !known(head))) continue;
        const tail = divide(rest.slice(length));
        if (tail) return [head, ...tail];
      }
      return null;
    };
    return divide(bare) ?? [text];
  }

  // Hangul words whose name is written together as well, as one: `교차`, `엔트로피` → 교차엔트로피.
  joined(texts) {
    for (let length = Math.min(4, texts.length); length > 1; length--)
      for (let at = 0; at + length <= texts.length; at++) {
        const words = texts.slice(at, at + length);
        if (!words.every(isHangul) || !this.hangul.has(this.words.bare(words.join("")))) continue;
        return [...this.joined(texts.slice(0, at)), words.join(""), ...this.joined(texts.slice(at + length))];
      }
    return texts;
  }

  // The ways in which neighbours may be spelt: as typed, without a particle at the end, in the pages' spelling.
  spellings(texts) {
    const last = texts.at(-1);
    const plain = [texts, [...texts.slice(0, -1), isHangul(last) ? this.words.bare(last) : last]];
    const own = plain.map((all) => all.map((one) => this.spelt.get(letters(one)) ?? one));
    return [...new Set([...plain, ...own].map((all) => all.join(" ")))];
  }

  // What the pages call this name, and what readers say for this word.
  called(name) {
    return this.others.get(squash(name)) ?? [];
  }

  sameAs(text) {
    const means = (word) => (isHangul(word) ? text.startsWith(word) : stem(text.toLowerCase()) === stem(word));
    return this.same.filter((group) => group.some(means)).flatMap((group) => group.filter((word) => !means(word)));
  }

  // What a title and a question that mean the same have in common.
  key(all) {
    const key = squash(all.map(({ text }) => (isHangul(text) ? this.words.bare(text) : text)).join(" "));
    return this.canonical.get(key) ?? key;
  }
}
