using System.Globalization;

namespace EksCalc.Cni;

/// <summary>Reads values as Go's <c>strconv</c> does, which is how ipamd reads its environment.</summary>
internal static class GoValue
{
    /// <summary>
    /// A whole number as <c>strconv.Atoi</c> accepts it: an optional sign and decimal digits, nothing else, within 64 bits.
    /// What does not fit into an <see cref="int"/> is held at its end; every limit it is compared with is far smaller.
    /// </summary>
    public static bool TryInteger(string text, out int value)
    {
        var read = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed);
        value = (int)Math.Clamp(parsed, int.MinValue, int.MaxValue);
        return read;
    }

    /// <summary>A truth value as <c>strconv.ParseBool</c> accepts it.</summary>
    public static bool TryBoolean(string text, out bool value)
    {
        value = text is "1" or "t" or "T" or "TRUE" or "true" or "True";
        return value || text is "0" or "f" or "F" or "FALSE" or "false" or "False";
    }
}
