// What is shown, as plain values; those that differ from how the page opens are kept as text in a store: the part of
// the address after "#", or, in a frame of a notebook, which has no address of its own, in memory.

const PLAIN = {
  view: "web", focus: "", hops: 2, limit: 25, layout: "force", kinds: "", families: "", statuses: "", grade: "",
  mode: "all", a: "", b: "", from: "", to: "", world: 0, ask: "", on: "", to_whom: "", pick: "", labels: "auto",
  theme: "auto",
};

const inAddress = {
  read: () => location.hash.slice(1),
  write: (text) => history.replaceState(null, "", text ? `#${text}` : location.href.split("#")[0]),
  changed: (listener) => addEventListener("hashchange", listener),
};

const inMemory = { read: () => "", write: () => {}, changed: () => {} };

export class State {
  constructor(opening) {
    this.store = location.protocol === "about:" ? inMemory : inAddress;
    this.plain = { ...PLAIN, ...opening };
    this.values = { ...this.plain, ...this.read(this.store.read()) };
    this.listeners = [];
    this.store.changed(() => {
      const read = { ...this.plain, ...this.read(this.store.read()) };
      if (this.text(read) !== this.text(this.values)) this.take(read);
    });
  }

  read(whole) {
    const found = {};
    for (const [key, text] of new URLSearchParams(whole)) {
      if (!(key in this.plain)) continue;
      const number = typeof this.plain[key] === "number";
      if (!number) found[key] = text;
      else if (/^\d{1,5}$/.test(text)) found[key] = Number(text);
    }
    return found;
  }

  text(values) {
    const told = Object.entries(values).filter(([key, value]) => value !== this.plain[key]);
    return new URLSearchParams(told.map(([key, value]) => [key, String(value)])).toString();
  }

  /** Change some values and show what follows. */
  set(changes) {
    this.take({ ...this.values, ...changes });
    this.store.write(this.text(this.values));
  }

  take(values) {
    const before = this.values;
    this.values = values;
    for (const listener of this.listeners) listener(values, before);
  }

  listen(listener) {
    this.listeners.push(listener);
  }
}

/** A list of what is switched off, as one value of the state. */
export const off = (text) => new Set(text ? text.split(",") : []);
export const asText = (set) => [...set].sort().join(",");
