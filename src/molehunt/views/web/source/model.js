// From the data of a page and what is asked of it to the nodes and edges that are shown. Nothing here draws.

export const STATUSES = ["stated", "reported", "possible", "disputed", "denied", "unknown"];
export const MOST = 10000; // Nodes that are drawn at once, whatever is asked for.
const NOT_NARROWED = ["naming", "copying"];
const OPENED = ["stated", "reported", "possible"];

export class Model {
  constructor(data) {
    this.data = data;
    this.nodes = new Map(data.nodes.map((node) => [node.id, node]));
    this.claims = data.claims;
    this.edges = data.edges.map((edge) => ({ ...edge, names: edge.type === "DENOTES", key: keyOf(edge) }));
    this.sources = new Map(data.sources.map((one) => [one.id, one]));
    this.out = data.worlds.out.map((ids) => new Set(ids));
    const { step_of: steps, hue_of: hues, steps: scale } = data.marks;
    this.order = scale.map((step) => step.name);
    for (const claim of Object.values(this.claims)) {
      claim.step = steps[claim.grade] ?? this.order[this.order.length - 1];
      claim.hue = hues[claim.family] ?? data.marks.hues[data.marks.hues.length - 1].name;
    }
    this.months = months(this.edges.map((edge) => this.claims[edge.claim]));
  }

  hue(edge) {
    return edge.names ? "names" : this.claims[edge.claim].hue;
  }

  name(id) {
    return this.nodes.get(id)?.name ?? id;
  }

  /** Everything that is shown under a state, and how it came to be: counts and words. */
  view(state) {
    const sources = this.heard(state);
    const status = this.weighed(sources);
    const all = this.real(state.world).filter((edge) => (edge.names || sources(this.claims[edge.claim])) && (!edge.denied || state.denied));
    const edges = [];
    for (const edge of all) {
      const shown = this.passed(edge, state, status);
      if (shown) edges.push(shown);
    }
    const asked = this.asked(edges, state);
    const chosen = this.near(asked, state);
    const whole = new Set(edges.flatMap(ends)).size;
    return { ...chosen, passing: edges, whole, asked: asked.edges.length, note: asked.note, heard: sources };
  }

  /** Whether a claim is heard: according to a source, without it, or by one of two that are compared. */
  heard({ mode, a, b }) {
    const through = (claim, id) => claim.authors.includes(id) || claim.sources.includes(id);
    if (mode === "by" && a) return (claim) => through(claim, a);
    if (mode === "without" && a) return (claim) => !through(claim, a);
    if (mode === "compare" && a && b) return (claim) => through(claim, a) || through(claim, b);
    return () => true;
  }

  /** A function that gives the status of an edge: no firmer than the names on which it rests. */
  weighed(heard) {
    const known = new Map();
    const counts = (id) => {
      const claim = this.claims[id];
      return claim && (heard(claim) || claim.plays.some((part) => NOT_NARROWED.includes(part)));
    };
    const own = (id) => {
      if (!known.has(id)) {
        const claim = this.claims[id];
        const contested = OPENED.includes(claim.alone) && claim.against.some(counts);
        known.set(id, contested ? "disputed" : claim.alone);
      }
      return known.get(id);
    };
    const rank = (word) => STATUSES.indexOf(word);
    return (edge) => {
      let weakest = own(edge.claim);
      for (const end of [edge.start, edge.end]) {
        if (!end.by) continue;
        const firmest = end.by.map(own).sort((one, other) => rank(one) - rank(other))[0] ?? "unknown";
        if (rank(firmest) > rank(weakest)) weakest = firmest;
      }
      return weakest;
    };
  }

  /** The edges of one world: those of claims that are true in it, to whomever the names mean in it. */
  real(world) {
    const out = this.out[world - 1];
    if (!out) return this.edges;
    const found = new Map();
    for (const edge of this.edges) {
      if (out.has(edge.claim)) continue;
      const ends = [edge.start, edge.end].map((end) => this.meant(end, edge, out));
      if (ends.includes(null) || ends[0].id === ends[1].id) continue;
      const [start, end] = ends;
      const key = start === edge.start && end === edge.end ? edge.key : keyOf({ ...edge, start, end });
      if (!found.has(key)) found.set(key, { ...edge, start, end, key });
    }
    return [...found.values()];
  }

