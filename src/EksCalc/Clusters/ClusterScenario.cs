using System.Collections.ObjectModel;
using EksCalc.Cni;
using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>A VPC, its subnets, and an EKS cluster with its node groups: what a plan is made for.</summary>
public sealed partial record ClusterScenario
{
    /// <summary>What the scenario is called; empty by default.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is about, in a sentence; null where it does not say.</summary>
    public string? About { get; init; }

    /// <summary>The EKS cluster's name, which subnets' tags name (R33); null where it does not say.</summary>
    public string? ClusterName { get; init; }

    /// <summary>The VPC.</summary>
    public required VpcSetup Vpc { get; init; }

    /// <summary>The subnets that the cluster uses, each with a name of its own.</summary>
    public required IReadOnlyList<SubnetSetup> Subnets { get; init; }

    /// <summary>Names of the subnets that EKS was given for its cross-account ENIs: at least two zones (R09). Empty where they are not planned.</summary>
    public IReadOnlyList<string> ControlPlaneSubnets { get; init; } = [];

    /// <summary>The IPv4 block of the cluster's services, which may not overlap the VPC (R09); null where it does not say.</summary>
    public CidrBlock? ServiceBlock { get; init; }

    /// <summary>The VPC CNI's variables, as on the <c>aws-node</c> DaemonSet.</summary>
    public IReadOnlyDictionary<string, string> CniEnvironment { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The settings of Windows nodes, which the CNI's variables do not reach: the <c>amazon-vpc-cni</c> ConfigMap (R17). Default: its defaults.</summary>
    public WindowsSettings Windows { get; init; } = new();

    /// <summary>The VPC CNI's version. Default: the one that is modelled.</summary>
    public CniVersion CniVersion { get; init; } = CniVersion.Modelled;

    /// <summary>Custom networking's ENIConfigs, by name: which one a node takes, <see cref="NodeGroup.EniConfigs"/> says (R27).</summary>
    public IReadOnlyDictionary<string, EniConfig> EniConfigs { get; init; } = ReadOnlyDictionary<string, EniConfig>.Empty;

    /// <summary>The node groups, each with a name of its own.</summary>
    public IReadOnlyList<NodeGroup> NodeGroups { get; init; } = [];

    /// <summary>What else takes addresses of the subnets.</summary>
    public IReadOnlyList<Consumer> Consumers { get; init; } = [];

    /// <summary>Zones that the subnets are to bear the loss of at a time: 0 to 2. Default 1.</summary>
    public int ZonesLost { get; init; } = 1;

    /// <summary>The settings that <see cref="CniEnvironment"/> gives, as ipamd reads them.</summary>
    public CniSettings Settings => CniSettings.Of(CniEnvironment);

    /// <summary>Whether any group has Windows nodes.</summary>
    internal bool HasWindowsNodes => NodeGroups.Any(group => group.OperatingSystem == NodeOs.Windows);

    /// <summary>Whether all of its nodes are EKS Auto Mode's, which does not go by the VPC CNI's settings (R31).</summary>
    internal bool IsOfAutoModeAlone => NodeGroups.Count > 0 && NodeGroups.All(group => group.Kind == NodeGroupKind.AutoMode);

    /// <summary>What a mode is called where it is this cluster's: nodes of EKS Auto Mode do not go by the VPC CNI's mode but for the IP family (R31).</summary>
    internal string NameOf(ModeOption mode) => IsOfAutoModeAlone && !ModeTraits.Of(mode).IsIpv6 ? "EKS Auto Mode" : mode.ToWords();
}
