using System.Text.Json;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

public sealed class WorkbookTests : IDisposable
{
    private const string Good = """{"sheet":"WarmENI","input":{"subnetSize":23,"warmTarget":1,"hostNetworkingIps":2,"rows":[{"instanceType":"m5.large","count":2,"podsPerNode":9}]}}""";

    private static readonly string Recorded = Repository.PathOf("data/workbook-cases.jsonl");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Workbook_TheRecordedCases_AreAllEqual()
    {
        var (exitCode, output, error) = await Tool.RunAsync("workbook", "--input", Recorded, "--format", "json");

        Assert.Equal((0, "80 of 80 equal to 'expected'.\n"), (exitCode, error));
        var lines = output.TrimEnd('\n').Split('\n');
        var recorded = File.ReadAllLines(Recorded);
        Assert.Equal(80, lines.Length);
        foreach (var (line, other) in lines.Zip(recorded))
        {
            using var actual = JsonDocument.Parse(line);
            using var expected = JsonDocument.Parse(other);
            Assert.Equal(["sheet", "input", "result"], actual.RootElement.EnumerateObject().Select(member => member.Name));
            foreach (var (name, recordedName) in new[] { ("sheet", "sheet"), ("input", "input"), ("result", "expected") })
                Assert.True(JsonElement.DeepEquals(expected.RootElement.GetProperty(recordedName), actual.RootElement.GetProperty(name)), line);
        }
    }