  meant(end, edge, out) {
    if (!end.by || end.by.some((id) => !out.has(id))) return end;
    const another = this.edges.some(
      (other) => other.claim === edge.claim && other.type === edge.type &&
        [other.start, other.end].some((one) => one.form === end.form && one.by.some((id) => !out.has(id))),
    );
    return another || !this.nodes.has(end.form) ? null : { id: end.form };
  }

  passed(edge, state, status) {
    const claim = this.claims[edge.claim];
    const off = (text, value) => text && text.split(",").includes(value);
    const [start, end] = [this.nodes.get(edge.start.id), this.nodes.get(edge.end.id)];
    if (off(state.kinds, start.label) || off(state.kinds, end.label)) return null;
    if (off(state.families, this.hue(edge))) return null;
    if (state.grade && this.order.indexOf(claim.step) > this.order.indexOf(state.grade)) return null;
    const word = status(edge);
    if (off(state.statuses, word)) return null;
    const when = within(claim, state);
    if (when === "outside") return null;
    return { ...edge, status: word, when, side: this.side(claim, state) };
  }

  /** Who of two that are compared says it: a, b or both. */
  side(claim, { mode, a, b }) {
    if (mode !== "compare" || !a || !b) return "";
    const by = [a, b].map((id) => claim.authors.includes(id) || claim.sources.includes(id));
    return by[0] && by[1] ? "both" : by[0] ? "a" : by[1] ? "b" : "neither";
  }

  /** The edges that a question of the page asks for, and what it found in words. */
  asked(edges, { ask, on, to_whom }) {
    if (ask === "saw" && on) return this.saw(edges, on);
    if (ask === "relays" && on) {
      const found = edges.filter((edge) => !edge.names && this.claims[edge.claim].family === "relays" && touches(edge, on));
      return { edges: found, whole: true, note: `what ${this.name(on)} told, or was told` };
    }
    if (ask === "path" && on && to_whom) return this.paths(edges, on, to_whom);
    return { edges, whole: false, note: "" };
  }

  saw(edges, document) {
    const same = new Set([document]);
    for (let size = 0; size !== same.size; ) {
      size = same.size;
      for (const edge of edges) {
        if (!this.claims[edge.claim].plays.includes("copying")) continue;
        if (same.has(edge.end.id)) same.add(edge.start.id);
      }
    }
    const held = (edge) =>
      this.claims[edge.claim].parts.some((part) => same.has(part.id)) &&
      (this.claims[edge.claim].parts.some((part) => part.custody) || this.claims[edge.claim].plays.includes("copying"));
    const copies = same.size > 1 ? ` or a copy of it (${same.size - 1})` : "";
    return { edges: edges.filter(held), whole: true, note: `who had ${this.name(document)}${copies} in hands` };
  }

  /**
   * The rows of "who saw" for what is asked, as Python weighed them for the sources that are heard: those that are left,
   * and those that no claim that is heard says. Period, grade and world leave out rows, and weigh nothing anew.
   */
  seen(state) {
    const told = this.data.seen[state.on];
    if (!told) return null;
    const heard = this.heard(state);
    const out = this.out[state.world - 1];
    const counts = (claim) =>
      heard(claim) && within(claim, state) !== "outside" && !out?.has(claim.id) &&
      !(state.grade && this.order.indexOf(claim.step) > this.order.indexOf(state.grade));
    const rows = told.rows.map((row) => ({ ...row, status: this.statusOf(row, state), left: row.claims.filter((id) => this.claims[id] && counts(this.claims[id])) }));
    const there = (row) => row.status && row.left.length;
    return { rows: rows.filter(there), gone: rows.filter((row) => !there(row)), open: told.open };
  }

  /** The status of such a row with the sources that are heard; nothing where it is gone. Of two, the firmer one. */
  statusOf(row, { mode, a, b }) {
    if (mode === "without" && a) return row.without[a] ?? row.status;
    if (mode === "by" && a) return row.alone[a] ?? "";
    if (mode !== "compare" || !a || !b) return row.status;
    const words = [a, b].map((id) => row.alone[id]).filter(Boolean);
    return words.sort((one, other) => STATUSES.indexOf(one) - STATUSES.indexOf(other))[0] ?? "";
  }

