// The page: data in, state in the middle, and what is drawn from both.
import { Chart } from "./chart.js";
import { Controls } from "./controls.js";
import { counted, download, h, shown } from "./dom.js";
import { attend } from "./host.js";
import { Model, MOST } from "./model.js";
import { Panel } from "./panel.js";
import { Picture } from "./picture.js";
import { ranks } from "./ranks.js";
import { Names } from "./search.js";
import { State } from "./state.js";
import { rows, Table } from "./table.js";

const VIEWS = [["web", "Web"], ["chart", "Chart"], ["table", "Table"], ["ranks", "Ranks"]];

const WIDE = 25; // Nodes with which the page opens: more would be a ball.
const NARROW = 12;

/** Show the data in an element, and return what drives it. */
export function mount(root, data) {
  const state = new State({ denied: "", ...data.opening, limit: innerWidth < 820 ? NARROW : WIDE });
  const model = new Model(data);
  const parts = frame(root, data, state);
  const picture = new Picture(parts.canvas, model, {
    picked: (pick) => state.set(picked(state.values, pick)),
    nothing: () => state.values.pick && state.set({ pick: "" }),
    focused: (id) => state.set({ focus: id, ask: "", on: "", to_whom: "" }),
  });
  const table = new Table(parts.table, model, state);
  const chart = new Chart(parts.chart, model, state);
  const panel = new Panel(parts.panel, model, state);
  const controls = new Controls(parts.controls, model, new Names(model), state);
  parts.ranks.append(...ranks(data, state, model));
  const system = matchMedia("(prefers-color-scheme: dark)");
  let view = null;
  let drawn = {};
  let printing = false;

  const draw = (values) => {
    const dark = !printing && (values.theme === "auto" ? system.matches : values.theme === "dark");
    const same = drawn.dark === dark && Object.keys(values).every((key) => key === "pick" || key === "view" || values[key] === drawn[key]);
    if (!same) view = model.view(values);
    root.dataset.theme = dark ? "dark" : "light";
    root.dataset.view = values.view;
    const caption = said(view, values, model);
    picture.ground = data.marks.paper[dark ? "dark" : "light"].ground;
    for (const [name] of VIEWS) parts[name === "web" ? "stage" : name].hidden = values.view !== name;
    if (!same || !table.view) table.show(view, caption);
    if (values.view === "chart" && (!same || drawn.view !== "chart")) chart.show(view, dark);
    if (!same) controls.update(values, view, dark);
    panel.show(view, values, dark);
    parts.said.textContent = caption;
    parts.all.show(view, values);
    for (const [name, button] of parts.tabs) button.setAttribute("aria-pressed", String(name === values.view));
    parts.canvas.setAttribute("aria-label", `Picture: ${caption} The table holds the same.`);
    // Last, since all else takes room away from the picture.
    if (same) picture.pick(values.pick);
    else picture.show(view, values, dark);
    publish(root, view, values);
    drawn = { ...values, dark };
  };
  state.listen(draw);
  system.addEventListener("change", () => draw(state.values));
  // Paper is white.
  for (const [event, now] of [["beforeprint", true], ["afterprint", false]]) {
    addEventListener(event, () => { printing = now; draw(state.values); });
  }
  parts.does({ state, picture, view: () => view, model, data });
  draw(state.values);
  keys(parts, state, picture);
  attend(state, model);
  return { state, model, picture, view: () => view };
}

/** What a click does: it picks, or it ends the path that was begun. */
function picked(values, pick) {
  if (values.ask === "path" && !values.to_whom && pick.startsWith("n:")) return { to_whom: pick.slice(2) };
  return { pick: values.pick === pick ? "" : pick };
}

