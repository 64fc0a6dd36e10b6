// The notebook, where the page stands in a frame of it: each tells the other what is picked.

/** Tell the notebook what is picked and how the page stands; pick what it asks for, and take its light or dark. */
export function attend(state, model) {
  if (parent === globalThis) return;
  const tell = () => parent.postMessage({ selected: selected(state.values.pick), state: state.text(state.values) }, "*");
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data) return;
    // All at once, so that what is told back is never half of it.
    const asked = { ...state.values };
    if (typeof data.state === "string") Object.assign(asked, state.plain, state.read(data.state));
    if (typeof data.theme === "string") asked.theme = data.theme;
    if (Array.isArray(data.selected) && data.selected.join() !== selected(asked.pick).join()) {
      asked.pick = pickOf(String(data.selected[0] ?? ""), model);
    }
    if (state.text(asked) !== state.text(state.values)) state.set(asked);
  });
  state.listen(tell);
}

/** What is picked as ids: that of a node, or of the claim that a line is. */
function selected(pick) {
  if (!pick) return [];
  return [pick.startsWith("n:") ? pick.slice(2) : pick.slice(2).split(" ")[0]];
}

function pickOf(id, model) {
  if (model.nodes.has(id)) return `n:${id}`;
  const edge = model.edges.find((one) => one.claim === id);
  return edge ? `e:${edge.key}` : "";
}
