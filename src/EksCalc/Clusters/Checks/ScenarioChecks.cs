namespace EksCalc.Clusters.Checks;

/// <summary>
/// What a scenario's values must be to each other. Values that could not be read are problems already and are passed over, so that
/// one mistake is one problem.
/// </summary>
/// <remarks>What AWS forbids or advises against, but a plan can show and explain, is a finding of the plan and no problem of the scenario.</remarks>
internal sealed class ScenarioChecks
{
    private readonly ScenarioDraft scenario;
    private readonly Note note;
    private readonly SubnetReferences subnets;

    private ScenarioChecks(ScenarioDraft scenario, Note note)
    {
        this.scenario = scenario;
        this.note = note;
        subnets = new SubnetReferences(scenario.Subnets, note);
    }

    /// <summary>Notes every problem of the scenario.</summary>
    public static void Run(ScenarioDraft scenario, Note note)
    {
        var checks = new ScenarioChecks(scenario, note);
        new AddressChecks(scenario, note).Run();
        checks.SubnetNamesAndZones();
        checks.Cluster();
        new EniConfigChecks(scenario, checks.subnets, note).Run();
        new NodeGroupChecks(scenario.NodeGroups, checks.subnets, note).Run();
        for (var i = 0; i < scenario.Consumers.Count; i++)
            checks.subnets.Check($"consumers[{i}].subnets", scenario.Consumers[i]);
    }

    private void SubnetNamesAndZones()
    {
        UniqueNames.Check("subnets", scenario.Subnets.Select(subnet => subnet.Name), note);
        if (scenario.Subnets.FirstOrDefault(subnet => subnet.Zone is not null)?.Zone is not { } first)
            return;
        for (var i = 0; i < scenario.Subnets.Count; i++)
        {
            if (scenario.Subnets[i].Zone is { } zone && zone.Region != first.Region)
                note($"subnets[{i}].zone", $"{zone} is not in {first.Region}, where the VPC's other subnets are; a VPC is in one Region.");
        }
    }

    private void Cluster()
    {
        subnets.Check("cluster.controlPlaneSubnets", scenario.ControlPlaneSubnets);
        if (!scenario.IsIpv6)
            return;
        if (scenario.IsVpcIpv6BlockMissing)
            note("vpc.ipv6Cidr", "Missing: an IPv6 cluster needs a VPC with an IPv6 block.");
        for (var i = 0; i < scenario.Subnets.Count; i++)
        {
            if (scenario.Subnets[i].IsIpv6BlockMissing)
                note($"subnets[{i}].ipv6Cidr", "Missing: an IPv6 cluster's subnets need an IPv6 block each.");
        }
    }
}
