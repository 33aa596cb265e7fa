// What is advised on a scenario: the mode, the design, warm settings, exports.
import { h, fill } from "../dom.js";
import { say } from "../texts.js";
import { ask } from "../ask.js";
import { select } from "../controls.js";
import { region, words } from "../parts.js";
import { tableOf } from "../charts/frame.js";

/** The same workload in every mode. */
export async function showModes(modes, question) {
  const planned = await ask("modes", "Plan", question);
  if (planned === null || planned.result.problems) return;
  fill(
    modes,
    h("h2", {}, say("modes")),
    region(
      say("modes"),
      tableOf(
        [say("mode"), say("fit"), say("addresses"), say("nodes"), say("obstacles")],
        planned.result.modes.map(one => [
          say(one.mode),
          words(one.fits),
          one.nodeSubnetAddresses + one.podSubnetAddresses,
          one.nodes,
          h("span", { lang: "en" }, one.obstacles.join("; ")),
        ]),
      ),
    ),
  );
}

/** Which mode, which subnets, and how to get there. */
export async function showAdvice(advice, question) {
  const advised = await ask("advice", "Recommend", { ...question, warm: false }, true);
  if (advised === null || advised.result.problems) return;
  const result = advised.result,
    best = result.modes[0];
  fill(
    advice,
    h("h2", {}, say("recommendation")),
    h(
      "p",
      { class: "lead" },
      say("recommendedMode", say(result.recommendedMode)),
      " ",
      result.fitsUpToGrowthPercent === null ? say("growsNot") : say("growsBy", result.fitsUpToGrowthPercent),
    ),
    h(
      "ul",
      { lang: "en" },
      best.reasons.map(reason => h("li", {}, reason)),
    ),
    best.subnets.length > 0
      ? region(
          say("recommendation"),
          tableOf(
            [say("subnet"), "Zone", say("peak"), say("smallest"), say("place")],
            best.subnets.map(one => [one.name, one.zone, one.peakAddresses, one.prefixLength === null ? "–" : `/${one.prefixLength}`, one.cidrInVpc ?? "–"]),
          ),
        )
      : null,
    result.steps.length > 0
      ? [
          h("h3", {}, say("steps")),
          h(
            "ol",
            { lang: "en" },
            result.steps.map(step => h("li", {}, step.what, h("span", { class: "source" }, ` ${step.why}`))),
          ),
        ]
      : null,
  );
}

/** Warm settings, which are simulated when asked for. */
export function showWarm(warm, front, question) {
  const key = JSON.stringify(question);
  if (warm.dataset.of === key) return;
  warm.dataset.of = key;
  const start = h(
    "button",
    {
      type: "button",
      onclick: async () => {
        fill(warm, h("h2", {}, say("warmSettings")), h("p", { role: "status" }, say("comparing")));
        const compared = await ask("warm", "Recommend", { ...question, warm: true }, true);
        if (compared === null || warm.dataset.of !== key || compared.result.problems) return;
        const found = compared.result.warmSettings;
        if (found === null) return fill(warm, h("h2", {}, say("warmSettings")), h("p", {}, say("noFindings")));
        const point = (one, kind) => ({ x: one.ec2CallsPerHour, y: one.idleAddresses, name: one.settings, kind });
        fill(
          warm,
          h("h2", {}, say("warmSettings")),
          h("p", { class: "lead" }, h("strong", {}, found.cluster.recommended.settings), ": ", h("span", { lang: "en" }, found.cluster.reason)),
          front.element,
        );
        front.show({
          finding: found.cluster.recommended.settings,
          xTitle: say("callsPerHour"),
          yTitle: say("idleAddresses"),
          points: [...found.front.map(one => point(one, "")), point(found.cluster.current, "current"), point(found.cluster.recommended, "recommended")],
        });
      },
    },
    say("compareWarm"),
  );
  fill(warm, h("h2", {}, say("warmSettings")), start);
}

/** The scenario in the forms of other tools. */
export function showExports(exports, app, question, facts) {
  const shown = h("div", {});
  const picker = select({
    label: say("exportAs"),
    options: [["", "–"], ...facts.exports.map(name => [name, name])],
    change: async to => {
      fill(shown);
      if (to === "") return;
      const made = await ask("export", "Export", { ...question, to });
      if (made === null) return;
      if (made.result.problems)
        return fill(
          shown,
          h(
            "ul",
            { lang: "en" },
            made.result.problems.map(problem => h("li", {}, `${problem.place}: ${problem.message}`)),
          ),
        );
      fill(
        shown,
        made.result.files.map(file => [
          h("h3", {}, file.name, " ", h("button", { type: "button", class: "quiet small", onclick: () => app.copy(file.text, file.name) }, say("copyAs"))),
          h("pre", { class: "code", tabindex: "0", lang: "en" }, file.text),
        ]),
        made.result.notes.length > 0
          ? [
              h("h3", {}, say("notes")),
              h(
                "ul",
                { lang: "en" },
                made.result.notes.map(note => h("li", {}, note)),
              ),
            ]
          : null,
      );
    },
  });
  fill(exports, h("h2", {}, say("exportAs")), picker.element, shown);
}
