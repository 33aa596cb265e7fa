using EksCalc.Cli.Output;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>What every command shows on narrow and on wide terminals.</summary>
[Collection(nameof(CellCollection))]
public sealed class ScreenTests : IDisposable
{
    // Files are named as people name them: where the clone's own path is long, lines must not break elsewhere.
    private readonly string folder = Environment.CurrentDirectory;

    public ScreenTests() => Environment.CurrentDirectory = Path.GetDirectoryName(Repository.PathOf("data"))!;

    public void Dispose() => Environment.CurrentDirectory = folder;

    private static readonly Dictionary<string, string> Lines = new()
    {
        ["limits"] = "limits m5.large c5.metal u-6tb1.112xlarge t2.medium",
        ["max-pods"] = "max-pods m5.large",
        ["max-pods-kind"] = "max-pods m5.large --kind karpenter --prefix-delegation",
        ["node-steady"] = "node steady m5.24xlarge --pods 700 --env WARM_IP_TARGET=2",
        ["node-steady-waiting"] = "node steady m5.large --pods 40 --env MINIMUM_IP_TARGET=10",
        ["plan"] = "plan data/scenarios/small-dev.yaml",
        ["plan-large"] = "plan data/scenarios/large-secondary-ip.yaml",
        ["plan-production"] = "plan data/scenarios/production-three-zones.yaml",
        ["check"] = "check data/scenarios/small-dev.yaml data/scenarios/large-secondary-ip.yaml",
        ["sweep"] = "sweep instanceType=m5.large,m5.24xlarge pods=0..20:10",
        ["sweep-list"] = "sweep --list",
        ["recommend"] = "recommend data/scenarios/production-three-zones.yaml --growth 50",
        ["export"] = "export data/scenarios/custom-networking-100-64.yaml --to helm",
        ["explain"] = "explain R07 subnet-full",
        ["workbook"] = "workbook --input data/workbook-cases.jsonl",
        ["workbook-compare"] = "workbook --input data/workbook-cases.jsonl --compare",
        ["help"] = "--help",
        ["help-sweep"] = "sweep --help",
        ["help-export"] = "export --help",
        ["help-init"] = "help init",
    };

    /// <summary>Rows of what is long; the rest is like them.</summary>
    private const int MostLines = 60;

    public static MatrixTheoryData<string, int> Cases => new(Lines.Keys, [80, 120]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Command_Width_IsAsKept(string name, int width)
    {
        var (exitCode, output, error) = await Tool.RunOnScreenAsync(new Screen(width, HasColors: false), Lines[name].Split(' '));

        Assert.InRange(exitCode, 0, 1);
        var shown = (output + (error.Length == 0 ? "" : $"--- stderr\n{error}")).Split('\n').Select(line => line.TrimEnd()).ToList();
        Assert.All(shown.Where(line => !IsOfOtherTool(name) && !HasLongWord(line, width)), line => Assert.InRange(TextCells.Width(line), 0, width));
        Snapshot.Match(string.Join('\n', shown.Count > MostLines ? [.. shown.Take(MostLines), $"({shown.Count - MostLines} more lines)", ""] : shown), $"screen/{name}-{width}.txt");
    }

    [Fact]
    public async Task Plan_Colors_RepeatTheVerdictAndChangeNoWord()
    {
        var scenario = Repository.PathOf("data/scenarios/small-dev.yaml");

        var (_, colored, error) = await Tool.RunOnScreenAsync(new Screen(120, HasColors: true), "plan", scenario);
        var (_, plain, plainError) = await Tool.RunOnScreenAsync(new Screen(120, HasColors: false), "plan", scenario);
        var (_, without, _) = await Tool.RunOnScreenAsync(new Screen(120, HasColors: true), "plan", scenario, "--no-color");

        Assert.StartsWith("\e[32mIt fits.", colored, StringComparison.Ordinal);
        Assert.Contains("\e[31mno\e[0m", colored, StringComparison.Ordinal);
        Assert.Equal(plain, without);
        Assert.Equal((plain, plainError), (WithoutCodes(colored), WithoutCodes(error)));
    }

    [Fact]
    public async Task Plan_Piped_IsAsWideAsUsualAndPlain()
    {
        var scenario = Repository.PathOf("data/scenarios/large-secondary-ip.yaml");

        var (_, piped, _) = await Tool.RunAsync("plan", scenario);

        Assert.Equal((await Tool.RunOnScreenAsync(Screen.Plain, "plan", scenario)).Output, piped);
        Assert.Equal(120, Screen.Plain.Width);
        Assert.DoesNotContain("\e", piped, StringComparison.Ordinal);
    }

    private static bool IsOfOtherTool(string name) => name == "export";

    private static bool HasLongWord(string line, int width) => line.Split(' ').Any(word => TextCells.Width(word) + 12 > width);

    private static string WithoutCodes(string text) => System.Text.RegularExpressions.Regex.Replace(text, "\e\\[[0-9]+m", "");
}
