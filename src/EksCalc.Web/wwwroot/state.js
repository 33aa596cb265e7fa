// What the page shows, as data: read from and written to the address, with undo and redo. Whatever an address says is checked.
import { views, forms, partsOf, usualOf, isOfVersion } from "./grammar.js";

export const mostTextBytes = 4 * 1024 * 1024;

const mostAddress = 200_000;

const copy = value => structuredClone(value);

/** The state of a page that was told nothing. */
export function usualState() {
  const state = { view: "node", language: "en" };
  for (const view of views) state[view] = usualOf(view);
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
  const own = state[state.view],
    packed = {};
  for (const [key, [, form]] of Object.entries(forms[state.view])) if (form.isPacked && own[key] !== null) packed[key] = await pack(own[key]);
  return partsOf(state.view, state.language, own, packed).toString();
}

/** The state that an address stands for, and what of it could not be used. */
export async function stateOf(address, from = usualState()) {
  const state = copy(from),
    dropped = [];
  if (address === "") return { state, dropped };
  if (address.length > mostAddress) return { state, dropped: ["#"] };
  const parts = new URLSearchParams(address);
  if (!isOfVersion(parts)) return { state, dropped: ["v"] };
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
