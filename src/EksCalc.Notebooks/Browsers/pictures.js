// Draws each figure as SVG and PNG, one after the other, and leaves each as text in an element that says which it is.
(async function (figures, scale) {
  "use strict";

  function leave(index, kind, text) {
    var element = document.createElement("pre");
    element.setAttribute("data-picture", index + "-" + kind);
    element.textContent = text;
    document.body.appendChild(element);
  }

  for (var index = 0; index < figures.length; index++) {
    try {
      for (var kind of ["svg", "png"]) {
        // Plotly changes what it is given, so each drawing gets a copy.
        var figure = JSON.parse(JSON.stringify(figures[index])), layout = figure.layout;
        layout.paper_bgcolor = "#ffffff";
        layout.font = Object.assign({}, layout.font, { color: "#222222" });
        var size = { format: kind, width: layout.width, height: layout.height, scale: kind === "png" ? scale : 1 };
        leave(index, kind, await Plotly.toImage(figure, size));
      }
    } catch (error) {
      leave(index, "error", String(error && error.message || error));
    }
  }
})
