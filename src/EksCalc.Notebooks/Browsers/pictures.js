// Draws a figure, given as JSON, and returns it as data URLs of an SVG and of a PNG, or the error that stopped it.
async (json, scale) => {
  "use strict";

  // Plotly draws lots for the ids inside an SVG. The same figure must give the same picture, so the lots are fixed.
  var state = 1, drawn = {};
  Math.random = function () {
    state = state * 48271 % 2147483647;
    return state / 2147483647;
  };

  try {
    for (var kind of ["svg", "png"]) {
      // Plotly changes what it is given, so each drawing gets a copy.
      var figure = JSON.parse(json), layout = figure.layout;
      layout.paper_bgcolor = "#ffffff";
      layout.font = Object.assign({}, layout.font, { color: "#222222" });
      drawn[kind] = await Plotly.toImage(figure, { format: kind, width: layout.width, height: layout.height, scale: kind === "png" ? scale : 1 });
    }
    return drawn;
  } catch (error) {
    return { error: String(error && error.message || error) };
  }
}
