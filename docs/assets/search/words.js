// Text into the terms by which it is indexed and asked for. A token of the text gives several terms, each in an alphabet
// of its own, so that they never meet by chance:
//   a Latin word      its stem, and for beginnings and typing errors itself, marked: `losses` → loss, =losses;
//                     an identifier in parts and whole: `NLLLoss` → nll, loss, =nllloss
//   a Hangul word     its letters, without its particle, for whole words, beginnings and typing errors: `손실이` → ㅅㅗㄴㅅㅣㄹ
//                     its pairs of syllables, across spaces too, for compounds: `교차 엔트로피` → 교차, 차엔, 엔트, 트로, 로피
//   a number          with a mark: `1.46` → #1.46
// Which endings a Hangul word sheds is data that comes with the index; no word of any language stands here.
import { stemmer } from "./vendor/stemmer/stemmer.js";

const HANGUL = "가-힣ㄱ-ㅣ";
const TOKEN = new RegExp(
  `[${HANGUL}]+|\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+(?:e[-+]?\\d+)?|(?:[^\\s\\p{P}\\p{S}${HANGUL}]|_)+`,
  "giu",
);
const PARTS = /\p{Lu}+(?!\p{Ll})\d*|\p{Lu}?\p{Ll}+\d*|\d+\p{L}*|[^\p{Lu}\p{Ll}\d_]+/gu;

export const isHangul = (text) => /[가-힣ㄱ-ㅣ]/.test(text);
export const isNumber = (text) => /^\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(text);

// The tokens of a text: {text, start, end, gap, line}; `gap` is how many characters part it from the one before.
export const tokens = (text) => {
  const found = [];
  let end = -9;
  let line = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (end >= 0 && text.slice(end, match.index).includes("\n")) line++;
    found.push({ text: match[0], start: match.index, end: match.index + match[0].length, gap: match.index - end, line });
    end = match.index + match[0].length;
  }
  return found;
};

// --- Hangul -----------------------------------------------------------------------------------------------------------

const FIRST = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const MIDDLE = "ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ".split(" ");
const LAST = " ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split(" ");
// Vowels that sound alike and are mistaken for one another: 레이블 and 래이블, 왠 and 웬.
const ALIKE = { ㅔ: "ㅐ", ㅖ: "ㅐ", ㅒ: "ㅐ", ㅜㅔ: "ㅗㅐ", ㅗㅣ: "ㅗㅐ" };
const KEYBOARD = Object.fromEntries(
  [..."ㅂqㅈwㄷeㄱrㅅtㅛyㅕuㅑiㅐoㅔpㅁaㄴsㅇdㄹfㅎgㅗhㅓjㅏkㅣlㅋzㅌxㅊcㅍvㅠbㅜnㅡmㅃQㅉWㄸEㄲRㅆTㅒOㅖP".matchAll(/(.)(\w)/g)].map(
    ([, letter, key]) => [letter, key],
  ),
);
const LETTERS = Object.fromEntries(Object.entries(KEYBOARD).map(([letter, key]) => [key, letter]));

const lettersOf = (syllable, alike) => {
  const code = syllable.charCodeAt(0) - 0xac00;
  if (code < 0 || code > 11171) return syllable;
  const middle = MIDDLE[Math.floor(code / 28) % 21];
  return FIRST[Math.floor(code / 588)] + ((alike && ALIKE[middle]) || middle) + LAST[code % 28];
};

// A word as the letters it is typed with; look-alike vowels are made one.
export const letters = (word) => [...word].map((syllable) => lettersOf(syllable, true)).join("");

// What the keys would have given with the keyboard switched to the other alphabet: `thsrlf` → 손길, `ㅣㅐㄴㄴ` → loss.
export const otherKeyboard = (word) =>
  isHangul(word)
    ? [...word].flatMap((syllable) => [...lettersOf(syllable, false)].map((letter) => KEYBOARD[letter] ?? "")).join("")
    : [...word].map((key) => LETTERS[key] ?? LETTERS[key.toLowerCase()] ?? "").map((letter) => ALIKE[letter] ?? letter).join("");

export const pairs = (word) => Array.from({ length: Math.max(word.length - 1, 0) }, (_, i) => word.slice(i, i + 2));

// --- the rest ---------------------------------------------------------------------------------------------------------

const MEMORY = new Map();
export const stem = (word) => {
  let known = MEMORY.get(word);
  if (known === undefined) {
    const american = word.length > 5 ? word.replace(/(?<=i)s(?=(?:e|ed|es|er|ing|ations?)$)/, "z").replace(/ou(?=rs?$)/, "o") : word;
    known = stemmer(american);
    MEMORY.set(word, known);
  }
  return known;
};

// The words inside an identifier, in lower case: `BCEWithLogits` → bce, with, logits; one word gives itself.
export const parts = (identifier) => (identifier.match(PARTS) ?? [identifier]).map((part) => part.toLowerCase());

// A Latin word or identifier in one piece, with its mark: `cross_entropy`, `CrossEntropy` → =crossentropy.
export const whole = (text) => `=${parts(text).join("")}`;

export const number = (text) => `#${text.replaceAll(",", "").toLowerCase()}`;

export class Words {
  // `endings`: what a Hangul word may end in besides its stem, such as particles.
  constructor(endings) {
    this.endings = [...endings].sort((a, b) => b.length - a.length);
    this.kept = new Map();
  }

  // The word without its ending; at least two syllables stay.
  bare(word) {
    const ending = this.endings.find((one) => word.length - one.length >= 2 && word.endsWith(one));
    return ending ? word.slice(0, -ending.length) : word;
  }

  // The terms of one token.
  of(text) {
    let terms = this.kept.get(text);
    if (!terms) {
      if (isNumber(text)) terms = [number(text)];
      else if (isHangul(text)) terms = [letters(this.bare(text)), ...pairs(text)];
      else {
        const words = parts(text);
        terms = words.map(stem);
        if (words.length > 1 || terms[0] !== words[0]) terms.push(whole(text));
      }
      this.kept.set(text, terms);
    }
    return terms;
  }

  // The tokens of a text without the particles that follow words of another script: `loss가` → loss.
  tokens(text) {
    return tokens(text).filter(({ text: one, gap }) => gap > 0 || !isHangul(one) || !this.endings.includes(one));
  }

  // Every term of a text, as often as it stands there.
  terms(text) {
    const all = [];
    let before = null;
    for (const token of this.tokens(text)) {
      all.push(...this.of(token.text));
      const hangul = isHangul(token.text);
      if (hangul && before && token.gap === 1) all.push(before.at(-1) + token.text[0]);
      before = hangul ? token.text : null;
    }
    return all;
  }
}
