using System.Reflection;

namespace EksCalc.Exchange.Results;

/// <summary>Scenarios to start from, by name.</summary>
internal sealed record ExamplesJson(IReadOnlyList<ExampleJson> Examples)
{
    /// <summary>The texts that an assembly has as resources.</summary>
    public static ExamplesJson Of(Assembly assembly) => new([.. assembly.GetManifestResourceNames().Order(StringComparer.Ordinal).Select(name => new ExampleJson(name, TextOf(assembly, name)))]);

    private static string TextOf(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

/// <summary>A scenario's text.</summary>
internal sealed record ExampleJson(string Name, string Text);
