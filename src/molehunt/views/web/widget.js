// The page in a cell of a notebook. Its frame has no origin of its own, so that nothing in the page can reach the
// notebook; each tells the other by messages what is picked.

function theme() {
  const { jpThemeLight, vscodeThemeKind } = document.body.dataset;
  if (jpThemeLight) return jpThemeLight === "true" ? "light" : "dark";
  if (vscodeThemeKind) return vscodeThemeKind.includes("light") ? "light" : "dark";
  return "auto";
}

function render({ model, el }) {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts allow-downloads allow-modals");
  frame.title = model.get("_title");
  frame.style.cssText = `display: block; width: 100%; height: ${model.get("_height")}px; border: 0`;
  frame.srcdoc = model.get("_page");
  let state = "";
  const tell = (what) => frame.contentWindow?.postMessage(what, "*");
  const pick = () => tell({ selected: model.get("selected") });
  // A notebook that takes a cell out of sight and brings it back loads the frame anew. A page that is seen for the first
  // time is not told how it stood: it may have been clicked at already.
  const begin = () => {
    const picked = model.get("selected");
    tell({ theme: theme(), ...(state && { state }), ...(picked.length && { selected: picked }) });
  };
  const heard = ({ source, data }) => {
    if (source !== frame.contentWindow || !Array.isArray(data?.selected) || typeof data.state !== "string") return;
    state = data.state;
    model.set("selected", data.selected.map(String));
    model.save_changes();
  };
  frame.addEventListener("load", begin);
  addEventListener("message", heard);
  model.on("change:selected", pick);
  el.append(frame);
  return () => {
    removeEventListener("message", heard);
    model.off("change:selected", pick);
  };
}

export default { render };
