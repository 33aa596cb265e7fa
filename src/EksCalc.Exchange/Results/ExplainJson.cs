namespace EksCalc.Exchange.Results;

/// <summary><c>ekscalc explain</c>: the rules and kinds of finding asked for.</summary>
internal sealed record ExplainJson(IReadOnlyList<RuleJson> Rules, IReadOnlyList<FindingKindJson> Findings, ModelVersion Version)
{
    /// <summary>All there are.</summary>
    public static ExplainJson All => Of(EksCalc.Rules.All, FindingKinds.All);

    /// <summary>Some of them.</summary>
    public static ExplainJson Of(IEnumerable<Rule> rules, IEnumerable<FindingKind> kinds) => new(
        [.. rules.Distinct().Select(rule => new RuleJson(rule.Id, rule.Title, rule.Source, [.. FindingKinds.All.Where(kind => kind.Rules.Contains(rule.Id)).Select(kind => kind.Id)]))],
        [.. kinds.Distinct().Select(kind => new FindingKindJson(kind.Id, kind.Severity, kind.When, kind.Reason, kind.Action, kind.Rules, kind.Source))],
        ModelVersion.Current);
}

/// <summary>A rule, and the findings that rest on it.</summary>
internal sealed record RuleJson(RuleId Id, string Title, string Source, IReadOnlyList<string> Findings);

/// <summary>A kind of finding.</summary>
internal sealed record FindingKindJson(string Id, Severity Severity, string When, string Reason, string Action, RuleSet Rules, string Source);
