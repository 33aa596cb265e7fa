using System.Globalization;
using System.Text;
using System.Text.Json;
using EksCalc.Cli.Output;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>Names that a terminal would obey, that turn the direction of reading, or that nobody sees: whatever is printed of them is spelled out.</summary>
public sealed class HiddenCharacterTests
{
    private const string Evil = "\e[2J\e]0;x\a\n## x\r\u202eabc\u200b\u2066\u3164\u2028\u0085";

    public static TheoryData<string> Commands =>
    [
        "plan SCENARIO", "plan SCENARIO --format md", "check SCENARIO", "check SCENARIO --format md", "recommend SCENARIO", "recommend SCENARIO --format md",
        "recommend SCENARIO --out FOLDER", "recommend SCENARIO --mode ipv6", "report SCENARIO --out FOLDER/x.html", "report SCENARIO --out FOLDER/x.html --files", "sweep SCENARIO --list",
        "sweep SCENARIO nodeGroups.*.count=1..3", "sweep SCENARIO nodeGroups.EVIL.count=1..3", "export SCENARIO --to kubectl --out FOLDER", "plan SCENARIO SCENARIO", "plan EVIL", "plan EVIL --format EVIL",
        "plan --EVIL", "EVIL", "explain EVIL", "max-pods EVIL", "limits EVIL", "node steady EVIL --pods 3", "node simulate EVIL", "node simulate SCENARIO", "notebook run EVIL", "workbook --input EVIL",
        "init FOLDER/EVIL.yaml --name EVIL", "explore EVIL", "completion EVIL", "kernel install --prefix EVIL", "plan WRONG", "check WRONG", "max-pods --cases WRONG", "export SCENARIO --to EVIL --out FOLDER",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Print_NamesWithHiddenCharacters_SpellsThemOut(string line)
    {
        using var folder = new TemporaryFolder();
        var scenario = folder.Write($"s\e[31m\u202e{(OperatingSystem.IsWindows() ? "" : "\n")}.json", Scenario(pods: 20));
        var wrong = folder.Write("w\e[31m\u202e.json", Scenario(pods: -1));
        var arguments = line.Split(' ').Select(word => word
            .Replace("SCENARIO", scenario, StringComparison.Ordinal).Replace("WRONG", wrong, StringComparison.Ordinal)
            .Replace("FOLDER", folder.PathOf("out\e[31m"), StringComparison.Ordinal).Replace("EVIL", "e" + Evil, StringComparison.Ordinal)).ToArray();

        var (exitCode, output, error) = await Tool.RunOnScreenAsync(new Screen(80, HasColors: false), arguments);

        Assert.True(exitCode is ExitCode.Done or ExitCode.No or ExitCode.BadInput, $"{exitCode}: {error}");
        Assert.NotEmpty(output + error);
        Assert.DoesNotContain((output + error).EnumerateRunes(), IsHidden);
        Assert.DoesNotContain("\n## x", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_NamesWithHiddenCharacters_ShowsThemInWords()
    {
        using var folder = new TemporaryFolder();
        var scenario = folder.Write("s.json", Scenario(pods: 20));

        var (_, _, error) = await Tool.RunAsync("report", scenario, "--out", folder.PathOf("x.html"));

        Assert.Equal($"{folder.PathOf("x.html")} written\n", error);
        var page = await File.ReadAllTextAsync(folder.PathOf("x.html"), TestContext.Current.CancellationToken);
        var body = page[page.IndexOf("<h1", StringComparison.Ordinal)..];
        Assert.Contains("\\u202eabc", body, StringComparison.Ordinal);
        Assert.DoesNotContain("&#x202E;", body, StringComparison.Ordinal);
        Assert.DoesNotContain("&#x1B;", body, StringComparison.Ordinal);
    }

    /// <summary>A picture is XML, in which no control character may stand.</summary>
    [Fact]
    public async Task Report_NamesWithHiddenCharactersAsMarkdown_HasItsPictures()
    {
        Browser.Require();
        using var folder = new TemporaryFolder();
        var scenario = folder.Write("s.json", Scenario(pods: 20));

        var (_, _, error) = await Tool.RunAsync("report", scenario, "--out", folder.PathOf("x.md"));

        Assert.EndsWith($"{folder.PathOf("x.md")} written\n", error, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(folder.PathOf("x.md"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(text.EnumerateRunes(), IsHidden);
        Assert.True(File.Exists(folder.PathOf("x-chart-1.png")));
    }

    private static string Scenario(int pods) => JsonSerializer.Serialize(new
    {
        name = "cluster" + Evil,
        vpc = new { cidrs = new[] { "10.0.0.0/16" } },
        subnets = new[] { new { name = "a" + Evil, zone = "eu-west-1a", cidr = "10.0.0.0/24" }, new { name = "b" + Evil, zone = "eu-west-1b", cidr = "10.0.1.0/24" } },
        cluster = new { name = "c" + Evil },
        nodeGroups = new[] { new { name = "g" + Evil, instanceTypes = new[] { "m5.large" }, nodes = new { desired = 20, max = 30 }, podsPerNode = pods } },
        consumers = new[] { new { name = "other" + Evil, kind = "interfaceEndpoint", subnets = new[] { "a" + Evil } } },
    });

    // By the categories of Unicode; the Hangul filler is a letter to it, and shows nothing.
    private static bool IsHidden(Rune rune) => rune.Value is not '\n' && (rune.Value == 0x3164
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
