// Controls: each tells its change, and shows what it is told.
import { h, fill, renew, freshId } from "./dom.js";
import { say } from "./texts.js";
import { movedNow } from "./rest.js";

/** A labelled part of a form. */
function field(label, control, hint) {
  const id = control.id || (control.id = freshId("field"));
  const hintId = hint ? freshId("hint") : null;
  if (hintId) control.setAttribute("aria-describedby", hintId);
  return h("div", { class: "field" }, h("label", { for: id }, label), control, hint ? h("p", { class: "hint", id: hintId }, hint) : null);
}

/** Sets what differs: what is set anew is laid out anew. */
function put(input, name, value) {
  if (input[name] !== String(value)) input[name] = value;
}

// A hand that moves faster jumps: where it will be is not known.
const steadySteps = 4;

/** A number by slider and by hand. foresee is told the values that may come next: at the same pace, and back. */
export function slider({ label, least, most, step = 1, unit = "", change, foresee = () => {} }) {
  const id = freshId("slider");
  const range = h("input", { type: "range", id, min: least, max: most, step, oninput: () => dragged(), onfocus: () => lookAhead(step) });
  const box = h("input", { type: "number", class: "box", min: least, max: most, step, "aria-label": label, onchange: () => told(Number(box.value)) });
  const bounds = { least, most };
  const told = value => change(Math.min(bounds.most, Math.max(bounds.least, Math.round(Number.isFinite(value) ? value : bounds.least))));
  const tell = value => put(range, "ariaValueText", `${value} ${unit}`.trim());
  let before = least;
  const lookAhead = pace => {
    before = Number(range.value);
    if (Math.abs(pace) > steadySteps * step) return;
    foresee([before + pace, before + 2 * pace, before - pace].filter(value => value >= bounds.least && value <= bounds.most));
  };
  const dragged = () => {
    movedNow();
    const pace = Number(range.value) - before;
    // The answer comes later than the hand moves on.
    box.value = range.value;
    tell(range.value);
    told(Number(range.value));
    lookAhead(pace);
  };
  return {
    element: h(
      "div",
      { class: "field slider" },
      h("label", { for: id }, label),
      h("div", { class: "pair" }, range, box, unit ? h("span", { class: "unit" }, unit) : null),
    ),
    show(value, from = least, to = most) {
      [bounds.least, bounds.most] = [from, to];
      for (const input of [range, box]) {
        put(input, "min", from);
        put(input, "max", to);
      }
      put(range, "value", value);
      if (document.activeElement !== box || Number(box.value) !== value) put(box, "value", value);
      tell(value);
    },
  };
}

/** One of a few, as buttons beside each other. */
export function choices({ label, options, change }) {
  const group = freshId("choice");
  const inputs = options.map(([value, text]) => {
    const id = freshId("option");
    const input = h("input", { type: "radio", name: group, id, value, onchange: () => change(value) });
    return { value, input, element: h("span", { class: "option" }, input, h("label", { for: id }, text)) };
  });
  return {
    element: h(
      "fieldset",
      { class: "field choices" },
      h("legend", {}, label),
      h(
        "div",
        { class: "options" },
        inputs.map(input => input.element),
      ),
    ),
    show(value) {
      for (const input of inputs) input.input.checked = input.value === value;
    },
  };
}

/** One of several. */
export function select({ label, options, change, hint }) {
  const element = h("select", { onchange: () => change(element.value) });
  let shown = "";
  const set = list => {
    const key = JSON.stringify(list);
    if (key === shown) return;
    shown = key;
    fill(
      element,
      list.map(([value, text]) => h("option", { value }, text)),
    );
  };
  set(options);
  return {
    element: field(label, element, hint),
    show(value, list) {
      if (list) set(list);
      element.value = value;
    },
  };
}

/** On or off. */
export function toggle({ label, change }) {
  const id = freshId("toggle");
  const input = h("input", { type: "checkbox", id, onchange: () => change(input.checked) });
  return {
    element: h("div", { class: "field toggle" }, input, h("label", { for: id }, label)),
    show(value) {
      input.checked = value;
    },
  };
}

/** A text of a line. */
export function textBox({ label, change, hint, placeholder = "", list, pattern }) {
  const input = h("input", {
    type: "text",
    spellcheck: "false",
    autocomplete: "off",
    placeholder,
    list,
    pattern,
    onchange: () => change(input.value.trim()),
  });
  return {
    element: field(label, input, hint),
    input,
    show(value) {
      if (document.activeElement !== input || value !== input.value.trim()) input.value = value;
    },
  };
}

/** An instance type, searched among all that there are. */
export function typeBox({ change }) {
  const list = typeList();
  const box = textBox({ label: say("instanceType"), list: list.id, change: value => change(value.toLowerCase()) });
  box.input.addEventListener("input", () => {
    if (knownTypes.has(box.input.value)) change(box.input.value);
  });
  const note = h("p", { class: "hint" });
  box.element.append(note);
  return {
    element: box.element,
    show(value) {
      box.show(value);
      const type = knownTypes.get(value);
      renew(note, type ? say("typeNote", type) : knownTypes.size > 0 ? say("unknownType") : "");
    },
  };
}

const knownTypes = new Map();

function typeList() {
  return document.getElementById("types") ?? document.body.appendChild(h("datalist", { id: "types" }));
}

/** Takes the instance types that the model knows. */
export function learnTypes(types) {
  for (const type of types) knownTypes.set(type.name, type);
  fill(
    typeList(),
    types.map(type => h("option", { value: type.name })),
  );
}

/** The VPC CNI's variables as text, as on the DaemonSet; empty where one is not set. */
export function environmentBoxes(names, change) {
  const boxes = names.map(name => [name, textBox({ label: name, placeholder: say("notSet"), change: value => change(name, value) })]);
  const element = h(
    "details",
    { class: "environment" },
    h("summary", {}, say("cniVariables")),
    h(
      "div",
      { class: "grid2" },
      boxes.map(([, box]) => box.element),
    ),
  );
  return {
    element,
    show(env, defaults) {
      for (const [name, box] of boxes) {
        box.show(env[name] ?? "");
        box.input.placeholder = defaults[name] !== undefined ? `${say("notSet")} (${defaults[name]})` : say("notSet");
      }
      if (Object.keys(env).length > 0) element.open = true;
    },
  };
}
