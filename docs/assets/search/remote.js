// Where the answers come from: a worker, so that typing never waits. Nothing is loaded before `connect`.
// A copy that is opened from a disk has no workers and no modules: there local.js stands in for this file.

// `answer` gets {number, pages} or {failed} for each question.
export const connect = (index, answer) => {
  const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }) => answer(data));
  worker.addEventListener("error", () => answer({ failed: true }));
  worker.postMessage({ index });
  return { ask: (question) => worker.postMessage(question), end: () => worker.terminate() };
};

export const shortened = async (pasted) => (await import("./question.js")).lastError(pasted);
