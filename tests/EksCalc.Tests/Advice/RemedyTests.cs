using CsCheck;
using EksCalc.Advice;
using EksCalc.Clusters;
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
        ["control-plane-room"] = "the VPC has no room for a subnet and AWS lets it have no further block",
        ["control-plane-upgrade"] = "as above",
    };

    [Fact]
    public void Remedy_OfAnyFinding_IsGoneWhenPlannedAgain()
    {
        var (remedies, without) = (0, new Dictionary<string, int>());
        RandomScenarios.Any.Sample(
            scenario =>
            {
                var plan = ClusterPlanner.Plan(scenario);
                foreach (var finding in ScenarioFindings.Of(plan))
                {
                    if (finding.Remedy is null)
                    {
                        if (!NotForAProgram.ContainsKey(finding.Id))
                        {
                            without[finding.Id] = without.GetValueOrDefault(finding.Id) + 1;
                        }
                        continue;
                    }

                    remedies++;
                    IsGone(finding, scenario);
                }
            },
            iter: 1000,
            threads: 1);

        Assert.True(remedies > 2_000, $"{remedies} remedies");
        Assert.Empty(without.Keys.Except(SometimesNotForAProgram.Keys));
        Assert.InRange(without.Values.Sum(), 0, remedies / 50);
    }

    internal static void IsGone(Finding found, ClusterScenario scenario)
    {
        var again = ScenarioFindings.Of(ClusterPlanner.Plan(((ScenarioRemedy)found.Remedy!).ApplyTo(scenario)));
        Assert.DoesNotContain(again, finding => finding.Kind == found.Kind && finding.Subject == found.Subject);
    }
}
