// Pictures of numbers as SVG. Each has its finding as caption, a reading by pointer or arrow keys, and its values as a table.
import { h, fill, onFrame, clamp } from "./dom.js";
import { say, count } from "./texts.js";

const margin = { left: 58, right: 18, top: 14, bottom: 42 };
const dashes = ["", "7 4", "2 4", "9 3 2 3"];

/** A step of 1, 2 or 5 times a power of ten that makes about as many ticks. */
function niceStep(span, ticks) {
  const rough = Math.max(span, 1e-9) / ticks, power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map(factor => factor * power).find(step => step >= rough) ?? rough;
}

function ticksOf(least, most, wanted, whole = true) {
  const step = whole ? Math.max(1, niceStep(most - least, wanted)) : niceStep(most - least, wanted);
  const ticks = [];
  for (let value = Math.ceil(least / step) * step; value <= most + step / 1e6; value += step) ticks.push(Math.round(value * 1e6) / 1e6);
  return ticks;
}

/** A frame that draws itself anew when its width changes. */
function frame(className, draw, height) {
  const holder = h("div", { class: `plot ${className}` });
  let last = null;
  const redraw = onFrame(() => {
    if (last !== null && holder.clientWidth > 0) draw(holder, last, holder.clientWidth, typeof height === "function" ? height(last, holder.clientWidth) : height);
  });
  new ResizeObserver(redraw).observe(holder);
  return { holder, show(data) { last = data; redraw(); } };
}

/** A figure: the finding, the picture, what the colours mean, and the values as a table. */
function figure(picture, { table = true } = {}) {
  const caption = h("figcaption"), legend = h("ul", { class: "legend", "aria-label": say("legend") }), reading = h("p", { class: "reading", "aria-live": "polite" });
  const values = h("details", { class: "values" }, h("summary", {}, say("valuesAsTable")));
  const body = h("div", { class: "scroll" });
  values.append(body);
  let rows = null;
  const fillTable = () => values.open && rows && fill(body, tableOf(rows().headings, rows().rows));
  values.addEventListener("toggle", fillTable);
  const element = h("figure", { class: "chart" }, caption, legend, picture, reading, table ? values : null);
  return {
    element, reading,
    show(finding, items, valuesOf) {
      fill(caption, finding);
      fill(legend, items.map(({ name, colour, dash, shape }) => h("li", {}, h("span", { class: `key ${shape ?? "line"} c-${colour}`, "data-dash": dash ?? "", "aria-hidden": "true" }), name)));
      rows = valuesOf;
      fillTable();
    },
  };
}

/** A table; numbers to the right. */
export function tableOf(headings, rows, caption) {
  const numeric = headings.map((_, column) => rows.length > 0 && rows.every(row => typeof row[column] === "number" || row[column] === null));
  const classOf = (value, column) => (numeric[column] ? "number" : typeof value === "string" && value.length < 30 && !value.includes(" ") ? "whole" : null);
  const cell = (value, column) => h("td", { class: classOf(value, column) }, typeof value === "number" ? count(value) : value ?? "–");
  return h("table", {}, caption ? h("caption", {}, caption) : null, h("thead", {}, h("tr", {}, headings.map((heading, column) => h("th", { scope: "col", class: numeric[column] ? "number" : null }, heading)))),
    h("tbody", {}, rows.map(row => h("tr", {}, row.map(cell)))));
}

function axes(svg, area, x, y, xTicks, yTicks, xTitle, yTitle) {
  svg.append(
    h("g", { class: "grid" }, yTicks.map(tick => h("line", { x1: area.left, x2: area.right, y1: y(tick), y2: y(tick) }))),
    h("g", { class: "axis" },
      yTicks.map(tick => h("text", { x: area.left - 8, y: y(tick) + 4, "text-anchor": "end" }, count(tick))),
      xTicks.map(tick => h("text", { x: x(tick), y: area.bottom + 18, "text-anchor": "middle" }, count(tick))),
      h("line", { x1: area.left, x2: area.right, y1: area.bottom, y2: area.bottom }),
      h("text", { x: (area.left + area.right) / 2, y: area.bottom + 36, "text-anchor": "middle", class: "axis-title" }, xTitle),
      h("text", { x: 4, y: 10, class: "axis-title" }, yTitle)));
}

const pathOf = (points, x, y, steps) => points.map(([px, py], index) => (index === 0 ? `M${x(px)},${y(py)}` : steps ? `H${x(px)}V${y(py)}` : `L${x(px)},${y(py)}`)).join("");

