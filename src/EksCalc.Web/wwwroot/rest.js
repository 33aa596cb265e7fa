// When a hand rests. What takes longer is asked then, and not for states that a slider only passes.
const enoughMilliseconds = 250;
const longMilliseconds = 800;
let moved = -Infinity,
  newest = 0,
  drawn = 0;

/** A state came; its number tells it from those before it. */
export const begin = () => ++newest;

/** Whether no state came after. */
export const isNewest = turn => turn === newest;

/** Whether a state may be drawn still: while a hand moves older ones are, but none after one that came later. */
export function draws(turn) {
  if (turn < drawn) return false;
  drawn = turn;
  return true;
}

/** A slider was moved. */
export const movedNow = () => {
  moved = performance.now();
};

/** Waits until no slider has moved for a while; false where another state came meanwhile. */
export const rested = turn => still(turn, enoughMilliseconds);

/** The same for what takes a worker seconds. */
export const restedLong = turn => still(turn, longMilliseconds);

async function still(turn, milliseconds) {
  for (let left; isNewest(turn) && (left = moved + milliseconds - performance.now()) > 0; ) await new Promise(done => setTimeout(done, left));
  return isNewest(turn);
}