    public static TheoryData<string, string> Formats => new()
    {
        { "workbook.txt", "" },
        { "workbook.csv", "--format csv" },
        { "workbook.jsonl", "--format json" },
        { "workbook-compare.txt", "--compare" },
        { "workbook-compare.md", "--compare --format md" },
        { "workbook-compare.jsonl", "--compare --format json" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Workbook_EveryFormat_IsAsKept(string name, string options)
    {
        // The inputs the workbook was saved with, then what a sheet can hold besides: blanks, unknown and retired types, fractions.
        var file = folder.Write("cases.jsonl", string.Join('\n', [.. File.ReadLines(Recorded).Take(2).Select(WithoutExpected), .. OddCases]));

        var (exitCode, output, error) = await Tool.RunAsync(["workbook", "--input", file, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(0, exitCode);
        Snapshot.Match(output + (error.Length == 0 ? "" : $"--- stderr\n{error}").Replace(folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), name);
    }

    [Fact]
    public async Task Workbook_ExpectedDiffers_IsExitOneAndNamesTheCells()
    {
        var wrong = File.ReadLines(Recorded).First()
            .Replace("\"remainingIps\":159", "\"remainingIps\":\"159\"", StringComparison.Ordinal)
            .Replace("\"usedIps\":152", "\"usedIps\":150", StringComparison.Ordinal)
            .Replace("\"withWarmEnis\":3,", "\"extra\":3,", StringComparison.Ordinal);
        var file = folder.Write("cases.jsonl", $"{Good}\n{wrong}\n{File.ReadLines(Recorded).Last()}\n");

        var (exitCode, _, error) = await Tool.RunAsync("workbook", "--input", file, "--format", "json");

        Assert.Equal(1, exitCode);
        Assert.Equal(
            "cases.jsonl:2 remainingIps: 159, expected \"159\"\n"
            + "cases.jsonl:2 rows[0].usedIps: 152, expected 150\n"
            + "cases.jsonl:2 rows[1].extra: nothing, expected 3\n"
            + "cases.jsonl:2 rows[1].withWarmEnis: 3, expected nothing\n"
            + "1 of 2 equal to 'expected'.\n",
            WithoutFolder(error));
    }

    [Fact]
    public async Task Workbook_ManyDiffer_NamesTwentyAndCountsTheRest()
    {
        var wrong = Good[..^1] + ""","expected":{}}""";
        var file = folder.Write("cases.jsonl", string.Join('\n', Enumerable.Repeat(wrong, 5)));

        var (exitCode, _, error) = await Tool.RunAsync("workbook", "--input", file, "--format", "json");

        Assert.Equal(1, exitCode);
        Assert.EndsWith("cases.jsonl: and 5 more like these.\n0 of 5 equal to 'expected'.\n", error, StringComparison.Ordinal);
        Assert.Equal(22, error.Count('\n'));
    }

    [Fact]
    public async Task Workbook_Compare_DoesNotLookAtExpected() =>
        Assert.Equal(0, (await Tool.RunAsync("workbook", "--input", folder.Write("cases.jsonl", Good[..^1] + ""","expected":{}}"""), "--compare")).ExitCode);

    [Theory]
    [InlineData("\uFEFF{0}\r\n\r\n  \n{0}\r\n", 2)]
    [InlineData("{0}", 1)]
    public async Task Workbook_ByteOrderMarkBlankLinesAndLineEnds_DoNotMatter(string text, int cases)
    {
        var file = folder.Write("cases.jsonl", text.Replace("{0}", Good, StringComparison.Ordinal));

        var (exitCode, output, _) = await Tool.RunAsync("workbook", "--input", file, "--format", "json");

        Assert.Equal((0, cases), (exitCode, output.Count('\n')));
    }

    [Fact]
    public async Task Workbook_TextWithALineSeparator_StaysOneLine()
    {
        var file = folder.Write("cases.jsonl", Good.Replace("m5.large", "m5\u2028large", StringComparison.Ordinal));

        Assert.Equal(0, (await Tool.RunAsync("workbook", "--input", file, "--format", "json")).ExitCode);
    }

    /// <summary>What is written instead of <see cref="Good"/>, and each problem with its place in the line.</summary>
    public static TheoryData<string, string> BadLines => new()
    {
        { "", "{file}: has no cases. A line is {\"sheet\": \"WarmENI\", \"input\": {...}}." },
        { "{oops", "{file}:1: cannot be read as JSON at byte 2 of the line: 'o' is an invalid start of a property name. Expected a '\"'." },
        { "{\"sheet\":1,\"sheet\":2}", "{file}:1: cannot be read as JSON: Duplicate property 'sheet' encountered during deserialization." },
        { "[1]", "{file}:1: [1] is not an object with the fields sheet, input, expected." },
        { "{}", "{file}:1 sheet: is missing.\n{file}:1 input: is missing." },
        { Good.Replace("WarmENI", "WarmEni"), "{file}:1 sheet: 'WarmEni' is not a sheet; there are WarmENI and WarmIP." },
        { Good.Replace("\"WarmENI\"", "null"), "{file}:1 sheet: 'null' is not a sheet; there are WarmENI and WarmIP." },
        { Good[..^1] + ",\"result\":{}}", "{file}:1 result: no such field; there are sheet, input, expected." },
        { "{\"sheet\":\"WarmIP\",\"input\":5}", "{file}:1 input: 5 is not an object with the fields subnetSize, warmTarget, hostNetworkingIps, daemonsetPods, rows." },
        { Good.Replace("\"subnetSize\":23", "\"subnetSize\":\"/23\""), "{file}:1 input.subnetSize: \"/23\" is not a number that a cell can hold; write e.g. 2, or null for a blank cell." },
        { Good.Replace("\"warmTarget\":1", "\"warmTarget\":1e999"), "{file}:1 input.warmTarget: 1e999 is not a number that a cell can hold; write e.g. 2, or null for a blank cell." },
        {
            Good.Replace("hostNetworkingIps", "hostNetworkIps"),
            "{file}:1 input.hostNetworkIps: no such field; did you mean hostNetworkingIps?\n{file}:1 input.hostNetworkingIps: is missing; write null for a blank cell."
        },
        { Good.Replace("[{", "{\"a\":[{").Replace("}]", "}]}"), "{file}:1 input.rows: {\"a\":[{\"instanceType\":\"m5.large\",\"count\":2,\"podsPerNode\":9}]... is not an array of rows." },
        { Good.Replace("[{", "[7,{"), "{file}:1 input.rows[0]: 7 is not an object with the fields instanceType, count, podsPerNode." },
        { Good.Replace("\"m5.large\"", "5"), "{file}:1 input.rows[0].instanceType: 5 is not a name in quotes." },
        { Good.Replace("\"count\":2,", ""), "{file}:1 input.rows[0].count: is missing; write null for a blank cell." },
        { Good.Replace("\"podsPerNode\":9", "\"podsPerNode\":true"), "{file}:1 input.rows[0].podsPerNode: true is not a number that a cell can hold; write e.g. 2, or null for a blank cell." },
        { $"{Good}\n\n[1]\n{Good}\n{{oops", "{file}:3: [1] is not an object with the fields sheet, input, expected.\n{file}:5: cannot be read as JSON at byte 2 of the line: 'o' is an invalid start of a property name. Expected a '\"'." },
    };

    [Theory]
    [MemberData(nameof(BadLines))]
    public async Task Workbook_BadFile_ReportsEveryProblemAndPrintsNothing(string text, string problems)
    {
        var file = folder.Write("cases.jsonl", text);

        foreach (var option in new[] { "--format=json", "--compare" })
        {
            var (exitCode, output, error) = await Tool.RunAsync("workbook", "--input", file, option);

            Assert.Equal((2, ""), (exitCode, output));
            Assert.Equal(problems.Replace("{file}", "ekscalc: cases.jsonl", StringComparison.Ordinal), WithoutFolder(error).TrimEnd('\n'));
        }
    }

    [Fact]
    public async Task Workbook_FileOfAnotherKind_IsSaidOnce()
    {
        var file = folder.Write("cases.jsonl", "# A page\n\nof some\nMarkdown\n{}\n");

        var (exitCode, _, error) = await Tool.RunAsync("workbook", "--input", file);

        Assert.Equal((2, $"ekscalc: {file}: " + """is no file of cases: its first 3 lines are not JSON. A line is {"sheet": "WarmENI", "input": {...}}.""" + "\n"), (exitCode, error));
    }

    [Fact]
    public async Task Workbook_EveryLineWrong_StopsReporting()
    {
        var (exitCode, _, error) = await Tool.RunAsync("workbook", "--input", folder.Write("cases.jsonl", string.Concat(Enumerable.Repeat("[]\n", 5000))));

        Assert.Equal((2, 101), (exitCode, error.Count('\n')));
        Assert.EndsWith(":101: and so on; the rest of the file was not read.\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workbook_NotUtf8_IsRefused()
    {
        File.WriteAllBytes(folder.PathOf("cases.jsonl"), [0x7B, 0xFF, 0x7D]);

        var (exitCode, _, error) = await Tool.RunAsync("workbook", "--input", folder.PathOf("cases.jsonl"));

        Assert.Equal((2, "ekscalc: cases.jsonl (line 1, column 2): This is not UTF-8 text; save the file in UTF-8.\n"), (exitCode, WithoutFolder(error)));
    }

    [Fact]
    public async Task Workbook_TooLarge_IsRefused()
    {
        using (var file = File.Create(folder.PathOf("cases.jsonl")))
            file.SetLength((16 * 1024 * 1024) + 1);

        var (exitCode, _, error) = await Tool.RunAsync("workbook", "--input", folder.PathOf("cases.jsonl"));

        Assert.Equal((2, "ekscalc: cases.jsonl: The file is larger than 16 MiB, the most that is read.\n"), (exitCode, WithoutFolder(error)));
    }

    private static IEnumerable<string> OddCases =>
    [
        """{"sheet":"WarmENI","input":{"subnetSize":null,"warmTarget":null,"hostNetworkingIps":null,"rows":[{"instanceType":null,"count":null,"podsPerNode":null},{"instanceType":"m5.larg","count":2.5,"podsPerNode":-7}]}}""",
        """{"sheet":"WarmIP","input":{"subnetSize":30,"warmTarget":0,"hostNetworkingIps":2,"daemonsetPods":2,"rows":[{"instanceType":"P2.xlarge","count":2,"podsPerNode":0},{"instanceType":"m5.large","count":2,"podsPerNode":60}]}}""",
        """{"sheet":"WarmENI","input":{"subnetSize":28,"warmTarget":0,"hostNetworkingIps":0,"rows":[{"instanceType":"x2idn.16xlarge","count":1,"podsPerNode":49},{"instanceType":"u-6tb1.metal","count":1,"podsPerNode":3}]}}""",
    ];

    private static string WithoutExpected(string line) => line[..line.IndexOf(",\"expected\"", StringComparison.Ordinal)] + "}";

    private string WithoutFolder(string text) => text.Replace(folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
}
