namespace EksCalc.Exchange.Documents;

/// <summary>Names of a mapping's entries that editors suggest, each with what it means. Other names are allowed.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class KnownNamesAttribute : Attribute
{
    public abstract IReadOnlyList<(string Name, string Description)> Names { get; }
}
