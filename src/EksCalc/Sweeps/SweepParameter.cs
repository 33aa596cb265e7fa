namespace EksCalc.Sweeps;

/// <summary>Something that a sweep can change.</summary>
/// <typeparam name="TCase">What it changes: a <see cref="NodeCase"/> or a cluster scenario.</typeparam>
public sealed class SweepParameter<TCase>
{
    private readonly ISweepDomain domain;
    private readonly Func<TCase, SweepValue, TCase> set;

    internal SweepParameter(string name, ISweepDomain domain, Func<TCase, SweepValue, TCase> set) => (Name, this.domain, this.set) = (name, domain, set);

    /// <summary>Its name, as on the command line: <c>pods</c>, <c>cni.WARM_IP_TARGET</c>, <c>nodeGroups.general.count</c>.</summary>
    public string Name { get; }

    /// <summary>Which values it can have, in words.</summary>
    public string Values => domain.Words;

    /// <summary>The values that a text names: <c>0..40</c>, <c>10..500:10</c>, <c>1,2,4..8</c>, <c>m5.*</c>, <c>true,false</c>.</summary>
    /// <param name="text">Ranges (both ends included, with a step after a colon), names or patterns, with commas between them.</param>
    /// <returns>Each value once, in the order in which it is named first.</returns>
    /// <exception cref="InvalidInputException">A value is not one of the parameter's; the message says which are.</exception>
    public IReadOnlyList<SweepValue> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Split(',').SelectMany(part => domain.Read($"{Name}={text}", part.Trim())).Distinct()];
    }

    /// <summary>The case with another value.</summary>
    internal TCase Set(TCase sweptCase, SweepValue value) => set(sweptCase, value);

    /// <summary>Refuses a value that the parameter cannot have.</summary>
    internal void Check(SweepValue value) => domain.Check(Name, value);
}
