namespace EksCalc.Exchange.Documents;

/// <summary>A record that a single value may stand for in a list: the value of one of its keys, with all others unset.</summary>
/// <param name="property">The property of that key.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ShortFormAttribute(string property) : Attribute
{
    public string Property { get; } = property;
}
