// A simulation played: what the node holds at a moment, with speed and scrub.
import { h, el, fill, renew } from "../dom.js";
import { say } from "../texts.js";
import { count } from "../numbers.js";
import { tiles } from "../parts.js";
import { slider, choices } from "../controls.js";
import { areaChart } from "../charts/areas.js";
import { slotChart } from "../charts/bars.js";

const speeds = [
  ["1", "1×"],
  ["10", "10×"],
  ["60", "60×"],
];
const mostActs = 8;

/** moved is told the moment that is shown; buttons stand beside the one that plays. */
export function player(moved, buttons) {
  const numbers = tiles(),
    area = areaChart(at => seek(at)),
    slots = slotChart();
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
  const element = h(
    "section",
    { class: "player", "aria-label": say("time") },
    h("div", { class: "buttons" }, play, buttons),
    scrub.element,
    speed.element,
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
    moved(Math.round(at));
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
    for (let i = index; i >= 0 && acts.length < mostActs; i--) {
      for (const act of [...(trace.steps[i].acts ?? [])].reverse())
        acts.push(
          `${count(act.t ?? trace.steps[i].t)} s: ${act.op}${act.call ? ` ${act.call}` : ""}${act.n ? ` × ${act.n}` : ""}${act.eni !== undefined ? `, ENI ${act.eni}` : ""}${act.err ? ` (${act.err})` : ""}`,
        );
    }
    renew(log, acts.length === 0 ? el("li", {}, say("nothingYet")) : acts.slice(0, mostActs).map(one => el("li", {}, one)));
  }

  /** The calls made so far, which stand where they change. */
  function callsBefore(index) {
    while (index >= 0 && !trace.steps[index].calls) index--;
    return index < 0 ? 0 : Object.values(trace.steps[index].calls).reduce((sum, number) => sum + number, 0);
  }

  return {
    elements: [element, numbers.element, area.element, slots.element, h("section", {}, h("h2", {}, say("whatHappens")), log)],
    stop,
    /** Shows a trace, from a moment on where it is not being played. */
    show(simulated, at) {
      trace = simulated;
      until = trace.scenario.until;
      const calls = Object.values(trace.ec2Calls).reduce((sum, number) => sum + number, 0),
        most = trace.steps.reduce((highest, step) => Math.max(highest, step.subnetUsed), 0);
      current = { ...pointsOf(trace), until, finding: say("timeFinding", most, calls) };
      if (!playing) exact = Math.min(at, until);
      draw(Math.min(Math.round(exact), until));
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
