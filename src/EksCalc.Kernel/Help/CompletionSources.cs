using System.Reflection;

namespace EksCalc.Kernel.Help;

/// <summary>
/// What libraries know of the strings that are given to them. A library says so by convention, without a reference to this
/// one: its assembly has an attribute named <c>CompletionSourceAttribute</c> (any namespace, may be internal) with a property
/// <c>Type SourceType</c>; that type has a public parameterless constructor and a public method
/// <c>IEnumerable&lt;KeyValuePair&lt;string, string&gt;&gt;? Complete(string type, string member, string parameter, string? key, string typed, string folder)</c>
/// which returns texts, each with a few words about it, or null where it knows nothing.
/// </summary>
internal sealed class CompletionSources
{
    private const string AttributeName = "CompletionSourceAttribute";
    private const int Most = 500;

    private readonly Dictionary<Assembly, Func<StringPlace, string, IEnumerable<KeyValuePair<string, string>>?>?> sources = [];

    /// <summary>What the libraries offer for a string.</summary>
    /// <param name="assemblies">The libraries.</param>
    /// <param name="places">What the string may be for.</param>
    /// <param name="folder">The folder that relative paths start from.</param>
    public IReadOnlyList<CompletionItem> Find(IEnumerable<Assembly> assemblies, IReadOnlyList<StringPlace> places, string folder)
    {
        var known = assemblies.Select(SourceOf).Where(source => source is not null).ToList();
        foreach (var place in places)
        {
            foreach (var source in known)
            {
                if (source!(place, folder) is { } found)
                    return [.. found.Where(text => text.Key.StartsWith(place.Typed, StringComparison.OrdinalIgnoreCase)).Take(Most)
                        .Select(text => new CompletionItem(text.Key, "text", text.Value.Length == 0 ? null : text.Value))];
            }
        }

        return [];
    }

    private Func<StringPlace, string, IEnumerable<KeyValuePair<string, string>>?>? SourceOf(Assembly assembly)
    {
        if (!sources.TryGetValue(assembly, out var source))
            sources.Add(assembly, source = Create(assembly));
        return source;
    }

    private static Func<StringPlace, string, IEnumerable<KeyValuePair<string, string>>?>? Create(Assembly assembly)
    {
        if (!assembly.GetCustomAttributesData().Any(data => data.AttributeType.Name == AttributeName))
            return null;
        var attribute = assembly.GetCustomAttributes(inherit: false).First(attribute => attribute.GetType().Name == AttributeName);
        if (attribute.GetType().GetProperty("SourceType")?.GetValue(attribute) is not Type type
            || type.GetMethod("Complete", [typeof(string), typeof(string), typeof(string), typeof(string), typeof(string), typeof(string)]) is not { } complete)
            return null;
        var instance = Activator.CreateInstance(type);
        return (place, folder) => complete.Invoke(instance, [place.Type, place.Member, place.Parameter, place.Key, place.Typed, folder]) as IEnumerable<KeyValuePair<string, string>>;
    }
}
