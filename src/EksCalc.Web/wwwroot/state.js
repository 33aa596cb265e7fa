// What the page shows, as data: read from and written to the address, with undo and redo. Whatever an address says is checked.
import { clamp } from "./dom.js";

export const views = ["node", "subnet", "cluster", "time"];
export const modes = ["SecondaryIp", "PrefixDelegation", "CustomNetworking", "CustomNetworkingWithPrefixes"];
export const kinds = ["", "Managed", "SelfManaged", "Karpenter", "AutoMode"];
export const situations = ["steady", "churned", "grown", "upgrade", "zoneLoss"];
export const variables = ["WARM_ENI_TARGET", "WARM_IP_TARGET", "MINIMUM_IP_TARGET", "WARM_PREFIX_TARGET", "MAX_ENI"];
export const mostTextBytes = 4 * 1024 * 1024;

const version = "1";
const mostAddress = 200_000;
const mostEvents = 500;
const mostChanges = 40;
const mostSettings = 4;

const number = (least, most, usual) => ({ usual, write: String, read: text => (/^-?\d{1,9}$/.test(text) ? clamp(Number(text), least, most) : undefined) });
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

const changes = {
  usual: [],
  write: value => JSON.stringify(value.map(change => [change.name, change.text])),
  read: text => {
    try {
      const read = JSON.parse(text);
      const isText = (value, most) => typeof value === "string" && value.length <= most;
      return Array.isArray(read)
        ? every(read, mostChanges, pair => (Array.isArray(pair) && isText(pair[0], 300) && isText(pair[1], 80) ? { name: pair[0], text: pair[1] } : undefined))
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

/** What each view has in the address, with its short name. */
const forms = {
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
    example: ["x", name],
    text: ["y", packedText],
    changes: ["c", changes],
    situation: ["s", choice(situations, "upgrade")],
    parameter: ["w", name],
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

const copy = value => structuredClone(value);

/** The state of a page that was told nothing. */
export function usualState() {
  const state = { view: "node", language: "en" };
  for (const view of views) state[view] = Object.fromEntries(Object.entries(forms[view]).map(([key, [, form]]) => [key, copy(form.usual)]));
  state.cluster.example = "production-three-zones";
  return state;
}

const toBase64 = bytes =>
  btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
const fromBase64 = text => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0));

export async function pack(text) {
  const packed = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer();
  return toBase64(new Uint8Array(packed));
}

/** The text of what an address has; undefined where it is none, or unpacks to more than a file may have. */
export async function unpack(packed) {
  try {
    const reader = new Blob([fromBase64(packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const parts = [];
    for (let length = 0; ;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > mostTextBytes) return undefined;
      parts.push(value);
    }
    return new TextDecoder("utf-8", { fatal: true }).decode(await new Blob(parts).arrayBuffer());
  } catch {
    return undefined;
  }
}

/** The part of the address behind #: the view and what of it is not as usual. */
export async function addressOf(state) {
  const usual = usualState()[state.view],
    own = state[state.view];
  const parts = new URLSearchParams({ v: version, view: state.view });
  if (state.language !== "en") parts.set("l", state.language);
  for (const [key, [short, form]] of Object.entries(forms[state.view])) {
    if (form.isPacked) {
      if (own[key] !== null) parts.set(short, await pack(own[key]));
    } else if (form.write(own[key]) !== form.write(usual[key])) {
      parts.set(short, form.write(own[key]));
    }
  }
  return parts.toString();
}

/** The state that an address stands for, and what of it could not be used. */
export async function stateOf(address, from = usualState()) {
  const state = copy(from),
    dropped = [];
  if (address === "") return { state, dropped };
  if (address.length > mostAddress) return { state, dropped: ["#"] };
  const parts = new URLSearchParams(address);
  if (parts.get("v") !== version) return { state, dropped: ["v"] };
  if (views.includes(parts.get("view"))) state.view = parts.get("view");
  else dropped.push("view");
  if (parts.get("l") === "ko") state.language = "ko";
  const own = usualState()[state.view];
  const shorts = new Map(Object.entries(forms[state.view]).map(([key, [short, form]]) => [short, [key, form]]));
  for (const [short, text] of parts) {
    if (["v", "view", "l"].includes(short)) continue;
    const [key, form] = shorts.get(short) ?? [];
    const value = form === undefined ? undefined : form.isPacked ? await unpack(text) : form.read(text);
    if (value === undefined) dropped.push(short);
    else own[key] = value;
  }
  state[state.view] = own;
  return { state, dropped };
}

/** The states that were, to go back and forth. */
export class History {
  #past = [];
  #future = [];
  #last = 0;
  #kind = "";

  get canUndo() {
    return this.#past.length > 0;
  }
  get canRedo() {
    return this.#future.length > 0;
  }

  /** Keeps the state before a change; changes of one kind within a second count as one, as those of a slider do. */
  keep(state, kind) {
    const now = performance.now();
    if (kind !== this.#kind || now - this.#last > 1000) {
      this.#past.push(copy(state));
      if (this.#past.length > 200) this.#past.shift();
    }
    [this.#last, this.#kind, this.#future] = [now, kind, []];
  }

  undo(state) {
    return this.#move(this.#past, this.#future, state);
  }
  redo(state) {
    return this.#move(this.#future, this.#past, state);
  }

  #move(from, to, state) {
    if (from.length === 0) return state;
    to.push(copy(state));
    this.#kind = "";
    return from.pop();
  }
}
