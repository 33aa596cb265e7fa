// One node's simulation, played: ENIs, addresses, cooldown and EC2 calls at any moment, with pods added and deleted by hand.
import { h } from "../dom.js";
import { say } from "../texts.js";
import { ask } from "../ask.js";
import { draws } from "../rest.js";
import { modes, variables } from "../grammar.js";
import { typeBox, slider, choices, toggle, environmentBoxes } from "../controls.js";
import { headline, problemsList } from "../parts.js";
import { player } from "./player.js";
import { timeScenario, isPrefixMode, isCustomMode } from "../copy.js";

const handful = 5;

export function timeView(app) {
  const change = (kind, edit) => app.change(`time.${kind}`, state => edit(state.time));
  const set = name => value =>
    change(name, time => {
      time[name] = value;
    });
  const type = typeBox({
    change: set("type"),
  });
  const mode = choices({
    label: say("mode"),
    options: modes.slice(0, 2).map(value => [value, say(value)]),
    change: set("mode"),
  });
  const manifest = toggle({
    label: say("manifest"),
    change: set("manifest"),
  });
  const sliders = {
    pods: slider({
      label: say("podsAdded"),
      least: 0,
      most: 120,
      change: set("pods"),
    }),
    gap: slider({
      label: say("gap"),
      least: 0,
      most: 60,
      unit: "s",
      change: set("gap"),
    }),
    from: slider({
      label: say("from"),
      least: 0,
      most: 600,
      unit: "s",
      change: set("from"),
    }),
    hold: slider({
      label: say("hold"),
      least: 0,
      most: 1800,
      unit: "s",
      change: set("hold"),
    }),
    until: slider({
      label: say("until"),
      least: 60,
      most: 3600,
      unit: "s",
      change: set("until"),
    }),
    free: slider({
      label: say("freeInSubnet"),
      least: 0,
      most: 4091,
      change: set("free"),
    }),
  };
  const env = environmentBoxes(variables, (name, value) =>
    change(name, time => {
      if (value === "") delete time.env[name];
      else time.env[name] = value;
    }),
  );
  const ownTrace = h(
    "div",
    { class: "notice", hidden: true },
    h("p", {}, say("ownTrace")),
    h(
      "button",
      {
        type: "button",
        class: "quiet",
        onclick: () =>
          change("leave", time => {
            time.text = null;
          }),
      },
      say("leaveTrace"),
    ),
  );
  const form = h("div", {}, type.element, mode.element, ...Object.values(sliders).map(one => one.element), manifest.element, env.element);

  const answer = headline(),
    problems = problemsList();
  const byHand = pods =>
    change("hand", time => {
      time.events.push({ pods, at: time.at });
    });
  const add = h("button", { type: "button", onclick: () => byHand(handful) }, say("addPods", handful)),
    remove = h("button", { type: "button", onclick: () => byHand(-handful) }, say("deletePods", handful));
  const clear = h(
    "button",
    {
      type: "button",
      class: "quiet",
      onclick: () =>
        change("clear", time => {
          time.events = [];
        }),
    },
    say("clearEvents"),
  );
  const played = player(
    at =>
      app.move(state => {
        state.time.at = at;
      }),
    [add, remove, clear],
  );
  const results = h("div", { class: "results" }, played.elements);

  async function show(state, facts, turn) {
    const time = state.time;
    type.show(time.type);
    mode.show(isCustomMode(time.mode) ? "SecondaryIp" : time.mode);
    manifest.show(time.manifest);
    for (const [name, one] of Object.entries(sliders))
      one.show(time[name], name === "until" ? 60 : 0, Math.max(time[name], { pods: 120, gap: 60, from: 600, hold: 1800, until: 3600, free: 4091 }[name]));
    env.show(
      time.env,
      Object.fromEntries(
        (facts?.variables ?? []).map(variable => [variable.name, time.manifest && variable.manifest !== null ? variable.manifest : variable.default]),
      ),
    );
    clear.hidden = time.events.length === 0;
    ownTrace.hidden = time.text === null;
    form.hidden = time.text !== null;
    if (!facts) return;
    const text = await scenarioOf(state, facts);
    const simulated = text === null ? null : text.problems ? { result: text } : await ask("simulate", "Simulate", { text });
    if (simulated === null || !draws(turn)) return;
    const wrong = simulated.result.problems ?? [];
    problems.show(wrong);
    results.hidden = wrong.length > 0;
    if (wrong.length > 0) {
      played.stop();
      return answer.show(say("problems"), "bad");
    }
    const trace = simulated.result;
    answer.show(say("timeAnswer", trace.pods.started, trace.pods.adds, trace.pods.longestWait), trace.pods.started < trace.pods.adds ? "bad" : "good");
    played.show(trace, time.at);
  }

  async function scenarioOf(state, facts) {
    const time = state.time;
    if (time.text !== null) return timeScenario(time, facts, null, 0);
    const [told, types] = await Promise.all([
      ask("told", "MaxPods", { instanceType: time.type, prefixDelegation: isPrefixMode(time.mode) }),
      ask("time-types", "Types"),
    ]);
    if (told === null || types === null) return null;
    if (told.result.problems) return told.result;
    return timeScenario(
      time,
      facts,
      types.result.instanceTypes.find(one => one.name === time.type),
      told.result.maxPods,
    );
  }

  return {
    controls: [ownTrace, form],
    answer: [answer.element, problems.element, results],
    show,
    stop: played.stop,
    scenario: (state, facts) => scenarioOf(state, facts),
    result: async (state, facts) => {
      const text = await scenarioOf(state, facts);
      return typeof text === "string" ? ask("copy", "Simulate", { text }) : null;
    },
  };
}
