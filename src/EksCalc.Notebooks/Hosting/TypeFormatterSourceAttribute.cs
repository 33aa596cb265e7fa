namespace EksCalc.Notebooks.Hosting;

/// <summary>
/// Tells .NET Interactive, and hosts that follow it, how to show a type. The host goes by this class's name and its
/// properties' names, so the library needs no reference to the host's packages.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = true)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}
