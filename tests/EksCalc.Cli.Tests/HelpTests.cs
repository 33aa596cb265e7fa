using System.Diagnostics;
using System.Text.RegularExpressions;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>Help, its examples, and the manual page made from the same.</summary>
public sealed partial class HelpTests
{
    private static readonly string[] Extensions = [".yaml", ".json", ".jsonl", ".csv", ".html", ".parquet", ".ipynb"];
    private static readonly string[] Folders = ["deploy", "traces", "out"];

    /// <summary>What these write is the user's, or takes a kernel's start for each; the explorer has tests of its own.</summary>
    private static readonly string[] NotRun = ["kernel", "notebook", "explore"];

    private static readonly IReadOnlyList<(string Command, string Example)> All =
        [.. EksCalcTool.Commands().Where(command => command.Subcommands.Count == 0).SelectMany(command => command.Examples.Select(example => (command.Path, example)))];

    public static TheoryData<string> Commands => [.. All.Select(example => example.Command).Distinct().Where(command => !NotRun.Contains(command.Split(' ')[0]))];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Examples_InAnEmptyFolder_Work(string command)
    {
        using var folder = new TemporaryFolder();
        foreach (var (_, example) in All.Where(example => example.Command == command))
        {
            var (exitCode, _, error) = await Tool.RunAsync([.. Words(example).Select(word => IsFile(word) ? folder.PathOf(word) : word)]);

            Assert.True(exitCode is 0 or 1, $"{example}: {error}");
        }
    }

    [Fact]
    public void Examples_FitEightyColumns()
    {
        Assert.InRange(All.Count, 40, 200);
        Assert.All(All, example => Assert.InRange($"  ekscalc {example.Example}".Length, 1, 80));
    }

    [Fact]
    public async Task Help_OfACommand_IsItsHelpOption()
    {
        Assert.Equal(await Tool.RunLineAsync("node steady --help"), await Tool.RunLineAsync("help node steady"));
        Assert.Equal(await Tool.RunLineAsync("--help"), await Tool.RunLineAsync("help"));
        Assert.Equal((2, "", "ekscalc: nod: no such command; did you mean node?\n"), await Tool.RunLineAsync("help nod steady"));
    }

    [Fact]
    public async Task Manual_HasEveryCommandOptionAndExample()
    {
        var (exitCode, page, error) = await Tool.RunLineAsync("help --man");

        Assert.Equal((0, ""), (exitCode, error));
        foreach (var command in EksCalcTool.Commands().Where(command => command.Subcommands.Count == 0))
        {
            Assert.Contains($".SS \"ekscalc {command.Path}\"".Replace("-", "\\-", StringComparison.Ordinal), page, StringComparison.Ordinal);
            Assert.All(command.Parameters.Where(parameter => parameter.IsOption), option => Assert.Contains($"\\fB{option.Name.Replace("-", "\\-", StringComparison.Ordinal)}\\fR", page, StringComparison.Ordinal));
        }

        Assert.All(All, example => Assert.Contains(Plain($"  ekscalc {example.Example}"), Plain(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Manual_Groff_HasNothingToWarnOf()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/groff"), "groff is not installed.");
        using var folder = new TemporaryFolder();
        var file = folder.Write("ekscalc.1", (await Tool.RunLineAsync("help --man")).Output);

        var (exitCode, error) = await Tool.RunProcessAsync(new ProcessStartInfo("groff", ["-man", "-Tutf8", "-ww", file]));

        Assert.Equal((0, ""), (exitCode, error));
    }

    private static bool IsFile(string word) =>
        Extensions.Contains(Path.GetExtension(word)) || Folders.Contains(word.Split('/')[0]);

    private static IEnumerable<string> Words(string example) => Word().Matches(example.Split(" > ")[0]).Select(match => match.Value.Replace("'", "", StringComparison.Ordinal));

    private static string Plain(string page) => page.Replace("\\-", "-", StringComparison.Ordinal).Replace("\\(aq", "'", StringComparison.Ordinal).Replace("\\e", "\\", StringComparison.Ordinal);

    [GeneratedRegex("(?:'[^']*'|[^ '])+")]
    private static partial Regex Word();
}
