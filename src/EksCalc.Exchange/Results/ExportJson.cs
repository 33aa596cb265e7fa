namespace EksCalc.Exchange.Results;

/// <summary>A scenario in another tool's form.</summary>
internal sealed record ExportJson(IReadOnlyList<ExportFile> Files, IReadOnlyList<string> Notes);
