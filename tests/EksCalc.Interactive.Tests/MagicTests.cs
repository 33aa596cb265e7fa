using EksCalc.Testing;

namespace EksCalc.Interactive.Tests;

/// <summary>The command line as magics, in the host's engine.</summary>
public sealed class MagicTests : IAsyncLifetime
{
    private readonly Session session = new();

    public ValueTask InitializeAsync() => session.InitializeAsync();

    public ValueTask DisposeAsync() => session.DisposeAsync();

    [Fact]
    public async Task MaxPods_IsATable()
    {
        Assert.Matches(@"\Am5\.large +29 ", Assert.Single(await session.RunAsync("#!max-pods m5.large")).Split('\n')[2]);
        Assert.Contains("<table class=\"ekscalc\">", Assert.Single(await session.RunAsync("#!max-pods m5.large --prefix-delegation", "text/html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_QuotesAndRepeatedOptions_ReachTheCommand()
    {
        Assert.Equal(
            ["m5.large", "m5.xlarge", "c5.large"],
            (await session.RunAsync("#!limits 'm5.?arge' m5.xlarge \"c5.large\""))[0].Split('\n')[2..].Select(line => line.Split(' ')[0]));
        Assert.Matches(" 25\\b", Assert.Single(await session.RunAsync("#!node steady m5.large --pods 20 --env WARM_IP_TARGET=2 --env MINIMUM_IP_TARGET=10")));
        Assert.Equal(6, (await session.RunAsync("#!sweep instanceType=m5.large pods=0..1 cni.WARM_IP_TARGET=1,2 --measure subnetAddresses"))[0].Split('\n').Length);
    }

    [Fact]
    public async Task Plan_IsTheAnswerThenTablesWithTitlesThenFindings()
    {
        var shown = await session.RunAsync($"#!plan \"{Repository.PathOf("data/scenarios/small-dev.yaml")}\"");

        Assert.Equal(
            ["It fits. What runs out first: nodes-a, at its peak 80 % of its capacity.", "Subnets (addresses)", "Node groups", "The same workload in every mode (addresses at the peak)"],
            shown.Take(4).Select(text => text.Split('\n')[0]));
        Assert.StartsWith("Info: nodes-a and nodes-b: ", shown[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Format_OtherThanTable_IsText() =>
        Assert.StartsWith("{\n  \"instanceType\": \"m5.large\"", Assert.Single(await session.RunAsync("#!max-pods m5.large --format json")), StringComparison.Ordinal);

    [Theory]
    [InlineData("#!max-pods m5.larg", "m5.larg: no such instance type; did you mean m5.large?")]
    [InlineData("#!plan nowhere.yaml", "nowhere.yaml")]
    [InlineData("#!max-pods m5.large --wrong", "--wrong")]
    [InlineData("#!ekscalc plam", "plam: no such command; did you mean plan?")]
    [InlineData("#!ekscalc notebook run .", "notebook: no such command")]
    public async Task Line_CannotBeUsed_FailsTheCellAndSaysWhy(string line, string why) => Assert.Contains(why, await session.FailAsync(line), StringComparison.Ordinal);

    [Fact]
    public async Task AnswerNo_IsShown() => Assert.Contains("no instance type passes", Assert.Single(await session.RunAsync("#!limits m5.large --max-vcpus 1")), StringComparison.Ordinal);

    [Fact]
    public async Task EksCalc_Alone_ListsTheMagics_WithALineRunsIt()
    {
        var list = Assert.Single(await session.RunAsync("#!ekscalc"));
        Assert.All(["#!limits", "#!max-pods", "#!node", "#!plan", "#!check", "#!sweep", "#!recommend", "#!workbook"], magic => Assert.Contains(magic, list, StringComparison.Ordinal));
        Assert.DoesNotContain("notebook", list, StringComparison.Ordinal);
        Assert.Equal(await session.RunAsync("#!max-pods m5.large"), await session.RunAsync("#!ekscalc max-pods m5.large"));
    }

    [Fact]
    public async Task Help_IsTheCommandLines() =>
        Assert.Contains("ekscalc max-pods c5.2xlarge --custom-networking", Assert.Single(await session.RunAsync("#!max-pods --help")), StringComparison.Ordinal);

    [Theory]
    [InlineData("#!max-p", "#!max-pods")]
    [InlineData("#!max-pods ", "--prefix-delegation")]
    [InlineData("#!max-pods ", "m5.large")]
    [InlineData("#!max-pods --format ", "json")]
    [InlineData("#!node ", "steady")]
    [InlineData("#!ekscalc ", "recommend")]
    public async Task Completion_OffersWhatMayStandThere(string line, string offered) => Assert.Contains(offered, await session.CompleteAsync(line));
}
