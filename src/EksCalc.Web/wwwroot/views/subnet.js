// Equal nodes in one subnet: curves of several settings, what fits, room for prefixes, and the subnet address by address.
import { h, fill } from "../dom.js";
import { say } from "../texts.js";
import { ask, drop } from "../ask.js";
import { rested } from "../rest.js";
import { modes, variables } from "../state.js";
import { typeBox, slider, choices, select, toggle, textBox } from "../controls.js";
import { headline, tiles, problemsList, laterPart } from "../parts.js";
import { lineChart } from "../charts/lines.js";
import { mapChart } from "../charts/points.js";
import { tableOf } from "../charts/frame.js";
import { sweepOf, sweepMeasures, subnetScenario, mapSubnet } from "../copy.js";

const colours = ["series1", "series2", "series3", "series4"];
const compared = ["WARM_ENI_TARGET", "WARM_IP_TARGET", "MINIMUM_IP_TARGET", "WARM_PREFIX_TARGET"].filter(name => variables.includes(name));
const seed = 7;

export const settingName = setting => [say(setting.mode), ...Object.entries(setting.env).map(([name, value]) => `${name}=${value}`)].join(", ");

export const ownersOf = () => ({
  Free: { name: say("Free"), colour: "free" },
  Aws: { name: say("Aws"), colour: "reserved" },
  OtherUser: { name: say("OtherUser"), colour: "others" },
  ControlPlane: { name: say("ControlPlane"), colour: "cooling" },
  EniPrimary: { name: say("EniPrimary"), colour: "primary" },
  Secondary: { name: say("SecondaryOwner"), colour: "assigned" },
  Prefix: { name: say("PrefixOwner"), colour: "prefix" },
  BranchEni: { name: say("BranchEni"), colour: "warm" },
});

