using System.Diagnostics;
using EksCalc.Testing;

namespace EksCalc.Interactive.Tests;

/// <summary>
/// The notebooks of the course in .NET Interactive's own engine: one process takes them, one after the other, with a new kernel for each; and as any
/// host has run them.
/// </summary>
public sealed class CourseTests(CourseTests.EngineRuns runs) : IClassFixture<CourseTests.EngineRuns>
{
    /// <summary>A folder of notebooks that a host has run, such as Jupyter with the .NET kernel: they are compared too.</summary>
    private const string HostRuns = "EKSCALC_HOST_OUTPUTS";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static TheoryData<string> Course => [.. NotebookFile.Course];

    public static TheoryData<string> All => [.. NotebookFile.Course, NotebookFile.Polyglot];

    [Theory]
    [MemberData(nameof(Course))]
    public async Task Notebook_InTheEngine_GivesWhatIsCommitted(string name)
    {
        var result = await runs.OfAsync(name);

        Assert.Empty(NotebookFile.Differences(NotebookFile.PathOf(name), result));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Notebook_RunByAHost_GivesWhatIsCommitted(string name)
    {
        var folder = Environment.GetEnvironmentVariable(HostRuns);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"No folder of notebooks run by a host in {HostRuns}.");

        var run = Path.Combine(folder, Path.GetFileName(name));
        if (name == NotebookFile.Polyglot && Environment.GetEnvironmentVariable("EKSCALC_ACCEPT_SNAPSHOTS") == "1")
            NotebookFile.Accept(NotebookFile.PathOf(name), run);
        Assert.Empty(NotebookFile.Differences(NotebookFile.PathOf(name), run));
    }

    private static async Task RunAsync(IEnumerable<string> notebooksAndResults)
    {
        var host = Path.Combine(AppContext.BaseDirectory.Replace("EksCalc.Interactive.Tests", "EksCalc.Interactive.Host", StringComparison.Ordinal), "EksCalc.Interactive.Host.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [host, .. notebooksAndResults]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var said = process.StandardOutput.ReadToEndAsync(limit.Token);
            var problems = await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, await said + problems);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The notebooks as the engine has run them.</summary>
    public sealed class EngineRuns : IDisposable
    {
        private readonly TemporaryFolder folder = new();
        private readonly Lazy<Task> runs;

        public EngineRuns() => runs = new(() => RunAsync(NotebookFile.Course.SelectMany<string, string>(name => [NotebookFile.PathOf(name), folder.PathOf(name)])));

        /// <summary>The path of one.</summary>
        public async Task<string> OfAsync(string name)
        {
            await runs.Value;
            return folder.PathOf(name);
        }

        public void Dispose() => folder.Dispose();
    }
}
