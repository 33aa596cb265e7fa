using System.Globalization;
using EksCalc.Sweeps;
using static System.FormattableString;

namespace EksCalc.Cli.Commands;

/// <summary>What a sweep found of a measure, in words: a chart's title, and the answer before the table.</summary>
internal static class SweepRange
{
    /// <summary>Names that a sentence has room for.</summary>
    private const int MostNames = 3;

    /// <summary>From where to where a measure goes, and with what; of a yes or no, in how many combinations it is yes; of names, which they are.</summary>
    public static string Of(SweepResult result, string measure)
    {
        var column = result.Column(measure);
        var rows = Enumerable.Range(0, result.Rows);
        if (column is SweepColumn<bool> flags)
            return Invariant($"{measure} in {rows.Count(row => flags[row]):#,0} of {result.Rows:#,0} {(result.Rows == 1 ? "combination" : "combinations")}");
        var swept = Display.Listed([.. result.Parameters.Where(parameter => parameter.Cycle > 1).Select(parameter => parameter.Name)]);
        if (column is SweepColumn<string> names)
        {
            var different = rows.Select(row => names[row]).Distinct().ToList();
            return different switch
            {
                [var only] => $"{measure} is {only}",
                { Count: <= MostNames } => $"{measure} is {string.Join(", ", different.SkipLast(1))} or {different[^1]}, by {swept}",
                _ => Invariant($"{measure} is one of {different.Count:N0} by {swept}: {string.Join(", ", different.Take(MostNames))} and others"),
            };
        }

        var values = rows.Select(row => Convert.ToDouble(column.ValueAt(row), CultureInfo.InvariantCulture));
        var (least, most) = values.Aggregate((Least: double.MaxValue, Most: double.MinValue), (range, value) => (Math.Min(range.Least, value), Math.Max(range.Most, value)));
        return least == most ? Invariant($"{measure} is {least:#,0.##}") : Invariant($"{measure} goes from {least:#,0.##} to {most:#,0.##} with {swept}");
    }
}
