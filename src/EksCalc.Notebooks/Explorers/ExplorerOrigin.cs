using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Exchange;
using EksCalc.Sweeps;

namespace EksCalc.Notebooks.Explorers;

/// <summary>What an explorer's sweep starts from: as C#, and as what the explorer in the browser shows.</summary>
/// <param name="Code">The C# expression to which a script adds <c>.Over(name, value)</c> for each parameter.</param>
/// <param name="App">For the address of the explorer's page: its view and what the sweep does not change; null where it has no such view.</param>
internal sealed partial record ExplorerOrigin(string Code, object? App)
{
    private const int Pods = 20;

    // Also C#'s escapes.
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>The CNI variables that the page has, as its module says.</summary>
    private static readonly string[] Variables = JsonSerializer.Deserialize<string[]>(VariablesOfPage().Match(EmbeddedText.AddressModule).Groups[1].ValueSpan)!;

    /// <summary>The origin of a sweep.</summary>
    public static ExplorerOrigin Of<TCase>(Sweep<TCase> sweep, IReadOnlyList<ExplorerAxis> axes) => sweep.Start switch
    {
        NodeCase node => new(CodeOf(node), AppOf(node, axes)),
        ClusterScenario scenario => new("Sweep.OfScenario(scenario)", new { view = "cluster", text = Packed(ScenarioFile.Write(scenario)) }),
        _ => throw new ArgumentException("No such sweep.", nameof(sweep)),
    };

    private static string CodeOf(NodeCase node)
    {
        var type = $"InstanceCatalog.Default.Get({Quoted(node.InstanceType.Name)})";
        var settings = IsOfManifest(node.Settings) ? ""
            : $", CniSettings.FromEnvironment(new Dictionary<string, string> {{ {string.Join(", ", node.Settings.ToEnvironment().Select(variable => $"[{Quoted(variable.Key)}] = {Quoted(variable.Value)}"))} }}).Settings";
        var pods = node.Pods is > 0 and var count ? FormattableString.Invariant($", pods: {count}") : "";
        return $"Sweep.OfNodes({type}{settings}{pods}{(node.Nodes == 1 ? "" : FormattableString.Invariant($", nodes: {node.Nodes}"))})";
    }

    private static object? AppOf(NodeCase node, IReadOnlyList<ExplorerAxis> axes)
    {
        var known = Variables.Select(name => NodeParameters.CniPrefix + name)
            .Concat([NodeParameters.InstanceType.Name, NodeParameters.Mode.Name, NodeParameters.Pods.Name, NodeParameters.Nodes.Name, NodeParameters.Subnet.Name]);
        var environment = Differing(node.Settings);
        if (node.Settings.Mode == IpMode.Ipv6 || axes.Any(axis => !known.Contains(axis.Name)) || environment.Keys.Any(name => !Variables.Contains(name)))
            return null;
        var mode = ModeTraits.All.First(traits => traits.IpMode == node.Settings.Mode && traits.HasPodSubnets == node.Settings.CustomNetworking);
        return new
        {
            view = "subnet",
            modes = ModeTraits.All.Select(traits => ModeNames.NameOf(traits.Mode)).Where(name => name != ModeNames.NameOf(ModeOption.Ipv6)),
            usual = new Dictionary<string, string>(environment.Select(variable => KeyValuePair.Create(NodeParameters.CniPrefix + variable.Key, variable.Value)))
            {
                [NodeParameters.InstanceType.Name] = node.InstanceType.Name,
                [NodeParameters.Mode.Name] = ModeNames.NameOf(mode.Mode),
                [NodeParameters.Pods.Name] = FormattableString.Invariant($"{node.Pods ?? Pods}"),
                [NodeParameters.Nodes.Name] = FormattableString.Invariant($"{node.Nodes}"),
                [NodeParameters.Subnet.Name] = FormattableString.Invariant($"{node.Subnet.PrefixLength}"),
            },
        };
    }

    /// <summary>The variables that are not as the manifest and the mode have them.</summary>
    private static Dictionary<string, string> Differing(CniSettings settings)
    {
        var usual = (CniSettings.ManifestDefaults with { Mode = settings.Mode, CustomNetworking = settings.CustomNetworking }).ToEnvironment();
        return settings.ToEnvironment().Where(variable => usual.GetValueOrDefault(variable.Key) != variable.Value).ToDictionary();
    }

    private static bool IsOfManifest(CniSettings settings) => settings == CniSettings.ManifestDefaults;

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Quoting);

    /// <summary>Text as the page's address has it: deflated, in Base64 for addresses. Not made smaller, as that differs from one machine to another.</summary>
    private static string Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var deflated = new DeflateStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
            deflated.Write(Encoding.UTF8.GetBytes(text));
        return Convert.ToBase64String(packed.ToArray()).Replace('+', '-').Replace('/', '_').TrimEnd('=');
    }

    [GeneratedRegex(@"^export const variables = (\[.*\]);$", RegexOptions.Multiline)]
    private static partial Regex VariablesOfPage();
}
