// Draws one figure in every element that is marked with its hash and not drawn yet. The elements, and plotly.js, may
// arrive before or after this script, which knows neither its own place in the document nor an id.
window.ekscalcDraw = function (mark, figure) {
  "use strict";
  var tries = 0, patience = 200, phone = 700, paper = 680;
  var titleFont = 15, textFont = 12, line = 18;
  var pen = document.createElement("canvas").getContext("2d");

  function draw() {
    var waiting = document.querySelectorAll('[data-ekscalc-chart="' + mark + '"]:not([data-drawn])');
    if (waiting.length > 0 && window.Plotly) return waiting.forEach(drawIn);
    if (++tries === patience) waiting.forEach(explain);
    if (tries < patience) setTimeout(draw, 100);
    else if (waiting.length > 0) setTimeout(draw, 1000);
  }

  function drawIn(element) {
    var drawnAt = 0, due = false;
    element.setAttribute("data-drawn", "");
    element.textContent = "";
    var drawn = show(element.clientWidth).then(function () {
      // The box is drawn anew with each move of the pointer, also where plotly.js tells of none.
      new MutationObserver(function () { nameX(element); }).observe(element.querySelector(".hoverlayer"), { childList: true, subtree: true });
      if (window.ResizeObserver) new ResizeObserver(resize).observe(element);
      window.addEventListener("beforeprint", function () { show(paper, "#1f2328"); });
      window.addEventListener("afterprint", function () { show(element.clientWidth); });
    });
    // What a figure is made of may change, also while it is being drawn; then the element is told.
    element.addEventListener("ekscalc-redraw", function () {
      if (due) return;
      due = true;
      drawn = drawn.then(again, again);
    });

    function again() {
      due = false;
      return show(element.clientWidth);
    }

    function resize() {
      var width = element.clientWidth;
      if (width === 0 || width === drawnAt) return;
      if (Math.min(width, drawnAt) < phone) return show(width);
      drawnAt = width;
      Plotly.relayout(element, { width: width }); // Keeps what the reader has zoomed to.
    }

    function show(width, color) {
      var spec = figure(element), layout = spec.layout, text = color || getComputedStyle(element).color;
      drawnAt = width;
      layout.font = Object.assign({}, layout.font, { color: text });
      layout.hoverlabel = Object.assign({}, layout.hoverlabel, {
        bgcolor: window.ekscalcDraw.isLight(text) ? "rgba(34,34,34,0.9)" : "rgba(255,255,255,0.9)", bordercolor: "#888888", font: { color: text }
      });
      if (width > 0) layout.width = width;
      if (width > 0 && width < phone) fit(spec.data, layout, width, spec.config);
      return Plotly.react(element, spec.data, layout, spec.config);
    }
  }

  // A narrow screen: text goes on in a further line, what stood to the right of the plot is left out or goes into the legend.
  function fit(data, layout, width, config) {
    var margin = layout.margin = Object.assign({}, layout.margin), y = layout.yaxis = layout.yaxis || {}, x = layout.xaxis = layout.xaxis || {};
    config.displayModeBar = false; // It would cover the title.
    margin.autoexpand = x.automargin = y.automargin = false;
    var notes = layout.annotations || [], ends = notes.filter(function (note) { return note.name === "end"; });
    layout.annotations = notes.filter(function (note) { return note.name !== "end" && note.name !== "aside"; });
    if (ends.length > 0 || layout.legend && layout.legend.orientation === "v") margin.r = 14;
    var besides = notes.filter(function (note) { return note.xanchor === "left" && note.showarrow === false && note.xref !== "paper"; });
    if (besides.length > 0) // Behind bars: as much room as they need.
      margin.r = Math.min(margin.r, 16 + Math.max.apply(null, besides.map(function (note) { return widest(note.text, textFont) + (note.xshift || 0); })));
    data.forEach(function (trace) {
      if (trace.meta === "ended") trace.showlegend = layout.showlegend = true;
      if (trace.type !== "heatmap") return;
      trace.textfont = { size: trace.x && trace.x.length < 8 ? 10 : 8 };
      if (trace.texttemplate) { trace.showscale = false; margin.r = 14; } // The numbers say what the colours do.
      else if (trace.colorbar) { trace.colorbar.thickness = 8; margin.r = Math.min(margin.r, 72); }
    });

    if (y.title && y.title.text) { // plotly.js puts it by the labels' own width, which is not known yet.
      layout.annotations.push({
        text: y.title.text, textangle: -90, showarrow: false, xref: "paper", x: 0, xanchor: "right", xshift: -38,
        yref: "y domain", y: 0.5, yanchor: "middle", font: { size: textFont + 1 }
      });
      y.title = undefined;
    }
    if (y.ticktext) {
      var labels = Array.from(y.ticktext, function (name) { // Their own lines stay lines.
        return [].concat.apply([], name.split("<br>").map(function (part) { return wrap(part, textFont, width * 0.3); }));
      });
      var tallest = Math.max.apply(null, labels.map(function (lines) { return lines.length; }));
      var needed = tallest === 1 ? 21 : 14 + 17 * tallest;
      var rowHeight = (layout.height - margin.t - margin.b) / labels.length;
      if (rowHeight < needed) layout.height += (needed - rowHeight) * labels.length;
      y.ticktext = labels.map(function (lines) { return lines.join("<br>"); });
      margin.l = 14 + Math.max.apply(null, y.ticktext.map(function (name) { return widest(name, textFont + 1); }));
    } else margin.l = Math.min(margin.l || 80, 62);
    data.forEach(function (trace) {
      if (trace.type !== "heatmap" || y.type !== "category") return;
      var longest = Math.max.apply(null, Array.from(trace.y, function (name) { return widest(String(name), textFont + 1); }));
      margin.l = Math.max(margin.l, 34 + longest);
    });
    layout.annotations.forEach(function (note) { if (note.textangle === -90) note.xshift = 20 - margin.l; });
    var plot = width - margin.l - margin.r;
    if (plot < 200 && x.dtick === undefined && x.type !== "category") { x.nticks = plot < 120 ? 2 : 3; x.tickangle = 0; }
    if (x.title && x.title.text) {
      var lines = wrap(x.title.text, textFont + 1, Math.max(plot, width * 0.6));
      x.title = Object.assign({}, x.title, { text: lines.join("<br>"), font: { size: textFont + 1 } });
      var below = lines.length > 1 ? (lines.length - 1) * line + 8 : 0;
      margin.b += below;
      layout.height += below;
    }
    data.forEach(function (trace) {
      if (trace.type !== "heatmap" || x.type !== "category") return;
      var longest = Math.max.apply(null, Array.from(trace.x, function (name) { return widest(name, textFont); }));
      if (longest * trace.x.length < plot) return;
      var across = plot / trace.x.length < 32 ? 1 : 2; // Lines beside each other in a column.
      trace.x = Array.from(trace.x, function (name) { return wrap(name, textFont, across === 1 ? Infinity : widest(name.replace(/<br>/g, " "), textFont) * 0.65).join("<br>"); });
      longest = Math.max.apply(null, trace.x.map(function (name) { return widest(name, textFont); }));
      x.tickangle = -90;
      margin.b += longest;
      layout.height += longest;
    });
    layout.annotations = layout.annotations.filter(function (note) { // A row of marks whose name has no room behind them.
      if (note.yref !== "y2" || note.xref !== "x" || !x.range) return true;
      var at = margin.l + plot * (note.x - x.range[0]) / (x.range[1] - x.range[0]), size = widest(note.text, textFont) + Math.abs(note.xshift || 0);
      if (note.xanchor === "left" ? at + size < width - 4 : at - size > margin.l) return true;
      data.forEach(function (trace) { if (trace.yaxis === "y2" && trace.name === note.text) trace.showlegend = layout.showlegend = true; });
      return false;
    });
    if (x.dtick === 1 && x.range && x.range[1] - x.range[0] > 12) x.dtick = 5;
    layout.annotations.forEach(function (note) {
      if (note.xref !== "paper" || note.yref !== "paper") return;
      var rows = wrap(note.text, textFont, width - margin.l - 14);
      note.text = rows.join("<br>");
      note.align = "left";
      note.font = Object.assign({}, note.font, { size: textFont });
      if (note.yanchor === "top") { margin.b += (rows.length - 1) * line; layout.height += (rows.length - 1) * line; }
    });

    var named = layout.showlegend === false ? [] : data.filter(function (trace) {
      return trace.showlegend !== false && trace.name && trace.type !== "heatmap";
    });
    named.forEach(function (trace) { trace.name = wrap(trace.name.replace(/,(?=\S)/g, ", "), textFont, width - 80).join("<br>"); });
    var entry = 60 + Math.max.apply(null, [0].concat(named.map(function (trace) { return widest(trace.name, textFont); })));
    var inRow = Math.max(1, Math.floor(plot / entry)), legend = 0; // plotly.js keeps a legend within the plot's width.
    for (var first = 0; first < named.length; first += inRow)
      legend += 3 + 17 * Math.max.apply(null, named.slice(first, first + inRow).map(function (trace) { return trace.name.split("<br>").length; }));
    var title = wrap(layout.title && layout.title.text || "", titleFont, width - 28);
    layout.title = Object.assign({}, layout.title, {
      text: title.join("<br>"), font: { size: titleFont }, pad: { l: 14, t: 14 + (title.length - 1) * 20 / 2 }
    });
    var top = 26 + title.length * 20 + legend + (legend > 0 ? 16 : 0);
    if (layout.legend && layout.legend.y === 0) {
      var bottom = 44 + (lines ? lines.length * line : 0) + legend;
      layout.height += bottom - margin.b + title.length * 20 + 20 - margin.t;
      margin.b = bottom;
      margin.t = title.length * 20 + 20;
      layout.legend.font = { size: textFont };
    } else {
      layout.height += top - margin.t;
      margin.t = top;
      layout.legend = { orientation: "h", x: 0, xref: "container", xanchor: "left", y: 1, yanchor: "bottom", traceorder: "normal", font: { size: textFont } };
    }
  }

  // Text without marks but line breaks, in lines no wider than so many pixels.
  function wrap(text, size, pixels) {
    var lines = [], last = "";
    text.split(/<br>|\s+/).forEach(function (word) {
      if (last && widest(last + " " + word, size) > pixels) { lines.push(last); last = word; }
      else last = last ? last + " " + word : word;
    });
    return lines.concat(last);
  }

  function widest(text, size) {
    pen.font = size + "px system-ui, sans-serif";
    return Math.max.apply(null, text.split("<br>").map(function (part) {
      return pen.measureText(part.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&")).width;
    }));
  }

  // A box for all curves has the bare number of the x axis as its title.
  function nameX(element) {
    var title = element.querySelector(".hoverlayer .legendtitletext"), axis = element.layout.xaxis;
    if (title && axis && axis.title && title.textContent.indexOf(":") < 0)
      title.textContent = axis.title.text.replace(/<br>/g, " ").replace(/ \(.*/, "") + ": " + title.textContent;
  }

  // The chart still comes if plotly.js does.
  function explain(element) {
    var note = document.createElement("p");
    note.textContent = "The chart is not drawn: run the cell with Notebook.Init() and keep its output.";
    element.appendChild(note);
  }

  draw();
};

window.ekscalcDraw.isLight = function (color) {
  var parts = (color.match(/[\d.]+/g) || [0, 0, 0]).map(Number);
  if (color[0] === "#") parts = [0, 0, 0];
  return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] > 140;
};
