using System.Text.Json.Nodes;

namespace EksCalc.Exchange.Documents;

/// <summary>A kind of single value: how it is read, written, and described to editors.</summary>
internal abstract class ScalarType
{
    /// <summary>The value of a node; otherwise what is wrong with it.</summary>
    public abstract bool TryRead(Node node, out object? value, out Mistake mistake);

    /// <summary>The spelling that reads back as the value, and whether it is text, which may need quotes.</summary>
    public abstract (string Spelling, bool IsText) Write(object value);

    /// <summary>Its part of the JSON schema; a new one each time.</summary>
    public abstract JsonObject Schema();
}
