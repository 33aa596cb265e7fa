using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Exchange;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

public sealed class InitTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("--mode prefixDelegation --nodes 60 --pods-per-node 90 --instance-type m5.2xlarge --zones 2")]
    [InlineData("--mode customNetworking --region us-gov-east-1 --zones 4 --vpc 172.16.0.0/22 --name 1-2_x")]
    [InlineData("--mode customNetworkingWithPrefixes --nodes 30 --max-nodes 200")]
    [InlineData("--mode IPV6 --nodes 100 --pods-per-node 27")]
    [InlineData("--vpc 10.0.0.0/23 --zones 2 --nodes 2 --max-nodes 2 --pods-per-node 3")]
    [InlineData("--nodes 300 --pods-per-node 20")]
    public async Task Init_Cluster_FitsAndPassesCheck(string options)
    {
        var file = folder.PathOf("cluster.yaml");

        var (exitCode, output, error) = await Tool.RunAsync(["init", file, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal((0, "", $"{file} written\nNext: ekscalc plan {file}\n"), (exitCode, output, error));
        Assert.Equal(0, (await Tool.RunAsync("check", file)).ExitCode);
        Assert.Equal(0, (await Tool.RunAsync("plan", file)).ExitCode);
        Assert.InRange((await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Count(line => line.StartsWith("# ", StringComparison.Ordinal)), 7, 12);
    }

    [Fact]
    public async Task Init_Usual_IsAsKept()
    {
        await Tool.RunAsync("init", folder.PathOf("a.yaml"));
        await Tool.RunAsync("init", folder.PathOf("b.yaml"), "--mode", "customNetworkingWithPrefixes");

        Snapshot.Match(await File.ReadAllTextAsync(folder.PathOf("a.yaml"), TestContext.Current.CancellationToken), "init.yaml");
        Snapshot.Match(await File.ReadAllTextAsync(folder.PathOf("b.yaml"), TestContext.Current.CancellationToken), "init-custom.yaml");
    }

    [Fact]
    public async Task Init_EveryMode_IsThatMode()
    {
        foreach (var mode in ModeTraits.All)
        {
            var file = folder.PathOf($"{mode.Mode}.yaml");
            await Tool.RunAsync("init", file, "--mode", mode.Mode.ToString());

            Assert.Equal(mode.Mode, ModeComparison.ModeOf(ScenarioFile.Read(file).Settings));
        }
    }

    [Fact]
    public async Task Init_FileIsThere_IsKeptUnlessForced()
    {
        var file = folder.Write("cluster.yaml", "mine");

        var (exitCode, _, error) = await Tool.RunAsync("init", file);

        Assert.Equal((2, $"ekscalc: {file}: is there already; --force replaces it, or give another name.\n", "mine"), (exitCode, error, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));
        Assert.Equal(0, (await Tool.RunAsync("init", file, "--force")).ExitCode);
        Assert.StartsWith("# A cluster", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--pods-per-node 300", "pods find no place")]
    [InlineData("--vpc 10.0.0.0/29", "'10.0.0.0/29'|has no room")]
    [InlineData("--vpc 10.0.0.1/16", "host bits")]
    [InlineData("--instance-type m5.larg", "did you mean m5.large?")]
    [InlineData("--mode prefixes", "--mode takes secondaryIp, prefixDelegation")]
    [InlineData("--name a/b", "a name has up to 100 letters")]
    [InlineData("--region eu\"west", "a Region's name is like eu-west-1")]
    [InlineData("--zones 9", "--zones takes a whole number from 2 to 4, not '9'")]
    [InlineData("--for node --nodes 3", "--for node has no cluster; leave out --nodes.")]
    public async Task Init_CannotBe_SaysWhyAndWritesNothing(string options, string why)
    {
        var (exitCode, _, error) = await Tool.RunAsync(["init", folder.PathOf("x.yaml"), .. options.Split(' ')]);

        Assert.Equal(2, exitCode);
        Assert.Contains(why.Split('|'), part => error.Contains(part, StringComparison.Ordinal));
        Assert.False(File.Exists(folder.PathOf("x.yaml")));
    }

    [Fact]
    public async Task Init_OnATerminal_AsksAndAsksAgain()
    {
        using var input = new StringReader("shop\n\n\n10.1.0.0/9\n10.1.0.0/16\nm5.larg\nm5.xlarge\n\n\n25\n\n");
        var file = folder.PathOf("asked.yaml");

        var (exitCode, _, error) = await Tool.AskAsync(input, "init", file);

        Assert.Equal(0, exitCode);
        Assert.Contains("Region [eu-west-1]: ", error, StringComparison.Ordinal);
        Assert.Contains("did you mean m5.large", error, StringComparison.Ordinal);
        var scenario = ScenarioFile.Read(file);
        Assert.Equal(("shop", "10.1.0.0/16", "m5.xlarge", 25), (scenario.Name, $"{scenario.Vpc.Blocks[0]}", scenario.NodeGroups[0].InstanceTypes[0], scenario.NodeGroups[0].PodsPerNode));
    }

    [Fact]
    public async Task Init_AnswersEnd_TakesWhatIsUsual()
    {
        using var input = new StringReader("");

        await Tool.AskAsync(input, "init", folder.PathOf("asked.yaml"));
        await Tool.RunAsync("init", folder.PathOf("usual.yaml"));

        Assert.Equal(
            await File.ReadAllTextAsync(folder.PathOf("usual.yaml"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(folder.PathOf("asked.yaml"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Schema_IsThatOfTheRepository() => Assert.Equal(
        (0, await File.ReadAllTextAsync(Repository.PathOf("data/schema/scenario.schema.json"), TestContext.Current.CancellationToken), ""), await Tool.RunAsync("schema"));
}
