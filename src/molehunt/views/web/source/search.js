// Finding somebody by any spelling or codename: accents, case, Cyrillic letters and a slip of the pen do not matter.
import { h, name } from "./dom.js";

const CYRILLIC = Object.fromEntries(
  [..."абвгдеёжзийклмнопрстуфхцчшщъыьэюя"].map((letter, at) => [
    letter,
    "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".split(" ")[at].replace("_", ""),
  ]),
);
const ALIKE = [[/ij\b|yi\b|iy\b|y/g, "i"], [/w/g, "v"], [/ck/g, "k"], [/ph/g, "f"], [/sch/g, "sh"], [/(.)\1/g, "$1"]];

/** A text as it is compared: no case, no accents, Latin letters, one spelling for sounds that are written in many. */
export function folded(text) {
  let plain = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
  plain = plain.replace(/[а-яё]/g, (letter) => CYRILLIC[letter] ?? letter);
  for (const [of, to] of ALIKE) plain = plain.replace(of, to);
  return plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** Whether two words differ by so many letters at most. */
function near(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return false;
  let row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[other.length] <= most;
}

const UNNAMED = ["unknown", "unnamed"]; // What they are called describes them, often by the name of another.

export class Names {
  constructor(model) {
    const bearing = new Set(model.edges.filter((edge) => edge.names).map((edge) => edge.start.id));
    this.entries = [...model.nodes.values()].map((node) => (
      { id: node.id, called: node.name, key: folded(node.name.slice(0, 300)), label: node.label, after: bearing.has(node.id) || UNNAMED.includes(node.kind) ? 0.5 : 0 }
    ));
    for (const edge of model.edges) {
      if (!edge.names) continue;
      const form = model.nodes.get(edge.start.id);
      const key = folded(form.name.slice(0, 300));
      this.entries.push({ id: edge.end.id, called: model.name(edge.end.id), through: form.name, key, label: model.nodes.get(edge.end.id).label, after: 0.2 });
    }
  }

  /** The best entries for what was typed: beginnings of words first, then near spellings. */
  find(typed, most = 12) {
    const words = folded(typed).split(" ").filter(Boolean);
    if (!words.length) return [];
    const scored = [];
    for (const entry of this.entries) {
      const score = this.score(words, entry);
      if (score !== null) scored.push([score + entry.after + entry.key.length / 1000, entry]);
    }
    scored.sort(([one, a], [other, b]) => one - other || (a.id < b.id ? -1 : 1));
    const seen = new Set();
    return scored.map(([, entry]) => entry).filter(({ id }) => !seen.has(id) && seen.add(id)).slice(0, most);
  }

  score(words, entry) {
    const own = entry.key.split(" ");
    let total = 0;
    for (const word of words) {
      if (own.includes(word)) continue;
      if (own.some((one) => one.startsWith(word))) total += 1;
      else if (word.length > 4 && own.some((one) => near(word, one, word.length > 7 ? 2 : 1))) total += 3;
      else return null;
    }
    return entry.key === words.join(" ") ? total - 1 : total;
  }
}

let boxes = 0;

/** A box in which one types a name; ``chosen`` is called with the id. */
export function searchBox(names, label, chosen) {
  boxes += 1;
  const list = h("ul", { role: "listbox", id: `found-${boxes}`, class: "found", hidden: true, "aria-label": label });
  const input = h("input", {
    type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list",
    autocomplete: "off", spellcheck: "false", placeholder: label, "aria-label": label,
  });
  let found = [];
  let at = -1;
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (entry) => {
    close();
    input.value = "";
    chosen(entry.id);
  };
  const move = (to) => {
    if (!found.length) return;
    at = (to + found.length) % found.length;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const look = () => {
    found = names.find(input.value);
    list.replaceChildren(...found.map((entry, place) => h(
      "li", { role: "option", id: `${list.id}-${place}`, "aria-selected": "false", "data-id": entry.id, onmousedown: (event) => { event.preventDefault(); choose(entry); } },
      name(entry.called, 80), entry.through ? h("span", { class: "quiet" }, " as ", name(entry.through, 60)) : null,
      h("span", { class: "quiet" }, ` ${entry.label.toLowerCase()}`),
    )));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    input.dataset.found = String(found.length);
    at = -1;
    if (found.length) move(0);
  };
  input.addEventListener("input", look);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") move(at + 1);
    else if (event.key === "ArrowUp") move(at - 1);
    else if (event.key === "Enter" && found[at] && !list.hidden) choose(found[at]);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return h("div", { class: "search" }, input, list);
}
