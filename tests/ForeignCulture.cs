using System.Globalization;
using System.Runtime.CompilerServices;

/// <summary>
/// Runs every test of an assembly in a culture whose numbers and dates look like nobody's, so that any text that follows the host's
/// culture instead of the invariant one differs from what its test expects.
/// </summary>
internal static class ForeignCulture
{
    [ModuleInitializer]
    internal static void Use()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = culture.NumberFormat.PercentDecimalSeparator = "¤";
        culture.NumberFormat.NumberGroupSeparator = culture.NumberFormat.PercentGroupSeparator = "§";
        culture.NumberFormat.NegativeSign = "¬";
        culture.DateTimeFormat.DateSeparator = culture.DateTimeFormat.TimeSeparator = "¦";
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = culture;
    }
}
