// Pictures of numbers as SVG. Each has its finding as caption, a reading by pointer or arrow keys, and its values as a table.
import { h, el, renew, onFrame, clamp } from "../dom.js";
import { say } from "../texts.js";
import { count } from "../numbers.js";

export const margin = { left: 58, right: 18, top: 14, bottom: 42 };
export const dashes = ["", "7 4", "2 4", "9 3 2 3"];
/** A step of 1, 2 or 5 times a power of ten that makes about as many ticks. */
function niceStep(span, ticks) {
  const rough = Math.max(span, 1e-9) / ticks,
    power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map(factor => factor * power).find(step => step >= rough) ?? rough;
}

export function ticksOf(least, most, wanted, whole = true) {
  const step = whole ? Math.max(1, niceStep(most - least, wanted)) : niceStep(most - least, wanted);
  const ticks = [];
  for (let value = Math.ceil(least / step) * step; value <= most + step / 1e6; value += step) ticks.push(Math.round(value * 1e6) / 1e6);
  return ticks;
}

const restMilliseconds = 300;

/** A frame that draws itself anew when its width changes; far from the screen it waits until the data rest. */
export function frame(className, draw, height) {
  const holder = h("div", { class: `plot ${className}` });
  let last = null,
    width = 0,
    isNear = true,
    resting = 0;
  const redraw = onFrame(() => {
    clearTimeout(resting);
    width ||= holder.clientWidth;
    if (last !== null && width > 0) draw(holder, last, width, typeof height === "function" ? height(last, width) : height);
  });
  new ResizeObserver(([{ contentRect }]) => {
    if (Math.floor(contentRect.width) === width) return;
    width = Math.floor(contentRect.width);
    redraw();
  }).observe(holder);
  new IntersectionObserver(([{ isIntersecting }]) => (isNear = isIntersecting), { rootMargin: "200px" }).observe(holder);
  return {
    holder,
    show(data) {
      last = data;
      clearTimeout(resting);
      if (isNear || holder.children.length === 0) redraw();
      else resting = setTimeout(redraw, restMilliseconds);
    },
  };
}

/** A figure: the finding, the picture, what the colours mean, and the values as a table. */
export function figure(picture, { table = true } = {}) {
  const caption = h("figcaption"),
    legend = h("ul", { class: "legend", "aria-label": say("legend") }),
    reading = h("p", { class: "reading", "aria-live": "polite" });
  const values = h("details", { class: "values" }, h("summary", {}, say("valuesAsTable")));
  const body = h("div", { class: "scroll" });
  values.append(body);
  let rows = null;
  const fillTable = () => values.open && rows && renew(body, tableOf(rows().headings, rows().rows));
  values.addEventListener("toggle", fillTable);
  const element = h("figure", { class: "chart" }, caption, legend, picture, reading, table ? values : null);
  return {
    element,
    reading,
    show(finding, items, valuesOf) {
      renew(caption, finding);
      renew(
        legend,
        items.map(({ name, colour, dash, shape }) =>
          el("li", {}, el("span", { class: `key ${shape ?? "line"} c-${colour}`, "data-dash": dash ?? "", "aria-hidden": "true" }), name),
        ),
      );
      rows = valuesOf;
      fillTable();
    },
  };
}

/** A chart of a frame and a figure: its finding, what its colours mean and its values follow its data, and then its picture. */
export const chartOf = (parts, show, legendOf, valuesOf) => ({
  element: parts.element,
  show(data) {
    parts.show(data.finding, legendOf(data), () => valuesOf(data));
    show(data);
  },
});

/** More columns than these do not stand beside each other on a narrow screen. */
const mostBeside = 3;

/** A table; numbers to the right. Where it is too wide for a narrow screen, each row is a list of its cells there. */
export function tableOf(headings, rows, isStacked = headings.length > mostBeside) {
  const numeric = headings.map((_, column) => rows.length > 0 && rows.every(row => typeof row[column] === "number" || row[column] === null));
  const classOf = (value, column) => (numeric[column] ? "number" : typeof value === "string" && value.length < 30 && !value.includes(" ") ? "whole" : null);
  const cell = (value, column) =>
    el("td", { class: classOf(value, column), "data-of": isStacked ? headings[column] : null }, typeof value === "number" ? count(value) : (value ?? "–"));
  return el(
    "table",
    { class: isStacked ? "stacked" : null },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        headings.map((heading, column) => el("th", { scope: "col", class: numeric[column] ? "number" : null }, heading)),
      ),
    ),
    el(
      "tbody",
      {},
      rows.map(row => el("tr", {}, row.map(cell))),
    ),
  );
}

export function axes(svg, area, x, y, xTicks, yTicks, xTitle, yTitle) {
  svg.append(
    h(
      "g",
      { class: "grid" },
      yTicks.map(tick => h("line", { x1: area.left, x2: area.right, y1: y(tick), y2: y(tick) })),
    ),
    h(
      "g",
      { class: "axis" },
      yTicks.map(tick => h("text", { x: area.left - 8, y: y(tick) + 4, "text-anchor": "end" }, count(tick))),
      xTicks.map(tick => h("text", { x: x(tick), y: area.bottom + 18, "text-anchor": "middle" }, count(tick))),
      h("line", { x1: area.left, x2: area.right, y1: area.bottom, y2: area.bottom }),
      h("text", { x: (area.left + area.right) / 2, y: area.bottom + 36, "text-anchor": "middle", class: "axis-title" }, xTitle),
      h("text", { x: 4, y: 10, class: "axis-title" }, yTitle),
    ),
  );
}

export const pathOf = (points, x, y, steps) =>
  points.map(([px, py], index) => (index === 0 ? `M${x(px)},${y(py)}` : steps ? `H${x(px)}V${y(py)}` : `L${x(px)},${y(py)}`)).join("");

/** A reading line that follows the pointer, and the arrow keys. */
export function readable(svg, area, positions, x, tell) {
  const line = h("line", { class: "cursor", y1: area.top, y2: area.bottom, visibility: "hidden" });
  svg.append(line);
  let at = -1;
  const move = to => {
    at = clamp(to, 0, positions.length - 1);
    line.setAttribute("x1", x(positions[at]));
    line.setAttribute("x2", x(positions[at]));
    line.setAttribute("visibility", "visible");
    tell(positions[at], at);
  };
  const nearest = clientX => {
    const inside = (clientX - svg.getBoundingClientRect().left) * (svg.viewBox.baseVal.width / svg.getBoundingClientRect().width);
    let best = 0;
    positions.forEach((position, index) => {
      if (Math.abs(x(position) - inside) < Math.abs(x(positions[best]) - inside)) best = index;
    });
    return best;
  };
  svg.addEventListener("pointermove", event => move(nearest(event.clientX)));
  svg.addEventListener("pointerleave", () => {
    line.setAttribute("visibility", "hidden");
    tell(null);
  });
  svg.addEventListener("keydown", event => {
    const steps = { ArrowLeft: -1, ArrowRight: 1, PageUp: 10, PageDown: -10 }[event.key];
    if (steps === undefined && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    move(event.key === "Home" ? 0 : event.key === "End" ? positions.length - 1 : at < 0 ? 0 : at + steps);
  });
}

/** The attributes of a picture. */
export const pictureOf = (width, height, label) => ({ viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label, tabindex: "0" });

export const svgOf = (width, height, label) => h("svg", pictureOf(width, height, label));
