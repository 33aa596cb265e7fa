using System.Text.RegularExpressions;
using EksCalc.Cni;
using EksCalc.Input;

namespace EksCalc.Exchange.Export;

/// <summary>A scenario's variables of the VPC CNI, by the container that reads them, in the order of <see cref="CniVariables"/>.</summary>
internal sealed partial class DaemonSetVariables
{
    private const int NotOfTheCni = int.MaxValue;

    private static readonly Dictionary<string, int> PlaceOf = CniVariables.All.Index().ToDictionary(variable => variable.Item.Name, variable => variable.Index);

    private DaemonSetVariables(IReadOnlyList<KeyValuePair<string, string>> node, IReadOnlyList<KeyValuePair<string, string>> init) =>
        (Node, Init) = (node, init);

    /// <summary>Those of aws-node.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Node { get; }

    /// <summary>Those of its init container.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Init { get; }

    /// <summary>Those for a DaemonSet that is one's own.</summary>
    public static DaemonSetVariables Of(ExportContext context)
    {
        var variables = new Dictionary<string, string>(context.Scenario.CniEnvironment);
        if (context.Settings.Mode == IpMode.Ipv6 && variables.TryAdd(CniVariables.Ipv4, "false"))
            context.Note($"{CniVariables.Ipv4}=false was added: the manifest has it on, and ipamd does not start with both families.");
        return Of(variables, context, CniVariableSetter.DaemonSet);
    }

    /// <summary>Of the variables that are to be taken away, those of a container.</summary>
    public static IEnumerable<string> Removed(ExportContext context, CniContainers container) =>
        context.RemovedVariables.Where(name => Valid().IsMatch(name) && IsOf(name, container) && CniVariables.Find(name)?.Setter != CniVariableSetter.DaemonSet);

    /// <summary>Those for the EKS add-on, which sets some itself.</summary>
    public static DaemonSetVariables OfAddon(ExportContext context)
    {
        var unknown = context.Scenario.CniEnvironment.Keys.Where(name => CniVariables.Find(name) is null && Valid().IsMatch(name));
        foreach (var name in unknown.Order(StringComparer.Ordinal))
            context.Note($"The VPC CNI has no variable {ShownText.Quoted(name)}; EKS refuses a configuration that names it{CniVariables.EndOfSentence(name)}");
        return Of(context.Scenario.CniEnvironment, context, CniVariableSetter.DaemonSet, CniVariableSetter.Eks);
    }

    private static DaemonSetVariables Of(IReadOnlyDictionary<string, string> variables, ExportContext context, params CniVariableSetter[] others)
    {
        var kept = new List<KeyValuePair<string, string>>();
        var inOrder = variables
            .OrderBy(variable => PlaceOf.GetValueOrDefault(variable.Key, NotOfTheCni)).ThenBy(variable => variable.Key, StringComparer.Ordinal);
        foreach (var variable in inOrder)
        {
            var setter = CniVariables.Find(variable.Key)?.Setter ?? CniVariableSetter.Anybody;
            if (!Valid().IsMatch(variable.Key) || !ShellText.CanHold(variable.Value))
                context.Note($"The variable {ShownText.Quoted(variable.Key)} was left out: Kubernetes takes no such name or value.");
            else if (others.Contains(setter))
                context.Note($"{variable.Key} was left out: {(setter == CniVariableSetter.Eks ? "EKS sets it for its add-on" : "the DaemonSet sets it")}.");
            else
                kept.Add(variable);
        }

        return new([.. kept.Where(variable => IsOf(variable.Key, CniContainers.Node))], [.. kept.Where(variable => IsOf(variable.Key, CniContainers.Init))]);
    }

    private static bool IsOf(string name, CniContainers container) => ((CniVariables.Find(name)?.Containers ?? CniContainers.Node) & container) != 0;

    // k8s.io/apimachinery pkg/util/validation, IsEnvVarName: no dots alone, nor two at the start.
    [GeneratedRegex(@"\A(?!\.{1,2}\z|\.\.)[-._a-zA-Z][-._a-zA-Z0-9]*\z")]
    private static partial Regex Valid();
}
