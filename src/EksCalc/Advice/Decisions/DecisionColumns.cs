using System.Globalization;
using EksCalc.Cni;

namespace EksCalc.Advice.Decisions;

/// <summary>What is shown of a decision, wherever it is shown.</summary>
internal static class DecisionColumns
{
    /// <summary>A design with its costs.</summary>
    public static IReadOnlyList<ResultColumn<Design>> Designs { get; } =
    [
        Of("number", "No.", design => design.Number),
        Of("design", "Design", design => design.ToString()),
        Of("mode", null, design => design.Mode),
        Of("settings", null, design => design.Settings.ToString()),
        Of("windowsSettings", null, design => design.Windows is { } windows ? DesignWords.Windows(windows) : null),
        Of("subnetChange", null, design => design.SubnetChange),
        Of("verdict", "Verdict", design => design.Verdict, design => design.Verdict.ToWords()),
        Of("effort", "To be made", design => design.Effort, design => design.Effort.ToWords()),
        Of("addressesAtRest", null, design => design.Costs.AddressesAtRest),
        Of("addressesAtPeak", "At the peak", design => design.Costs.AddressesAtPeak),
        Of("nodeSubnetAddresses", null, design => design.Costs.NodeSubnetAddresses),
        Of("podSubnetAddresses", null, design => design.Costs.PodSubnetAddresses),
        Of("routableAddresses", "Routable", design => design.Costs.RoutableAddresses),
        Of("idleAddresses", "Idle", design => Math.Round(design.Costs.IdleAddresses, 1), design => (long)Math.Round(design.Costs.IdleAddresses)),
        Of("ec2CallsPerHour", "EC2 calls/h", design => Math.Round(design.Costs.Ec2CallsPerHour, 1), design => (long)Math.Round(design.Costs.Ec2CallsPerHour)),
        Of("waitingShare", null, design => Math.Round(design.Costs.WaitingShare, 5)),
        Of("podsLeftOut", "Pods left out", design => design.Costs.PodsLeftOut),
        Of("newSubnets", null, design => design.Costs.NewSubnets),
        Of("newVpcBlocks", null, design => design.NewVpcBlocks.Select(block => block.ToString()).ToList()),
        Of("nodesReplaced", null, design => design.Costs.NodesReplaced),
        Of("steps", null, design => design.Costs.Steps),
        Of("errors", null, design => design.Costs.Errors),
        Of("warnings", null, design => design.Costs.Warnings),
        Of("notBeaten", null, design => design.IsNotBeaten),
        Of("whyNot", "Why not", design => design.WhyNot?.ToString(), design => design.WhyNot?.ToString() ?? "chosen"),
    ];

    /// <summary>A reason.</summary>
    public static IReadOnlyList<ResultColumn<DecisionReason>> Reasons { get; } =
    [
        ResultColumn<DecisionReason>.Of("criterion", null, reason => reason.Criterion),
        ResultColumn<DecisionReason>.Of("isFor", null, reason => reason.IsFor),
        ResultColumn<DecisionReason>.Of("text", "Reason", reason => reason.Text),
        ResultColumn<DecisionReason>.Of("rules", "Rules", reason => reason.Rules),
    ];

    /// <summary>What changes.</summary>
    public static IReadOnlyList<ResultColumn<DecisionChange>> Changes { get; } =
    [
        ResultColumn<DecisionChange>.Of("what", "What", change => change.What),
        ResultColumn<DecisionChange>.Of("today", "Today", change => change.Today),
        ResultColumn<DecisionChange>.Of("then", "Then", change => change.Then),
    ];

    /// <summary>A subnet of the nodes or pods once all is done.</summary>
    public static IReadOnlyList<ResultColumn<DecidedSubnet>> Subnets { get; } =
    [
        Subnet("name", "Subnet", subnet => subnet.Plan.Subnet.Name),
        Subnet("zone", "Zone", subnet => subnet.Plan.Subnet.Zone),
        Subnet("forPods", "For", subnet => subnet.Plan.IsForPods, subnet => subnet.Plan.IsForPods ? "pods" : "nodes"),
        Subnet("cidr", "CIDR", subnet => subnet.Plan.Subnet.Block.ToString()),
        Subnet("isNew", "New", subnet => subnet.IsNew),
        Subnet("peakAddresses", "At the peak", subnet => subnet.Plan.Peak.Total),
        Subnet("capacity", "Capacity", subnet => subnet.Plan.Capacity),
        Subnet("freeAtPeak", "Free then", subnet => subnet.Plan.FreeAtPeak),
    ];

    /// <summary>A step.</summary>
    public static IReadOnlyList<ResultColumn<DecisionStep>> Steps { get; } =
    [
        Step("kind", null, step => step.Kind),
        Step("what", "What", step => step.What),
        Step("why", "Why", step => step.Why),
        Step("disruption", "Pods notice", step => step.Disruption, step => step.Disruption.ToWords()),
        Step("takes", "Takes", step => step.Takes),
        Step("check", "Done when", step => step.Check),
        Step("rules", "Rules", step => step.Rules),
    ];

    /// <summary>A mode in which the workload cannot run.</summary>
    public static IReadOnlyList<ResultColumn<Clusters.ModeResult>> ExcludedModes { get; } =
    [
        ResultColumn<Clusters.ModeResult>.Of("mode", "Mode", mode => mode.Mode, mode => mode.Mode.ToWords()),
        ResultColumn<Clusters.ModeResult>.Of("obstacles", "What stands against it", mode => mode.Obstacles.Select(obstacle => obstacle.ToString()).ToList()),
    ];

    /// <summary>A number with thousands marked, as in all texts.</summary>
    public static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static ResultColumn<Design> Of<T>(string name, string? heading, Func<Design, T> value, Func<Design, object?>? shown = null) =>
        ResultColumn<Design>.Of(name, heading, value, shown);

    private static ResultColumn<DecidedSubnet> Subnet<T>(string name, string? heading, Func<DecidedSubnet, T> value, Func<DecidedSubnet, object?>? shown = null) =>
        ResultColumn<DecidedSubnet>.Of(name, heading, value, shown);

    private static ResultColumn<DecisionStep> Step<T>(string name, string? heading, Func<DecisionStep, T> value, Func<DecisionStep, object?>? shown = null) =>
        ResultColumn<DecisionStep>.Of(name, heading, value, shown);
}
