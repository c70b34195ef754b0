// The same as remote.js for a copy of the site that is opened from a disk: the index comes as a script, the answers from
// the page itself. The build joins this file with what it imports and with box.js into one classic script.
import { Engine } from "./engine.js";
import { lastError } from "./question.js";

export const connect = (index, answer) => {
  const script = document.createElement("script");
  const engine = new Promise((resolve, reject) => {
    script.addEventListener("load", () => resolve(new Engine(globalThis.lossbookIndex)));
    script.addEventListener("error", reject);
  });
  script.src = index.replace(/json$/, "js");
  document.head.append(script);
  const ask = async ({ number, typed }) => {
    try {
      answer({ number, pages: (await engine).search(typed) });
    } catch {
      answer({ failed: true });
    }
  };
  return { ask, end: () => script.remove() };
};

export const shortened = async (pasted) => lastError(pasted);
