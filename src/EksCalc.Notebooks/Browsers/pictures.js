// Draws a figure, given as JSON, in each of the forms, and returns them as data URLs, or the error that stopped it.
async (json, forms) => {
  "use strict";

  // Plotly draws lots for the ids inside an SVG. The same figure must give the same picture, so the lots are fixed.
  var state = 1, urls = [];
  Math.random = function () {
    state = state * 48271 % 2147483647;
    return state / 2147483647;
  };

  try {
    for (var form of forms) {
      // Plotly changes what it is given, so each drawing gets a copy.
      var figure = JSON.parse(json), layout = figure.layout;
      layout.paper_bgcolor = "#ffffff";
      layout.font = Object.assign({}, layout.font, { color: "#222222" });
      urls.push(await Plotly.toImage(figure, { format: form.kind, width: layout.width, height: layout.height, scale: form.scale }));
    }
    return { urls: urls };
  } catch (error) {
    return { error: String(error && error.message || error) };
  }
}
