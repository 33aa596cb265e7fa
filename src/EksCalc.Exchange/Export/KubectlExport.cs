using System.Text;
using EksCalc.Nodes;

namespace EksCalc.Exchange.Export;

/// <summary>A script that sets the CNI's variables on the DaemonSet, the ENIConfigs first.</summary>
internal static class KubectlExport
{
    private const string DaemonSet = "daemonset aws-node --namespace kube-system";

    public static string Script(ExportContext context)
    {
        var script = new StringBuilder(ShellText.Header([context.Header, "Nodes keep the ENIs they have; a change of mode needs new nodes."]));
        if (context.EniConfigs.Count > 0)
            script.Append("\nkubectl apply --filename - <<'END_OF_ENICONFIGS'\n").Append(EniConfigExport.Documents(context)).Append("END_OF_ENICONFIGS\n");
        var variables = DaemonSetVariables.Of(context);
        Set(script, "aws-vpc-cni-init", variables.Init);
        Set(script, "aws-node", variables.Node);
        if (variables.Node.Count + variables.Init.Count > 0)
            script.Append("\nkubectl rollout status ").Append(DaemonSet).Append(" --timeout 30m\n");
        else
            context.Note("The scenario sets no variable of the VPC CNI, so none is set here.");
        Windows(script, context);
        return script.ToString();
    }

    // -- ends the options, so that no name is taken for one.
    private static void Set(StringBuilder script, string container, IReadOnlyList<KeyValuePair<string, string>> variables)
    {
        var words = variables.Select(variable => ShellText.Word($"{variable.Key}={variable.Value}"));
        if (variables.Count > 0)
            script.Append('\n').Append(ShellText.Lines([$"kubectl set env {DaemonSet} --containers {container} --", .. words]));
    }

    // Windows nodes do not read the DaemonSet's variables (R17).
    private static void Windows(StringBuilder script, ExportContext context)
    {
        var data = Tree.Texts(context.Scenario.Windows.ToConfigMap());
        if (data is null || !context.Scenario.NodeGroups.Any(group => group.OperatingSystem == NodeOs.Windows))
            return;
        var patch = ShellText.Word(JsonText.OneLine(Tree.Map(("data", data))));
        script.Append('\n').Append(ShellText.Lines(["kubectl patch configmap amazon-vpc-cni --namespace kube-system --type merge", $"--patch {patch}"]));
    }
}
