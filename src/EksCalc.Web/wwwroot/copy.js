// What is on the page in the words of the other tools: a command line, a scenario, a C# cell.

export const isPrefixMode = mode => mode === "PrefixDelegation" || mode === "CustomNetworkingWithPrefixes";
export const isCustomMode = mode => mode === "CustomNetworking" || mode === "CustomNetworkingWithPrefixes";

/** The variables of a form: what is given, what the mode turns on, what the manifest sets; as the command's options do it. */
export function environmentOf({ mode, manifest, env }, facts) {
  const all = { ...env };
  if (isPrefixMode(mode)) all.ENABLE_PREFIX_DELEGATION ??= "true";
  if (isCustomMode(mode)) all.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG ??= "true";
  if (manifest) for (const variable of facts?.variables ?? []) if (variable.manifest !== null) all[variable.name] ??= variable.manifest;
  return all;
}

/** A word of a command line, quoted where a shell would take it apart. */
const word = text => (/^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

const modeWords = mode => [...(isPrefixMode(mode) ? ["--prefix-delegation"] : []), ...(isCustomMode(mode) ? ["--custom-networking"] : [])];

export function nodeCommand(state) {
  const kind = state.kind ? ["--kind", state.kind[0].toLowerCase() + state.kind.slice(1)] : [];
  return [
    "ekscalc",
    "node",
    "steady",
    state.type,
    "--pods",
    String(state.pods),
    ...modeWords(state.mode),
    ...(state.manifest ? ["--manifest-defaults"] : []),
    ...Object.entries(state.env).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
    ...kind,
  ]
    .map(word)
    .join(" ");
}

/** The sweep of a setting, by its parameters in order. */
export function sweepOf(state, setting, most) {
  const range = { pods: state.axis === "pods" ? `0..${most}` : String(state.pods), nodes: state.axis === "nodes" ? rangeOf(most) : String(state.nodes) };
  const sweepable = Object.entries(setting.env).filter(([, value]) => /^\d{1,5}$/.test(value));
  return [
    ["instanceType", state.type],
    ["mode", setting.mode[0].toLowerCase() + setting.mode.slice(1)],
    ["pods", range.pods],
    ["nodes", range.nodes],
    ["subnet", String(state.size)],
    ...sweepable.map(([name, value]) => [`cni.${name}`, value]),
  ].map(([name, text]) => ({ name, text }));
}

const rangeOf = most => (most <= 200 ? `1..${most}` : `1..${most}:${Math.ceil(most / 200)}`);

export const sweepMeasures = ["subnetAddresses", "nodesThatFit", "waitingPods", "enis", "prefixes"];

export const sweepCommand = (state, setting, most) =>
  ["ekscalc", "sweep", ...sweepOf(state, setting, most).map(({ name, text }) => `${name}=${text}`), "--measure", ...sweepMeasures, "--format", "json"]
    .map(word)
    .join(" ");

/** The subnet view as a scenario of one subnet. */
export function subnetScenario(state, setting) {
  const env = environmentOf({ mode: setting.mode, manifest: false, env: setting.env });
  const custom = isCustomMode(setting.mode);
  const lines = [
    "name: one-subnet",
    "vpc: { cidrs: [10.0.0.0/16, 100.64.0.0/16] }",
    "subnets:",
    custom ? "  - { name: nodes-a, zone: eu-west-1a, cidr: 10.0.0.0/16 }" : `  - { name: nodes-a, zone: eu-west-1a, cidr: 10.0.0.0/${state.size} }`,
    ...(custom ? [`  - { name: pods-a, zone: eu-west-1a, cidr: 100.64.0.0/${state.size} }`, "eniConfigs: { eu-west-1a: pods-a }"] : []),
    ...(Object.keys(env).length > 0
      ? [
          `cni: { ${Object.entries(env)
            .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
            .join(", ")} }`,
        ]
      : []),
    "zonesLost: 0",
    "nodeGroups:",
    `  - { name: general, kind: selfManaged, instanceTypes: [${state.type}], count: ${state.nodes}, podsPerNode: ${state.pods} }`,
  ];
  return `${lines.join("\n")}\n`;
}

export const mapSubnet = setting => (isCustomMode(setting.mode) ? "pods-a" : "nodes-a");

const quoted = text => {
  let quotes = '"""';
  while (text.includes(quotes)) quotes += '"';
  return `${quotes}\n${text.replace(/\n$/, "")}\n${quotes}`;
};

const environmentCell = env =>
  Object.keys(env).length === 0
    ? "new Dictionary<string, string>()"
    : `new Dictionary<string, string> { ${Object.entries(env)
        .map(([name, value]) => `["${name}"] = ${JSON.stringify(value)}`)
        .join(", ")} }`;

export const nodeCell = (state, facts) => `using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;

var type = InstanceCatalog.Default.Get("${state.type}");
var settings = CniSettings.FromEnvironment(${environmentCell(environmentOf(state, facts))}, type).Settings;
NodeModel.For(type, settings).Settle(${state.pods})
`;

export const sweepCell = (state, setting, most) => `using EksCalc.Instances;
using EksCalc.Sweeps;

Sweep.OfNodes(InstanceCatalog.Default.Get("${state.type}"))
${sweepOf(state, setting, most)
  .filter(({ name }) => name !== "instanceType")
  .map(({ name, text }) => `    .Over("${name}", "${text}")`)
  .join("\n")}
    .Measuring(${sweepMeasures.map(measure => `"${measure}"`).join(", ")})
    .Run()
`;

export const planCell = (text, isOfSeveral) => `using System.Text;
using EksCalc.Clusters;
using EksCalc.Exchange;

var text = ${quoted(text)};
var ${isOfSeveral ? "clusters" : "scenario"} = ScenarioFile.${isOfSeveral ? "ReadClusters" : "Read"}(new MemoryStream(Encoding.UTF8.GetBytes(text)), "scenario.yaml");
ClusterPlanner.Plan(${isOfSeveral ? "clusters" : "scenario"})
`;

export const timeCell = text => `using System.Text;
using EksCalc.Exchange.Traces;
using EksCalc.Nodes.Ipamd;

var text = ${quoted(text)};
var scenario = NodeTraceJson.ReadScenario(new MemoryStream(Encoding.UTF8.GetBytes(text)));
NodeSimulation.Run(scenario)
`;

/** The scenario of the view over time; limits of the type are the model's. */
export function timeScenario(state, facts, type, maxPods) {
  if (state.text !== null) {
    try {
      const given = JSON.parse(state.text),
        scenario = given.scenario ?? given;
      if (!Array.isArray(scenario.events ?? [])) return state.text;
      return JSON.stringify({ ...scenario, events: [...(scenario.events ?? []), ...byHand(state, [])].sort((one, other) => one.t - other.t) });
    } catch {
      return state.text;
    }
  }
  const events = [];
  for (let pod = 1; pod <= state.pods; pod++) {
    const at = state.from + (pod - 1) * state.gap;
    if (at < state.until) events.push({ t: at, op: "add", pod: `p${pod}` });
    if (state.hold > 0 && at + state.hold < state.until) events.push({ t: at + state.hold, op: "del", pod: `p${pod}` });
  }
  const env = environmentOf({ mode: "SecondaryIp", manifest: state.manifest, env: state.env }, facts),
    hand = byHand(state, events);
  return JSON.stringify(
    {
      name: "explorer",
      node: { instanceType: state.type, maxENI: type.enis, ipv4PerENI: type.ipv4PerEni, maxPods, trunkingCompatible: type.trunking ?? false },
      mode: { prefixDelegation: isPrefixMode(state.mode), customNetworking: isCustomMode(state.mode) },
      env,
      subnetFree: state.free,
      events: [...events, ...hand].sort((one, other) => one.t - other.t),
      until: state.until,
    },
    null,
    2,
  );
}

// Pods added by hand have names of their own; those deleted are the youngest that are there then.
function byHand(state, planned) {
  const added = [],
    events = [];
  let next = 0;
  for (const event of [...state.events].sort((one, other) => one.at - other.at)) {
    if (event.at >= state.until && state.text === null) continue;
    for (let pod = 0; pod < Math.abs(event.pods); pod++) {
      if (event.pods > 0) {
        added.push({ name: `hand${++next}`, at: event.at });
        events.push({ t: event.at, op: "add", pod: `hand${next}` });
        continue;
      }
      const own = added.pop();
      const running =
        own ??
        planned
          .filter(one => one.op === "add" && one.t < event.at && !one.gone)
          .filter(one => !planned.some(other => other.op === "del" && other.pod === one.pod && other.t <= event.at))
          .at(-1);
      if (!running) continue;
      if (!own) {
        running.gone = true;
        const later = planned.findIndex(one => one.op === "del" && one.pod === running.pod);
        if (later >= 0) planned.splice(later, 1);
      }
      events.push({ t: event.at, op: "del", pod: own?.name ?? running.pod });
    }
  }
  for (const one of planned) delete one.gone;
  return events;
}
