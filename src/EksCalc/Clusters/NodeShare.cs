using EksCalc.Input;
using static System.FormattableString;

namespace EksCalc.Clusters;

/// <summary>Some of a group's nodes: a number of them, or a percentage.</summary>
/// <param name="Value">Nodes, or percent: 0 or more, of percent at most 100.</param>
/// <param name="IsPercent">Whether it is a percentage.</param>
public readonly record struct NodeShare(int Value, bool IsPercent = false)
{
    /// <summary>For the JSON schema.</summary>
    internal const string Pattern = "^([0-9]+|(100|[0-9]{1,2})%)$";

    /// <summary>How many that are.</summary>
    /// <param name="nodes">All nodes, 0 or more.</param>
    /// <returns>A number of nodes whatever there are; of a percentage the next whole number, as Karpenter counts it (R16).</returns>
    public int Of(int nodes) => IsPercent ? (int)((((long)nodes * Value) + 99) / 100) : Value;

    /// <summary><c>3</c> or <c>10%</c></summary>
    public override string ToString() => IsPercent ? Invariant($"{Value}%") : Invariant($"{Value}");

    internal static bool TryRead(string text, out NodeShare share, out string problem)
    {
        var isPercent = text.EndsWith('%');
        var isRead = PlainNumber.TryParse(isPercent ? text[..^1] : text, out var value) && value <= (isPercent ? 100 : ScenarioLimits.Nodes);
        (share, problem) = (new NodeShare(value, isPercent), isRead ? "" : $"A number of nodes up to {ScenarioLimits.Nodes}, or a percentage such as 10%, expected; {ShownText.Quoted(text)} found.");
        return isRead;
    }
}
