using System.Text.Json.Serialization;
using EksCalc.Advice;
using EksCalc.Cni;

namespace EksCalc.Cli.Output;

/// <summary><c>ekscalc recommend</c>.</summary>
internal sealed record RecommendJson(
    string Name,
    int GrowthPercent,
    int HeadroomPercent,
    int? FitsUpToGrowthPercent,
    ModeOption RecommendedMode,
    IReadOnlyList<RankedModeJson> Modes,
    IReadOnlyList<MigrationStep> Steps,
    WarmSettingsJson? WarmSettings,
    ModelVersion Version);

/// <summary>A mode as advised, with the subnets that it needs.</summary>
internal sealed record RankedModeJson(
    ModeOption Mode,
    bool Configured,
    ModeVerdict Verdict,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<SizedSubnetJson> Subnets,
    IReadOnlyList<string> VpcBlocks);

/// <summary>A subnet whose size was found.</summary>
internal sealed record SizedSubnetJson(string Name, string Zone, bool ForPods, int? PrefixLength, long PeakAddresses, string? CidrInVpc, bool? Stays, string? NewVpcBlock, string? CidrInNewVpc, [property: JsonIgnore] string? InVpc);

/// <summary>Warm settings for the cluster and for each node group.</summary>
internal sealed record WarmSettingsJson(WarmChoiceJson Cluster, IReadOnlyList<WarmGroupJson> NodeGroups, IReadOnlyList<WarmCostJson> Front);

/// <summary>Warm settings for one node group.</summary>
internal sealed record WarmGroupJson(string Name, int Nodes, WarmChoiceJson Choice);

/// <summary>What to take, what is in use, and why.</summary>
internal sealed record WarmChoiceJson(WarmCostJson Recommended, WarmCostJson Current, string Reason);

/// <summary>Warm settings and what they cost on a node.</summary>
internal sealed record WarmCostJson(string Settings, double IdleAddresses, double Ec2CallsPerHour, double WaitingShare, double LongestWaitSeconds);
