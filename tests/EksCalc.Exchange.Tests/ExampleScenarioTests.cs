using EksCalc.Testing;

namespace EksCalc.Exchange.Tests;

/// <summary>The scenarios that come with EksCalc.</summary>
public class ExampleScenarioTests
{
    private static readonly string Folder = Repository.PathOf("data/scenarios");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_Example_HasItsFilesName(string name)
    {
        var scenario = ScenarioFile.Read(Path.Combine(Folder, $"{name}.yaml"));

        Assert.Equal(name, scenario.Name);
        Assert.NotNull(scenario.About);
        Assert.NotEmpty(scenario.NodeGroups);
    }
}
