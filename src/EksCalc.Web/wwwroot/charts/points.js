// A map of addresses, and points by two costs.
import { h, fill } from "../dom.js";
import { say } from "../texts.js";
import { count } from "../numbers.js";
import { margin, frame, figure, chartOf, ticksOf, axes, svgOf } from "./frame.js";

/**
 * A subnet address by address, a row of cells for each /28 or more.
 * show({ finding, addresses, runs: [{ owner, count }], owners: { name: { name, colour } } })
 */
export function mapChart() {
  const columnsOf = data => (data.addresses <= 256 ? 32 : data.addresses <= 2048 ? 64 : data.addresses <= 16384 ? 128 : 256);
  const { holder, show } = frame("map", draw, 0);
  const parts = figure(holder);

  function draw(element, data, width) {
    const columns = columnsOf(data),
      rows = Math.ceil(data.addresses / columns);
    const cell = Math.max(1, Math.min(16, Math.floor((Math.min(width, 1024) / columns) * 2) / 2)),
      scale = Math.min(2, window.devicePixelRatio || 1);
    const canvas = h("canvas", { role: "img", "aria-label": data.finding, width: columns * cell * scale, height: rows * cell * scale });
    canvas.style.setProperty("inline-size", `${columns * cell}px`);
    const context = canvas.getContext("2d"),
      style = getComputedStyle(element),
      gap = cell > 4 ? 1 : 0;
    let at = 0;
    context.scale(scale, scale);
    for (const run of data.runs) {
      context.fillStyle = style.getPropertyValue(`--${data.owners[run.owner].colour}`).trim();
      for (const end = at + run.count; at < end; ) {
        // Without gaps what follows in a row is one rectangle.
        const next = gap > 0 ? at + 1 : Math.min(end, (Math.floor(at / columns) + 1) * columns);
        context.fillRect((at % columns) * cell, Math.floor(at / columns) * cell, (next - at) * cell - gap, cell - gap);
        at = next;
      }
    }
    fill(element, canvas);
  }

  return chartOf(
    parts,
    show,
    data =>
      Object.entries(sumsOf(data)).map(([owner, sum]) => {
        const { name, colour } = data.owners[owner];
        return { name: `${name} ${count(sum)}`, colour, shape: "box" };
      }),
    data => ({ headings: [say("owner"), say("addresses")], rows: Object.entries(sumsOf(data)).map(([owner, sum]) => [data.owners[owner].name, sum]) }),
  );
}

function sumsOf(data) {
  const sums = {};
  for (const run of data.runs) sums[run.owner] = (sums[run.owner] ?? 0) + run.count;
  return sums;
}

/**
 * Points by three costs: two by their place, the third by their size. show({ finding, note, points: [{ x, y, z, name, kind }], xTitle, yTitle, zTitle });
 * kind names the recommended one and the one in use.
 */
export function pointChart() {
  const { holder, show } = frame("points", draw, (_, width) => (width < 520 ? 240 : 300));
  const parts = figure(holder),
    note = h("p", { class: "hint" });
  holder.after(note);
  const colours = { recommended: "assigned", current: "shortage" };
  const least = 4,
    most = 13;

  function draw(element, data, width, height) {
    const area = { left: margin.left, right: width - margin.right, top: margin.top + 8, bottom: height - margin.bottom };
    const highest = value => Math.max(...data.points.map(value));
    const [mostX, mostY, mostZ] = [Math.max(1, highest(point => point.x)) * 1.06, Math.max(1, highest(point => point.y)) * 1.1, highest(point => point.z)];
    const x = value => area.left + (value / mostX) * (area.right - area.left),
      y = value => area.bottom - (value / mostY) * (area.bottom - area.top),
      // An area says how much, not a diameter.
      radius = value => least + (mostZ > 0 ? Math.sqrt(value / mostZ) : 0) * (most - least);
    const svg = svgOf(width, height, data.finding);
    axes(svg, area, x, y, ticksOf(0, mostX, 6), ticksOf(0, mostY, 5), data.xTitle, data.yTitle);
    // Small ones stand before large ones, so that none is hidden.
    for (const point of [...data.points].sort((one, other) => other.z - one.z)) {
      svg.append(
        h(
          "circle",
          { class: `point c-${colours[point.kind] ?? "others"}`, cx: x(point.x), cy: y(point.y), r: radius(point.z) },
          h("svg:title", {}, costsOf(data, point)),
        ),
      );
      if (!point.kind) continue;
      const isRight = x(point.x) > width / 2,
        away = radius(point.z) + 4;
      svg.append(
        h(
          "text",
          { class: "bar-note", x: x(point.x) + (isRight ? -away : away), y: y(point.y) - 8, "text-anchor": isRight ? "end" : "start" },
          say(point.kind),
        ),
      );
    }
    fill(element, svg);
  }

  return chartOf(
    parts,
    data => {
      fill(note, data.note);
      show(data);
    },
    () => [
      { name: say("recommended"), colour: "assigned", shape: "box" },
      { name: say("current"), colour: "shortage", shape: "box" },
      { name: say("onFront"), colour: "others", shape: "box" },
    ],
    data => ({
      headings: [say("settings"), data.xTitle, data.yTitle, data.zTitle],
      rows: data.points.map(point => [point.name, point.x, point.y, point.z]),
    }),
  );
}

const costsOf = (data, point) =>
  `${point.name}: ${data.xTitle} ${count(point.x)}; ${data.yTitle} ${count(point.y)}; ${data.zTitle} ${count(point.z)}`;
