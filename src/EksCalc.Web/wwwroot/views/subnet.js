// Equal nodes in one subnet: curves of several settings, what fits, room for prefixes, and the subnet address by address.
import { h } from "../dom.js";
import { say } from "../texts.js";
import { ask, drop } from "../ask.js";
import { draws, rested } from "../rest.js";
import { typeBox, slider, choices, select, toggle } from "../controls.js";
import { problemsList, laterPart } from "../parts.js";
import { mapChart } from "../charts/points.js";
import { settingsPart, settingName } from "./settings.js";
import { subnetCurves, mostOf } from "./subnetcurves.js";
import { ownersOf, mapFinding } from "./owners.js";
import { sweepOf, sweepMeasures, subnetScenario, mapSubnet } from "../copy.js";

const seed = 7;

export function subnetView(app) {
  const change = (kind, edit) => app.change(`subnet.${kind}`, state => edit(state.subnet));
  const set = name => value =>
    change(name, subnet => {
      subnet[name] = value;
    });
  const type = typeBox({
    change: set("type"),
  });
  const size = slider({
    label: say("subnetSize"),
    least: 16,
    most: 28,
    unit: "/n",
    change: set("size"),
  });
  const nodes = slider({
    label: say("nodes"),
    least: 1,
    most: 500,
    change: set("nodes"),
  });
  const pods = slider({
    label: say("podsPerNode"),
    least: 0,
    most: 250,
    change: set("pods"),
  });
  const axis = choices({
    label: say("against"),
    options: [
      ["pods", say("podsPerNode")],
      ["nodes", say("nodes")],
    ],
    change: set("axis"),
  });
  const settings = settingsPart(change);
  // On a phone the answer is not to be far below.
  const isWide = matchMedia("(min-width: 861px)").matches;
  const allSettings = h("details", { class: "whatif", open: isWide }, h("summary", {}, say("settingsCompared")), settings.element);
  const scattered = toggle({
    label: say("scattered"),
    change: set("scattered"),
  });
  const chosen = select({
    label: say("settings"),
    options: [],
    change: value =>
      change("chosen", subnet => {
        subnet.chosen = Number(value);
      }),
  });

  const parts = subnetCurves(),
    map = mapChart(),
    problems = problemsList();
  const mapPart = laterPart({ title: say("mapOf"), working: say("workingMap") }, map.element);
  mapPart.body.before(chosen.element, scattered.element);
  const results = h(
    "div",
    { class: "results" },
    parts.numbers.element,
    parts.curve.element,
    parts.comparison,
    mapPart.element,
    h("section", {}, h("h2", {}, say("prefixes")), parts.room.element),
  );

  async function show(state, facts, turn) {
    const subnet = state.subnet;
    type.show(subnet.type);
    size.show(subnet.size);
    nodes.show(subnet.nodes, 1, Math.max(500, subnet.nodes));
    pods.show(subnet.pods, 0, Math.max(120, subnet.pods));
    axis.show(subnet.axis);
    scattered.show(subnet.scattered);
    settings.show(subnet.settings);
    const names = subnet.settings.map(settingName),
      pick = Math.min(subnet.chosen, names.length - 1);
    chosen.show(
      String(pick),
      names.map((name, index) => [String(index), name]),
    );
    mapPart.wait();
    drop(["map"]);
    if (!facts) return;

    const most = mostOf(subnet);
    const swept = await Promise.all(
      subnet.settings.map((setting, index) => ask(`curve${index}`, "Sweep", { over: sweepOf(subnet, setting, most), measures: sweepMeasures })),
    );
    const now = await Promise.all(
      subnet.settings.map((setting, index) =>
        ask(`now${index}`, "Sweep", { over: sweepOf({ ...subnet, axis: "none" }, setting, most), measures: sweepMeasures }),
      ),
    );
    const sizes = [subnet.size - 1, subnet.size, subnet.size + 1].filter(length => length >= 16 && length <= 28);
    const rooms = await Promise.all(sizes.map(length => ask(`room${length}`, "PrefixRoom", { prefixLength: length })));
    if ([...swept, ...now, ...rooms].some(one => one === null) || !draws(turn)) return;
    const wrong = [...swept, ...now].flatMap(one => one.result.problems ?? []);
    problems.show(wrong.filter((problem, index) => wrong.findIndex(other => other.message === problem.message) === index));
    results.hidden = wrong.length > 0;
    if (wrong.length > 0) return parts.answer.show(say("problems"), "bad");

    const own = rooms[sizes.indexOf(subnet.size)].result;
    parts.showAnswer(
      subnet,
      names,
      now.map(one => one.result.columns),
      own,
    );
    parts.showCurves(
      subnet,
      names,
      swept.map(one => one.result.columns),
      sizes.map((length, index) => ({
        y: rooms[index].result.usableAddresses,
        name: say("usable", length, rooms[index].result.usableAddresses),
        always: length === subnet.size,
      })),
      own.usableAddresses,
    );
    parts.showRoom(own);
    return () => showMap(subnet, subnet.settings[pick], turn);
  }

  async function showMap(subnet, setting, turn) {
    if (!(await rested(turn))) return;
    const asked = ask("map", "Map", {
      text: subnetScenario(subnet, setting),
      subnet: mapSubnet(setting),
      situation: "Steady",
      ...(subnet.scattered ? { seed } : {}),
    });
    await mapPart.show(turn, asked, lying => map.show({ ...lying, finding: mapFinding(lying), owners: ownersOf() }));
  }

  return {
    controls: [type.element, size.element, nodes.element, pods.element, axis.element, allSettings],
    answer: [parts.answer.element, problems.element, results],
    show,
    result: state => ask("copy", "Sweep", { over: sweepOf(state.subnet, state.subnet.settings[0], mostOf(state.subnet)), measures: sweepMeasures }),
  };
}
