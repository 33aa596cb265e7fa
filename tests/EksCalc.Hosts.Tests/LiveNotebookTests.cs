using System.Text.Json.Nodes;
using EksCalc.Interactive.Tests;
using PuppeteerSharp;

namespace EksCalc.Hosts.Tests;

/// <summary>A notebook in a Jupyter Notebook server, as a person has it: opened, Run All, looked at.</summary>
public abstract class LiveNotebookTests(Jupyter jupyter, string kernel)
{
    private const string Name = "01-secondary-ip.ipynb";
    private const string Picture = "EKSCALC_SCREENSHOTS";

    [Fact]
    public async Task Notebook_RunAllInTheBrowser_DrawsEveryChartShowsTablesAndGivesWhatIsCommitted()
    {
        await using var server = await NotebookServer.OpenAsync(jupyter, Name, kernel);

        await server.RunAllAsync();

        var counts = await server.Page.EvaluateFunctionAsync<int[]>("""
            () => {
              var charts = Array.from(document.querySelectorAll("[data-ekscalc-chart]"));
              return [charts.length, charts.filter(chart => chart.querySelector(".main-svg")).length, document.querySelectorAll(".output_area table").length,
                document.querySelectorAll(".output_error").length];
            }
            """);
        await TakeAsync(server.Page, "charts");
        Assert.InRange(counts[0], 5, 50);
        Assert.Equal(counts[0], counts[1]);
        Assert.InRange(counts[2], 1, 50);
        Assert.Equal(0, counts[3]);
        Assert.Empty(NotebookFile.Differences(NotebookFile.PathOf(Name), await server.SaveAsync(), Difference));
        await AfterwardsAsync(server);
        Assert.True(server.Problems.Count == 0, string.Join("\n", server.Problems));
        await server.EndAsync();
    }

    /// <summary>The lines that differ between the outputs of a cell, as committed and as this kernel gives them.</summary>
    private protected abstract IReadOnlyList<string> Difference(IReadOnlyList<JsonObject> committed, IReadOnlyList<JsonObject> now);

    /// <summary>What else a person does once all cells have run.</summary>
    private protected virtual Task AfterwardsAsync(NotebookServer server) => Task.CompletedTask;

    /// <summary>Keeps a picture of the page, if the variable names a folder for them.</summary>
    private protected async Task TakeAsync(IPage page, string what)
    {
        if (Environment.GetEnvironmentVariable(Picture) is not { Length: > 0 } pictures)
            return;
        if (what == "charts")
            await page.EvaluateExpressionAsync("document.querySelectorAll('[data-ekscalc-chart]')[2].scrollIntoView({ block: 'center' })");
        await page.ScreenshotAsync(Path.Combine(pictures, $"live-{kernel.TrimStart('.')}-{what}.png"));
    }
}

/// <summary>In the kernel of .NET Interactive.</summary>
public sealed class LiveInteractiveTests(Jupyter jupyter) : LiveNotebookTests(jupyter, Jupyter.InteractiveKernel)
{
    private protected override IReadOnlyList<string> Difference(IReadOnlyList<JsonObject> committed, IReadOnlyList<JsonObject> now) => HostOutputs.Difference(committed, now);
}