/** A reading line that follows the pointer, and the arrow keys. */
function readable(svg, area, positions, x, tell) {
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
    positions.forEach((position, index) => { if (Math.abs(x(position) - inside) < Math.abs(x(positions[best]) - inside)) best = index; });
    return best;
  };
  svg.addEventListener("pointermove", event => move(nearest(event.clientX)));
  svg.addEventListener("pointerleave", () => { line.setAttribute("visibility", "hidden"); tell(null); });
  svg.addEventListener("keydown", event => {
    const steps = { ArrowLeft: -1, ArrowRight: 1, PageUp: 10, PageDown: -10 }[event.key];
    if (steps === undefined && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    move(event.key === "Home" ? 0 : event.key === "End" ? positions.length - 1 : at < 0 ? 0 : at + steps);
  });
}

const svgOf = (width, height, label) => h("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label, tabindex: "0" });

/**
 * Lines over numbers. show({ finding, series: [{ name, colour, dash, points }], limits: [{ y, name }], marks: [{ x, y, name }], at, xTitle, yTitle, steps })
 */
export function lineChart() {
  const { holder, show } = frame("lines", draw, (_, width) => (width < 520 ? 260 : 330));
  const parts = figure(holder);
  let reading = "";

  function draw(element, data, width, height) {
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
    if (data.at !== undefined) svg.append(h("line", { class: "at", x1: x(data.at), x2: x(data.at), y1: area.top, y2: area.bottom }));
    data.series.forEach((series, index) => svg.append(h("path", { class: `line c-${series.colour}`, d: pathOf(series.points, x, y, data.steps), "stroke-dasharray": dashes[series.dash ?? index] ?? "" })));
    for (const limit of limits) svg.append(h("text", { class: "limit-name", x: area.left + 6, y: y(limit.y) - 5 }, limit.name));
    for (const mark of data.marks ?? []) {
      svg.append(h("path", { class: "mark", d: `M${x(mark.x)},${y(mark.y) - 6}l6,6l-6,6l-6,-6z` }, h("svg:title", {}, mark.name)));
    }
    readable(svg, area, xs, x, value => {
      reading = value === null ? "" : `${data.xTitle} ${count(value)}: ${data.series.map(series => `${series.name} ${count(valueAt(series.points, value, data.steps))}`).join("; ")}`;
      fill(parts.reading, reading);
    });
    fill(element, svg);
  }

  return {
    element: parts.element,
    show(data) {
      parts.show(data.finding, data.series.map((series, index) => ({ name: series.name, colour: series.colour, dash: series.dash ?? index })), () => {
        const xs = [...new Set(data.series.flatMap(series => series.points.map(point => point[0])))].sort((a, b) => a - b);
        const step = Math.max(1, Math.ceil(xs.length / 120));
        return { headings: [data.xTitle, ...data.series.map(series => series.name)], rows: xs.filter((_, index) => index % step === 0).map(value => [value, ...data.series.map(series => valueAt(series.points, value, data.steps))]) };
      });
      show(data);
    },
  };
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
      layer.values.forEach((value, index) => { base[index] += value; });
      const ends = [...data.times.slice(1), data.until];
      const up = data.times.map((time, index) => `${index === 0 ? "M" : "L"}${x(time)},${y(base[index])}H${x(ends[index])}`).join("");
      const down = data.times.map((_, i) => data.times.length - 1 - i).map(index => `L${x(ends[index])},${y(lower[index])}H${x(data.times[index])}`).join("");
      svg.append(h("path", { class: `area c-${layer.colour}`, d: `${up}${down}Z` }));
    }
    svg.append(h("line", { class: "at", x1: x(data.at), x2: x(data.at), y1: area.top, y2: area.bottom }));
    readable(svg, area, data.times, x, (value, index) => fill(parts.reading, value === null ? "" : `${count(value)} s: ${data.layers.map(layer => `${layer.name} ${count(layer.values[index])}`).join("; ")}`));
    svg.addEventListener("click", event => onSeek(clamp(Math.round(((event.clientX - svg.getBoundingClientRect().left) - area.left) / (area.right - area.left) * data.until), 0, data.until)));
    fill(element, svg);
  }

  return {
    element: parts.element,
    show(data) {
      parts.show(data.finding, data.layers.map(layer => ({ name: layer.name, colour: layer.colour, shape: "box" })),
        () => ({ headings: [say("seconds"), ...data.layers.map(layer => layer.name)], rows: data.times.map((time, index) => [time, ...data.layers.map(layer => layer.values[index])]) }));
      show(data);
    },
  };
}

