// Any parameter of a scenario, on a slider or as a choice.
import { say } from "../texts.js";
import { ask } from "../ask.js";
import { slider, select } from "../controls.js";
import { rangeOfWords } from "./form.js";

const niceTop = value => Math.min(100_000, value <= 50 ? 100 : value * 2);

/** change sets the parameter's name; set gives one a value; foresee is told what values it may have next. */
export function parameterControl(change, set, foresee) {
  const parameter = select({ label: say("parameter"), options: [], change });
  const dragged = slider({ label: say("value"), least: 0, most: 100, change: value => give(value), foresee: values => isOfNow() && foresee(chosen, values) });
  const picked = select({ label: say("value"), options: [], change: value => give(value) });
  let parameters = [],
    plan = null,
    chosen = "",
    shownOf = null,
    wantedOf = null;

  const sourceOf = ({ text, cluster }) => `${cluster ?? ""}\n${text}`;
  // Until the parameters of another text or cluster are known, what stands here is of the one before.
  const isOfNow = () => shownOf !== null && shownOf === wantedOf;
  const give = value => isOfNow() && set(chosen, value);

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

  const valueOf = (cluster, name) => cluster.changes.find(one => one.name === name)?.text ?? currentOf(name);

  function showValue(cluster) {
    const domain = parameters.find(one => one.name === chosen).values,
      range = rangeOfWords(domain),
      now = valueOf(cluster, chosen);
    dragged.element.hidden = !range;
    picked.element.hidden = Boolean(range);
    if (range) {
      const value = Number(now ?? range[0]);
      dragged.show(value, range[0], Math.min(range[1], Math.max(niceTop(value), range[0] + 10)));
      return;
    }
    const names = /pattern such as/.test(domain)
      ? [...new Set([now ?? "", ...[...(document.getElementById("types")?.children ?? [])].map(one => one.value)])]
      : domain.split(", ");
    picked.show(
      now ?? names[0],
      names.filter(Boolean).map(one => [one, one]),
    );
  }

  return {
    elements: [parameter.element, dragged.element, picked.element],
    valueOf,
    isOfNow,
    /** Of which text and cluster the parameters are wanted. */
    want(question) {
      wantedOf = sourceOf(question);
    },
    get chosen() {
      return chosen;
    },
    get parameters() {
      return parameters;
    },
    /** Where a curve over the parameter begins and ends; undefined where it is no number. */
    sweptRange(cluster, most) {
      const range = rangeOfWords(parameters.find(one => one.name === chosen)?.values ?? "");
      if (!range) return undefined;
      const now = Number(valueOf(cluster, chosen) ?? range[0]);
      return { now, first: range[0], last: Math.min(range[1], most, Math.max(niceTop(now) / 2, now, range[0] + 10)) };
    },
    async show(cluster, question, planned) {
      const { text, cluster: one } = question;
      plan = planned;
      const listed = await ask("parameters", "Parameters", one === undefined ? { text } : { text, cluster: one });
      if (listed === null || listed.result.problems) return;
      shownOf = sourceOf(question);
      parameters = listed.result.parameters;
      chosen = parameters.some(one => one.name === cluster.parameter)
        ? cluster.parameter
        : (parameters.find(one => /^nodeGroups\.[^*].*\.count$/.test(one.name))?.name ?? parameters[0].name);
      parameter.show(
        chosen,
        parameters.map(one => [one.name, one.name]),
      );
      showValue(cluster);
    },
  };
}
