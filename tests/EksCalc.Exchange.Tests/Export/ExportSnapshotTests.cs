using EksCalc.Clusters;
using EksCalc.Nodes;
using EksCalc.Testing;

namespace EksCalc.Exchange.Tests.Export;

public class ExportSnapshotTests
{
    public static TheoryData<string, ExportFormat> All { get; } = new MatrixTheoryData<string, ExportFormat>(["custom-networking-100-64", "production-three-zones"], Enum.GetValues<ExportFormat>());

    [Theory]
    [MemberData(nameof(All))]
    public void Export_Scenario_IsAsKept(string name, ExportFormat format)
    {
        var scenario = ScenarioFile.Read(Repository.PathOf($"data/scenarios/{name}.yaml"));
        Assert.SkipWhen(format == ExportFormat.EniConfig && scenario.EniConfigs.Count == 0, "It has none to write.");
        if (format == ExportFormat.Karpenter)
            scenario = scenario with { NodeGroups = [.. scenario.NodeGroups.Select(group => group with { Kind = NodeGroupKind.Karpenter, UpdateStrategy = UpdateStrategy.Default, MaxUnavailable = 1, MaxPods = 110 })] };
        if (name == "production-three-zones")
            scenario = KubernetesExportTests.WithIds(scenario) with { ClusterName = "prod" };

        var export = Exporter.Of(scenario, format);

        Assert.Equal(export.Files, Exporter.Of(scenario, format).Files);
        foreach (var file in export.Files)
            Snapshot.Match(file.Text, $"{name}-{format.ToString().ToLowerInvariant()}{Path.GetExtension(file.Name)}");
        Snapshot.Match(string.Concat(export.Notes.Select(note => $"{note}\n")), $"{name}-{format.ToString().ToLowerInvariant()}-notes.txt");
    }
}