function frame(root, data, state) {
  const canvas = h("div", { class: "canvas", role: "application", tabindex: "0" });
  const stage = h("section", { class: "stage", "aria-label": "Web" }, canvas);
  const table = h("section", { class: "rows", "aria-label": "Table", tabindex: "0" });
  const chart = h("section", { class: "rows", "aria-label": "Chart", tabindex: "0" });
  const ranked = h("section", { class: "rows", "aria-label": "Ranks", tabindex: "0" });
  const panel = h("aside", { class: "panel", hidden: true, "aria-label": "What was picked", tabindex: "0" });
  const controls = h("nav", { class: "controls", "aria-label": "What is shown", tabindex: "0" });
  const line = h("p", { class: "said", role: "status" });
  const all = wholeButton(state);
  const tabs = VIEWS.map(([value, text]) => [value, h("button", { "data-view": value, onclick: () => state.set({ view: value }) }, text)]);
  const tools = h("div", { class: "tools" });
  const facts = [data.lens || "all claims", `made ${data.made} by molehunt ${data.version}`];
  const notices = h("details", { class: "notices" }, h("summary", {}, "Licences"), h("pre", { tabindex: "0", "aria-label": "Licences" }, data.notices));
  const hide = h("button", { class: "more", "aria-expanded": "false", onclick: () => {
    const open = root.classList.toggle("open");
    hide.setAttribute("aria-expanded", String(open));
  } }, "Filters");
  root.append(
    h("header", { class: "top" }, h("h1", {}, shown(data.title, 160)), h("p", { class: "quiet facts" }, facts.map((one) => shown(one, 300)).join(" \u00b7 ")), hide),
    controls,
    h("main", {}, h("div", { class: "bar" }, h("div", { class: "tabs", role: "group", "aria-label": "View" }, tabs.map(([, button]) => button)), tools), h("div", { class: "line" }, line, all.button), stage, chart, table, ranked),
    panel,
    h("footer", {}, h("p", { class: "quiet" }, "Every line is one claim of a source, not a fact. Click a line or a node for the proof."), notices),
  );
  const does = (page) => tools.append(...toolButtons(page));
  return { canvas, stage, chart, table, ranks: ranked, panel, controls, said: line, all, tabs, does };
}

/** From what the page opens on to all that passes the filters, and back: a button, since this can take seconds. */
function wholeButton(state) {
  const everything = { focus: "", ask: "", on: "", to_whom: "", limit: 0 };
  const isAll = (values) => Object.keys(everything).every((key) => values[key] === everything[key]);
  const button = h("button", { class: "link", "data-does": "all", onclick: () => {
    const { focus, limit } = state.plain;
    state.set(isAll(state.values) ? { focus, limit } : everything);
  } });
  const show = (view, values) => {
    const [shownNow, whole] = [view.nodes.length, view.whole];
    const most = whole > MOST ? `the ${MOST.toLocaleString("en")} of ${whole.toLocaleString("en")} nodes with the most ties` : `all ${counted(whole, "node")}`;
    button.textContent = isAll(values) ? "Show fewer" : `Show ${most}`;
    button.hidden = isAll(values) ? whole <= state.plain.limit : shownNow >= Math.min(whole, MOST);
  };
  return { button, show };
}

function toolButtons({ state, picture, view, model, data }) {
  const button = (does, text, act, label) => h("button", { "data-does": does, onclick: act, "aria-label": label ?? null }, text);
  const file = (ending) => `${data.case}-web.${ending}`;
  const theme = { auto: "light", light: "dark", dark: "auto" };
  const lights = button("theme", "Light/dark", () => state.set({ theme: theme[state.values.theme] }));
  const labels = button("labels", "Edge labels", () => state.set({ labels: state.values.labels === "on" ? "auto" : "on" }));
  state.listen((values) => { labels.setAttribute("aria-pressed", String(values.labels === "on")); });
  labels.setAttribute("aria-pressed", String(state.values.labels === "on"));
  return [
    button("out", "\u2212", () => picture.zoom(0.8), "Zoom out"), button("in", "+", () => picture.zoom(1.25), "Zoom in"),
    button("fit", "Fit", () => picture.fit()), labels, lights,
    button("csv", "CSV", () => download(file("csv"), csv(rows(view(), model), data), "text/csv"), "Save what is shown as CSV"),
    button("png", "PNG", async () => download(file("png"), await withCaption(picture, data, said(view(), state.values, model))), "Save the picture as PNG"),
    button("print", "Print", () => print()),
  ];
}

