// Samples of lines and shapes, drawn from the same grammar as the picture.
import { h, svg } from "./dom.js";

export function lineSample(marks, status, step, hue, dark) {
  const line = marks.statuses[status];
  const weight = marks.steps.find((one) => one.name === step) ?? marks.steps[0];
  const colour = marks.hues.find((one) => one.name === hue)?.[dark ? "dark" : "light"] ?? "currentColor";
  return svg(
    "svg", { width: 34, height: 12, viewBox: "0 0 34 12", "aria-hidden": "true", class: "sample" },
    svg("line", {
      x1: 1, y1: 6, x2: 33, y2: 6, stroke: colour, "stroke-width": weight.width, "stroke-dasharray": line.dash.join(" ") || null,
      "stroke-linecap": status === "possible" ? "round" : null,
    }),
    line.struck ? svg("path", { d: "M12 2 L8 10 M26 2 L22 10", stroke: colour, "stroke-width": 1.5 }) : null,
  );
}

export function shapeSample(marks, kind) {
  const { points } = marks.kinds[kind] ?? { points: [] };
  const shape = points.length
    ? svg("polygon", { points: points.map(([x, y]) => `${7 + 6 * x},${7 + 6 * y}`).join(" "), fill: "currentColor" })
    : svg("circle", { cx: 7, cy: 7, r: 5.6, fill: "currentColor" });
  return svg("svg", { width: 14, height: 14, viewBox: "0 0 14 14", "aria-hidden": "true", class: "shape" }, shape);
}

export function legend(marks, dark) {
  const row = (sample, text) => h("li", {}, sample, h("span", {}, text));
  const [firm] = marks.steps;
  return [
    h("ul", {}, Object.entries(marks.statuses).filter(([word]) => word !== "unknown").map(([word, line]) => row(lineSample(marks, word, firm.name, "", dark), line.means))),
    h("ul", {}, marks.steps.map((step) => row(lineSample(marks, "stated", step.name, "", dark), step.means))),
    h("ul", {}, row(h("span", { class: "faded" }, lineSample(marks, "stated", firm.name, "", dark)), "pale: only possibly in the period chosen")),
  ];
}
