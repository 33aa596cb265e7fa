using EksCalc.Advice.Decisions;
using EksCalc.Cni;
using EksCalc.Testing;

namespace EksCalc.Exchange.Tests.Export;

/// <summary>Exports of a decision's designs: what their steps do, and no less.</summary>
public class DesignExportTests
{
    private static readonly Decision Large = Decision.Of(
        ScenarioFile.Read(Repository.PathOf("data/scenarios/large-secondary-ip.yaml")), new DecisionOptions { Seeds = 1, Watched = TimeSpan.FromMinutes(10) });

    private static Design Removing => Large.Designs.First(design => design.Steps.Any(step => step.RemovedVariables.Contains(CniVariables.WarmEniTarget)));

    [Fact]
    public void Kubectl_DesignThatRemovesAVariable_TakesItAway()
    {
        Shell.Require();
        var set = Shell.Commands(DesignExporter.Of(Removing, ExportFormat.Kubectl).Files).Single(command => command is ["kubectl", "set", "env", ..]);

        Assert.Contains($"{CniVariables.WarmEniTarget}-", set);
        Assert.DoesNotContain(Shell.Commands(Exporter.Of(Removing.Scenario, ExportFormat.Kubectl).Files).SelectMany(command => command), word => word.EndsWith('-') && word.StartsWith("WARM", StringComparison.Ordinal));
    }

    /// <summary>A script of what is set does not say what else there is.</summary>
    [Fact]
    public void Of_WayBackThatRemovesVariables_IsNotByKubectl()
    {
        var back = Removing.WayBack.Single(step => step.Kind == StepKind.Variables);

        Assert.NotEmpty(back.RemovedVariables);
        Assert.Equal([ExportFormat.Helm, ExportFormat.Addon], StepExports.Of(back, Large.Scenario));
        Assert.Contains(ExportFormat.Kubectl, StepExports.Of(Removing.Steps.Single(step => step.Kind == StepKind.Variables), Removing));
    }

    [Fact]
    public void Of_EveryDesign_HasTheFilesThatItsStepsName()
    {
        foreach (var design in Large.Designs)
        {
            var named = design.Steps.SelectMany(step => StepExports.FilesOf(step, design)).Distinct().Append("scenario.yaml");
            Assert.Equal(named.Order(StringComparer.Ordinal), DesignExporter.Of(design).Files.Select(file => file.Name).Order(StringComparer.Ordinal));
        }
    }
}