/** What a map says. */
export const mapFinding = map => say("mapFinding", map.freeAddresses, map.freePrefixes, Math.round(map.fragmentation * 100));

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
  const settings = h("div", { class: "settings" });
  // On a phone the answer is not to be far below.
  const allSettings = h("details", { class: "whatif", open: matchMedia("(min-width: 861px)").matches }, h("summary", {}, say("settingsCompared")), settings);
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

  const answer = headline(),
    numbers = tiles(),
    curve = lineChart(),
    room = lineChart(),
    map = mapChart(),
    problems = problemsList();
  const comparison = h("section", {});
  const mapPart = laterPart({ title: say("mapOf"), working: say("workingMap") }, map.element);
  mapPart.body.before(chosen.element, scattered.element);
  const results = h(
    "div",
    { class: "results" },
    numbers.element,
    curve.element,
    comparison,
    mapPart.element,
    h("section", {}, h("h2", {}, say("prefixes")), room.element),
  );

  function showSettings(list) {
    // Anew only where their number changes, so that what is typed keeps its place.
    if (settings.children.length !== list.length + 1) {
      fill(
        settings,
        list.map((_, index) => settingPart(index)),
        h(
          "button",
          {
            type: "button",
            class: "quiet",
            disabled: list.length >= colours.length,
            onclick: () =>
              change("add", subnet => {
                subnet.settings.push({ mode: "SecondaryIp", env: { WARM_IP_TARGET: "2" } });
              }),
          },
          say("addSetting"),
        ),
      );
    }
    list.forEach((setting, index) => settings.children[index].show(setting, list.length));
  }

  function settingPart(index) {
    const mode = select({
      label: say("mode"),
      options: modes.map(value => [value, say(value)]),
      change: value =>
        change(`mode${index}`, subnet => {
          subnet.settings[index].mode = value;
        }),
    });
    const boxes = compared.map(name => [
      name,
      textBox({
        label: name,
        placeholder: say("notSet"),
        pattern: "[0-9]*",
        change: value =>
          change(`${name}${index}`, subnet => {
            if (/^\d{1,4}$/.test(value)) subnet.settings[index].env[name] = value;
            else delete subnet.settings[index].env[name];
          }),
      }),
    ]);
    const remove = h(
      "button",
      {
        type: "button",
        class: "quiet small",
        "aria-label": `${say("removeSetting")}: ${say("setting", index + 1)}`,
        onclick: () =>
          change("remove", subnet => {
            subnet.settings.splice(index, 1);
            subnet.chosen = 0;
          }),
      },
      say("removeSetting"),
    );
    const part = h(
      "fieldset",
      { class: `setting c-${colours[index]}` },
      h("legend", {}, h("span", { class: `key line c-${colours[index]}`, "data-dash": index, "aria-hidden": "true" }), say("setting", index + 1)),
      mode.element,
      h(
        "div",
        { class: "grid2" },
        boxes.map(([, box]) => box.element),
      ),
      remove,
    );
    part.show = (setting, number) => {
      mode.show(setting.mode);
      for (const [name, box] of boxes) box.show(setting.env[name] ?? "");
      remove.hidden = number < 2;
    };
    return part;
  }

  async function show(state, facts, turn) {
    const subnet = state.subnet;
    type.show(subnet.type);
    size.show(subnet.size);
    nodes.show(subnet.nodes, 1, Math.max(500, subnet.nodes));
    pods.show(subnet.pods, 0, Math.max(120, subnet.pods));
    axis.show(subnet.axis);
    scattered.show(subnet.scattered);
    showSettings(subnet.settings);
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
    if ([...swept, ...now, ...rooms].some(one => one === null)) return;
    const wrong = [...swept, ...now].flatMap(one => one.result.problems ?? []);
    problems.show(wrong.filter((problem, index) => wrong.findIndex(other => other.message === problem.message) === index));
    results.hidden = wrong.length > 0;
    if (wrong.length > 0) return answer.show(say("problems"), "bad");

    const own = rooms[sizes.indexOf(subnet.size)].result;
    showAnswer(
      subnet,
      names,
      now.map(one => one.result.columns),
      own,
    );
    showCurves(
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
    room.show({
      finding: say("prefixRoom", own.packed[0]),
      xTitle: say("singleAddresses"),
      yTitle: say("prefixes"),
      series: [
        { name: say("packed"), colour: "series1", dash: 0, points: own.singleAddresses.map((x, index) => [x, own.packed[index]]) },
        { name: say("scatteredMean"), colour: "series2", dash: 1, points: own.singleAddresses.map((x, index) => [x, own.scattered[index]]) },
      ],
    });
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

  function showAnswer(subnet, names, columns, own) {
    const first = columns[0],
      fits = first.nodesThatFit[0] >= subnet.nodes;
    answer.show(say(fits ? "subnetAnswer" : "subnetFull", subnet.nodes, subnet.pods, first.nodesThatFit[0], subnet.size), fits ? "good" : "bad");
    numbers.show([
      { label: say("subnetAddresses"), value: first.subnetAddresses[0], rules: ["R01", "R11", "R12"] },
      { label: say("nodesThatFit"), value: first.nodesThatFit[0], tone: fits ? null : "bad", rules: ["R01", "R07"] },
      {
        label: say("freeAddresses"),
        value: own.usableAddresses - first.subnetAddresses[0],
        tone: own.usableAddresses < first.subnetAddresses[0] ? "bad" : null,
        rules: ["R01"],
      },
    ]);
    fill(
      comparison,
      h(
        "div",
        { class: "scroll", tabindex: "0", role: "region", "aria-label": say("settings") },
        tableOf(
          [say("settings"), say("subnetAddresses"), say("nodesThatFit"), say("enis"), say("prefixes"), say("fit")],
          names.map((name, index) => [
            name,
            columns[index].subnetAddresses[0],
            columns[index].nodesThatFit[0],
            columns[index].enis[0],
            columns[index].prefixes[0],
            say(columns[index].nodesThatFit[0] >= subnet.nodes ? "yes" : "no"),
          ]),
        ),
      ),
    );
  }

  function showCurves(subnet, names, columns, limits, usable) {
    const what = subnet.axis === "pods" ? say("podsPerNode") : say("nodes");
    const series = columns.map((column, index) => ({
      name: names[index],
      colour: colours[index],
      dash: index,
      points: column[subnet.axis].map((x, row) => [x, column.subnetAddresses[row]]),
    }));
    const marks = series
      .map(one => ({ name: one.name, at: one.points.find(point => point[1] > usable)?.[0] }))
      .filter(mark => mark.at !== undefined)
      .map(mark => ({ x: mark.at, y: usable, name: say("fullAt", mark.name, mark.at) }));
    const first = series
      .map(one => ({ name: one.name, at: one.points.find(point => point[1] > usable)?.[0] }))
      .filter(one => one.at !== undefined)
      .sort((one, other) => one.at - other.at)[0];
    curve.show({
      finding: first ? say("fullFrom", first.name, first.at, what) : say("neverFull"),
      series,
      limits,
      marks,
      steps: subnet.axis === "pods",
      at: subnet[subnet.axis],
      xTitle: what,
      yTitle: say("subnetAddresses"),
    });
  }

  return {
    controls: [type.element, size.element, nodes.element, pods.element, axis.element, allSettings],
    answer: [answer.element, problems.element, results],
    show,
    result: state => ask("copy", "Sweep", { over: sweepOf(state.subnet, state.subnet.settings[0], mostOf(state.subnet)), measures: sweepMeasures }),
  };
}

/** Where the curve ends. */
export const mostOf = subnet =>
  subnet.axis === "pods" ? Math.max(30, Math.ceil((subnet.pods * 1.5) / 10) * 10) : Math.max(20, Math.ceil((subnet.nodes * 2) / 10) * 10);
