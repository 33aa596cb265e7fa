namespace EksCalc;

/// <summary>What all findings of one kind share. <see cref="FindingKinds"/> has every kind there is.</summary>
public sealed class FindingKind
{
    internal FindingKind(string id, Severity severity, string when, string reason, string action, params ReadOnlySpan<RuleId> rules)
    {
        (Id, Severity, When, Reason, Action, Rules) = (id, severity, when, reason, action, RuleSet.Of(rules));
    }

    /// <summary>Stable name in kebab case, e.g. <c>cni-minimum-without-warm</c>.</summary>
    public string Id { get; }

    /// <summary>How much it matters as a rule; a single finding can be graver or lighter.</summary>
    public Severity Severity { get; }

    /// <summary>When it is found, in one sentence.</summary>
    public string When { get; }

    /// <summary>Why it matters, in one sentence.</summary>
    public string Reason { get; }

    /// <summary>What to do about it.</summary>
    public string Action { get; }

    /// <summary>The rules it rests on; empty where a source says it that is no rule of the model.</summary>
    public RuleSet Rules { get; }

    /// <summary>The rules with their sources, then what else says it.</summary>
    public string Source => OtherSource is null ? Rules.Sources : Rules.Count == 0 ? OtherSource : $"{Rules.Sources}; {OtherSource}";

    /// <summary>A source beside the rules.</summary>
    internal string? OtherSource { get; init; }

    /// <summary>The kind's name.</summary>
    public override string ToString() => Id;

    /// <summary>A finding of this kind.</summary>
    /// <param name="subject">What it is about.</param>
    /// <param name="message">What was found, in one sentence.</param>
    /// <param name="reason">Why it matters in this case; null for the kind's own words.</param>
    /// <param name="action">What to do in this case; null for the kind's own words.</param>
    /// <param name="severity">How much it matters in this case; null for the kind's own.</param>
    internal Finding Of(string subject, string message, string? reason = null, string? action = null, Severity? severity = null) =>
        new(this, subject, message, reason ?? Reason, action ?? Action, severity ?? Severity);
}
