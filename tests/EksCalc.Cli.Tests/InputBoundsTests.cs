using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>Inputs without an end, without text, or too large to be repeated: refused in a sentence, whatever kind of file they come from.</summary>
public class InputBoundsTests
{
    private static readonly string Long = new('x', 100_000);

    public static TheoryData<string> Readers => ["node simulate", "node simulate --follow", "max-pods --cases", "workbook --input", "plan", "check", "recommend", "report --out unwritten.html", "export --to helm", "notebook run"];

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Read_FileWithoutEnd_IsRefused(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no such device.");

        var (exitCode, output, error) = await Tool.RunLineAsync($"{command} /dev/zero");

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Matches(@"^ekscalc: /dev/zero: .*larger than [0-9]+ MiB", error);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Read_NotUtf8_IsRefusedWithItsPlace(string command)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("latin1.ipynb");
        await File.WriteAllBytesAsync(file, [.. "{\n \"a\": \"Gr"u8, 0xfc, (byte)'"', (byte)'}'], TestContext.Current.CancellationToken);

        var (exitCode, _, error) = await Tool.RunAsync([.. command.Split(' '), file]);

        Assert.Equal(2, exitCode);
        Assert.Matches("line 2, column 10.*UTF-8", error);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Read_WordAfterAt_IsAFileName(string command)
    {
        var (exitCode, _, error) = await Tool.RunLineAsync($"{command} @no-such-file");

        Assert.Equal(2, exitCode);
        Assert.Contains("@no-such-file: ", error, StringComparison.Ordinal);
        Assert.Contains("such file", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("limits {0}")]
    [InlineData("max-pods {0}")]
    [InlineData("max-pods m5.large --cni-version {0}")]
    [InlineData("max-pods m5.large --max-eni {0}")]
    [InlineData("max-pods m5.large --{0}")]
    [InlineData("max-pods --cases {0}")]
    [InlineData("{0}")]
    [InlineData("node steady m5.large --pods {0}")]
    [InlineData("node steady m5.large --pods 1 --env {0}=1")]
    [InlineData("node steady m5.large --pods 1 --env WARM_IP_TARGET={0}")]
    [InlineData("node simulate {0}")]
    [InlineData("notebook run {0}")]
    [InlineData("workbook --input {0}")]
    [InlineData("plan {0}")]
    [InlineData("plan data/scenarios/small-dev.yaml --format {0}")]
    [InlineData("plan data/scenarios/small-dev.yaml --chart {0}")]
    [InlineData("sweep {0}")]
    [InlineData("sweep instanceType={0}")]
    [InlineData("sweep {0}=1 instanceType=m5.large")]
    [InlineData("sweep instanceType=m5.large pods={0}")]
    [InlineData("sweep instanceType=m5.large pods=1 --measure {0}")]
    [InlineData("sweep instanceType=m5.large pods=1 --out {0}")]
    public async Task Messages_LongWord_IsNotRepeatedInFull(string line)
    {
        var (_, _, error) = await Tool.RunLineAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, line, Long)
            .Replace("data/", Repository.PathOf("data/"), StringComparison.Ordinal));

        Assert.NotEqual("", error);
        Assert.InRange(error.Length, 1, 8_000);
    }

    [Theory]
    [InlineData("""{"\ud800": 1, "sheet": "WarmENI", "input": {}}""", 2)]
    [InlineData("""{"sheet": "\udfffWarmENI", "input": {}}""", 11)]
    [InlineData("""{"é": "\ud800 ", "sheet": "WarmENI", "input": {}}""", 7)]
    [InlineData("""{"sheet": "WarmENI", "input": {"rows": [{"instanceType": "\ud800\ud800"}]}}""", 58)]
    public async Task Workbook_HalfOfASurrogatePair_IsRefusedWithLineAndColumn(string line, int column)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("cases.jsonl", $"\n{line}\n");

        var (exitCode, _, error) = await Tool.RunAsync("workbook", "--input", file);

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"ekscalc: {file}:2: column {column}: not text", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sweep_MoreThanFitsInMemory_IsRefusedBeforeItBegins()
    {
        var (exitCode, _, error) = await Tool.RunLineAsync("sweep instanceType=m5.large pods=0..109 nodes=1..90000 maxPods=1..10");

        Assert.Equal(2, exitCode);
        Assert.StartsWith("ekscalc: sweep: 99,000,000 combinations", error, StringComparison.Ordinal);
    }
}
