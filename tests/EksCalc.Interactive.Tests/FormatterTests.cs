using EksCalc.Interactive.Formatting;
using EksCalc.Notebooks;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace EksCalc.Interactive.Tests;

/// <summary>What the host shows of values that have no view of their own.</summary>
public sealed class FormatterTests : IAsyncLifetime
{
    private static readonly GenericChart Chart = GenericChart.ofTraceObject(true, new Trace("bar"));
    private static readonly DataFrame Frame = new(new Int32DataFrameColumn("pods", [1, 2000]));

    public async ValueTask InitializeAsync()
    {
        using var kernel = new CompositeKernel();
        await ViewFormatters.RegisterAsync(kernel);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void RawChart_IsOurElementAndFetchesNothing()
    {
        var shown = Shown(Chart);
        Assert.Equal(Chart.ToView().ToHtml(), shown["text/html"]);
        Assert.DoesNotContain("cdn.", shown["text/html"], StringComparison.Ordinal);
        Assert.Equal(Chart.ToView().ToString(), shown["text/plain"]);
    }

    [Fact]
    public void DataFrame_IsATable()
    {
        Assert.Equal(Frame.ToView().ToHtml(), Shown(Frame)["text/html"]);
        Assert.Equal(" Pods\n-----\n    1\n2,000", Shown(Frame)["text/plain"]);
    }

    [Fact]
    public void View_IsItself() => Assert.Equal(new[] { 1 }.ToView().ToHtml(), Shown(new[] { 1 }.ToView())["text/html"]);

    private static Dictionary<string, string> Shown(object value) =>
        FormattedValue.CreateManyFromObject(value).ToDictionary(content => content.MimeType, content => content.Value);
}
