// The page's head: its views, undo, files, copies, language and colours.
import { h } from "./dom.js";
import { say } from "./texts.js";
import { views } from "./grammar.js";
import { copyMenu } from "./copying.js";

export const themes = ["auto", "light", "dark"];

/** app has what the buttons do; now gives what is shown at the moment. */
export function header(app, now, theme, past) {
  const state = now().state;
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
        onclick: () => app.go(view),
      },
      say(view),
    );
  const tabs = h("div", { role: "tablist", class: "tabs", "aria-label": say("views") }, views.map(tab));
  tabs.addEventListener("keydown", event => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    app.go(views[(views.indexOf(now().state.view) + step + views.length) % views.length]);
    document.getElementById(`tab-${now().state.view}`).focus();
  });
  const languages = h(
    "select",
    {
      "aria-label": say("language"),
      id: "language",
      onchange: event => app.speak(event.target.value),
    },
    [
      ["en", "English"],
      ["ko", "한국어"],
    ].map(([value, text]) => h("option", { value, selected: value === state.language }, text)),
  );
  const colours = h(
    "select",
    { "aria-label": say("theme"), id: "theme", onchange: event => app.paint(event.target.value) },
    themes.map(value => h("option", { value, selected: value === theme }, say(`theme${value[0].toUpperCase()}${value.slice(1)}`))),
  );
  const file = h("input", {
    type: "file",
    id: "file",
    class: "hidden",
    accept: ".yaml,.yml,.json",
    tabindex: "-1",
    "aria-label": say("openFile"),
    onchange: () => file.files[0] && app.openFile(file.files[0]),
  });
  return h(
    "header",
    {},
    h("h1", {}, "EksCalc"),
    tabs,
    h(
      "div",
      { class: "tools" },
      h("button", { type: "button", id: "undo", onclick: app.back, "aria-label": say("undo"), title: say("undo"), disabled: !past.canUndo }, "↶"),
      h("button", { type: "button", id: "redo", onclick: app.forth, "aria-label": say("redo"), title: say("redo"), disabled: !past.canRedo }, "↷"),
      h("button", { type: "button", onclick: () => file.click() }, say("openFile")),
      file,
      copyMenu(now, app.notify),
      languages,
      colours,
    ),
  );
}
