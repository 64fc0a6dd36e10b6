// The relations that are shown, as rows: the equal of the picture for whoever does not see it, and for the eye.
import { counted, h, name } from "./dom.js";
import { dateOf, where } from "./panel.js";
import { words } from "./picture.js";

const FIRST = 500; // Rows that are written at once.
const COLUMNS = ["from", "relation", "to", "date", "status", "grade", "said by, in"];

/** The edges of a view as rows of plain text, in the order of their first possible day. */
export function rows(view, model) {
  const told = view.edges.map((edge) => {
    const claim = model.claims[edge.claim];
    return {
      edge, claim, from: model.name(edge.start.id), relation: words(edge), to: model.name(edge.end.id),
      date: dateOf(claim), status: edge.status, grade: claim.grade, first: claim.possible_earliest || "9999",
      "said by, in": where(claim),
    };
  });
  return told.sort((one, other) => compare(one.first, other.first) || compare(one.edge.key, other.edge.key));
}

const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

export class Table {
  constructor(root, model, state) {
    Object.assign(this, { root, model, state, by: "date", turned: false, all: false });
  }

  show(view, caption) {
    Object.assign(this, { view, caption });
    const told = rows(view, this.model);
    if (this.by !== "date") told.sort((one, other) => compare(one[this.by], other[this.by]));
    if (this.turned) told.reverse();
    const written = this.all ? told : told.slice(0, FIRST);
    const more = h("button", { onclick: () => { this.all = true; this.show(this.view, this.caption); } }, `Show all ${told.length} rows`);
    this.root.replaceChildren(
      h(
        "table", {}, h("caption", {}, caption), h("thead", {}, h("tr", {}, COLUMNS.map((column) => this.head(column)))),
        h("tbody", {}, written.map((row) => this.row(row))),
      ),
      ...(written.length < told.length ? [more] : []),
    );
    this.root.dataset.rows = String(told.length);
  }

  head(column) {
    const sorted = this.by === column ? (this.turned ? "descending" : "ascending") : null;
    const turn = () => {
      this.turned = this.by === column && !this.turned;
      this.by = column;
      this.show(this.view, this.caption);
    };
    return h("th", { scope: "col", "aria-sort": sorted }, h("button", { onclick: turn }, column));
  }

  row({ edge, ...row }) {
    const open = () => this.state.set({ pick: `e:${edge.key}` });
    const side = edge.side ? ` [${{ a: "A", b: "B", both: "A and B", neither: "-" }[edge.side]}]` : "";
    return h(
      "tr", { "data-claim": edge.claim, "data-key": edge.key, "data-status": edge.status, "data-when": edge.when },
      h("td", {}, name(row.from, 80), as(edge.start)), h("td", {}, h("button", { class: "link", onclick: open }, row.relation), side),
      h("td", {}, name(row.to, 80), as(edge.end)), h("td", {}, row.date, edge.when === "possible" ? " (possibly)" : ""),
      h("td", {}, row.status), h("td", {}, row.grade), h("td", {}, name(row["said by, in"], 240)),
    );
  }
}

const as = (end) => (end.as ? h("span", { class: "quiet" }, " as ", name(end.as, 60)) : null);
