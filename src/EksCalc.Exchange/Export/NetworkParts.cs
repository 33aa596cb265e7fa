using EksCalc.Clusters;
using EksCalc.Exchange.Documents;
using EksCalc.Input;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Export;

/// <summary>What of a scenario's network is to be made, and under which names.</summary>
internal sealed class NetworkParts
{
    /// <summary>The tag that the AWS console shows as a name.</summary>
    public const string NameTag = "Name";

    private readonly ValidNames names;

    /// <param name="context">The export.</param>
    /// <param name="names">Makes names of the language from subnets' names.</param>
    public NetworkParts(ExportContext context, Func<IEnumerable<string>, ValidNames> names)
    {
        this.names = names(context.Scenario.Subnets.Select(subnet => subnet.Name));
        Subnets = context.Scenario.Subnets;
        Blocks = [.. context.Scenario.Vpc.Blocks.Skip(1).Where(block => !Subnets.Any(subnet => subnet.Id is not null && block.Contains(subnet.Block)))];
        foreach (var block in context.Scenario.Vpc.Blocks.Skip(1).Except(Blocks))
            context.Note($"{block} is not added to the VPC: a subnet in it has an id, so it is there.");
        if (context.Scenario.Vpc.Ipv6Block is { } ipv6 && Subnets.Any(subnet => subnet.Ipv6Block is not null))
            context.Note($"The VPC has to have the IPv6 block {ipv6} already.");
        if (Subnets.Any(subnet => subnet.Id is null))
            context.Note("Subnets without an id are made anew; say the ids of those that exist in the scenario.");
        foreach (var subnet in Subnets.Where(subnet => subnet.Id is not null && subnet.Tags.Count > 0))
            context.Note($"The subnet {ShownText.Quoted(subnet.Name)} has an id, so it is left as it is; see that it has its tags: {Listed(subnet.Tags)}.");

        static string Listed(IReadOnlyDictionary<string, string> tags) => string.Join(
            ", ", tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{ShownText.Short(tag.Key)}={ShownText.Short(tag.Value)}"));
    }

    /// <summary>The VPC's blocks that are to be added; the first is the VPC's own.</summary>
    public IReadOnlyList<CidrBlock> Blocks { get; }

    /// <summary>All subnets.</summary>
    public IReadOnlyList<SubnetSetup> Subnets { get; }

    /// <summary>Whether anything is made in the VPC itself, for which its id is needed.</summary>
    public bool NeedsVpc => Blocks.Count > 0 || Subnets.Any(subnet => subnet.Id is null);

    /// <summary>A subnet's name in the language.</summary>
    public string NameOf(SubnetSetup subnet) => names[subnet.Name];

    /// <summary>A block as part of a name: <c>100_64_0_0_16</c>.</summary>
    public static string NameOf(CidrBlock block, string joint) => string.Join(joint, $"{block}".Split('.', '/'));

    /// <summary>The block that has to be added before a subnet can be made; null where there is none.</summary>
    public CidrBlock? BlockOf(SubnetSetup subnet) => Blocks.Cast<CidrBlock?>().FirstOrDefault(block => block!.Value.Contains(subnet.Block));

    /// <summary>A subnet's tags, its name among them.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> TagsOf(SubnetSetup subnet)
    {
        var tags = new SortedDictionary<string, string>(subnet.Tags.ToDictionary(), StringComparer.Ordinal);
        tags.TryAdd(NameTag, subnet.Name);
        return [.. tags];
    }

    /// <summary>The same as AWS's list of keys and values.</summary>
    public static Node TagList(SubnetSetup subnet) =>
        Tree.List(TagsOf(subnet).Select(tag => Tree.Map(("Key", Tree.Text(tag.Key)), ("Value", Tree.Text(tag.Value)))));

    /// <summary>A kind of reservation as EC2 spells it.</summary>
    public static string Kind(ReservationKind kind) => kind == ReservationKind.Prefix ? "prefix" : "explicit";
}
