using System.Diagnostics;
using System.IO.Compression;
using EksCalc.Testing;

namespace EksCalc.Interactive.Tests;

/// <summary>The package that <c>#r "nuget: EksCalc.Notebooks"</c> brings.</summary>
public sealed class PackageTests : IAsyncLifetime
{
    private const string Extension = "interactive-extensions/dotnet/EksCalc.Interactive.dll";

    private readonly TemporaryFolder feed = new();
    private readonly TemporaryFolder packages = new();

    public async ValueTask InitializeAsync()
    {
        // What this test was built with is packed as it is.
        var configuration = Directory.GetParent(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!.Name;
        var start = new ProcessStartInfo("dotnet", ["pack", Repository.PathOf("src/EksCalc.Interactive"), "--no-build", "--configuration", configuration, "--output", feed.FullName, "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
        };
        using var pack = Process.Start(start)!;
        var said = await pack.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await pack.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(pack.ExitCode == 0, said);
    }

    public ValueTask DisposeAsync()
    {
        feed.Dispose();
        packages.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Package_HasTheExtensionAndTheLibrarysFolder_AndNothingThatTheHostBrings()
    {
        using var package = await ZipFile.OpenReadAsync(feed.PathOf(Assert.Single(feed.Names)), TestContext.Current.CancellationToken);
        var files = package.Entries.Select(entry => entry.FullName).ToList();

        Assert.Superset(
            new HashSet<string> { Extension, "lib/net10.0/EksCalc.Interactive.dll", "library/EksCalc.Notebooks.dll", "library/EksCalc.dll", "library/Plotly.NET.dll", "library/FSharp.Core.dll", "README.md" },
            files.ToHashSet());
        Assert.Equal([Extension], files.Where(file => file.StartsWith("interactive-extensions/", StringComparison.Ordinal)));
        Assert.DoesNotContain(files, file => file.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal) || file.Contains("Microsoft.DotNet.Interactive", StringComparison.Ordinal)
            || file.EndsWith("EksCalc.Kernel.dll", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Package_InTheTool_ShowsChartsTablesFramesAndMagics()
    {
        using var tool = await InteractiveTool.StartAsync(packages.FullName);

        var loaded = await tool.RunAsync($"#i \"nuget:{feed.FullName}\"\n#r \"nuget: EksCalc.Notebooks, 0.1.0\"", "text/html");
        Assert.Single(loaded, html => html.Contains("data-shared=\"plotly-", StringComparison.Ordinal));
        Assert.Contains("29", Assert.Single(await tool.RunAsync("#!max-pods m5.large", "text/plain")), StringComparison.Ordinal);

        const string sweep = "using EksCalc.Notebooks;\nvar sweep = EksCalc.Sweeps.Sweep.OfNodes(EksCalc.Instances.InstanceCatalog.Default.Get(\"m5.large\")).Over(\"pods\", \"0..9\").Run();\n";
        Assert.Contains("data-ekscalc-chart", Assert.Single(await tool.RunAsync(sweep + "Charts.Sweep(sweep, \"pods\", null, \"subnetAddresses\", \"Title\")", "text/html")), StringComparison.Ordinal);
        Assert.Contains("<table class=\"ekscalc\">", Assert.Single(await tool.RunAsync("sweep.ToDataFrame().ToView()", "text/html")), StringComparison.Ordinal);
        Assert.Contains("<table class=\"ekscalc\">", Assert.Single(await tool.RunAsync("sweep.ToDataFrame()", "text/html")), StringComparison.Ordinal);
        Assert.Contains("data-ekscalc-chart", Assert.Single(await tool.RunAsync("Plotly.NET.GenericChart.ofTraceObject(true, new Plotly.NET.Trace(\"bar\"))", "text/html")), StringComparison.Ordinal);
    }
}