/** Bars of parts with a limit each. show({ finding, parts: [{ name, colour }], rows: [{ name, note, values, limit }] }) */
export function barChart() {
  const rowHeight = 46;
  const { holder, show } = frame("bars", draw, data => data.rows.length * rowHeight + 34);
  const figureParts = figure(holder);

  function draw(element, data, width, height) {
    const area = { left: 8, right: width - 14, top: 4, bottom: height - 26 };
    const shareOf = row => row.values.reduce((sum, value) => sum + value, 0) / Math.max(1, row.limit);
    const most = Math.min(3, Math.max(1, ...data.rows.map(shareOf)));
    const xOf = (row, value) => area.left + Math.min(most, value / Math.max(1, row.limit)) / most * (area.right - area.left);
    const svg = svgOf(width, height, data.finding);
    data.rows.forEach((row, index) => {
      const top = area.top + index * rowHeight, x = value => xOf(row, value);
      let from = 0;
      svg.append(h("text", { class: "bar-name", x: area.left, y: top + 13 }, width < 520 ? row.short : row.name), h("text", { class: "bar-note", x: area.right, y: top + 13, "text-anchor": "end" }, row.note));
      svg.append(h("rect", { class: "room", x: x(0), y: top + 18, width: Math.max(0, x(row.limit) - x(0)), height: 18 }));
      row.values.forEach((value, part) => {
        if (value > 0) svg.append(h("rect", { class: `c-${data.parts[part].colour}`, x: x(from), y: top + 18, width: Math.max(0.5, x(from + value) - x(from)), height: 18 }, h("svg:title", {}, `${row.name}: ${data.parts[part].name} ${count(value)}`)));
        from += value;
      });
      svg.append(h("line", { class: from > row.limit ? "limit over" : "limit", x1: x(row.limit), x2: x(row.limit), y1: top + 15, y2: top + 40 }));
    });
    const at = share => area.left + share / most * (area.right - area.left);
    svg.append(h("g", { class: "axis" }, ticksOf(0, most, 4, false).map(tick => h("text", { x: at(tick), y: height - 8, "text-anchor": tick === 0 ? "start" : at(tick) > area.right - 20 ? "end" : "middle" }, `${count(Math.round(tick * 100))} %`))));
    fill(element, svg);
  }

  return {
    element: figureParts.element,
    show(data) {
      figureParts.show(data.finding, data.parts.map(part => ({ name: part.name, colour: part.colour, shape: "box" })),
        () => ({ headings: [say("subnet"), ...data.parts.map(part => part.name), say("capacity")], rows: data.rows.map(row => [row.name, ...row.values, row.limit]) }));
      show(data);
    },
  };
}

/** A node's ENIs as rows of slots. show({ finding, enis: [{ name, note, slots, attachedSlots, addressesPerSlot, assignedAddresses, own }] }) */
export function slotChart() {
  const { holder, show } = frame("slots", draw, data => data.enis.length * 34 + 8);
  const parts = figure(holder, { table: true });

  function draw(element, data, width, height) {
    const nameWidth = width < 520 ? 0 : 128, most = Math.max(...data.enis.map(eni => eni.slots)) + 1;
    const step = Math.min(26, (width - nameWidth - 8) / most), size = Math.max(1, step - (step > 8 ? 3 : 1));
    const svg = svgOf(width, height, data.finding);
    data.enis.forEach((eni, row) => {
      const top = 4 + row * 34, boxTop = nameWidth === 0 ? top + 14 : top + 3, boxHeight = nameWidth === 0 ? 14 : 24;
      svg.append(h("text", { class: "bar-name", x: 0, y: nameWidth === 0 ? top + 10 : top + 19 }, eni.name, nameWidth === 0 ? ` · ${eni.note}` : ""));
      const left = index => nameWidth + index * step;
      const box = (index, from, share, colour, title) => svg.append(h("rect", { class: colour, x: left(index) + from * size, y: boxTop, width: size * share, height: boxHeight, rx: 1 }, h("svg:title", {}, title)));
      box(0, 0, 1, eni.own, `${eni.name}: ${say("ownAddress")}`);
      let assigned = eni.assignedAddresses;
      for (let slot = 1; slot <= eni.slots; slot++) {
        if (slot > eni.attachedSlots) { box(slot, 0, 1, "c-empty", `${eni.name}, ${slot}: ${say("emptySlot")}`); continue; }
        const used = Math.min(assigned, eni.addressesPerSlot), share = used / eni.addressesPerSlot;
        assigned -= used;
        const title = `${eni.name}, ${slot}: ${used}/${eni.addressesPerSlot} ${say("withPods")}`;
        if (share > 0) box(slot, 0, share, "c-assigned", title);
        if (share < 1) box(slot, share, 1 - share, "c-warm", title);
      }
      if (nameWidth > 0 && left(most) + 8 + eni.note.length * 6.6 < width) svg.append(h("text", { class: "bar-note", x: left(most) + 8, y: top + 19 }, eni.note));
    });
    fill(element, svg);
  }

  return {
    element: parts.element,
    show(data) {
      parts.show(data.finding, [{ name: say("ownAddress"), colour: "primary", shape: "box" }, { name: say("withPods"), colour: "assigned", shape: "box" }, { name: say("warm"), colour: "warm", shape: "box" }, { name: say("emptySlot"), colour: "empty", shape: "box" }],
        () => ({ headings: ["ENI", say("slots"), say("inUse"), say("withPods")], rows: data.enis.map(eni => [eni.name, eni.slots, eni.attachedSlots, eni.assignedAddresses]) }));
      show(data);
    },
  };
}

