// Who stands where in the network, and on whose word: as the question "centrality" answers, for all that the page holds.
import { h, name, svg } from "./dom.js";

export function ranks(data, state, model) {
  const { rows, note } = data.ranks;
  if (!rows.length) return [h("p", {}, "There are no ranks: no ties between people.")];
  // Without a rank somebody has no tie at all, which is behind all ranks.
  const worst = Math.max(...rows.flatMap((row) => [row.rank, row.rank_high ?? 0])) + 1;
  const said = (rank) => (rank === null ? "gone" : String(rank));
  const x = (rank) => 6 + (188 * (rank - 1)) / Math.max(1, worst - 1);
  const range = (row) => svg(
    "svg", { width: 200, height: 16, viewBox: "0 0 200 16", role: "img", "aria-label": `rank ${row.rank}, from ${said(row.rank_low)} to ${said(row.rank_high)}` },
    svg("line", { x1: x(row.rank_low ?? worst), x2: x(row.rank_high ?? worst), y1: 8, y2: 8, stroke: "currentColor", "stroke-width": 3, opacity: 0.45 }),
    row.firm_rank === null ? "" : svg("circle", { cx: x(row.firm_rank), cy: 8, r: 4.5, fill: "currentColor" }),
  );
  const person = (row) => (model.nodes.has(row.id)
    ? h("button", { class: "link", onclick: () => state.set({ focus: row.id, view: "web", ask: "", pick: `n:${row.id}` }) }, name(row.name, 80))
    : name(row.name, 80));
  const line = (row) => h(
    "tr", { "data-id": row.id }, h("td", {}, String(row.rank)), h("td", {}, person(row)), h("td", {}, said(row.firm_rank)),
    h("td", { class: "range" }, range(row), ` ${said(row.rank_low)}\u2013${said(row.rank_high)}`),
    h("td", {}, row.without ? name(row.without, 120) : "", row.without ? ` (then ${said(row.without_rank)})` : ""),
  );
  const heads = ["rank", "who", "by firm claims alone", "range", "moved most by leaving out"];
  return [h(
    "table", {}, h("caption", {}, "Betweenness: who stands between others. Dot: rank by firm claims; line: the range when each author and work is left out in turn. ", note),
    h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))), h("tbody", {}, rows.map(line)),
  )];
}
