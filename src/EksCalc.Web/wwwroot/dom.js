// Elements from data. Text is always text: nothing here parses HTML.

const svgNames = new Set(["svg", "g", "path", "rect", "line", "circle", "text", "tspan", "title", "polygon"]);

/** An element with attributes and children; on… are listeners, other functions and objects are properties. */
export function h(name, attributes, ...children) {
  const element =
    (svgNames.has(name) && name !== "title") || name === "svg:title"
      ? document.createElementNS("http://www.w3.org/2000/svg", name.replace("svg:", ""))
      : document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value" || key === "checked" || key === "disabled" || key === "indeterminate") element[key] = value;
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** Replaces what an element has. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** Replaces what an element has, and keeps what is the same: for content without listeners. */
export function renew(element, ...children) {
  const now = element.cloneNode(false);
  append(now, children);
  change(element, now);
}

function change(old, now) {
  if (old.isEqualNode(now)) return;
  if (old.nodeType === Node.TEXT_NODE && now.nodeType === Node.TEXT_NODE) {
    old.data = now.data;
    return;
  }
  if (old.nodeName !== now.nodeName) {
    old.replaceWith(now);
    return;
  }
  for (const { name } of [...old.attributes]) if (!now.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  for (const { name, value } of now.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const [were, are] = [[...old.childNodes], [...now.childNodes]];
  are.forEach((child, index) => (index < were.length ? change(were[index], child) : old.append(child)));
  were.slice(are.length).forEach(child => child.remove());
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
