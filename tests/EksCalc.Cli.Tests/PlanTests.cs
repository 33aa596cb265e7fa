using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

public class PlanTests
{
    private const string Small = "data/scenarios/small-dev.yaml";

    public static TheoryData<string> Scenarios =>
        [.. Directory.EnumerateFiles(Repository.PathOf("data/scenarios")).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Plan_EveryScenario_IsAsKept(string name)
    {
        var (exitCode, output, _) = await Tool.RunAsync("plan", Repository.PathOf($"data/scenarios/{name}.yaml"), "--format", "json");

        Assert.InRange(exitCode, 0, 1);
        Snapshot.Match(output, $"plan-{name}.json");
    }

    [Theory]
    [InlineData("table", "plan.txt")]
    [InlineData("md", "plan.md")]
    [InlineData("csv", "plan.csv")]
    public async Task Plan_Format_IsAsKept(string format, string snapshot)
    {
        var (exitCode, output, error) = await Tool.RunAsync("plan", Repository.PathOf(Small), "--format", format);

        Assert.Equal(0, exitCode);
        Assert.Contains("control plane", error, StringComparison.Ordinal);
        Snapshot.Match(output, snapshot);
    }

    [Theory]
    [InlineData("info", 1)]
    [InlineData("warning", 0)]
    [InlineData("error", 0)]
    [InlineData("never", 0)]
    public async Task Check_FailOn_DecidesTheExitCode(string failOn, int expected)
    {
        var (exitCode, output, error) = await Tool.RunAsync("check", Repository.PathOf(Small), "--fail-on", failOn);

        Assert.Equal((expected, ""), (exitCode, error));
        Assert.Contains("1 info", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_SmallScenario_IsAsKept()
    {
        var (_, output, _) = await Tool.RunAsync("check", Repository.PathOf(Small), "--format", "md");

        Snapshot.Match(output, "check.md");
    }

    [Fact]
    public async Task Plan_DoesNotFit_IsANo()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("s.yaml", (await File.ReadAllTextAsync(Repository.PathOf(Small), TestContext.Current.CancellationToken)).Replace("podsPerNode: 14", "podsPerNode: 60", StringComparison.Ordinal));

        var (exitCode, output, error) = await Tool.RunAsync("plan", file);

        Assert.Equal(1, exitCode);
        Assert.Contains("It does not fit.", output, StringComparison.Ordinal);
        Assert.Contains("find no place", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_BadFile_NamesTheFileThePlaceAndTheFix()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("s.yaml", (await File.ReadAllTextAsync(Repository.PathOf(Small), TestContext.Current.CancellationToken)).Replace("t3a.large", "t3a.larg", StringComparison.Ordinal));

        var (exitCode, output, error) = await Tool.RunAsync("plan", file);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith($"ekscalc: {file}: nodeGroups[0].instanceTypes[1] (line ", error, StringComparison.Ordinal);
        Assert.Contains("did you mean t3a.large?", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_BadFiles_ReportsEachAndPrintsNothing()
    {
        var (exitCode, output, error) = await Tool.RunAsync("check", Repository.PathOf(Small), "nothing-here.yaml", Repository.PathOf("README.md"));

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("nothing-here.yaml", error, StringComparison.Ordinal);
        Assert.Contains("README.md", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
