using EksCalc.Notebooks.Figures;
using EksCalc.Sweeps;
using EksCalc.Vpc;

namespace EksCalc.Notebooks.Explorers;

/// <summary>The horizontal lines of an explorer: what is full there.</summary>
/// <param name="Lines">Each with its place and words.</param>
/// <param name="Of">The parameter of which each value has one of the lines, in their order; null where all of them are there always.</param>
internal sealed record ExplorerLimits(IReadOnlyList<(double Value, string Words)> Lines, ExplorerAxis? Of)
{
    /// <summary>Above the data a line is shown up to this many times the highest value: a farther one would flatten the curves.</summary>
    private const double Near = 2;

    private static readonly string[] AddressMeasures = [NodeMeasures.SubnetAddresses, NodeMeasures.NodeSubnetAddresses, NodeMeasures.PodSubnetAddresses];

    /// <summary>The sizes that are given; otherwise those that are swept, or for a share the whole.</summary>
    public static ExplorerLimits For(ExplorerGrid grid, IEnumerable<SubnetSize>? sizes)
    {
        if (sizes is not null)
            return new([.. sizes.Distinct().OrderBy(size => size.UsableAddresses).Select(Line)], null);
        if (SweepAxisValues.IsShare(grid.Measure.Name))
            return new([(1, "full")], null);
        var swept = grid.Axes.FirstOrDefault(axis => axis.Name == NodeParameters.Subnet.Name);
        return swept?.Numbers is { } lengths && AddressMeasures.Contains(grid.Measure.Name)
            ? new([.. lengths.Select(length => Line(new SubnetSize(length)))], swept)
            : new([], null);
    }

    /// <summary>The lines that belong to a row.</summary>
    public IEnumerable<(double Value, string Words)> At(int row) => Of is { } axis ? [Lines[axis.IndexIn(row)]] : Lines;

    /// <summary>The top of the y axis in a row's combination: a round number above all curves, and above the next limit where it is near.</summary>
    public double TopOf(ExplorerGrid grid, int row)
    {
        var highest = Enumerable.Range(0, grid.LineCount).Max(line => grid.RowsOf(row, line).Max(each => grid.NumberOf(grid.Measure.Name, each)));
        var next = At(row).Select(limit => limit.Value).Where(limit => limit >= highest && limit <= Near * highest).DefaultIfEmpty(highest).Min();
        return Round(Math.Max(highest, next) * 1.05);
    }

    /// <summary>The bottom of the y axis in a row's combination: 0, or a round number below what lacks.</summary>
    public static double BottomOf(ExplorerGrid grid, int row)
    {
        var lowest = Enumerable.Range(0, grid.LineCount).Min(line => grid.RowsOf(row, line).Min(each => grid.NumberOf(grid.Measure.Name, each)));
        return lowest < 0 ? -Round(-lowest * 1.05) : 0;
    }

    // In steps, so that the axis stays while one drags.
    private static double Round(double value)
    {
        if (value <= 0)
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return power * Array.Find([1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10], step => step * power >= value * 0.999_999);
    }

    private static (double Value, string Words) Line(SubnetSize size) => (size.UsableAddresses, LimitLines.Words(size));
}
