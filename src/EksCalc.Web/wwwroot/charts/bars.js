// Bars of parts, and the slots of a node.
import { el, renew } from "../dom.js";
import { say } from "../texts.js";
import { count } from "../numbers.js";
import { frame, figure, chartOf, ticksOf, pictureOf } from "./frame.js";

/** Bars of parts with a limit each. show({ finding, parts: [{ name, colour }], rows: [{ name, note, values, limit }] }) */
export function barChart() {
  const rowHeight = 46;
  const { holder, show } = frame("bars", draw, data => data.rows.length * rowHeight + 34);
  const parts = figure(holder);

  function draw(element, data, width, height) {
    const area = { left: 8, right: width - 14, top: 4, bottom: height - 26 };
    const shareOf = row => row.values.reduce((sum, value) => sum + value, 0) / Math.max(1, row.limit);
    const most = Math.min(3, Math.max(1, ...data.rows.map(shareOf)));
    const xOf = (row, value) => area.left + (Math.min(most, value / Math.max(1, row.limit)) / most) * (area.right - area.left);
    const drawing = [];
    data.rows.forEach((row, index) => {
      const top = area.top + index * rowHeight,
        x = value => xOf(row, value);
      let from = 0;
      drawing.push(
        el("text", { class: "bar-name", x: area.left, y: top + 13 }, width < 520 ? row.short : row.name),
        el("text", { class: "bar-note", x: area.right, y: top + 13, "text-anchor": "end" }, row.note),
      );
      drawing.push(el("rect", { class: "room", x: x(0), y: top + 18, width: Math.max(0, x(row.limit) - x(0)), height: 18 }));
      row.values.forEach((value, part) => {
        if (value > 0)
          drawing.push(
            el(
              "rect",
              { class: `c-${data.parts[part].colour}`, x: x(from), y: top + 18, width: Math.max(0.5, x(from + value) - x(from)), height: 18 },
              el("svg:title", {}, `${row.name}: ${data.parts[part].name} ${count(value)}`),
            ),
          );
        from += value;
      });
      drawing.push(el("line", { class: from > row.limit ? "limit over" : "limit", x1: x(row.limit), x2: x(row.limit), y1: top + 15, y2: top + 40 }));
    });
    const at = share => area.left + (share / most) * (area.right - area.left);
    drawing.push(
      el(
        "g",
        { class: "axis" },
        ticksOf(0, most, 4, false).map(tick =>
          el(
            "text",
            { x: at(tick), y: height - 8, "text-anchor": tick === 0 ? "start" : at(tick) > area.right - 20 ? "end" : "middle" },
            `${count(Math.round(tick * 100))} %`,
          ),
        ),
      ),
    );
    renew(element, el("svg", pictureOf(width, height, data.finding), drawing));
  }

  return chartOf(
    parts,
    show,
    data => data.parts.map(part => ({ name: part.name, colour: part.colour, shape: "box" })),
    data => ({
      headings: [say("subnet"), ...data.parts.map(part => part.name), say("capacity")],
      rows: data.rows.map(row => [row.name, ...row.values, row.limit]),
    }),
  );
}

/** A node's ENIs as rows of slots. show({ finding, enis: [{ name, note, slots, attachedSlots, addressesPerSlot, assignedAddresses, own }] }) */
export function slotChart() {
  const { holder, show } = frame("slots", draw, data => data.enis.length * 34 + 8);
  const parts = figure(holder, { table: true });

  function draw(element, data, width, height) {
    const nameWidth = width < 520 ? 0 : 142,
      most = Math.max(...data.enis.map(eni => eni.slots)) + 1;
    const step = Math.min(26, (width - nameWidth - 8) / most),
      size = Math.max(1, step - (step > 8 ? 3 : 1));
    const drawing = [];
    data.enis.forEach((eni, row) => {
      const top = 4 + row * 34,
        boxTop = nameWidth === 0 ? top + 14 : top + 3,
        boxHeight = nameWidth === 0 ? 14 : 24;
      drawing.push(el("text", { class: "bar-name", x: 0, y: nameWidth === 0 ? top + 10 : top + 19 }, eni.name, nameWidth === 0 ? ` · ${eni.note}` : ""));
      const left = index => nameWidth + index * step;
      const box = (index, from, share, colour, title) =>
        drawing.push(
          el("rect", { class: colour, x: left(index) + from * size, y: boxTop, width: size * share, height: boxHeight, rx: 1 }, el("svg:title", {}, title)),
        );
      box(0, 0, 1, eni.own, `${eni.name}: ${say("ownAddress")}`);
      let assigned = eni.assignedAddresses;
      for (let slot = 1; slot <= eni.slots; slot++) {
        if (slot > eni.attachedSlots) {
          box(slot, 0, 1, "c-empty", `${eni.name}, ${slot}: ${say("emptySlot")}`);
          continue;
        }
        const used = Math.min(assigned, eni.addressesPerSlot),
          share = used / eni.addressesPerSlot;
        assigned -= used;
        const title = `${eni.name}, ${slot}: ${used}/${eni.addressesPerSlot} ${say("withPods")}`;
        if (share > 0) box(slot, 0, share, "c-assigned", title);
        if (share < 1) box(slot, share, 1 - share, "c-warm", title);
      }
      if (nameWidth > 0 && left(most) + 8 + eni.note.length * 6.6 < width)
        drawing.push(el("text", { class: "bar-note", x: left(most) + 8, y: top + 19 }, eni.note));
    });
    renew(element, el("svg", pictureOf(width, height, data.finding), drawing));
  }

  return chartOf(
    parts,
    show,
    () => [
      { name: say("ownAddress"), colour: "primary", shape: "box" },
      { name: say("withPods"), colour: "assigned", shape: "box" },
      { name: say("warm"), colour: "warm", shape: "box" },
      { name: say("emptySlot"), colour: "empty", shape: "box" },
    ],
    data => ({
      headings: ["ENI", say("slots"), say("inUse"), say("withPods")],
      rows: data.enis.map(eni => [eni.name, eni.slots, eni.attachedSlots, eni.assignedAddresses]),
    }),
  );
}
