// A scenario's values as a form, and what was changed by it.
import { h, fill } from "../dom.js";
import { say } from "../texts.js";

/** The ends of a range that the model says in words; undefined where it is none. */
export const rangeOfWords = text =>
  text
    .match(/^whole numbers from (-?\d+) to (\d+)$/)
    ?.slice(1)
    .map(Number);

/** What differs from the text, and what can be done with it. */
export function showChanges(changed, cluster, change, writeIn) {
  fill(
    changed,
    cluster.changes.length === 0
      ? null
      : [
          h("h3", {}, say("changesOf")),
          h(
            "ul",
            {},
            cluster.changes.map((one, index) =>
              h(
                "li",
                {},
                h("code", {}, `${one.name}=${one.text}`),
                " ",
                h(
                  "button",
                  {
                    type: "button",
                    class: "quiet small",
                    "aria-label": `${say("removeSetting")}: ${one.name}`,
                    onclick: () =>
                      change("drop", to => {
                        to.changes.splice(index, 1);
                      }),
                  },
                  say("removeSetting"),
                ),
              ),
            ),
          ),
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
          ),
        ],
  );
}

/** A scenario as a form: what is set here changes the text when it is written in. */
export function showForm(form, cluster, plan, parameters, currentOf, setNamed) {
  const value = name => cluster.changes.find(one => one.name === name)?.text ?? currentOf(name);
  const number = (name, label) => {
    const range = rangeOfWords(parameters.find(one => one.name === name)?.values ?? "");
    if (!range) return null;
    return h(
      "label",
      {},
      label,
      h("input", {
        type: "number",
        class: "box",
        min: range[0],
        max: range[1],
        value: value(name) ?? "",
        onchange: event => {
          const typed = Number(event.target.value);
          if (event.target.value !== "" && Number.isInteger(typed)) setNamed(name, Math.min(range[1], Math.max(range[0], typed)));
        },
      }),
    );
  };
  if (form.contains(document.activeElement)) return;
  const names = parameters.find(one => one.name === "mode")?.values.split(", ") ?? [];
  fill(
    form,
    h(
      "label",
      {},
      say("mode"),
      h(
        "select",
        { value: value("mode"), onchange: event => setNamed("mode", event.target.value) },
        names.map(one => h("option", { value: one, selected: one === value("mode") }, say(one[0].toUpperCase() + one.slice(1)))),
      ),
    ),
    plan.nodeGroups.map(group =>
      h(
        "fieldset",
        {},
        h("legend", {}, group.name),
        h(
          "label",
          {},
          say("type"),
          h("input", {
            type: "text",
            list: "types",
            value: value(`nodeGroups.${group.name}.instanceType`),
            onchange: event => setNamed(`nodeGroups.${group.name}.instanceType`, event.target.value.trim()),
          }),
        ),
        number(`nodeGroups.${group.name}.count`, say("nodes")),
        number(`nodeGroups.${group.name}.podsPerNode`, say("podsPerNode")),
      ),
    ),
    plan.subnets
      .filter(subnet => parameters.some(one => one.name === `subnets.${subnet.name}.prefixLength`))
      .map(subnet => h("fieldset", {}, h("legend", {}, `${subnet.name} (${subnet.zone})`), number(`subnets.${subnet.name}.prefixLength`, say("subnetSize")))),
  );
}
