// The page: header, the view that is chosen, and what is the same in all of them.
import { h, fill } from "./dom.js";
import { say, speak } from "./texts.js";
import { ask, onStatus } from "./ask.js";
import { begin, isNewest } from "./rest.js";
import { views, usualState, stateOf, addressOf, History, mostTextBytes } from "./state.js";
import { learnTypes } from "./controls.js";
import { nodeView } from "./views/node.js";
import { subnetView, mostOf } from "./views/subnet.js";
import { clusterView } from "./views/cluster.js";
import { timeView } from "./views/time.js";
import { nodeCommand, sweepCommand, subnetScenario, nodeCell, sweepCell, planCell, timeCell } from "./copy.js";

const makers = { node: nodeView, subnet: subnetView, cluster: clusterView, time: timeView };
const themes = ["auto", "light", "dark"];

let state = usualState(),
  facts = null,
  shown = {},
  address = "",
  known = location.hash, // as last read or written
  theme = "auto",
  hasFailed = false;
const past = new History();
const notice = h("p", { class: "toast", role: "status", "aria-live": "polite" });
const trouble = h("p", { class: "trouble", role: "alert", hidden: true });
const loading = h("p", { class: "loading", role: "status" });

const app = {
  /** Changes the state in a way that can be undone. */
  change(kind, set) {
    past.keep(state, kind);
    set(state);
    show();
  },
  /** Changes what of the state is no step to undo. */
  move(set) {
    set(state);
    writeAddress();
  },
  copy,
};

function tellNotice(text) {
  fill(notice, text);
  clearTimeout(tellNotice.timer);
  tellNotice.timer = setTimeout(() => fill(notice), 6000);
}

async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    tellNotice(say("copied", what));
  } catch {
    copyByHand(text, what);
  }
}

// Without the clipboard, as on pages from disk in some browsers: the text to mark.
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

const copies = {
  link: async () => `${location.href.split("#")[0]}#${await addressOf(state)}`,
  yaml: async () =>
    state.view === "subnet" ? subnetScenario(state.subnet, state.subnet.settings[0]) : state.view === "cluster" ? shown.cluster.written(state) : null,
  command: async () =>
    ({
      node: () => nodeCommand(state.node),
      subnet: () => sweepCommand(state.subnet, state.subnet.settings[0], mostOf(state.subnet)),
      cluster: () => "ekscalc plan scenario.yaml --format json",
      time: () => "ekscalc node simulate scenario.json --format json",
    })[state.view](),
  cell: async () =>
    ({
      node: async () => nodeCell(state.node, facts),
      subnet: async () => sweepCell(state.subnet, state.subnet.settings[0], mostOf(state.subnet)),
      cluster: async () => planCell(await shown.cluster.written(state)),
      time: async () => {
        const text = await shown.time.scenario(state, facts);
        return typeof text === "string" ? timeCell(text) : null;
      },
    })[state.view](),
  json: async () => (await shown[state.view].result(state, facts))?.text ?? null,
};

