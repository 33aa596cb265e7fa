using System.Globalization;
using System.Text.RegularExpressions;

namespace EksCalc.Exchange.Scenarios;

/// <summary>Reads amounts as Kubernetes writes them: a decimal number and a suffix.</summary>
/// <remarks>
/// Kubernetes documentation, "Quantity": m, k, M, G, T, P; Ki, Mi, Gi, Ti, Pi; an exponent instead of a suffix. <c>K</c>, which people write
/// for <c>k</c>, is taken as well.
/// </remarks>
internal static partial class KubernetesQuantity
{
    /// <summary>For the JSON schema too. Group 1 is the number, group 3 the suffix.</summary>
    public const string Pattern = "^([0-9]+([.][0-9]*)?|[.][0-9]+)(m|[kKMGTP]|[KMGTP]i|[eE][+-]?[0-9]{1,2})?$";

    /// <summary>Digits that a decimal holds whatever the suffix.</summary>
    private const int MostDigits = 15;

    public static bool TryRead(string text, out decimal amount)
    {
        amount = 0;
        var parts = Amount().Match(text);
        return parts.Success && !text.EndsWith('\n')
            && parts.Groups[1].Length <= MostDigits
            && decimal.TryParse(parts.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && TryMultiply(number, parts.Groups[3].Value, out amount);
    }

    private static bool TryMultiply(decimal number, string suffix, out decimal amount)
    {
        amount = number;
        switch (suffix)
        {
            case "":
                return true;
            case "m":
                amount = number / 1000;
                return true;
            case ['e' or 'E', ..]:
                var exponent = int.Parse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                for (var i = 0; i < Math.Abs(exponent) && exponent is >= -9 and <= 12; i++)
                    amount = exponent > 0 ? amount * 10 : amount / 10;
                return exponent is >= -9 and <= 12;
            default:
                var unit = suffix.Length == 2 ? 1024m : 1000m;
                for (var i = 0; i <= "KMGTP".IndexOf(char.ToUpperInvariant(suffix[0]), StringComparison.Ordinal); i++)
                    amount *= unit;
                return true;
        }
    }

    [GeneratedRegex(Pattern)]
    private static partial Regex Amount();
}
