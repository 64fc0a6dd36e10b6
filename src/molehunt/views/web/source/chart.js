// The claim chart of what is shown: a row for everyone, a column for each claim in the order of its first possible day.
import { counted, h, shown, svg } from "./dom.js";
import { dateOf } from "./panel.js";

const MOST = 150; // Columns on one chart.
const [LEFT, TOP, ROW, COLUMN, DAYS] = [230, 12, 22, 15, 56];

export class Chart {
  constructor(root, model, state) {
    Object.assign(this, { root, model, state });
  }

  show(view, dark) {
    const all = columns(view, this.model);
    const told = all.slice(0, MOST);
    const order = this.rows(told);
    const place = new Map(order.map((id, at) => [id, at]));
    const [wide, high] = [LEFT + COLUMN * told.length + 20, TOP + ROW * order.length + DAYS + 24];
    const { marks } = this.model.data;
    const paper = marks.paper[dark ? "dark" : "light"];
    const picture = svg(
      "svg", { width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, role: "group", "aria-label": `Claim chart: ${counted(told.length, "claim")}` },
      order.map((id, at) => this.row(id, at, wide, paper)),
      told.map((edge, at) => this.column(edge, at, place, order.length, dark, paper)),
    );
    const cut = all.length > told.length ? ` The first ${MOST} of ${all.length} claims in the order of time; choose a period or fewer nodes for the rest.` : "";
    const roles = Object.values(marks.roles).map((one) => `${one.character} ${one.means}`).join(", ");
    this.root.replaceChildren(h("p", { class: "quiet" }, `One column for each claim, in the order of its first possible day. ${roles}. Below: how many days the date leaves open.${cut}`), picture);
    this.root.dataset.columns = String(told.length);
  }

  /** Everyone in the claims: those of one kind together, and in it by where their columns are. */
  rows(told) {
    const where = new Map();
    told.forEach((edge, at) => {
      for (const { id } of parts(edge, this.model)) (where.get(id) ?? where.set(id, []).get(id)).push(at);
    });
    const kinds = Object.keys(this.model.data.marks.kinds);
    const kind = (id) => kinds.indexOf(this.model.nodes.get(id).label);
    const middle = (id) => where.get(id).reduce((sum, at) => sum + at, 0) / where.get(id).length;
    return [...where.keys()].sort((one, other) => kind(one) - kind(other) || middle(one) - middle(other));
  }

  row(id, at, wide, paper) {
    const node = this.model.nodes.get(id);
    const y = TOP + ROW * at;
    const band = Object.keys(this.model.data.marks.kinds).indexOf(node.label) % 2;
    return svg(
      "g", { "data-row": id },
      svg("rect", { x: LEFT, y: y + 1, width: wide - LEFT, height: ROW - 2, fill: paper.tints[band] }),
      svg("text", { x: LEFT - 8, y: y + ROW / 2 + 4, "text-anchor": "end", "font-size": 12, fill: paper.ink }, svg("title", {}, shown(node.name, 300)), shown(node.name, 31)),
    );
  }

  column(edge, at, place, rows, dark, paper) {
    const claim = this.model.claims[edge.claim];
    const { marks } = this.model.data;
    const x = LEFT + COLUMN * (at + 0.5);
    const y = (id) => TOP + ROW * (place.get(id) + 0.5);
    const found = parts(edge, this.model);
    const heights = found.map(({ id }) => y(id));
    const colour = marks.hues.find((one) => one.name === this.model.hue(edge))[dark ? "dark" : "light"];
    const step = marks.steps.find((one) => one.name === claim.step);
    const open = () => this.state.set({ pick: `e:${edge.key}` });
    const foot = TOP + ROW * rows + 6;
    const bar = DAYS * openDays(claim);
    return svg(
      "g", {
        class: "column", tabindex: 0, role: "button", "data-claim": edge.claim, "data-status": edge.status, opacity: edge.when === "possible" ? 0.4 : null,
        "aria-label": shown(claim.statement, 200), onclick: open, onkeydown: (event) => event.key === "Enter" && open(),
      },
      svg("title", {}, `${shown(claim.statement, 400)} (${edge.status}, ${claim.grade || "not graded"}, ${dateOf(claim)})`),
      svg("rect", { x: x - COLUMN / 2, y: TOP, width: COLUMN, height: ROW * rows + DAYS, fill: "transparent" }),
      svg("line", {
        x1: x, x2: x, y1: Math.min(...heights), y2: Math.max(...heights), stroke: colour, "stroke-width": step.width,
        "stroke-dasharray": marks.statuses[edge.status].dash.join(" ") || null,
      }),
      edge.denied ? struck(x, Math.min(...heights), Math.max(...heights), colour) : null,
      found.map(({ id, role }) => symbol(marks.roles[role], x, y(id), colour, paper)),
      svg("rect", { x: x - 2.5, y: foot, width: 5, height: Math.max(1.5, bar), fill: paper.days }),
    );
  }
}

/** One edge for each claim, in the order of its first possible day. */
export function columns(view, model) {
  const one = new Map();
  for (const edge of view.edges) if (!edge.names && !one.has(edge.claim)) one.set(edge.claim, edge);
  const day = (edge) => model.claims[edge.claim].possible_earliest || "9999";
  return [...one.values()].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.claim < b.claim ? -1 : 1));
}

/** Everyone with a part in a claim; a name counts as whomever it means here. */
function parts(edge, model) {
  const meant = new Map([edge.start, edge.end].filter((end) => end.form).map((end) => [end.form, end.id]));
  return model.claims[edge.claim].parts.map(({ id, role }) => ({ id: meant.get(id) ?? id, role })).filter(({ id }) => model.nodes.has(id));
}

/** How many days a date leaves open, from 0 (the day is known) to 1 (ten years or more, or not known). */
function openDays({ possible_earliest: first, possible_latest: last }) {
  if (!first || !last) return 1;
  const days = (Date.parse(last) - Date.parse(first)) / 86400000;
  return Math.min(1, Math.log10(1 + days) / Math.log10(3653));
}

/** Strokes across the line of what is denied. */
function struck(x, top, bottom, colour) {
  const count = Math.max(2, Math.floor((bottom - top) / 12));
  const heights = Array.from({ length: count }, (_, at) => top + ((bottom - top) * (at + 0.5)) / count);
  return svg("path", { d: heights.map((y) => `M${x - 4} ${y + 3}L${x + 4} ${y - 3}`).join(""), stroke: colour, "stroke-width": 1.3 });
}

function symbol({ points, filled }, x, y, colour, paper) {
  const fill = filled ? colour : paper.ground;
  const look = { fill, stroke: colour, "stroke-width": 1.3 };
  return points.length
    ? svg("polygon", { ...look, points: points.map(([a, b]) => `${x + 4.8 * a},${y + 4.8 * b}`).join(" ") })
    : svg("circle", { ...look, cx: x, cy: y, r: 4.6 });
}
