// The normal distribution, to double precision in both tails.

const ROOT_OF_TAU = Math.sqrt(2 * Math.PI);

export const density = (x) => Math.exp((-x * x) / 2) / ROOT_OF_TAU;

/** P(X ≤ x): a series near 0, a continued fraction in the tails. */
export function below(x) {
  if (Math.abs(x) < 2.5) {
    let term = x;
    let total = x;
    for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(total); k += 2) total += term *= (x * x) / k;
    return 0.5 + density(x) * total;
  }
  let fraction = 0;
  for (let k = 160; k > 0; k -= 1) fraction = k / (Math.abs(x) + fraction);
  const tail = density(x) / (Math.abs(x) + fraction);
  return x < 0 ? tail : 1 - tail;
}
