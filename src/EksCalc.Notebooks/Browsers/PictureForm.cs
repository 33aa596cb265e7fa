namespace EksCalc.Notebooks.Browsers;

/// <summary>What a chart is drawn as.</summary>
/// <param name="Kind">The name that plotly.js has for it.</param>
/// <param name="Scale">Pixels of the picture for each of the chart.</param>
internal readonly record struct PictureForm(string Kind, int Scale)
{
    /// <summary>A PNG as large as the chart, for a notebook.</summary>
    public static PictureForm Png { get; } = new("png", 1);

    /// <summary>A PNG at double density, for a document.</summary>
    public static PictureForm DensePng { get; } = new("png", 2);

    /// <summary>An SVG.</summary>
    public static PictureForm Svg { get; } = new("svg", 1);
}
