using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>The EC2 around the node.</content>
public sealed partial record NodeSetup
{
    /// <summary>What the one subnet is called where the scenario names none.</summary>
    internal const string OnlySubnet = "subnet";

    /// <summary>The subnets as EC2 has them when ipamd first starts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not exactly one of the subnets is the node's own, or two have the same name.</exception>
    internal IReadOnlyList<Ec2Subnet> MakeSubnets()
    {
        if (Subnets.Count == 0)
            return [new Ec2Subnet(OnlySubnet, SubnetFreeAddresses)];
        if (Subnets.Count(subnet => subnet.IsNodes) != 1)
            throw new ArgumentOutOfRangeException(nameof(Subnets), Subnets.Count(subnet => subnet.IsNodes), "Exactly one subnet is the node's own.");
        if (Subnets.DistinctBy(subnet => subnet.Id).Count() != Subnets.Count)
            throw new ArgumentOutOfRangeException(nameof(Subnets), Subnets.Count, "Each subnet has a name of its own.");
        return [.. Subnets.Select(subnet => new Ec2Subnet(subnet.Id, subnet.FreeAddresses, subnet.Tags))];
    }

    /// <summary>The EC2 that the setup describes, in subnets that other nodes can be in too.</summary>
    /// <param name="subnets">What <see cref="MakeSubnets"/> gave; null for subnets of the node's own.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value out of its range.</exception>
    internal SubnetEc2 MakeEc2(IReadOnlyList<Ec2Subnet>? subnets = null)
    {
        var all = subnets ?? MakeSubnets();
        var own = Subnets.Count == 0 ? all[0] : all[Enumerable.Range(0, Subnets.Count).First(index => Subnets[index].IsNodes)];
        return new SubnetEc2(all, own, MaxEnis, SlotsPerEni, NetworkCards, Refusals)
        {
            AttachLatency = PoolRules.Milliseconds(AttachLatency),
            AssignLatency = PoolRules.Milliseconds(AssignLatency),
        };
    }
}
