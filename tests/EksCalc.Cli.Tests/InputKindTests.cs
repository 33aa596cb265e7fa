using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>A file of the wrong kind is named, and what takes it.</summary>
public sealed class InputKindTests
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["scenario"] = "data/scenarios/small-dev.yaml",
        ["notebook"] = "notebooks/01-secondary-ip.ipynb",
        ["workbook"] = "data/workbook-cases.jsonl",
        ["max pods"] = "data/max-pods-cases.csv",
        ["binary"] = "docs/images/subnet-consumption.png",
    };

    private static readonly Dictionary<string, string> Readers = new()
    {
        ["plan"] = "scenario",
        ["check"] = "scenario",
        ["recommend"] = "scenario",
        ["export --to helm"] = "scenario",
        ["sweep"] = "scenario",
        ["node simulate"] = "trace",
        ["notebook run"] = "notebook",
        ["workbook --input"] = "workbook",
        ["max-pods --cases"] = "max pods",
    };

    public static MatrixTheoryData<string, string> Cases => new(Readers.Keys, Files.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Read_AnotherKind_IsNamedInALine(string reader, string kind)
    {
        Assert.SkipWhen(Readers[reader] == kind, "It is the right kind.");

        var (exitCode, output, error) = await Tool.RunAsync([.. reader.Split(' '), Repository.PathOf(Files[kind])]);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Matches($"^ekscalc: [^\n]*: this is a [^\n]*{kind}[^\n]*, and a [^\n]*{Readers[reader]}[^\n]* is expected here[^\n]*\n$", error);
    }

    [Theory]
    [InlineData("{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\"}", "a manifest of Kubernetes")]
    [InlineData("apiVersion: karpenter.sh/v1\nkind: NodePool\n", "a manifest of Kubernetes")]
    [InlineData("PK\u0003\u0004 and so on", "a spreadsheet")]
    [InlineData("{\"scenario\": {}, \"runs\": 1, \"steps\": []}", "a trace of a node")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{]", "a notebook")]
    public async Task Plan_FileOfAnotherTool_IsNamed(string text, string what)
    {
        using var folder = new TemporaryFolder();

        var (exitCode, _, error) = await Tool.RunAsync("plan", folder.Write("x.txt", text));

        Assert.Equal(2, exitCode);
        Assert.Contains($"this is {what}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("node simulate")]
    [InlineData("workbook --input")]
    [InlineData("max-pods --cases")]
    public async Task Read_Folder_IsNamed(string reader)
    {
        using var folder = new TemporaryFolder();

        var (exitCode, _, error) = await Tool.RunAsync([.. reader.Split(' '), folder.FullName]);

        Assert.Equal((2, $"ekscalc: {folder.FullName}: This is a folder; the name of a file expected.\n"), (exitCode, error));
    }

    [Theory]
    [InlineData("plan", "s.yaml", "nodeGroups: 3")]
    [InlineData("plan", "s.yaml", "a: [1")]
    [InlineData("plan", "s.json", "{}}")]
    [InlineData("check", "s.yaml", "nodeGroups: 3")]
    [InlineData("recommend", "s.yaml", "nodeGroups: 3")]
    [InlineData("export --to helm", "s.yaml", "nodeGroups: 3")]
    [InlineData("explore", "s.yaml", "nodeGroups: 3")]
    [InlineData("explore", "n.json", "{}")]
    [InlineData("explore", "n.json", "{")]
    [InlineData("node simulate", "n.json", "{}")]
    [InlineData("workbook --input", "w.jsonl", "{}")]
    [InlineData("max-pods --cases", "m.csv", "instance_type\nm5.larg")]
    [InlineData("notebook run", "n.ipynb", "{}")]
    public async Task Read_Broken_EveryProblemNamesTheFile(string reader, string name, string text)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write(name, text);

        var (exitCode, _, error) = await Tool.RunAsync([.. reader.Split(' '), file]);

        Assert.Equal(2, exitCode);
        Assert.All(error.TrimEnd('\n').Split('\n'), line =>
        {
            Assert.StartsWith($"ekscalc: {file}", line, StringComparison.Ordinal);
            Assert.Equal(2, line.Split(file).Length);
        });
    }

    [Fact]
    public async Task Plan_BrokenScenario_IsNotCalledAnotherKind()
    {
        using var folder = new TemporaryFolder();

        var (_, _, error) = await Tool.RunAsync("plan", folder.Write("x.yaml", "vpc: { cidrs: [10.0.0.0/16] }\nsubnets: 3\n"));

        Assert.Contains("subnets (line 2", error, StringComparison.Ordinal);
    }
}
