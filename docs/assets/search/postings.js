// MiniSearch's index, from what MiniSearch saves: to add a document it walks its tree of terms once for every word of the
// text, past thousands of Hangul syllables at its root, and the more pages the longer each walk. Here it walks once a term.
import MiniSearch from "./vendor/minisearch/minisearch.js";

const FIELD = "terms";
const AS_IS = { fields: [FIELD], tokenize: (term) => [term], processTerm: (term) => term };

// What MiniSearch saves of one term after the other; each goes as soon as it is read.
function* saved(found) {
  for (const [term, there] of found) {
    const times = {};
    for (let at = 0; at < there.length; at += 2) times[there[at]] = there[at + 1];
    yield [term, { 0: times }];
  }
}

// `read(document, count)` calls `count(terms, times)` for the terms of a document, as often as it likes; a document's place
// among all is its id. {index, often}: the index, and for each term how many documents have it.
export const indexed = (documents, read) => {
  const found = new Map(); // term → for each document that has it: its id, how often
  const lengths = documents.map((document, id) => {
    let length = 0;
    read(document, (terms, times) => {
      for (const term of terms) {
        const there = found.get(term);
        if (there && there[there.length - 2] === id) {
          there[there.length - 1] += times;
          continue;
        }
        length++;
        if (there) there.push(id, times);
        else found.set(term, [id, times]);
      }
    });
    return length;
  });
  const all = {
    documentCount: lengths.length,
    nextId: lengths.length,
    documentIds: [...lengths.keys()],
    fieldIds: { [FIELD]: 0 },
    fieldLength: lengths.map((length) => [length]),
    averageFieldLength: [lengths.reduce((sum, length) => sum + length, 0) / lengths.length],
    storedFields: {},
    index: saved(found),
    serializationVersion: 2,
  };
  const often = new Map(Array.from(found, ([term, there]) => [term, there.length / 2]));
  return { index: MiniSearch.loadJS(all, AS_IS), often };
};
