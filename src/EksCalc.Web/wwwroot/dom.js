// Elements from data. Text is always text: nothing here parses HTML.

const svgNames = new Set(["svg", "g", "path", "rect", "line", "circle", "text", "tspan", "title", "polygon"]);

const create = name =>
  (svgNames.has(name) && name !== "title") || name === "svg:title"
    ? document.createElementNS("http://www.w3.org/2000/svg", name.replace("svg:", ""))
    : document.createElement(name);

/** An element with attributes and children; on… are listeners, other functions and objects are properties. */
export function h(name, attributes, ...children) {
  const element = create(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (isNothing(value)) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value" || key === "checked" || key === "disabled" || key === "indeterminate") element[key] = value;
    else element.setAttribute(key, textOf(value));
  }
  append(element, children);
  return element;
}

const isNothing = value => value === undefined || value === null || value === false;
const textOf = value => (value === true ? "" : String(value));

function append(element, children) {
  for (const child of children.flat(Infinity)) if (!isNothing(child)) element.append(child instanceof Node ? child : made(child));
}

/** Replaces what an element has. */
export function fill(element, ...children) {
  drawn.delete(element);
  element.replaceChildren();
  append(element, children);
  return element;
}

/** What an element is to be, as data; it has no listeners. */
export const el = (name, attributes, ...children) => new Described(name, attributes, children);

class Described {
  constructor(name, attributes, children) {
    this.name = name;
    this.attributes = attributes;
    this.children = listOf(children);
  }
}

const listOf = children => children.flat(Infinity).filter(child => !isNothing(child));

function made(described) {
  if (!(described instanceof Described)) return document.createTextNode(String(described));
  const element = create(described.name);
  for (const key in described.attributes) if (!isNothing(described.attributes[key])) element.setAttribute(key, textOf(described.attributes[key]));
  for (const child of described.children) element.append(made(child));
  return element;
}

/** What was described of an element last. */
const drawn = new WeakMap();

/** Makes of an element's content what is described, and touches no more than what differs from what was described before. */
export function renew(element, ...children) {
  const before = drawn.get(element),
    now = listOf(children);
  if (before) changeAll(element, before, now);
  else element.replaceChildren(...now.map(made));
  drawn.set(element, now);
}

function changeAll(parent, before, now) {
  let node = parent.firstChild;
  for (let index = 0; index < now.length; index++) {
    const next = node?.nextSibling;
    if (node) change(node, before[index], now[index]);
    else parent.append(made(now[index]));
    node = next;
  }
  while (node) {
    const next = node.nextSibling;
    node.remove();
    node = next;
  }
}

function change(node, before, now) {
  if (!(before instanceof Described) && !(now instanceof Described)) {
    if (before !== now) node.data = String(now);
    return;
  }
  if (before.name !== now.name) return node.replaceWith(made(now));
  for (const key in before.attributes) if (!isNothing(before.attributes[key]) && isNothing(now.attributes?.[key])) node.removeAttribute(key);
  for (const key in now.attributes) {
    const value = now.attributes[key];
    if (!isNothing(value) && value !== before.attributes?.[key]) node.setAttribute(key, textOf(value));
  }
  changeAll(node, before.children, now.children);
}

let lastId = 0;

/** An id that no element has yet. */
export const freshId = stem => `${stem}-${++lastId}`;

/** Calls once a frame at most, with the last arguments. */
export function onFrame(action) {
  let waiting = false,
    last;
  return (...values) => {
    last = values;
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      action(...last);
    });
  };
}

export const clamp = (value, least, most) => Math.min(most, Math.max(least, value));
