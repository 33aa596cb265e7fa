// Runs one script in every element that is marked with its hash and not filled yet. The elements, and plotly.js, may
// arrive before or after this script.
(function (mark, script) {
  "use strict";
  var tries = 0, patience = 200;

  function run() {
    var waiting = document.querySelectorAll('[data-ekscalc-script="' + mark + '"]:not([data-drawn])');
    if (waiting.length > 0 && window.Plotly) return waiting.forEach(runIn);
    if (++tries < patience) setTimeout(run, 100);
  }

  function runIn(element) {
    element.setAttribute("data-drawn", "");
    element.textContent = "";
    script(element, window.Plotly);
  }

  run();
})
