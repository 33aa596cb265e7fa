using System.Text.RegularExpressions;
using EksCalc.Kernel.Sessions;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>What the documents say holds.</summary>
[Collection(nameof(CellCollection))]
public partial class DocumentTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    [Fact]
    public async Task Readme_CSharpSample_PrintsWhatItSays()
    {
        var sample = Sample().Match(Readme);
        var session = new ScriptSession(new ScriptSessionOptions { Folder = AppContext.BaseDirectory });
        var outputs = new List<CellOutput>();

        var result = await session.ExecuteAsync($"#r \"EksCalc.dll\"\n{sample.Groups["code"].Value}", 1, outputs.Add, TestContext.Current.CancellationToken);

        Assert.Null(result.Error);
        Assert.Equal(sample.Groups["printed"].Value, string.Concat(outputs.OfType<StreamOutput>().Select(output => output.Text)).Trim());
    }

    [Fact]
    public async Task Readme_CommandLines_Work()
    {
        var lines = CommandLine().Matches(Readme).Select(match => match.Groups[1].Value)
            .Where(line => !line.StartsWith("notebook", StringComparison.Ordinal) && !line.StartsWith("kernel", StringComparison.Ordinal)).ToList(); // What those write is the user's.

        Assert.InRange(lines.Count, 3, 20);
        foreach (var line in lines)
            Assert.Equal((line, 0), (line, (await Tool.RunLineAsync(line.Replace("'", "", StringComparison.Ordinal).Replace(" data/", $" {Repository.PathOf("data")}/", StringComparison.Ordinal))).ExitCode));
    }

    [Fact]
    public void Ci_RunsTheReadmesTestCommand()
    {
        Assert.Contains("\n```sh\ndotnet test\n```\n", Readme, StringComparison.Ordinal);
        Assert.EndsWith("\ndotnet test\n", File.ReadAllText(Repository.PathOf(".ci/run")), StringComparison.Ordinal);
    }

    [Fact]
    public void Dependencies_EveryCentralVersion_HasItsReason()
    {
        var reasons = File.ReadAllText(Repository.PathOf("docs/dependencies.md"));

        Assert.All(
            PackageVersion().Matches(File.ReadAllText(Repository.PathOf("Directory.Packages.props"))).Select(match => match.Groups[1].Value),
            package => Assert.Contains(package, reasons, StringComparison.Ordinal));
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)\n```\n\nprints `(?<printed>[^`]*)`", RegexOptions.Singleline)]
    private static partial Regex Sample();

    [GeneratedRegex("^dotnet run --project src/EksCalc.Cli -- (.*)$", RegexOptions.Multiline)]
    private static partial Regex CommandLine();

    [GeneratedRegex("<PackageVersion Include=\"([^\"]+)\"")]
    private static partial Regex PackageVersion();
}
