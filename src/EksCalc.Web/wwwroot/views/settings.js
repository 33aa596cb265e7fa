// Settings that are compared with each other, each with its mode and its variables.
import { h, fill } from "../dom.js";
import { say } from "../texts.js";
import { modes, variables } from "../grammar.js";
import { select, textBox } from "../controls.js";

export const settingColours = ["series1", "series2", "series3", "series4"];

const compared = variables.filter(name => name.startsWith("WARM_") || name.startsWith("MINIMUM_"));

export const settingName = setting => [say(setting.mode), ...Object.entries(setting.env).map(([name, value]) => `${name}=${value}`)].join(", ");

/** Shows the list; change tells what is done to the view's state. */
export function settingsPart(change) {
  const settings = h("div", { class: "settings" });

  function show(list) {
    // Anew only where their number changes, so that what is typed keeps its place.
    if (settings.children.length !== list.length + 1) {
      fill(
        settings,
        list.map((_, index) => settingPart(index)),
        h(
          "button",
          {
            type: "button",
            class: "quiet",
            disabled: list.length >= settingColours.length,
            onclick: () =>
              change("add", subnet => {
                subnet.settings.push({ mode: "SecondaryIp", env: { WARM_IP_TARGET: "2" } });
              }),
          },
          say("addSetting"),
        ),
      );
    }
    list.forEach((setting, index) => settings.children[index].show(setting, list.length));
  }

  function settingPart(index) {
    const mode = select({
      label: say("mode"),
      options: modes.map(value => [value, say(value)]),
      change: value =>
        change(`mode${index}`, subnet => {
          subnet.settings[index].mode = value;
        }),
    });
    const boxes = compared.map(name => [
      name,
      textBox({
        label: name,
        placeholder: say("notSet"),
        pattern: "[0-9]*",
        change: value =>
          change(`${name}${index}`, subnet => {
            if (/^\d{1,4}$/.test(value)) subnet.settings[index].env[name] = value;
            else delete subnet.settings[index].env[name];
          }),
      }),
    ]);
    const remove = h(
      "button",
      {
        type: "button",
        class: "quiet small",
        "aria-label": `${say("removeSetting")}: ${say("setting", index + 1)}`,
        onclick: () =>
          change("remove", subnet => {
            subnet.settings.splice(index, 1);
            subnet.chosen = 0;
          }),
      },
      say("removeSetting"),
    );
    const part = h(
      "fieldset",
      { class: `setting c-${settingColours[index]}` },
      h("legend", {}, h("span", { class: `key line c-${settingColours[index]}`, "data-dash": index, "aria-hidden": "true" }), say("setting", index + 1)),
      mode.element,
      h(
        "div",
        { class: "grid2" },
        boxes.map(([, box]) => box.element),
      ),
      remove,
    );
    part.show = (setting, number) => {
      mode.show(setting.mode);
      for (const [name, box] of boxes) box.show(setting.env[name] ?? "");
      remove.hidden = number < 2;
    };
    return part;
  }

  return { element: settings, show };
}
