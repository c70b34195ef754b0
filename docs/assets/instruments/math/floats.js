// The loss of two logits (z, 0), in the number formats of deep learning, rounded where torch rounds on a CPU.
//
// Every operation of torch gives a result in the tensor's own format. Inside one operation it computes the two short
// formats in float32, and so does this module: float32(...) marks what stays inside, round(...) what comes out.

const float32 = Math.fround;

/** Round half to even to `bits` bits of significand; below `tiny` steps stay equal, beyond `most` lies infinity. */
const rounding = (bits, tiny, most) => (x) => {
  if (!Number.isFinite(x) || x === 0) return x;
  const step = 2 ** (Math.max(Math.floor(Math.log2(Math.abs(x))), tiny) - bits + 1);
  const steps = x / step; // a power of two: exact
  const floor = Math.floor(steps);
  const apart = steps - floor;
  const rounded = (apart > 0.5 || (apart === 0.5 && floor % 2 !== 0) ? floor + 1 : floor) * step;
  return Math.abs(rounded) > most ? Math.sign(rounded) * Infinity : rounded;
};

const ROUND = {
  float16: rounding(11, -14, 65504),
  bfloat16: rounding(8, -126, 3.3895313892515355e38),
  float32,
};

const exp = (x) => float32(Math.exp(x));
const log = (x) => float32(Math.log(x));

/** exp, sum, division, log: each a tensor of its own. */
function naive(z, target, round) {
  const powers = [round(exp(z)), 1];
  const sum = round(float32(powers[0] + powers[1]));
  return round(-log(round(float32(powers[target] / sum))));
}

/** torch.softmax, which subtracts the largest logit, and a log of its result. */
function logOfSoftmax(z, target, round) {
  const largest = Math.max(z, 0);
  const powers = [exp(float32(z - largest)), exp(-largest)];
  const share = round(float32(powers[target] / float32(powers[0] + powers[1])));
  return round(-log(share));
}

/** F.cross_entropy, log-sum-exp inside; torch keeps that sum and its log in the tensor's format. */
function crossEntropy(z, target, round) {
  const largest = Math.max(z, 0);
  const total = round(log(round(float32(exp(float32(z - largest)) + exp(-largest)))));
  return round(-float32(float32([z, 0][target] - largest) - total));
}

/** F.binary_cross_entropy of torch.sigmoid: its logarithms stop at -100. Index 0, the class of z, is the label 1. */
function afterSigmoid(z, target, round) {
  const p = round(float32(1 / float32(1 + exp(-z))));
  const logarithm = target === 0 ? log(p) : float32(Math.log1p(-p));
  return round(-Math.max(logarithm, -100));
}

/** F.binary_cross_entropy_with_logits. */
function withLogits(z, target, round) {
  const logSigmoid = round(float32(Math.min(z, 0) - float32(Math.log1p(exp(-Math.abs(z))))));
  return round(float32((target === 0 ? 0 : z) - logSigmoid));
}

export const METHODS = {
  naive,
  log_of_softmax: logOfSoftmax,
  after_sigmoid: afterSigmoid,
  cross_entropy: crossEntropy,
  with_logits: withLogits,
};

/** The loss as `method` gives it in `format`; `target` 0 is the class of z, 1 the other. */
export const loss = (method, format, z, target) => METHODS[method](ROUND[format](z), target, ROUND[format]);

/** The loss without rounding. */
export function exact(z, target) {
  const margin = target === 0 ? z : -z;
  return Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
}

/** "right", "inexact" (by more than a hundredth), "inf" or "nan". */
export function verdict(value, truth) {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return "inf";
  return Math.abs(value - truth) > 0.01 * Math.max(1, truth) ? "inexact" : "right";
}
