// Load the module of an instrument or a question when its place comes near: the first view of a page needs none of
// those further down, and what is folded may never be opened.

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      import(`./${target.dataset.module}.js`); // a module mounts itself on all of its places at once
    }
  },
  { rootMargin: "50% 0px" },
);

for (const place of document.querySelectorAll("[data-module]")) near.observe(place);
