namespace EksCalc;

/// <summary>What is shown of a finding, wherever it is shown.</summary>
internal static class FindingColumns
{
    /// <summary>A finding.</summary>
    public static IReadOnlyList<ResultColumn<Finding>> All { get; } =
    [
        ResultColumn<Finding>.Of("id", "Id", finding => finding.Id),
        ResultColumn<Finding>.Of("severity", "Severity", finding => finding.Severity),
        ResultColumn<Finding>.Of("subject", "Subject", finding => finding.Subject),
        ResultColumn<Finding>.Of("message", "Message", finding => finding.Message),
        ResultColumn<Finding>.Of("reason", "Reason", finding => finding.Reason),
        ResultColumn<Finding>.Of("action", "Action", finding => finding.Action),
        ResultColumn<Finding>.Of("rules", null, finding => finding.Rules),
        ResultColumn<Finding>.Of("source", "Source", finding => finding.Source),
    ];

    /// <summary>What was found and what to do, beside other things.</summary>
    public static IReadOnlyList<ResultColumn<Finding>> Short { get; } = [All[1], .. All.Where(column => column.Name is "subject" or "message" or "action")];

    /// <summary>The same where the eye looks for how much a row matters: the severity first.</summary>
    public static IReadOnlyList<ResultColumn<Finding>> InTables { get; } = [All[1], All[0], .. All.Skip(2)];
}
