// A scenario: its text and a form beside each other, the plan by situation, findings, modes, advice; any parameter on a slider.
import { h, fill } from "../dom.js";
import { say, count } from "../texts.js";
import { ask, drop } from "../ask.js";
import { isNewest, rested } from "../rest.js";
import { situations } from "../state.js";
import { slider, choices, select } from "../controls.js";
import { headline, tiles, findingsList, problemsList, laterPart, region, words } from "../parts.js";
import { barChart } from "../charts/bars.js";
import { lineChart } from "../charts/lines.js";
import { pointChart, mapChart } from "../charts/points.js";
import { tableOf } from "../charts/frame.js";
import { showModes, showAdvice, showExports } from "./advice.js";
import { rangeOfWords, showChanges, showForm } from "./form.js";
import { ownersOf, mapFinding } from "./subnet.js";

const uses = [
  ["primary", ["eniPrimaries"]],
  ["assigned", ["podSecondaries"]],
  ["warm", ["warmSecondaries", "warmPrefixAddresses"]],
  ["prefix", ["podPrefixAddresses"]],
  ["reserved", ["branchEnis"]],
  ["cooling", ["controlPlane"]],
  ["others", ["consumers", "otherUsers"]],
];
const useNames = () => ({
  primary: say("EniPrimary"),
  assigned: say("SecondaryOwner"),
  warm: say("warm"),
  prefix: say("PrefixOwner"),
  reserved: say("BranchEni"),
  cooling: say("ControlPlane"),
  others: say("OtherUser"),
});
const mostOnSlider = 500;
const laterChannels = ["curve", "map", "modes", "advice"];

