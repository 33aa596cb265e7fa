using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>The file-based programs beside the notebooks.</summary>
[Collection(nameof(CellCollection))]
public class ScriptProgramTests
{
    private static readonly string SmallDev = Repository.PathOf("data/scenarios/small-dev.yaml");

    public static TheoryData<string> Names => [.. ScriptProgram.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Script_Header_UsesTheLibraryAndSaysHowToRunIt(string name)
    {
        var source = ScriptProgram.SourceOf(name);

        Assert.StartsWith("#:project ../../src/EksCalc.Notebooks/EksCalc.Notebooks.csproj\n#:property PublishAot=false\n\n// ", source, StringComparison.Ordinal);
        Assert.Contains($"\n//   dotnet run notebooks/scripts/{name} -- ", source, StringComparison.Ordinal);
    }

    [Fact]
    public void ModesCompared_Scenario_IsAsKept()
    {
        var (exitCode, output, error) = ScriptProgram.Run("modes-compared.cs", SmallDev);

        Assert.Equal((0, ""), (exitCode, error));
        Snapshot.Match(output, "script-modes-compared.txt");
    }

    [Fact]
    public void SizeSubnets_ScenarioThatGrows_IsAsKept()
    {
        var (exitCode, output, error) = ScriptProgram.Run("size-subnets.cs", SmallDev, "50");

        Assert.Equal((0, ""), (exitCode, error));
        Snapshot.Match(output, "script-size-subnets.txt");
    }

    [Fact]
    public void WarmSettings_Node_IsAsKept()
    {
        var (exitCode, output, error) = ScriptProgram.Run("warm-settings.cs", "m5.large", "12", "30");

        Assert.Equal((0, ""), (exitCode, error));
        Snapshot.Match(output, "script-warm-settings.txt");
    }

    /// <summary>The README's picture is of the chart that this script draws; whoever accepts another chart gets another picture.</summary>
    [Fact]
    public void ReadmePicture_IsOfTheChartAsItIs()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, ScriptProgram.Run("subnet-consumption.cs", folder.PathOf("chart.json")).ExitCode);

        Snapshot.Match(File.ReadAllText(folder.PathOf("chart.json")), "readme-picture.json");

        if (Environment.GetEnvironmentVariable("EKSCALC_ACCEPT_SNAPSHOTS") == "1")
            Assert.Equal(0, ScriptProgram.Run("subnet-consumption.cs", Repository.PathOf("docs/images/subnet-consumption.png")).ExitCode);
        Assert.Contains("(docs/images/subnet-consumption.png)", File.ReadAllText(Repository.PathOf("README.md")), StringComparison.Ordinal);
        Assert.InRange(new FileInfo(Repository.PathOf("docs/images/subnet-consumption.png")).Length, 10_000, 100_000);
    }

    [Theory]
    [InlineData("subnet-consumption.cs")]
    [InlineData("modes-compared.cs", "data/scenarios/small-dev.yaml")]
    [InlineData("warm-settings.cs", "m5.large", "12", "30")]
    public void Script_ChartFile_IsWritten(string name, params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        var (exitCode, _, error) = ScriptProgram.Run(
            name, [.. arguments.Select(argument => argument.StartsWith("data/", StringComparison.Ordinal) ? Repository.PathOf(argument) : argument), folder.PathOf("chart.html")]);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(["chart.html"], folder.Names);
    }

    [Theory]
    [InlineData("usage: modes-compared.cs SCENARIO [CHART]", "modes-compared.cs")]
    [InlineData("nofile.yaml: ", "modes-compared.cs", "nofile.yaml")]
    [InlineData("usage: size-subnets.cs SCENARIO [GROWTH_PERCENT]", "size-subnets.cs", "a", "1", "b")]
    [InlineData("GROWTH_PERCENT: expected a whole number from 0 to 1000, found 'much'.", "size-subnets.cs", "nofile.yaml", "much")]
    [InlineData("usage: warm-settings.cs TYPE PODS REPLACED_PER_HOUR [CHART]", "warm-settings.cs", "m5.large")]
    [InlineData("m5.larg: no such instance type; did you mean m5.large?", "warm-settings.cs", "m5.larg", "12", "30")]
    [InlineData("A chart is saved as .html, .png, .svg or .json, not as '", "warm-settings.cs", "m5.large", "1", "0", "chart.gif")]
    [InlineData("PODS: expected a whole number from 0 to 1000, found '-1'.", "warm-settings.cs", "m5.large", "-1", "30")]
    public void Script_Mistakes_AreTold(string message, string name, params string[] arguments)
    {
        var (exitCode, _, error) = ScriptProgram.Run(name, arguments);

        Assert.Equal(2, exitCode);
        Assert.StartsWith(message, error, StringComparison.Ordinal);
    }
}