function copyMenu() {
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
        .filter(([kind]) => kind !== "yaml" || state.view === "subnet" || state.view === "cluster")
        .map(([kind, text]) =>
          h(
            "button",
            {
              type: "button",
              "data-copy": kind,
              onclick: async () => {
                menu.open = false;
                const made = facts || kind === "link" ? await copies[kind]() : null;
                if (made !== null) await copy(made, say(text));
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

function header() {
  const tab = view =>
    h(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${view}`,
        "aria-selected": String(view === state.view),
        "aria-controls": "view",
        tabindex: view === state.view ? "0" : "-1",
        onclick: () => go(view),
      },
      say(view),
    );
  const tabs = h("div", { role: "tablist", class: "tabs", "aria-label": say("views") }, views.map(tab));
  tabs.addEventListener("keydown", event => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    go(views[(views.indexOf(state.view) + step + views.length) % views.length]);
    document.getElementById(`tab-${state.view}`).focus();
  });
  const languages = h(
    "select",
    {
      "aria-label": say("language"),
      id: "language",
      onchange: event => {
        app.move(now => {
          now.language = event.target.value;
        });
        rebuild();
      },
    },
    [
      ["en", "English"],
      ["ko", "한국어"],
    ].map(([value, text]) => h("option", { value, selected: value === state.language }, text)),
  );
  const colours = h(
    "select",
    { "aria-label": say("theme"), id: "theme", onchange: event => setTheme(event.target.value) },
    themes.map(value => h("option", { value, selected: value === theme }, say(`theme${value[0].toUpperCase()}${value.slice(1)}`))),
  );
  const file = h("input", {
    type: "file",
    id: "file",
    class: "hidden",
    accept: ".yaml,.yml,.json",
    tabindex: "-1",
    "aria-label": say("openFile"),
    onchange: () => file.files[0] && openFile(file.files[0]),
  });
  return h(
    "header",
    {},
    h("h1", {}, "EksCalc"),
    tabs,
    h(
      "div",
      { class: "tools" },
      h("button", { type: "button", id: "undo", onclick: () => back(), "aria-label": say("undo"), title: say("undo"), disabled: !past.canUndo }, "↶"),
      h("button", { type: "button", id: "redo", onclick: () => forth(), "aria-label": say("redo"), title: say("redo"), disabled: !past.canRedo }, "↷"),
      h("button", { type: "button", onclick: () => file.click() }, say("openFile")),
      file,
      copyMenu(),
      languages,
      colours,
    ),
  );
}

function setTheme(value) {
  theme = themes.includes(value) ? value : "auto";
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  show();
}

function go(view) {
  if (view === state.view) return;
  shown.time?.stop();
  past.keep(state, "view");
  state.view = view;
  rebuild();
}

const back = () => {
  state = past.undo(state);
  rebuild();
};
const forth = () => {
  state = past.redo(state);
  rebuild();
};

/** Builds the page for the view and the language; the view then shows the state. */
function rebuild() {
  speak(state.language);
  document.title = `EksCalc: ${say(state.view)}`;
  shown.time?.stop();
  shown = { [state.view]: makers[state.view](app) };
  const view = shown[state.view];
  fill(
    document.getElementById("app"),
    h(
      "a",
      {
        class: "skip",
        href: "#answer",
        onclick: event => {
          event.preventDefault();
          document.getElementById("answer").focus();
        },
      },
      say("skip"),
    ),
    header(),
    trouble,
    loading,
    h(
      "main",
      { id: "view", role: "tabpanel", "aria-labelledby": `tab-${state.view}`, class: `view-${state.view}` },
      h("section", { class: "answer", id: "answer", tabindex: "-1", "aria-label": say("answer") }, view.answer),
      h("section", { class: "controls", "aria-label": say("settingsOf") }, view.controls),
    ),
    h("footer", {}, h("p", {}, say("local"), " ", facts ? `EksCalc ${facts.version.eksCalc} · VPC CNI ${facts.version.vpcCni}` : "")),
    notice,
  );
  show();
}

async function show() {
  document.getElementById("undo").disabled = !past.canUndo;
  document.getElementById("redo").disabled = !past.canRedo;
  writeAddress();
  const turn = begin(),
    view = state.view;
  mark(true);
  try {
    // A copy: while the model answers, the state may go on.
    const later = await shown[view].show(structuredClone(state), facts, turn);
    if (isNewest(turn)) mark(false);
    if (facts && view === state.view && document.querySelector(".headline").textContent !== "") document.documentElement.dataset.shown = view;
    await later?.();
    if (hasFailed) tell("");
  } catch (error) {
    tell(say("modelError", error.message));
    hasFailed = true;
  }
}

/** Says that what stands there is of an earlier state; charts and tables that come later say it themselves. */
function mark(isOld) {
  const answer = document.getElementById("answer");
  answer.classList.toggle("old", isOld);
  answer.querySelector(".results").setAttribute("aria-busy", String(isOld));
}

let writing = Promise.resolve();
const writeAddress = () => {
  writing = writing.then(async () => {
    const next = await addressOf(state);
    // An address that came meanwhile is about to be read.
    if (location.hash !== known) return;
    address = next;
    if (location.hash !== `#${address}`) history.replaceState(null, "", `#${address}`);
    known = location.hash;
  });
};

function tell(text) {
  hasFailed = false;
  trouble.hidden = text === "";
  fill(trouble, text);
}

async function openFile(file) {
  if (file.size > mostTextBytes) return tell(say("tooLarge"));
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return tell(say("notText"));
  }
  tell("");
  past.keep(state, "file");
  take(file.name, text);
  rebuild();
}

/** Takes a file's text: a scenario of a cluster, or what a simulation can be made of. */
function take(name, text) {
  const isNode = /\.json$/i.test(name) && /"(node|steps)"\s*:/.test(text) && !/"(subnets|nodeGroups)"\s*:\s*\[\s*\{[^[]*"(zone|instanceTypes)"/.test(text);
  state.view = isNode ? "time" : "cluster";
  if (isNode) Object.assign(state.time, { text, events: [], at: 0 });
  else Object.assign(state.cluster, { text, changes: [] });
}

async function start() {
  setUp();
  const given = document.getElementById("input");
  const { state: read, dropped } = await stateOf(location.hash.slice(1));
  state = read;
  if (given && location.hash.length < 2) {
    const { file, text } = JSON.parse(given.textContent);
    take(file, text);
  }
  rebuild();
  if (dropped.length > 0) tell(say("dropped", dropped.map(part => part.slice(0, 20)).join(", ")));
  const learned = await ask("facts", "Facts").catch(error => tell(say("modelError", error.message)));
  if (!learned) return;
  facts = learned.result;
  rebuild();
  // All types are many; what is on the page comes first.
  const types = await ask("types", "Types").catch(error => tell(say("modelError", error.message)));
  if (!types) return;
  learnTypes(types.result.instanceTypes);
  show();
}

function setUp() {
  onStatus((status, why) => {
    loading.hidden = status !== "starting";
    fill(loading, say("starting"));
    if (status === "failed") tell(say("failed", why));
    document.documentElement.dataset.status = status;
  });
  addEventListener("hashchange", async () => {
    if (location.hash.slice(1) === address) return;
    known = location.hash;
    const { state: read, dropped } = await stateOf(location.hash.slice(1));
    past.keep(state, "address");
    state = read;
    rebuild();
    tell(dropped.length > 0 ? say("dropped", dropped.map(part => part.slice(0, 20)).join(", ")) : "");
  });
  addEventListener("keydown", event => {
    if (
      !(event.ctrlKey || event.metaKey) ||
      (/^(INPUT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "range" && event.target.type !== "radio" && event.target.type !== "checkbox")
    )
      return;
    if (event.key.toLowerCase() === "z" && !event.shiftKey) {
      event.preventDefault();
      back();
    } else if (event.key.toLowerCase() === "y" || event.key.toLowerCase() === "z") {
      event.preventDefault();
      forth();
    }
  });
  addEventListener("dragover", event => {
    event.preventDefault();
    document.documentElement.dataset.drop = "true";
  });
  addEventListener("dragleave", () => delete document.documentElement.dataset.drop);
  addEventListener("drop", event => {
    event.preventDefault();
    delete document.documentElement.dataset.drop;
    const file = event.dataTransfer?.files[0];
    if (file) openFile(file);
  });
  addEventListener("unhandledrejection", event => tell(say("modelError", String(event.reason?.message ?? event.reason))));
}

start();