/** What is shown, in a sentence. */
function said(view, values, model) {
  const { mode, a, b, world } = values;
  const called = (id) => shown(model.sources.get(id)?.name ?? id, 80);
  const source = { by: `according to ${called(a)}`, without: `without ${called(a)}`, compare: `${called(a)} (A) and ${called(b)} (B)` }[a ? mode : ""];
  const some = view.nodes.length < view.of ? ` of ${view.of.toLocaleString("en")}, those nearest and with the most ties` : "";
  return [
    `${counted(view.edges.length, "relation")} between ${counted(view.nodes.length, "node")}${some}`, view.note && shown(view.note, 240), source, world ? `world ${world}` : "",
  ].filter(Boolean).join("; ") + ".";
}

function publish(root, view, values) {
  const certain = view.edges.filter((edge) => edge.when === "certain").length;
  Object.assign(root.dataset, {
    nodes: view.nodes.length, edges: view.edges.length, passing: view.passing.length, asked: view.asked, of: view.of,
    certain, possible: view.edges.length - certain, focus: values.focus, pick: values.pick, ready: "yes",
  });
}

const CSV = ["claim", "from", "from_id", "from_as", "relation", "to", "to_id", "to_as", "status", "grade", "date", "earliest", "latest", "possible_earliest", "possible_latest", "statement", "asserted_by", "work", "paragraph", "start", "end"];

/** What is shown as CSV; text that a spreadsheet would run as a formula gets an apostrophe. */
function csv(told) {
  const cell = (value) => {
    const text = String(value ?? "");
    return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  };
  const lines = told.map(({ edge, claim, from, to, relation }) => [
    edge.claim, from, edge.start.id, edge.start.as, relation, to, edge.end.id, edge.end.as, edge.status, claim.grade, claim.date, claim.earliest, claim.latest,
    claim.possible_earliest, claim.possible_latest, claim.statement, claim.asserted_by.join(" > "), claim.work, claim.passage.paragraph, claim.passage.start, claim.passage.end,
  ]);
  return [CSV, ...lines].map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** The picture with its title and what it shows written below, so that it can be cited by itself. */
async function withCaption(picture, data, caption) {
  const image = await createImageBitmap(await picture.image());
  const width = Math.max(image.width, 1400);
  const canvas = h("canvas", { width, height: image.height + 130 });
  const paint = canvas.getContext("2d");
  paint.fillStyle = picture.ground;
  paint.fillRect(0, 0, width, canvas.height);
  paint.drawImage(image, (width - image.width) / 2, 0);
  paint.fillStyle = getComputedStyle(document.body.firstElementChild).color;
  const lines = [data.title, caption, `${data.lens || "all claims"}; made ${data.made} by molehunt ${data.version}`];
  lines.forEach((text, at) => {
    paint.font = `${at ? 22 : 28}px system-ui, sans-serif`;
    paint.fillText(shown(text, 300), 30, image.height + 38 + 34 * at, width - 60);
  });
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function keys(parts, state, picture) {
  addEventListener("keydown", (event) => {
    const typing = /^(input|select|textarea)$/i.test(event.target.tagName);
    if (event.key === "/" && !typing) {
      parts.controls.querySelector("input").focus();
      event.preventDefault();
    } else if (event.key === "Escape" && state.values.pick) state.set({ pick: "" });
  });
  parts.canvas.addEventListener("keydown", (event) => {
    const pan = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (pan) picture.cy.panBy({ x: pan[0], y: pan[1] });
    else if (event.key === "+" || event.key === "=") picture.zoom(1.25);
    else if (event.key === "-") picture.zoom(0.8);
    else if (event.key === "0") picture.fit();
    else if (event.key === "n" || event.key === "p") state.set({ pick: picture.next(event.key === "n" ? 1 : -1) });
    else if (event.key === "Enter" && state.values.pick.startsWith("n:")) state.set({ focus: state.values.pick.slice(2), ask: "", on: "", to_whom: "" });
    else return;
    event.preventDefault();
  });
}

const element = document.getElementById("molehunt-data");
if (element) globalThis.page = mount(document.getElementById("molehunt"), JSON.parse(element.textContent));
