using System.Text;
using EksCalc.Cni;
using EksCalc.Exchange.Documents;
using EksCalc.Nodes;

namespace EksCalc.Exchange.Export;

/// <summary>A script that sets the CNI's variables on the DaemonSet, the ENIConfigs first.</summary>
internal static class KubectlExport
{
    private const string DaemonSet = "daemonset aws-node --namespace kube-system";

    public static string Script(ExportContext context)
    {
        var script = new StringBuilder(ShellText.Header([context.Header, "Nodes keep the ENIs they have; a change of mode needs new nodes."]));
        EniConfigs(script, context);
        var variables = DaemonSetVariables.Of(context);
        var isSet = Set(script, "aws-vpc-cni-init", variables.Init, DaemonSetVariables.Removed(context, CniContainers.Init))
            | Set(script, "aws-node", variables.Node, DaemonSetVariables.Removed(context, CniContainers.Node));
        if (isSet)
            script.Append("\nkubectl rollout status ").Append(DaemonSet).Append(" --timeout 30m\n");
        else
            context.Note("The scenario sets no variable of the VPC CNI, so none is set here.");
        Windows(script, context);
        return script.ToString();
    }

    private static void EniConfigs(StringBuilder script, ExportContext context)
    {
        if (context.EniConfigs.Count == 0)
            return;
        var variable = SubnetLookUp.Variables(context.Scenario);
        var vpc = ShellText.Variable(SubnetLookUp.VpcId, null, "the id of the VPC");
        script.Append(SubnetLookUp.All(context.SubnetsWithoutIds, context.Region, variable, vpc)).Append('\n').Append(ShellText.Lines(
        [
            "printf '%s\\n'",
            .. EniConfigExport.Objects(context, subnet => ExportContext.IdOr(subnet, variable)).Select(ShellText.Json),
            "| kubectl apply --filename -",
        ]));
    }

    // -- ends the options, so that no name is taken for one. NAME- takes a variable away.
    private static bool Set(StringBuilder script, string container, IReadOnlyList<KeyValuePair<string, string>> variables, IEnumerable<string> removed)
    {
        List<string> words = [.. variables.Select(variable => ShellText.Word($"{variable.Key}={variable.Value}")), .. removed.Select(name => ShellText.Word($"{name}-"))];
        if (words.Count > 0)
            script.Append('\n').Append(ShellText.Lines([$"kubectl set env {DaemonSet} --containers {container} --", .. words]));
        return words.Count > 0;
    }

    // Windows nodes do not read the DaemonSet's variables (R17). What is null in a patch goes: a target's older name too, which could count in its place, and
    // which the add-on's ConfigMap has.
    private static void Windows(StringBuilder script, ExportContext context)
    {
        if (!context.Scenario.HasWindowsNodes)
            return;
        var data = context.Scenario.Windows.ToWrittenConfigMap();
        var removed = (context.Design?.Steps.SelectMany(step => step.RemovedWindowsKeys) ?? []).Concat(WindowsSettings.NamesOf(data.Keys).Except(data.Keys));
        List<(string, Node?)> entries = [.. data.Select(entry => (entry.Key, (Node?)Tree.Text(entry.Value))), .. removed.Select(key => (key, (Node?)Tree.Nothing))];
        var patch = ShellText.Word(JsonText.OneLine(Tree.Map(("data", Tree.Map(entries)))));
        script.Append('\n').Append(ShellText.Lines([$"kubectl patch configmap {WindowsSettings.ConfigMap} --namespace kube-system --type merge", $"--patch {patch}"]));
    }
}
