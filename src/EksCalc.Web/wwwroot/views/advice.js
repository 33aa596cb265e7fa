// What is advised on a scenario: the mode, the design, warm settings, exports.
import { h, el, fill } from "../dom.js";
import { say } from "../texts.js";
import { ask } from "../ask.js";
import { restedLong } from "../rest.js";
import { select } from "../controls.js";
import { region, words } from "../parts.js";
import { tableOf } from "../charts/frame.js";

/** The same workload in every mode. */
export async function showModes(modes, question, turn) {
  await modes.show(turn, ask("modes", "Plan", question), planned => {
    const rows = planned.modes.map(one => [
      say(one.mode),
      words(one.fits),
      one.nodeSubnetAddresses + one.podSubnetAddresses,
      one.nodes,
      one.obstacles.length > 0 ? el("span", { lang: "en" }, one.obstacles.join("; ")) : null,
    ]);
    fill(modes.body, region(say("modes"), tableOf([say("mode"), say("fit"), say("addresses"), say("nodes"), say("obstacles")], rows)));
  });
}

/** The decision: which design, what it changes, and how to get there; with the warm settings that were compared for it. */
export async function showAdvice(advice, warm, front, question, turn) {
  if (!(await restedLong(turn))) return;
  const decided = ask("advice", "Recommend", question, true);
  await Promise.all([
    advice.show(turn, decided, result => fillAdvice(advice.body, result)),
    warm.show(turn, decided, result => result.warmSettings !== null && fillWarm(warm.body, front, result.warmSettings)),
  ]);
}

const stepItem = step => h("li", {}, step.what, h("span", { class: "source" }, ` ${step.why}`));

function fillAdvice(body, result) {
  fill(
    body,
    h("p", { class: "lead", lang: "en" }, result.verdict),
    h("p", {}, result.fitsUpToGrowthPercent === null ? say("growsNot") : say("growsBy", result.fitsUpToGrowthPercent)),
    h("ul", { lang: "en" }, result.reasons.map(reason => h("li", {}, reason.text))),
    result.changes.length === 0
      ? null
      : region(say("recommendation"), tableOf([say("change"), say("today"), say("then")], result.changes.map(one => [one.what, one.today, one.then]), true)),
    result.steps.length === 0 ? null : [h("h3", {}, say("steps")), h("ol", { lang: "en" }, result.steps.map(stepItem))],
  );
}

function fillWarm(body, front, found) {
  const point = (one, kind) => ({ x: one.ec2CallsPerHour, y: one.idleAddresses, z: one.waitingShare * 100, name: one.settings, kind });
  const { recommended, current, reason } = found.cluster;
  fill(
    body,
    h("p", { class: "lead" }, h("strong", {}, recommended.settings), ": ", h("span", { lang: "en" }, reason)),
    front.element,
  );
  front.show({
    finding: say("warmFinding", recommended.idleAddresses, recommended.ec2CallsPerHour),
    xTitle: say("callsPerHour"),
    yTitle: say("idleAddresses"),
    zTitle: say("waitingPods"),
    note: say("thirdCost"),
    points: [...found.front.map(one => point(one, "")), point(current, "current"), point(recommended, "recommended")],
  });
}

/** The scenario in the forms of other tools; files of an earlier scenario are taken away. */
export function exportsPart(app) {
  const shown = h("div", {});
  let question = null;
  const picker = select({
    label: say("exportForm"),
    options: [],
    change: async to => {
      fill(shown);
      if (to === "") return;
      const asked = question,
        made = await ask("export", "Export", { ...asked, to });
      if (made === null || asked !== question) return;
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
  return {
    element: h("section", {}, h("h2", {}, say("exportAs")), picker.element, shown),
    show(now, facts) {
      if (JSON.stringify(now) === JSON.stringify(question)) return;
      question = now;
      fill(shown);
      picker.show("", [["", "–"], ...facts.exports.map(name => [name, name])]);
    },
  };
}
