namespace EksCalc;

/// <summary>A rule of AWS networking or of ipamd that the model follows.</summary>
/// <param name="Id">Its name here, e.g. <c>R07</c>, which findings, documents and tests cite.</param>
/// <param name="Title">What it says, in a sentence.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record Rule(RuleId Id, string Title, string Source)
{
    /// <summary>As findings cite it: the id and, in parentheses, the source.</summary>
    public override string ToString() => $"{Id} ({Source})";
}
