// The picture: cytoscape, drawn by the grammar of marks that the page carries.
import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import { shown } from "./dom.js";
import { ends } from "./model.js";

cytoscape.use(fcose);
// It warns of lines that cannot be drawn at a moment at which a layout is still at work.
cytoscape.warnings(false);
const MOST = 500; // Nodes up to which the layout by forces takes a moment only.
const LARGEST = 1.25; // By so much marks are enlarged at most where names are, to stay readable.
const MANY = 400; // Lines up to which each is as wide as its grade says.
const ROOM = 80; // Pixels on each side that a node has on average where the page brings its places.
const SIDES = { a: "#d95f02", b: "#1b7fc4", both: "#7a7f8a", neither: "#7a7f8a" };

export class Picture {
  constructor(container, model, listeners) {
    Object.assign(this, { container, model, listeners, places: "" });
    this.cy = cytoscape({
      container, minZoom: 0.08, maxZoom: 4, boxSelectionEnabled: false, selectionType: "single",
      pixelRatio: Math.max(1, Math.min(2, devicePixelRatio || 1)),
    });
    this.cy.on("tap", (event) => {
      if (event.target === this.cy) listeners.nothing();
      else listeners.picked(`${event.target.isNode() ? "n" : "e"}:${event.target.data("key")}`);
    });
    this.cy.on("dbltap", "node", (event) => listeners.focused(event.target.data("key")));
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
    const sizes = this.sizes(view);
    const parallel = this.parallel(view.edges);
    const nodes = view.nodes.map((id) => this.node(id, sizes, state));
    const edges = view.edges.map((edge, at) => this.edge(edge, at, parallel));
    const known = new Map(this.cy.nodes().map((node) => [node.id(), { ...node.position() }]));
    this.cy.batch(() => {
      this.cy.elements().remove();
      this.cy.add(nodes.map((data) => ({ group: "nodes", data, position: known.get(data.id) ?? { x: 0, y: 0 } })));
      this.cy.add(edges.map((data) => ({ group: "edges", data })));
    });
    this.cy.style(style(this.model.data.marks, dark, state));
    const key = [state.layout, state.focus, state.ask, ...[...view.nodes].sort()].join("\n");
    if (key !== this.places) this.arrange(state, view, parallel);
    this.places = key;
    this.pick(state.pick);
  }

  node(id, sizes, state) {
    const node = this.model.nodes.get(id) ?? { name: id, label: "Name" };
    const focus = (id === state.focus && !state.ask) || id === state.on || id === state.to_whom ? 1 : 0;
    const small = sizes.get(id) < 22;
    return { id: nodeId(id), key: id, name: shown(node.name, small && !focus ? 34 : 48), kind: node.label, size: sizes.get(id), focus, scale: this.scale ?? 1 };
  }

