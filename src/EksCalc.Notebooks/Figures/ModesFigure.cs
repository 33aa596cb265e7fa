using EksCalc.Clusters;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>What the same workload takes in every mode.</summary>
internal static class ModesFigure
{
    private const int RowPixels = 46;
    private const int MarginLeftPixels = 210;

    public static ChartView Build(IReadOnlyList<ModeResult> modes, string title) => AddressBars.Build([.. modes.Select(RowOf)], title, RowPixels, MarginLeftPixels);

    private static AddressBar RowOf(ModeResult mode) => new(
        mode.Plan.Scenario.NameOf(mode.Mode) + (mode.IsConfigured ? " ◄" : ""),
        mode.NodeSubnetAddresses,
        mode.PodSubnetAddresses,
        Invariant($"{mode.NodeSubnetAddresses + mode.PodSubnetAddresses:N0}{(mode.Plan.Fits ? "" : ", does not fit")}"),
        Words(mode));

    private static string Words(ModeResult mode) =>
        Invariant($"{mode.Plan.Scenario.NameOf(mode.Mode)}{(mode.IsConfigured ? " (configured)" : "")}: {mode.NodeSubnetAddresses:N0} addresses of nodes' subnets, {mode.PodSubnetAddresses:N0} of pods' subnets")
        + (mode.Plan.Fits ? "" : ", does not fit") + (mode.Obstacles.Count > 0 ? "; " + string.Join("; ", mode.Obstacles) : "");
}
