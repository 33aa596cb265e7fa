namespace EksCalc.Notebooks.Figures;

/// <summary>How the curves of a chart are told apart: by colour, and without it by dashes and markers.</summary>
internal static class SeriesStyle
{
    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"];
    private static readonly string[] Symbols = ["circle", "square", "diamond", "triangle-up", "triangle-down", "star", "hexagon"];

    // The lists have no common factor, so it takes 30 curves before colour and dash repeat together.
    public static string Color(int index) => Palette.Series[index % Palette.Series.Count];

    public static string Dash(int index) => Dashes[index % Dashes.Length];

    public static string Symbol(int index) => Symbols[index % Symbols.Length];
}
