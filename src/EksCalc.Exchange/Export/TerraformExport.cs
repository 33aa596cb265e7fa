using System.Text;
using EksCalc.Clusters;
using EksCalc.Exchange.Documents;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Export;

/// <summary>
/// The network as Terraform, to stand beside a configuration that has the provider. Subnets that are there are named by their ids, or found by their
/// blocks: taken over, they would lose the tags that the scenario does not know.
/// </summary>
/// <remarks>hashicorp/aws provider 5: aws_vpc_ipv4_cidr_block_association, aws_subnet, aws_ec2_subnet_cidr_reservation, data aws_subnet.</remarks>
internal static class TerraformExport
{
    private const string Association = "aws_vpc_ipv4_cidr_block_association";

    public static string Configuration(ExportContext context)
    {
        var parts = new NetworkParts(context, ValidNames.OfIdentifiers);
        var text = new StringBuilder($"# {context.Header}\n# The provider's region is to be {context.Region}.\n{string.Concat(parts.Remarks.Select(remark => $"# {remark}\n"))}");
        if (parts.NeedsVpc)
            Variable(text, "vpc_id", null, "The VPC's id.");
        foreach (var subnet in parts.Made.Where(subnet => subnet.Ipv6Block is not null && !parts.IsIpv6Known))
            Variable(text, Ipv6Variable(subnet, parts), null, $"A /64 of the VPC's IPv6 block for {subnet.Block}.");
        foreach (var subnet in parts.LookedUp)
            LookUp(text, parts.NameOf(subnet), subnet, VpcId());
        foreach (var block in parts.Blocks)
            Add(text, Resource(Association, NameOf(block)), Tree.Map(("vpc_id", VpcId()), ("cidr_block", Tree.Text($"{block}"))));
        foreach (var subnet in parts.Made)
            Subnet(text, subnet, parts);
        foreach (var subnet in parts.Reserved)
            Reservations(text, subnet, parts);
        if (parts.Made.Count > 0)
        {
            Add(text, "output \"subnet_ids\"", Tree.Map(
                ("description", Tree.Text("The ids of the subnets made here, by their names.")),
                ("value", Tree.Map(parts.Made.Select(subnet => (subnet.Name, (Node?)IdOf(subnet, parts)))))));
        }

        return text.ToString();
    }

    /// <summary>A variable; without a value for somebody to give.</summary>
    public static void Variable(StringBuilder text, string name, string? value, string meaning) => Add(text, $"variable \"{name}\"", Tree.Map(
        ("type", new ReferenceNode("string")),
        ("description", Tree.Text(meaning)),
        ("default", value is null ? null : Tree.Text(value))));

    /// <summary>A subnet that is there, found by its block.</summary>
    public static void LookUp(StringBuilder text, string name, SubnetSetup subnet, Node vpcId) => Add(text, $"data \"aws_subnet\" \"{name}\"", Tree.Map(
        ExportContext.Shown(subnet), [("vpc_id", vpcId), ("cidr_block", Tree.Text($"{subnet.Block}"))]));

    /// <summary>A block after a blank line.</summary>
    public static void Add(StringBuilder text, string header, MapNode body) => text.Append('\n').Append(HclText.Block(header, body));

    /// <summary>The header of a resource.</summary>
    public static string Resource(string type, string name) => $"resource \"{type}\" \"{name}\"";

    private static void Subnet(StringBuilder text, SubnetSetup subnet, NetworkParts parts) => Add(text, Resource("aws_subnet", parts.NameOf(subnet)), Tree.Map(
        ("vpc_id", VpcId()),
        ("availability_zone", Tree.Text(subnet.Zone)),
        ("cidr_block", Tree.Text($"{subnet.Block}")),
        ("ipv6_cidr_block", subnet.Ipv6Block is not { } ipv6 ? null : parts.IsIpv6Known ? Tree.Text($"{ipv6}") : new ReferenceNode($"var.{Ipv6Variable(subnet, parts)}")),
        ("assign_ipv6_address_on_creation", subnet.Ipv6Block is null ? null : Tree.Flag(true)),
        ("tags", Tree.Texts(NetworkParts.TagsOf(subnet))),
        ("depends_on", parts.BlockOf(subnet) is { } block ? Tree.List(new ReferenceNode($"{Association}.{NameOf(block)}")) : null)));

    private static void Reservations(StringBuilder text, SubnetSetup subnet, NetworkParts parts)
    {
        foreach (var reservation in parts.NewReservations(subnet))
        {
            Add(text, Resource("aws_ec2_subnet_cidr_reservation", $"{parts.NameOf(subnet)}_{NetworkParts.NameOf(reservation.Block, "_")}"), Tree.Map(
                ("subnet_id", IdOf(subnet, parts)),
                ("cidr_block", Tree.Text($"{reservation.Block}")),
                ("reservation_type", Tree.Text(NetworkParts.Kind(reservation.Kind)))));
        }
    }

    private static ReferenceNode VpcId() => new("var.vpc_id");

    private static Node IdOf(SubnetSetup subnet, NetworkParts parts) =>
        ExportContext.IdOr(subnet, other => $"{(parts.IsThere(other) ? "data." : "")}aws_subnet.{parts.NameOf(other)}.id");

    private static string Ipv6Variable(SubnetSetup subnet, NetworkParts parts) => $"ipv6_{parts.NameOf(subnet)}";

    private static string NameOf(CidrBlock block) => $"block_{NetworkParts.NameOf(block, "_")}";
}
