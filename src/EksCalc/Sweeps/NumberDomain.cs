using System.Globalization;
using EksCalc.Input;
using static System.FormattableString;

namespace EksCalc.Sweeps;

/// <summary>Whole numbers of a range.</summary>
/// <param name="Least">The least, included.</param>
/// <param name="Most">The most, included.</param>
internal sealed record NumberDomain(int Least, int Most) : ISweepDomain
{
    /// <inheritdoc/>
    public string Words => Invariant($"whole numbers from {Least} to {Most}");

    /// <inheritdoc/>
    public IEnumerable<SweepValue> Read(string place, string part)
    {
        var ends = part.Split("..", 2);
        if (ends.Length == 1)
            return [Number(place, part, part)];
        var stepAt = ends[1].IndexOf(':', StringComparison.Ordinal);
        var (first, last) = (Number(place, part, ends[0]).Number, Number(place, part, stepAt < 0 ? ends[1] : ends[1][..stepAt]).Number);
        var step = 1;
        if (stepAt >= 0 && (!TryParse(ends[1][(stepAt + 1)..], out step) || step < 1))
            throw new InvalidInputException(place, $"'{part}': the step after the colon is a whole number of 1 or more.");
        return Between(place, first, last, step);
    }

    /// <inheritdoc/>
    public void Check(string place, SweepValue value)
    {
        if (value.Text is not null || value.Number < Least || value.Number > Most)
            throw new InvalidInputException(place, $"'{value}' is not one of its values: {Words}.");
    }

    /// <summary>The numbers of a range.</summary>
    public static IReadOnlyList<SweepValue> Between(string place, int first, int last, int step)
    {
        if (first > last)
            throw new InvalidInputException(place, Invariant($"{first}..{last} runs backwards; write {last}..{first}."));
        var count = (((long)last - first) / step) + 1;
        if (count > SweepGrid.MostPoints)
            throw new InvalidInputException(place, Invariant($"{count:N0} values are more than a sweep can have, {SweepGrid.MostPoints:N0}."));
        return [.. Enumerable.Range(0, (int)count).Select(i => SweepValue.Of(first + (i * step)))];
    }

    private SweepValue Number(string place, string part, string text)
    {
        if (!TryParse(text, out var number))
            throw new InvalidInputException(place, $"'{part}' is neither a whole number nor a range such as {Least}..{Math.Min(Most, Least + 40)} or {Least}..{Math.Min(Most, Least + 40)}:10.");
        var value = SweepValue.Of(number);
        Check(place, value);
        return value;
    }

    private static bool TryParse(string text, out int number) => PlainNumber.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, out number);
}
