namespace EksCalc.Advice;

/// <summary>Verdicts for a person.</summary>
public static class ModeVerdictExtensions
{
    /// <summary>What is said of a mode, to stand after its name: <c>needs other subnets</c>.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such verdict.</exception>
    public static string ToWords(this ModeVerdict verdict) => verdict switch
    {
        ModeVerdict.Fits => "fits",
        ModeVerdict.NeedsSubnets => "needs other subnets",
        ModeVerdict.NeedsNewCluster => "needs a new cluster",
        ModeVerdict.LeavesPodsOut => "leaves pods out",
        ModeVerdict.Impossible => "cannot be",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No such verdict."),
    };
}
