using System.Globalization;
using EksCalc.Clusters;
using EksCalc.Input;

namespace EksCalc.Exchange.Scenarios;

/// <summary>A weight beside others: a number above 0.</summary>
internal readonly record struct Weight(double Value)
{
    public static bool TryRead(string text, out Weight weight, out string problem)
    {
        const NumberStyles plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var isRead = !text.EndsWith('\0') && double.TryParse(text, plain, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= ScenarioLimits.Share;
        weight = new Weight(isRead ? double.Parse(text, plain, CultureInfo.InvariantCulture) : 0);
        problem = isRead ? "" : $"A number above 0 and up to {ScenarioLimits.Share} expected, {ShownText.Quoted(text)} found.";
        return isRead;
    }

    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
}
