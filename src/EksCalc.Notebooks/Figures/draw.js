// Draws one figure in every element that is marked with its hash and not drawn yet. The elements, and plotly.js, may
// arrive before or after this script, which knows neither its own place in the document nor an id.
(function (mark, figure) {
  "use strict";
  var tries = 0, patience = 200;

  function draw() {
    var waiting = document.querySelectorAll('[data-ekscalc-chart="' + mark + '"]:not([data-drawn])');
    if (waiting.length > 0 && window.Plotly) return waiting.forEach(drawIn);
    if (++tries === patience) waiting.forEach(explain);
    if (tries < patience) setTimeout(draw, 100);
    else if (waiting.length > 0) setTimeout(draw, 1000);
  }

  function drawIn(element) {
    var spec = figure(), style = getComputedStyle(element), layout = spec.layout;
    element.setAttribute("data-drawn", "");
    element.textContent = "";
    layout.font = Object.assign({}, layout.font, { color: style.color });
    layout.hoverlabel = Object.assign({}, layout.hoverlabel, {
      bgcolor: isLight(style.color) ? "#222222" : "#ffffff", bordercolor: "#888888", font: { color: style.color }
    });
    Plotly.newPlot(element, spec.data, layout, spec.config).then(function () {
      if (!window.ResizeObserver) return;
      new ResizeObserver(function () {
        if (element.clientWidth > 0) Plotly.Plots.resize(element);
      }).observe(element);
    });
  }

  function isLight(color) {
    var parts = (color.match(/[\d.]+/g) || [0, 0, 0]).map(Number);
    return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] > 140;
  }

  // The chart still comes if plotly.js does.
  function explain(element) {
    var note = document.createElement("p");
    note.textContent = "The chart is not drawn: run the cell with Notebook.Init() and keep its output.";
    element.appendChild(note);
  }

  draw();
})
