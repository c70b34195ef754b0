// A classifier whose scores are normal in each class: N(0, 1) for negatives, N(separation, 1) for positives.
//
// A logistic regression on such a score, trained to its end, gives the log odds below; pos_weight moves them all by
// its logarithm and changes nothing else.

import { below, density } from "./normal.js";

export const logit = (p) => Math.log(p) - Math.log1p(-p);
export const sigmoid = (z) => (z < 0 ? Math.exp(z) / (1 + Math.exp(z)) : 1 / (1 + Math.exp(-z)));

/** Mean logit of a class (`positive` 0 or 1); the standard deviation is the separation. */
const center = ({ prevalence, separation, posWeight }, positive) =>
  (positive - 0.5) * separation ** 2 + logit(prevalence) + Math.log(posWeight);

/** Density of a class at a logit, times its share of all samples. */
export const heap = (model, positive, z) =>
  ((positive ? model.prevalence : 1 - model.prevalence) * density((z - center(model, positive)) / model.separation)) /
  model.separation;

/** Shares of all samples in the four cells; a sample is called positive when its probability reaches `threshold`. */
export function confusion(model) {
  const cut = logit(model.threshold);
  const found = (positive) => below((center(model, positive) - cut) / model.separation);
  const missed = (positive) => below((cut - center(model, positive)) / model.separation);
  return {
    truePositive: model.prevalence * found(1),
    falseNegative: model.prevalence * missed(1),
    falsePositive: (1 - model.prevalence) * found(0),
    trueNegative: (1 - model.prevalence) * missed(0),
  };
}

/** Precision, recall, F1 and the cost of one sample, when a false alarm costs 1 and a miss `missCost`. */
export function scores(model) {
  const { truePositive, falseNegative, falsePositive } = confusion(model);
  return {
    precision: truePositive / (truePositive + falsePositive),
    recall: truePositive / (truePositive + falseNegative),
    f1: (2 * truePositive) / (2 * truePositive + falsePositive + falseNegative),
    cost: falsePositive + model.missCost * falseNegative,
  };
}

/** What the model says where the true probability is `p`, and the reverse. */
export const claimed = (p, posWeight) => (posWeight * p) / (posWeight * p + 1 - p);
export const actual = (q, posWeight) => claimed(q, 1 / posWeight);

/** The threshold with the least expected cost: a miss outweighs `missCost` false alarms. */
export const cheapest = ({ missCost, posWeight }) => claimed(1 / (1 + missCost), posWeight);

/** Mean predicted probability; the rule of trapezoids is exact to rounding for a smooth curve that ends at 0. */
export function meanPrediction(model) {
  const [low, high] = [center(model, 0) - 9 * model.separation, center(model, 1) + 9 * model.separation];
  const steps = 600;
  let total = 0;
  for (let k = 0; k <= steps; k += 1) {
    const z = low + ((high - low) * k) / steps;
    total += sigmoid(z) * (heap(model, 0, z) + heap(model, 1, z));
  }
  return (total * (high - low)) / steps;
}
