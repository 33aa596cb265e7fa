using System.Text;
using EksCalc.Clusters;

namespace EksCalc.Exchange.Tests;

/// <summary>Instance types by name, pattern and requirements, as a NodePool names them.</summary>
public class InstanceTypesTests
{
    [Theory]
    [InlineData("[m5.large, c5.large]", "m5.large c5.large")]
    [InlineData("['m5.?large', M5.LARGE]", "m5.xlarge m5.large")]
    [InlineData("[c5a.*]", "c5a.large c5a.xlarge c5a.2xlarge c5a.4xlarge c5a.8xlarge c5a.12xlarge c5a.16xlarge c5a.24xlarge c5a.metal")]
    [InlineData("[{ category: [z], sizes: [large] }]", "z1d.large")]
    [InlineData("[{ type: m5*.large, architecture: [x86_64] }, m5.xlarge]", "m5.large m5a.large m5ad.large m5d.large m5dn.large m5n.large m5zn.large m5.xlarge")]
    [InlineData("[{ families: [t3, t3a], sizes: [micro, small] }]", "t3.micro t3.small t3a.micro t3a.small")]
    [InlineData("[{ category: [im], sizes: [large] }]", "im4gn.large")]
    public void Read_Types_AreThoseOfTheCatalogInItsOrder(string types, string expected) => Assert.Equal(expected, string.Join(' ', Group(types).InstanceTypes));

    [Fact]
    public void Read_Shares_AreOfItemsAndTheirTypesAlike()
    {
        Assert.Empty(Group("[m5.*, c5.large]").InstanceShares);
        var shares = Group("[{ families: [t3], sizes: [micro, small], share: 3 }, t3.small, { type: m5.large, share: 0.5 }]").InstanceShares;

        Assert.Equal([("t3.micro", 1.5), ("t3.small", 2.5), ("m5.large", 0.5)], shares.Select(share => (share.Key, share.Value)));
    }

    [Fact]
    public void Write_Shares_ReadBackAsTheSame()
    {
        var scenario = Scenario("[{ type: c5a.*, share: 1 }, { type: m5.large, share: 2 }]");
        var again = ScenarioFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(ScenarioFile.Write(scenario))), "again.yaml").NodeGroups[0];

        Assert.Equal(scenario.NodeGroups[0].InstanceTypes, again.InstanceTypes);
        Assert.Equal(scenario.NodeGroups[0].InstanceShares, again.InstanceShares);
    }

    private static NodeGroup Group(string types) => Scenario(types).NodeGroups[0];

    private static ClusterScenario Scenario(string types) => ScenarioFile.Read(
        new MemoryStream(Encoding.UTF8.GetBytes($$"""
            vpc: { cidrs: [10.0.0.0/16] }
            subnets: [{ name: a, zone: eu-west-1a, cidr: 10.0.0.0/24 }]
            nodeGroups: [{ name: pool, kind: karpenter, instanceTypes: {{types}}, pods: { count: 100 } }]
            """)),
        "types.yaml");
}
