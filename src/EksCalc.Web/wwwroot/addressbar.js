// The address: follows the state, and is followed where somebody changes it.
import { addressOf, stateOf } from "./state.js";

// Browsers allow some hundred changes in half a minute, and each takes them milliseconds.
const restMilliseconds = 300;

export function addressBar(stateNow) {
  let known = location.hash, // as last read or written
    waiting = 0,
    reading = null, // what the newest address is known by until it is read
    writing = Promise.resolve();

  const write = async () => {
    const address = await addressOf(stateNow());
    // An address that came meanwhile is about to be read.
    if (reading !== null || location.hash !== known) return;
    if (location.hash !== `#${address}`) history.replaceState(null, "", `#${address}`);
    known = location.hash;
  };

  return {
    /** The state changed; the address follows once it rests. */
    write() {
      clearTimeout(waiting);
      waiting = setTimeout(() => (writing = writing.then(write)), restMilliseconds);
    },
    /** Somebody gave the page another address; what is written here does not count as a change. */
    onChange(take) {
      addEventListener("hashchange", async () => {
        known = location.hash;
        const mine = (reading = Symbol(known));
        try {
          const read = await stateOf(known.slice(1));
          // A long address takes longer to read than a short one that comes after it.
          if (reading === mine) take(read);
        } finally {
          if (reading === mine) reading = null;
        }
      });
    },
  };
}
