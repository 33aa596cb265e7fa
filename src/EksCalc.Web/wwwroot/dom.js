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

export function append(element, children) {
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