/** A subnet address by address, a row of cells for each /28 or more. show({ finding, addresses, runs: [{ owner, count }], owners: { name: { name, colour } } }) */
export function mapChart() {
  const columnsOf = data => (data.addresses <= 256 ? 32 : data.addresses <= 2048 ? 64 : data.addresses <= 16384 ? 128 : 256);
  const { holder, show } = frame("map", draw, 0);
  const parts = figure(holder);

  function draw(element, data, width) {
    const columns = columnsOf(data), rows = Math.ceil(data.addresses / columns);
    const cell = Math.max(1, Math.min(16, Math.floor(Math.min(width, 1024) / columns * 2) / 2)), scale = Math.min(2, window.devicePixelRatio || 1);
    const canvas = h("canvas", { role: "img", "aria-label": data.finding, width: columns * cell * scale, height: rows * cell * scale });
    canvas.style.setProperty("inline-size", `${columns * cell}px`);
    const context = canvas.getContext("2d"), style = getComputedStyle(element), gap = cell > 4 ? 1 : 0;
    let at = 0;
    context.scale(scale, scale);
    for (const run of data.runs) {
      context.fillStyle = style.getPropertyValue(`--${data.owners[run.owner].colour}`).trim();
      for (let end = at + run.count; at < end; at++) context.fillRect((at % columns) * cell, Math.floor(at / columns) * cell, cell - gap, cell - gap);
    }
    fill(element, canvas);
  }

  return {
    element: parts.element,
    show(data) {
      const sums = {};
      for (const run of data.runs) sums[run.owner] = (sums[run.owner] ?? 0) + run.count;
      parts.show(data.finding, Object.keys(sums).map(owner => ({ name: `${data.owners[owner].name} ${count(sums[owner])}`, colour: data.owners[owner].colour, shape: "box" })),
        () => ({ headings: [say("owner"), say("addresses")], rows: Object.entries(sums).map(([owner, sum]) => [data.owners[owner].name, sum]) }));
      show(data);
    },
  };
}

/** Points by two costs; the recommended one is named. show({ finding, points: [{ x, y, name, kind }], xTitle, yTitle }) */
export function pointChart() {
  const { holder, show } = frame("points", draw, (_, width) => (width < 520 ? 240 : 300));
  const parts = figure(holder);

  function draw(element, data, width, height) {
    const area = { left: margin.left, right: width - margin.right, top: margin.top + 8, bottom: height - margin.bottom };
    const [mostX, mostY] = [Math.max(1, ...data.points.map(point => point.x)) * 1.06, Math.max(1, ...data.points.map(point => point.y)) * 1.1];
    const x = value => area.left + (value / mostX) * (area.right - area.left), y = value => area.bottom - (value / mostY) * (area.bottom - area.top);
    const svg = svgOf(width, height, data.finding);
    axes(svg, area, x, y, ticksOf(0, mostX, 6), ticksOf(0, mostY, 5), data.xTitle, data.yTitle);
    for (const point of data.points) {
      svg.append(h("circle", { class: `point c-${point.kind === "recommended" ? "assigned" : point.kind === "current" ? "shortage" : "others"}`, cx: x(point.x), cy: y(point.y), r: point.kind ? 7 : 5 }, h("svg:title", {}, point.name)));
      if (point.kind) svg.append(h("text", { class: "bar-note", x: x(point.x) + (x(point.x) > width / 2 ? -10 : 10), y: y(point.y) - 8, "text-anchor": x(point.x) > width / 2 ? "end" : "start" }, say(point.kind)));
    }
    fill(element, svg);
  }

  return {
    element: parts.element,
    show(data) {
      parts.show(data.finding, [{ name: say("recommended"), colour: "assigned", shape: "box" }, { name: say("current"), colour: "shortage", shape: "box" }, { name: say("notBeaten"), colour: "others", shape: "box" }],
        () => ({ headings: [say("settings"), data.xTitle, data.yTitle], rows: data.points.map(point => [point.name, point.x, point.y]) }));
      show(data);
    },
  };
}

