// What stands beside the picture when somebody or something is picked: every claim about it, with its proof.
import { counted, h, name, shown } from "./dom.js";
import { ends, touches } from "./model.js";
import { words } from "./picture.js";
import { lineSample } from "./legend.js";

const MOST = 40; // Claims that are written out at once.
const ROLE = { affirmed: "", negated: "denies it" };

export class Panel {
  constructor(root, model, state) {
    Object.assign(this, { root, model, state, all: false, picked: "" });
  }

  show(view, values, dark) {
    if (values.pick !== this.picked) this.all = false;
    Object.assign(this, { view, dark, picked: values.pick });
    const { pick } = values;
    const content = pick.startsWith("n:") ? this.node(pick.slice(2)) : pick.startsWith("e:") ? this.edge(pick.slice(2)) : values.ask === "saw" ? this.seen(values) : null;
    this.root.hidden = !content;
    this.root.replaceChildren(...(content ?? []).filter(Boolean));
    this.root.dataset.pick = pick;
  }

  close() {
    return h("button", { class: "close", "aria-label": "Close", onclick: () => this.state.set({ pick: "" }) }, "\u00d7");
  }

  node(id) {
    const node = this.model.nodes.get(id);
    if (!node) return null;
    const edges = this.view.passing.filter((edge) => touches(edge, id));
    const names = edges.filter((edge) => edge.names && edge.end.id === id);
    const claims = new Map(edges.filter((edge) => !edge.names).map((edge) => [edge.claim, edge]));
    return [
      h("header", {}, h("h2", {}, name(node.name, 2000)), this.close()),
      h("p", { class: "quiet" }, this.kind(node), " \u00b7 ", counted(claims.size, "claim"), " shown of it"),
      this.called(names),
      this.actions(node),
      ...this.claims([...claims.values()]),
    ];
  }

  /** Everyone who had a document in hand, in order of custody, as molehunt who-saw has them. */
  seen(values) {
    const told = this.model.seen(values);
    if (!told) return null;
    const groups = new Map();
    for (const row of told.rows) (groups.get(title(row)) ?? groups.set(title(row), []).get(title(row))).push(row);
    const gone = told.gone.length ? h("details", { class: "called", "data-gone": told.gone.length }, h("summary", {}, `${counted(told.gone.length, "row")} without a claim under these choices`), h("ul", {}, told.gone.map((row) => h("li", {}, who(row), `, ${row.role}`)))) : null;
    return [
      h("header", {}, h("h2", {}, "Who saw ", name(this.model.name(values.on), 120)), h("button", { class: "close", "aria-label": "Close", onclick: () => this.state.set({ ask: "", on: "" }) }, "\u00d7")),
      h("p", { class: "quiet" }, "In order of custody, each with the status of all claims of the sources that are heard. Period, grade and world leave out rows."),
      ...[...groups].flatMap(([heading, rows]) => [h("h3", {}, heading), h("ol", { class: "claims seen" }, rows.map((row) => this.holder(row)))]),
      told.rows.length ? null : h("p", {}, "No claim says, under these choices."),
      told.open.length ? h("h3", {}, "Open") : null,
      told.open.length ? h("ul", { class: "called" }, told.open.map(({ what }) => h("li", {}, shown(what, 300)))) : null,
      gone,
    ];
  }

  holder(row) {
    const marks = this.model.data.marks;
    const others = row.with.length ? [", with ", name(row.with.join(", "), 200)] : [];
    const known = this.model.nodes.has(row.id);
    const open = () => this.state.set({ pick: `n:${row.id}` });
    const claims = row.left.map((id) => this.model.claims[id]);
    return h(
      "li", { "data-row": row.id, "data-role": row.role, "data-under": row.under ?? "", "data-document": row.document, "data-status": row.status },
      h("p", { class: "statement" }, known ? h("button", { class: "link", onclick: open }, who(row)) : who(row), " \u00b7 ", row.role, others),
      h("p", { class: "signs" }, lineSample(marks, row.status, marks.steps[0].name, "", this.dark), h("b", {}, row.status), row.when ? ` \u00b7 ${row.when}` : ""),
      h(
        "details", { class: "called" }, h("summary", {}, counted(claims.length, "claim")),
        h("ul", {}, claims.map((claim) => h("li", { "data-claim": claim.id }, name(claim.statement, 400), h("span", { class: "quiet" }, ` ${where(claim)}`)))),
      ),
    );
  }

  kind(node) {
    return [node.label.toLowerCase(), node.kind].filter(Boolean).join(", ");
  }

  called(names) {
    if (!names.length) return null;
    const forms = new Map();
    for (const edge of names) forms.set(edge.start.id, edge.status);
    const words = [...forms].map(([id, status]) => h("li", {}, name(this.model.name(id), 80), ` (${status})`));
    return h("details", { class: "called" }, h("summary", {}, `also called: ${counted(words.length, "name")}`), h("ul", {}, words));
  }

