using System.Text.Json.Serialization.Metadata;

namespace EksCalc.Cli.Output;

/// <summary>A command's result, in columns for a person and as an object for a program.</summary>
/// <param name="Columns">Column headings.</param>
/// <param name="Rows">One value a column; numbers are printed right aligned.</param>
/// <param name="Json">The object for JSON.</param>
/// <param name="JsonType">How the object is written.</param>
internal sealed record Result(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, object Json, JsonTypeInfo JsonType)
{
    /// <summary><see cref="Json"/> is a list, and each item is printed on a line of its own (JSON lines).</summary>
    public bool JsonLines { get; init; }

    /// <summary>The heading of the column whose yes is good and whose no is bad; null where there is none.</summary>
    public string? VerdictColumn { get; init; }
}
