using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Sweeps;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>A number for each pair of two things.</summary>
/// <param name="AcrossName">What changes from left to right.</param>
/// <param name="Across">Its values.</param>
/// <param name="DownName">What changes from row to row.</param>
/// <param name="Down">Its values.</param>
/// <param name="ValueName">What the numbers are.</param>
/// <param name="Values">A list of numbers for each row; null where there is none.</param>
internal sealed record HeatMapGrid(
    string AcrossName, IReadOnlyList<string> Across, string DownName, IReadOnlyList<string> Down, string ValueName, IReadOnlyList<IReadOnlyList<double?>> Values)
{
    /// <summary>Whether the colours go by the number's order of magnitude, so that thousands and tens of thousands both show differences.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>The number above which something is too full, which has colours of its own above it; null for none.</summary>
    public double? Mark { get; init; }

    /// <summary>Two parameters of a sweep and a measure; every other parameter must have one value.</summary>
    /// <exception cref="ArgumentException">Another parameter has several values, or the measure is no number.</exception>
    public static HeatMapGrid Of(SweepResult sweep, string across, string down, string measure)
    {
        var (acrossAxis, downAxis) = (SweepAxisValues.Of(sweep, across), SweepAxisValues.Of(sweep, down));
        SweepAxisValues.RequireOthersFixed(sweep, across, down);
        var value = SweepAxisValues.NumbersOf(sweep, measure);
        return new HeatMapGrid(acrossAxis.Title, acrossAxis.Names, downAxis.Title, downAxis.Names, SweepAxisValues.TitleOf(measure), [.. Enumerable.Range(0, downAxis.Names.Count)
            .Select(row => (IReadOnlyList<double?>)[.. Enumerable.Range(0, acrossAxis.Names.Count).Select(column => (double?)value((row * downAxis.Stride) + (column * acrossAxis.Stride)))])])
        {
            Mark = SweepAxisValues.IsShare(measure) ? 1 : null,
        };
    }

    /// <summary>Types from top to bottom, modes from left to right.</summary>
    public static HeatMapGrid Of(IReadOnlyList<SubnetDensity> densities)
    {
        var modes = densities.Select(density => density.Mode).Distinct().Order().ToList();
        var types = densities.Select(density => density.InstanceType).Distinct().ToList();
        var pods = densities.ToDictionary(density => (density.InstanceType, density.Mode), density => density.Pods);
        return new HeatMapGrid("Mode", [.. modes.Select(mode => mode.ToWords())], "Instance type", types, $"pods in a {densities[0].Subnet}", [.. types
            .Select(type => (IReadOnlyList<double?>)[.. modes.Select(mode => pods.TryGetValue((type, mode), out var count) ? count : (double?)null)])])
        {
            // Pods of IPv6 nodes take no address: there are a hundred times as many.
            IsLogarithmic = true,
        };
    }

    /// <summary>Every so many columns and rows, so that there are at most as many as given; and what was left out, in words.</summary>
    public (HeatMapGrid Grid, IReadOnlyList<string> Notes) Thinned(int mostColumns, int mostRows)
    {
        var (columnStep, rowStep) = (Step(Across.Count, mostColumns), Step(Down.Count, mostRows));
        var notes = new List<string>();
        if (columnStep > 1)
            notes.Add(Invariant($"one in {columnStep} of {Across.Count:N0} {AcrossName} shown"));
        if (rowStep > 1)
            notes.Add(Invariant($"one in {rowStep} of {Down.Count:N0} {DownName} shown"));
        return (this with { Across = Every(Across, columnStep), Down = Every(Down, rowStep), Values = [.. Every(Values, rowStep).Select(row => Every(row, columnStep))] }, notes);
    }

    /// <summary>The range of the numbers, and where its ends are.</summary>
    public IEnumerable<string> Summary()
    {
        var fields = Values.SelectMany((row, down) => row.Select((value, across) => (value, down, across))).Where(field => field.value is not null).ToList();
        if (fields.Count == 0)
            yield break;
        yield return Words("least", fields.MinBy(field => field.value));
        yield return Words("most", fields.MaxBy(field => field.value));

        string Words(string which, (double? Value, int Down, int Across) field) =>
            Invariant($"{which} {ValueName}: {field.Value:#,0.##} at {DownName} {Down[field.Down]}, {AcrossName} {Across[field.Across]}");
    }

    private static int Step(int count, int most) => Math.Max(1, (count + most - 1) / most);

    private static IReadOnlyList<T> Every<T>(IReadOnlyList<T> items, int step) => step == 1 ? items : [.. items.Where((_, index) => index % step == 0)];
}
