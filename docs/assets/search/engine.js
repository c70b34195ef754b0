// The index of one language and the answer to a question. MiniSearch finds (BM25, beginnings of words, typing errors).
// Ours is which terms a text and a question have (words.js, question.js) and the order of what is found.
//
// Vendored, unchanged, each with its licence, in vendor/: minisearch/ (MiniSearch 7.2.0, its dist/es/index.js) for the index, and
// stemmer/ (stemmer 2.0.1, Porter's) for English. Why not Pagefind: it takes no tokens of one's own, so that Korean is cut
// at spaces only; it needs a binary at build time and WebAssembly in the browser, which a copy opened from a disk does not
// run; and its gain, an index that is fetched in pieces, begins at sites many times larger than one file of 120 KB.
import { Finder } from "./finder.js";
import { Judge } from "./judge.js";
import { line, Messages, numbers } from "./messages.js";
import { Names } from "./names.js";
import { understand } from "./question.js";
import { teaser } from "./teaser.js";
import { WEIGHTS } from "./weights.js";
import { Words } from "./words.js";

const TELLING = { named: 2, number: 2, headed: 1, plain: 0, digit: 0 }; // two make an answer, whatever else is asked
const JUDGED = 80; // entries
const SECTIONS = 8; // of a page
const A_MESSAGE = 0.6; // so much of a quoted message is one

export class Engine {
  constructor({ words, entries }) {
    this.entries = entries.map((entry, id) => ({ quotes: [], ...entry, id, at: entry.url.split("#")[0], path: entry.path.join(" / ") }));
    const own = new Words(words.endings);
    this.finder = new Finder(this.entries, own, new Names(own, words), words.about);
    this.less = words.less;
    this.messages = new Messages();
    this.quotes = new Set(this.entries.flatMap((entry) => entry.quotes));
    this.titles = new Map();
    this.sizes = new Map(); // page → how many sections it has
    for (const { at } of this.entries) this.sizes.set(at, (this.sizes.get(at) ?? 0) + 1);
  }

  // The best answers by page, best first: [{url, page, score, sections: [{url, title, path, score, teaser, words}]}].
  search(typed, most = 12) {
    const question = understand(typed);
    question.line = line(question.text);
    question.numbers = numbers(question.text);
    // What repeats a quoted message is one, with or without the error's name.
    question.message ||= [...this.quotes].some((quote) => this.messages.repeats(question.line, quote) > A_MESSAGE);
    const concepts = this.finder.concepts(question);
    for (const concept of concepts) concept.spread = this.spread(concept.strengths);
    const judge = new Judge(this.finder, this.messages, this.titles, this.less, question, concepts);
    const ranked = this.candidates(concepts)
      .filter(({ entry }, place) => place < JUDGED || judge.says(entry.title))
      .map(({ entry, score }) => judge.judge(entry, score))
      .sort(bestFirst);
    return this.byPage(ranked, concepts, judge.total).slice(0, most);
  }

  // The entries that may answer, by how much they are about the words and how many of these they have.
  candidates(concepts) {
    const all = concepts.reduce((sum, { share }) => sum + share, 0);
    const sums = new Map();
    for (const { strengths, weight, share, kind } of concepts)
      for (const [id, strength] of strengths) {
        const sum = sums.get(id) ?? { score: 0, covered: 0, told: 0 };
        sum.score += strength * weight;
        sum.covered += share / all;
        sum.told += TELLING[kind];
        sums.set(id, sum);
      }
    // What a section does not say, its page may: the more of the page's sections say it, the more it counts.
    for (const { strengths, weight, share, spread } of concepts)
      for (const [id, sum] of sums) {
        if (strengths.has(id)) continue;
        const said = WEIGHTS.context * (spread.get(this.entries[id].at) ?? 0);
        sum.score += said * weight;
        sum.covered += (said * share) / all;
      }
    return [...sums]
      .filter(([, { covered, told }]) => covered >= (told >= 2 ? WEIGHTS.enough : 0.99))
      .map(([id, { score, covered }]) => ({ entry: this.entries[id], score: score * (1 - WEIGHTS.coverage + WEIGHTS.coverage * covered ** 2) }))
      .sort(bestFirst);
  }

  // For each page the share of its sections that have a strength.
  spread(strengths) {
    const shares = new Map();
    for (const id of strengths.keys()) {
      const { at } = this.entries[id];
      shares.set(at, (shares.get(at) ?? 0) + 1 / this.sizes.get(at));
    }
    return shares;
  }

  byPage(ranked, concepts, total) {
    const pages = new Map();
    for (const hit of ranked) {
      const { at, page } = hit.entry;
      if (!pages.has(at)) pages.set(at, { url: at, page, hits: [] });
      pages.get(at).hits.push(hit);
    }
    for (const page of pages.values()) {
      const [best, ...rest] = page.hits;
      const about = concepts.reduce((sum, { spread, weight }) => sum + weight * (spread.get(page.url) ?? 0), 0) / total;
      const more = Math.log1p(rest.reduce((sum, hit) => sum + hit.score / best.score, 0));
      page.score = best.score * (1 + WEIGHTS.rest * more) * (1 + WEIGHTS.about * about);
      this.order(page, concepts);
    }
    return [...pages.values()].sort(bestFirst).map(({ url, page, score, hits }) => ({ url, page, score, sections: hits.slice(0, SECTIONS).map(shown) }));
  }

  // Among the sections of one page the words count most that not all of them have.
  order(page, concepts) {
    for (const hit of page.hits) {
      let own = 0;
      let all = 0;
      for (const { strengths, weight, spread } of concepts) {
        const about = weight * (strengths.get(hit.entry.id) ?? 0);
        own += about * (1 - WEIGHTS.common * (spread.get(page.url) ?? 0));
        all += about;
      }
      hit.within = hit.score * (all ? own / all : 1);
    }
    page.hits.sort((a, b) => b.within - a.within || bestFirst(a, b));
  }
}

// Best first; equal ones in the order of the site.
const bestFirst = (a, b) => b.score - a.score || (a.entry && b.entry ? a.entry.id - b.entry.id : 0);

const shown = ({ entry: { url, title, path, text }, score, near }) => ({ url, title, path, score, ...teaser(text, near) });
