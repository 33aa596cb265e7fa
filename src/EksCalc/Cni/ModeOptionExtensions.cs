namespace EksCalc.Cni;

/// <summary>Modes for a person.</summary>
public static class ModeOptionExtensions
{
    /// <summary>The mode's name in a sentence or a table: <c>prefixes</c>.</summary>
    /// <param name="mode">The mode.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such mode.</exception>
    public static string ToWords(this ModeOption mode) => ModeTraits.Of(mode).Name;
}
