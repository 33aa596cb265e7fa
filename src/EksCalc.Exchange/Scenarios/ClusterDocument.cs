using System.ComponentModel;
using EksCalc.Cni;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Scenarios;

[Description("The cluster itself.")]
internal record ClusterDocument
{
    [Description("Its name in EKS, which tags of subnets name. Default: what CLUSTER_NAME says among the CNI's variables.")]
    public string? Name { get; init; }

    [Description("Which addresses pods get. IPv6 stands for ENABLE_IPv6=true among the CNI's variables. Default: what those say.")]
    public IpFamily? IpFamily { get; init; }

    [Description("The VPC CNI's version, such as 1.23.1. Default: " + ModelVersion.ModelledVpcCni + ".")]
    public CniVersion? CniVersion { get; init; }

    [Description("The IPv4 block of its services, which may not overlap the VPC.")]
    public CidrBlock? ServiceCidr { get; init; }

    [Description("The settings of Windows nodes, which the CNI's variables do not reach: the data of the amazon-vpc-cni ConfigMap.")]
    [WindowsKeys]
    public IReadOnlyDictionary<string, SpelledText> Windows { get; init; } = new Dictionary<string, SpelledText>();

    [Description("Names of the subnets that EKS was given for its own network interfaces, in at least two zones.")]
    public IReadOnlyList<string?> ControlPlaneSubnets { get; init; } = [];
}
