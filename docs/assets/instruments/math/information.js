// Two distributions over the same symbols, in bits. Weights need not sum to 1: they are normalised here.

export function normalised(weights) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total > 0 ? weight / total : 1 / weights.length));
}

/** The length of an ideal code word; infinite for a symbol that the code holds impossible. */
export const codeLength = (probability) => 0 - Math.log2(probability);

/** Mean length when symbols come from P and the code was made for Q; a symbol that never comes costs nothing. */
export const crossEntropy = (p, q) =>
  p.reduce((sum, share, k) => (share > 0 ? sum + share * codeLength(q[k]) : sum), 0);

export const entropy = (p) => crossEntropy(p, p);

/** KL(P‖Q), summed term by term: the difference of two nearly equal entropies would lose its digits. */
export const divergence = (p, q) =>
  p.reduce((sum, share, k) => (share > 0 ? sum + share * Math.log2(share / q[k]) : sum), 0);
