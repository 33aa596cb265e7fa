using EksCalc.Input;
using EksCalc.Instances;

namespace EksCalc.Exchange.Scenarios;

/// <summary>The name of an instance type that the catalog has, spelled as there, or a pattern that some match.</summary>
internal readonly record struct InstanceTypeName(string Name)
{
    /// <summary>For the JSON schema.</summary>
    public const string Pattern = "^[A-Za-z0-9*?-]+([.][A-Za-z0-9*?-]+)?$";

    public static bool TryRead(string text, out InstanceTypeName name, out string problem)
    {
        if (text.AsSpan().ContainsAny('*', '?'))
        {
            name = new InstanceTypeName(text);
            problem = InstanceCatalog.Default.Find(text).Any() ? "" : $"No instance type matches {ShownText.Quoted(text)}";
            return problem.Length == 0;
        }

        var isKnown = InstanceCatalog.Default.TryGet(text, out var type);
        name = new InstanceTypeName(type?.Name ?? text);
        problem = isKnown ? "" : $"There is no instance type {ShownText.Quoted(text)}";
        return isKnown;
    }

    public override string ToString() => Name;
}
