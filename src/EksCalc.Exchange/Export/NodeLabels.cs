using System.Text.RegularExpressions;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Exchange.Documents;
using EksCalc.Input;

namespace EksCalc.Exchange.Export;

/// <summary>Labels of a group's nodes, with the one that names their ENIConfig.</summary>
internal static partial class NodeLabels
{
    /// <summary>The label that Kubernetes itself gives nodes for their zone.</summary>
    public const string Zone = EniConfigChoice.ZoneLabel;

    /// <summary>Most characters of a key with its prefix, and of a value (Kubernetes documentation, "Labels and Selectors").</summary>
    private const int LongestKey = 253 + 1 + 63, LongestValue = 63;

    /// <summary>The labels; null without any.</summary>
    /// <param name="context">The export, which notes what is left out.</param>
    /// <param name="group">The group.</param>
    /// <param name="refusal">Why the tool takes no label of a key that Kubernetes takes; null where it does, or for a tool that takes all.</param>
    public static MapNode? Of(ExportContext context, NodeGroup group, Func<string, string?>? refusal = null)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in group.Labels)
        {
            if (!IsValid(key, value))
                context.Note(group, $"the label {ShownText.Quoted(key)} was left out: Kubernetes takes no such key or value.");
            else if (refusal?.Invoke(key) is { } why)
                context.Note(group, $"the label {ShownText.Quoted(key)} was left out: {why}.");
            else
                labels.Add(key, value);
        }

        var eniConfigLabel = EniConfigChoice.LabelOf(context.Scenario.CniEnvironment);
        if (group.EniConfigs.Count == 0 || eniConfigLabel == Zone)
            return Tree.Texts(labels);
        if (group.EniConfigs is [var only] && context.EniConfigs.Single(config => config.Label == only).Name is var name && IsValid(eniConfigLabel, name))
        {
            if (refusal?.Invoke(eniConfigLabel) is { } why)
            {
                context.Note(
                    group,
                    $"its nodes take the ENIConfig {name} by the label {ShownText.Quoted(eniConfigLabel)}, which was left out: {why}. "
                    + $"Name another in {CniVariables.EniConfigLabel}.");
            }
            else
            {
                labels[eniConfigLabel] = name;
            }
        }
        else
        {
            context.Note(group, "its nodes take an ENIConfig by their zone, which no label of the group can name; annotate them, or make a group a zone.");
        }

        return Tree.Texts(labels);
    }

    private static bool IsValid(string key, string value) =>
        key.Length <= LongestKey && Key().IsMatch(key) && value.Length <= LongestValue && Value().IsMatch(value);

    [GeneratedRegex(@"\A([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?\z")]
    private static partial Regex Key();

    [GeneratedRegex(@"\A([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?\z")]
    private static partial Regex Value();
}
