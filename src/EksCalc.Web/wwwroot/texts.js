// Every text of the page, in English and Korean. What the model itself says (findings, reasons, problems) is English.
import { sharedTexts } from "./texts/shared.js";
import { nodeTexts } from "./texts/node.js";
import { subnetTexts } from "./texts/subnet.js";
import { clusterTexts } from "./texts/cluster.js";
import { timeTexts } from "./texts/time.js";

const texts = { ...sharedTexts, ...nodeTexts, ...subnetTexts, ...clusterTexts, ...timeTexts };

let language = 0;

export function speak(name) {
  language = name === "ko" ? 1 : 0;
  document.documentElement.lang = name === "ko" ? "ko" : "en";
}

/** A text in the page's language. */
export function say(key, ...values) {
  const text = texts[key]?.[language] ?? key;
  return typeof text === "function" ? text(...values) : text;
}

/** The keys of all texts, and a text by language: both languages have them all. */
export const textKeys = Object.keys(texts);
export const textIn = (key, number) => texts[key][number];
