namespace EksCalc.Interactive.Tests;

public class ArchitectureTests
{
    [Fact]
    public void Extension_UsesTheNotebookLibraryAndTheCommandLineAlone()
    {
        var used = typeof(EksCalcExtension).Assembly.GetReferencedAssemblies().Select(name => name.Name!);

        Assert.Empty(used.Where(name => name.StartsWith("EksCalc", StringComparison.Ordinal)).Except(["EksCalc.Notebooks", "EksCalc.Cli"]));
        Assert.DoesNotContain("System.CommandLine", used);
    }
}
