using EksCalc.Input;
using EksCalc.Instances;

namespace EksCalc.Exchange.Scenarios;

/// <summary>The name of an instance type that the catalog has, spelled as there.</summary>
internal readonly record struct InstanceTypeName(string Name)
{
    /// <summary>For the JSON schema.</summary>
    public const string Pattern = "^[A-Za-z0-9-]+[.][A-Za-z0-9-]+$";

    public static bool TryRead(string text, out InstanceTypeName name, out string problem)
    {
        var isKnown = InstanceCatalog.Default.TryGet(text, out var type);
        name = new InstanceTypeName(type?.Name ?? text);
        problem = isKnown ? "" : $"There is no instance type {ShownText.Quoted(text)}";
        return isKnown;
    }

    public override string ToString() => Name;
}
