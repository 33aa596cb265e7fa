namespace EksCalc.Sweeps;

/// <summary>One parameter's effect on a measure.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Low">Its low value.</param>
/// <param name="High">Its high value.</param>
/// <param name="AtLow">The measure at the low value.</param>
/// <param name="AtHigh">The measure at the high value.</param>
public readonly record struct SensitivityRange(string Parameter, string Low, string High, double AtLow, double AtHigh)
{
    /// <summary>How far the measure goes, its value as it is included: the length of the bar in a tornado chart.</summary>
    /// <param name="value">The measure with nothing changed.</param>
    /// <returns>0 or more.</returns>
    internal double Span(double value) => Math.Max(value, Math.Max(AtLow, AtHigh)) - Math.Min(value, Math.Min(AtLow, AtHigh));
}
