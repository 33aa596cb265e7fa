using System.Globalization;
using System.Text;
using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Export;

/// <summary>The network and the add-on as commands of the AWS CLI. Subnets with ids are there already and are only named.</summary>
internal static class AwsCliExport
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static string Script(ExportContext context)
    {
        var parts = new NetworkParts(context, ValidNames.OfIdentifiers);
        var region = $"--region {ShellText.Word(context.Region)}";
        var script = new StringBuilder(ShellText.Header([context.Header, "Run once: what is there already makes it stop."]))
            .Append(parts.NeedsVpc ? ShellText.Variable("VPC_ID", null, "the id of the VPC") : "")
            .Append(ShellText.Variable("CLUSTER_NAME", context.ClusterName, "the name of the EKS cluster"));
        foreach (var block in parts.Blocks)
            Associate(script, block, region);
        foreach (var subnet in parts.Subnets)
            Subnet(script, subnet, parts, region);
        return script.Append('\n')
            .Append(ShellText.Lines([AddonExport.UpdateAddon(context), $"--configuration-values {Configuration(context, parts)}"]))
            .Append(AddonExport.Wait(context)).ToString();
    }

    private static void Associate(StringBuilder script, CidrBlock block, string region) => script.Append('\n')
        .Append(ShellText.Lines(
            [$"aws ec2 associate-vpc-cidr-block {region}", "--vpc-id \"$VPC_ID\"", $"--cidr-block {ShellText.Word($"{block}")} > /dev/null"]))
        .Append(Invariant, $"until [ \"$(aws ec2 describe-vpcs {region} --vpc-ids \"$VPC_ID\" --output text \\\n")
        .Append(Invariant, $"  --query \"Vpcs[0].CidrBlockAssociationSet[?CidrBlock=='{block}'] | [0].CidrBlockState.State\")\" = associated ]; ")
        .Append("do sleep 2; done\n");

    private static void Subnet(StringBuilder script, SubnetSetup subnet, NetworkParts parts, string region)
    {
        var variable = Variable(subnet, parts);
        script.Append(Invariant, $"\n# {ExportContext.Shown(subnet)}\n");
        if (subnet.Id is { } id)
            script.Append(ShellText.Variable(variable, id, ""));
        else
            Create(script, subnet, variable, region);
        foreach (var reservation in subnet.Reservations)
        {
            script.Append(ShellText.Lines([
                $"aws ec2 create-subnet-cidr-reservation {region}",
                $"--subnet-id=\"${variable}\"",
                $"--cidr {ShellText.Word($"{reservation.Block}")}",
                $"--reservation-type {NetworkParts.Kind(reservation.Kind)} > /dev/null"]));
        }
    }

    private static void Create(StringBuilder script, SubnetSetup subnet, string variable, string region)
    {
        var tags = Tree.List(Tree.Map(("ResourceType", Tree.Text("subnet")), ("Tags", NetworkParts.TagList(subnet))));
        var command = ShellText.Lines([
            $"aws ec2 create-subnet {region}",
            "--vpc-id \"$VPC_ID\"",
            $"--availability-zone {ShellText.Word(subnet.Zone)}",
            $"--cidr-block {ShellText.Word($"{subnet.Block}")}",
            .. subnet.Ipv6Block is { } ipv6 ? [$"--ipv6-cidr-block {ShellText.Word($"{ipv6}")}"] : (string[])[],
            $"--tag-specifications {ShellText.Word(JsonText.OneLine(tags))}",
            "--query Subnet.SubnetId --output text"]);
        script.Append(Invariant, $"{variable}=$({command.TrimEnd('\n')})\n");
        if (subnet.Ipv6Block is not null)
            script.Append(Invariant, $"aws ec2 modify-subnet-attribute {region} --subnet-id=\"${variable}\" --assign-ipv6-address-on-creation\n");
    }

    private static string Configuration(ExportContext context, NetworkParts parts) => JsonText.Of(
        AddonExport.Configuration(context, subnet => new ReferenceNode(Variable(subnet, parts))),
        ShellText.Word,
        reference => $"\"${reference.Target}\"");

    private static string Variable(SubnetSetup subnet, NetworkParts parts) => $"SUBNET_{parts.NameOf(subnet).ToUpperInvariant()}";
}
