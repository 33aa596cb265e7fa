namespace EksCalc.Exchange.Documents;

/// <summary>
/// A property whose value may stand in a file in place of its record's mapping, where nothing else is to say: a single value or a list. Of several such
/// properties the node's kind decides.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ShortFormAttribute : Attribute;
