using System.Globalization;

namespace EksCalc.Sweeps;

/// <summary>One value of a swept parameter: a whole number or a name.</summary>
public readonly record struct SweepValue
{
    private SweepValue(int number, string? text) => (Number, Text) = (number, text);

    /// <summary>The number; 0 where it is a name.</summary>
    public int Number { get; }

    /// <summary>The name; null where it is a number.</summary>
    public string? Text { get; }

    /// <summary>A number.</summary>
    public static SweepValue Of(int number) => new(number, null);

    /// <summary>A name.</summary>
    public static SweepValue Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(0, text);
    }

    /// <summary>The number or the name.</summary>
    public override string ToString() => Text ?? Number.ToString(CultureInfo.InvariantCulture);
}
