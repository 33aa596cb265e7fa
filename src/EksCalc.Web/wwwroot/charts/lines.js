// Lines over numbers.
import { h, fill } from "../dom.js";
import { count } from "../numbers.js";
import { margin, dashes, frame, figure, chartOf, ticksOf, axes, pathOf, readable, svgOf } from "./frame.js";

/**
 * Lines over numbers. show({ finding, series: [{ name, colour, dash, points }], limits: [{ y, name }], marks: [{ x, y, name }], at, xTitle, yTitle, steps, of })
 * of tells data apart: of the same only the place moves at which it is read.
 */
export function lineChart() {
  const { holder, show } = frame("lines", draw, (_, width) => (width < 520 ? 260 : 330));
  const parts = figure(holder);
  let drawn = null,
    last = null;

  function draw(element, data, width, height) {
    if (drawn !== null && data.of !== undefined && drawn.of === data.of && drawn.width === width) return drawn.moveTo(data.at);
    const area = { left: margin.left, right: width - margin.right, top: margin.top + 8, bottom: height - margin.bottom };
    const xs = [...new Set(data.series.flatMap(series => series.points.map(point => point[0])))].sort((a, b) => a - b);
    const highest = Math.max(1, ...data.series.flatMap(series => series.points.map(point => point[1])));
    const limits = (data.limits ?? []).filter(limit => limit.y <= highest * 1.6 || limit.always);
    const top = Math.max(highest, ...limits.map(limit => limit.y)) * 1.06;
    const [least, most] = [xs[0] ?? 0, xs.at(-1) ?? 1];
    const x = value => area.left + (most === least ? 0.5 : (value - least) / (most - least)) * (area.right - area.left);
    const y = value => area.bottom - (value / top) * (area.bottom - area.top);
    const svg = svgOf(width, height, data.finding);
    axes(svg, area, x, y, ticksOf(least, most, width < 520 ? 5 : 10), ticksOf(0, top, 5), data.xTitle, data.yTitle);
    for (const limit of limits) svg.append(h("line", { class: "limit", x1: area.left, x2: area.right, y1: y(limit.y), y2: y(limit.y) }));
    const at = h("line", { class: "at", y1: area.top, y2: area.bottom });
    const moveTo = value => {
      if (value === undefined) return at.remove();
      at.setAttribute("x1", x(value));
      at.setAttribute("x2", x(value));
      if (!at.isConnected) svg.querySelector(".axis").after(at);
    };
    moveTo(data.at);
    data.series.forEach((series, index) =>
      svg.append(
        h("path", { class: `line c-${series.colour}`, d: pathOf(series.points, x, y, data.steps), "stroke-dasharray": dashes[series.dash ?? index] ?? "" }),
      ),
    );
    for (const limit of limits) svg.append(h("text", { class: "limit-name", x: area.left + 6, y: y(limit.y) - 5 }, limit.name));
    for (const mark of data.marks ?? []) {
      svg.append(h("path", { class: "mark", d: `M${x(mark.x)},${y(mark.y) - 6}l6,6l-6,6l-6,-6z` }, h("svg:title", {}, mark.name)));
    }
    readable(svg, area, xs, x, value => {
      const values = data.series.map(series => `${series.name} ${count(valueAt(series.points, value, data.steps))}`);
      fill(parts.reading, value === null ? "" : `${data.xTitle} ${count(value)}: ${values.join("; ")}`);
    });
    fill(element, svg);
    drawn = { of: data.of, width, moveTo };
  }

  const chart = chartOf(
    parts,
    data => show((last = data)),
    data => data.series.map((series, index) => ({ name: series.name, colour: series.colour, dash: series.dash ?? index })),
    data => {
      const xs = [...new Set(data.series.flatMap(series => series.points.map(point => point[0])))].sort((a, b) => a - b);
      const step = Math.max(1, Math.ceil(xs.length / 120));
      return {
        headings: [data.xTitle, ...data.series.map(series => series.name)],
        rows: xs.filter((_, index) => index % step === 0).map(value => [value, ...data.series.map(series => valueAt(series.points, value, data.steps))]),
      };
    },
  );
  /** Another place of the same data, at once; false where others are shown. */
  chart.moveTo = (of, at) => {
    if (last?.of !== of) return false;
    last.at = at;
    if (drawn?.of === of) drawn.moveTo(at);
    return true;
  };
  return chart;
}

function valueAt(points, x, steps) {
  let found = null;
  for (const [px, py] of points) {
    if (px === x) return py;
    if (px > x) break;
    found = py;
  }
  return steps ? found : null;
}
