// Elements made by functions. Text is always set as text, so that nothing that a case says is ever read as markup.

const STEERING = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

/** Text without signs that steer a screen, cut where it is too long for its place. */
export function shown(text, longest = 240) {
  const plain = String(text ?? "").replace(/[\n\t]/g, " ").replace(STEERING, "\ufffd");
  return plain.length > longest ? `${plain.slice(0, longest - 1)}\u2026` : plain;
}

/** An element; attributes whose value is null or false are left out, "on..." are listeners. */
export function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** The same for an element of SVG. */
export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== false));
  return element;
}

/** A name that may run in either direction. */
export const name = (text, longest) => h("bdi", { class: "name" }, shown(text, longest));

export function counted(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** Give a file to whoever reads the page, without a request. */
export function download(file, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const link = h("a", { href: URL.createObjectURL(blob), download: file });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
