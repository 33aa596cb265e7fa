// Files that are opened or dropped.
import { say } from "./texts.js";
import { mostTextBytes } from "./state.js";

/** A file's text; where it cannot be read, what is wrong with it is told. */
export async function textOf(file, tell) {
  if (file.size > mostTextBytes) return tell(say("tooLarge"));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return tell(say("notText"));
  }
}

/** Takes a file's text into a state: a scenario of a cluster, or what a simulation can be made of. */
export function take(state, name, text) {
  const isNode = /\.json$/i.test(name) && /"(node|steps)"\s*:/.test(text) && !/"(subnets|nodeGroups)"\s*:\s*\[\s*\{[^[]*"(zone|instanceTypes)"/.test(text);
  state.view = isNode ? "time" : "cluster";
  if (isNode) Object.assign(state.time, { text, events: [], at: 0 });
  else Object.assign(state.cluster, { text, changes: [], cluster: "" });
}

/** Lets files be dropped anywhere on the page. */
export function takeDrops(open) {
  const isOver = document.documentElement.dataset;
  addEventListener("dragover", event => {
    event.preventDefault();
    isOver.drop = "true";
  });
  addEventListener("dragleave", () => delete isOver.drop);
  addEventListener("drop", event => {
    event.preventDefault();
    delete isOver.drop;
    const file = event.dataTransfer?.files[0];
    if (file) open(file);
  });
}
