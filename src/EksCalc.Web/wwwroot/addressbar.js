// The address: follows the state, and is followed where somebody changes it.
import { addressOf } from "./state.js";

// Browsers allow some hundred changes in half a minute, and each takes them milliseconds.
const restMilliseconds = 300;

export function addressBar(stateNow) {
  let address = "",
    known = location.hash, // as last read or written
    waiting = 0,
    isRead = false,
    writing = Promise.resolve();

  const write = async () => {
    const next = await addressOf(stateNow());
    // An address that came meanwhile is about to be read.
    if (isRead || location.hash !== known) return;
    address = next;
    if (location.hash !== `#${address}`) history.replaceState(null, "", `#${address}`);
    known = location.hash;
  };

  return {
    /** The state changed; the address follows once it rests. */
    write() {
      clearTimeout(waiting);
      waiting = setTimeout(() => (writing = writing.then(write)), restMilliseconds);
    },
    /** Somebody gave the page another address. */
    onChange(read) {
      addEventListener("hashchange", () => {
        if (location.hash.slice(1) === address) return;
        known = location.hash;
        isRead = true;
        read(location.hash.slice(1)).finally(() => (isRead = false));
      });
    },
  };
}
