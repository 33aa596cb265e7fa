using System.Globalization;
using EksCalc.Input;

namespace EksCalc.Cni;

/// <summary>Reads values as Go's <c>strconv</c> does, which is how ipamd reads its environment.</summary>
internal static class GoValue
{
    private const long Nanoseconds = 1_000_000_000;

    /// <summary>
    /// A whole number as <c>strconv.Atoi</c> accepts it: an optional sign and decimal digits, nothing else, within 64 bits.
    /// </summary>
    public static bool TryInteger(string text, out long value) =>
        PlainNumber.TryParse(text, NumberStyles.AllowLeadingSign, out value);

    /// <summary>
    /// <c>time.Duration(seconds) * time.Second</c>: a count of nanoseconds in 64 bits, which wraps around beyond 292 years.
    /// </summary>
    public static TimeSpan Seconds(long seconds) => TimeSpan.FromTicks(unchecked(seconds * Nanoseconds) / TimeSpan.NanosecondsPerTick);

    /// <summary>The seconds of which <see cref="Seconds"/> makes that time; null where none do.</summary>
    public static long? SecondsOf(TimeSpan time)
    {
        var whole = time.Ticks / TimeSpan.TicksPerSecond;
        if (Seconds(whole) == time)
            return whole;

        // A count that wrapped around. Multiples of 10^9 are multiples of 2^9, and of those all in 64 bits; among the hundred
        // nanoseconds of a tick there is one of these at most.
        const int Twos = 9;
        var least = (Int128)Math.Abs((decimal)time.Ticks) * TimeSpan.NanosecondsPerTick;
        var nanoseconds = (least + (1 << Twos) - 1 >> Twos) * Math.Sign(time.Ticks);
        var seconds = (long)(unchecked((ulong)nanoseconds * InverseOf(Nanoseconds >> Twos)) & (ulong.MaxValue >> Twos));
        return Seconds(seconds) == time ? seconds : null;
    }

    /// <summary>What an odd number is to be multiplied with in 64 bits to give 1: each step of Newton's doubles the bits that are right.</summary>
    private static ulong InverseOf(ulong odd)
    {
        var inverse = odd;
        for (var bits = 3; bits < 64; bits *= 2)
            inverse = unchecked(inverse * (2 - (odd * inverse)));
        return inverse;
    }

    /// <summary>A truth value as <c>strconv.ParseBool</c> accepts it.</summary>
    public static bool TryBoolean(string text, out bool value)
    {
        value = text is "1" or "t" or "T" or "TRUE" or "true" or "True";
        return value || text is "0" or "f" or "F" or "FALSE" or "false" or "False";
    }
}
