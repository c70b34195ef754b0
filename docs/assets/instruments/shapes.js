// Shapes as people type them, and what of two shapes decides how torch reacts: which sizes are equal, and which are 1.

const NAME = "[A-Za-z][A-Za-z_]*";

/**
 * A shape from "(32, 10)", "[32, 10]", "torch.Size([32, 10])", "32 x 10", "32" or "(B, T*C)" as a list of texts.
 * "()" is a scalar. Null when it is no shape.
 */
export function shape(text) {
  const plain = text.trim().replace(/^torch\.Size/i, "").replace(/\b(torch\.)?(float|bfloat|int|uint|bool)\d*\b/g, "").trim();
  const inner = plain.replace(/^[([\s]+|[)\]\s]+$/g, "");
  if (inner === "") return /^[([]\s*[([]?\s*[)\]]?\s*[)\]]$/.test(plain) ? [] : null;
  const sizes = inner.split(/\s*[,x×]\s*|\s+/i).filter(Boolean);
  if (!sizes.every((size) => new RegExp(`^(\\d+|${NAME}(\\*${NAME})*)$`).test(size))) return null;
  return sizes.map((size) => (/^\d+$/.test(size) ? String(Number(size)) : size));
}

/** "ab,a1" for [["32", "10"], ["32", "1"]]: letters by first appearance, a 1 for a size of 1. */
export function pattern(shapes) {
  const letters = new Map();
  const letter = (size) => {
    if (size === "1") return "1";
    if (!letters.has(size)) letters.set(size, "abcdefgh"[letters.size]);
    return letters.get(size);
  };
  return shapes.map((sizes) => sizes.map(letter).join("")).join(",");
}

/** Every pattern of two shapes with up to three axes each, in the order of the table. */
export function swept() {
  const grown = (length, used) => {
    if (length === 0) return [""];
    const found = grown(length - 1, used).map((rest) => `1${rest}`);
    for (let known = 0; known <= used; known += 1) {
      found.push(...grown(length - 1, Math.max(used, known + 1)).map((rest) => "abcdefgh"[known] + rest));
    }
    return found;
  };
  const found = [];
  for (let left = 0; left < 4; left += 1) {
    for (let right = 0; right < 4; right += 1) {
      found.push(...grown(left + right, 0).map((letters) => `${letters.slice(0, left)},${letters.slice(left)}`));
    }
  }
  return found;
}

/**
 * How a reading fits two shapes: "equal" when the same sizes are equal, "loose" when more of them are or a size is 1
 * that need not be, null when it does not fit. Joined axes have to be the product of their parts.
 */
export function fit(reading, shapes) {
  const letters = reading.pattern.split(",");
  const same = pattern(shapes) === reading.pattern;
  if (!same && shapes.some((sizes, side) => sizes.length !== letters[side].length)) return null;
  const size = new Map();
  for (const [side, sizes] of shapes.entries()) {
    for (const [axis, value] of sizes.entries()) {
      const letter = letters[side][axis];
      if (letter === "1" ? value !== "1" : size.has(letter) && size.get(letter) !== value) return null;
      size.set(letter, value);
    }
  }
  const product = ([whole, ...parts]) => {
    const values = parts.map((part) => size.get(part));
    const joined = values.every((value) => /^\d+$/.test(value)) ? String(values.reduce((a, b) => a * Number(b), 1)) : values.join("*");
    return size.get(whole) === joined;
  };
  if (!reading.products.every(product)) return null;
  return same ? "equal" : "loose";
}

/** A template of the table with these sizes: {i0}, {t1}, {i0*i1}, {i1+1}, {input}, {target}. */
export function filled(template, [input, target]) {
  const place = (name) => (name[0] === "i" ? input : target)[Number(name[1])];
  const shown = (sizes) => `[${sizes.join(", ")}]`;
  return template.replace(/\{([^{}]+)\}/g, (_, term) => {
    if (term === "input") return shown(input);
    if (term === "target") return shown(target);
    const [first, sign, second] = term.split(/([*+])/);
    if (!sign) return place(first);
    const values = [place(first), sign === "*" ? place(second) : second];
    if (!values.every((value) => /^\d+$/.test(value))) return values.join(sign);
    return String(sign === "*" ? values[0] * values[1] : Number(values[0]) + Number(values[1]));
  });
}
