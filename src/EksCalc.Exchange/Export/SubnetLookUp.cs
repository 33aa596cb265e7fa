using EksCalc.Clusters;

namespace EksCalc.Exchange.Export;

/// <summary>Finds subnets in a shell script: by their ids, else by their blocks, of which a VPC has each once.</summary>
/// <remarks>Amazon EC2 API reference, DescribeSubnets: the filter cidr-block matches a whole block.</remarks>
internal static class SubnetLookUp
{
    /// <summary>The variable of the VPC's id.</summary>
    public const string VpcId = "VPC_ID";

    /// <summary>Sets <see cref="VpcId"/> to the VPC of the cluster that <c>CLUSTER_NAME</c> names.</summary>
    /// <param name="region">The Region.</param>
    public static string VpcOfTheCluster(string region) =>
        $"{VpcId}=$(aws eks describe-cluster --region {ShellText.Word(region)} --name=\"$CLUSTER_NAME\" --query cluster.resourcesVpcConfig.vpcId --output text)\n";

    /// <summary>The function that <see cref="Of"/> calls; a subnet that is not there ends the script.</summary>
    /// <param name="region">The Region.</param>
    public static string Function(string region) => string.Join('\n',
    [
        "# The id of the VPC's subnet that has a block.",
        "subnet_with() {",
        $"  aws ec2 describe-subnets --region {ShellText.Word(region)} --filters \"Name=vpc-id,Values=${VpcId}\" \"Name=cidr-block,Values=$1\" \\",
        "    --query 'Subnets[].SubnetId' --output text | grep subnet- || { echo \"There is no subnet $1 in $VPC_ID.\" >&2; exit 1; }",
        "}",
        "",
    ]);

    /// <summary>Lines that look up subnets, the VPC's id first; empty where there are none.</summary>
    /// <param name="subnets">The subnets, whose ids are not known.</param>
    /// <param name="region">The Region.</param>
    /// <param name="variable">The variable of each.</param>
    /// <param name="vpc">The line that sets <see cref="VpcId"/>.</param>
    public static string All(IReadOnlyList<SubnetSetup> subnets, string region, Func<SubnetSetup, string> variable, string vpc) => subnets.Count == 0 ? ""
        : $"{vpc}\n{Function(region)}{string.Concat(subnets.Select(subnet => Of(subnet, variable(subnet))))}";

    /// <summary>A line that sets a variable to a subnet's id.</summary>
    /// <param name="subnet">The subnet, which is there.</param>
    /// <param name="variable">The variable.</param>
    public static string Of(SubnetSetup subnet, string variable) =>
        subnet.Id is { } id ? ShellText.Variable(variable, id, "") : $"{variable}=$(subnet_with {ShellText.Word($"{subnet.Block}")})\n";

    /// <summary>The variables for the ids of a scenario's subnets.</summary>
    /// <param name="scenario">The scenario.</param>
    public static Func<SubnetSetup, string> Variables(ClusterScenario scenario)
    {
        var names = ValidNames.OfIdentifiers(scenario.Subnets.Select(subnet => subnet.Name));
        return subnet => Variable(names[subnet.Name]);
    }

    /// <summary>The variable for a subnet's id.</summary>
    /// <param name="name">Its name as an identifier.</param>
    public static string Variable(string name) => $"SUBNET_{name.ToUpperInvariant()}";
}
