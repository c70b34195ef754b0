// Evaluates the arithmetic that Python writes: numbers, names, + - * / **, parentheses, and a few functions.

const FUNCTIONS = {
  log: Math.log,
  exp: Math.exp,
  sqrt: Math.sqrt,
  entropy: (counts) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return -counts.reduce((sum, count) => sum + (count > 0 ? (count / total) * Math.log(count / total) : 0), 0);
  },
};
const CONSTANTS = { pi: Math.PI };
const TOKEN = /\s*(?:(\d+\.?\d*(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?)|([A-Za-z_]\w*)|(\*\*|[-+*/()]))/yi;

function tokens(text) {
  const found = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text);
    if (!match) throw new SyntaxError(`not a formula: ${text}`);
    const [, number, name, sign] = match;
    found.push(number !== undefined ? { number: Number(number) } : name !== undefined ? { name } : { sign });
  }
  return found;
}

/** The names in a formula that are inputs. */
export const inputsOf = (text) => [
  ...new Set(tokens(text).map((token) => token.name).filter((name) => name && !(name in FUNCTIONS) && !(name in CONSTANTS))),
];

/** The value of `text` with `inputs` by name. Throws SyntaxError on text that is no formula or names nothing known. */
export function evaluate(text, inputs = {}) {
  const left = tokens(text);
  const next = (sign) => left.length > 0 && left[0].sign === sign && Boolean(left.shift());
  const fail = () => {
    throw new SyntaxError(`not a formula: ${text}`);
  };

  // Python's precedence: ** binds more tightly than a minus before it and less tightly than one after it.
  const sum = () => {
    let value = product();
    for (;;) {
      if (next("+")) value += product();
      else if (next("-")) value -= product();
      else return value;
    }
  };
  const product = () => {
    let value = signed();
    for (;;) {
      if (next("*")) value *= signed();
      else if (next("/")) value /= signed();
      else return value;
    }
  };
  const signed = () => (next("-") ? -signed() : next("+") ? signed() : power());
  const power = () => {
    const base = atom();
    return next("**") ? base ** signed() : base;
  };
  const atom = () => {
    if (next("(")) {
      const value = sum();
      return next(")") ? value : fail();
    }
    const token = left.shift();
    if (token?.number !== undefined) return token.number;
    if (token?.name === undefined) return fail();
    if (Object.hasOwn(FUNCTIONS, token.name)) {
      if (!next("(")) return fail();
      const argument = sum();
      return next(")") ? FUNCTIONS[token.name](argument) : fail();
    }
    const known = Object.hasOwn(CONSTANTS, token.name) ? CONSTANTS : inputs;
    return Object.hasOwn(known, token.name) ? known[token.name] : fail();
  };
  const value = sum();
  return left.length ? fail() : value;
}
