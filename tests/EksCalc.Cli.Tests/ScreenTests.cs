using System.Text.RegularExpressions;
using EksCalc.Cli.Output;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>What every command shows on narrow and on wide terminals.</summary>
[Collection(nameof(CellCollection))]
public sealed partial class ScreenTests : IAsyncLifetime
{
    // Files are named as people name them, in a folder of their own: where the clone's path is long, lines must not break elsewhere.
    private readonly string before = Environment.CurrentDirectory;
    private readonly TemporaryFolder folder = new();

    /// <summary>Copies the files that command lines name, and makes those that people begin with.</summary>
    public async ValueTask InitializeAsync()
    {
        foreach (var file in Lines.Values.SelectMany(line => line.Split(' ')).Where(word => word.StartsWith("data/", StringComparison.Ordinal)).Distinct())
        {
            Directory.CreateDirectory(folder.PathOf(Path.GetDirectoryName(file)!));
            File.Copy(Repository.PathOf(file), folder.PathOf(file));
        }

        File.Copy(Repository.PathOf("tests/EksCalc.Cli.Tests/cases/three-small-subnets.yaml"), folder.PathOf("cluster.yaml"));
        foreach (var (file, purpose) in ((string, string)[])[("node.json", "node"), ("lesson.ipynb", "notebook"), ("cases.csv", "max-pods")])
            Assert.Equal(0, (await Tool.RunAsync("init", folder.PathOf(file), "--for", purpose)).ExitCode);
        Environment.CurrentDirectory = folder.FullName;
    }

    public ValueTask DisposeAsync()
    {
        Environment.CurrentDirectory = before;
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static readonly Dictionary<string, string> Lines = new()
    {
        ["limits"] = "limits m5.large c5.metal u-6tb1.112xlarge t2.medium",
        ["max-pods"] = "max-pods m5.large",
        ["max-pods-kind"] = "max-pods m5.large --kind karpenter --prefix-delegation",
        ["max-pods-cases"] = "max-pods --cases cases.csv",
        ["node-simulate"] = "node simulate node.json",
        ["node-simulate-out"] = "node simulate node.json --out traces",
        ["node-steady"] = "node steady m5.24xlarge --pods 700 --env WARM_IP_TARGET=2",
        ["node-steady-waiting"] = "node steady m5.large --pods 40 --env MINIMUM_IP_TARGET=10",
        ["plan"] = "plan data/scenarios/small-dev.yaml",
        ["plan-large"] = "plan data/scenarios/large-secondary-ip.yaml",
        ["plan-production"] = "plan data/scenarios/production-three-zones.yaml",
        ["check"] = "check data/scenarios/small-dev.yaml data/scenarios/large-secondary-ip.yaml",
        ["sweep"] = "sweep instanceType=m5.large,m5.24xlarge pods=0..20:10",
        ["sweep-list"] = "sweep --list",
        ["recommend"] = "recommend data/scenarios/production-three-zones.yaml --growth 50",
        ["recommend-files"] = "recommend cluster.yaml --keep-subnets --out deploy",
        ["report"] = "report cluster.yaml --keep-subnets --out decision.html --files",
        ["export-folder"] = "export data/scenarios/custom-networking-100-64.yaml --to addon --out deploy",
        ["init"] = "init new.yaml --name shop",
        ["schema"] = "schema",
        ["completion"] = "completion fish",
        ["notebook-run"] = "notebook run lesson.ipynb",
        ["usage"] = "plan cluster.yaml --formt json",
        ["problems"] = "plan node.json",
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

        Assert.InRange(exitCode, 0, 2);
        var shown = (output + (error.Length == 0 ? "" : $"--- stderr\n{error}")).Split('\n').Select(line => line.TrimEnd()).ToList();
        Assert.All(shown.Where(line => !IsOfOtherTool(name) && !HasLongWord(line, width)), line => Assert.InRange(TextCells.Width(line), 0, width));
        Snapshot.Match(string.Join('\n', shown.Count > MostLines ? [.. shown.Take(MostLines), $"({shown.Count - MostLines} more lines)", ""] : shown), $"screen/{name}-{width}.txt");
    }

    /// <summary>What depends on the machine is not kept; it is fitted all the same.</summary>
    [Theory]
    [InlineData("kernel list")]
    [InlineData("kernel install --prefix kernels")]
    [InlineData("kernel uninstall --prefix kernels")]
    public async Task Command_OfThisMachine_IsFitted(string line)
    {
        var (exitCode, output, error) = await Tool.RunOnScreenAsync(new Screen(80, HasColors: false), line.Split(' '));

        Assert.InRange(exitCode, 0, 1);
        Assert.All((output + error).Split('\n').Where(each => !HasLongWord(each, 80)), each => Assert.InRange(TextCells.Width(each), 0, 80));
    }

    [Fact]
    public async Task Help_EveryCommand_IsFitted()
    {
        foreach (var command in EksCalcTool.Commands().Select(command => command.Path).Prepend(""))
        {
            var (exitCode, output, error) = await Tool.RunOnScreenAsync(new Screen(80, HasColors: false), [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

            Assert.Equal((0, ""), (exitCode, error));
            Assert.All(output.Split('\n'), line => Assert.InRange(TextCells.Width(line), 0, 80));
        }
    }

    /// <summary>On the narrowest screen numbers, addresses and blocks are whole words, as on the widest.</summary>
    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public async Task Command_Narrow_SplitsNoNumber(int width)
    {
        var numbers = 0;
        foreach (var line in Lines.Where(each => !IsOfOtherTool(each.Key) && each.Key != "notebook-run").Select(each => each.Value))
        {
            var (_, wide, _) = await Tool.RunOnScreenAsync(new Screen(10_000, HasColors: false), [.. line.Split(' '), .. Again(line)]);
            var (_, narrow, _) = await Tool.RunOnScreenAsync(new Screen(width, HasColors: false), [.. line.Split(' '), .. Again(line)]);
            var whole = Numbers().Matches(wide).Select(number => number.Value).ToHashSet();

            Assert.All(Numbers().Matches(narrow), number => Assert.Contains(number.Value, whole));
            Assert.Equal(whole.Count > 0, Numbers().IsMatch(narrow));
            numbers += whole.Count;
        }

        Assert.InRange(numbers, 500, 50_000);

        // A file that was written the first time is there the second.
        static string[] Again(string line) => line.StartsWith("init ", StringComparison.Ordinal) || (line.Contains("--out", StringComparison.Ordinal) && !line.StartsWith("node", StringComparison.Ordinal)) ? ["--force"] : [];
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

    private static bool IsOfOtherTool(string name) => name is "export" or "completion" or "schema";

    private static bool HasLongWord(string line, int width) => line.Split(' ').Any(word => TextCells.Width(word) + 12 > width);

    [GeneratedRegex(@"(?<![\w./:-])[0-9][0-9.,/:]*[0-9](?![\w./:-])")]
    private static partial Regex Numbers();

    private static string WithoutCodes(string text) => Regex.Replace(text, "\e\\[[0-9]+m", "");
}
