// What follows a plan a moment later: the curve over a parameter, and a subnet address by address.
import { say } from "../texts.js";
import { ask } from "../ask.js";
import { laterPart } from "../parts.js";
import { lineChart } from "../charts/lines.js";
import { mapChart } from "../charts/points.js";
import { ownersOf, mapFinding } from "./owners.js";

const mostOnSlider = 500;
const stepsOfCurve = 24;

/** The peak over the parameter that is on the slider. */
export function curvePart(parameter) {
  const curve = lineChart(),
    part = laterPart({ working: say("workingCurve") }, curve.element);

  function draw(name, columns, now) {
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

  return {
    part,
    async show(cluster, question, turn) {
      const name = parameter.chosen,
        range = parameter.sweptRange(cluster, mostOnSlider);
      part.element.hidden = !range;
      if (!range) return;
      const { now, first, last } = range,
        step = Math.max(1, Math.ceil((last - first) / stepsOfCurve));
      const swept = ask("curve", "Sweep", {
        text: question.text,
        changes: question.changes.filter(one => one.name !== name || one.cluster !== question.cluster),
        ...(question.cluster === undefined ? {} : { cluster: question.cluster }),
        over: [{ name, text: `${first}..${last}:${step}` }],
        measures: ["peakAddresses", "fits"],
      });
      await part.show(turn, swept, ({ columns }) => draw(name, columns, now <= last ? now : undefined));
    },
  };
}

/** The first subnet with nodes, address by address. */
export function mapPart() {
  const map = mapChart(),
    part = laterPart({ title: say("mapOf"), working: say("workingMap") }, map.element);
  return {
    part,
    async show(cluster, plan, question, turn) {
      const subnet = plan.subnets.find(one => one.nodes > 0) ?? plan.subnets[0];
      const asked = ask("map", "Map", { ...question, subnet: subnet.name, situation: cluster.situation[0].toUpperCase() + cluster.situation.slice(1) });
      await part.show(turn, asked, lying => map.show({ ...lying, finding: `${subnet.name}: ${mapFinding(lying)}`, owners: ownersOf() }));
    },
  };
}
