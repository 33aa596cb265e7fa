// Asks the model. It runs in a worker; of a channel's questions the latest wins, and answers that are known are given at once.

// A page can bring the answers that its first view asks for; it then shows them before the model is there.
const known = new Map(
  Object.entries(JSON.parse(document.getElementById("answers")?.textContent ?? "{}")).map(([key, text]) => [key, { text, milliseconds: 0 }]),
);
const mostKnown = 200;
const mostKnownLength = 400_000;
const listeners = new Set();
let status = "starting",
  trouble = "";

/** Told when the model is ready or could not be started. */
export function onStatus(listener) {
  listeners.add(listener);
  listener(status, trouble);
}

function became(now, why = "") {
  [status, trouble] = [now, why];
  for (const listener of listeners) listener(now, why);
}

/** Where the worker and what it loads come from: files beside the page, or what the page brings with it. */
const embedded = () => [...document.querySelectorAll("script[data-asset]")];

async function unpacked(element) {
  const text = element.textContent;
  const bytes = typeof Uint8Array.fromBase64 === "function" ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

async function embeddedWorker(elements) {
  const assets = {};
  let source;
  for (const element of elements) {
    const name = element.dataset.asset,
      bytes = await unpacked(element);
    if (name === "worker.js") source = URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
    else assets[name] = bytes;
  }
  // From disk browsers start no modules as workers, yet such a worker may import them.
  const worker = new Worker(source);
  worker.postMessage({ assets });
  return worker;
}

// What the page brings with it stands behind the scripts.
const whole = document.readyState === "loading" ? new Promise(done => addEventListener("DOMContentLoaded", done)) : Promise.resolve();

class Model {
  #worker;
  #next = 0;
  #queue = [];
  #busy = null;

  #start() {
    this.#worker = whole.then(() => this.#started(embedded()));
    this.#worker.catch(error => became("failed", String(error?.message ?? error)));
  }

  #started(elements) {
    return (elements.length > 0 ? embeddedWorker(elements) : Promise.resolve(new Worker("worker.js", { type: "module" }))).then(worker => {
      worker.addEventListener("message", ({ data }) => this.#heard(data));
      worker.addEventListener("error", event => became("failed", event.message ?? "worker.js"));
      if (elements.length === 0) worker.postMessage({ assets: null });
      return worker;
    });
  }

  #heard(data) {
    if (data.ready) return became("ready");
    if (data.failed !== undefined) return became("failed", data.failed);
    const answered = this.#busy;
    this.#busy = null;
    this.#send();
    answered?.done(data);
  }

  // One question is in the worker at a time, so that those that are no longer wanted never get there.
  #send() {
    if (this.#busy !== null || this.#queue.length === 0) return;
    const { id, name, json } = (this.#busy = this.#queue.shift());
    this.#worker.then(worker => worker.postMessage({ id, ask: name, json }));
  }

  ask(channel, name, json) {
    if (!this.#worker) this.#start();
    this.drop([channel]);
    // What is being answered is not asked twice.
    if (this.#busy?.name === name && this.#busy.json === json) return this.#busy.answer;
    const question = { id: ++this.#next, channel, name, json };
    question.answer = new Promise(done => (question.done = done));
    this.#queue.push(question);
    this.#send();
    return question.answer;
  }

  drop(channels) {
    const dropped = this.#queue.filter(question => channels.includes(question.channel));
    this.#queue = this.#queue.filter(question => !dropped.includes(question));
    for (const question of dropped) question.done({ superseded: true });
  }
}

const quick = new Model(),
  slow = new Model();

/** Takes back what channels ask and what is not being answered yet. */
export function drop(channels) {
  for (const model of [quick, slow]) model.drop(channels);
}

/**
 * An answer as text, its result, and how long the model took; null where a later question of the same channel came first, or it was taken back.
 * What takes long has a worker of its own.
 */
export async function ask(channel, name, question, takesLong = false) {
  const json = question === undefined ? undefined : JSON.stringify(question);
  const key = `${name} ${json ?? ""}`;
  const answer = known.get(key) ?? (await (takesLong ? slow : quick).ask(channel, name, json));
  if (answer.superseded) return null;
  if (answer.error !== undefined) throw new Error(answer.error);
  if (answer.text.length < mostKnownLength || question === undefined) {
    known.delete(key);
    known.set(key, answer);
    if (known.size > mostKnown) known.delete(known.keys().next().value);
  }
  return { text: answer.text, result: (answer.result ??= JSON.parse(answer.text)), milliseconds: answer.milliseconds };
}
