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

        Assert.True(remedies > 500, $"{remedies} remedies");
        Assert.True(without.Count == 0, string.Join(", ", without.Select(kind => $"{kind.Key} {kind.Value}")));
    }

    internal static void IsGone(Finding found, ClusterScenario scenario)
    {
        var again = ScenarioFindings.Of(ClusterPlanner.Plan(((ScenarioRemedy)found.Remedy!).ApplyTo(scenario)));
        Assert.DoesNotContain(again, finding => finding.Kind == found.Kind && finding.Subject == found.Subject);
    }
}
