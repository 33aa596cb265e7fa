using EksCalc.Clusters;
using EksCalc.Exchange.Documents;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Export;

/// <summary>The network and the add-on as a CloudFormation template. Subnets with ids are there already and are only named.</summary>
/// <remarks>
/// CloudFormation template reference: AWS::EC2::VPCCidrBlock, AWS::EC2::Subnet, AWS::EC2::SubnetCidrReservation (since September 2026),
/// AWS::EKS::Addon, Fn::Sub.
/// </remarks>
internal static class CloudFormationExport
{
    public static string Template(ExportContext context)
    {
        var parts = new NetworkParts(context, ValidNames.OfLogicalIds);
        var template = Tree.Map(
            ("AWSTemplateFormatVersion", Tree.Text("2010-09-09")),
            ("Parameters", Tree.Map(
                ("VpcId", parts.NeedsVpc ? Tree.Map(("Type", Tree.Text("AWS::EC2::VPC::Id"))) : null),
                ("ClusterName", Tree.Map(("Type", Tree.Text("String")), ("Default", context.ClusterName is { } name ? Tree.Text(name) : null))))),
            ("Resources", Tree.Map([
                .. parts.Blocks.Select(block => (NameOf(block), (Node?)Block(block))),
                .. parts.Subnets.Where(subnet => subnet.Id is null).Select(subnet => (NameOf(subnet, parts), (Node?)Subnet(subnet, parts))),
                .. parts.Subnets.SelectMany(subnet => subnet.Reservations.Select(reservation => (
                    $"Reservation{parts.NameOf(subnet)}At{NetworkParts.NameOf(reservation.Block, "x")}", (Node?)Reservation(subnet, reservation, parts)))),
                ("VpcCniAddon", Resource("AWS::EKS::Addon", null,
                    ("AddonName", Tree.Text("vpc-cni")),
                    ("ClusterName", Ref("ClusterName")),
                    ("ConfigurationValues", Configuration(context, parts)),
                    ("ResolveConflicts", Tree.Text("OVERWRITE")))),
            ])));
        return $"# {context.Header}\n{YamlText.Of(template)}";
    }

    private static MapNode Block(CidrBlock block) => Resource("AWS::EC2::VPCCidrBlock", null,
        ("VpcId", Ref("VpcId")),
        ("CidrBlock", Tree.Text($"{block}")));

    private static MapNode Subnet(SubnetSetup subnet, NetworkParts parts) => Resource(
        "AWS::EC2::Subnet",
        parts.BlockOf(subnet) is { } block ? NameOf(block) : null,
        ("VpcId", Ref("VpcId")),
        ("AvailabilityZone", Tree.Text(subnet.Zone)),
        ("CidrBlock", Tree.Text($"{subnet.Block}")),
        ("Ipv6CidrBlock", subnet.Ipv6Block is { } ipv6 ? Tree.Text($"{ipv6}") : null),
        ("AssignIpv6AddressOnCreation", subnet.Ipv6Block is null ? null : Tree.Flag(true)),
        ("Tags", NetworkParts.TagList(subnet)));

    private static MapNode Reservation(SubnetSetup subnet, CidrReservation reservation, NetworkParts parts) => Resource("AWS::EC2::SubnetCidrReservation", null,
        ("SubnetId", subnet.Id is { } id ? Tree.Text(id) : Ref(NameOf(subnet, parts))),
        ("Cidr", Tree.Text($"{reservation.Block}")),
        ("ReservationType", Tree.Text(NetworkParts.Kind(reservation.Kind))));

    // A dollar sign in JSON can be escaped; in Fn::Sub it begins a reference.
    private static Node Configuration(ExportContext context, NetworkParts parts)
    {
        var references = 0;
        var configuration = AddonExport.Configuration(context, subnet => subnet.Id is { } id ? Tree.Text(id) : new ReferenceNode(NameOf(subnet, parts)));
        var json = JsonText.Of(configuration, text => text.Replace("$", "\\u0024", StringComparison.Ordinal), reference =>
        {
            references++;
            return $"${{{reference.Target}}}";
        });
        return references > 0 ? Tree.Map(("Fn::Sub", Tree.Text(json))) : Tree.Text(json);
    }

    private static MapNode Resource(string type, string? dependsOn, params IEnumerable<(string, Node?)> properties) => Tree.Map(
        ("Type", Tree.Text(type)),
        ("DependsOn", dependsOn is null ? null : Tree.Text(dependsOn)),
        ("Properties", Tree.Map(properties)));

    private static MapNode Ref(string name) => Tree.Map(("Ref", Tree.Text(name)));

    private static string NameOf(CidrBlock block) => $"Block{NetworkParts.NameOf(block, "x")}";

    private static string NameOf(SubnetSetup subnet, NetworkParts parts) => $"Subnet{parts.NameOf(subnet)}";
}
