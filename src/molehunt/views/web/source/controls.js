// The controls: each shows the state and changes it, and nothing else.
import { counted, h, name, shown } from "./dom.js";
import { legend, lineSample, shapeSample } from "./legend.js";
import { MOST, STATUSES } from "./model.js";
import { searchBox } from "./search.js";
import { asText, off } from "./state.js";

const option = (value, text) => h("option", { value }, text);

export class Controls {
  constructor(root, model, names, state) {
    Object.assign(this, { root, model, names, state, updates: [] });
    const marks = model.data.marks;
    root.append(
      searchBox(names, "Find a name or codename", (id) => state.set({ focus: id, pick: `n:${id}`, ask: "", on: "", to_whom: "" })),
      this.group("Shown", this.around(), true),
      this.group("Sources", this.sources(), true),
      this.group("Relations", this.checks("families", marks.hues.map((hue) => [hue.name, hue.means]), (value, dark) => lineSample(marks, "stated", marks.steps[0].name, value, dark)), true),
      this.group("How firmly", [...this.checks("statuses", STATUSES.slice(0, 4).map((word) => [word, word]), (word, dark) => lineSample(marks, word, marks.steps[0].name, "", dark)), this.denied(), this.grade()], true),
      this.group("Kinds", this.checks("kinds", Object.entries(marks.kinds).map(([kind, { means }]) => [kind, means.split(" that ")[0]]), (kind) => shapeSample(marks, kind)), false),
      this.group("Time", this.time(), true),
      this.group("Possible worlds", this.worlds(), false),
      this.group("Legend", this.key(), false),
    );
  }

  group(title, content, open) {
    return h("details", { class: "group", open }, h("summary", {}, title), content);
  }

  update(values, view, dark) {
    for (const update of this.updates) update(values, view, dark);
  }

  select(key, label, options, more = {}) {
    const select = h("select", { "data-control": key, onchange: () => this.state.set({ [key]: typeof this.state.plain[key] === "number" ? Number(select.value) : select.value, ...more }) }, options);
    this.updates.push((values) => { select.value = String(values[key]); });
    return h("label", { class: "field" }, h("span", {}, label), select);
  }

  around() {
    const what = h("p", { class: "quiet", "data-shown": "" });
    this.updates.push((values) => {
      const { ask, on, to_whom, focus } = values;
      const clear = h("button", { class: "link", "data-does": "clear", onclick: () => this.state.set({ ask: "", on: "", to_whom: "", focus: "", pick: "" }) }, "show the whole case");
      const words = ask === "saw" ? ["Who saw ", name(this.model.name(on), 80)]
        : ask === "relays" ? ["All relays of ", name(this.model.name(on), 80)]
        : ask === "path" ? ["Paths from ", name(this.model.name(on), 80), " to ", to_whom ? name(this.model.name(to_whom), 80) : "\u2026 (pick somebody)"]
        : focus ? ["Around ", name(this.model.name(focus), 80)] : ["The whole case, those with the most ties first"];
      what.replaceChildren(...words, ...(ask || focus ? [" \u00b7 ", clear] : []));
    });
    const target = h("div", { "data-control": "to_whom" }, searchBox(this.names, "Path to whom", (id) => this.state.set({ to_whom: id })));
    this.updates.push((values) => { target.hidden = values.ask !== "path"; });
    const counts = [12, 25, 40, 60, 100, 200, 500, 1000, 2000].map((n) => option(n, n.toLocaleString("en")));
    return [
      what, target,
      h("div", { class: "pair" }, this.select("hops", "Steps", [option(1, "1"), option(2, "2"), option(3, "3"), option(9, "any")]), this.select("limit", "Nodes", [...counts, option(0, `all (to ${MOST.toLocaleString("en")})`)])),
      this.select("layout", "Layout", [option("force", "by forces"), option("layered", "layered"), option("rings", "rings")]),
    ];
  }

  sources() {
    const list = (is) => this.model.data.sources.filter((one) => one.is === is).map((one) => option(one.id, `${shown(one.name, 60)} (${one.claims})`));
    const all = () => [option("", "choose\u2026"), h("optgroup", { label: "Authors" }, list("author")), h("optgroup", { label: "Works" }, list("work"))];
    const first = this.select("a", "Source", all());
    const second = this.select("b", "and", all());
    const said = h("p", { class: "quiet", "data-sources": "" });
    this.updates.push(({ mode, a, b }, view) => {
      first.hidden = mode === "all";
      second.hidden = mode !== "compare";
      const sides = (side) => view.passing.filter((edge) => edge.side === side && !edge.names).length;
      said.textContent = mode === "compare" && a && b
        ? `A alone: ${sides("a")}, B alone: ${sides("b")}, both: ${sides("both")} relations. A is orange, B blue, both grey.` : "";
    });
    const modes = [["all", "all sources"], ["by", "according to\u2026"], ["without", "without\u2026"], ["compare", "compare two\u2026"]];
    return [this.select("mode", "Take", modes.map(([value, text]) => option(value, text))), first, second, said];
  }

