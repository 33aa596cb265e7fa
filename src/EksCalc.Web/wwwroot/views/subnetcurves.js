// What a subnet's sweeps say: what fits, the settings beside each other, and their curves.
import { h, renew } from "../dom.js";
import { say } from "../texts.js";
import { headline, tiles, region } from "../parts.js";
import { lineChart } from "../charts/lines.js";
import { tableOf } from "../charts/frame.js";
import { settingColours } from "./settings.js";

/** Where the curve ends. */
export const mostOf = subnet =>
  subnet.axis === "pods" ? Math.max(30, Math.ceil((subnet.pods * 1.5) / 10) * 10) : Math.max(20, Math.ceil((subnet.nodes * 2) / 10) * 10);

/** The parts of the answer that sweeps give. */
export function subnetCurves() {
  const answer = headline(),
    numbers = tiles(),
    curve = lineChart(),
    room = lineChart(),
    comparison = h("section", {});

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
    renew(
      comparison,
      region(
        say("settings"),
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
      colour: settingColours[index],
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

  function showRoom(own) {
    room.show({
      finding: say("prefixRoom", own.packed[0]),
      xTitle: say("singleAddresses"),
      yTitle: say("prefixes"),
      series: [
        { name: say("packed"), colour: "series1", dash: 0, points: own.singleAddresses.map((x, index) => [x, own.packed[index]]) },
        { name: say("scatteredMean"), colour: "series2", dash: 1, points: own.singleAddresses.map((x, index) => [x, own.scattered[index]]) },
      ],
    });
  }

  return { answer, numbers, curve, comparison, room, showAnswer, showCurves, showRoom };
}
