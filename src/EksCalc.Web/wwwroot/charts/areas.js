// Layers over time.
import { h, fill, clamp } from "../dom.js";
import { say } from "../texts.js";
import { count } from "../numbers.js";
import { margin, frame, figure, chartOf, ticksOf, axes, readable, svgOf } from "./frame.js";

/** Layers over time, one upon the other. show({ finding, layers: [{ name, colour, values }], times, until, at, limit }) */
export function areaChart(onSeek) {
  const { holder, show } = frame("areas", draw, (_, width) => (width < 520 ? 240 : 300));
  const parts = figure(holder);

  function draw(element, data, width, height) {
    const area = { left: margin.left, right: width - margin.right, top: margin.top + 8, bottom: height - margin.bottom };
    const sums = data.times.map((_, index) => data.layers.reduce((sum, layer) => sum + layer.values[index], 0));
    const top = Math.max(1, ...sums) * 1.08;
    const x = value => area.left + (value / data.until) * (area.right - area.left);
    const y = value => area.bottom - (value / top) * (area.bottom - area.top);
    const svg = svgOf(width, height, data.finding);
    axes(svg, area, x, y, ticksOf(0, data.until, width < 520 ? 5 : 10), ticksOf(0, top, 5), say("seconds"), say("addressesHeld"));
    const base = data.times.map(() => 0);
    for (const layer of data.layers) {
      const lower = [...base];
      layer.values.forEach((value, index) => {
        base[index] += value;
      });
      const ends = [...data.times.slice(1), data.until];
      const up = data.times.map((time, index) => `${index === 0 ? "M" : "L"}${x(time)},${y(base[index])}H${x(ends[index])}`).join("");
      const down = data.times
        .map((_, i) => data.times.length - 1 - i)
        .map(index => `L${x(ends[index])},${y(lower[index])}H${x(data.times[index])}`)
        .join("");
      svg.append(h("path", { class: `area c-${layer.colour}`, d: `${up}${down}Z` }));
    }
    svg.append(h("line", { class: "at", x1: x(data.at), x2: x(data.at), y1: area.top, y2: area.bottom }));
    readable(svg, area, data.times, x, (value, index) =>
      fill(parts.reading, value === null ? "" : `${count(value)} s: ${data.layers.map(layer => `${layer.name} ${count(layer.values[index])}`).join("; ")}`),
    );
    svg.addEventListener("click", event =>
      onSeek(clamp(Math.round(((event.clientX - svg.getBoundingClientRect().left - area.left) / (area.right - area.left)) * data.until), 0, data.until)),
    );
    fill(element, svg);
  }

  return chartOf(
    parts,
    show,
    data => data.layers.map(layer => ({ name: layer.name, colour: layer.colour, shape: "box" })),
    data => ({
      headings: [say("seconds"), ...data.layers.map(layer => layer.name)],
      rows: data.times.map((time, index) => [time, ...data.layers.map(layer => layer.values[index])]),
    }),
  );
}
