using EksCalc.Clusters;
using EksCalc.Exchange.Documents;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Export;

/// <summary>The network as a CloudFormation template. Subnets that are there are named by their ids, or are parameters.</summary>
/// <remarks>
/// CloudFormation template reference: AWS::EC2::VPCCidrBlock, AWS::EC2::Subnet, AWS::EC2::SubnetCidrReservation (since September 2026), parameters of
/// AWS's own types.
/// </remarks>
internal static class CloudFormationExport
{
    public static string Template(ExportContext context)
    {
        var parts = new NetworkParts(context, ValidNames.OfLogicalIds);
        var template = Tree.Map(
            ("AWSTemplateFormatVersion", Tree.Text("2010-09-09")),
            ("Parameters", Parameters(
            [
                .. parts.NeedsVpc ? [("VpcId", Parameter("AWS::EC2::VPC::Id", "The VPC."))] : ((string, Node?)[])[],
                .. parts.LookedUp.Select(subnet => (NameOf(subnet, parts), (Node?)SubnetParameter(subnet))),
                .. parts.Made.Where(subnet => subnet.Ipv6Block is not null && !parts.IsIpv6Known)
                    .Select(subnet => (Ipv6Parameter(subnet, parts), (Node?)Parameter("String", $"A /64 of the VPC's IPv6 block for {subnet.Block}."))),
            ])),
            ("Resources", Tree.Map([
                .. parts.Blocks.Select(block => (NameOf(block), (Node?)Block(block))),
                .. parts.Made.Select(subnet => (NameOf(subnet, parts), (Node?)Subnet(subnet, parts))),
                .. parts.Reserved.SelectMany(subnet => parts.NewReservations(subnet).Select(reservation => (
                    $"Reservation{parts.NameOf(subnet)}At{NetworkParts.NameOf(reservation.Block, "x")}", (Node?)Reservation(subnet, reservation, parts)))),
            ])),
            ("Outputs", parts.Made.Count == 0 ? null : Tree.Map(parts.Made.Select(subnet => (NameOf(subnet, parts), (Node?)Tree.Map(
                ("Description", Tree.Text($"The id of {ExportContext.Shown(subnet)}.")), ("Value", Ref(NameOf(subnet, parts)))))))));
        return $"# {context.Header}\n{string.Concat(parts.Remarks.Select(remark => $"# {remark}\n"))}{YamlText.Of(template)}";
    }

    /// <summary>Parameters by their names; null without any.</summary>
    public static MapNode? Parameters(IEnumerable<(string, Node?)> parameters) => Tree.Map(parameters) is { Entries.Count: > 0 } some ? some : null;

    /// <summary>A parameter.</summary>
    public static MapNode Parameter(string type, string meaning, string? value = null) => Tree.Map(
        ("Type", Tree.Text(type)), ("Description", Tree.Text(meaning)), ("Default", value is null ? null : Tree.Text(value)));

    /// <summary>The parameter of a subnet that is there.</summary>
    public static MapNode SubnetParameter(SubnetSetup subnet) => Parameter("AWS::EC2::Subnet::Id", $"The subnet {ExportContext.Shown(subnet)}.");

    /// <summary>The value of a parameter, or the id of a resource.</summary>
    public static MapNode Ref(string name) => Tree.Map(("Ref", Tree.Text(name)));

    private static MapNode Block(CidrBlock block) => Resource("AWS::EC2::VPCCidrBlock", null,
        ("VpcId", Ref("VpcId")),
        ("CidrBlock", Tree.Text($"{block}")));

    private static MapNode Subnet(SubnetSetup subnet, NetworkParts parts) => Resource(
        "AWS::EC2::Subnet",
        parts.BlockOf(subnet) is { } block ? NameOf(block) : null,
        ("VpcId", Ref("VpcId")),
        ("AvailabilityZone", Tree.Text(subnet.Zone)),
        ("CidrBlock", Tree.Text($"{subnet.Block}")),
        ("Ipv6CidrBlock", subnet.Ipv6Block is not { } ipv6 ? null : parts.IsIpv6Known ? Tree.Text($"{ipv6}") : Ref(Ipv6Parameter(subnet, parts))),
        ("AssignIpv6AddressOnCreation", subnet.Ipv6Block is null ? null : Tree.Flag(true)),
        ("Tags", NetworkParts.TagList(subnet)));

    private static MapNode Reservation(SubnetSetup subnet, CidrReservation reservation, NetworkParts parts) => Resource("AWS::EC2::SubnetCidrReservation", null,
        ("SubnetId", subnet.Id is { } id ? Tree.Text(id) : Ref(NameOf(subnet, parts))),
        ("Cidr", Tree.Text($"{reservation.Block}")),
        ("ReservationType", Tree.Text(NetworkParts.Kind(reservation.Kind))));

    private static MapNode Resource(string type, string? dependsOn, params IEnumerable<(string, Node?)> properties) => Tree.Map(
        ("Type", Tree.Text(type)),
        ("DependsOn", dependsOn is null ? null : Tree.Text(dependsOn)),
        ("Properties", Tree.Map(properties)));

    private static string NameOf(CidrBlock block) => $"Block{NetworkParts.NameOf(block, "x")}";

    private static string NameOf(SubnetSetup subnet, NetworkParts parts) => $"Subnet{parts.NameOf(subnet)}";

    private static string Ipv6Parameter(SubnetSetup subnet, NetworkParts parts) => $"Ipv6{parts.NameOf(subnet)}";
}
