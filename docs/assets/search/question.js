// What a reader typed or pasted, as what is asked for: of a traceback its last error, without paths, places and shapes.

const NAME = /(?:[A-Z][A-Za-z0-9]*)?(?:Error|Warning|Exception|Interrupt)(?=\s*:|\s*$)/g;
const FRAME = /^\s*(?:File "|Traceback |During handling|The above exception|-+>|\^|~|\d+\s|at |in )/;
const PATH = /(?:[A-Za-z]:)?(?:[\w.~-]*[\\/])+[\w.<>-]+\.\w+(?:[:(]\d+\)?)?(?:, line \d+)?|\bline \d+\b|<ipython-input[^>]*>/g;
const MARKS = /^[\s>*`_#|E]+(?=\S*(?:Error|Warning|Exception))|[*`\s]+$/g;
const LONGEST = 600;

// The message of the last error in a pasted text, one line; "" where there is none. Errors come before warnings.
export const lastError = (pasted) => {
  const names = [...pasted.matchAll(NAME)].filter((name) => pasted[name.index + name[0].length] !== undefined);
  const errors = names.filter((name) => !name[0].endsWith("Warning"));
  const last = (errors.length ? errors : names).at(-1);
  if (!last) return "";
  const lines = pasted.slice(last.index).split(/\r?\n/);
  let message = lines[0];
  // A message may begin on the line after its name, or name itself only by a header such as "Error(s) in loading …:".
  for (const line of lines.slice(1, 4)) {
    if (!/:\s*$/.test(message) || FRAME.test(line)) break;
    message += ` ${line.trim()}`;
  }
  return message.replace(MARKS, "").slice(0, LONGEST);
};

// {text, message}: the words to look for, and whether they are an error's, whose numbers and shapes are the reader's own.
export const understand = (typed) => {
  const plain = typed.normalize("NFKC").replace(/[\u2212\u2013]/g, "-");
  const error = lastError(plain);
  const text = (error || plain).replace(PATH, " ").replace(/0x[0-9a-f]+/gi, " ");
  if (!error) return { text: text.slice(0, LONGEST), name: "", message: false };
  const [name] = error.match(NAME) ?? [""];
  const said = text.slice(text.indexOf(name) + name.length).replace(/^[\s:]+/, "");
  return { text: said || name, name, message: Boolean(said) };
};
