using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>Simulated time on an axis, in the unit that keeps its numbers short.</summary>
/// <param name="Unit">The unit's name, plural.</param>
/// <param name="Length">The unit.</param>
internal sealed record TimeAxis(string Unit, TimeSpan Length)
{
    private const int MostSeconds = 600;
    private const int MostMinutes = 300;

    /// <summary>The axis for a run of some length.</summary>
    public static TimeAxis For(TimeSpan run) =>
        run.TotalSeconds <= MostSeconds ? new("seconds", TimeSpan.FromSeconds(1))
        : run.TotalMinutes <= MostMinutes ? new("minutes", TimeSpan.FromMinutes(1))
        : new("hours", TimeSpan.FromHours(1));

    /// <summary>The axis's title.</summary>
    public string Title => $"Time since ipamd's start ({Unit})";

    /// <summary>A time in the axis's unit.</summary>
    public double Of(TimeSpan time) => Math.Round(time / Length, 4);

    /// <summary>A time in words: <c>2.5 s</c>, <c>12 min 30 s</c>, <c>3 h 5 min</c>.</summary>
    public static string Words(TimeSpan time) =>
        time.TotalMinutes < 1 ? Invariant($"{time.TotalSeconds:0.###} s")
        : time.TotalHours < 1 ? Two($"{(int)time.TotalMinutes} min", time.TotalSeconds % 60, "s")
        : Two($"{(int)time.TotalHours} h", time.Minutes, "min");

    private static string Two(string first, double second, string unit) => second > 0 ? Invariant($"{first} {second:0.###} {unit}") : first;
}
