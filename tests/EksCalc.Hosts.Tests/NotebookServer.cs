using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using EksCalc.Testing;
using PuppeteerSharp;
using Browser = EksCalc.Testing.Browser;

namespace EksCalc.Hosts.Tests;

/// <summary>A Jupyter Notebook server with a copy of one notebook, and that notebook open in a browser.</summary>
internal sealed class NotebookServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(60);
    private const int RunMilliseconds = 300_000;

    private static readonly string[] NotFound = ["Failed to load resource", "Refused to execute script from"];

    private readonly TemporaryFolder folder;
    private readonly HostProcess process;
    private readonly HttpClient client;
    private readonly ConcurrentQueue<string> problems = [];

    private NotebookServer(TemporaryFolder folder, HostProcess process, HttpClient client, IPage page)
    {
        (this.folder, this.process, this.client, Page) = (folder, process, client, page);
        page.PageError += (_, error) => problems.Enqueue(error.Message);
        page.Console += (_, said) => Keep(said.Message);
    }

    /// <summary>The page with the notebook.</summary>
    public IPage Page { get; }

    /// <summary>What the page wrote to its console as errors.</summary>
    public IReadOnlyList<string> Problems => [.. problems];

    /// <summary>Starts a server and opens a notebook of this repository in it; ends the test where there is no Jupyter or no browser.</summary>
    /// <param name="jupyter">Jupyter.</param>
    /// <param name="name">The notebook's file name.</param>
    /// <param name="kernel">The kernel that it is to have.</param>
    public static async Task<NotebookServer> OpenAsync(Jupyter jupyter, string name, string kernel)
    {
        var program = jupyter.Require();
        var page = await Browser.NewPageAsync();
        // A server saves what it shows; so it gets a copy, with the library and the data where a notebook looks for them.
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("notebooks"));
        var notebook = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf($"notebooks/{name}"), TestContext.Current.CancellationToken))!;
        notebook["metadata"]!["kernelspec"]!["name"] = kernel;
        folder.Write($"notebooks/{name}", notebook.ToJsonString());
        foreach (var shared in (string[])["artifacts", "data"])
            Directory.CreateSymbolicLink(folder.PathOf(shared), Repository.PathOf(shared));

        var (port, token) = (FreePort(), Guid.NewGuid().ToString("N"));
        var process = HostProcess.Start(
            program, folder.FullName, jupyter.Environment,
            ["notebook", "--no-browser", "--ip=127.0.0.1", $"--port={port}", "--port-retries=0", $"--NotebookApp.token={token}", .. Environment.UserName == "root" ? (string[])["--allow-root"] : []]);
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/"), DefaultRequestHeaders = { { "Authorization", $"token {token}" } } };
        var server = new NotebookServer(folder, process, client, page);
        await server.UntilReadyAsync();
        await page.SetViewportAsync(new ViewPortOptions { Width = 1400, Height = 1000 });
        await page.GoToAsync(new Uri(client.BaseAddress, $"notebooks/notebooks/{name}?token={token}").AbsoluteUri, RunMilliseconds, [WaitUntilNavigation.DOMContentLoaded]);
        await server.UntilAsync("() => window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.info_reply.status === 'ok'");
        return server;
    }

    /// <summary>Waits until a function of the page's says true.</summary>
    public Task UntilAsync(string function) => Page.WaitForFunctionAsync(function, new WaitForFunctionOptions { Timeout = RunMilliseconds, PollingInterval = 100 });

    /// <summary>Runs all cells, until all are done and every chart is drawn.</summary>
    public async Task RunAllAsync()
    {
        await Page.EvaluateFunctionAsync("() => { Jupyter.notebook.clear_all_output(); document.querySelector('#run_all_cells a').click(); }");
        await UntilAsync(
            "() => Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code').every(cell => Number.isInteger(cell.input_prompt_number) && !cell.element.hasClass('running'))");
        await UntilAsync("() => Array.from(document.querySelectorAll('[data-ekscalc-chart]')).every(chart => chart.querySelector('.main-svg'))");
    }

    /// <summary>Saves the notebook as it is in the browser; its path.</summary>
    public async Task<string> SaveAsync() =>
        folder.Write("saved.ipynb", await Page.EvaluateExpressionAsync<string>("JSON.stringify(Jupyter.notebook.toJSON())"));

    /// <summary>Ends the server as a person does.</summary>
    public async Task EndAsync()
    {
        await client.PostAsync(new Uri("api/shutdown", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.True(await process.EndsWithinAsync(EndLimit), process.Said);
    }

    public async ValueTask DisposeAsync()
    {
        await Page.DisposeAsync();
        client.Dispose();
        process.Dispose();
        folder.Dispose();
    }

    // What Jupyter asks for and does not find, such as an extension that is not installed, is its own affair: a notebook brings its scripts along.
    private void Keep(ConsoleMessage said)
    {
        if (said.Type == ConsoleType.Error && !NotFound.Any(start => said.Text.StartsWith(start, StringComparison.Ordinal)))
            problems.Enqueue(said.Text);
    }

    private async Task UntilReadyAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(StartLimit);
        while (true)
        {
            Assert.False(process.HasEnded, process.Said);
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
