using EksCalc.Cni;
using EksCalc.Input;
using EksCalc.Nodes;
using EksCalc.Vpc;

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
        subnets = new SubnetReferences(scenario, note);
    }

    /// <summary>Notes every problem of the scenario.</summary>
    public static void Run(ScenarioDraft scenario, Note note)
    {
        var checks = new ScenarioChecks(scenario, note);
        new AddressChecks(scenario, note).Run();
        checks.SubnetNamesAndZones();
        checks.SubnetIds();
        checks.Cluster();
        new EniConfigChecks(scenario, checks.subnets, note).Run();
        new NodeGroupChecks(scenario.NodeGroups, checks.subnets, note).Run();
        for (var i = 0; i < scenario.Consumers.Count; i++)
            checks.subnets.Check($"consumers[{i}].subnets", scenario.Consumers[i]);
        checks.Windows();
    }

    private void Windows()
    {
        var known = WindowsSettings.Keys.Select(key => key.Name).ToList();
        foreach (var key in scenario.Windows.Keys.Except(WindowsSettings.OtherKeys))
        {
            var path = Display.Member("cluster.windows", key);
            if (!known.Contains(key))
                note(path, new Mistake($"The ConfigMap has no key {ShownText.Quoted(key)}", key, known));
            else if (WindowsSettings.MistakeOf(scenario.Windows, key) is { } mistake)
                note(path, mistake);
        }
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

    private void SubnetIds()
    {
        var (ids, idOfZone, zoneOfId) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>());
        foreach (var (index, subnet) in scenario.Subnets.Index())
        {
            var path = $"subnets[{index}]";
            if (subnet.Id is { } id && !id.StartsWith("subnet-", StringComparison.Ordinal))
                note($"{path}.id", $"{ShownText.Quoted(id)} is not the id of a subnet, which begins with subnet-.");
            else if (subnet.Id is { } own && !ids.TryAdd(own, index))
                note($"{path}.id", $"{ShownText.Quoted(own)} is the id of subnets[{ids[own]}] already.");
            if (subnet.ZoneId is not { } zoneId)
                continue;
            if (!ZoneName.IsId(zoneId))
                note($"{path}.zoneId", $"{ShownText.Quoted(zoneId)} is not the id of a zone such as euw1-az1.");
            else if (subnet.Zone is { } zone)
                ZoneId($"{path}.zoneId", zone.Name, zoneId, index, idOfZone, zoneOfId);
        }
    }

    // An account's name of a zone stands for one id, and the id for one name.
    private void ZoneId(string path, string zone, string id, int index, Dictionary<string, int> idOfZone, Dictionary<string, int> zoneOfId)
    {
        var (sameZone, sameId) = (idOfZone.GetValueOrDefault(zone, index), zoneOfId.GetValueOrDefault(id, index));
        idOfZone.TryAdd(zone, index);
        zoneOfId.TryAdd(id, index);
        if (scenario.Subnets[sameZone].ZoneId is { } other && other != id)
            note(path, $"{id} found, and {other} in subnets[{sameZone}], which is in {zone} too.");
        else if (scenario.Subnets[sameId].Zone is { } another && another.Name != zone)
            note(path, $"{id} is {another}'s in subnets[{sameId}], and this subnet is in {zone}.");
    }

    private void Cluster()
    {
        if (scenario.ClusterName is ({ } own, { } cni) && own != cni)
            note("cluster.name", $"{ShownText.Quoted(own)} found, but cni.{CniVariables.ClusterName} is {ShownText.Quoted(cni)}; change one of them, or leave the variable out.");
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
