// Shows a sweep with a slider or a choice for each parameter, in every element that is marked with its hash and not shown yet. What is
// shown was computed before; here it is unpacked and picked. Text is set as text alone.
window.ekscalcExplore = function (mark, spec) {
  "use strict";
  var tries = 0, patience = 200, mostMarks = 60, axes = spec.axes;
  var words = document.documentElement.lang === "ko"
    ? { copy: "C#으로 복사", copied: "복사했습니다.", marked: "코드를 선택했습니다. Ctrl+C로 복사하세요.", code: "이 값의 C# 코드", open: "앱에서 열기", values: "선택한 값의 수치" }
    : { copy: "Copy as C#", copied: "Copied.", marked: "The code is marked: copy it with Ctrl+C.", code: "These values as C#", open: "Open in the app", values: "Numbers of the choice" };
  var columns = spec.columns.map(window.ekscalcUnpack.column), titles = window.ekscalcUnpack.texts(spec.titles);

  // As a table of the library has it.
  function textOf(column, row, decimals) {
    var value = column.values[row];
    if (column.kind === "name") return column.names[value];
    if (column.kind === "flag") return value === 1 ? "yes" : "no";
    return value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  }

  function make(name, attributes, parent, text) {
    var element = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (text !== undefined) element.textContent = text;
    if (parent) parent.appendChild(element);
    return element;
  }

  function rowOf(at) { return axes.reduce(function (row, axis, index) { return row + at[index] * axis.stride; }, 0); }

  function withLine(at, line) {
    var other = at.slice();
    if (spec.lines >= 0) other[spec.lines] = line;
    return other;
  }

  function lineCount() { return spec.lines < 0 ? 1 : axes[spec.lines].values.length; }

  // The figure of a choice: what the chart of the library is at the choice that it starts with.
  function figureAt(at) {
    var figure = JSON.parse(JSON.stringify(spec.figure)), data = figure.data, along = axes[spec.along], y = columns[spec.measure].values;
    var xs = along.isNumber ? along.values.map(Number) : along.shown.map(escaped), short = { x: [], y: [] };
    var lacks = spec.shortage < 0 ? null : columns[spec.shortage];
    for (var line = 0; line < lineCount(); line++) {
      var first = withLine(at, line), trace = data[line];
      first[spec.along] = 0;
      var start = rowOf(first);
      trace.x = xs;
      trace.y = xs.map(function (_, index) { return y[start + index * along.stride]; });
      if (spec.lines < 0 || line === at[spec.lines]) trace.line.width = 3.5;
      if (lacks) xs.forEach(function (x, index) {
        var row = start + index * along.stride;
        if (lacks.kind === "flag" ? lacks.values[row] === 0 : lacks.values[row] > 0) { short.x.push(x); short.y.push(y[row]); }
      });
    }

    var marks = data[lineCount()], step = Math.ceil(short.x.length / mostMarks) || 1;
    marks.x = short.x.filter(function (_, index) { return index % step === 0; });
    marks.y = short.y.filter(function (_, index) { return index % step === 0; });
    marks.showlegend = marks.x.length > 0;
    data[lineCount() + 1].x = [xs[at[spec.along]]];
    data[lineCount() + 1].y = [y[rowOf(at)]];
    figure.layout.yaxis.range = [spec.bottoms[topOf(at)], spec.tops[topOf(at)]];
    if (spec.limitsOf >= 0) {
      figure.layout.shapes = [figure.layout.shapes[at[spec.limitsOf]]];
      figure.layout.annotations = [figure.layout.annotations[at[spec.limitsOf]]];
    }
    return figure;
  }

  function topOf(at) {
    return axes.reduce(function (place, axis, index) { return index === spec.along || index === spec.lines ? place : place * axis.values.length + at[index]; }, 0);
  }

  function escaped(text) { return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"); }

  // JSON's escapes are C#'s as well, but for line ends that JSON leaves as they are.
  function quoted(text) { return JSON.stringify(text).replace(/[\u0085\u2028\u2029]/g, function (end) { return "\\u" + ("000" + end.charCodeAt(0).toString(16)).slice(-4); }); }

  function codeOf(at) {
    return spec.code + axes.map(function (axis, index) { return "\n    .Over(" + quoted(axis.name) + ", " + quoted(axis.values[at[index]]) + ")"; }).join("") + "\n    .Run()";
  }

  // The address of the same in the app; null where it has no such view, or could not show these values.
  function addressOf(at) {
    var app = spec.app, said = window.ekscalcAddress, values = app.view === "cluster" ? clusterAt(at) : subnetAt(at);
    if (values === null || !said.canShow(app.view, values)) return null;
    return said.partsOf(app.view, document.documentElement.lang === "ko" ? "ko" : "en", Object.assign(said.usualOf(app.view), values), { text: app.text });
  }

  function clusterAt(at) {
    return {
      changes: axes.map(function (axis, index) { return { name: axis.name, text: axis.values[at[index]] }; }),
      parameter: axes[spec.along].name
    };
  }

  function subnetAt(at) {
    var all = choiceOf(at), chosen = spec.lines < 0 ? 0 : at[spec.lines], lines = [chosen], settings;
    for (var away = 1; away < lineCount() && lines.length < 4; away++)
      [chosen - away, chosen + away].forEach(function (line) { if (line >= 0 && line < lineCount() && lines.length < 4) lines.push(line); });
    if (spec.lines >= 0 && axes[spec.lines].name !== "mode" && axes[spec.lines].name.indexOf("cni.") !== 0) lines = [chosen];
    settings = lines.map(function (line) {
      var values = choiceOf(withLine(at, line)), mode = window.ekscalcAddress.modes[spec.app.modes.indexOf(values.mode)], env = {};
      Object.keys(values).forEach(function (name) { if (name.indexOf("cni.") === 0) env[name.slice(4)] = values[name]; });
      return mode ? { mode: mode, env: env } : null;
    });
    return settings[0] === null ? null : {
      type: all.instanceType, size: all.subnet, nodes: all.nodes, pods: all.pods, axis: axes[spec.along].name === "nodes" ? "nodes" : "pods",
      settings: settings.filter(Boolean)
    };
  }

  function choiceOf(at) {
    var all = Object.assign({}, spec.app.usual);
    axes.forEach(function (axis, index) { all[axis.name] = axis.values[at[index]]; });
    return all;
  }

  function build(element) {
    var at = axes.map(function (axis) { return axis.at; }), id = "ee-" + mark + "-" + (window.ekscalcExplorers = (window.ekscalcExplorers || 0) + 1), due = false;
    element.setAttribute("data-shown", "");
    element.textContent = "";
    if (window.ekscalcDraw) element.style.colorScheme = window.ekscalcDraw.isLight(getComputedStyle(element).color) ? "dark" : "light";
    var title = make("p", { "class": "ee-title", role: "status", id: id + "-title" }, element);
    var controls = make("div", { "class": "ee-controls", role: "group", "aria-labelledby": id + "-title" }, element);
    var chart = make("div", { role: "img", style: "width:100%;min-height:" + spec.figure.layout.height + "px" }, element);
    var table = make("div", { "class": "ee-table", role: "region", tabindex: "0", "aria-label": words.values }, element);
    var does = make("div", { "class": "ee-does" }, element);
    var button = make("button", { type: "button" }, does, words.copy), app = make("a", { target: "_blank", rel: "noopener", hidden: "" }, does, words.open);
    var said = make("span", { role: "status" }, does), more = make("details", {}, does), place = document.querySelector('meta[name="app"]');
    make("summary", {}, more, words.code);
    var code = make("code", {}, make("pre", { tabindex: "0" }, more)), outputs = axes.map(control), cells = rows();
    button.addEventListener("click", copy);
    show();
    chart.setAttribute("data-ekscalc-chart", mark);
    chart.ekscalcChoice = function () { return at; };

    function control(axis, index) {
      if (axis.values.length < 2) return function () {};
      var name = id + "-" + index, box = make("div", {}, controls), input, output;
      make("label", { "for": name }, box, axis.title);
      if (axis.isNumber) {
        output = make("output", { "for": name }, box);
        input = make("input", { type: "range", id: name, min: "0", max: String(axis.values.length - 1), step: "1" }, box);
      } else {
        input = make("select", { id: name }, box);
        axis.shown.forEach(function (text, value) { make("option", { value: String(value) }, input, text); });
      }
      input.setAttribute("data-parameter", axis.name);
      input.addEventListener("input", function () {
        at[index] = Math.min(axis.values.length - 1, Math.max(0, Math.round(Number(input.value)) || 0));
        // A slider says more than a screen can show: once for each of its pictures is enough.
        if (!due) requestAnimationFrame(show);
        due = true;
      });
      return function () {
        input.value = String(at[index]);
        if (output) output.textContent = axis.shown[at[index]];
        if (output) input.setAttribute("aria-valuetext", axis.shown[at[index]]);
      };
    }

    function rows() {
      var whole = make("table", {}, table), head = make("tr", {}, make("thead", {}, whole)), body = make("tbody", {}, whole), all = [];
      if (spec.lines >= 0) make("th", { scope: "col", "class": "ee-text" }, head, axes[spec.lines].title);
      spec.table.forEach(function (column) { make("th", { scope: "col" }, head, column.title); });
      for (var line = 0; line < lineCount(); line++) {
        var row = make("tr", {}, body);
        if (spec.lines >= 0) make("th", { scope: "row" }, row, axes[spec.lines].shown[line]);
        all.push({ row: row, cells: spec.table.map(function () { return make("td", {}, row); }) });
      }
      return all;
    }

    function show() {
      due = false;
      title.textContent = titles[rowOf(at)];
      chart.setAttribute("aria-label", titles[rowOf(at)]);
      outputs.forEach(function (update) { update(); });
      cells.forEach(function (line, index) {
        var row = rowOf(withLine(at, index));
        spec.table.forEach(function (column, place) { line.cells[place].textContent = textOf(columns[column.column], row, column.decimals); });
        if (spec.lines >= 0 && index === at[spec.lines]) line.row.setAttribute("aria-current", "true");
        else line.row.removeAttribute("aria-current");
      });
      code.textContent = codeOf(at);
      var address = place && spec.app ? addressOf(at) : null;
      app.hidden = address === null;
      if (address) app.href = place.content + "#" + address;
      chart.dispatchEvent(new Event("ekscalc-redraw"));
    }

    function copy() {
      // Only pages from this machine or by https have a clipboard.
      if (!navigator.clipboard) return markCode();
      navigator.clipboard.writeText(code.textContent).then(function () { said.textContent = words.copied; }, markCode);
    }

    function markCode() {
      more.open = true;
      getSelection().selectAllChildren(code);
      said.textContent = words.marked;
    }
  }

  function find() {
    var waiting = document.querySelectorAll('[data-ekscalc-explorer="' + mark + '"]:not([data-shown])');
    waiting.forEach(build);
    if (waiting.length > 0) window.ekscalcDraw(mark, function (chart) { return figureAt(chart.ekscalcChoice()); });
    if (++tries < patience) setTimeout(find, waiting.length > 0 ? 1000 : 100);
  }

  if (!document.getElementById("ekscalc-explore-style")) make("style", { id: "ekscalc-explore-style" }, document.head, window.ekscalcUnpack.style);
  find();
};
