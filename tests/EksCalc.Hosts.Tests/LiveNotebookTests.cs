using System.Net;
using System.Net.Sockets;
using EksCalc.Testing;
using PuppeteerSharp;
using Browser = EksCalc.Testing.Browser;

namespace EksCalc.Hosts.Tests;

/// <summary>A notebook in a Jupyter Notebook server, as a person has it: opened, Run All, looked at.</summary>
[Collection(nameof(JupyterCollection))]
public sealed class LiveNotebookTests(Jupyter jupyter) : IDisposable
{
    private const string Name = "01-secondary-ip.ipynb";
    private const string Picture = "EKSCALC_SCREENSHOTS";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(20);
    private const int RunMilliseconds = 300_000;

    private static readonly string[] NotFound = ["Failed to load resource", "Refused to execute script from"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Notebook_RunAllInTheBrowser_DrawsEveryChartAndShowsTables()
    {
        var program = jupyter.Require();
        Browser.Require();
        // A server saves what it shows; so it gets a copy, with the library and the data where a notebook looks for them.
        Directory.CreateDirectory(folder.PathOf("notebooks"));
        File.Copy(Repository.PathOf($"notebooks/{Name}"), folder.PathOf($"notebooks/{Name}"));
        foreach (var shared in (string[])["artifacts", "data"])
            Directory.CreateSymbolicLink(folder.PathOf(shared), Repository.PathOf(shared));
        var (port, token) = (FreePort(), Guid.NewGuid().ToString("N"));
        using var server = HostProcess.Start(
            program, folder.FullName, jupyter.Environment,
            ["notebook", "--no-browser", "--ip=127.0.0.1", $"--port={port}", "--port-retries=0", $"--NotebookApp.token={token}", .. Environment.UserName == "root" ? (string[])["--allow-root"] : []]);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/"), DefaultRequestHeaders = { { "Authorization", $"token {token}" } } };
        await UntilReadyAsync(server, client);

        var problems = new List<string>();
        var page = await Browser.NewPageAsync();
        await using (page)
        {
            page.PageError += (_, error) => problems.Add(error.Message);
            page.Console += (_, said) => Keep(problems, said.Message);
            await RunAllAsync(page, new Uri(client.BaseAddress, $"notebooks/notebooks/{Name}?token={token}"));

            var counts = await page.EvaluateFunctionAsync<int[]>("""
                () => {
                  var charts = Array.from(document.querySelectorAll("[data-ekscalc-chart]"));
                  return [charts.length, charts.filter(chart => chart.querySelector(".main-svg")).length, document.querySelectorAll(".output_area table").length,
                    document.querySelectorAll(".output_error").length];
                }
                """);
            if (Environment.GetEnvironmentVariable(Picture) is { Length: > 0 } pictures)
            {
                await page.EvaluateExpressionAsync("document.querySelectorAll('[data-ekscalc-chart]')[2].scrollIntoView({ block: 'center' })");
                await page.ScreenshotAsync(Path.Combine(pictures, "live-notebook.png"));
            }

            Assert.InRange(counts[0], 5, 50);
            Assert.Equal(counts[0], counts[1]);
            Assert.InRange(counts[2], 1, 50);
            Assert.Equal(0, counts[3]);
            Assert.True(problems.Count == 0, string.Join("\n", problems));
        }

        await client.PostAsync(new Uri("api/shutdown", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.True(await server.EndsWithinAsync(EndLimit), server.Said);
    }

    // What Jupyter asks for and does not find, such as an extension that is not installed, is its own affair: a notebook brings its scripts along.
    private static void Keep(List<string> problems, ConsoleMessage said)
    {
        if (said.Type == ConsoleType.Error && !NotFound.Any(start => said.Text.StartsWith(start, StringComparison.Ordinal)))
            problems.Add(said.Text);
    }

    private static async Task RunAllAsync(IPage page, Uri notebook)
    {
        await page.SetViewportAsync(new ViewPortOptions { Width = 1400, Height = 1000 });
        await page.GoToAsync(notebook.AbsoluteUri, RunMilliseconds, [WaitUntilNavigation.DOMContentLoaded]);
        var patience = new WaitForFunctionOptions { Timeout = RunMilliseconds, PollingInterval = 250 };
        await page.WaitForFunctionAsync("() => window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.info_reply.status === 'ok'", patience);
        await page.EvaluateFunctionAsync("() => { Jupyter.notebook.clear_all_output(); document.querySelector('#run_all_cells a').click(); }");
        await page.WaitForFunctionAsync(
            "() => Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code').every(cell => Number.isInteger(cell.input_prompt_number) && !cell.element.hasClass('running'))",
            patience);
        await page.WaitForFunctionAsync("() => Array.from(document.querySelectorAll('[data-ekscalc-chart]')).every(chart => chart.querySelector('.main-svg'))", patience);
    }

    private static async Task UntilReadyAsync(HostProcess server, HttpClient client)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(StartLimit);
        while (true)
        {
            Assert.False(server.HasEnded, server.Said);
            try
            {
                using var answer = await client.GetAsync(new Uri("api/kernelspecs", UriKind.Relative), limit.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
