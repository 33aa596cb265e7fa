namespace EksCalc.Interactive.Tests;

/// <summary>JavaScript cells.</summary>
public sealed class PlotlyKernelTests : IAsyncLifetime
{
    private readonly Session session = new();

    public ValueTask InitializeAsync() => session.InitializeAsync();

    public ValueTask DisposeAsync() => session.DisposeAsync();

    [Fact]
    public async Task Cell_IsAnElementAndItsScriptWithWhatWasShared()
    {
        await session.RunAsync("var points = new[] { 1, 2 }; var words = \"</script><b>\";");

        var html = Assert.Single(await session.RunAsync("#!plotly\n#!share points --from csharp\n#!share words --from csharp\nPlotly.newPlot(element, [{ y: points }]);", "text/html"));

        Assert.StartsWith("<div data-ekscalc-script=\"", html, StringComparison.Ordinal);
        Assert.Contains("const points = [1,2];\nconst words = \"\\u003c", html, StringComparison.Ordinal);
        Assert.EndsWith("Plotly.newPlot(element, [{ y: points }]);\n});\n</script>\n", html, StringComparison.Ordinal);
        Assert.Equal(html.Length - "</script>\n".Length, html.IndexOf("</script", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Cell_Again_IsTheSame() => Assert.Equal(await session.RunAsync("#!plotly\n1;", "text/html"), await session.RunAsync("#!plotly\n1;", "text/html"));
}
