// Logits → probabilities → loss → gradient, for one sample; as F.cross_entropy(…, reduction="none") computes it.

function logSoftmax(scores) {
  const largest = Math.max(...scores);
  const total = largest + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - largest), 0));
  return scores.map((score) => score - total);
}

export const softmax = (scores) => logSoftmax(scores).map(Math.exp);

/** The smoothed target, each class times its weight: only the true class has a weight other than 1. */
function weightedTarget({ classes, target, smoothing, weight }) {
  const shares = Array(classes).fill(smoothing / classes);
  shares[target] = (shares[target] + 1 - smoothing) * weight;
  return shares;
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/**
 * One sample. `logits` are divided by `temperature`; with `twice`, a softmax comes before the one inside the loss.
 * Gives `probabilities` (of the model), `seen` (what the loss takes for probabilities), `loss`, and `gradient`, the
 * derivatives of the loss by the logits.
 */
export function sample({ logits, target, temperature, smoothing, weight, twice }) {
  const scaled = logits.map((logit) => logit / temperature);
  const probabilities = softmax(scaled);
  const logs = logSoftmax(twice ? probabilities : scaled);
  const seen = logs.map(Math.exp);
  const wanted = weightedTarget({ classes: logits.length, target, smoothing, weight });
  const loss = 0 - sum(wanted.map((share, k) => share * logs[k]));
  const mass = sum(wanted);
  let gradient = seen.map((p, k) => mass * p - wanted[k]);
  if (twice) {
    const mean = sum(gradient.map((g, k) => g * probabilities[k]));
    gradient = gradient.map((g, k) => probabilities[k] * (g - mean));
  }
  return { probabilities, seen, loss, gradient: gradient.map((g) => g / temperature) };
}

/** The loss that no logits go below. */
export function floor({ classes, target, smoothing, weight, twice }) {
  const wanted = weightedTarget({ classes, target, smoothing, weight });
  const mass = sum(wanted);
  const best = wanted.map((share) => share / mass);
  if (!twice) return 0 - mass * sum(best.map((share) => (share > 0 ? share * Math.log(share) : 0)));
  // The inner softmax gives scores between 0 and 1: their margin reaches 1 at most, and −1/(C − 1) at least.
  const others = classes - 1;
  const margin = Math.min(1, Math.max(-1 / others, Math.log((best[target] * others) / (1 - best[target]))));
  const logs = logSoftmax(Array.from({ length: classes }, (_, k) => (k === target ? margin : 0)));
  return 0 - sum(wanted.map((share, k) => share * logs[k]));
}

/** The loss of a model that gives every class the same probability; 0.7 nats for two classes, more for more. */
export const guessing = ({ classes, target, smoothing, weight }) =>
  sum(weightedTarget({ classes, target, smoothing, weight })) * Math.log(classes);
