// Parts that several views have: the answer's head, tiles with their rules, findings, problems.
import { h, el, fill, renew } from "./dom.js";
import { say } from "./texts.js";
import { count } from "./numbers.js";
import { ask } from "./ask.js";
import { isNewest } from "./rest.js";

/** The answer in a sentence, said to screen readers when it changes. */
export function headline() {
  const element = h("p", { class: "headline", role: "status", "aria-live": "polite" });
  return {
    element,
    show(text, tone = "good") {
      renew(element, text);
      if (element.dataset.tone !== tone) element.dataset.tone = tone;
    },
  };
}

/** Numbers with the rules they rest on. show([{ label, value, note, tone, rules }]) */
export function tiles() {
  const element = h("dl", { class: "tiles", onclick: ({ target }) => target.dataset.rules && openRules(target.dataset.of, target.dataset.rules.split(" ")) });
  return {
    element,
    show(numbers) {
      renew(
        element,
        numbers.map(({ label, value, note, tone, rules }) =>
          el(
            "div",
            { class: "tile", "data-tone": tone },
            el("dt", {}, label),
            el("dd", {}, typeof value === "number" ? count(value) : value),
            note ? el("dd", { class: "note" }, note) : null,
            rules ? el("dd", { class: "why" }, whyButton(label, rules)) : null,
          ),
        ),
      );
    },
  };
}

const whyButton = (label, rules) =>
  el("button", { type: "button", class: "quiet small", "aria-label": `${say("why")}: ${label}`, "data-of": label, "data-rules": rules.join(" ") }, say("why"));

let dialog = null;

async function openRules(label, rules) {
  const explained = await ask("explain", "Explain");
  if (explained === null) return;
  dialog ??= document.body.appendChild(h("dialog", { class: "rules", "aria-labelledby": "rules-title" }));
  const known = explained.result.rules.filter(rule => rules.includes(rule.id));
  fill(
    dialog,
    h("h2", { id: "rules-title" }, label),
    known.map(rule =>
      h("section", {}, h("h3", {}, rule.id), h("p", { lang: "en" }, rule.title), h("p", { class: "source", lang: "en" }, `${say("source")}: ${rule.source}`)),
    ),
    h("form", { method: "dialog" }, h("button", {}, "OK")),
  );
  dialog.showModal();
}

/** Findings, the gravest first as the model gives them. */
export function findingsList() {
  const element = h("section", { class: "findings" });
  return {
    element,
    show(findings) {
      renew(
        element,
        el("h2", {}, say("findings")),
        findings.length === 0
          ? el("p", { class: "hint" }, say("noFindings"))
          : el(
              "ul",
              { lang: "en" },
              findings.map(finding =>
                el(
                  "li",
                  { "data-severity": finding.severity },
                  el(
                    "details",
                    {},
                    el("summary", {}, el("span", { class: "severity" }, finding.severity), " ", el("strong", {}, finding.subject), ": ", finding.message),
                    el("p", {}, finding.reason),
                    el("p", {}, el("strong", {}, `${say("doThis")}: `), finding.action),
                    el("p", { class: "source" }, finding.source),
                  ),
                ),
              ),
            ),
      );
    },
  };
}

/** What is wrong with the input. */
export function problemsList(goTo) {
  const element = h("section", { class: "problems", hidden: true, role: "alert" });
  return {
    element,
    show(problems) {
      element.hidden = problems.length === 0;
      if (problems.length > 0) {
        fill(
          element,
          h("h2", {}, say("problems")),
          h(
            "ul",
            { lang: "en" },
            problems.map(problem => {
              const line = problem.place.match(/line (\d+), column (\d+)/);
              const place =
                goTo && line
                  ? h("button", { type: "button", class: "quiet", onclick: () => goTo(Number(line[1]), Number(line[2])) }, problem.place)
                  : h("strong", {}, problem.place);
              return h("li", {}, place, ": ", problem.message);
            }),
          ),
        );
      }
    },
  };
}

/**
 * A part of the answer that comes later. Until it is there it says what is worked out; what it shows of an earlier state is marked.
 * What takes seconds is also said to screen readers.
 */
export function laterPart({ title, working, takesLong = false, className = "" }, ...content) {
  const note = h("p", { class: "working", role: takesLong ? "status" : null }),
    body = h("div", { class: "body", hidden: true }, content);
  const element = h("section", { class: `later ${className}`.trim() }, title ? h("h2", {}, title) : null, note, body);
  return {
    element,
    body,
    /** A new state came. */
    wait() {
      const text = body.hidden ? working : say("earlier");
      const waits = body.hidden ? "first" : "again";
      if (element.dataset.waits === waits) return;
      element.dataset.waits = waits;
      body.setAttribute("aria-busy", "true");
      if (note.textContent !== text) fill(note, text);
    },
    /** Draws the answer, if no other state came meanwhile; not to be seen where there is none, or draw says false. */
    async show(turn, asked, draw) {
      const answer = await asked;
      if (answer === null || !isNewest(turn)) return;
      body.hidden = false;
      element.hidden = answer.result.problems !== undefined || draw(answer.result) === false;
      delete element.dataset.waits;
      body.removeAttribute("aria-busy");
      fill(note);
    },
  };
}

/** A truth value in a word. */
export const words = value => (value ? say("yes") : say("no"));

/** What may be wider than the page: it scrolls by itself, also by keys. */
export const region = (label, ...children) => el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, children);
