// Axes and marks in SVG, laid out in the pixels at hand, so that text keeps its size on every screen.

import { make } from "./kit.js";

const MARGIN = { top: 26, right: 14, bottom: 42, left: 44 };

/** About `count` round values between two numbers: steps of 1, 2 or 5 times a power of ten. */
function roundValues(from, to, count) {
  const rough = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) * power;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

function powersOfTen(from, to) {
  const [first, last] = [Math.ceil(Math.log10(from) - 1e-9), Math.floor(Math.log10(to) + 1e-9)];
  return Array.from({ length: last - first + 1 }, (_, k) => 10 ** (first + k));
}

/**
 * A plot inside `parent`; `height` may depend on the width. An axis is { from, to, log, label, ticks, text }; one
 * without a label is not drawn.
 * Marks are made once (`line`, `dot`, …) and give a function that moves them, in the units of the axes.
 */
export function plot(tool, parent, { height: high, x: xAxis, y: yAxis, margin: given = {} }) {
  const margin = { ...MARGIN, ...given };
  const axes = make("g", { class: "axes" });
  const id = `${tool.host.id}-plot-${tool.listeners.length}`;
  const window = make("rect");
  const inside = make("g", { "clip-path": `url(#${id})` }); // lines end where the axes do
  const marks = make("g");
  const named = { role: "img", "aria-labelledby": `${tool.host.id}-title`, "aria-describedby": tool.sentence.id };
  const svg = make("svg", named, make("clipPath", { id }, window), axes, inside, marks);
  parent.append(make("div", { class: "plot" }, svg));
  let width = 0;
  const along = { x: { ...xAxis }, y: { ...yAxis } };

  const scale = (axis, low, high) => {
    const { from, to, log } = axis;
    const [a, b] = log ? [Math.log(from), Math.log(to)] : [from, to];
    return {
      place: (value) => low + (((log ? Math.log(value) : value) - a) / (b - a)) * (high - low),
      value: (place) => {
        const at = a + ((place - low) / (high - low)) * (b - a);
        return log ? Math.exp(at) : at;
      },
    };
  };

  let height;
  function layout() {
    width = svg.parentNode.clientWidth;
    height = typeof high === "function" ? high(width) : high;
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.setAttribute("height", height);
    const [right, bottom] = [width - margin.right, height - margin.bottom];
    put(window, { x: margin.left, y: margin.top, width: Math.max(0, right - margin.left), height: bottom - margin.top });
    chart.x = scale(along.x, margin.left, right);
    chart.y = scale(along.y, bottom, margin.top);
    axes.replaceChildren();
    const word = (text, attributes) => axes.append(make("text", attributes, text));
    const values = (axis, room) => axis.ticks ?? (axis.log ? powersOfTen : roundValues)(axis.from, axis.to, room);
    const shown = (axis, value) => (axis.text ? axis.text(value) : String(value).replace("-", "−"));
    if (along.y.label !== undefined) {
      for (const value of values(along.y, (bottom - margin.top) / 45)) {
        const at = chart.y.place(value);
        axes.append(make("line", { class: "grid", x1: margin.left, x2: right, y1: at, y2: at }));
        word(shown(along.y, value), { x: margin.left - 8, y: at, dy: "0.32em", "text-anchor": "end" });
      }
      word(along.y.label, { x: 0, y: 12, class: "name" });
    }
    if (along.x.label !== undefined) {
      axes.append(make("line", { class: "axis", x1: margin.left, x2: right, y1: bottom, y2: bottom }));
      for (const value of values(along.x, (right - margin.left) / 70)) {
        const at = chart.x.place(value);
        axes.append(make("line", { class: "axis", x1: at, x2: at, y1: bottom, y2: bottom + 4 }));
        word(shown(along.x, value), { x: at, y: bottom + 18, "text-anchor": "middle" });
      }
      word(along.x.label, { x: right, y: bottom + 36, "text-anchor": "end", class: "name" });
    }
  }

  /** A mark that `move` shows; without arguments it is hidden. */
  const mark = (name, className, move, group = marks) => {
    const made = make(name, { class: className });
    group.append(made);
    return (...where) => {
      made.style.display = where.length ? "" : "none";
      if (where.length) move(made, ...where);
    };
  };
  const put = (made, attributes) => {
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  };
  const path = (points) => points.map(([a, b], k) => `${k ? "L" : "M"}${chart.x.place(a).toFixed(1)} ${chart.y.place(b).toFixed(1)}`).join("");

  const chart = {
    /** Change the axes. */
    ranges(changes) {
      const moved = Object.entries(changes).flatMap(([name, change]) =>
        Object.entries(change).filter(([key, value]) => along[name][key] !== value).map(([key, value]) => (along[name][key] = value)));
      if (moved.length) layout();
    },
    line: (className) => mark("path", `line ${className}`, (made, points) => made.setAttribute("d", path(points)), inside),
    area: (className, base = 0) =>
      mark("path", `area ${className}`, (made, points) =>
        made.setAttribute("d", points.length ? `${path([[points[0][0], base], ...points, [points.at(-1)[0], base]])}Z` : ""), inside),
    segments: (className) =>
      mark("path", `line ${className}`, (made, segments) =>
        made.setAttribute("d", segments.map(([a, b, c, d]) => path([[a, b], [c, d]])).join("")), inside),
    rule: (className) =>
      mark("line", `rule ${className}`, (made, a, b, c, d) =>
        put(made, { x1: chart.x.place(a), y1: chart.y.place(b), x2: chart.x.place(c), y2: chart.y.place(d) })),
    box: (className) =>
      mark("rect", `box ${className}`, (made, a, b, c, d) => {
        const [left, right, top, bottom] = [chart.x.place(a), chart.x.place(c), chart.y.place(d), chart.y.place(b)];
        put(made, { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) });
      }, inside),
    boxes: (className) =>
      mark("path", `box ${className}`, (made, boxes) =>
        made.setAttribute("d", boxes.map(([a, b, c, d]) => `${path([[a, b], [c, b], [c, d], [a, d]])}Z`).join("")), inside),
    cross: (className, r = 4) =>
      mark("path", `rule ${className}`, (made, a, b) =>
        put(made, { d: `M${-r} ${-r}L${r} ${r}M${-r} ${r}L${r} ${-r}`, transform: `translate(${chart.x.place(a)} ${chart.y.place(b)})` })),
    dot: (className, r = 5) =>
      mark("circle", `dot ${className}`, (made, a, b) => put(made, { cx: chart.x.place(a), cy: chart.y.place(b), r })),
    /** Text beside a point, `dx` and `dy` pixels away; it turns to the left where it would leave the plot. */
    text: (className, anchor = "start") =>
      mark("text", className, (made, a, b, words, dx = 0, dy = 0) => {
        made.textContent = words;
        const at = chart.x.place(a) + dx;
        const turned = anchor === "start" && at + made.getComputedTextLength() > width - 2;
        put(made, { x: turned ? at - 2 * dx : at, y: chart.y.place(b) + dy, "text-anchor": turned ? "end" : anchor });
      }),
    /** A point that can be taken hold of: the circle seen, and a wider one for the finger. */
    handle(className, onMove) {
      const seen = chart.dot(`handle ${className}`, 7);
      const grip = chart.dot("grip", 22);
      follow(marks.lastChild, onMove, "none");
      return (...where) => (seen(...where), grip(...where));
    },
    /** Call `onMove(x, y)` while a pointer is dragged anywhere on the plot; a finger still scrolls the page. */
    drag(onMove) {
      svg.style.cursor = "ew-resize";
      follow(svg, onMove, "pan-y");
    },
    /** The lower end of the vertical axis. */
    get low() {
      return along.y.from;
    },
    get width() {
      return width - margin.left - margin.right;
    },
  };

  function follow(target, onMove, touch) {
    target.style.touchAction = touch;
    // Inside an SVG not every browser heeds touch-action.
    if (touch === "none") target.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    const move = (event) => {
      const box = svg.getBoundingClientRect();
      onMove(chart.x.value(event.clientX - box.left), chart.y.value(event.clientY - box.top));
    };
    target.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      target.setPointerCapture(event.pointerId);
      move(event);
    });
    target.addEventListener("pointermove", (event) => target.hasPointerCapture(event.pointerId) && move(event));
  }

  tool.listeners.push(() => svg.parentNode.clientWidth === width || layout());
  return chart;
}
