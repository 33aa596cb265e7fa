// The plan of a scenario: what fits, by situation and subnet, and what deserves attention.
import { h, el, renew } from "../dom.js";
import { say } from "../texts.js";
import { count } from "../numbers.js";
import { headline, tiles, findingsList, laterPart, region, words } from "../parts.js";
import { barChart } from "../charts/bars.js";
import { tableOf } from "../charts/frame.js";

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

const peakOf = subnet => subnet.peakAddresses ?? subnet.capacity - subnet.freeAtPeak;
const sumOf = (list, value) => list.reduce((sum, one) => sum + value(one), 0);

/** Groups of several instance types are planned as the worst of them. */
const isOfSeveralTypes = group => group.mixNodes != null || group.bestType != null;

/** The parts of the answer that follow from the plan alone. */
export function clusterPlan() {
  const answer = headline(),
    numbers = tiles(),
    bars = barChart(),
    findings = findingsList(),
    found = laterPart({ working: say("workingFindings") }, findings.element),
    tables = laterPart({ working: say("workingTables") }),
    mixes = h("p", { class: "hint", hidden: true });

  function showNumbers(plan) {
    const full = plan.subnets.filter(one => one.capacity > 0).sort((one, other) => one.freeAtPeak / one.capacity - other.freeAtPeak / other.capacity)[0];
    const left = sumOf(plan.nodeGroups, group => group.unscheduledPods ?? 0);
    answer.show(
      [say(plan.fits ? "fits" : "doesNotFit"), full ? say("tightest", full.name, peakOf(full), full.capacity) : "", left > 0 ? say("leftOut", left) : ""]
        .filter(Boolean)
        .join(" "),
      plan.fits ? "good" : "bad",
    );
    numbers.show([
      { label: say("nodes"), value: sumOf(plan.nodeGroups, group => group.desiredNodes) },
      { label: say("enis"), value: plan.enis, rules: ["R02", "R19", "R20"] },
      { label: say("freeAtPeak"), value: sumOf(plan.subnets, one => one.freeAtPeak), tone: plan.fits ? null : "bad", rules: ["R01", "R32"] },
      { label: "NAU", value: plan.networkAddressUsage, rules: ["R05"] },
    ]);
    const mixed = plan.nodeGroups.filter(isOfSeveralTypes);
    mixes.hidden = mixed.length === 0;
    renew(mixes, mixed.map(group => say("plannedAs", group.name, group.instanceType)).join(" "));
  }

  function showBars(plan, now) {
    const names = useNames();
    const rows = plan.subnets
      .filter(one => one[now])
      .map(one => ({
        name: `${one.name} · ${one.zone} · ${one.cidr}`,
        short: one.name,
        note: `${count(one[now].total)} / ${count(one.capacity)}`,
        limit: one.capacity,
        values: uses.map(([, parts]) => sumOf(parts, part => one[now][part])),
      }));
    bars.element.hidden = rows.length === 0;
    if (rows.length === 0) return;
    const useOf = row => sumOf(row.values, value => value);
    const lack = sumOf(rows, row => Math.max(0, useOf(row) - row.limit)),
      free = sumOf(rows, row => Math.max(0, row.limit - useOf(row)));
    const isUsed = (_, part) => rows.some(row => row.values[part] > 0);
    bars.show({
      finding: say(lack > 0 ? "barsShort" : "barsFinding", say(now), lack > 0 ? lack : free),
      parts: uses.map(([colour]) => ({ colour, name: names[colour] })).filter(isUsed),
      rows: rows.map(row => ({ ...row, values: row.values.filter(isUsed) })),
    });
  }

  function showTables(plan) {
    const isOfClusters = plan.nodeGroups.some(group => group.cluster !== undefined),
      cluster = group => (isOfClusters ? [group.cluster] : []);
    renew(
      tables.body,
      el("h2", {}, say("subnets")),
      region(
        say("subnets"),
        tableOf(
          [say("subnet"), "Zone", "CIDR", say("capacity"), say("nodes"), say("peak"), say("freeAtPeak"), say("fit")],
          plan.subnets.map(one => [one.name, one.zone, one.cidr, one.capacity, one.nodes ?? null, peakOf(one), one.freeAtPeak, words(one.fits)]),
        ),
      ),
      el("h2", {}, say("groups")),
      region(
        say("groups"),
        tableOf(
          [...(isOfClusters ? [say("cluster")] : []), say("group"), say("plannedType"), say("nodes"), say("podsPerNode"), say("maxPods"), say("headroom")],
          plan.nodeGroups.map(group => [
            ...cluster(group),
            group.name,
            group.instanceType,
            group.desiredNodes,
            group.podsPerNode,
            group.maxPods,
            group.headroomNodes,
          ]),
        ),
      ),
    );
  }

  return {
    answer,
    numbers,
    mixes,
    bars,
    found,
    tables,
    /** What the hand looks at; the plan can be one without findings and headroom. */
    show(plan, situation) {
      showNumbers(plan);
      showBars(plan, situation);
    },
    /** What is read when it rests. */
    async showRest(turn, asked) {
      await Promise.all([found.show(turn, asked, plan => findings.show(plan.findings)), tables.show(turn, asked, showTables)]);
    },
  };
}
