namespace EksCalc.Cli.Output;

/// <summary><c>ekscalc explain</c>: the rules and kinds of finding asked for.</summary>
internal sealed record ExplainJson(IReadOnlyList<RuleJson> Rules, IReadOnlyList<FindingKindJson> Findings, ModelVersion Version);

/// <summary>A rule, and the findings that rest on it.</summary>
internal sealed record RuleJson(RuleId Id, string Title, string Source, IReadOnlyList<string> Findings);

/// <summary>A kind of finding.</summary>
internal sealed record FindingKindJson(string Id, Severity Severity, string When, string Reason, string Action, RuleSet Rules, string Source);