  checks(key, items, sample) {
    return items.map(([value, text]) => {
      const box = h("input", { type: "checkbox", "data-control": key, value, onchange: () => {
        const without = off(this.state.values[key]);
        if (box.checked) without.delete(value);
        else without.add(value);
        this.state.set({ [key]: asText(without) });
      } });
      const count = h("span", { class: "count" });
      const mark = h("span", { class: "mark" });
      let drawn = null;
      this.updates.push((values, view, dark) => {
        box.checked = !off(values[key]).has(value);
        count.textContent = String(tally(view, this.model, key, value));
        if (drawn !== dark) mark.replaceChildren(sample(value, dark));
        drawn = dark;
      });
      return h("label", { class: "check" }, box, mark, h("span", {}, text), count);
    });
  }

  /** What claims deny is shown on request: it is no tie, and it would look like one. */
  denied() {
    const { marks } = this.model.data;
    const box = h("input", { type: "checkbox", "data-control": "denied", onchange: () => this.state.set({ denied: box.checked ? "on" : "" }) });
    const count = h("span", { class: "count" });
    const mark = h("span", { class: "mark" });
    this.updates.push((values, view, dark) => {
      box.checked = values.denied !== "";
      count.textContent = String(view.edges.filter((edge) => edge.denied).length);
      mark.replaceChildren(lineSample(marks, "denied", marks.steps[0].name, "", dark));
    });
    return h("label", { class: "check" }, box, mark, h("span", {}, "denied (struck)"), count);
  }

  grade() {
    const steps = this.model.data.marks.steps;
    return this.select("grade", "Grade", [option("", "any grade"), ...steps.slice(0, -1).map((step) => option(step.name, `${step.name} or better`))]);
  }

  time() {
    const { months } = this.model;
    if (months.length < 2) return [h("p", { class: "quiet" }, "Nothing is dated.")];
    const last = months.length - 1;
    const slider = (key, label, end) => {
      const input = h("input", { type: "range", min: 0, max: last, step: 1, "data-control": key, "aria-label": label, oninput: () => {
        const at = Number(input.value);
        this.state.set({ [key]: at === end ? "" : months[at] });
      } });
      this.updates.push((values) => {
        const at = values[key] ? months.indexOf(values[key]) : end;
        input.value = String(at < 0 ? nearest(months, values[key]) : at);
        input.setAttribute("aria-valuetext", values[key] || "open");
      });
      return input;
    };
    const said = h("p", { class: "quiet", "data-period": "" });
    const bars = h("div", { class: "bars", "aria-hidden": "true" });
    const open = h("button", { class: "link", "data-does": "any-time", onclick: () => this.state.set({ from: "", to: "" }) }, "any time");
    this.updates.push((values, view) => {
      const { from, to } = values;
      const possible = view.edges.filter((edge) => edge.when === "possible").length;
      const words = from || to ? `${from || "first"} to ${to || "last"}: ${view.edges.length - possible} certainly, ${possible} possibly (pale). ` : "Any time. ";
      said.replaceChildren(words, ...(from || to ? [open] : []));
      bars.replaceChildren(...histogram(months, this.model, view).map((part) => h("i", { style: null, class: `h${part}` })));
    });
    return [bars, slider("from", "From month", 0), slider("to", "To month", last), said];
  }

  worlds() {
    const { out, seed } = this.model.data.worlds;
    const said = h("p", { class: "quiet", "data-world": "" });
    const step = (by) => () => this.state.set({ world: (this.state.values.world + by + out.length + 1) % (out.length + 1) });
    const input = h("input", { type: "range", min: 0, max: out.length, step: 1, "data-control": "world", "aria-label": "World", oninput: () => this.state.set({ world: Number(input.value) }) });
    this.updates.push(({ world }) => {
      input.value = String(world);
      said.textContent = world ? `World ${world} of ${out.length}: ${counted(out[world - 1]?.length ?? 0, "claim")} taken as not true.` : "All claims together.";
    });
    return [
      h("p", { class: "quiet" }, `Each world takes one side of every dispute and one of every set of readings, drawn by grades (seed ${seed}).`),
      h("div", { class: "pair" }, h("button", { "data-does": "world-before", "aria-label": "World before", onclick: step(-1) }, "\u2039"), input, h("button", { "data-does": "world-next", "aria-label": "Next world", onclick: step(1) }, "\u203a")), said,
    ];
  }

  key() {
    const root = h("div", { class: "legend" });
    let drawn = null;
    this.updates.push((values, view, dark) => {
      if (drawn !== dark) root.replaceChildren(...legend(this.model.data.marks, dark));
      drawn = dark;
    });
    return [root];
  }
}

function nearest(months, month) {
  const at = months.findIndex((one) => one >= month);
  return at < 0 ? months.length - 1 : at;
}

function tally(view, model, key, value) {
  if (key === "kinds") return view.nodes.filter((id) => model.nodes.get(id)?.label === value).length;
  if (key === "statuses") return view.edges.filter((edge) => edge.status === value).length;
  return view.edges.filter((edge) => model.hue(edge) === value).length;
}

const BARS = 32;

/** How many relations can first have been in each part of the months, as heights from 0 to 10. */
function histogram(months, model, view) {
  const counts = Array(BARS).fill(0);
  for (const edge of view.edges) {
    const day = model.claims[edge.claim].possible_earliest;
    if (day) counts[Math.min(BARS - 1, Math.floor((nearest(months, day.slice(0, 7)) * BARS) / months.length))] += 1;
  }
  const most = Math.max(1, ...counts);
  return counts.map((count) => (count ? Math.max(1, Math.round((10 * count) / most)) : 0));
}
