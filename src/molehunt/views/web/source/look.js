// The grammar of marks as a style sheet of cytoscape. What many marks have in common is written once, by selectors: a value
// that a function gives is kept for every single mark, which takes seconds where there are ten thousand.

export const LARGEST = 1.25; // By so much marks are enlarged at most where names are, to stay readable.
const SIDES = { a: "#d95f02", b: "#1b7fc4", both: "#7a7f8a", neither: "#7a7f8a" };
const SIDE_WORDS = { a: "A ", b: "B ", both: "A+B ", neither: "" };
const NODE = { dark: "#8fb4d8", light: "#40566f" };
const FONT = "system-ui, sans-serif";

/** The style sheet; ``scale`` enlarges marks and names, ``thin`` lines; of a ``large`` web no name is folded, of a ``crowded`` one few are seen from far off. */
export function sheet(marks, dark, state, { scale, thin, large, crowded }) {
  const paper = marks.paper[dark ? "dark" : "light"];
  return [...ofNodes(marks, dark, paper, { scale, large, crowded }), ...ofLines(marks, dark, thin, state), ...ofNames(state, paper, scale), ...ofPicked(marks, dark, paper)];
}

function ofNodes(marks, dark, paper, { scale, large, crowded }) {
  const across = (node) => node.data("size") * Math.min(LARGEST, scale);
  return [
    {
      selector: "node",
      style: {
        width: across, height: across, label: "data(name)", color: paper.ink, "background-color": NODE[dark ? "dark" : "light"],
        "border-width": 1.5, "border-color": paper.ground, "font-size": 11.5 * scale, "font-family": FONT, "text-valign": "bottom",
        "text-margin-y": 3, "text-wrap": large ? "none" : "wrap", "text-max-width": 116 * scale, "text-outline-color": paper.ground,
        "text-outline-width": 2.5, "min-zoomed-font-size": 5,
      },
    },
    // Seen from far off, names of those with few ties would only cover one another; they come with going nearer. The
    // number is compared to the size at the next higher power of two of the scale.
    ...(crowded ? [{ selector: "node[size < 24]", style: { "min-zoomed-font-size": 14 } }] : []),
    ...Object.entries(marks.kinds).map(([kind, { cytoscape }]) => ({ selector: `node[kind = "${kind}"]`, style: { shape: cytoscape } })),
    { selector: "node[focus = 1]", style: { "border-width": 3.5, "border-color": paper.ink, "font-size": 14.5 * scale, "font-weight": 700, "z-index": 20 } },
  ];
}

function ofLines(marks, dark, thin, state) {
  const coloured = (colour) => ({ "line-color": colour, "target-arrow-color": colour, "mid-target-arrow-color": colour, "mid-source-arrow-color": colour });
  const compared = state.mode === "compare" ? Object.entries(SIDES) : [];
  return [
    { selector: "edge", style: { "curve-style": "straight", "target-arrow-shape": "triangle", "arrow-scale": 0.8 * thin } },
    // Parallel claims stand apart.
    { selector: 'edge[curve = "bezier"]', style: { "curve-style": "bezier", "control-point-step-size": "data(apart)" } },
    ...marks.hues.map((hue) => ({ selector: `edge[hue = "${hue.name}"]`, style: coloured(hue[dark ? "dark" : "light"]) })),
    ...compared.map(([side, colour]) => ({ selector: `edge[side = "${side}"]`, style: coloured(colour) })),
    ...marks.steps.map((step) => ({ selector: `edge[step = "${step.name}"]`, style: { width: step.width * thin, "line-opacity": step.opacity } })),
    ...Object.entries(marks.statuses).filter(([, { dash }]) => dash.length).map(([word, { dash }]) => ({
      selector: `edge[status = "${word}"]`,
      style: { "line-style": "dashed", "line-dash-pattern": dash.map((one) => one * thin), "line-cap": word === "possible" ? "round" : "butt" },
    })),
    { selector: 'edge[when = "possible"]', style: { opacity: 0.38 } },
    // What is denied is struck: strokes across the middle of the line.
    { selector: 'edge[status = "denied"]', style: { "mid-target-arrow-shape": "tee", "mid-source-arrow-shape": "tee", "arrow-scale": 1.6 * thin } },
  ];
}

/** The names of lines: of all on request, else of those that are pointed at or picked. */
function ofNames(state, paper, scale) {
  const side = (edge) => (state.mode === "compare" ? SIDE_WORDS[edge.data("side")] ?? "" : "");
  const style = {
    label: (edge) => side(edge) + edge.data("label"), "font-size": 9.5 * scale, "font-family": FONT, color: paper.ink, "text-rotation": "autorotate",
    "text-background-color": paper.ground, "text-background-opacity": 0.85, "text-background-padding": 1.5, "min-zoomed-font-size": 6,
  };
  return [{ selector: state.labels === "on" ? "edge" : "edge.over, edge.picked", style }];
}

function ofPicked(marks, dark, paper) {
  const talk = marks.hues.find((hue) => hue.name === "talk")[dark ? "dark" : "light"];
  return [
    { selector: "edge.over, edge.picked", style: { "overlay-color": paper.ink, "overlay-opacity": 0.12 } },
    { selector: ".away", style: { opacity: 0.13 } },
    { selector: "node.away", style: { "text-opacity": 0.4 } },
    { selector: "node.picked, node.over", style: { "border-width": 3.5, "border-color": talk, "z-index": 30 } },
  ];
}
