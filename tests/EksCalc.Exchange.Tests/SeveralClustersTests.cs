using EksCalc.Clusters;
using EksCalc.Testing;

namespace EksCalc.Exchange.Tests;

/// <summary>Files with several clusters of one VPC.</summary>
public sealed class SeveralClustersTests
{
    private const string Shared = """
        name: platform
        vpc: { cidrs: [10.0.0.0/16] }
        subnets:
          - { name: a, zone: eu-west-1a, cidr: 10.0.0.0/24, usedAddresses: 9 }
          - { name: b, zone: eu-west-1b, cidr: 10.0.1.0/24 }
        consumers: [{ kind: natGateway, subnets: [a] }]

        """;

    [Fact]
    public void ReadClusters_ListOfClusters_IsAScenarioEach()
    {
        var clusters = Read(Shared + """
            clusters:
              - { name: shop, cniVersion: 1.20, cni: { WARM_IP_TARGET: 5 }, controlPlaneSubnets: [a, b], nodeGroups: [{ name: web, instanceTypes: [m5.large], count: 3, podsPerNode: 10 }] }
              - { name: search, eniConfigs: { eu-west-1b: { subnet: b } }, windows: { enable-windows-ipam: true }, nodeGroups: [{ name: web, instanceTypes: [c5.large], count: 2, podsPerNode: 5, unmanagedEnis: 1 }] }
            """);

        Assert.Equal(["shop", "search"], clusters.Select(cluster => cluster.ClusterName));
        Assert.All(clusters, cluster => Assert.Equal(("platform", 2, 1), (cluster.Name, cluster.Subnets.Count, cluster.Consumers.Count)));
        Assert.Equal([("m5.large", 0), ("c5.large", 1)], clusters.Select(cluster => (cluster.NodeGroups[0].InstanceTypes[0], cluster.NodeGroups[0].UnmanagedEnis)));
        Assert.Equal((new Cni.CniVersion(1, 20), 5L), (clusters[0].CniVersion, clusters[0].Settings.WarmIpTarget));
        Assert.Equal((0, true, "b"), (clusters[1].CniEnvironment.Count, clusters[1].Windows.Ipam, clusters[1].EniConfigs["eu-west-1b"].Subnet));
        Assert.Equal([9, 0], ClusterPlanner.Plan(clusters).Subnets.Select(subnet => (int)subnet[Situation.Steady].OtherUsers));
    }

    [Fact]
    public void ReadClusters_OneCluster_IsWhatReadGives()
    {
        var path = Repository.PathOf("data/scenarios/small-dev.yaml");

        Assert.Equal(ScenarioFile.Write(ScenarioFile.Read(path)), ScenarioFile.Write(Assert.Single(ScenarioFile.ReadClusters(path))));
    }

    [Fact]
    public void ReadClusters_MistakesInClusters_HaveTheirPlaces()
    {
        var problems = Assert.Throws<InvalidInputException>(() => Read(Shared + """
            clusters:
              - { name: shop, controlPlaneSubnets: [c], nodeGroups: [{ name: web, instanceTypes: [m5.large], count: 3 }] }
              - { name: shop, eniConfigs: { eu-west-1a: b }, ipFamily: ipv6 }
              - { nodeGroups: [{ name: web, kind: autoMode, instanceTypes: [m5.large], count: 3, podsPerNode: 1, unmanagedEnis: 1 }] }
            cni: { WARM_IP_TARGET: 5 }
            """)).Problems;

        Assert.Equal(
            [
                "vpc.ipv6Cidr", "subnets[0].ipv6Cidr", "subnets[1].ipv6Cidr", "clusters[0].controlPlaneSubnets[0]", "clusters[0].nodeGroups[0]", "clusters[1].name",
                "clusters[1].eniConfigs.eu-west-1a", "clusters[2].name", "clusters[2].nodeGroups[0].unmanagedEnis", "cni",
            ],
            problems.Select(problem => problem.Place[..problem.Place.IndexOf(' ', StringComparison.Ordinal)]));
        Assert.All(problems, problem => Assert.Contains("line", problem.Place, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_SeveralClusters_SaysThatOneIsExpected()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("s.yaml", Shared + "clusters: [{ name: shop }, { name: search }]");

        var problem = Assert.Single(Assert.Throws<InvalidInputException>(() => ScenarioFile.Read(file)).Problems);

        Assert.Equal("clusters", problem.Place);
        Assert.StartsWith("2 clusters found, and one is expected here", problem.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ClusterScenario> Read(string text)
    {
        using var folder = new TemporaryFolder();
        return ScenarioFile.ReadClusters(folder.Write("s.yaml", text));
    }
}
