// One node's simulation, played: ENIs, addresses, cooldown and EC2 calls at any moment, with pods added and deleted by hand.
import { h, fill } from "../dom.js";
import { say, count } from "../texts.js";
import { ask } from "../ask.js";
import { modes, variables } from "../state.js";
import { typeBox, slider, choices, toggle, environmentBoxes } from "../controls.js";
import { headline, tiles, problemsList } from "../parts.js";
import { areaChart } from "../charts/areas.js";
import { slotChart } from "../charts/bars.js";
import { timeScenario, isPrefixMode, isCustomMode } from "../copy.js";

const speeds = [
  ["1", "1×"],
  ["10", "10×"],
  ["60", "60×"],
];
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
    numbers = tiles(),
    area = areaChart(at => seek(at)),
    slots = slotChart(),
    problems = problemsList();
  const scrub = slider({ label: say("at"), least: 0, most: 600, unit: "s", change: at => seek(at) });
  const play = h("button", { type: "button", class: "play", onclick: () => playOrPause() }, say("play"));
  const speed = choices({
    label: say("speed"),
    options: speeds,
    change: value => {
      factor = Number(value);
    },
  });
  const log = h("ol", { class: "log", lang: "en" });
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
  const player = h(
    "section",
    { class: "player", "aria-label": say("time") },
    h("div", { class: "buttons" }, play, add, remove, clear),
    scrub.element,
    speed.element,
  );
  const results = h(
    "div",
    { class: "results" },
    player,
    numbers.element,
    area.element,
    slots.element,
    h("section", {}, h("h2", {}, say("whatHappens")), log),
  );

  speed.show("10");
  let trace = null,
    factor = 10,
    playing = 0,
    last = 0,
    exact = 0,
    until = 600,
    current = null;

  /** The last step that has come at a moment. */
  const stepAt = at => {
    let [low, high] = [0, trace.steps.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (trace.steps[middle].t <= at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  // Moving through time changes the address, and is no step to undo.
  function seek(at) {
    exact = at;
    app.move(state => {
      state.time.at = Math.round(at);
    });
    draw(Math.round(at));
  }

  function playOrPause() {
    if (playing) return stop();
    if (exact >= until) exact = 0;
    last = performance.now();
    fill(play, say("pause"));
    const tick = now => {
      exact = Math.min(until, exact + ((now - last) / 1000) * factor);
      last = now;
      seek(exact);
      playing = exact < until ? requestAnimationFrame(tick) : stop();
    };
    playing = requestAnimationFrame(tick);
  }

  function stop() {
    cancelAnimationFrame(playing);
    fill(play, say("play"));
    return (playing = 0);
  }

  const byHand = pods =>
    change("hand", time => {
      time.events.push({ pods, at: time.at });
    });

  async function show(state, facts) {
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
    if (simulated === null) return;
    const wrong = simulated.result.problems ?? [];
    problems.show(wrong);
    results.hidden = wrong.length > 0;
    if (wrong.length > 0) {
      stop();
      return answer.show(say("problems"), "bad");
    }
    trace = simulated.result;
    until = trace.scenario.until;
    const calls = Object.values(trace.ec2Calls).reduce((sum, number) => sum + number, 0);
    answer.show(say("timeAnswer", trace.pods.started, trace.pods.adds, trace.pods.longestWait), trace.pods.started < trace.pods.adds ? "bad" : "good");
    current = {
      ...pointsOf(trace),
      until,
      finding: say(
        "timeFinding",
        trace.steps.reduce((most, step) => Math.max(most, step.subnetUsed), 0),
        calls,
      ),
    };
    if (!playing) exact = Math.min(time.at, until);
    draw(Math.min(Math.round(exact), until));
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

  function draw(at) {
    if (!trace) return;
    scrub.show(at, 0, until);
    const index = stepAt(at),
      step = trace.steps[index];
    area.show({ ...current, at, times: current.times, layers: current.layers });
    const calls = callsBefore(index);
    numbers.show([
      { label: say("subnetAddresses"), value: step?.subnetUsed ?? 0, rules: ["R19", "R20"] },
      { label: say("enis"), value: step?.enis ?? 0, rules: ["R22", "R23"] },
      { label: say("assigned"), value: step?.assignedIPs ?? 0 },
      { label: say("cooling"), value: step?.cooldownIPs ?? 0, rules: ["R23"] },
      { label: say("calls"), value: calls, rules: ["R25", "R35"] },
    ]);
    const slotsPerEni = trace.scenario.node.ipv4PerENI - 1;
    slots.show({
      finding: say("slotsAt", at),
      enis: (step?.perEni ?? []).map(([attached, assigned], number) => ({
        name: say("eniAt", number),
        note: say("eniNote", assigned, attached * (step.totalPrefixes > 0 ? 16 : 1) - assigned),
        slots: slotsPerEni,
        attachedSlots: attached,
        addressesPerSlot: step.totalPrefixes > 0 ? 16 : 1,
        assignedAddresses: assigned,
        own: "c-primary",
      })),
    });
    const acts = [];
    for (let i = index; i >= 0 && acts.length < 8; i--) {
      for (const act of [...(trace.steps[i].acts ?? [])].reverse())
        acts.push(
          `${count(act.t ?? trace.steps[i].t)} s: ${act.op}${act.call ? ` ${act.call}` : ""}${act.n ? ` × ${act.n}` : ""}${act.eni !== undefined ? `, ENI ${act.eni}` : ""}${act.err ? ` (${act.err})` : ""}`,
        );
    }
    fill(log, acts.length === 0 ? h("li", {}, say("nothingYet")) : acts.slice(0, 8).map(one => h("li", {}, one)));
  }

  /** The calls made so far, which stand where they change. */
  function callsBefore(index) {
    while (index >= 0 && !trace.steps[index].calls) index--;
    return index < 0 ? 0 : Object.values(trace.steps[index].calls).reduce((sum, number) => sum + number, 0);
  }

  return {
    controls: [ownTrace, form],
    answer: [answer.element, problems.element, results],
    show,
    stop,
    scenario: (state, facts) => scenarioOf(state, facts),
    result: async (state, facts) => {
      const text = await scenarioOf(state, facts);
      return typeof text === "string" ? ask("copy", "Simulate", { text }) : null;
    },
  };
}

/** The layers of the picture: one value each at every step that changes one. */
function pointsOf(trace) {
  const times = [],
    own = [],
    assigned = [],
    cooling = [],
    warm = [];
  for (const step of trace.steps) {
    const held = [step.enis, step.assignedIPs, step.cooldownIPs, step.totalIPs - step.assignedIPs - step.cooldownIPs];
    if (times.at(-1) === step.t) for (const list of [times, own, assigned, cooling, warm]) list.pop();
    times.push(step.t);
    [own, assigned, cooling, warm].forEach((list, index) => list.push(Math.max(0, held[index])));
  }
  return {
    times,
    layers: [
      { name: say("ownAddress"), colour: "primary", values: own },
      { name: say("withPods"), colour: "assigned", values: assigned },
      { name: say("cooling"), colour: "cooling", values: cooling },
      { name: say("warm"), colour: "warm", values: warm },
    ],
  };
}
