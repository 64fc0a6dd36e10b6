// Where the marks of a large web stand and how far off they are seen, worked out from the places that the page brings.
// cytoscape would measure every name and every line for it, twice.

export const MOST = 500; // Nodes up to which the layout by forces takes a moment only.
const ROOM = 80; // Pixels on each side that a node has on average.
const EDGE = 30; // Pixels that stay free around all.

/** The places that the page brings, with about as much room for a node as its mark takes, in the shape of the window. */
export function spread(ids, model, window) {
  const nodes = ids.map((id) => model.nodes.get(id));
  const { wide, high } = extent(nodes);
  const by = ROOM * Math.sqrt(ids.length / Math.max(1, wide * high));
  const longer = Math.max(0.5, Math.min(2, window.wide / window.high / (wide / high) || 1));
  const [x, y] = [by * Math.max(1, longer), by * Math.max(1, 1 / longer)];
  return new Map(ids.map((id, at) => [id, { x: x * nodes[at].x, y: y * nodes[at].y }]));
}

/** The scale and the shift by which a window holds all of some places. */
export function sight(places, window) {
  const { left, top, wide, high } = extent(places);
  const zoom = Math.min((window.wide - 2 * EDGE) / Math.max(1, wide), (window.high - 2 * EDGE) / Math.max(1, high));
  return { zoom, pan: { x: window.wide / 2 - zoom * (left + wide / 2), y: window.high / 2 - zoom * (top + high / 2) } };
}

function extent(places) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of places) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { left, top, wide: right - left, high: bottom - top };
}
