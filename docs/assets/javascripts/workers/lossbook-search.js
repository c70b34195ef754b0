// Keeps the reader's language in the search index and hands everything else to the theme's own worker.
"use strict";
const [language, stock] = self.location.search.slice(1).split("&");
const foreign = (location) => location.startsWith("en/") !== (language === "en");
self.addEventListener("message", (event) => {
  const { type, data } = event.data;
  if (type === 0) data.docs = data.docs.filter((doc) => !foreign(doc.location));
});
importScripts(stock);
