// How much what counts, chosen on the golden questions of tests/site/golden and then rounded.
export const WEIGHTS = {
  title: 5, path: 2, page: 2, // as if a word in a title stood in the text so many times
  k: 1.65, b: 0.67, d: 0.25, // BM25: how soon repetition stops to count, how much length counts against
  // how much a match counts that is not the word itself
  rough: 0.9, // a number on a page with fewer digits than typed
  figure: 1.7, // how much a section is about a number that it has
  joined: 0.8, split: 0.85, alias: 0.8, keyboard: 0.8, pairs: 0.9, beginning: 0.5, typo: 0.7, same: 0.4,
  rare: 0.6, // how much more a rare word counts than a common one (an exponent)
  // how much a word matters: a name of the glossary or a page, a word of a section's title, any other, one that is nowhere
  named: 1, headed: 0.95, plain: 0.4, unknown: 0.7,
  number: 2.5, digit: 0.4, // a number with decimals, and one that is a single digit
  enough: 0.28, // the share of a question that an answer must cover to be one
  coverage: 0.45, // how much of the score hangs on the share
  near: 1.05, // reward for words that stand together
  titled: 1.8, // reward for a title that says the question
  message: 0.3, // the part of it for a title that is a message, when none is asked for
  paged: 0.65, // and for the title of the page around
  exact: 1.25, whole: 3, // reward for a title that is the question, and how many times that where no word was left aside
  quoted: 4, // reward for a message quoted word by word
  called: 2, // and for one that the section is called by
  rest: 0.27, // what the rest of a page adds to its best section
  context: 0.6, // how much a word counts that the page says and the section does not
  about: 0.9, // reward for a page most of whose sections speak of what is asked
  prefix: 0.3, suffix: 0.3, // the part of `exact` for a title that begins or ends with the question, or the other way round
  common: 0.9, // how little a word counts among the sections of a page that all have it
  table: 0.02, // loss of a table of all messages, for each after the tenth: the sections it leads to say more
  quoting: 0.6, // loss of a section made of messages, when none is asked for
  links: 0.4, // loss of a section that only leads elsewhere
};
