using System.Globalization;
using EksCalc.Input;

namespace EksCalc.Cni;

/// <summary>Reads values as Go's <c>strconv</c> does, which is how ipamd reads its environment.</summary>
internal static class GoValue
{
    /// <summary>
    /// A whole number as <c>strconv.Atoi</c> accepts it: an optional sign and decimal digits, nothing else, within 64 bits.
    /// </summary>
    public static bool TryInteger(string text, out long value) =>
        PlainNumber.TryParse(text, NumberStyles.AllowLeadingSign, out value);

    /// <summary>
    /// <c>time.Duration(seconds) * time.Second</c>: a count of nanoseconds in 64 bits, which wraps around beyond 292 years.
    /// </summary>
    public static TimeSpan Seconds(long seconds)
    {
        const long Nanoseconds = 1_000_000_000;
        return TimeSpan.FromTicks(unchecked(seconds * Nanoseconds) / TimeSpan.NanosecondsPerTick);
    }

    /// <summary>A truth value as <c>strconv.ParseBool</c> accepts it.</summary>
    public static bool TryBoolean(string text, out bool value)
    {
        value = text is "1" or "t" or "T" or "TRUE" or "true" or "True";
        return value || text is "0" or "f" or "F" or "FALSE" or "false" or "False";
    }
}
