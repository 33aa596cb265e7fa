using EksCalc.Exchange.Documents;
using EksCalc.Instances;

namespace EksCalc.Exchange.Scenarios;

/// <summary>The name of an instance type that the catalog has, spelled as there.</summary>
internal readonly record struct InstanceTypeName(string Name)
{
    /// <summary>For the JSON schema.</summary>
    public const string Pattern = "^[A-Za-z0-9-]+[.][A-Za-z0-9-]+$";

    /// <summary>Longer texts are not mistyped names.</summary>
    private const int LongestName = 64;

    public static bool TryRead(string text, out InstanceTypeName name, out string problem)
    {
        var isKnown = InstanceCatalog.Default.TryGet(text, out var type);
        name = new InstanceTypeName(type?.Name ?? text);
        var nearest = isKnown || text.Length > LongestName ? "" : NearestNames.DidYouMean(text, InstanceCatalog.Default.Types.Select(known => known.Name));
        problem = isKnown ? "" : $"There is no instance type {Display.Quoted(text)}{(nearest.Length == 0 ? "." : nearest)}";
        return isKnown;
    }

    public override string ToString() => Name;
}
