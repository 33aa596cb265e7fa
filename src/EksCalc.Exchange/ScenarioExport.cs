namespace EksCalc.Exchange;

/// <summary>A scenario in another tool's form.</summary>
/// <param name="Files">The files, one or more, to stand beside each other.</param>
/// <param name="Notes">What a person has to know before using them: what is to be filled in, was left out or renamed; each a sentence.</param>
public sealed record ScenarioExport(IReadOnlyList<ExportFile> Files, IReadOnlyList<string> Notes);
