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

let brought = null;

async function unpackAll(elements) {
  const assets = {};
  let source;
  for (const element of elements) {
    const name = element.dataset.asset,
      bytes = await unpacked(element);
    if (name === "worker.js") source = URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
    else assets[name] = bytes;
  }
  return { source, assets };
}

async function embeddedWorker(elements) {
  brought ??= unpackAll(elements);
  const { source, assets } = await brought;
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
  #foreseen = [];
  #busy = null;
  #isReady = false;
  #isInterrupted;

  /** An answer that takes seconds is given up when it is no longer wanted; its worker then ends, and another starts with the next question. */
  constructor({ isInterrupted }) {
    this.#isInterrupted = isInterrupted;
  }

  #start() {
    const started = (this.#worker = whole.then(() => this.#started(embedded(), () => this.#worker === started)));
    started.catch(error => became("failed", String(error?.message ?? error)));
  }

  #started(elements, isCurrent) {
    return (elements.length > 0 ? embeddedWorker(elements) : Promise.resolve(new Worker("worker.js", { type: "module" }))).then(worker => {
      worker.addEventListener("message", ({ data }) => isCurrent() && this.#heard(data));
      worker.addEventListener("error", event => became("failed", event.message ?? "worker.js"));
      if (elements.length === 0) worker.postMessage({ assets: null });
      return worker;
    });
  }

  #heard(data) {
    if (data.ready) {
      this.#isReady = true;
      became("ready");
      return this.#send();
    }
    if (data.failed !== undefined) return became("failed", data.failed);
    const answered = this.#busy;
    this.#busy = null;
    // What failed within may not be whole any more.
    if (data.error !== undefined) this.#end();
    else this.#send();
    answered?.done(data);
  }

  // One question is in the worker at a time, so that those that are no longer wanted never get there.
  #send() {
    if (this.#busy !== null || this.#queue.length + this.#foreseen.length === 0) return;
    if (!this.#worker) this.#start();
    if (!this.#isReady) return;
    const { id, names, json } = (this.#busy = this.#queue.shift() ?? this.#foreseen.shift());
    this.#worker.then(worker => worker.postMessage({ id, ask: names[0], also: names.slice(1), json }));
  }

  ask(channel, names, json) {
    // What is being answered is not asked twice.
    const isSame = other => other.json === json && other.names.join() === names.join();
    if (this.#busy !== null && isSame(this.#busy)) {
      this.drop([channel], json);
      return this.#busy.answer;
    }
    this.drop([channel]);
    this.#foreseen = this.#foreseen.filter(other => !isSame(other));
    const question = this.#question(channel, names, json);
    this.#queue.push(question);
    this.#send();
    return question.answer;
  }

  /** Asks when there is nothing else to answer; what was foreseen before and is not yet in the worker is forgotten. */
  foresee(names, jsons) {
    for (const question of this.#foreseen) question.done({ superseded: true });
    const foreseen = jsons.filter(json => this.#busy?.json !== json).map(json => this.#question("foreseen", names, json));
    this.#foreseen = [...foreseen];
    this.#send();
    return foreseen;
  }

  #question(channel, names, json) {
    const question = { id: ++this.#next, channel, names, json };
    question.answer = new Promise(done => (question.done = done));
    return question;
  }

  drop(channels, kept) {
    const isDropped = question => channels.includes(question.channel) && question.json !== kept;
    const dropped = this.#queue.filter(isDropped);
    this.#queue = this.#queue.filter(question => !isDropped(question));
    if (this.#isInterrupted && this.#busy !== null && isDropped(this.#busy)) {
      dropped.push(this.#busy);
      this.#end();
    }
    for (const question of dropped) question.done({ superseded: true });
  }

  #end() {
    this.#worker.then(
      worker => worker.terminate(),
      () => {},
    );
    [this.#worker, this.#busy, this.#isReady] = [undefined, null, false];
    this.#send();
  }
}

const quick = new Model({ isInterrupted: false }),
  slow = new Model({ isInterrupted: true });

/** Takes back what channels ask, but for a question that is still wanted. What takes long is given up even while it is being answered. */
export function drop(channels, question) {
  const kept = question && JSON.stringify(question);
  for (const model of [quick, slow]) model.drop(channels, kept);
}

/**
 * An answer as text, its result, and how long the model took; null where a later question of the same channel came first, or it was taken back.
 * What takes long has a worker of its own.
 */
export async function ask(channel, name, question, takesLong = false) {
  return (await askAll(channel, [name], question, takesLong ? slow : quick))?.[0] ?? null;
}

/** The answers to questions that say the same and have different names: they go to the worker and back together. */
export const askTogether = (channel, names, question) => askAll(channel, names, question, quick);

/** Asks ahead of a hand for what it may want next, while the model has nothing else to do. */
export function foresee(names, questions) {
  clearTimeout(foreseeing);
  // What the hand wants now is asked first.
  foreseeing = setTimeout(() => {
    const jsons = new Set(questions.map(question => JSON.stringify(question)));
    const unknown = [...jsons].filter(json => names.some(name => !known.has(keyOf(name, json))));
    for (const { json, answer } of quick.foresee(names, unknown)) answer.then(({ answers }) => answers && remember(names, json, answers));
  });
}

let foreseeing = 0;

const keyOf = (name, json) => `${name} ${json ?? ""}`;

let asked = 0;
const latest = new Map(); // by channel: the number of the question whose answer was given last

async function askAll(channel, names, question, model) {
  const json = question === undefined ? undefined : JSON.stringify(question),
    number = ++asked;
  let answers = names.map(name => known.get(keyOf(name, json)));
  if (answers.includes(undefined)) {
    const answered = await model.ask(channel, names, json);
    if (answered.superseded) return null;
    if (answered.error !== undefined) throw new Error(answered.error);
    answers = answered.answers;
  }
  remember(names, json, answers);
  // What is known is answered before what is in the worker; the answer to an earlier question is then no longer wanted.
  if (number < (latest.get(channel) ?? 0)) return null;
  latest.set(channel, number);
  return answers.map(answer => ({ text: answer.text, result: (answer.result ??= JSON.parse(answer.text)), milliseconds: answer.milliseconds }));
}

function remember(names, json, answers) {
  answers.forEach((answer, index) => {
    const key = keyOf(names[index], json);
    if (key.length + answer.text.length < mostKnownLength || json === undefined) keep(key, answer);
  });
}

function keep(key, answer) {
  known.delete(key);
  known.set(key, answer);
  if (known.size > mostKnown) known.delete(known.keys().next().value);
}
