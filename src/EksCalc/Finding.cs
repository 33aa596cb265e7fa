namespace EksCalc;

/// <summary>Something EksCalc noticed about an input that is valid but deserves attention.</summary>
/// <param name="Id">Stable name in kebab case, e.g. <c>cni-minimum-without-warm</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Subject">What it is about: a variable, a JSON path, an instance type.</param>
/// <param name="Message">What was found, in one sentence.</param>
/// <param name="Reason">Why it matters, in one sentence.</param>
/// <param name="Action">What to do about it.</param>
/// <param name="Source">The rule and where it comes from, e.g. <c>R20 (amazon-vpc-cni-k8s v1.23.1 pkg/ipamd/ipamd.go)</c>.</param>
public sealed record Finding(
    string Id,
    Severity Severity,
    string Subject,
    string Message,
    string Reason,
    string Action,
    string Source)
{
    /// <summary>One line for a person: severity, subject, message and what to do.</summary>
    public override string ToString() => $"{Severity}: {Subject}: {Message} {Action}";
}
