// Stands in front of the theme's own search worker: keeps the reader's language in the index, and writes a query the way
// the index can answer it. Korean words carry particles and grow together; error messages carry numbers and brackets.
"use strict";

const [language, stock] = self.location.search.slice(1).split("&");
const PARTICLES =
  /(?:이라고|라고|이라는|라는|입니다|에서는|에서의|으로는|으로|에서|에게|부터|까지|처럼|보다|마다|이란|란|은|는|이|가|을|를|의|에|로|와|과|도|만)$/;
const HANGUL = /[가-힣]/;

// Words that readers type for a term of the glossary; written by the build into lossbook-terms.js.
self.lossbookTerms = {};
try {
  importScripts("lossbook-terms.js");
} catch {
  // Without the table the search still works, for the glossary's own forms.
}

const withoutParticle = (word) => {
  const stem = word.replace(PARTICLES, "");
  return stem.length >= 2 ? stem : word;
};

const rewrite = (query) => {
  let text = query.trim();
  text = text.replace(/^(?:\w+\.)*\w*(?:Error|Warning|Exception):\s*/, ""); // a pasted "RuntimeError: …"
  text = text.replace(/[[\](){}<>"`,;:?!*~^+\\/|=]/g, " ").replace(/\.(?=\s|$)/g, " ");
  text = text.replace(/(\w)-(?=\w)/g, "$1 "); // the index splits there too
  const spelt = text.toLowerCase().replace(/\s+/g, " ");
  for (const [typed, term] of Object.entries(self.lossbookTerms[language] ?? {})) {
    const plain = HANGUL.test(typed) ? spelt.split(" ").map(withoutParticle).join(" ") : spelt;
    if (plain.trim() === typed) text = term;
  }
  const words = text
    .split(/\s+/)
    .filter((word) => word && !/^-?\d+(?:\.\d+)?$/.test(word)) // the numbers in a message are the reader's own
    .map((word) => word.replace(/^-+/, ""));
  // A pasted message: its three longest words must be there, or pages full of "target" and "input" would win.
  const message = words.length >= 4 && !HANGUL.test(text);
  const telling = message ? [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, 3) : [];
  return words
    .map((word) => (HANGUL.test(word) ? `*${withoutParticle(word)}*` : telling.includes(word) ? `+${word}` : word))
    .join(" ");
};

self.addEventListener("message", (event) => {
  const message = event.data;
  const inThisLanguage = (doc) => doc.location.startsWith("en/") === (language === "en");
  if (message.type === 0) message.data.docs = message.data.docs.filter(inThisLanguage);
  if (message.type === 2 && message.data.trim()) message.data = rewrite(message.data) || message.data;
});

importScripts(stock);
