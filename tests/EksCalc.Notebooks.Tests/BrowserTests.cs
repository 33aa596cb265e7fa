using EksCalc.Testing;

namespace EksCalc.Notebooks.Tests;

/// <summary>Charts in a real browser without a network.</summary>
public sealed class BrowserTests
{
    private const string Drawn = "class=\"js-plotly-plot\"";
    private static readonly string Init = Notebook.Init().ToHtml();

    [Fact]
    public async Task Page_BehindAnother_StillDraws()
    {
        await using var behind = await Browser.NewPageAsync();
        await using var front = await Browser.NewPageAsync();

        Assert.Equal("visible", await behind.EvaluateFunctionAsync<string>("() => new Promise(done => requestAnimationFrame(() => done(document.visibilityState)))"));
    }

    [Fact]
    public void Page_ScriptBeforeCharts_DrawsAll() => AssertDraws(2, Init + Samples.Consumption.ToHtml() + Samples.SecondaryNode.ToHtml());

    [Fact]
    public void Page_ScriptAfterCharts_DrawsAll() => AssertDraws(2, Samples.Consumption.ToHtml() + Samples.PrefixNode.ToHtml() + Init);

    [Fact]
    public void Page_SameChartTwiceAndScriptTwice_DrawsBoth() =>
        AssertDraws(2, Init + Samples.Consumption.ToHtml() + Samples.Consumption.ToHtml() + Init);

    [Fact]
    public void Page_WithModuleLoader_StillGetsPlotly() =>
        AssertDraws(1, "<script>window.define = function () { throw new Error('asked'); }; define.amd = {};</script>" + Init + Samples.Consumption.ToHtml());

    [Fact]
    public void Page_HostOfClassicJupyter_DrawsInsertedOutput()
    {
        // Outputs are put into the document as text, and their scripts run after that, apart from it.
        var output = System.Text.Json.JsonSerializer.Serialize(Init + Samples.Consumption.ToHtml());
        AssertDraws(1, $$"""
            <div class="output"></div>
            <script>
            var box = document.querySelector(".output");
            box.innerHTML = {{output}};
            box.querySelectorAll("script").forEach(function (old) {
              var copy = document.createElement("script");
              copy.text = old.textContent;
              document.head.appendChild(copy).remove();
            });
            </script>
            """);
    }

    [Fact]
    public void Page_ScriptNeverComes_SaysSoAndKeepsTheWords()
    {
        var page = Browser.Open(HtmlPage.Of("t", Samples.Consumption.ToHtml()), milliseconds: 30_000);
        Assert.Equal(0, page.Count(Drawn));
        Assert.Contains("The chart is not drawn: run the cell with Notebook.Init()", page.Document, StringComparison.Ordinal);
        Assert.Contains("<strong>WARM_IP_TARGET=5 keeps ten nodes", page.Document, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_ScriptComesAfterTheNotice_StillDraws()
    {
        var late = System.Text.Json.JsonSerializer.Serialize(Figures.PlotlyScript.Text);
        var page = Browser.Open(
            HtmlPage.Of("t", Samples.Consumption.ToHtml() + $"<script>setTimeout(function () {{ document.head.appendChild(document.createElement(\"script\")).textContent = {late}; }}, 25000);</script>"), milliseconds: 40_000);
        Assert.Equal(1, page.Count(Drawn));
        Assert.Equal(0, page.Count("The chart is not drawn"));
    }

    [Fact]
    public async Task Page_PointerMovesOnAPoint_BoxStillNamesTheAxis()
    {
        using var folder = new TemporaryFolder();
        await using var page = await Browser.NewPageAsync();
        await page.GoToAsync(new Uri(folder.Write("page.html", HtmlPage.Of("t", Init + Samples.Consumption.ToHtml()))).AbsoluteUri);
        await page.WaitForSelectorAsync(".nsewdrag");
        var plot = await (await page.QuerySelectorAsync(".nsewdrag")).BoundingBoxAsync();

        // A pixel further the same point is meant, and plotly.js draws its box anew.
        foreach (var pixels in new[] { 0, 1, 2 })
        {
            await page.Mouse.MoveAsync(plot.X + (plot.Width / 2) + pixels, plot.Y + (plot.Height / 2));
            await page.WaitForFunctionAsync("() => document.querySelector('.hoverlayer .legendtitletext')");
            await Task.Delay(TimeSpan.FromMilliseconds(150), TestContext.Current.CancellationToken); // plotly.js looks at the pointer every 50 ms.
            Assert.StartsWith("Pods per node: ", await page.EvaluateExpressionAsync<string>("document.querySelector('.hoverlayer .legendtitletext').textContent"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Page_HostileWords_RunNothing()
    {
        var chart = Charts.SubnetConsumption([Samples.CurveOf(Samples.Hostile, 1, 2), Samples.CurveOf("<a href=\"javascript:window.hacked=1\">x</a>", 1, 3)], Samples.Hostile);
        var page = AssertDraws(1, Init + chart.ToHtml() + new[] { Samples.Hostile }.ToView().ToHtml()
            + "<script>addEventListener('load', function () { setTimeout(function () { document.body.setAttribute('data-hacked', String(window.hacked)); }, 50); });</script>");
        Assert.Equal(1, page.Count("data-hacked=\"undefined\""));
        Assert.Equal(0, page.Count("<img"));
        Assert.Equal(0, page.Count("<a href"));
    }

    [Fact]
    public void Page_DarkColours_AreTakenFromTheElement()
    {
        var page = AssertDraws(1, Init + "<div style='background:#111;color:rgb(221, 221, 221)'>" + Samples.Consumption.ToHtml() + "</div>");
        Assert.Contains("fill: rgb(221, 221, 221)", page.Document, StringComparison.Ordinal);
    }

    private static PageResult AssertDraws(int charts, string body)
    {
        var page = Browser.OpenDrawn(HtmlPage.Of("t", body));
        Assert.Empty(page.Console);
        Assert.Equal(charts, page.Count(Drawn));
        Assert.Equal(0, page.Count("class=\"main-svg\"") % charts);
        Assert.True(page.Count("class=\"main-svg\"") >= charts);
        return page;
    }
}
