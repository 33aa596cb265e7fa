using EksCalc.Cli.Tests;
using EksCalc.Kernel.Notebooks;
using EksCalc.Testing;

namespace EksCalc.Web.Tests;

/// <summary>Sites of notebooks bring the explorer, and their views open in it.</summary>
[Collection(nameof(ExplorerSite))]
public sealed class NotebookSiteTests : IDisposable
{
    private const string Nodes = """
        EksCalc.Notebooks.Charts.Explore(
            EksCalc.Sweeps.Sweep.OfNodes(EksCalc.Instances.InstanceCatalog.Default.Get("c5.2xlarge"), nodes: 10)
                .Over("subnet", "22..24").Over("mode", "secondaryIp,prefixDelegation").Over("cni.WARM_IP_TARGET", "0,2,5").Over("pods", "0..56:4").Measuring("subnetAddresses"),
            "pods", "subnetAddresses", at => $"{at["subnetAddresses"]} addresses", lines: "cni.WARM_IP_TARGET")
        """;

    // More nodes than the page has on its slider.
    private const string ManyNodes = """
        EksCalc.Notebooks.Charts.Explore(
            EksCalc.Sweeps.Sweep.OfNodes(EksCalc.Instances.InstanceCatalog.Default.Get("c5.2xlarge"), pods: 8).Over("nodes", "4000..6000:1000").Measuring("subnetAddresses"),
            "nodes", "subnetAddresses", at => $"{at["subnetAddresses"]} addresses")
        """;

    private const string Cluster = """
        EksCalc.Notebooks.Charts.Explore(
            EksCalc.Sweeps.Sweep.OfScenario(EksCalc.Exchange.ScenarioFile.Read("SCENARIO"))
                .Over("mode", "secondaryIp,prefixDelegation").Over("nodeGroups.general.count", "2..12:2").Measuring("enis", "fits", "peakAddresses"),
            "nodeGroups.general.count", "enis", at => $"{at["enis"]} ENIs", lines: "mode")
        """;

    /// <summary>Puts a view's controls to their last values, and gives the chosen number and where the link leads.</summary>
    private const string Choose = """
        async number => {
          const view = document.querySelectorAll("[data-ekscalc-explorer]")[number];
          for (const control of view.querySelectorAll("[data-parameter]")) {
            control.value = control.max || control.options.length - 1;
            control.dispatchEvent(new Event("input"));
          }
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          const link = view.querySelector(".ee-does a");
          return [view.querySelector(".ee-title").textContent.split(" ")[0], link.hidden ? "" : link.href];
        }
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Site_OfViews_OpensTheExplorerWithWhatIsChosen()
    {
        Directory.CreateDirectory(folder.PathOf("in/sub"));
        var notebook = Notebook.Create();
        notebook.AddCell(CellKind.Markdown, "# Views");
        foreach (var code in (string[])[$"#r \"{Repository.PathOf("artifacts/notebooks/EksCalc.Notebooks.dll")}\"", "EksCalc.Notebooks.Notebook.Init()", Nodes, Cluster.Replace("SCENARIO", Repository.PathOf("data/scenarios/small-dev.yaml"), StringComparison.Ordinal), ManyNodes])
            notebook.AddCell(CellKind.Code, code);
        notebook.Save(folder.PathOf("in/sub/views.ipynb"));

        var (exitCode, _, error) = await Tool.RunAsync("notebook", "run", folder.PathOf("in"), "--to", "html", "--out", folder.PathOf("out"));

        Assert.Equal((0, $"Open {folder.PathOf("out/index.html")} in a browser.\n"), (exitCode, error));
        Assert.Contains("<a href=\"explorer/index.html\">", await File.ReadAllTextAsync(folder.PathOf("out/index.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.InRange(new FileInfo(folder.PathOf("out/sub/views.html")).Length, 10_000, 200_000);
        await using var page = await ExplorerSite.ShownPage.CreateAsync(1200);
        await page.Page.GoToAsync(new Uri(folder.PathOf("out/sub/views.html")).AbsoluteUri);
        await page.Page.WaitForFunctionAsync("() => document.querySelectorAll('[data-ekscalc-chart] .main-svg').length >= 3");
        var nodes = await page.AskAsync<string[]>(Choose, 0);
        var cluster = await page.AskAsync<string[]>(Choose, 1);
        var link = await page.AskAsync<bool>("() => document.querySelectorAll('[data-ekscalc-explorer]')[2].querySelector('.ee-does a').hidden");
        Assert.Equal((false, ""), (link, (await page.AskAsync<string[]>(Choose, 2))[1]));
        Assert.Empty(page.Console);

        await using var app = await ExplorerSite.ShownPage.CreateAsync(1200);
        foreach (var (view, chosen) in ((string, string[])[])[("subnet", nodes), ("cluster", cluster)])
        {
            Assert.StartsWith($"{new Uri(folder.PathOf("out/explorer/index.html")).AbsoluteUri}#v=1&view={view}&", chosen[1], StringComparison.Ordinal);
            // The first is opened; what the second adds is the address, which a page that is open takes as well.
            if (view == "subnet")
                await app.GoToAsync(chosen[1]);
            else
                await app.ShowAsync(new Uri(chosen[1]).Fragment[1..]);
            Assert.True(await app.AskAsync<bool>("() => document.querySelector('.trouble').hidden"));
            Assert.Contains(chosen[0], await app.AskAsync<string>("() => document.querySelector('.headline').textContent + document.querySelector('.results').textContent"), StringComparison.Ordinal);
        }

        Assert.Empty(app.Console);
    }
}