  actions(node) {
    const { id, label } = node;
    const button = (text, changes) => h("button", { "data-does": text, onclick: () => this.state.set(changes) }, text);
    const plain = { ask: "", on: "", to_whom: "" };
    return h(
      "p", { class: "actions" },
      button("Focus here", { ...plain, focus: id, view: "web" }),
      label === "Document" && button("Who saw it", { ask: "saw", on: id, to_whom: "", pick: "" }),
      label !== "Document" && label !== "Place" && button("All relays", { ask: "relays", on: id, to_whom: "" }),
      this.state.values.on !== id && this.state.values.ask === "path"
        ? button("Path to here", { to_whom: id })
        : button("Path from here", { ask: "path", on: id, to_whom: "" }),
    );
  }

  edge(key) {
    const edge = this.view.passing.find((one) => one.key === key);
    if (!edge) return null;
    const pair = ends(edge).sort().join("\n");
    const beside = this.view.passing.filter((one) => one !== edge && ends(one).sort().join("\n") === pair);
    return [
      h("header", {}, h("h2", {}, name(this.model.name(edge.start.id), 80), ` ${words(edge)} `, name(this.model.name(edge.end.id), 80)), this.close()),
      ...this.claims([edge]),
      beside.length ? h("h3", {}, `${counted(beside.length, "more claim")} between the two`) : null,
      ...this.claims(beside),
    ].filter(Boolean);
  }

  claims(edges) {
    const day = (edge) => this.model.claims[edge.claim].possible_earliest || "9999";
    const sorted = [...edges].sort((one, other) => (day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0));
    const shownNow = this.all ? sorted : sorted.slice(0, MOST);
    const rest = sorted.length - shownNow.length;
    const more = h("button", { onclick: () => { this.all = true; this.show(this.view, this.state.values, this.dark); } }, `Show ${rest} more`);
    return [h("ol", { class: "claims" }, shownNow.map((edge) => this.claim(edge))), rest ? more : null].filter(Boolean);
  }

  claim(edge) {
    const claim = this.model.claims[edge.claim];
    const under = [edge.start, edge.end].filter((end) => end.as).map((end) => h("span", {}, "as ", name(end.as, 60), " "));
    return h(
      "li", { "data-claim": edge.claim, "data-status": edge.status },
      h("p", { class: "statement" }, name(claim.statement, 2000)),
      h(
        "p", { class: "signs" }, lineSample(this.model.data.marks, edge.status, claim.step, this.model.hue(edge), this.dark),
        h("b", {}, edge.status), claim.grade ? `, grade ${claim.grade}` : ", not graded", ` \u00b7 ${dateOf(claim)} `,
        edge.when === "possible" ? "(possibly in the period) " : "", under,
      ),
      h("p", { class: "quiet" }, where(claim)),
      claim.hedge ? h("p", { class: "quiet" }, "hedged: ", name(claim.hedge, 120)) : null,
      claim.alternatives.map((one) => h("p", { class: "quiet" }, "one of several readings: ", name(one.question, 300))),
      claim.disagreements.map((id) => this.dispute(id, edge.claim)),
    );
  }

  dispute(id, own) {
    const one = this.model.data.disagreements[id];
    if (!one) return null;
    const side = ({ position, claims }) => {
      const decided = one.decisions.filter((made) => made.favours === position);
      return h(
        "li", {}, h("b", {}, `Side ${position}`), decided.map((made) => h("span", {}, " (decided for: ", name(made.reason, 300), ")")),
        h("ul", {}, claims.map((claim) => this.member(claim, own))),
      );
    };
    return h("details", { class: "dispute", "data-disagreement": id }, h("summary", {}, `${one.kind}: `, name(one.question, 300)), h("ol", { class: "sides" }, one.sides.map(side)));
  }

  member(id, own) {
    const claim = this.model.claims[id];
    if (!claim) return h("li", {}, id);
    const heard = this.view.heard(claim) ? "" : " (left out by the choice of sources)";
    return h("li", { "data-member": id }, id === own ? h("b", {}, "this claim") : name(claim.statement, 600), h("span", { class: "quiet" }, ` ${where(claim)}${heard}`));
  }
}

const title = (row) => shown(`${row.document_name}${row.group === "asked" ? ": only asked to handle it" : ""}`, 160);
const who = (row) => name(row.under ? `${row.name} (as ${row.under})` : row.name, 120);

/** Who puts a claim forward, and where it stands. */
export function where(claim) {
  const { paragraph, start, end } = claim.passage;
  const by = claim.asserted_by.map((one) => shown(one, 80)).join(" \u2192 ");
  const place = paragraph ? `paragraph ${paragraph}, characters ${start}\u2013${end}` : "";
  return [by, shown(claim.work, 120), place, ROLE[claim.polarity]].filter(Boolean).join(" \u00b7 ");
}

export function dateOf(claim) {
  const { earliest, latest, possible_earliest: first, possible_latest: last, approximate } = claim;
  if (earliest || latest) {
    const days = earliest === latest ? earliest : `${earliest || "\u2026"} to ${latest || "\u2026"}`;
    return `${approximate ? "about " : ""}${days}`;
  }
  return first || last ? `undated; possible ${first || "\u2026"} to ${last || "\u2026"}` : "undated";
}
