using System.Security.Cryptography;
using System.Text;
using EksCalc.Files;
using EksCalc.Notebooks.Explorers;
using EksCalc.Notebooks.Figures;
using EksCalc.Sweeps;

namespace EksCalc.Notebooks;

/// <summary>
/// A sweep that a reader drags: sliders and choices over its parameters; the title, curves, limits and a small table follow at once from values
/// that were computed beforehand. It works offline and without a kernel; the same as PNG or SVG is the chart of the choice that it starts with.
/// </summary>
public sealed class ExplorerView : View
{
    /// <summary>What the values of a view may take in a page.</summary>
    internal const int MostBytes = 300_000;

    private readonly string spec;

    private ExplorerView(ChartView chart, string spec) => (Chart, this.spec) = (chart, spec);

    /// <summary>The chart of the choice that the view starts with: what is shown where scripts do not run.</summary>
    public ChartView Chart { get; }

    /// <summary>Builds a view.</summary>
    internal static ExplorerView Of<TCase>(
        Sweep<TCase> sweep, ExplorerGrid grid, ExplorerLimits limits, Func<ExplorerPoint, string> title, int row)
    {
        var titles = Enumerable.Range(0, grid.Rows).Select(each => title(new ExplorerPoint(grid, each))).ToList();
        var spec = ExplorerSpec.Of(grid, limits, ExplorerOrigin.Of(sweep, grid.Axes), titles, row);
        if (spec.Length > MostBytes)
            throw new ArgumentException(
                FormattableString.Invariant($"The view's {grid.Rows:N0} combinations take {spec.Length / 1000:N0} kB; a view may have {MostBytes / 1000} kB. Sweep fewer values, take a step (0..100:5), or show fewer measures."), nameof(sweep));
        return new ExplorerView(ExplorerFigure.At(grid, limits, row, titles[row]), spec);
    }

    /// <summary>The view as elements and a script; where scripts do not run, the chart in words.</summary>
    public override string ToHtml()
    {
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(spec)))[..16];
        return $$"""
            <div data-ekscalc-explorer="{{mark}}" style="width:100%;max-width:1200px;min-height:{{ExplorerFigure.HeightPixels}}px">
            {{Chart.Words()}}
            </div>
            {{PlotlyScript.Shared("draw", EmbeddedText.DrawScript)}}
            {{PlotlyScript.Shared("explore", EmbeddedText.ExploreScript)}}
            <script>
            ekscalcExplore("{{mark}}", {{spec}});
            </script>

            """;
    }

    /// <summary>Writes the view as a page that needs nothing else (.html), or the chart it starts with as a picture or as JSON.</summary>
    /// <param name="path">The extension decides the form, as in <see cref="ChartView.Save"/>.</param>
    /// <exception cref="ArgumentException">Another extension.</exception>
    /// <exception cref="PictureException">A picture was asked for and cannot be drawn.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Path.GetExtension(path).ToUpperInvariant() is ".HTML" or ".HTM")
            WholeFile.Write(path, Encoding.UTF8.GetBytes(HtmlPage.Of(Chart.Title, PlotlyScript.Element + "\n" + ToHtml())));
        else
            Chart.Save(path);
    }

    /// <summary>The chart of the choice that the view starts with, as Markdown.</summary>
    public override string ToMarkdown() => Chart.ToMarkdown();

    /// <summary>The title of the choice that the view starts with, then what is chosen and the table.</summary>
    public override string ToString() => Chart.ToString();

    internal override byte[]? TryPng() => Chart.TryPng();

    internal override string? TryStillHtml() => Chart.TryStillHtml();

    /// <summary>All that is shown follows from the values, the still picture too.</summary>
    internal override string Digest() => $"all choices: {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(spec)))[..12]}";
}
