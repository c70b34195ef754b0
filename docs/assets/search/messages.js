// How near a question comes to a message: the words of an error stand in their order, the numbers are the reader's own.
import { isHangul, isNumber, parts, tokens } from "./words.js";

// The words of a message, without numbers, or of what a reader pasted.
export const line = (text) =>
  tokens(text)
    .map((token) => token.text)
    .filter((one) => !isNumber(one) && !isHangul(one))
    .flatMap(parts);

const FEWEST = 3; // words
const NUMBER = /(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])/g;

// The numbers of a message, with their signs.
export const numbers = (text) => text.match(NUMBER) ?? [];

export class Messages {
  constructor() {
    this.known = new Map(); // message → what is compared of it
  }

  // How much of `asked`, a line, stands in the message, in its order: from 0 to 1.
  repeats(asked, message) {
    if (asked.length < FEWEST) return 0;
    const { length, words, steps } = this.read(message);
    if (length < FEWEST) return 0;
    const share = asked.filter((word) => words.has(word)).length / asked.length;
    if (share < 0.3) return 0;
    const order = asked.slice(1).filter((word, i) => steps.has(`${asked[i]} ${word}`)).length / (asked.length - 1);
    return ((share + order) / 2) * (0.6 + 0.4 * Math.min(1, (asked.length * share) / length));
  }

  read(message) {
    if (!this.known.has(message)) {
      const there = line(message);
      const steps = new Set(there.slice(1).map((word, i) => `${there[i]} ${word}`));
      this.known.set(message, { length: there.length, words: new Set(there), steps });
    }
    return this.known.get(message);
  }
}