export function clusterView(app) {
  const change = (kind, set) => app.change(`cluster.${kind}`, state => set(state.cluster));
  const example = select({
    label: say("example"),
    options: [],
    change: value => {
      if (value !== "")
        change("example", cluster => {
          [cluster.example, cluster.text, cluster.changes] = [value, null, []];
        });
    },
  });
  const text = h("textarea", {
    class: "code",
    id: "scenario-text",
    rows: 22,
    spellcheck: "false",
    autocapitalize: "off",
    "aria-label": say("yaml"),
    oninput: () => typed(),
  });
  let typing = 0;
  const typed = () => {
    clearTimeout(typing);
    typing = setTimeout(
      () =>
        change("text", cluster => {
          cluster.text = text.value;
        }),
      250,
    );
  };
  const problems = problemsList((line, column) => {
    const before = text.value
      .split("\n")
      .slice(0, line - 1)
      .reduce((sum, one) => sum + one.length + 1, 0);
    text.focus();
    text.setSelectionRange(before + column - 1, before + column - 1);
  });
  const parameter = select({
    label: say("parameter"),
    options: [],
    change: value =>
      change("parameter", cluster => {
        cluster.parameter = value;
      }),
  });
  const dragged = slider({ label: say("value"), least: 0, most: 100, change: value => setChange(value) });
  const picked = select({ label: say("value"), options: [], change: value => setChange(value) });
  const changed = h("div", { class: "changes" });
  const form = h("div", { class: "form" });
  const formPart = h("details", { class: "whatif", open: matchMedia("(min-width: 861px)").matches }, h("summary", {}, say("form")), form);
  const situation = choices({
    label: say("situation"),
    options: situations.map(value => [value, say(value)]),
    change: value =>
      change("situation", cluster => {
        cluster.situation = value;
      }),
  });

  const answer = headline(),
    numbers = tiles(),
    bars = barChart(),
    curve = lineChart(),
    front = pointChart(),
    map = mapChart(),
    findings = findingsList();
  const tables = h("section", {}),
    exports = h("section", {});
  const advice = laterPart({ title: say("recommendation"), working: say("workingAdvice"), takesLong: true, className: "advice" }),
    curvePart = laterPart({ working: say("workingCurve") }, curve.element),
    modes = laterPart({ title: say("modes"), working: say("workingModes") }),
    mapPart = laterPart({ title: say("mapOf"), working: say("workingMap") }, map.element),
    warm = laterPart({ title: say("warmSettings"), working: say("workingWarm"), className: "warm" });
  const laterParts = [advice, curvePart, modes, mapPart, warm];
  const results = h(
    "div",
    { class: "results" },
    numbers.element,
    situation.element,
    bars.element,
    findings.element,
    advice.element,
    curvePart.element,
    tables,
    modes.element,
    mapPart.element,
    warm.element,
    exports,
  );
  let parameters = [],
    chosen = "",
    lastText = "",
    lastChanges = [],
    plan = null;

  function setChange(value) {
    change("value", cluster => {
      const now = cluster.changes.find(one => one.name === chosen);
      if (now) now.text = String(value);
      else cluster.changes.push({ name: chosen, text: String(value) });
    });
  }

  const setNamed = (name, value) =>
    change(`form.${name}`, cluster => {
      const now = cluster.changes.find(one => one.name === name);
      if (now) now.text = String(value);
      else cluster.changes.push({ name, text: String(value) });
    });

  async function textOf(cluster) {
    if (cluster.text !== null) return cluster.text;
    const examples = await ask("examples", "Examples");
    return examples?.result.examples.find(one => one.name === cluster.example)?.text ?? examples?.result.examples[0].text ?? "";
  }

  async function show(state, facts, turn) {
    const cluster = state.cluster;
    situation.show(cluster.situation);
    for (const part of laterParts) part.wait();
    drop(laterChannels);
    if (!facts) return;
    const examples = await ask("examples", "Examples");
    if (examples === null) return;
    example.show(cluster.text === null ? cluster.example : "", [["", say("ownText")], ...examples.result.examples.map(one => [one.name, one.name])]);
    const own = await textOf(cluster),
      question = { text: own, changes: cluster.changes };
    [lastText, lastChanges] = [own, cluster.changes];
    if (text.value !== own && document.activeElement !== text) text.value = own;
    showChanges(changed, cluster, change, writeIn);
    const planned = await ask("plan", "Plan", { ...question, modes: false });
    if (planned === null) return;
    const wrong = planned.result.problems ?? [],
      isOld = !isNewest(turn);
    if (isOld && wrong.length > 0) return;
    problems.show(wrong);
    results.hidden = wrong.length > 0;
    if (wrong.length > 0) {
      // What can be changed is known of the text alone.
      if (cluster.changes.length > 0) await showParameters(cluster, own);
      return answer.show(say("problems"), "bad");
    }
    plan = planned.result;
    showPlan(cluster);
    // The controls stand where the hand is by now.
    if (isOld) return;
    const several = plan.clusters !== undefined;
    for (const part of [exports, formPart]) part.hidden = several;
    if (several) {
      for (const part of laterParts) part.element.hidden = true;
      return;
    }
    await showParameters(cluster, own);
    showForm(form, cluster, plan, parameters, currentOf, setNamed);
    showExports(exports, app, question, facts);
    return () => showLater(cluster, question, turn);
  }

  /** What takes longer than a slider's step. */
  async function showLater(cluster, question, turn) {
    if (!(await rested(turn))) return;
    await Promise.all([
      showCurve(cluster, question, turn),
      showMap(cluster, question, turn),
      showModes(modes, question, turn),
      showAdvice(advice, warm, front, question, turn),
    ]);
  }

  async function writeIn() {
    const written = await ask("write", "Write", { text: lastText, changes: lastChanges });
    if (written === null || written.result.problems) return;
    text.value = written.result.text;
    change("write", cluster => {
      [cluster.text, cluster.changes] = [written.result.text, []];
    });
  }

  async function showParameters(cluster, own) {
    const listed = await ask("parameters", "Parameters", { text: own });
    if (listed === null || listed.result.problems) return;
    parameters = listed.result.parameters;
    const name = parameters.some(one => one.name === cluster.parameter)
      ? cluster.parameter
      : (parameters.find(one => /^nodeGroups\.[^*].*\.count$/.test(one.name))?.name ?? parameters[0].name);
    parameter.show(
      name,
      parameters.map(one => [one.name, one.name]),
    );
    const domain = parameters.find(one => one.name === name).values,
      range = rangeOfWords(domain),
      now = cluster.changes.find(one => one.name === name)?.text ?? currentOf(name);
    chosen = name;
    dragged.element.hidden = !range;
    picked.element.hidden = Boolean(range);
    if (range) {
      const value = Number(now ?? range[0]);
      dragged.show(value, range[0], Math.min(range[1], Math.max(niceTop(value), range[0] + 10)));
    } else {
      const names = /pattern such as/.test(domain)
        ? [...new Set([now ?? "", ...(document.getElementById("types")?.children ?? [])].map(one => (typeof one === "string" ? one : one.value)))]
        : domain.split(", ");
      picked.show(
        now ?? names[0],
        names.filter(Boolean).map(one => [one, one]),
      );
    }
  }

  const niceTop = value => Math.min(100_000, value <= 50 ? 100 : value * 2);

  /** What the plan says of a parameter now. */
  function currentOf(name) {
    if (!plan?.nodeGroups) return undefined;
    const [, kind, of, property] = name.match(/^(nodeGroups|subnets)\.(.*)\.([A-Za-z]+)$/) ?? [];
    if (kind === "nodeGroups") {
      const group = plan.nodeGroups.find(one => one.name === of) ?? plan.nodeGroups[0];
      return { count: group.desiredNodes, instanceType: group.instanceType, podsPerNode: group.podsPerNode, maxPods: group.maxPods }[property];
    }
    const subnet = plan.subnets.find(one => one.name === of) ?? plan.subnets[0];
    if (kind === "subnets" && property === "prefixLength") return Number(subnet.cidr.split("/")[1]);
    return name === "mode" ? plan.mode[0].toLowerCase() + plan.mode.slice(1) : undefined;
  }

  function showPlan(cluster) {
    const full = [...plan.subnets].filter(one => one.capacity > 0).sort((one, other) => one.freeAtPeak / one.capacity - other.freeAtPeak / other.capacity)[0];
    const peak = full ? (full.peakAddresses ?? full.capacity - full.freeAtPeak) : 0,
      left = plan.nodeGroups.reduce((sum, group) => sum + (group.unscheduledPods ?? 0), 0);
    answer.show(
      [say(plan.fits ? "fits" : "doesNotFit"), full ? say("tightest", full.name, peak, full.capacity) : "", left > 0 ? say("leftOut", left) : ""]
        .filter(Boolean)
        .join(" "),
      plan.fits ? "good" : "bad",
    );
    numbers.show([
      { label: say("nodes"), value: plan.nodeGroups.reduce((sum, group) => sum + group.desiredNodes, 0) },
      { label: say("enis"), value: plan.enis, rules: ["R02", "R19", "R20"] },
      { label: say("freeAtPeak"), value: plan.subnets.reduce((sum, one) => sum + one.freeAtPeak, 0), tone: plan.fits ? null : "bad", rules: ["R01", "R32"] },
      { label: "NAU", value: plan.networkAddressUsage, rules: ["R05"] },
    ]);
    const names = useNames(),
      now = cluster.situation;
    const rows = plan.subnets
      .filter(one => one[now])
      .map(one => ({
        name: `${one.name} · ${one.zone} · ${one.cidr}`,
        short: one.name,
        note: `${count(one[now].total)} / ${count(one.capacity)}`,
        limit: one.capacity,
        values: uses.map(([, parts]) => parts.reduce((sum, part) => sum + one[now][part], 0)),
      }));
    const lack = rows.reduce((sum, row) => sum + Math.max(0, row.values.reduce((all, value) => all + value, 0) - row.limit), 0);
    const free = rows.reduce((sum, row) => sum + Math.max(0, row.limit - row.values.reduce((all, value) => all + value, 0)), 0);
    bars.element.hidden = rows.length === 0;
    situation.element.hidden = rows.length === 0;
    if (rows.length > 0)
      bars.show({
        finding: say(lack > 0 ? "barsShort" : "barsFinding", say(now), lack > 0 ? lack : free),
        parts: uses.map(([colour]) => ({ colour, name: names[colour] })).filter((_, part) => rows.some(row => row.values[part] > 0)),
        rows: rows.map(row => ({ ...row, values: row.values.filter((_, part) => rows.some(other => other.values[part] > 0)) })),
      });
    findings.show(plan.findings);
    const subnetRows = plan.subnets.map(one => [one.name, one.zone, one.cidr, one.capacity, one.nodes ?? null, peakOf(one), one.freeAtPeak, words(one.fits)]);
    fill(
      tables,
      h("h2", {}, say("subnets")),
      region(say("subnets"), tableOf([say("subnet"), "Zone", "CIDR", say("capacity"), say("nodes"), say("peak"), say("freeAtPeak"), say("fit")], subnetRows)),
      h("h2", {}, say("groups")),
      region(
        say("groups"),
        tableOf(
          [say("group"), say("type"), say("nodes"), say("podsPerNode"), say("maxPods"), say("headroom")],
          plan.nodeGroups.map(group => [group.name, group.instanceType, group.desiredNodes, group.podsPerNode, group.maxPods, group.headroomNodes]),
        ),
      ),
    );
  }

  const peakOf = subnet => subnet.peakAddresses ?? subnet.capacity - subnet.freeAtPeak;

  async function showCurve(cluster, question, turn) {
    const name = chosen,
      range = rangeOfWords(parameters.find(one => one.name === name)?.values ?? "");
    curvePart.element.hidden = !range;
    if (!range) return;
    const now = Number(cluster.changes.find(one => one.name === name)?.text ?? currentOf(name) ?? range[0]);
    const last = Math.min(range[1], mostOnSlider, Math.max(niceTop(now) / 2, now, range[0] + 10)),
      step = Math.max(1, Math.ceil((last - range[0]) / 24));
    const swept = ask("curve", "Sweep", {
      text: question.text,
      changes: question.changes.filter(one => one.name !== name),
      over: [{ name: name, text: `${range[0]}..${last}:${step}` }],
      measures: ["peakAddresses", "fits"],
    });
    await curvePart.show(turn, swept, ({ columns }) => drawCurve(name, columns, now <= last ? now : undefined));
  }

  function drawCurve(name, columns, now) {
    const at = columns[name],
      change = at.findIndex((_, index) => columns.fits[index] !== columns.fits[0]);
    curve.show({
      finding: say(change < 0 ? (columns.fits[0] ? "curveFits" : "curveNever") : columns.fits[0] ? "curveTo" : "curveFrom", name, at[change]),
      xTitle: name,
      yTitle: say("addresses"),
      at: now,
      series: [{ name: say("peakAddresses"), colour: "primary", dash: 0, points: at.map((x, index) => [x, columns.peakAddresses[index]]) }],
      marks: at.map((x, index) => ({ x, y: columns.peakAddresses[index], name: say("doesNotFit") })).filter((_, index) => !columns.fits[index]),
    });
  }

  async function showMap(cluster, question, turn) {
    const subnet = plan.subnets.find(one => one.nodes > 0) ?? plan.subnets[0];
    const asked = ask("map", "Map", { ...question, subnet: subnet.name, situation: cluster.situation[0].toUpperCase() + cluster.situation.slice(1) });
    await mapPart.show(turn, asked, lying => map.show({ ...lying, finding: `${subnet.name}: ${mapFinding(lying)}`, owners: ownersOf() }));
  }

  return {
    controls: [
      example.element,
      h("details", { class: "whatif", open: true }, h("summary", {}, say("whatIf")), parameter.element, dragged.element, picked.element),
      changed,
      h("label", { class: "code-label", for: "scenario-text" }, say("yaml")),
      text,
      h("p", { class: "hint" }, say("dropHere")),
      formPart,
    ],
    answer: [answer.element, problems.element, results],
    show,
    textOf,
    written: async state => {
      const own = await textOf(state.cluster);
      if (state.cluster.changes.length === 0) return own;
      const written = await ask("copy-write", "Write", { text: own, changes: state.cluster.changes });
      return written?.result.text ?? own;
    },
    result: async state => ask("copy", "Plan", { text: await textOf(state.cluster), changes: state.cluster.changes }),
  };
}
