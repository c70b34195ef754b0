// Stands at the end of the modules of a copy that is opened from a disk, `lossbookModules` (name → text): no browser loads
// a module from there, but every one takes an import map whose addresses are the texts themselves.
(() => {
  const files = self.lossbookModules;
  const address = (code) => `data:text/javascript;charset=utf-8,${encodeURIComponent(code)}`;
  const modules = Object.entries(files).filter(([name]) => name.endsWith(".js"));
  const map = document.createElement("script");
  map.type = "importmap";
  map.textContent = JSON.stringify({ imports: Object.fromEntries(modules.map(([name, code]) => [name, address(code)])) });
  document.head.append(map); // before the first module, or browsers refuse it
  self.lossbookFetch = async (name) => new Response(files[name]);
  import("instruments/when_near.js");
})();
