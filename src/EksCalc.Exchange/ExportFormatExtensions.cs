namespace EksCalc.Exchange;

/// <summary>Forms of export by name.</summary>
internal static class ExportFormatExtensions
{
    /// <summary>The name that <c>--to</c> takes, and that folders have: <c>awscli</c>.</summary>
    public static string ToName(this ExportFormat format) => format.ToString().ToLowerInvariant();
}
