// A scenario's values as a form, and what was changed by it.
import { h, fill, renew } from "../dom.js";
import { say } from "../texts.js";

/** The ends of a range that the model says in words; undefined where it is none. */
export const rangeOfWords = text =>
  text
    .match(/^whole numbers from (-?\d+) to (\d+)$/)
    ?.slice(1)
    .map(Number);

/** What differs from the text, and what can be done with it. */
export function changesPart(change, writeIn) {
  const element = h("div", { class: "changes" });
  let names = "";

  const labelOf = ({ name, cluster }) => (cluster === undefined ? name : `${cluster}: ${name}`);

  const remove = removed =>
    h(
      "button",
      {
        type: "button",
        class: "quiet small",
        "aria-label": `${say("removeSetting")}: ${labelOf(removed)}`,
        onclick: () =>
          change("drop", to => {
            to.changes = to.changes.filter(one => one.name !== removed.name || one.cluster !== removed.cluster);
          }),
      },
      say("removeSetting"),
    );
  const buttons = () =>
    h(
      "div",
      { class: "buttons" },
      h("button", { type: "button", onclick: () => writeIn() }, say("writeIn")),
      h(
        "button",
        {
          type: "button",
          class: "quiet",
          onclick: () =>
            change("discard", to => {
              to.changes = [];
            }),
        },
        say("discard"),
      ),
    );

  return {
    element,
    show({ changes }) {
      const now = JSON.stringify(changes.map(labelOf));
      if (now !== names)
        fill(
          element,
          changes.length === 0
            ? null
            : [h("h3", {}, say("changesOf")), h("ul", {}, changes.map(one => h("li", {}, h("code", {}), " ", remove(one)))), buttons()],
        );
      names = now;
      element.querySelectorAll("code").forEach((code, index) => renew(code, `${labelOf(changes[index])}=${changes[index].text}`));
    },
  };
}

/** A scenario as a form: what is set here changes the text when it is written in. set gives a named value. */
export function scenarioForm(set) {
  const element = h("div", { class: "form" });
  let built = "",
    inputs = [];

  const known = (name, input) => {
    inputs.push({ name, input });
    return input;
  };

  function number(parameters, name, label) {
    const range = rangeOfWords(parameters.find(one => one.name === name)?.values ?? "");
    if (!range) return null;
    const input = h("input", {
      type: "number",
      class: "box",
      min: range[0],
      max: range[1],
      onchange: () => {
        const typed = Number(input.value);
        if (input.value !== "" && Number.isInteger(typed)) set(name, Math.min(range[1], Math.max(range[0], typed)));
      },
    });
    return h("label", {}, label, known(name, input));
  }

  function typeInput(name) {
    const input = h("input", { type: "text", list: "types", onchange: () => set(name, input.value.trim()) });
    return h("label", {}, say("type"), known(name, input));
  }

  function modeChoice(parameters) {
    const names = parameters.find(one => one.name === "mode")?.values.split(", ") ?? [];
    const input = h(
      "select",
      { onchange: () => set("mode", input.value) },
      names.map(one => h("option", { value: one }, say(one[0].toUpperCase() + one.slice(1)))),
    );
    return h("label", {}, say("mode"), known("mode", input));
  }

  function build(plan, parameters) {
    inputs = [];
    fill(
      element,
      modeChoice(parameters),
      plan.nodeGroups.map(group =>
        h(
          "fieldset",
          {},
          h("legend", {}, group.name),
          typeInput(`nodeGroups.${group.name}.instanceType`),
          number(parameters, `nodeGroups.${group.name}.count`, say("nodes")),
          number(parameters, `nodeGroups.${group.name}.podsPerNode`, say("podsPerNode")),
        ),
      ),
      plan.subnets
        .filter(subnet => parameters.some(one => one.name === `subnets.${subnet.name}.prefixLength`))
        .map(subnet =>
          h("fieldset", {}, h("legend", {}, `${subnet.name} (${subnet.zone})`), number(parameters, `subnets.${subnet.name}.prefixLength`, say("subnetSize"))),
        ),
    );
  }

  return {
    element,
    /** valueOf gives a parameter's value now. The parts are built anew only where the scenario has others. */
    show(plan, parameters, valueOf) {
      const parts = JSON.stringify([
        plan.nodeGroups.map(one => one.name),
        plan.subnets.map(one => [one.name, one.zone]),
        parameters.map(one => [one.name, one.values]),
      ]);
      if (parts !== built) build(plan, parameters);
      built = parts;
      for (const { name, input } of inputs) if (input !== document.activeElement) input.value = valueOf(name) ?? "";
    },
  };
}
