using EksCalc.Exchange.Documents;
using EksCalc.Input;

namespace EksCalc.Exchange.Scenarios.Checks;

/// <summary>
/// What a scenario's values must be to each other. Values that could not be read are problems already and are passed over, so that
/// one mistake is one problem.
/// </summary>
/// <remarks>What AWS forbids or advises against, but a plan can show and explain, is a finding of the plan and no problem of the file.</remarks>
internal sealed class ScenarioChecks
{
    private readonly ScenarioDocument scenario;
    private readonly DocumentProblems problems;
    private readonly SubnetReferences subnets;

    private ScenarioChecks(ScenarioDocument scenario, DocumentProblems problems)
    {
        this.scenario = scenario;
        this.problems = problems;
        subnets = new SubnetReferences(scenario.Subnets, problems);
    }

    /// <summary>Notes every problem of the scenario.</summary>
    public static void Run(ScenarioDocument scenario, DocumentProblems problems)
    {
        var checks = new ScenarioChecks(scenario, problems);
        new AddressChecks(scenario, problems).Run();
        checks.SubnetNamesAndZones();
        checks.Cluster();
        checks.EniConfigs();
        new NodeGroupChecks(scenario.NodeGroups, checks.subnets, problems).Run();
        for (var i = 0; i < scenario.Consumers.Count; i++)
            checks.subnets.Check($"consumers[{i}].subnets", scenario.Consumers[i].Subnets);
    }

    private void SubnetNamesAndZones()
    {
        UniqueNames.Check("subnets", scenario.Subnets.Select(subnet => subnet.Name), problems);
        if (scenario.Subnets.FirstOrDefault(subnet => subnet.Zone is not null)?.Zone is not { } first)
            return;
        for (var i = 0; i < scenario.Subnets.Count; i++)
        {
            if (scenario.Subnets[i].Zone is { } zone && zone.Region != first.Region)
                problems.Add($"subnets[{i}].zone", $"{zone} is not in {first.Region}, where the VPC's other subnets are; a VPC is in one Region.");
        }
    }

    private void Cluster()
    {
        subnets.Check("cluster.controlPlaneSubnets", scenario.Cluster?.ControlPlaneSubnets ?? []);
        var isIpv6 = ScenarioReader.IsIpv6(scenario);
        if (scenario.Cluster?.IpFamily is { } family && isIpv6 != (family == IpFamily.Ipv6))
        {
            problems.Add("cluster.ipFamily", $"{(isIpv6 ? "ipv4" : "ipv6")} found, but cni.{ScenarioReader.Ipv6Variable} is "
                + $"{ShownText.Quoted(scenario.Cni[ScenarioReader.Ipv6Variable].Text)}; change one of them, or leave the variable out.");
            return;
        }

        if (!isIpv6)
            return;
        if (IsMissing("vpc", "ipv6Cidr"))
            problems.Add("vpc.ipv6Cidr", "Missing: an IPv6 cluster needs a VPC with an IPv6 block.");
        for (var i = 0; i < scenario.Subnets.Count; i++)
        {
            if (IsMissing($"subnets[{i}]", "ipv6Cidr"))
                problems.Add($"subnets[{i}].ipv6Cidr", "Missing: an IPv6 cluster's subnets need an IPv6 block each.");
        }
    }

    /// <summary>Whether the file has a mapping without that key.</summary>
    private bool IsMissing(string mapping, string key) =>
        problems.IsLocated(mapping) && !problems.Has(mapping) && !problems.IsLocated(Display.Member(mapping, key));

    private void EniConfigs()
    {
        foreach (var (zone, subnet) in scenario.EniConfigs)
        {
            var path = Display.Member("eniConfigs", zone);
            if (!ZoneName.TryRead(zone, out _, out var problem))
                problems.Add(path, problem);
            else if (subnets.IsKnown(path, subnet) && subnets.ZoneOf(subnet) is { } actual && actual.Name != zone)
                problems.Add(path, $"The subnet {ShownText.Quoted(subnet)} is in {actual}, not in {zone}.");
        }
    }
}
