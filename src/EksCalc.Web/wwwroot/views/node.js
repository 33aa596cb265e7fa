// One node: what it holds, ENI by ENI; what it would hold with other pods; who sets max pods.
import { h, el, renew } from "../dom.js";
import { say } from "../texts.js";
import { ask, askTogether } from "../ask.js";
import { draws } from "../rest.js";
import { modes, kinds, variables } from "../grammar.js";
import { typeBox, slider, choices, select, toggle, environmentBoxes } from "../controls.js";
import { headline, tiles, findingsList, problemsList, region } from "../parts.js";
import { lineChart } from "../charts/lines.js";
import { slotChart } from "../charts/bars.js";
import { tableOf } from "../charts/frame.js";
import { environmentOf, isPrefixMode, isCustomMode } from "../copy.js";

const setters = ["", "Managed", "SelfManaged", "Karpenter", "AutoMode"];

/** A line for each ENI, as the layout's picture names them. */
const eniRows = enis => {
  let number = 0;
  return enis.flatMap(eni =>
    Array.from({ length: eni.count }, () => ({
      name: `ENI ${number++} (${say(eni.role)})`,
      note: eni.role === "Branch" ? say("eniBranch") : eni.attachedSlots === 0 ? say("eniNone") : say("eniNote", eni.assignedAddresses, eni.warmAddresses),
      slots: eni.role === "Trunk" ? 0 : eni.slots,
      attachedSlots: eni.attachedSlots,
      addressesPerSlot: eni.addressesPerSlot,
      assignedAddresses: eni.assignedAddresses,
      own: eni.role === "Branch" ? "c-assigned" : "c-primary",
    })),
  );
};