  edge(edge, at, parallel) {
    const claim = this.model.claims[edge.claim];
    const [source, target] = ends(edge);
    const bundle = parallel.get([source, target].sort().join("\n"));
    return {
      id: `e${at}`, key: edge.key, source: nodeId(source), target: nodeId(target), status: edge.status, step: claim.step, hue: this.model.hue(edge),
      when: edge.when, side: edge.side, label: edge.denied ? `denied: ${words(edge)}` : words(edge), scale: this.scale ?? 1, apart: Math.max(5, Math.min(22, 150 / bundle)),
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
    const seen = new Set();
    const one = this.cy.edges().filter((edge) => {
      const pair = [edge.source().id(), edge.target().id()].sort().join("\n");
      return !seen.has(pair) && seen.add(pair);
    });
    const parts = this.cy.nodes().union(one);
    const start = state.focus && this.cy.getElementById(nodeId(state.focus));
    const common = { animate: false, fit: false, nodeDimensionsIncludeLabels: true };
    const many = view.nodes.length;
    // The same nodes get the same places, whatever was shown before.
    this.cy.elements().forEach((one) => one.data("scale", 1));
    this.cy.nodes().positions({ x: 0, y: 0 });
    seeded(() => {
      if (state.layout === "layered" && many <= MOST) {
        const roots = start?.nonempty() ? start : undefined;
        parts.layout({ ...common, name: "breadthfirst", roots, directed: true, spacingFactor: 1.1 }).run();
        this.stagger();
      } else if (state.layout === "rings") {
        parts.layout({
          ...common, name: "concentric", minNodeSpacing: 26, levelWidth: () => 1,
          concentric: (node) => (node.data("key") === state.focus ? 10 : Math.min(9, Math.log2(1 + node.degree()))),
        }).run();
      } else if (many > MOST) {
        // By forces, or in layers, it would take longer than one waits; a page of so many nodes brings their places.
        parts.layout({ ...common, name: "preset", positions: this.brought(view.nodes) }).run();
      } else {
        parts.layout({
          ...common, name: "fcose", quality: many < 150 ? "proof" : "default", randomize: true, packComponents: true,
          nodeRepulsion: 14000, idealEdgeLength: many > 80 ? 90 : 125, edgeElasticity: 0.35, gravity: 0.3,
          nodeSeparation: 110, numIter: 2500, tile: true,
        }).run();
      }
    });
    this.stretch();
    if (many <= MOST) this.part();
    this.fit();
  }

  /** The places that the page brings, with about as much room for a node as its mark and its name take. */
  brought(ids) {
    const places = ids.map((id) => this.model.nodes.get(id)).map(({ x, y }) => ({ x, y }));
    const wide = (axis) => Math.max(...places.map((one) => one[axis])) - Math.min(...places.map((one) => one[axis]));
    const by = ROOM * Math.sqrt(ids.length / Math.max(1, wide("x") * wide("y")));
    const found = new Map(ids.map((id, at) => [nodeId(id), { x: by * places[at].x, y: by * places[at].y }]));
    return (node) => found.get(node.id());
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
    this.cy.resize();
    this.fitted = this.container.clientWidth;
    this.cy.elements().forEach((one) => one.data("scale", 1));
    this.cy.fit(undefined, 30);
    this.scale = Math.max(1, Math.min(2.4, 0.95 / this.cy.zoom()));
    // Of very many lines each is thin, or they would be one surface.
    const thin = this.scale * Math.min(1, Math.sqrt(MANY / Math.max(1, this.cy.edges().length)));
    this.cy.nodes().forEach((one) => one.data("scale", this.scale));
    this.cy.edges().forEach((one) => one.data("scale", thin));
    this.cy.fit(undefined, 22);
    if (this.cy.zoom() > 1.5) this.cy.zoom({ level: 1.5, renderedPosition: this.middle() }).center();
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
    const all = this.cy.elements().removeClass("picked beside away");
    const found = this.found(picked);
    if (!found?.nonempty()) return;
    const beside = found.isNode() ? found.closedNeighborhood() : found.union(found.connectedNodes());
    all.difference(beside).addClass("away");
    beside.addClass("beside");
    found.addClass("picked");
  }

  found(picked) {
    if (picked.startsWith("n:")) return this.cy.getElementById(nodeId(picked.slice(2)));
    if (picked.startsWith("e:")) return this.cy.edges().filter((edge) => edge.data("key") === picked.slice(2));
    return null;
  }

  hover(element) {
    this.container.style.cursor = element ? "pointer" : "";
    this.cy.elements().removeClass("over");
    element?.addClass("over");
    if (element?.isNode()) element.connectedEdges().addClass("over");
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

function style(marks, dark, state) {
  const paper = marks.paper[dark ? "dark" : "light"];
  const hue = Object.fromEntries(marks.hues.map((one) => [one.name, one[dark ? "dark" : "light"]]));
  const step = Object.fromEntries(marks.steps.map((one) => [one.name, one]));
  const compared = state.mode === "compare";
  const colour = (edge) => (compared && edge.data("side") ? SIDES[edge.data("side")] : hue[edge.data("hue")]);
  const marked = { a: "A ", b: "B ", both: "A+B ", neither: "" };
  const label = (edge) => `${compared ? marked[edge.data("side")] ?? "" : ""}${edge.data("label")}`;
  return [
    {
      selector: "node",
      style: {
        shape: (node) => marks.kinds[node.data("kind")]?.cytoscape ?? "ellipse",
        width: sized, height: sized, label: "data(name)", color: paper.ink,
        "background-color": NODE[dark ? "dark" : "light"], "border-width": 1.5, "border-color": paper.ground,
        "font-size": (node) => 11.5 * node.data("scale"), "font-family": "system-ui, sans-serif",
        "text-valign": "bottom", "text-margin-y": 3, "text-wrap": "wrap",
        "text-max-width": (node) => 116 * node.data("scale"), "text-outline-color": paper.ground, "text-outline-width": 2.5,
        "text-outline-opacity": 1, "min-zoomed-font-size": 5,
      },
    },
    {
      selector: "node[focus = 1]",
      style: { "border-width": 3.5, "border-color": paper.ink, "font-size": (node) => 14.5 * node.data("scale"), "font-weight": 700, "z-index": 20 },
    },
    {
      selector: "edge",
      style: {
        "curve-style": "bezier", "control-point-step-size": "data(apart)", "line-color": colour,
        "target-arrow-color": colour, "target-arrow-shape": "triangle", "arrow-scale": (edge) => 0.8 * edge.data("scale"),
        width: (edge) => step[edge.data("step")].width * edge.data("scale"), "line-opacity": (edge) => step[edge.data("step")].opacity,
        "line-style": (edge) => (marks.statuses[edge.data("status")].dash.length ? "dashed" : "solid"),
        "line-dash-pattern": (edge) => dash(marks.statuses[edge.data("status")].dash, edge.data("scale")),
        "line-cap": (edge) => (edge.data("status") === "possible" ? "round" : "butt"),
        opacity: (edge) => (edge.data("when") === "possible" ? 0.38 : 1),
        "font-size": (edge) => 9.5 * edge.data("scale"), "font-family": "system-ui, sans-serif", color: paper.ink, "text-rotation": "autorotate",
        "text-background-color": paper.ground, "text-background-opacity": 0.85, "text-background-padding": 1.5,
        "min-zoomed-font-size": 6,
      },
    },
    {
      // What is denied is struck: strokes across the middle of the line.
      selector: 'edge[status = "denied"]',
      style: { "mid-target-arrow-shape": "tee", "mid-source-arrow-shape": "tee", "mid-target-arrow-color": colour, "mid-source-arrow-color": colour, "arrow-scale": (edge) => 1.6 * edge.data("scale") },
    },
    { selector: "edge.over, edge.picked", style: { "overlay-color": paper.ink, "overlay-opacity": 0.12, label } },
    { selector: ".away", style: { opacity: 0.13 } },
    { selector: "node.away", style: { "text-opacity": 0.4 } },
    { selector: "node.picked, node.over", style: { "border-width": 3.5, "border-color": hue.talk, "z-index": 30 } },
    ...(state.labels === "on" ? [{ selector: "edge", style: { label } }] : []),
  ];
}

const sized = (node) => node.data("size") * Math.min(LARGEST, node.data("scale"));
const NODE = { dark: "#8fb4d8", light: "#40566f" };
const dash = (lengths, scale) => (lengths.length ? lengths.map((one) => one * scale) : [6, 0]);
