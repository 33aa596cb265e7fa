// A scenario: its text and a form beside each other, its plan, and what follows from it: curve, map, modes, advice, exports.
import { h, renew } from "../dom.js";
import { say } from "../texts.js";
import { ask, drop, foresee } from "../ask.js";
import { draws, isNewest, rested } from "../rest.js";
import { situations } from "../grammar.js";
import { choices, select } from "../controls.js";
import { problemsList, laterPart } from "../parts.js";
import { pointChart } from "../charts/points.js";
import { clusterPlan } from "./clusterplan.js";
import { curvePart, mapPart } from "./clusterlater.js";
import { parameterControl } from "./parameter.js";
import { showModes, showAdvice, exportsPart } from "./advice.js";
import { changesPart, scenarioForm } from "./form.js";

const typingMilliseconds = 250;
// A longer text takes the page too long to ask about for steps that may not come.
const mostForeseenText = 100_000;
const laterChannels = ["rest", "curve", "map", "modes", "advice"];

export function clusterView(app) {
  const change = (kind, set) => app.change(`cluster.${kind}`, state => set(state.cluster));
  // Of several clusters, the one that is shown.
  const shown = { names: [], one: undefined, kind: "" };
  const isOf = name => one => one.name === name && one.cluster === shown.one;
  const changeTo = (name, value) => ({ name, text: String(value), ...(shown.one === undefined ? {} : { cluster: shown.one }) });
  const setNamed = (kind, name, value) =>
    change(kind, cluster => {
      const now = cluster.changes.find(isOf(name));
      if (now) now.text = String(value);
      else cluster.changes.push(changeTo(name, value));
    });
  // The plan alone: what else there is to it takes longer.
  const firstOf = question => ({ ...question, modes: false, findings: false });
  const example = select({
    label: say("example"),
    options: [],
    change: value => value !== "" && change("example", cluster => Object.assign(cluster, { example: value, text: null, changes: [], cluster: "" })),
  });
  const which = select({ label: say("whichCluster"), options: [], change: value => change("which", cluster => Object.assign(cluster, { cluster: value })) });
  const situation = choices({
    label: say("situation"),
    options: situations.map(value => [value, say(value)]),
    change: value => change("situation", cluster => Object.assign(cluster, { situation: value })),
  });
  let typing = 0;
  const text = h("textarea", {
    class: "code",
    id: "scenario-text",
    rows: 22,
    spellcheck: "false",
    autocapitalize: "off",
    "aria-label": say("yaml"),
    oninput: () => {
      clearTimeout(typing);
      typing = setTimeout(() => change("text", cluster => Object.assign(cluster, { text: text.value })), typingMilliseconds);
    },
  });
  const problems = problemsList((line, column) => {
    const lines = text.value.split("\n").slice(0, line - 1),
      at = lines.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
    text.focus();
    text.setSelectionRange(at, at);
  });
  const parameter = parameterControl(
    name => change("parameter", cluster => Object.assign(cluster, { parameter: name })),
    (name, value) => setNamed("value", name, value),
    (name, values) => {
      if (last.text.length > mostForeseenText) return;
      const at = last.changes.findIndex(isOf(name));
      const withValue = value => (at < 0 ? [...last.changes, changeTo(name, value)] : last.changes.with(at, changeTo(name, value)));
      foresee(
        ["Plan"],
        values.map(value => firstOf({ ...last, changes: withValue(value) })),
      );
    },
  );
  const changed = changesPart(change, writeIn),
    form = scenarioForm((name, value) => parameter.isOfNow() && setNamed(`form.${name}`, name, value));
  const isWide = matchMedia("(min-width: 861px)").matches;
  const whatIf = h("details", { class: "whatif", open: true }, h("summary", {}, say("whatIf")), parameter.elements),
    formPart = h("details", { class: "whatif", open: isWide }, h("summary", {}, say("form")), form.element),
    several = h("p", { class: "notice", hidden: true });

  const planned = clusterPlan(),
    front = pointChart(),
    exports = exportsPart(app);
  const advice = laterPart({ title: say("recommendation"), working: say("workingAdvice"), takesLong: true, className: "advice" }),
    curve = curvePart(parameter),
    modes = laterPart({ title: say("modes"), working: say("workingModes") }),
    map = mapPart(),
    warm = laterPart({ title: say("warmSettings"), working: say("workingWarm"), className: "warm" });
  const laterParts = [planned.found, planned.tables, advice, curve.part, modes, map.part, warm];
  const results = h(
    "div",
    { class: "results" },
    planned.numbers.element,
    planned.mixes,
    situation.element,
    planned.bars.element,
    planned.found.element,
    advice.element,
    curve.part.element,
    planned.tables.element,
    modes.element,
    map.part.element,
    warm.element,
    exports.element,
  );
  let last = { text: "", changes: [] };

  async function textOf(cluster) {
    if (cluster.text !== null) return cluster.text;
    const examples = await ask("examples", "Examples");
    return examples?.result.examples.find(one => one.name === cluster.example)?.text ?? examples?.result.examples[0].text ?? "";
  }

  async function show(state, facts, turn) {
    const cluster = state.cluster;
    situation.show(cluster.situation);
    for (const part of laterParts) part.wait();
    if (!facts) return;
    const examples = await ask("examples", "Examples");
    if (examples === null) return;
    const own = await textOf(cluster),
      clusters = await ask("clusters", "Clusters", { text: own });
    if (clusters === null) return;
    const names = clusters.result.problems ? [] : clusters.result,
      one = names.length > 1 && names.includes(cluster.cluster) ? cluster.cluster : undefined;
    Object.assign(shown, { names, one });
    const question = { text: own, changes: cluster.changes, ...(one === undefined ? {} : { cluster: one }) };
    drop(laterChannels, question);
    last = question;
    parameter.want(question);
    example.show(cluster.text === null ? cluster.example : "", [["", say("ownText")], ...examples.result.examples.map(each => [each.name, each.name])]);
    if (text.value !== own && document.activeElement !== text) text.value = own;
    showWhich();
    const answered = await ask("plan", "Plan", firstOf(question));
    if (answered === null || !draws(turn)) return;
    changed.show(cluster);
    const wrong = answered.result.problems ?? [],
      isOld = !isNewest(turn);
    if (isOld && wrong.length > 0) return;
    problems.show(wrong);
    results.hidden = wrong.length > 0;
    if (wrong.length > 0) planned.answer.show(say("problems"), "bad");
    else showPlan(answered.result, cluster);
    if (isOld) return;
    return () => showLater({ cluster, facts, question, plan: wrong.length > 0 ? null : answered.result }, turn);
  }

  function showPlan(plan, cluster) {
    planned.show(plan, cluster.situation);
    situation.element.hidden = planned.bars.element.hidden;
  }

  /** What takes longer than a slider's step, and the controls, which stand where the hand is by then. */
  async function showLater({ cluster, facts, question, plan }, turn) {
    if (!(await rested(turn))) return;
    const isOfOne = shown.one !== undefined || shown.names.length < 2;
    // What can be changed is known of the text alone.
    const mine = { ...cluster, changes: cluster.changes.filter(one => one.cluster === shown.one) };
    if (isOfOne && (plan !== null || cluster.changes.length > 0)) await parameter.show(mine, question, plan);
    if (plan === null) return;
    const asked = [planned.showRest(turn, ask("rest", "Plan", { ...question, modes: false }))];
    if (isOfOne) {
      form.show(plan, parameter.parameters, name => parameter.valueOf(mine, name));
      exports.show(question, facts);
      asked.push(curve.show(mine, question, turn), map.show(cluster, plan, question, turn), showModes(modes, question, turn));
      if (question.cluster === undefined) asked.push(showAdvice(advice, warm, front, question, turn));
    }
    await Promise.all(asked);
  }

  // Of several clusters in one VPC there is the plan of all; one is chosen for what is of a cluster, and a design is recommended for none.
  function showWhich() {
    const { names, one } = shown,
      isOfSeveral = names.length > 1,
      isOfAll = isOfSeveral && one === undefined;
    which.show(one ?? "", [["", say("allClusters")], ...names.map(name => [name, name])]);
    renew(several, isOfSeveral ? say("severalClusters", names) : "");
    const kind = `${isOfSeveral} ${isOfAll}`;
    if (kind === shown.kind) return;
    shown.kind = kind;
    for (const element of [which.element, several]) element.hidden = !isOfSeveral;
    for (const element of [whatIf, formPart, exports.element, curve.part.element, modes.element, map.part.element]) element.hidden = isOfAll;
    for (const element of [advice.element, warm.element]) element.hidden = isOfSeveral;
  }

  async function writeIn() {
    const written = await ask("write", "Write", last);
    if (written === null || written.result.problems) return;
    text.value = written.result.text;
    change("write", cluster => Object.assign(cluster, { text: written.result.text, changes: [] }));
  }

  return {
    controls: [
      example.element,
      several,
      which.element,
      whatIf,
      changed.element,
      h("label", { class: "code-label", for: "scenario-text" }, say("yaml")),
      text,
      h("p", { class: "hint" }, say("dropHere")),
      formPart,
    ],
    answer: [planned.answer.element, problems.element, results],
    show,
    stop: () => drop(laterChannels),
    isOfSeveral: () => shown.names.length > 1,
    written: async state => {
      const own = await textOf(state.cluster);
      if (state.cluster.changes.length === 0) return own;
      const written = await ask("copy-write", "Write", { text: own, changes: state.cluster.changes });
      return written?.result.text ?? own;
    },
    result: async () => ask("copy", "Plan", last),
  };
}
