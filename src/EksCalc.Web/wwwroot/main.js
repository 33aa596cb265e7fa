// The page: the state, the view that shows it, and what is the same in all views.
import { h, fill } from "./dom.js";
import { say, speak } from "./texts.js";
import { ask, onStatus } from "./ask.js";
import { begin, isNewest } from "./rest.js";
import { usualState, stateOf, History } from "./state.js";
import { addressBar } from "./addressbar.js";
import { copyText } from "./copying.js";
import { textOf, take, takeDrops } from "./files.js";
import { header, themes } from "./header.js";
import { learnTypes } from "./controls.js";
import { nodeView } from "./views/node.js";
import { subnetView } from "./views/subnet.js";
import { clusterView } from "./views/cluster.js";
import { timeView } from "./views/time.js";

const makers = { node: nodeView, subnet: subnetView, cluster: clusterView, time: timeView };
const quickMilliseconds = 150;

let state = usualState(),
  facts = null,
  view = null,
  theme = "auto",
  hasFailed = false,
  greying = 0;
const past = new History();
const notice = h("p", { class: "toast", role: "status", "aria-live": "polite" });
const trouble = h("p", { class: "trouble", role: "alert", hidden: true });
const loading = h("p", { class: "loading", role: "status" });
const bar = addressBar(() => state);

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
    bar.write();
  },
  copy: (text, what) => copyText(text, what, notify),
  notify,
  go(to) {
    if (to === state.view) return;
    past.keep(state, "view");
    state.view = to;
    rebuild();
  },
  back() {
    state = past.undo(state);
    rebuild();
  },
  forth() {
    state = past.redo(state);
    rebuild();
  },
  speak(language) {
    state.language = language;
    rebuild();
  },
  paint(value) {
    theme = themes.includes(value) ? value : "auto";
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    show();
  },
  async openFile(file) {
    const text = await textOf(file, tell);
    if (text === undefined) return;
    tell("");
    past.keep(state, "file");
    take(state, file.name, text);
    rebuild();
  },
};

function notify(text) {
  fill(notice, text);
  clearTimeout(notify.timer);
  notify.timer = setTimeout(() => fill(notice), 6000);
}

function tell(text) {
  hasFailed = false;
  trouble.hidden = text === "";
  fill(trouble, text);
}

const toAnswer = event => {
  event.preventDefault();
  document.getElementById("answer").focus();
};

/** Builds the page for the view and the language; the view then shows the state. */
function rebuild() {
  speak(state.language);
  document.title = `EksCalc: ${say(state.view)}`;
  view?.stop?.();
  clearTimeout(greying);
  greying = 0;
  view = makers[state.view](app);
  fill(
    document.getElementById("app"),
    h("a", { class: "skip", href: "#answer", onclick: toAnswer }, say("skip")),
    header(app, () => ({ state, view, facts }), theme, past),
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

function enable(id, can) {
  const button = document.getElementById(id);
  if (button.disabled === can) button.disabled = !can;
}

async function show() {
  enable("undo", past.canUndo);
  enable("redo", past.canRedo);
  bar.write();
  const turn = begin(),
    name = state.view;
  markOld();
  try {
    // A copy: while the model answers, the state may go on.
    const later = await view.show(structuredClone({ view: name, [name]: state[name] }), facts, turn);
    if (isNewest(turn)) markNew();
    if (facts && name === state.view && document.querySelector(".headline").textContent !== "") document.documentElement.dataset.shown = name;
    await later?.();
    if (hasFailed) tell("");
  } catch (error) {
    tell(say("modelError", error.message));
    hasFailed = true;
  }
}

/** Says that what stands there is of an earlier state, to the eye only once that has lasted; charts and tables that come later say it themselves. */
function markOld() {
  const answer = document.getElementById("answer"),
    results = answer.querySelector(".results");
  if (results.ariaBusy !== "true") results.ariaBusy = "true";
  greying ||= setTimeout(() => answer.classList.add("old"), quickMilliseconds);
}

function markNew() {
  const answer = document.getElementById("answer");
  clearTimeout(greying);
  greying = 0;
  answer.classList.remove("old");
  answer.querySelector(".results").ariaBusy = "false";
}

const tellDropped = dropped => tell(dropped.length > 0 ? say("dropped", dropped.map(part => part.slice(0, 20)).join(", ")) : "");

async function start() {
  setUp();
  const given = document.getElementById("input");
  const { state: read, dropped } = await stateOf(location.hash.slice(1));
  state = read;
  if (given && location.hash.length < 2) {
    const { file, text } = JSON.parse(given.textContent);
    take(state, file, text);
  }
  rebuild();
  tellDropped(dropped);
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
  bar.onChange(({ state: read, dropped }) => {
    past.keep(state, "address");
    state = read;
    rebuild();
    tellDropped(dropped);
  });
  addEventListener("keydown", event => {
    const isTyped = /^(INPUT|TEXTAREA)$/.test(event.target.tagName) && !["range", "radio", "checkbox"].includes(event.target.type);
    const key = event.ctrlKey || event.metaKey ? event.key.toLowerCase() : "";
    if (isTyped || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    if (key === "z" && !event.shiftKey) app.back();
    else app.forth();
  });
  takeDrops(app.openFile);
  addEventListener("unhandledrejection", event => tell(say("modelError", String(event.reason?.message ?? event.reason))));
}

start();
