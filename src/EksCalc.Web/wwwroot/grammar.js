// What an address has behind #: the views, their values with short names and ranges. The page reads and writes addresses by it; views in
// notebooks carry this file, to open the page.

export const views = ["node", "subnet", "cluster", "time"];
export const modes = ["SecondaryIp", "PrefixDelegation", "CustomNetworking", "CustomNetworkingWithPrefixes"];
export const kinds = ["", "Managed", "SelfManaged", "Karpenter", "AutoMode"];
export const situations = ["steady", "churned", "grown", "upgrade", "zoneLoss"];
export const variables = ["WARM_ENI_TARGET", "WARM_IP_TARGET", "MINIMUM_IP_TARGET", "WARM_PREFIX_TARGET", "MAX_ENI"];

const version = "1";
const mostEvents = 500;
const mostChanges = 40;
const mostSettings = 4;

const clamped = (value, least, most) => Math.min(most, Math.max(least, value));
const number = (least, most, usual) => ({ usual, write: String, read: text => (/^-?\d{1,9}$/.test(text) ? clamped(Number(text), least, most) : undefined) });
const choice = (names, usual = names[0]) => ({ usual, write: String, read: text => (names.includes(text) ? text : undefined) });
const flag = usual => ({ usual, write: value => (value ? "1" : "0"), read: text => (text === "1" || text === "0" ? text === "1" : undefined) });
const type = { usual: "m5.large", write: String, read: text => (/^[a-z0-9-]{1,40}\.[a-z0-9-]{1,40}$/.test(text) ? text : undefined) };
const name = { usual: "", write: String, read: text => (text.length <= 300 ? text : undefined) };

/** Every part as it is read; nothing where there are too many or one cannot be read: half of a state would be another one. */
const every = (parts, most, read) => {
  const all = parts.length <= most ? parts.map(read) : [undefined];
  return all.includes(undefined) ? undefined : all;
};

const plainValue = /^[A-Za-z0-9.,:_+ /-]{0,40}$/;

const environment = {
  usual: {},
  write: value =>
    Object.entries(value)
      .map(([key, set]) => `${key}.${set}`)
      .join("~"),
  read: text => {
    const pairs = every(text === "" ? [] : text.split("~"), variables.length, part => {
      const match = part.match(/^([A-Z0-9_a-z]{1,60})\.(.*)$/);
      return match && variables.includes(match[1]) && plainValue.test(match[2]) ? [match[1], match[2]] : undefined;
    });
    return pairs && Object.fromEntries(pairs);
  },
};

const settings = {
  usual: [
    { mode: "SecondaryIp", env: {} },
    { mode: "SecondaryIp", env: { WARM_IP_TARGET: "5", MINIMUM_IP_TARGET: "10" } },
    { mode: "PrefixDelegation", env: {} },
  ],
  write: value => value.map(setting => `${modes.indexOf(setting.mode)}~${environment.write(setting.env)}`).join("!"),
  read: text =>
    every(text.split("!"), mostSettings, part => {
      const match = part.match(/^([0-3])~(.*)$/);
      const env = match ? environment.read(match[2]) : undefined;
      return env && { mode: modes[Number(match[1])], env };
    }),
};

// A cluster is named where the text has several.
const changes = {
  usual: [],
  write: value => JSON.stringify(value.map(change => [change.name, change.text, ...(change.cluster === undefined ? [] : [change.cluster])])),
  read: text => {
    try {
      const read = JSON.parse(text);
      const isText = (value, most) => typeof value === "string" && value.length <= most;
      return Array.isArray(read)
        ? every(read, mostChanges, part => {
            if (!Array.isArray(part) || part.length > 3 || !isText(part[0], 300) || !isText(part[1], 80)) return undefined;
            const change = { name: part[0], text: part[1] };
            return part.length < 3 ? change : isText(part[2], 300) ? { ...change, cluster: part[2] } : undefined;
          })
        : undefined;
    } catch {
      return undefined;
    }
  },
};

// Pods added and deleted by hand: +3@120 and -2@180.
const events = {
  usual: [],
  write: value => value.map(event => `${event.pods > 0 ? "+" : ""}${event.pods}@${event.at}`).join("~"),
  read: text =>
    every(text.split("~"), mostEvents, part => {
      const match = part.match(/^([+-]\d{1,3})@(\d{1,5})$/);
      return match && Number(match[1]) !== 0 ? { pods: Number(match[1]), at: Number(match[2]) } : undefined;
    }),
};

const packedText = { usual: null, isPacked: true };

/** What each view has in an address, with its short name. */
export const forms = {
  node: {
    type: ["t", type],
    pods: ["p", number(0, 1000, 20)],
    mode: ["m", choice(modes)],
    kind: ["k", choice(kinds)],
    manifest: ["d", flag(true)],
    env: ["e", environment],
  },
  subnet: {
    type: ["t", type],
    size: ["s", number(16, 28, 22)],
    nodes: ["n", number(1, 5000, 30)],
    pods: ["p", number(0, 500, 20)],
    axis: ["x", choice(["pods", "nodes"])],
    settings: ["c", settings],
    scattered: ["r", flag(false)],
    chosen: ["i", number(0, 3, 0)],
  },
  cluster: {
    example: ["x", { ...name, usual: "production-three-zones" }],
    text: ["y", packedText],
    changes: ["c", changes],
    situation: ["s", choice(situations, "upgrade")],
    parameter: ["w", name],
    cluster: ["n", name],
  },
  time: {
    type: ["t", type],
    mode: ["m", choice(modes)],
    manifest: ["d", flag(true)],
    env: ["e", environment],
    pods: ["p", number(0, 250, 20)],
    gap: ["g", number(0, 120, 3)],
    from: ["f", number(0, 3600, 60)],
    hold: ["h", number(0, 3600, 240)],
    until: ["u", number(60, 7200, 600)],
    free: ["s", number(0, 65531, 500)],
    events: ["c", events],
    at: ["a", number(0, 7200, 120)],
    text: ["y", packedText],
  },
};

/** The address of a view, with texts as they are packed: what of it is not as usual. */
export function partsOf(view, language, values, packed) {
  const parts = new URLSearchParams({ v: version, view });
  if (language !== "en") parts.set("l", language);
  for (const [key, [short, form]] of Object.entries(forms[view])) {
    if (form.isPacked) {
      if (packed[key]) parts.set(short, packed[key]);
    } else if (form.write(values[key]) !== form.write(form.usual)) {
      parts.set(short, form.write(values[key]));
    }
  }
  return parts;
}

/** Whether the page shows these values of a view as they are: each has its form and is within its range. */
export const canShow = (view, values) =>
  Object.entries(values).every(([key, value]) => {
    const [, form] = forms[view][key],
      read = form.read(form.write(value));
    return read !== undefined && form.write(read) === form.write(value);
  });

/** What a view has when nothing else is said. */
export const usualOf = view => Object.fromEntries(Object.entries(forms[view]).map(([key, [, form]]) => [key, structuredClone(form.usual)]));

/** Whether an address is of the version that is read here. */
export const isOfVersion = parts => parts.get("v") === version;
