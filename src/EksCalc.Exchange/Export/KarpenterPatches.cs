using System.Text;
using EksCalc.Advice.Decisions;
using EksCalc.Clusters;
using EksCalc.Exchange.Documents;

namespace EksCalc.Exchange.Export;

/// <summary>Changes NodePools and their classes where they are, as a design has it: what else they have stays as it is.</summary>
internal static class KarpenterPatches
{
    /// <summary>An annotation of nodes, which Karpenter replaces when it changes (karpenter.sh documentation, "Drift").</summary>
    private const string Annotation = "ekscalc/mode";

    public static string Script(ExportContext context, IReadOnlyList<ExportedGroup> groups)
    {
        var replacement = context.Design!.Replacement;
        var (scenario, today) = (context.Scenario, context.Today!);
        var places = scenario.NodeGroups.Index().ToDictionary(group => group.Item.Name, group => group.Index);
        var moved = groups.Where(group => replacement.Moves(places[group.Group.Name])).ToList();
        var variable = SubnetLookUp.Variables(scenario);
        List<SubnetSetup> subnets = [.. moved.SelectMany(group => group.Subnets).Where(subnet => subnet.Id is null).Distinct()];
        var script = new StringBuilder(ShellText.Header(
            [context.Header, "The NodePools and their classes are to be called like the scenario's groups. Karpenter replaces nodes as soon as this is done."]))
            .Append(SubnetLookUp.All(subnets, context.Region, variable, ShellText.Variable(SubnetLookUp.VpcId, null, "the id of the VPC")));
        foreach (var group in groups)
        {
            var place = places[group.Group.Name];
            Patch(script, KarpenterExport.ClassOf(group), group.Name, Tree.Map(
                ("kubelet", NodeReplacement.IsToldOther(today.NodeGroups[place], group.Group) ? KarpenterExport.Kubelet(context, group.Group) : null),
                ("subnetSelectorTerms", !moved.Contains(group) ? null : Tree.List(group.Subnets.Select(subnet => Tree.Map(
                    ("id", ExportContext.IdOr(subnet, variable))))))));
            if (replacement.Replaced.Contains(place) && !replacement.Drifts(place))
            {
                Patch(script, "nodepools.karpenter.sh", group.Name, Tree.Map(("template", Tree.Map(("metadata", Tree.Map(
                    ("annotations", Tree.Map((Annotation, Tree.Text($"{context.Design.Mode}"))))))))));
            }
        }

        return script.ToString();
    }

    private static void Patch(StringBuilder script, string kind, string name, MapNode spec)
    {
        if (spec.Entries.Count == 0)
            return;
        var patch = ShellText.Json(Tree.Map(("spec", spec)));
        script.Append('\n').Append(ShellText.Lines([$"kubectl patch {kind} {ShellText.Word(name)} --type merge", $"--patch {patch}"]));
    }
}
