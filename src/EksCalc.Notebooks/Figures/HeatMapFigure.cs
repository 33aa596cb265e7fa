using System.Globalization;

namespace EksCalc.Notebooks.Figures;

/// <summary>A number for each pair of two things, as a field in a colour that is darker the larger the number.</summary>
internal static class HeatMapFigure
{
    /// <summary>More fields than this are thinned: a chart stays light, and finer ones could not be seen.</summary>
    private const int MostColumns = 160;
    private const int MostRows = 80;

    /// <summary>Fields whose numbers can be read when they stand in them.</summary>
    private const int MostColumnsWithNumbers = 12;
    private const int MostRowsWithNumbers = 30;

    /// <summary>Width of a column's name before it goes on in a second line.</summary>
    private const double LabelEms = 9;

    private const int RowPixels = 26;
    private const int LeastHeightPixels = 240;
    private const int MarginRightPixels = 110;
    private const int MarginBottomPixels = 66;

    /// <summary>One hue from light to dark: read the same with any kind of colour vision.</summary>
    private static readonly object[][] Scale = [[0, "#e8f1fa"], [0.5, "#74acd5"], [1, "#0b3c6f"]];
    private const string AtMark = "#2f7ab8";
    private const string AboveMark = "#f6c7a4";
    private const string FarAboveMark = "#a34700";

    /// <param name="grid">The numbers.</param>
    /// <param name="title">The finding.</param>
    public static ChartView Build(HeatMapGrid grid, string title)
    {
        var (shown, notes) = grid.Thinned(MostColumns, MostRows);
        var withNumbers = shown.Across.Count <= MostColumnsWithNumbers && shown.Down.Count <= MostRowsWithNumbers;
        var top = ChartTemplate.TopMarginPixels(title) + (notes.Count > 0 ? ChartTemplate.LinePixels : 0);
        var bottom = MarginBottomPixels;
        var trace = FigureBuilder.Trace("heatmap", new
        {
            x = shown.Across.Select(name => PlotText.Join(PlotText.Wrap(name, LabelEms))),
            y = shown.Down.Select(PlotText.Encode),
            z = grid.IsLogarithmic ? shown.Values.Select(row => row.Select(value => value is { } number ? Math.Round(Magnitude(number), 4) : (double?)null)) : (object)shown.Values,
            zmin = grid.IsLogarithmic || grid.Mark is not null ? 0 : (double?)null,
            zmax = grid.Mark is { } mark ? Top(grid, mark) : (double?)null,
            colorscale = grid.Mark is { } limit ? Marked(limit / Top(grid, limit)) : Scale,
            customdata = grid.IsLogarithmic ? shown.Values : null,
            hoverongaps = false,
            xgap = withNumbers ? 1 : 0,
            ygap = withNumbers ? 1 : 0,
            text = withNumbers ? shown.Values.Select(row => row.Select(value => value?.ToString("#,0.##", CultureInfo.InvariantCulture) ?? "")) : null,
            texttemplate = withNumbers ? "%{text}" : "",
            hovertemplate = $"{PlotText.Encode(grid.AcrossName)} %{{x}}<br>{PlotText.Encode(grid.DownName)} %{{y}}<br>%{{{(grid.IsLogarithmic ? "customdata" : "z")}:,.2~f}} {PlotText.Encode(grid.ValueName)}<extra></extra>",
            colorbar = ColorBar(grid),
        });
        var chart = FigureBuilder.Chart([trace], new
        {
            title = ChartTemplate.Title(title),
            height = top + bottom + Math.Max(LeastHeightPixels, shown.Down.Count <= MostRowsWithNumbers ? RowPixels * shown.Down.Count : LeastHeightPixels),
            margin = new { l = 60, r = MarginRightPixels, t = top, b = bottom },
            hovermode = "closest",
            xaxis = new { title = new { text = PlotText.Encode(grid.AcrossName) }, type = "category", showgrid = false, ticks = "", tickangle = withNumbers ? 0 : (int?)null },
            yaxis = new { title = new { text = PlotText.Encode(grid.DownName) }, type = "category", showgrid = false, ticks = "", autorange = IsNumber(shown.Down[0]) ? "true" : "reversed" },
            annotations = notes.Count == 0 ? [] : (object[])[new
            {
                xref = "paper", yref = "paper", x = 0, y = 1, xanchor = "left", yanchor = "bottom", showarrow = false, text = PlotText.Encode(string.Join("; ", notes)),
            }],
        });
        return new ChartView(chart, title, [.. grid.Summary(), .. notes]);
    }

    private static object ColorBar(HeatMapGrid grid)
    {
        var title = new { text = PlotText.Encode(grid.ValueName), side = "right" };
        var powers = grid.IsLogarithmic ? Enumerable.Range(0, 1 + (int)Math.Ceiling(grid.Values.SelectMany(row => row).Max(value => Magnitude(value ?? 0)))).ToList() : null;
        return powers is null
            ? new { title, thickness = 14, outlinewidth = 0, tickformat = ",.2~f" }
            : new { title, thickness = 14, outlinewidth = 0, tickvals = powers, ticktext = powers.Select(power => Math.Pow(10, power).ToString("N0", CultureInfo.InvariantCulture)) };
    }

    private static double Magnitude(double value) => Math.Log10(Math.Max(1, value));

    // Blue up to the mark, orange above it: the step between them is the mark.
    private static object[][] Marked(double share) => share >= 1
        ? [[0, "#e8f1fa"], [1, AtMark]]
        : [[0, "#e8f1fa"], [Math.Round(share, 4), AtMark], [Math.Round(share, 4), AboveMark], [1, FarAboveMark]];

    private static double Top(HeatMapGrid grid, double mark) => grid.Values.SelectMany(row => row).Append(mark).Max() ?? mark;

    // Numbers go upwards; names are read from the top.
    private static bool IsNumber(string name) => int.TryParse(name, out _);
}
