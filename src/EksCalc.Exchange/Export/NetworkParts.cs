using EksCalc.Clusters;
using EksCalc.Exchange.Documents;
using EksCalc.Input;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Export;

/// <summary>What of a scenario's network is to be made, and under which names. Of a design that is what is new in it.</summary>
internal sealed class NetworkParts
{
    private const string Routes = "Subnets that are made have the VPC's main route table; associate the one that their nodes' traffic is to take.";

    private readonly ValidNames names;
    private readonly Dictionary<string, SubnetSetup> today;

    /// <param name="context">The export.</param>
    /// <param name="names">Makes names of the language from subnets' names.</param>
    public NetworkParts(ExportContext context, Func<IEnumerable<string>, ValidNames> names)
    {
        var scenario = context.Scenario;
        this.names = names(scenario.Subnets.Select(subnet => subnet.Name));
        today = context.Today?.Subnets.ToDictionary(subnet => subnet.Name) ?? [];
        Made = [.. scenario.Subnets.Where(subnet => !IsThere(subnet))];
        Reserved = [.. scenario.Subnets.Where(subnet => NewReservations(subnet).Count > 0)];
        Blocks = context.Today is { } before
            ? [.. scenario.Vpc.Blocks.Except(before.Vpc.Blocks)]
            : [.. scenario.Vpc.Blocks.Skip(1).Where(block => !scenario.Subnets.Any(subnet => subnet.Id is not null && block.Contains(subnet.Block)))];
        IsIpv6Known = context.Today is null || context.Today.Vpc.Ipv6Block is not null;
        ExportContext.Require(
            Made.Count > 0 || Reserved.Count > 0 || Blocks.Count > 0, "subnets",
            context.Design is null
                ? "All of them have ids and none has a reservation, so there is nothing to make."
                : "The design makes none and reserves nothing in those there are.");
        Note(context);
    }

    /// <summary>The VPC's blocks that are to be added.</summary>
    public IReadOnlyList<CidrBlock> Blocks { get; }

    /// <summary>The subnets that are to be made.</summary>
    public IReadOnlyList<SubnetSetup> Made { get; }

    /// <summary>The subnets with new reservations, made or there already.</summary>
    public IReadOnlyList<SubnetSetup> Reserved { get; }

    /// <summary>The subnets that are there and have to be looked up, since nobody says their ids.</summary>
    public IEnumerable<SubnetSetup> LookedUp => Reserved.Where(subnet => subnet.Id is null && IsThere(subnet));

    /// <summary>Whether anything needs the VPC's id.</summary>
    public bool NeedsVpc => Blocks.Count > 0 || Made.Count > 0 || LookedUp.Any();

    /// <summary>Whether subnets' IPv6 blocks are those they will have: AWS chooses that of a VPC which has none yet.</summary>
    public bool IsIpv6Known { get; }

    /// <summary>What is to be done beside, for the files' first lines; empty where there is nothing.</summary>
    public IReadOnlyList<string> Remarks => Made.Count > 0 ? [Routes] : [];

    /// <summary>A subnet's name in the language.</summary>
    public string NameOf(SubnetSetup subnet) => names[subnet.Name];

    /// <summary>A block as part of a name: <c>100_64_0_0_16</c>.</summary>
    public static string NameOf(CidrBlock block, string joint) => string.Join(joint, $"{block}".Split('.', '/'));

    /// <summary>The block that has to be added before a subnet can be made; null where there is none.</summary>
    public CidrBlock? BlockOf(SubnetSetup subnet) => Blocks.Cast<CidrBlock?>().FirstOrDefault(block => block!.Value.Contains(subnet.Block));

    /// <summary>Whether a subnet is there already.</summary>
    public bool IsThere(SubnetSetup subnet) => subnet.Id is not null || today.ContainsKey(subnet.Name);

    /// <summary>The reservations that a subnet has not got yet.</summary>
    public IReadOnlyList<CidrReservation> NewReservations(SubnetSetup subnet) =>
        [.. today.TryGetValue(subnet.Name, out var before) ? subnet.Reservations.Except(before.Reservations) : subnet.Reservations];

    /// <summary>A subnet's tags, its name among them.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> TagsOf(SubnetSetup subnet)
    {
        var tags = new SortedDictionary<string, string>(subnet.Tags.ToDictionary(), StringComparer.Ordinal);
        tags.TryAdd(SubnetSetup.NameTag, subnet.Name);
        return [.. tags];
    }

    /// <summary>The same as AWS's list of keys and values.</summary>
    public static Node TagList(SubnetSetup subnet) =>
        Tree.List(TagsOf(subnet).Select(tag => Tree.Map(("Key", Tree.Text(tag.Key)), ("Value", Tree.Text(tag.Value)))));

    /// <summary>A kind of reservation as EC2 spells it.</summary>
    public static string Kind(ReservationKind kind) => kind == ReservationKind.Prefix ? "prefix" : "explicit";

    private void Note(ExportContext context)
    {
        var scenario = context.Scenario;
        if (Made.Count > 0)
            context.Note(Routes);
        if (Made.Any(subnet => subnet.Ipv6Block is not null))
        {
            context.Note(IsIpv6Known ? $"The VPC has to have the IPv6 block {scenario.Vpc.Ipv6Block} already."
                : "The VPC has to have an IPv6 block already; AWS chooses it, so say which /64 of it each subnet is to have.");
        }

        if (context.Today is not null)
            return;
        foreach (var block in scenario.Vpc.Blocks.Skip(1).Except(Blocks))
            context.Note($"{block} is not added to the VPC: a subnet in it has an id, so it is there.");
        if (Made.Count > 0)
            context.Note("Subnets without an id are made anew; say the ids of those that exist in the scenario.");
        foreach (var subnet in scenario.Subnets.Where(subnet => subnet.Id is not null && subnet.Tags.Count > 0))
            context.Note($"The subnet {ShownText.Quoted(subnet.Name)} has an id, so it is left as it is; see that it has its tags: {Listed(subnet.Tags)}.");

        static string Listed(IReadOnlyDictionary<string, string> tags) => string.Join(
            ", ", tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{ShownText.Short(tag.Key)}={ShownText.Short(tag.Value)}"));
    }
}
