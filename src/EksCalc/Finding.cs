using EksCalc.Input;

namespace EksCalc;

/// <summary>Something EksCalc noticed about an input that is valid but deserves attention.</summary>
/// <remarks>A subject or message of more than 1,000 characters loses its middle: a name or a variable may be of any length.</remarks>
public sealed record Finding
{
    internal Finding(FindingKind kind, string subject, string message, string reason, string action, Severity severity) =>
        (Kind, Subject, Message, Reason, OwnAction, Severity) = (kind, ShownText.Bounded(subject), ShownText.Bounded(message), reason, action, severity);

    /// <summary>What kind of finding it is; what all of a kind share stands there.</summary>
    public FindingKind Kind { get; }

    /// <summary>Stable name in kebab case, e.g. <c>cni-minimum-without-warm</c>.</summary>
    public string Id => Kind.Id;

    /// <summary>How much it matters.</summary>
    public Severity Severity { get; }

    /// <summary>What it is about: a variable, a JSON path, an instance type, a subnet's or group's name.</summary>
    public string Subject { get; }

    /// <summary>What was found, in one sentence.</summary>
    public string Message { get; }

    /// <summary>Why it matters, in one sentence.</summary>
    public string Reason { get; }

    /// <summary>What to do about it.</summary>
    public string Action => Told?.Value.Action ?? OwnAction;

    /// <summary>What <see cref="Action"/> tells, for a program to do; null where no program can.</summary>
    internal FindingRemedy? Remedy => Told?.Value.Remedy;

    /// <summary>The rules it rests on.</summary>
    public RuleSet Rules => Kind.Rules;

    /// <summary>The rules with their sources, e.g. <c>R20 (amazon-vpc-cni-k8s v1.23.1 pkg/ipamd/ipamd.go)</c>.</summary>
    public string Source => Kind.Source;

    private string OwnAction { get; }

    // What to do as far as a remedy says it.
    private Lazy<(string Action, FindingRemedy? Remedy)>? Told { get; init; }

    /// <summary>The finding with a remedy, whose text is what to do; itself without one.</summary>
    internal Finding With(FindingRemedy? remedy) => remedy is null ? this : With(() => remedy);

    /// <summary>
    /// The finding with a remedy that is looked for once somebody asks what to do: a decision counts the findings of every design, and tells what to do about
    /// those of one. Null changes nothing.
    /// </summary>
    internal Finding With(Func<FindingRemedy?> find) => this with { Told = new(() => find() is { } remedy ? (ShownText.Bounded(remedy.Text), remedy) : (OwnAction, null)) };

    /// <summary>The finding with its remedy if that is one to take, else with the kind's own words for what to do.</summary>
    internal Finding If(Predicate<FindingRemedy> isOneToTake) =>
        Told is null ? this : this with { Told = new(() => Remedy is { } remedy && !isOneToTake(remedy) ? (Kind.Action, null) : Told.Value) };

    /// <summary>Whether both say the same.</summary>
    /// <param name="other">The other finding.</param>
    public bool Equals(Finding? other) => other is not null && Kind == other.Kind && Severity == other.Severity
        && (Subject, Message, Reason, Action) == (other.Subject, other.Message, other.Reason, other.Action) && Equals(Remedy, other.Remedy);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Severity, Subject, Message);

    /// <summary>One line for a person: severity, subject, message and what to do.</summary>
    public override string ToString() => $"{Severity}: {Subject}: {Message} {Action}";
}
