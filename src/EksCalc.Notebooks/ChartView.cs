using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EksCalc.Files;
using EksCalc.Notebooks.Figures;
using Plotly.NET;

namespace EksCalc.Notebooks;

/// <summary>A chart: interactive as HTML, still as PNG or SVG, and in words as text.</summary>
public sealed class ChartView : View
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject figure;
    private readonly IReadOnlyList<string> summary;
    private Picture? picture;
    private byte[]? notebookPng;

    internal ChartView(GenericChart chart, string title, IReadOnlyList<string> summary)
        : this(FigureOf(chart), title, summary)
    {
    }

    private ChartView(JsonObject figure, string title, IReadOnlyList<string> summary)
    {
        this.figure = ChartTemplate.Apply(figure);
        this.summary = summary;
        Title = title;
    }

    /// <summary>The extensions that <see cref="Save"/> takes.</summary>
    public static IReadOnlyList<string> FileExtensions { get; } = [".html", ".htm", ".png", ".svg", ".json"];

    /// <summary>What the chart shows: its finding, as plain text.</summary>
    public string Title { get; }

    internal int HeightPixels => (int)figure["layout"]!["height"]!.Deserialize<double>();

    /// <summary>The figure, on one line.</summary>
    internal string FigureText => figure.ToJsonString();

    /// <summary>The figure for a script that draws it at one width.</summary>
    internal string FigureForPicture(int widthPixels)
    {
        var copy = figure.DeepClone();
        copy["layout"]!["width"] = widthPixels;
        return copy.ToJsonString();
    }

    /// <summary>
    /// The chart as an element and a script that draws it once plotly.js (<see cref="Notebook.Init"/>) is there. Where
    /// scripts do not run, the element says in words what the chart shows.
    /// </summary>
    public override string ToHtml()
    {
        // System.Text.Json escapes by default whatever could end a script element or a line of script.
        var json = figure.ToJsonString();
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..16];
        return $$"""
            <div data-ekscalc-chart="{{mark}}" role="img" aria-label="{{Html.Encode(ToString())}}" style="width:100%;max-width:1200px;min-height:{{HeightPixels}}px">
            {{Words()}}
            </div>
            {{PlotlyScript.Shared("draw", EmbeddedText.DrawScript)}}
            <script>
            ekscalcDraw("{{mark}}", function () { return {{json}}; });
            </script>

            """;
    }

    /// <summary>The figure as plotly.js takes it: an object with <c>data</c>, <c>layout</c> and <c>config</c>.</summary>
    public string ToJson() => figure.ToJsonString(Readable);

    /// <summary>The chart as a PNG picture on white, 900 pixels wide at double density.</summary>
    /// <exception cref="PictureException">No Chromium was found, or it did not draw the chart.</exception>
    public byte[] ToPng() => Draw().Png.ToArray();

    /// <summary>The chart as an SVG picture on white.</summary>
    /// <exception cref="PictureException">No Chromium was found, or it did not draw the chart.</exception>
    public string ToSvg() => Draw().Svg;

    /// <summary>Writes the chart to a file, replacing one that is there only once the new one is complete.</summary>
    /// <param name="path">The extension decides the form: .html (a whole page that needs nothing else), .png, .svg or .json.</param>
    /// <exception cref="ArgumentException">Another extension.</exception>
    /// <exception cref="PictureException">A picture was asked for and cannot be drawn.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var bytes = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".HTML" or ".HTM" => Encoding.UTF8.GetBytes(HtmlPage.Of(Title, PlotlyScript.Element + "\n" + ToHtml())),
            ".PNG" => ToPng(),
            ".SVG" => Encoding.UTF8.GetBytes(ToSvg()),
            ".JSON" => Encoding.UTF8.GetBytes(ToJson() + "\n"),
            var other => throw new ArgumentException($"A chart is saved as .html, .png, .svg or .json, not as '{other}'.", nameof(path)),
        };
        WholeFile.Write(path, bytes);
    }

    /// <summary>The title, then a list of what the chart's parts say.</summary>
    public override string ToMarkdown() => string.Join('\n', [$"**{Markdown.Escape(Title)}**", "", .. summary.Select(line => "- " + Markdown.Escape(line))]).TrimEnd();

    /// <summary>The title, then a line for each part of the chart.</summary>
    public override string ToString() => string.Join('\n', [Title, .. summary.Select(line => "  " + line)]);

    internal override byte[]? TryPng() => Pictures.CanDraw ? notebookPng ??= Pictures.RenderPng(this) : null;

    internal override string TryStillHtml() => TryPng() is { } png
        ? $"<p><img src=\"data:image/png;base64,{Convert.ToBase64String(png)}\" alt=\"{Html.Encode(ToString())}\" style=\"max-width:100%;width:{ChartTemplate.WidthPixels}px\"></p>\n"
        : Words() + "\n";

    internal override string Digest() => string.Join('\n', FigureDigest.Lines(figure));

    /// <summary>A chart that somebody else made; its words come from its figure.</summary>
    internal static ChartView Of(GenericChart chart, string? title)
    {
        var figure = FigureOf(chart);
        return new ChartView(figure, title ?? RawFigure.Title(figure) ?? "Chart", RawFigure.Summary(figure));
    }

    internal void Keep(Picture drawn) => picture = drawn;

    internal string Words() => $"""
        <p><strong>{Html.Encode(Title)}</strong></p>
        <ul>{string.Concat(summary.Select(line => $"<li>{Html.Encode(line)}</li>"))}</ul>
        """;

    private static JsonObject FigureOf(GenericChart chart) => JsonNode.Parse(GenericChart.toJson(chart))!.AsObject();

    private Picture Draw() => picture ??= Pictures.Render([this])[0];
}
