using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>Several clusters in one VPC.</summary>
public sealed class SeveralClustersTests
{
    private const string Vpc = """
        vpc: { cidrs: [10.0.0.0/16] }
        subnets:
          - { name: a, zone: eu-west-1a, cidr: 10.0.0.0/24, usedAddresses: 9 }
          - { name: b, zone: eu-west-1b, cidr: 10.0.1.0/24 }
        consumers: [{ kind: networkLoadBalancer, name: ingress, subnets: [a, b] }]

        """;

    private const string Shop = "nodeGroups: [{ name: web, instanceTypes: [m5.large], count: 3, podsPerNode: 10 }]";

    private const string Search = "nodeGroups: [{ name: index, kind: karpenter, instanceTypes: [c5.xlarge], count: 2, podsPerNode: 20 }]";

    [Theory]
    [InlineData("table", "plan-vpc.txt")]
    [InlineData("md", "plan-vpc.md")]
    [InlineData("csv", "plan-vpc.csv")]
    [InlineData("json", "plan-vpc.json")]
    public async Task Plan_SeveralFiles_IsAsKept(string format, string snapshot)
    {
        using var folder = new TemporaryFolder();
        var (shop, search) = Files(folder, Vpc);

        var (exitCode, output, error) = await Tool.RunAsync("plan", shop, search, "--format", format);

        Assert.Equal(0, exitCode);
        Assert.Contains("search: ", error, StringComparison.Ordinal);
        Snapshot.Match(output, snapshot);
    }

    [Fact]
    public async Task Plan_OneFileWithClusters_IsThatOfSeveralFiles()
    {
        using var folder = new TemporaryFolder();
        var (shop, search) = Files(folder, Vpc);
        var together = folder.Write("all.yaml", Vpc + $"clusters:\n  - {{ name: shop, {Shop} }}\n  - {{ name: search, cniVersion: 1.20, {Search} }}\n");

        Assert.Equal((await Tool.RunAsync("plan", shop, search, "--format", "json")).Output, (await Tool.RunAsync("plan", together, "--format", "json")).Output);
    }

    [Fact]
    public async Task Check_FileWithClusters_ChecksTheVpcOnceAndEachCluster()
    {
        using var folder = new TemporaryFolder();
        var together = folder.Write("all.yaml", Vpc + $"clusters:\n  - {{ name: shop, {Shop} }}\n  - {{ name: search, cniVersion: 1.20, {Search} }}\n");

        var (exitCode, output, _) = await Tool.RunAsync("check", together);

        Assert.Equal(0, exitCode);
        Assert.Contains($"{together}, the VPC: ", output, StringComparison.Ordinal);
        Assert.Contains($"{together}, search: ", output, StringComparison.Ordinal);
        Snapshot.Match((await Tool.RunAsync("check", together, "--format", "md")).Output, "check-vpc.md");
    }

    [Theory]
    [InlineData("recommend")]
    [InlineData("sweep")]
    public async Task Others_FileWithClusters_SayThatTheyTakeOne(string command)
    {
        using var folder = new TemporaryFolder();
        var together = folder.Write("all.yaml", Vpc + $"clusters:\n  - {{ name: shop, {Shop} }}\n  - {{ name: search, cniVersion: 1.20, {Search} }}\n");

        var (exitCode, output, error) = await Tool.RunAsync(command, together);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains($"{together}: clusters: 2 clusters found, and one is expected here", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_FilesThatContradict_NamesBothPlaces()
    {
        using var folder = new TemporaryFolder();
        var (shop, search) = (folder.Write("shop.yaml", Vpc + Shop), folder.Write("search.yaml", Vpc.Replace("eu-west-1b", "eu-west-1c", StringComparison.Ordinal) + Search));

        var (exitCode, output, error) = await Tool.RunAsync("plan", shop, search);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains($"{search}: subnets[1].zone (line 4, column 22): eu-west-1c found, and eu-west-1b in {shop}: subnets[1] (line 4, column 5)", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("check")]
    public async Task Any_FileNamedTwice_IsRefused(string command)
    {
        using var folder = new TemporaryFolder();
        var shop = folder.Write("shop.yaml", Vpc + Shop);
        var again = Path.Combine(Path.GetDirectoryName(shop)!, ".", "shop.yaml");

        var (exitCode, output, error) = await Tool.RunAsync(command, shop, again);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("is named 2 times; name each file once.", error, StringComparison.Ordinal);
    }

    private static (string Shop, string Search) Files(TemporaryFolder folder, string vpc) => (
        folder.Write("shop.yaml", vpc + "cluster: { name: shop }\n" + Shop),
        folder.Write("search.yaml", vpc + "cluster: { name: search, cniVersion: 1.20 }\n" + Search));
}
