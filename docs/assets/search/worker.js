// Holds the index away from the page, so that typing never waits. Messages in: {index: address} once, then
// {number, typed}; messages out: {number, pages} or {number, failed}.
import { Engine } from "./engine.js";

let engine;

const load = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return new Engine(await response.json());
};

self.addEventListener("message", async ({ data }) => {
  if (data.index) engine = load(data.index);
  else
    try {
      self.postMessage({ number: data.number, pages: (await engine).search(data.typed) });
    } catch (error) {
      self.postMessage({ number: data.number, failed: String(error) });
    }
});