  paths(all, from, to) {
    const edges = all.filter((edge) => !edge.denied);
    const next = neighbours(edges);
    const steps = distances(next, from);
    const back = distances(next, to);
    if (!steps.has(to)) {
      return { edges: [], whole: true, note: `nothing shown ties ${this.name(from)} to ${this.name(to)}` };
    }
    const length = steps.get(to);
    const on = (one, other) => steps.get(one) + 1 + (back.get(other) ?? Infinity) === length;
    const found = edges.filter((edge) => on(edge.start.id, edge.end.id) || on(edge.end.id, edge.start.id));
    const words = length === 1 ? "they are tied directly" : `the shortest paths have ${length} steps`;
    return { edges: found, whole: true, note: `from ${this.name(from)} to ${this.name(to)}: ${words}` };
  }

  /** The nodes that fit: all around the focus up to a limit, nearest first, then those with the most ties. */
  near({ edges, whole }, { focus, hops, limit }) {
    const ties = new Map();
    for (const edge of edges) for (const id of ends(edge)) ties.set(id, (ties.get(id) ?? 0) + 1);
    const start = whole ? "" : focus;
    if (start && !ties.has(start)) return { nodes: [start], edges: [], ties, of: 1 };
    const steps = start ? distances(neighbours(edges), start, hops) : new Map([...ties.keys()].map((id) => [id, 0]));
    const to = new Map();
    if (start) {
      for (const edge of edges) {
        if (touches(edge, start)) for (const id of ends(edge)) to.set(id, (to.get(id) ?? 0) + 1);
      }
    }
    const order = [...steps.keys()].sort(
      (one, other) =>
        steps.get(one) - steps.get(other) ||
        (to.get(other) ?? 0) - (to.get(one) ?? 0) ||
        ties.get(other) - ties.get(one) ||
        (one < other ? -1 : 1),
    );
    const nodes = order.slice(0, Math.min(limit || MOST, MOST));
    const there = new Set(nodes);
    return { nodes, edges: edges.filter((edge) => ends(edge).every((id) => there.has(id))), ties, of: order.length };
  }
}

export const ends = (edge) => [edge.start.id, edge.end.id];
export const touches = (edge, id) => edge.start.id === id || edge.end.id === id;

/** Whether a claim's days are in the period for certain, possibly, or not. */
export function within(claim, { from, to }) {
  if (!from && !to) return "certain";
  const [first, last] = [from || "0000", to ? `${to}-99` : "9999"];
  const { possible_earliest: earliest, possible_latest: latest } = claim;
  if ((latest && latest < first) || (earliest && earliest > last)) return "outside";
  return earliest && latest && earliest >= first && latest <= last ? "certain" : "possible";
}

function keyOf({ claim, type, start, end }) {
  return [claim, type, start.id, start.form ?? "", end.id, end.form ?? ""].join(" ");
}

function neighbours(edges) {
  const next = new Map();
  const add = (one, other) => (next.get(one) ?? next.set(one, new Set()).get(one)).add(other);
  for (const edge of edges) {
    add(edge.start.id, edge.end.id);
    add(edge.end.id, edge.start.id);
  }
  return next;
}

function distances(next, from, most = Infinity) {
  const steps = new Map([[from, 0]]);
  const queue = [from];
  for (let at = 0; at < queue.length; at += 1) {
    const step = steps.get(queue[at]) + 1;
    if (step > most) break;
    for (const id of next.get(queue[at]) ?? []) {
      if (!steps.has(id)) {
        steps.set(id, step);
        queue.push(id);
      }
    }
  }
  return steps;
}

/** Every month in which something begins or ends, in order: the steps of the time slider. */
function months(claims) {
  const found = new Set();
  for (const claim of claims) {
    for (const day of [claim.possible_earliest, claim.possible_latest]) if (day) found.add(day.slice(0, 7));
  }
  return [...found].sort();
}
