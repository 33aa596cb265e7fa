// Waits until every chart of the page is drawn, for paper or for the screen, and returns how many there are, or which was not.
async (paper) => {
  "use strict";
  var charts = Array.from(document.querySelectorAll("[data-ekscalc-chart]")), tries = 0;
  while (charts.some(chart => !chart.querySelector(".main-svg")) && ++tries < 300)
    await new Promise(resolve => setTimeout(resolve, 100));
  var missing = charts.filter(chart => !chart.querySelector(".main-svg"));
  if (missing.length > 0) return { error: missing.length + " of " + charts.length + " charts were not drawn" };
  // A chart that is still being laid out is done when it has been laid out once more.
  for (var chart of charts) await Plotly.Plots.resize(chart);
  // Before it prints, a browser says so by this event, at which charts are drawn for paper.
  if (paper) {
    window.dispatchEvent(new Event("beforeprint"));
    await new Promise(resolve => setTimeout(resolve, 300));
  }
  return { count: charts.length };
}
