// What is on the page in other forms, into the clipboard.
import { h } from "./dom.js";
import { say } from "./texts.js";
import { addressOf } from "./state.js";
import { mostOf } from "./views/subnetcurves.js";
import { nodeCommand, sweepCommand, subnetScenario, nodeCell, sweepCell, planCell, timeCell } from "./copy.js";

/** Copies a text, and tells so; without the clipboard, as on pages from disk in some browsers, it shows the text to mark. */
export async function copyText(text, what, tell) {
  try {
    await navigator.clipboard.writeText(text);
    tell(say("copied", what));
  } catch {
    copyByHand(text, what);
  }
}

function copyByHand(text, what) {
  const area = h("textarea", { class: "code", rows: 12, readonly: true, "aria-label": what }, text);
  const dialog = h(
    "dialog",
    { class: "rules", "aria-label": what },
    h("p", {}, say("notCopied")),
    area,
    h("form", { method: "dialog" }, h("button", {}, "OK")),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  area.select();
}

// Each gives its text, or null where there is none; of the state, the view that shows it, and the facts.
const copies = {
  link: async ({ state }) => `${location.href.split("#")[0]}#${await addressOf(state)}`,
  yaml: async ({ state, view }) =>
    state.view === "subnet" ? subnetScenario(state.subnet, state.subnet.settings[0]) : state.view === "cluster" ? view.written(state) : null,
  command: async ({ state }) =>
    ({
      node: () => nodeCommand(state.node),
      subnet: () => sweepCommand(state.subnet, state.subnet.settings[0], mostOf(state.subnet)),
      cluster: () => "ekscalc plan scenario.yaml --format json",
      time: () => "ekscalc node simulate scenario.json --format json",
    })[state.view](),
  cell: async ({ state, view, facts }) =>
    ({
      node: async () => nodeCell(state.node, facts),
      subnet: async () => sweepCell(state.subnet, state.subnet.settings[0], mostOf(state.subnet)),
      cluster: async () => planCell(await view.written(state), view.isOfSeveral()),
      time: async () => {
        const text = await view.scenario(state, facts);
        return typeof text === "string" ? timeCell(text) : null;
      },
    })[state.view](),
  json: async ({ state, view, facts }) => (await view.result(state, facts))?.text ?? null,
};

/** The menu of the forms. now gives what is shown at the moment. */
export function copyMenu(now, tell) {
  const items = [
    ["link", "copyLink"],
    ["yaml", "copyYaml"],
    ["command", "copyCommand"],
    ["cell", "copyCell"],
    ["json", "copyJson"],
  ];
  const menu = h(
    "details",
    { class: "menu" },
    h("summary", {}, say("copyAs")),
    h(
      "div",
      { class: "items" },
      items
        .filter(([kind]) => kind !== "yaml" || ["subnet", "cluster"].includes(now().state.view))
        .map(([kind, text]) =>
          h(
            "button",
            {
              type: "button",
              "data-copy": kind,
              onclick: async () => {
                menu.open = false;
                const made = now().facts || kind === "link" ? await copies[kind](now()) : null;
                if (made !== null) await copyText(made, say(text), tell);
              },
            },
            say(text),
          ),
        ),
    ),
  );
  menu.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  return menu;
}
