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
    public const int LinePixels = 17;

    /// <summary>Sans-serif fonts of the usual systems, and for Hangul those that draw it there.</summary>
    public const string Fonts = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, Apple SD Gothic Neo, Malgun Gothic, Noto Sans KR, Noto Sans CJK KR, sans-serif";

    /// <summary>Faint on white and on black alike.</summary>
    public const string Grid = "rgba(128,128,128,0.25)";

    public const string Axis = "rgba(128,128,128,0.7)";

    /// <summary>Name of a note to the right of the plot that says what its end is: on a narrow screen it goes, and curves get a legend.</summary>
    public const string EndNote = "end";

    /// <summary>Name of a note that a narrow screen has no room for.</summary>
    public const string AsideNote = "aside";

    private const string Clear = "rgba(0,0,0,0)";
    private const int TitlePixels = 17;
    private const int LeastWidthPixels = 800;
    private const int LegendMarkPixels = 50;
    private const int LegendRowPixels = 20;
    private const int TitleWidthPixels = 725;
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
            font = new { family = Fonts, size = FontPixels },
            paper_bgcolor = Clear,
            plot_bgcolor = Clear,
            colorway = Palette.Series,
            separators = ".,",
            title = new { font = new { size = TitlePixels }, x = 0, xref = "container", xanchor = "left", y = 1, yref = "container", yanchor = "top", pad = TitlePadding(0) },
            xaxis = AxisStyle,
            yaxis = AxisStyle,
            legend = LegendAbove,
            modebar = new { bgcolor = Clear, color = Axis, activecolor = Palette.Assigned },
            hoverlabel = new { align = "left", namelength = -1 },
        },
    };

    /// <summary>
    /// Two buttons, to save a picture and to go back after zooming with the mouse: touch screens always show them, and
    /// more would cover the title.
    /// </summary>
    public static object Config { get; } = new
    {
        displaylogo = false,
        modeBarButtonsToRemove = new[] { "zoom2d", "pan2d", "zoomIn2d", "zoomOut2d", "lasso2d", "select2d", "autoScale2d" },
    };

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
    public static object Title(string text)
    {
        var lines = TitleLines(text);
        // plotly.js moves a title up by half of every line after the first.
        return new { text = PlotText.Join(lines), pad = TitlePadding((lines.Count - 1) * TitleLinePixels / 2) };
    }

    /// <summary>Room that a legend above the plot takes beyond its first row.</summary>
    /// <param name="names">Its entries.</param>
    /// <param name="marginPixels">What is left and right of the plot.</param>
    public static int LegendPixels(IReadOnlyCollection<string> names, int marginPixels)
    {
        // plotly.js gives every entry of a row the width of the widest.
        var entry = LegendMarkPixels + names.Select(PixelsOf).DefaultIfEmpty().Max();
        var inARow = Math.Max(1, (LeastWidthPixels - marginPixels) / entry);
        return LegendRowPixels * Math.Max(0, ((names.Count + inARow - 1) / inARow) - 1);
    }

    /// <summary>Room above the plot for the title and a row of legend.</summary>
    public static int TopMarginPixels(string title) => 46 + (TitleLines(title).Count * TitleLinePixels);

    private static object TitlePadding(int extraTop) => new { l = 14, t = 14 + extraTop };

    private static IReadOnlyList<string> TitleLines(string text) => PlotText.Wrap(text, (double)TitleWidthPixels / TitlePixels);
}