export function nodeView(app) {
  const change = (kind, edit) => app.change(`node.${kind}`, state => edit(state.node));
  const set = name => value =>
    change(name, node => {
      node[name] = value;
    });
  const type = typeBox({
    change: set("type"),
  });
  const pods = slider({
    label: say("pods"),
    least: 0,
    most: 120,
    change: set("pods"),
  });
  const mode = choices({
    label: say("mode"),
    options: modes.map(value => [value, say(value)]),
    change: set("mode"),
  });
  const kind = select({
    label: say("kind"),
    options: kinds.map(value => [value, value === "" ? say("kindNone") : say(value)]),
    change: set("kind"),
  });
  const manifest = toggle({
    label: say("manifest"),
    change: set("manifest"),
  });
  const env = environmentBoxes(variables, (name, value) =>
    change(name, node => {
      if (value === "") delete node.env[name];
      else node.env[name] = value;
    }),
  );

  const answer = headline(),
    numbers = tiles(),
    layout = slotChart(),
    curve = lineChart(),
    findings = findingsList(),
    problems = problemsList();
  const setBy = h("section", {});
  let shownControls = "",
    drawn = null, // what the curve is of
    setOf = "";
  const results = h("div", { class: "results" }, numbers.element, layout.element, curve.element, setBy, findings.element);

  const question = (node, facts) => ({
    instanceType: node.type,
    pods: node.pods,
    env: environmentOf(node, facts),
    ...(node.kind ? { kind: node.kind } : {}),
  });

  /** What the controls say; while a slider moves, the rest of them stays as it is. */
  function showControls(node, facts) {
    const others = JSON.stringify([{ ...node, pods: null }, facts !== null]);
    if (others === shownControls) return;
    shownControls = others;
    mode.show(node.mode);
    kind.show(node.kind);
    manifest.show(node.manifest);
    env.show(
      node.env,
      Object.fromEntries(
        (facts?.variables ?? []).map(variable => [variable.name, node.manifest && variable.manifest !== null ? variable.manifest : variable.default]),
      ),
    );
  }

  async function show(state, facts, turn) {
    const node = state.node;
    type.show(node.type);
    showControls(node, facts);
    if (!facts) return;
    const asked = question(node, facts);
    // Max pods do not depend on the pods: while these alone change, the curve is there and only the place on it moves, or can be asked for at once.
    const ofAnyPods = JSON.stringify({ ...asked, pods: 0 }),
      curveDrawn = drawn?.ofAnyPods === ofAnyPods ? showCurve(asked, ofAnyPods, drawn.maxPods, turn) : null;
    const answered = await askTogether("node", ["Node", "Layout"], asked);
    if (answered === null || !draws(turn)) return;
    const [steady, held] = answered;
    const wrong = steady.result.problems ?? [];
    problems.show(wrong);
    results.hidden = wrong.length > 0;
    if (wrong.length > 0) return answer.show(say("problems"), "bad");

    const result = steady.result;
    pods.show(node.pods, 0, Math.max(30, result.maxPods + 10, node.pods));
    answer.show(
      !result.canServePods
        ? say("nodeNever")
        : result.waitingPods > 0
          ? say("nodeWaiting", result.waitingPods, node.pods)
          : say("nodeAnswer", node.pods, result.subnetAddresses),
      !result.canServePods || result.waitingPods > 0 ? "bad" : "good",
    );
    numbers.show([
      { label: say("subnetAddresses"), value: result.subnetAddresses, rules: ["R01", "R11", "R12"] },
      { label: say("enis"), value: result.enis, rules: ["R19", "R20", "R21", "R22"] },
      { label: say("podAddresses"), value: result.totalAddresses, rules: isPrefixMode(node.mode) ? ["R07", "R12", "R15", "R21"] : ["R11", "R12", "R22"] },
      { label: say("warmAddresses"), value: result.freeAddresses, rules: ["R18", "R19", "R20", "R21", "R24"] },
      { label: say("maxPods"), value: result.maxPods, rules: ["R11", "R12", "R13", "R16"] },
    ]);
    layout.show({
      finding: `${say("layoutFinding", result.enis, result.totalAddresses, result.freeAddresses)}${result.oscillates ? `. ${say("nodeOscillates")}` : ""}`,
      enis: eniRows(held.result.enis),
    });
    findings.show(result.findings);
    await Promise.all([curveDrawn ?? showCurve(asked, ofAnyPods, result.maxPods, turn), showSetters(node, turn)]);
  }

  async function showCurve(asked, ofAnyPods, maxPods, turn) {
    const most = Math.max(10, maxPods, asked.pods);
    if (drawn?.ofAnyPods === ofAnyPods && drawn.most === most && curve.moveTo(drawn.of, asked.pods)) return;
    const answered = await ask("curve", "Curve", { ...asked, pods: most });
    if (answered === null || answered.result.problems || !draws(turn)) return;
    drawn = { ofAnyPods, most, maxPods, of: answered.text };
    const { subnetAddresses, assignedAddresses } = answered.result;
    const line = (name, colour, values, dash) => ({ name, colour, dash, points: values.map((value, pods) => [pods, value]) });
    curve.show({
      finding: say("curveFinding", most, subnetAddresses[0], subnetAddresses.at(-1)),
      steps: true,
      of: answered.text,
      at: asked.pods,
      series: [line(say("subnetAddresses"), "primary", subnetAddresses, 0), line(say("withPods"), "assigned", assignedAddresses, 1)],
      xTitle: say("podsPerNode"),
      yTitle: say("addresses"),
    });
  }

  async function showSetters(node, turn) {
    const of = JSON.stringify([node.type, node.mode]);
    if (of === setOf) return;
    const asked = setters.map(setter => ({
      instanceType: node.type,
      prefixDelegation: isPrefixMode(node.mode),
      customNetworking: isCustomMode(node.mode),
      ...(setter ? { kind: setter } : {}),
    }));
    const told = await Promise.all(asked.map((one, index) => ask(`maxpods${index}`, "MaxPods", one)));
    if (told.some(one => one === null || one.result.problems) || !draws(turn)) return;
    setOf = of;
    renew(
      setBy,
      el("h2", {}, say("maxPodsBy")),
      region(
        say("maxPodsBy"),
        tableOf(
          [say("whoSets"), say("maxPods"), say("enisAllow"), say("ceiling"), say("withAddress")],
          told.map(({ result }, index) => [
            setters[index] ? say(setters[index]) : say("calculator"),
            result.maxPods,
            result.eniLimit,
            result.ceiling,
            result.podsWithAddress ?? null,
          ]),
        ),
      ),
    );
  }

  return {
    controls: [type.element, pods.element, mode.element, kind.element, manifest.element, env.element],
    answer: [answer.element, problems.element, results],
    show,
    result: (state, facts) => ask("copy", "Node", question(state.node, facts)),
  };
}
