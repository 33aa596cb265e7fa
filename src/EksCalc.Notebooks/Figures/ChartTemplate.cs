using System.Text.Json;
using System.Text.Json.Nodes;

namespace EksCalc.Notebooks.Figures;

/// <summary>The look that every chart shares, in the form of a plotly.js template, and the sizes that go with it.</summary>
internal static class ChartTemplate
{
    public const int WidthPixels = 900;
    public const int HeightPixels = 480;
    public const int FontPixels = 13;

    /// <summary>Height of a line of text in the font's size, the gap to the next included.</summary>
    public const int LinePixels = 16;

    /// <summary>Faint on white and on black alike.</summary>
    public const string Grid = "rgba(128,128,128,0.25)";

    public const string Axis = "rgba(128,128,128,0.7)";

    private const string Clear = "rgba(0,0,0,0)";
    private const int TitlePixels = 17;
    private const int TitleWidthPixels = 760;
    private const int AxisTitlePixels = 14;
    private const int TitleLinePixels = 22;

    /// <summary>A legend of a few entries, in a row between title and plot.</summary>
    public static object LegendAbove { get; } = new { orientation = "h", x = 0, xanchor = "left", y = 1, yanchor = "bottom", bgcolor = Clear };

    /// <summary>A legend of many entries, to the right of the plot.</summary>
    public static object LegendBeside { get; } = new { orientation = "v", x = 1.01, xanchor = "left", y = 1, yanchor = "top", bgcolor = Clear };

    /// <summary>For <c>layout.template</c>. No text colour: it is the page's, read when the chart is drawn.</summary>
    public static object Template { get; } = new
    {
        layout = new
        {
            autosize = true,
            font = new { family = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif", size = FontPixels },
            paper_bgcolor = Clear,
            plot_bgcolor = Clear,
            colorway = Palette.Series,
            separators = ".,",
            title = new { font = new { size = TitlePixels }, x = 0, xref = "container", xanchor = "left", y = 1, yref = "container", yanchor = "top", pad = new { l = 14, t = 14 } },
            xaxis = AxisStyle,
            yaxis = AxisStyle,
            legend = LegendAbove,
            modebar = new { bgcolor = Clear, color = Axis, activecolor = Palette.Assigned },
            hoverlabel = new { align = "left", namelength = -1 },
        },
    };

    /// <summary>What a chart's buttons offer.</summary>
    public static object Config { get; } = new { displaylogo = false, modeBarButtonsToRemove = new[] { "lasso2d", "select2d", "autoScale2d" } };

    /// <summary>Gives a figure this look, the page's width and these buttons, in place of those it came with.</summary>
    public static JsonObject Apply(JsonObject figure)
    {
        if (figure["layout"] is not JsonObject layout)
            figure["layout"] = layout = [];
        // 600 by 600 is what Plotly.NET gives every chart that did not ask for a size.
        var isDefaultSize = layout["width"]?.ToJsonString() == "600" && layout["height"]?.ToJsonString() == "600";
        layout.Remove("width");
        if (isDefaultSize || layout["height"] is null)
            layout["height"] = HeightPixels;
        layout["template"] = JsonSerializer.SerializeToNode(Template);
        figure["config"] = JsonSerializer.SerializeToNode(Config);
        return figure;
    }

    private static object AxisStyle => new
    {
        automargin = true,
        gridcolor = Grid,
        linecolor = Axis,
        zerolinecolor = Grid,
        ticks = "outside",
        tickcolor = Axis,
        separatethousands = true,
        title = new { standoff = 10, font = new { size = AxisTitlePixels } },
    };

    /// <summary>About how wide text is in the font's size.</summary>
    public static int PixelsOf(string text) => (int)Math.Ceiling(FontPixels * PlotText.Ems(text));

    /// <summary>A title in lines that fit the least width, 800 pixels.</summary>
    public static object Title(string text) => new { text = PlotText.Join(TitleLines(text)) };

    /// <summary>Room above the plot for the title and a row of legend.</summary>
    public static int TopMarginPixels(string title) => 46 + (TitleLines(title).Count * TitleLinePixels);

    private static IReadOnlyList<string> TitleLines(string text) => PlotText.Wrap(text, (double)TitleWidthPixels / TitlePixels);
}
