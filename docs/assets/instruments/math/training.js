// The losses at which a training stands still, from what is wrong with it.

/** A model that gives each of C classes the same probability. */
export const logC = (classes) => Math.log(classes);

/** The least loss with softmax applied twice: all scores 0 but the true one, which is 1. */
export const softmaxTwiceFloor = (classes) => Math.log(Math.E + classes - 1) - 1;

/** The entropy of the class shares: a model that knows the shares and nothing else. */
export const entropyOfShares = (shares) => shares.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
