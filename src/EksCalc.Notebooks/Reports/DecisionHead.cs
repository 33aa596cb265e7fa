using EksCalc.Advice.Decisions;

namespace EksCalc.Notebooks.Reports;

/// <summary>What only people can say of a decision. All of it is optional, and plain text.</summary>
public sealed record DecisionHead
{
    /// <summary>The document's title; null, the default, for one with the scenario's name.</summary>
    public string? Title { get; init; }

    /// <summary>Where the decision stands, such as <c>Proposed</c> or <c>Superseded by ADR 12</c>; null, the default, to leave it out.</summary>
    public string? Status { get; init; }

    /// <summary>Who decides; default nobody.</summary>
    public IReadOnlyList<string> Deciders { get; init; } = [];

    /// <summary>The day of the decision; null, the default, to leave it out. Nothing reads a clock.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>What the cluster has to bear, a sentence each, such as <c>A version update must not wait for addresses.</c> Default none.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The title of a decision's document.</summary>
    internal string TitleOf(Decision decision) =>
        string.IsNullOrWhiteSpace(Title) ? decision.Scenario.Name.Length > 0 ? $"Addresses of {decision.Scenario.Name}" : "Addresses of the cluster" : Title;

    /// <summary>What stands below it.</summary>
    internal IReadOnlyList<(string Name, string Value)> Facts() =>
    [
        .. string.IsNullOrWhiteSpace(Status) ? [] : (IEnumerable<(string, string)>)[("Status", Status)],
        .. Deciders.Count == 0 ? [] : (IEnumerable<(string, string)>)[("Deciders", string.Join(", ", Deciders))],
        .. Date is { } date ? (IEnumerable<(string, string)>)[("Date", date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))] : [],
    ];
}
