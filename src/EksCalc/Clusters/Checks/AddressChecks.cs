using System.Net;
using EksCalc.Input;
using EksCalc.Vpc;

namespace EksCalc.Clusters.Checks;

/// <summary>Blocks of the VPC, its subnets and their reservations.</summary>
internal sealed class AddressChecks(ScenarioDraft scenario, Note note)
{
    /// <summary>Most blocks to list in a message.</summary>
    private const int MostShown = 5;

    public void Run()
    {
        var blocks = scenario.VpcBlocks;
        for (var i = 0; i < blocks.Count; i++)
            HasSize($"vpc.cidrs[{i}]", "A VPC's block", blocks[i]);
        foreach (var (later, earlier) in Overlap.Among(blocks).Where(pair => blocks[pair.Later] != blocks[pair.Earlier]))
            note($"vpc.cidrs[{later}]", $"{blocks[later]} overlaps {blocks[earlier]}.");
        if (scenario.VpcIpv6Block is { } ipv6 && ipv6.PrefixLength != Ipv6Cidr.VpcPrefixLength)
            note("vpc.ipv6Cidr", $"A VPC's IPv6 block is a /{Ipv6Cidr.VpcPrefixLength}; {ipv6} found.");
        for (var i = 0; i < scenario.Subnets.Count; i++)
            Subnet($"subnets[{i}]", scenario.Subnets[i]);
        OverlappingSubnets("cidr", Overlap.Among(scenario.Subnets.Select(subnet => subnet.Block)), subnet => $"{subnet.Block}");
        OverlappingSubnets("ipv6Cidr", Overlap.Among(scenario.Subnets.Select(subnet => subnet.Ipv6Block)), subnet => $"{subnet.Ipv6Block}");
    }

    private void Subnet(string path, SubnetDraft subnet)
    {
        if (subnet.Ipv6Block is { } ipv6)
            SubnetIpv6($"{path}.ipv6Cidr", ipv6);
        if (subnet.Block is not { } block || !HasSize($"{path}.cidr", "A subnet's block", block))
            return;
        var blocks = scenario.VpcBlocks;
        if (blocks.Count > 0 && blocks.All(outer => outer is { } found && !found.Contains(block)))
            note($"{path}.cidr", $"{block} is in none of the VPC's blocks: {string.Join(", ", blocks.Take(MostShown))}{(blocks.Count > MostShown ? $" and {blocks.Count - MostShown} more" : "")}.");
        var usable = new SubnetSize(block.PrefixLength).UsableAddresses;
        var used = subnet.UsedAddresses + subnet.UsedBlocks.Sum(taken => taken?.Addresses ?? 0);
        if (used > usable)
            note($"{path}.usedAddresses", $"{used} found, but {block} has {usable} addresses beside the {SubnetSize.ReservedByAws} that AWS keeps.");
        Parts($"{path}.reservations", block, subnet.Reservations, ".cidr");
        Parts($"{path}.usedAddresses", block, subnet.UsedBlocks, "");
    }

    private void Parts(string list, CidrBlock outer, IReadOnlyList<CidrBlock?> parts, string key)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is { } block && !outer.Contains(block))
                note($"{list}[{i}]{key}", $"{block} is not inside the subnet's {outer}.");
        }

        foreach (var (later, earlier) in Overlap.Among(parts))
            note($"{list}[{later}]{key}", $"{parts[later]} overlaps {parts[earlier]} of {list}[{earlier}].");
    }

    private void SubnetIpv6(string path, IPNetwork block)
    {
        if (block.PrefixLength != Ipv6Cidr.SubnetPrefixLength)
            note(path, $"A subnet's IPv6 block is a /{Ipv6Cidr.SubnetPrefixLength}; {block} found.");
        else if (scenario.VpcIpv6Block is { } outer && !Ipv6Cidr.Contains(outer, block))
            note(path, $"{block} is not inside the VPC's {outer}.");
        else if (scenario.IsVpcIpv6BlockMissing)
            note(path, "The VPC has no ipv6Cidr that this block could be of.");
    }

    private void OverlappingSubnets(string key, IEnumerable<(int Later, int Earlier)> pairs, Func<SubnetDraft, string> block)
    {
        foreach (var (later, earlier) in pairs)
        {
            var other = scenario.Subnets[earlier];
            note($"subnets[{later}].{key}", $"{block(scenario.Subnets[later])} overlaps {block(other)} of {(other.Name is null ? $"subnets[{earlier}]" : ShownText.Quoted(other.Name))}.");
        }
    }

    /// <summary>Whether a block has a size that AWS allows (R01).</summary>
    private bool HasSize(string path, string what, CidrBlock? block)
    {
        if (block is not { PrefixLength: < SubnetSize.ShortestPrefix or > SubnetSize.LongestPrefix })
            return block is not null;
        note(path, $"{what} is /{SubnetSize.ShortestPrefix} to /{SubnetSize.LongestPrefix}; {block} found.");
        return false;
    }
}
