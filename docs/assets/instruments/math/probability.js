// What the probability of the true class costs.

/** −log p; `0 -` keeps the loss of p = 1 from becoming −0. */
export const nats = (p) => 0 - Math.log(p);

export const bits = (p) => 0 - Math.log2(p);

/** d(−log p)/dp. */
export const slope = (p) => -1 / p;
