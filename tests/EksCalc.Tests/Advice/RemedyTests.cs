using CsCheck;
using EksCalc.Advice;
using EksCalc.Clusters;
using EksCalc.Exchange;
using EksCalc.Testing;
using EksCalc.Tests.Clusters;

namespace EksCalc.Tests.Advice;

/// <summary>What a finding says to do is done, and the finding is gone.</summary>
public sealed class RemedyTests
{
    /// <summary>Kinds whose action no program can do, and why.</summary>
    private static readonly Dictionary<string, string> NotForAProgram = new()
    {
        ["vpc-block-size"] = "the subnets lie in the blocks",
        ["vpc-blocks-overlap"] = "the subnets lie in the blocks",
        ["vpc-block-forbidden"] = "the subnets lie in the blocks",
        ["vpc-block-docker"] = "the subnets lie in the blocks",
        ["vpc-block-restricted"] = "the subnets lie in the blocks",
        ["vpc-block-198-19"] = "the subnets lie in the blocks",
        ["vpc-many-blocks"] = "AWS raises quotas",
        ["vpc-many-subnets"] = "AWS raises quotas",
        ["zone-enis"] = "AWS raises quotas",
        ["vpc-network-address-usage"] = "AWS raises quotas",
        ["fargate-takes-ipv4"] = "a note; nothing is wrong",
        ["auto-mode-range"] = "a note: what is not public is a range",
        ["auto-mode-excludes"] = "what EKS Auto Mode does not know has to go, or the nodes' kind has to change: the user's choice",
        ["windows-custom-networking"] = "a note on where the addresses are",
    };

    /// <summary>Kinds of which some findings have no action that a program can do, and when.</summary>
    private static readonly Dictionary<string, string> SometimesNotForAProgram = new()
    {
        ["pods-without-address"] = "no number of nodes helps: the type serves no pods at all",
        ["control-plane-shares"] = "as control-plane-room",
        ["branch-limit"] = "the group's types have no branch ENIs at all",
        ["subnet-full"] = "no subnet of a VPC is large enough, or every way leaves pods out that were not",
        ["subnet-full-at-peak"] = "as above",
        ["group-in-one-zone"] = "the VPC has no room for a subnet of another zone, or its pods would be left out there",
        ["control-plane-room"] = "the VPC has no room for a subnet and AWS lets it have no further block",
        ["control-plane-upgrade"] = "as above",
    };

    [Fact]
    public void Remedy_OfAnyFinding_IsGoneWhenPlannedAgain()
    {
        var (found, applied, without) = (0, 0, new Dictionary<string, int>());
        RandomScenarios.Any.ForAll(
            scenario =>
            {
                var findings = ScenarioFindings.Of(ClusterPlanner.Plan(scenario));
                foreach (var id in findings.Where(finding => finding.Remedy is null && !NotForAProgram.ContainsKey(finding.Id)).Select(finding => finding.Id))
                    without[id] = without.GetValueOrDefault(id) + 1;

                // Planning again finds and tries all remedies again, so one of each scenario's is applied, the next one each time.
                var remedied = findings.Where(finding => finding.Remedy is not null).ToList();
                found += remedied.Count;
                if (remedied.Count > 0)
                    IsGone(remedied[applied++ % remedied.Count], scenario);
            },
            iter: 1000,
            threads: 1);

        Assert.True(found > 2_000 && applied > 800, $"{found} remedies, {applied} applied");
        Assert.Empty(without.Keys.Except(SometimesNotForAProgram.Keys));
        Assert.True(without.Values.Sum() <= found / 50, $"{found} with a remedy; without: {string.Join(", ", without)}");
    }

    // The odd node of zone-a would come to the small subnet of the third zone, if that came first once the full one is left out.
    // When a zone is lost, 8 nodes with 60 addresses are in the other: with one or two more subnets, of any size, 4 come to today's still, which has 15 others.
    [Fact]
    public void Remedy_OfNodesThatAreSpreadEvenly_AddsSeveralSmallSubnets()
    {
        var scenario = Scenarios.Zones(2, 24, Scenarios.Group("m5.xlarge", 8, 50));
        scenario = scenario with { Subnets = [.. scenario.Subnets.Select(subnet => subnet with { UsedAddresses = 15 })] };

        var finding = Assert.Single(ScenarioFindings.Of(ClusterPlanner.Plan(scenario)), finding => finding.Id == "subnet-full");

        var remedied = ((ScenarioRemedy)finding.Remedy!).ApplyTo(scenario);
        Assert.Equal(scenario.Vpc.Blocks, remedied.Vpc.Blocks);
        Assert.Equal([24, 24, .. Enumerable.Repeat(25, 8)], remedied.Subnets.Select(subnet => subnet.Block.PrefixLength));
        Assert.All(ClusterPlanner.Plan(remedied).Subnets, subnet => Assert.True(subnet.Fits));
    }

    [Fact]
    public void Remedy_OfAFullSubnetThatComesFirstInItsZone_LeavesItOut()
    {
        using var file = new MemoryStream(
            """
            vpc: {cidrs: [10.0.0.0/16, 10.1.0.0/16, 10.2.0.0/16]}
            subnets:
              - {name: a, zone: eu-west-1a, cidr: 10.0.0.0/20}
              - {name: b, zone: eu-west-1b, cidr: 10.1.0.0/23, usedAddresses: 234}
              - {name: c, zone: eu-west-1c, cidr: 10.2.0.0/20}
              - {name: b2, zone: eu-west-1b, cidr: 10.1.64.0/21}
              - {name: c2, zone: eu-west-1c, cidr: 10.2.64.0/27, usedAddresses: 20}
            cni: {ENABLE_PREFIX_DELEGATION: "true", WARM_IP_TARGET: "5"}
            zonesLost: 0
            nodeGroups:
              - {name: zone-a, kind: selfManaged, instanceTypes: [m6g.large], nodes: {desired: 5, max: 8}, zoneWeights: {eu-west-1a: 3}, podsPerNode: 20, daemonSetPods: 2}
            """u8.ToArray());
        var scenario = ScenarioFile.Read(file, "scenario.yaml");
        var finding = Assert.Single(ScenarioFindings.Of(ClusterPlanner.Plan(scenario)), finding => finding.Id == "prefixes-do-not-fit");

        Assert.StartsWith("Leave b out of the subnets of zone-a", finding.Action, StringComparison.Ordinal);
        IsGone(finding, scenario);
    }

    internal static void IsGone(Finding found, ClusterScenario scenario)
    {
        var again = ScenarioFindings.Of(ClusterPlanner.Plan(((ScenarioRemedy)found.Remedy!).ApplyTo(scenario)));
        Assert.DoesNotContain(again, finding => finding.Kind == found.Kind && finding.Subject == found.Subject);
    }
}
