// Live reload and the banner of problems; added to pages by scripts/serve alone, never published.
"use strict";

// In a block: the site's own script has names of its own.
{
  const banner = document.createElement("aside");
  banner.setAttribute("aria-label", "Lossbook");
  banner.setAttribute("role", "status");
  banner.style.cssText =
    "position:fixed;inset:auto 0 0 0;z-index:99;max-height:40vh;overflow:auto;padding:.6rem 1rem;background:#b3261e;color:#fff;" +
    "font:14px/1.5 ui-monospace,monospace;display:none";
  document.body.append(banner);

  const show = (problems) => {
    banner.replaceChildren();
    banner.style.display = problems.length ? "block" : "none";
    for (const { text, href } of problems) {
      const entry = document.createElement(href ? "a" : "div");
      if (href) entry.href = href;
      entry.style.cssText = "display:block;color:inherit;white-space:pre-wrap;margin-bottom:.5rem";
      entry.textContent = text;
      banner.append(entry);
    }
  };

  const events = new EventSource("/.preview/events");
  events.addEventListener("problems", (event) => show(JSON.parse(event.data)));
  events.addEventListener("pages", (event) => {
    const changed = JSON.parse(event.data);
    if (changed.includes("*") || changed.includes(location.pathname)) location.reload();
  });
  // The server started anew: so does the page.
  let lost = false;
  events.addEventListener("error", () => (lost = true));
  events.addEventListener("open", () => lost && location.reload());
}
