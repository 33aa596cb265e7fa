using System.Globalization;
using System.Text;
using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Export;

/// <summary>The network as commands of the AWS CLI. Subnets that are there are named by their ids, or found by their blocks.</summary>
internal static class AwsCliExport
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static string Script(ExportContext context)
    {
        var parts = new NetworkParts(context, ValidNames.OfIdentifiers);
        var region = $"--region {ShellText.Word(context.Region)}";
        var script = new StringBuilder(ShellText.Header([context.Header, "Run once: what is there already makes it stop.", .. parts.Remarks]))
            .Append(parts.NeedsVpc ? ShellText.Variable(SubnetLookUp.VpcId, null, "the id of the VPC") : "");
        foreach (var subnet in parts.Made.Where(subnet => subnet.Ipv6Block is not null && !parts.IsIpv6Known))
            script.Append(ShellText.Variable(Ipv6Variable(subnet, parts), null, $"a /64 of the VPC's IPv6 block for {subnet.Block}"));
        if (parts.LookedUp.Any())
            script.Append('\n').Append(SubnetLookUp.Function(context.Region));
        foreach (var block in parts.Blocks)
            Associate(script, block, region);
        foreach (var subnet in parts.Made.Union(parts.Reserved))
            Subnet(script, subnet, parts, region);
        return script.ToString();
    }

    private static void Associate(StringBuilder script, CidrBlock block, string region) => script.Append('\n')
        .Append(ShellText.Lines(
            [$"aws ec2 associate-vpc-cidr-block {region}", $"--vpc-id \"${SubnetLookUp.VpcId}\"", $"--cidr-block {ShellText.Word($"{block}")} > /dev/null"]))
        .Append("while true; do\n")
        .Append(Invariant, $"  state=$(aws ec2 describe-vpcs {region} --vpc-ids \"${SubnetLookUp.VpcId}\" --output text \\\n")
        .Append(Invariant, $"    --query \"Vpcs[0].CidrBlockAssociationSet[?CidrBlock=='{block}'] | [0].CidrBlockState.State\")\n")
        .Append(Invariant, $"  case $state in associated) break ;; fail*) echo \"{block} cannot be associated: $state\" >&2; exit 1 ;; esac\n")
        .Append("  sleep 2\ndone\n");

    private static void Subnet(StringBuilder script, SubnetSetup subnet, NetworkParts parts, string region)
    {
        var variable = SubnetLookUp.Variable(parts.NameOf(subnet));
        script.Append(Invariant, $"\n# {ExportContext.Shown(subnet)}\n");
        if (parts.IsThere(subnet))
            script.Append(SubnetLookUp.Of(subnet, variable));
        else
            Create(script, subnet, variable, parts, region);
        foreach (var reservation in parts.NewReservations(subnet))
        {
            script.Append(ShellText.Lines([
                $"aws ec2 create-subnet-cidr-reservation {region}",
                $"--subnet-id=\"${variable}\"",
                $"--cidr {ShellText.Word($"{reservation.Block}")}",
                $"--reservation-type {NetworkParts.Kind(reservation.Kind)} > /dev/null"]));
        }
    }

    private static void Create(StringBuilder script, SubnetSetup subnet, string variable, NetworkParts parts, string region)
    {
        var tags = Tree.List(Tree.Map(("ResourceType", Tree.Text("subnet")), ("Tags", NetworkParts.TagList(subnet))));
        var command = ShellText.Lines([
            $"aws ec2 create-subnet {region}",
            $"--vpc-id \"${SubnetLookUp.VpcId}\"",
            $"--availability-zone {ShellText.Word(subnet.Zone)}",
            $"--cidr-block {ShellText.Word($"{subnet.Block}")}",
            .. subnet.Ipv6Block is { } ipv6
                ? [$"--ipv6-cidr-block {(parts.IsIpv6Known ? ShellText.Word($"{ipv6}") : $"\"${Ipv6Variable(subnet, parts)}\"")}"] : (string[])[],
            $"--tag-specifications {ShellText.Word(JsonText.OneLine(tags))}",
            "--query Subnet.SubnetId --output text"]);
        script.Append(Invariant, $"{variable}=$({command.TrimEnd('\n')})\n");
        if (subnet.Ipv6Block is not null)
            script.Append(Invariant, $"aws ec2 modify-subnet-attribute {region} --subnet-id=\"${variable}\" --assign-ipv6-address-on-creation\n");
        script.Append(Invariant, $"printf '%s %s\\n' {ShellText.Word(subnet.Name)} \"${variable}\"\n");
    }

    private static string Ipv6Variable(SubnetSetup subnet, NetworkParts parts) => $"IPV6_{parts.NameOf(subnet).ToUpperInvariant()}";
}
