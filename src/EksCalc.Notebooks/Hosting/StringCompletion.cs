using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Notebooks.Hosting;
using EksCalc.Sweeps;

[assembly: CompletionSource(typeof(StringCompletion))]

namespace EksCalc.Notebooks.Hosting;

/// <summary>
/// What can stand in strings that the library takes, for the completion of a kernel: instance types, variables of the CNI,
/// scenario files, parameters of sweeps, rules.
/// </summary>
internal sealed class StringCompletion
{
    private const string Dictionary = "System.Collections.Generic.Dictionary";

    private static readonly string[] ScenarioExtensions = [".yaml", ".yml", ".json"];

#pragma warning disable CA1822 // Kernels look for a method of an instance.
    /// <summary>The texts, each with a few words about it; null for strings of others.</summary>
    /// <param name="type">The full name of the type whose member gets the string.</param>
    /// <param name="member">The member; <c>this[]</c> for an indexer.</param>
    /// <param name="parameter">The parameter that it is given to.</param>
    /// <param name="key">For the value of an entry, the entry's key.</param>
    /// <param name="typed">What stands before the cursor.</param>
    /// <param name="folder">The folder that relative paths start from.</param>
    public IEnumerable<KeyValuePair<string, string>>? Complete(string type, string member, string parameter, string? key, string typed, string folder) => (type, member, parameter) switch
    {
        ("EksCalc.Instances.InstanceCatalog", _, "name" or "pattern") => InstanceCatalog.Default.Types.Select(instance =>
            KeyValuePair.Create(instance.Name, FormattableString.Invariant($"{instance.MaxEnis} ENIs of {instance.Ipv4PerEni} IPv4 addresses"))),
        ("EksCalc.Rule" or "EksCalc.Rules", "Get", "id") => Rules.All.Select(rule => KeyValuePair.Create(rule.Id.ToString(), rule.Title)),
        ("EksCalc.Sweeps.Sweep", _, "parameter" or "name" or "across" or "down" or "along" or "lines") => NodeParameters.All.Select(each => KeyValuePair.Create(each.Name, each.Values)),
        (Dictionary, "this[]" or "Add" or "TryAdd", "key") or (_, "FromEnvironment", "variables") when key is null => CniVariables.All.Select(variable => variable.Name).Order(StringComparer.Ordinal).Select(name => KeyValuePair.Create(name, "of the VPC CNI")),
        ("EksCalc.Exchange.ScenarioFile", "Read", "path") => Files(typed, folder),
        _ => null,
    };
#pragma warning restore CA1822

    private static IEnumerable<KeyValuePair<string, string>> Files(string typed, string folder)
    {
        var parent = typed[..(typed.LastIndexOf('/') + 1)];
        var place = new DirectoryInfo(Path.GetFullPath(parent.Length == 0 ? "." : parent, folder));
        if (!place.Exists)
            yield break;
        foreach (var entry in place.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (entry is DirectoryInfo && !entry.Name.StartsWith('.'))
                yield return KeyValuePair.Create($"{parent}{entry.Name}/", "");
            else if (ScenarioExtensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
                yield return KeyValuePair.Create(parent + entry.Name, "");
        }
    }
}
