// Reads the table that scripts/shape_table makes (its table.py says what a cell is), and composes lines of code.

import { filled, fit, pattern, swept } from "./shapes.js";

export const [UNKNOWN, RIGHT, MENDED, WRONG] = [0, 1, 2, 3];
const FAMILIES = [["cross_entropy", "nll_loss"], ["binary_cross_entropy", "binary_cross_entropy_with_logits"]];
let patterns;

/** The cells of one slice: "a*3 b" is a, a, a, b in base 36. */
function cells(text) {
  const found = [];
  for (const piece of text.split(" ")) {
    const [cell, times] = piece.split("*").map((digits) => parseInt(digits, 36));
    for (let left = times ?? 1; left > 0; left -= 1) found.push(cell);
  }
  return found;
}

/** The choice with everything that a slice does not vary, or not so far, at its default; tells what was changed. */
function projected(loss, over, choice) {
  const near = {}, changed = [];
  for (const [option, values] of Object.entries(loss.options)) {
    const allowed = over[option] ?? [values[0]];
    near[option] = allowed.includes(choice[option]) ? choice[option] : allowed.includes(values[0]) ? values[0] : allowed[0];
    if (near[option] !== choice[option]) changed.push(option);
  }
  return { near, changed };
}

function cellAt(loss, slice, reading, choice) {
  slice.decoded ??= cells(slice.cells);
  let index = loss.readings.indexOf(reading);
  for (const [option, values] of Object.entries(slice.over)) index = index * values.length + values.indexOf(choice[option]);
  return slice.decoded[index];
}

/** What a line of the table says with these sizes. */
function outcome(table, cell, shapes) {
  const [kind, ...parts] = table.outcomes[Math.floor(cell / 4)];
  if (kind === "error") return { kind, type: parts[0], message: filled(parts[1], shapes) };
  const [shape, dtype, special, ...warned] = parts;
  return { kind, shape: filled(shape, shapes), dtype, special, warned: warned.map((text) => filled(text, shapes)) };
}

/** The rules that a choice breaks, that of the reading first; what can only raise is left out where nothing was raised. */
function broken(loss, reading, choice, raised) {
  const [input, target, name] = reading.mend;
  const own = reading.why ? [{ why: reading.why, input, target, function: name }] : [];
  const conditions = { kind: reading.kind, ...choice };
  const rules = loss.rules.filter(({ when }) => Object.entries(when).every(([option, values]) => values.includes(conditions[option])));
  return [...own, ...rules].filter((rule) => raised || !rule.loud);
}

/** The call as a line of code; with rules, mended by them. */
export function code(loss, choice, rules = []) {
  const name = rules.find((rule) => rule.function)?.function ?? loss.function;
  const chain = (side) => rules.map((rule) => rule[side] ?? "").join("");
  const changed = Object.assign({}, ...rules.map((rule) => rule.arguments ?? {}));
  const kept = name === loss.function || FAMILIES.some((family) => family.includes(name) && family.includes(loss.function));
  const given = Object.entries(loss.arguments)
    .filter(([option]) => kept || option === "reduction")
    .map(([option, texts]) => changed[option] ?? texts[loss.options[option].indexOf(choice[option])]);
  return `F.${name}(${[`outputs${chain("input")}`, `targets${chain("target")}`, ...given.filter(Boolean)].join(", ")})`;
}

/**
 * What torch does with two shapes and a choice: a list of answers, one for each way to read the shapes.
 *
 * { reading, changed, call, outcome, verdict, why, mended }. `reading` is null where only the sweep has tried such
 * shapes; `changed` names the choices that were tried otherwise than chosen. Empty when nobody would pass this; null
 * when the table has no such shapes.
 */
export function answers(table, loss, shapes, choice) {
  if (shapes.flat().includes("0")) return null;
  const fits = loss.readings.map((reading) => ({ reading, how: fit(reading, shapes) })).filter(({ how }) => how);
  const equal = fits.filter(({ how }) => how === "equal");
  const swept = fromSweep(table, loss, shapes, choice);
  // Where sizes coincide that differ in every reading, torch may do something else: the sweep tried exactly these.
  const loose = fits.filter(({ reading }) => !swept || agree(table, loss, reading, swept, shapes));
  const readings = equal.length ? equal : loose;
  if (readings.length === 0) return swept && [swept];
  return readings.flatMap(({ reading }) => fromReading(table, loss, reading, shapes, choice));
}

function fromReading(table, loss, reading, shapes, choice) {
  const tried = loss.slices.map((slice) => ({ slice, ...projected(loss, slice.over, choice) }));
  const whole = tried.find(({ changed }) => changed.length === 0);
  return (whole ? [whole] : tried).flatMap(({ slice, near, changed }) => {
    const cell = cellAt(loss, slice, reading, near);
    if (cell === 0) return [];
    const result = outcome(table, cell, shapes), verdict = cell % 4;
    const rules = broken(loss, reading, near, result.kind === "error");
    const why = verdict === MENDED || verdict === WRONG ? [...new Set(rules.map((rule) => rule.why))] : [];
    const mended = verdict === MENDED ? code(loss, near, rules) : "";
    return [{ reading, changed, call: code(loss, near), outcome: result, verdict, why, mended }];
  });
}

/** The sweep tried every pattern of up to three axes, with the defaults; null beyond. */
function fromSweep(table, loss, shapes, choice) {
  patterns ??= new Map(swept().map((text, index) => [text, index]));
  const index = patterns.get(pattern(shapes));
  if (index === undefined) return null;
  const integers = (name) => /int|bool/.test(name);
  const dtypes = Object.keys(loss.sweep);
  const dtype = dtypes.find((name) => integers(name) === integers(choice.target_dtype)) ?? dtypes[0];
  loss.decoded ??= {};
  loss.decoded[dtype] ??= cells(loss.sweep[dtype]);
  const cell = loss.decoded[dtype][index];
  const near = { ...defaults(loss), target_dtype: dtype };
  const changed = Object.keys(near).filter((option) => near[option] !== choice[option]);
  const why = cell % 4 === WRONG ? ["broadcast"] : [];
  return { reading: null, near, changed, call: code(loss, near), outcome: outcome(table, cell, shapes), verdict: cell % 4, why, mended: "" };
}

/** The default of every choice. */
export const defaults = (loss) => Object.fromEntries(Object.entries(loss.options).map(([option, [first]]) => [option, first]));

/** Does a reading do with these sizes what the sweep did, at the same choice? */
function agree(table, loss, reading, swept, shapes) {
  const cell = cellAt(loss, loss.slices[0], reading, swept.near);
  const told = (one) => (one.kind === "error" ? one.message : [one.shape, ...one.warned].join());
  return cell === 0 || told(outcome(table, cell, shapes)) === told(swept.outcome);
}
