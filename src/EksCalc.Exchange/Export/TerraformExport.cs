using System.Text;
using EksCalc.Clusters;
using EksCalc.Exchange.Documents;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Export;

/// <summary>
/// The network and the add-on as Terraform, to stand beside a configuration that has the provider. Subnets with ids are there already and are only named:
/// taken over, they would lose the tags that the scenario does not know.
/// </summary>
/// <remarks>hashicorp/aws provider 5: aws_vpc_ipv4_cidr_block_association, aws_subnet, aws_ec2_subnet_cidr_reservation, aws_eks_addon.</remarks>
internal static class TerraformExport
{
    private const string Association = "aws_vpc_ipv4_cidr_block_association";

    public static string Configuration(ExportContext context)
    {
        var parts = new NetworkParts(context, ValidNames.OfIdentifiers);
        var text = new StringBuilder($"# {context.Header}\n# The provider's region is to be {context.Region}.\n");
        if (parts.NeedsVpc)
            Variable(text, "vpc_id", null, "The VPC's id.");
        Variable(text, "cluster_name", context.ClusterName, "The EKS cluster's name.");
        foreach (var block in parts.Blocks)
            Add(text, Resource(Association, NameOf(block)), Tree.Map(("vpc_id", VpcId()), ("cidr_block", Tree.Text($"{block}"))));
        foreach (var subnet in parts.Subnets.Where(subnet => subnet.Id is null))
            Subnet(text, subnet, parts);
        foreach (var subnet in parts.Subnets)
            Reservations(text, subnet, parts);
        Add(text, Resource("aws_eks_addon", "vpc_cni"), Tree.Map(
            ("cluster_name", new ReferenceNode("var.cluster_name")),
            ("addon_name", Tree.Text("vpc-cni")),
            ("configuration_values", new ReferenceNode($"jsonencode({HclText.Value(AddonExport.Configuration(context, subnet => IdOf(subnet, parts)), 2)})")),
            ("resolve_conflicts_on_create", Tree.Text("OVERWRITE")),
            ("resolve_conflicts_on_update", Tree.Text("OVERWRITE"))));
        return text.ToString();
    }

    private static void Subnet(StringBuilder text, SubnetSetup subnet, NetworkParts parts) => Add(text, Resource("aws_subnet", parts.NameOf(subnet)), Tree.Map(
        ("vpc_id", VpcId()),
        ("availability_zone", Tree.Text(subnet.Zone)),
        ("cidr_block", Tree.Text($"{subnet.Block}")),
        ("ipv6_cidr_block", subnet.Ipv6Block is { } ipv6 ? Tree.Text($"{ipv6}") : null),
        ("assign_ipv6_address_on_creation", subnet.Ipv6Block is null ? null : Tree.Flag(true)),
        ("tags", Tree.Texts(NetworkParts.TagsOf(subnet))),
        ("depends_on", parts.BlockOf(subnet) is { } block ? Tree.List(new ReferenceNode($"{Association}.{NameOf(block)}")) : null)));

    private static void Reservations(StringBuilder text, SubnetSetup subnet, NetworkParts parts)
    {
        foreach (var reservation in subnet.Reservations)
        {
            Add(text, Resource("aws_ec2_subnet_cidr_reservation", $"{parts.NameOf(subnet)}_{NetworkParts.NameOf(reservation.Block, "_")}"), Tree.Map(
                ("subnet_id", IdOf(subnet, parts)),
                ("cidr_block", Tree.Text($"{reservation.Block}")),
                ("reservation_type", Tree.Text(NetworkParts.Kind(reservation.Kind)))));
        }
    }

    private static void Variable(StringBuilder text, string name, string? value, string meaning) => Add(text, $"variable \"{name}\"", Tree.Map(
        ("type", new ReferenceNode("string")),
        ("description", Tree.Text(meaning)),
        ("default", value is null ? null : Tree.Text(value))));

    private static void Add(StringBuilder text, string header, MapNode body) => text.Append('\n').Append(HclText.Block(header, body));

    private static string Resource(string type, string name) => $"resource \"{type}\" \"{name}\"";

    private static ReferenceNode VpcId() => new("var.vpc_id");

    private static Node IdOf(SubnetSetup subnet, NetworkParts parts) =>
        subnet.Id is { } id ? Tree.Text(id) : new ReferenceNode($"aws_subnet.{parts.NameOf(subnet)}.id");

    private static string NameOf(CidrBlock block) => $"block_{NetworkParts.NameOf(block, "_")}";
}
