// A logistic regression on the quadratic features of a point in the plane, fitted by torch and recorded.

/** The logit at a point: parameters of 1, x, y, x², xy, y². */
export const logitAt = ([one, x1, y1, xx, xy, yy], x, y) => one + x1 * x + y1 * y + xx * x * x + xy * x * y + yy * y * y;

/** Predicted probability of the rare class. */
export const probabilityAt = (parameters, x, y) => 1 / (1 + Math.exp(-logitAt(parameters, x, y)));

/** Counts at threshold one half, and the mean predicted probability; a point is [x, y, label]. */
export function counts(parameters, points) {
  const found = { truePositive: 0, falseNegative: 0, falsePositive: 0, trueNegative: 0, meanPrediction: 0 };
  for (const [x, y, label] of points) {
    const p = probabilityAt(parameters, x, y);
    const called = p >= 0.5;
    found[label ? (called ? "truePositive" : "falseNegative") : called ? "falsePositive" : "trueNegative"] += 1;
    found.meanPrediction += p / points.length;
  }
  return found;
}

/** The stretches [from, to] of a horizontal line between `left` and `right` on which the logit is at least 0. */
export function stretchesAbove([one, x1, y1, xx, xy, yy], y, left, right) {
  const [a, b, c] = [xx, x1 + xy * y, one + y1 * y + yy * y * y];
  const inner = b * b - 4 * a * c;
  // The root far from zero first, the other from their product: their plain difference would lose digits.
  const far = -(b + (b < 0 ? -1 : 1) * Math.sqrt(Math.max(0, inner))) / 2;
  const roots = inner > 0 ? [far / a, c / far].filter((root) => root > left && root < right).sort((p, q) => p - q) : [];
  const edges = [left, ...roots, right];
  return edges.slice(1).map((to, k) => [edges[k], to]).filter(([from, to]) => {
    const x = (from + to) / 2;
    return a * x * x + b * x + c >= 0;
  });
}

/** Segments [x1, y1, x2, y2] where the logit crosses `level`, from the corners of a grid (marching squares). */
export function contour(parameters, level, { left, right, bottom, top, columns, rows }) {
  const x = (column) => left + ((right - left) * column) / columns;
  const y = (row) => bottom + ((top - bottom) * row) / rows;
  const value = (column, row) => logitAt(parameters, x(column), y(row)) - level;
  const segments = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const corners = [[column, row], [column + 1, row], [column + 1, row + 1], [column, row + 1]];
      const crossings = corners.flatMap((from, side) => {
        const to = corners[(side + 1) % 4];
        const [a, b] = [value(...from), value(...to)];
        if (a < 0 === b < 0) return [];
        const part = a / (a - b);
        return [[x(from[0] + (to[0] - from[0]) * part), y(from[1] + (to[1] - from[1]) * part)]];
      });
      for (let k = 0; k + 1 < crossings.length; k += 2) segments.push([...crossings[k], ...crossings[k + 1]]);
    }
  }
  return segments;
}
