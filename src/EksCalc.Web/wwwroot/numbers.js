// Numbers in texts.

const digits = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** A number with separators. */
export const count = value => (value === null || value === undefined ? "" : digits.format(value));

/** A number of things, in English. */
export const plural = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;
