using EksCalc.Advice.Decisions;
using EksCalc.Cni;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>What the designs of a decision take of subnets.</summary>
internal static class DesignsFigure
{
    /// <summary>Three lines of a label, and what keeps it from its neighbours.</summary>
    private const int RowPixels = (3 * ChartTemplate.LinePixels) + 21;
    private const int GapPixels = 24;

    public static ChartView Build(IReadOnlyList<Design> designs, string title)
    {
        var left = GapPixels + designs.SelectMany(LabelOf).Max(ChartTemplate.PixelsOf);
        return AddressBars.Build([.. designs.Select(RowOf)], title, RowPixels, left);
    }

    private static AddressBar RowOf(Design design) => new(
        PlotText.Join(LabelOf(design)),
        design.Costs.NodeSubnetAddresses,
        design.Costs.PodSubnetAddresses,
        Invariant($"{design.Costs.AddressesAtPeak:N0}{(design.Verdict == DesignVerdict.Fits ? "" : PlotText.LineBreak + design.Verdict.ToWords())}"),
        Invariant($"{design.Number}. {design}: {design.Costs.NodeSubnetAddresses:N0} addresses of nodes' subnets, {design.Costs.PodSubnetAddresses:N0} of pods' subnets, {design.Verdict.ToWords()}"));

    private static IReadOnlyList<string> LabelOf(Design design) =>
    [
        Invariant($"{design.Number}. {DesignWords.Mode(design)}"),
        .. DesignWords.WarmTargets(design.Plan) is { } targets ? [targets] : (string[])[],
        DesignWords.Subnets(design),
    ];
}
