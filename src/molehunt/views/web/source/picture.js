// The picture: cytoscape, drawn by the grammar of marks that the page carries.
import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import { shown } from "./dom.js";
import { LARGEST, sheet } from "./look.js";
import { ends } from "./model.js";
import { MOST, sight, spread } from "./spread.js";

cytoscape.use(fcose);
// It warns of lines that cannot be drawn at a moment at which a layout is still at work.
cytoscape.warnings(false);
const CROWD = 60; // Nodes from which on their names would cover one another.
const LEADING = 12; // Nodes whose names are seen from however far off.
const REST = 150; // Milliseconds after which zooming has come to rest.
const MANY = 400; // Lines up to which each is as wide as its grade says.

export class Picture {
  constructor(container, model, listeners) {
    Object.assign(this, { container, model, listeners, places: "", scale: 1, thin: 1 });
    this.cy = cytoscape({
      container, minZoom: 0.02, maxZoom: 4, boxSelectionEnabled: false, selectionType: "single",
      pixelRatio: Math.max(1, Math.min(2, devicePixelRatio || 1)),
    });
    this.cy.on("tap", (event) => {
      if (event.target === this.cy) listeners.nothing();
      else listeners.picked(`${event.target.isNode() ? "n" : "e"}:${event.target.data("key")}`);
    });
    this.cy.on("dbltap", "node", (event) => listeners.focused(event.target.data("key")));
    // When zooming has come to rest: of thousands, all are drawn anew for it.
    this.cy.on("zoom", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.nameLeading(), REST);
    });
    this.cy.on("mouseover", "node, edge", (event) => this.hover(event.target));
    this.cy.on("mouseout", "node, edge", () => this.hover(null));
    new ResizeObserver(() => {
      this.cy.resize();
      const width = container.clientWidth;
      if (width && this.fitted && Math.abs(this.fitted - width) > 40) this.fit();
    }).observe(container);
  }

  /** Show nodes and edges; places are worked out anew only if other nodes or another layout are wanted. */
  show(view, state, dark) {
    this.large = view.nodes.length > MOST;
    this.crowded = view.nodes.length > CROWD;
    const known = this.large && state.layout !== "rings" ? this.brought(view) : new Map(this.cy.nodes().map((node) => [node.data("key"), { ...node.position() }]));
    const sizes = this.sizes(view);
    const parallel = this.parallel(view.edges);
    const nodes = view.nodes.map((id) => this.node(id, sizes, state));
    const edges = view.edges.map((edge, at) => this.edge(edge, at, parallel));
    this.leading = null;
    this.cy.elements().remove();
    // Before there is anything to draw: each mark is then styled once.
    this.dress = () => this.cy.style(sheet(this.model.data.marks, dark, state, this));
    this.dress();
    this.cy.batch(() => {
      this.cy.add(nodes.map((data) => ({ group: "nodes", data, position: known.get(data.key) ?? { x: 0, y: 0 } })));
      this.cy.add(edges.map((data) => ({ group: "edges", data })));
    });
    const key = [state.layout, state.focus, state.ask, ...[...view.nodes].sort()].join("\n");
    if (key !== this.places) this.arrange(state, view);
    this.places = key;
    const leading = [...view.nodes].sort((one, other) => sizes.get(other) - sizes.get(one)).slice(0, this.crowded ? LEADING : 0);
    this.leading = this.cy.collection(leading.map((id) => this.cy.getElementById(nodeId(id))[0]));
    this.nameLeading();
    this.pick(state.pick);
  }

  node(id, sizes, state) {
    const node = this.model.nodes.get(id) ?? { name: id, label: "Name" };
    const focus = (id === state.focus && !state.ask) || id === state.on || id === state.to_whom ? 1 : 0;
    const small = sizes.get(id) < 22;
    return { id: nodeId(id), key: id, name: shown(node.name, small && !focus ? 34 : 48), kind: node.label, size: sizes.get(id), focus };
  }

  edge(edge, at, parallel) {
    const claim = this.model.claims[edge.claim];
    const [source, target] = ends(edge);
    const bundle = parallel.get([source, target].sort().join("\n"));
    return {
      id: `e${at}`, key: edge.key, source: nodeId(source), target: nodeId(target), status: edge.status, step: claim.step, hue: this.model.hue(edge),
      when: edge.when, side: edge.side, label: edge.denied ? `denied: ${words(edge)}` : words(edge), curve: bundle > 1 ? "bezier" : "straight", apart: Math.max(5, Math.min(22, 150 / bundle)),
    };
  }

  sizes(view) {
    const count = new Map(view.nodes.map((id) => [id, 0]));
    for (const edge of view.edges) for (const id of ends(edge)) count.set(id, count.get(id) + 1);
    return new Map([...count].map(([id, n]) => [id, Math.min(46, 13 + 3.6 * Math.sqrt(n))]));
  }

  parallel(edges) {
    const count = new Map();
    for (const edge of edges) {
      const pair = ends(edge).sort().join("\n");
      count.set(pair, (count.get(pair) ?? 0) + 1);
    }
    return count;
  }

  arrange(state, view) {
    const many = view.nodes.length;
    if (!this.large || state.layout === "rings") {
      // The same nodes get the same places, whatever was shown before.
      this.plain();
      this.cy.nodes().positions({ x: 0, y: 0 });
      seeded(() => this.laidOut(state, many));
      this.stretch();
    }
    if (!this.large) this.part();
    this.fit();
  }

  laidOut(state, many) {
    const seen = new Set();
    const one = this.cy.edges().filter((edge) => {
      const pair = [edge.source().id(), edge.target().id()].sort().join("\n");
      return !seen.has(pair) && seen.add(pair);
    });
    const parts = this.cy.nodes().union(one);
    const start = state.focus && this.cy.getElementById(nodeId(state.focus));
    const common = { animate: false, fit: false, nodeDimensionsIncludeLabels: true };
    if (state.layout === "layered") {
      const roots = start?.nonempty() ? start : undefined;
      parts.layout({ ...common, name: "breadthfirst", roots, directed: true, spacingFactor: 1.1 }).run();
      this.stagger();
    } else if (state.layout === "rings") {
      parts.layout({
        ...common, name: "concentric", minNodeSpacing: 26, levelWidth: () => 1,
        concentric: (node) => (node.data("key") === state.focus ? 10 : Math.min(9, Math.log2(1 + node.degree()))),
      }).run();
    } else {
      parts.layout({
        ...common, name: "fcose", quality: many < 150 ? "proof" : "default", randomize: true, packComponents: true,
        nodeRepulsion: 14000, idealEdgeLength: many > 80 ? 90 : 125, edgeElasticity: 0.35, gravity: 0.3,
        nodeSeparation: 110, numIter: 2500, tile: true,
      }).run();
    }
  }

  /** The places that the page brings; with them, how large all is drawn is known before anything is. */
  brought(view) {
    const places = spread(view.nodes, this.model, this.window());
    this.scales(sight(places.values(), this.window()).zoom, view.edges.length);
    return places;
  }

  window() {
    this.cy.resize();
    return { wide: this.cy.width(), high: this.cy.height() };
  }

  /** How much larger marks and names are drawn, so that they stay readable; of very many lines each is thin. */
  scales(zoom, edges) {
    const before = `${this.scale} ${this.thin}`;
    this.scale = Math.max(1, Math.min(2.4, 0.95 / zoom));
    this.thin = this.scale * Math.min(1, Math.sqrt(MANY / Math.max(1, edges)));
    return before !== `${this.scale} ${this.thin}`;
  }

  /** Draw all at a scale for which nothing is enlarged, as layouts measure it. */
  plain() {
    if (this.scales(1, 0)) this.dress();
  }

  /** Lower every second node of a full layer, so that its name does not run into the next one. */
  stagger() {
    this.cy.nodes().positions((node) => ({ x: node.position().x, y: 2.2 * node.position().y }));
    const layers = new Map();
    for (const node of this.cy.nodes().toArray()) {
      const y = Math.round(node.position().y);
      (layers.get(y) ?? layers.set(y, []).get(y)).push(node);
    }
    for (const layer of layers.values()) {
      if (layer.length < 5) continue;
      layer.sort((one, other) => one.position().x - other.position().x);
      layer.forEach((node, at) => node.position({ x: node.position().x, y: node.position().y + ((at % 3) - 1) * 60 }));
    }
  }

  /** Take the shape of the window, in which a round picture would leave half of it empty. */
  stretch() {
    this.cy.resize();
    const [box, wide, high] = [this.cy.nodes().boundingBox({ includeLabels: false }), this.cy.width(), this.cy.height()];
    if (!box.w || !box.h || !wide || !high) return;
    const by = Math.max(0.5, Math.min(2, wide / high / (box.w / box.h)));
    const [x, y] = [Math.max(1, by), Math.max(1, 1 / by)];
    this.cy.nodes().positions((node) => ({ x: node.position().x * x, y: node.position().y * y }));
  }

  /** Move marks that cover each other apart: the line between two such cannot be drawn. */
  part() {
    const marks = this.cy.nodes().map((node) => ({ node, ...node.position(), half: (LARGEST * node.data("size")) / 2 + 4 }));
    for (let round = 0, moved = true; moved && round < 40; round += 1) {
      moved = false;
      for (let one = 1; one < marks.length; one += 1) {
        for (let other = 0; other < one; other += 1) {
          const [a, b] = [marks[one], marks[other]];
          const [x, y, want] = [a.x - b.x, a.y - b.y, a.half + b.half];
          if (Math.abs(x) >= want || Math.abs(y) >= want) continue;
          const far = Math.hypot(x, y);
          if (far >= want) continue;
          const by = (want - far) / 2 / (far || 1);
          const [dx, dy] = far ? [x * by, y * by] : [want / 2, 0];
          a.x += dx; a.y += dy; b.x -= dx; b.y -= dy;
          moved = true;
        }
      }
    }
    this.cy.batch(() => marks.forEach(({ node, x, y }) => node.position({ x, y })));
  }

  /** Bring all into sight; names stay readable, whatever the scale. */
  fit() {
    const window = this.window();
    this.fitted = this.container.clientWidth;
    const edges = this.cy.edges().length;
    if (this.large) {
      const seen = sight(this.cy.nodes().map((node) => node.position()), window);
      if (this.scales(seen.zoom, edges)) this.dress();
      this.cy.viewport(seen);
      return;
    }
    this.plain();
    this.cy.fit(undefined, 30);
    if (this.scales(this.cy.zoom(), edges)) this.dress();
    this.cy.fit(undefined, 22);
    if (this.cy.zoom() > 1.5) this.cy.zoom({ level: 1.5, renderedPosition: this.middle() }).center();
  }

  /** Keep the names of those with the most ties readable from however far off. */
  nameLeading() {
    const by = Math.max(11.5 * this.scale, 11.5 / this.cy.zoom());
    if (this.leading?.nonempty() && this.leading[0].numericStyle("font-size") !== by) {
      this.leading.style({ "font-size": by, "text-outline-width": (2.5 * by) / 11.5, "text-max-width": 10 * by, "z-index": 15 });
    }
  }

  middle() {
    return { x: this.cy.width() / 2, y: this.cy.height() / 2 };
  }

  zoom(by) {
    this.cy.zoom({ level: this.cy.zoom() * by, renderedPosition: this.middle() });
  }

  /** Mark what was picked, and fade what has nothing to do with it. */
  pick(picked) {
    this.picked = picked;
    const all = this.cy.elements();
    this.cy.batch(() => {
      all.removeClass("picked away");
      const found = this.found(picked);
      if (!found?.nonempty()) return;
      const beside = found.isNode() ? found.closedNeighborhood() : found.union(found.connectedNodes());
      all.difference(beside).addClass("away");
      found.addClass("picked");
    });
  }

  found(picked) {
    if (picked.startsWith("n:")) return this.cy.getElementById(nodeId(picked.slice(2)));
    if (picked.startsWith("e:")) return this.cy.edges().filter((edge) => edge.data("key") === picked.slice(2));
    return null;
  }

  hover(element) {
    this.container.style.cursor = element ? "pointer" : "";
    this.over?.removeClass("over");
    this.over = element?.isNode() ? element.union(element.connectedEdges()) : element;
    this.over?.addClass("over");
  }

  /** Where a node is drawn, in pixels of the page: for tests and for whoever drives the page by a script. */
  at(id) {
    const box = this.container.getBoundingClientRect();
    const { x, y } = this.cy.getElementById(nodeId(id)).renderedPosition();
    return { x: box.left + x, y: box.top + y };
  }

  /** The node that follows the picked one, by name: for the keyboard. */
  next(by) {
    const ids = this.cy.nodes().sort((one, other) => one.data("name").localeCompare(other.data("name"))).map((node) => node.data("key"));
    const at = ids.indexOf(this.picked.slice(2));
    return ids.length ? `n:${ids[(at + by + ids.length) % ids.length]}` : "";
  }

  image() {
    return this.cy.png({ output: "blob-promise", full: true, scale: 2, bg: this.ground, maxWidth: 8000, maxHeight: 8000 });
  }
}

// The libraries keep ids as keys of plain objects, in which "__proto__" is not one.
const nodeId = (id) => `n:${id}`;

export const words = (edge) => edge.type.toLowerCase().replace(/_/g, " ");

/** Do something with a Math.random that begins anew, so that every opening of a page looks the same. */
function seeded(work) {
  const random = Math.random;
  let state = 19380214;
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  try {
    work();
  } finally {
    Math.random = random;
  }
}
