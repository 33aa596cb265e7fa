namespace EksCalc.Workbook;

/// <summary>
/// A number of the workbook, the same number by EksCalc, and what lies between:
/// <c>Workbook + sum of Differences = EksCalc</c>.
/// </summary>
public sealed record WorkbookLedger
{
    /// <summary>The workbook's number of addresses; null where it shows an error or no whole number.</summary>
    public long? Workbook { get; init; }

    /// <summary>Reasons, in the order in which they were taken into account; none where <see cref="Problem"/> is set.</summary>
    public IReadOnlyList<WorkbookDifference> Differences { get; init; } = [];

    /// <summary>EksCalc's number of addresses; null where it has none.</summary>
    public long? EksCalc { get; init; }

    /// <summary>Why the two cannot be compared, as a sentence; null where they are.</summary>
    public string? Problem { get; init; }

    /// <summary>The sum of ledgers that have no problem: reasons of one kind become one.</summary>
    internal static WorkbookLedger Sum(IReadOnlyList<WorkbookLedger> ledgers) => new()
    {
        Workbook = ledgers.Sum(ledger => ledger.Workbook),
        EksCalc = ledgers.Sum(ledger => ledger.EksCalc),
        Differences = [.. ledgers
            .SelectMany(ledger => ledger.Differences)
            .GroupBy(difference => difference.Kind)
            .Select(kind => new WorkbookDifference(kind.Key, kind.Sum(difference => difference.Addresses)))
            .Where(difference => difference.Addresses != 0)
            .OrderBy(difference => difference.Kind)],
    };
}
