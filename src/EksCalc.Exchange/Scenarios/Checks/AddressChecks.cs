using System.Net;
using EksCalc.Exchange.Documents;
using EksCalc.Input;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Scenarios.Checks;

/// <summary>Blocks of the VPC, its subnets and their reservations.</summary>
internal sealed class AddressChecks(ScenarioDocument scenario, DocumentProblems problems)
{
    /// <summary>Most blocks to list in a message.</summary>
    private const int MostShown = 5;

    /// <summary>The VPC's IPv6 block and a subnet's (R29; Amazon EKS user guide, "IPv6 addresses for clusters, pods, and services").</summary>
    private const int VpcIpv6Prefix = 56;

    private const int SubnetIpv6Prefix = 64;

    public void Run()
    {
        var blocks = scenario.Vpc?.Cidrs ?? [];
        for (var i = 0; i < blocks.Count; i++)
            HasSize($"vpc.cidrs[{i}]", "A VPC's block", blocks[i]);
        foreach (var (later, earlier) in Overlap.Among(blocks).Where(pair => blocks[pair.Later] != blocks[pair.Earlier]))
            problems.Add($"vpc.cidrs[{later}]", $"{blocks[later]} overlaps {blocks[earlier]}.");
        if (scenario.Vpc?.Ipv6Cidr is { } ipv6 && ipv6.PrefixLength != VpcIpv6Prefix)
            problems.Add("vpc.ipv6Cidr", $"A VPC's IPv6 block is a /{VpcIpv6Prefix}; {ipv6} found.");
        for (var i = 0; i < scenario.Subnets.Count; i++)
            Subnet($"subnets[{i}]", scenario.Subnets[i]);
        OverlappingSubnets("cidr", Overlap.Among(scenario.Subnets.Select(subnet => subnet.Cidr)), subnet => $"{subnet.Cidr}");
        OverlappingSubnets("ipv6Cidr", Overlap.Among(scenario.Subnets.Select(subnet => subnet.Ipv6Cidr)), subnet => $"{subnet.Ipv6Cidr}");
    }

    private void Subnet(string path, SubnetDocument subnet)
    {
        if (subnet.Ipv6Cidr is { } ipv6)
            SubnetIpv6($"{path}.ipv6Cidr", ipv6);
        if (subnet.Cidr is not { } block || !HasSize($"{path}.cidr", "A subnet's block", block))
            return;
        var blocks = scenario.Vpc?.Cidrs ?? [];
        if (blocks.Count > 0 && blocks.All(outer => outer is { } found && !found.Contains(block)))
            problems.Add($"{path}.cidr", $"{block} is in none of the VPC's blocks: {string.Join(", ", blocks.Take(MostShown))}{(blocks.Count > MostShown ? $" and {blocks.Count - MostShown} more" : "")}.");
        var usable = new SubnetSize(block.PrefixLength).UsableAddresses;
        if (subnet.UsedAddresses > usable)
            problems.Add($"{path}.usedAddresses", $"{subnet.UsedAddresses} found, but {block} has {usable} addresses beside the {SubnetSize.ReservedByAws} that AWS keeps.");
        Reservations(path, block, subnet.Reservations);
    }

    private void Reservations(string subnet, CidrBlock outer, IReadOnlyList<ReservationDocument> reservations)
    {
        for (var i = 0; i < reservations.Count; i++)
        {
            if (reservations[i].Cidr is { } block && !outer.Contains(block))
                problems.Add($"{subnet}.reservations[{i}].cidr", $"{block} is not inside the subnet's {outer}.");
        }

        foreach (var (later, earlier) in Overlap.Among(reservations.Select(reservation => reservation.Cidr)))
            problems.Add($"{subnet}.reservations[{later}].cidr", $"{reservations[later].Cidr} overlaps {reservations[earlier].Cidr} of {subnet}.reservations[{earlier}].");
    }

    private void SubnetIpv6(string path, IPNetwork block)
    {
        if (block.PrefixLength != SubnetIpv6Prefix)
            problems.Add(path, $"A subnet's IPv6 block is a /{SubnetIpv6Prefix}; {block} found.");
        else if (scenario.Vpc?.Ipv6Cidr is { } outer && !Ipv6Cidr.Contains(outer, block))
            problems.Add(path, $"{block} is not inside the VPC's {outer}.");
        else if (scenario.Vpc is not null && !problems.IsLocated("vpc.ipv6Cidr"))
            problems.Add(path, "The VPC has no ipv6Cidr that this block could be of.");
    }

    private void OverlappingSubnets(string key, IEnumerable<(int Later, int Earlier)> pairs, Func<SubnetDocument, string> block)
    {
        foreach (var (later, earlier) in pairs)
        {
            var other = scenario.Subnets[earlier];
            problems.Add($"subnets[{later}].{key}", $"{block(scenario.Subnets[later])} overlaps {block(other)} of {(other.Name is null ? $"subnets[{earlier}]" : ShownText.Quoted(other.Name))}.");
        }
    }

    /// <summary>Whether a block has a size that AWS allows (R01).</summary>
    private bool HasSize(string path, string what, CidrBlock? block)
    {
        if (block is not { PrefixLength: < SubnetSize.ShortestPrefix or > SubnetSize.LongestPrefix })
            return block is not null;
        problems.Add(path, $"{what} is /{SubnetSize.ShortestPrefix} to /{SubnetSize.LongestPrefix}; {block} found.");
        return false;
    }
}
