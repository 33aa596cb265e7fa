using System.Globalization;
using System.Text.Json;
using EksCalc.Cli.Commands;
using EksCalc.Sweeps;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>The answer in a sentence, first, has the numbers of the result.</summary>
public class AnswerTests
{
    [Theory]
    [InlineData("m5.large", "Allow {maxPods} pods on a node of type {instanceType}, as many as its ENIs allow.")]
    [InlineData("m5.large --prefix-delegation", "Allow {maxPods} pods on a node of type {instanceType}: the recommended ceiling, below the {eniLimit} that its ENIs allow.")]
    [InlineData("c5.metal --uncapped", "Allow {maxPods} pods on a node of type {instanceType}, as many as its ENIs allow.")]
    [InlineData("m5.large --custom-networking --max-eni 1", "A node of type {instanceType} has no ENI for pods with these settings: only pods on the host network run, and {maxPods} of them are counted.")]
    [InlineData("m5.large --custom-networking --max-eni 1 --kind karpenter", "A node of type {instanceType} and kind karpenter is told {maxPods} pods at most, and with these settings it has no ENI for pods: only those on the host network run.")]
    [InlineData("m5.large --kind karpenter --expression 1/0", "There is no node of type {instanceType} and kind karpenter: the expression gives it no number of pods.")]
    [InlineData("m5.large --kind karpenter", "A node of type {instanceType} and kind karpenter is told {maxPods} pods at most, no more than the CNI serves.")]
    [InlineData("m5.large --kind karpenter --custom-networking", "A node of type {instanceType} and kind karpenter is told {maxPods} pods at most, and the CNI serves {eniLimit}: the others find no address.")]
    public async Task MaxPods_Says(string line, string expected)
    {
        var json = await JsonAsync($"max-pods {line}");
        var answer = await FirstAsync($"max-pods {line}");

        Assert.Equal(Filled(expected, json), answer);
        Assert.DoesNotContain('{', answer);
    }

    [Fact]
    public async Task MaxPodsCases_SaysFromFewestToMost()
    {
        var file = Repository.PathOf("data/max-pods-cases.csv");
        var pods = await ColumnAsync($"max-pods --cases {file}", "actual");

        Assert.Equal(Invariant($"{pods.Count:N0} cases: from {pods.Min():N0} to {pods.Max():N0} pods on a node."), await FirstAsync($"max-pods --cases {file}"));
    }

    [Fact]
    public async Task Limits_SaysTheMostAndTheFewestPods()
    {
        var pods = await ColumnAsync("limits c5.*", "Max pods");
        var answer = await FirstAsync("limits c5.*");

        Assert.StartsWith(Invariant($"{pods.Count:N0} types: "), answer, StringComparison.Ordinal);
        Assert.Contains(Invariant($"has addresses for most pods, {pods.Max():N0}, "), answer, StringComparison.Ordinal);
        Assert.EndsWith(Invariant($"for fewest, {pods.Min():N0}."), answer, StringComparison.Ordinal);
        Assert.Equal("m5.large has 3 ENIs of 10 IPv4 addresses, enough for 29 pods.", await FirstAsync("limits m5.large"));
    }

    [Theory]
    [InlineData("sweep instanceType=m5.large,c5.large pods=0..20:5", "subnetAddresses", "{0} goes from {1:N0} to {2:N0} with instanceType and pods.")]
    [InlineData("sweep instanceType=m5.large pods=0..20:5 --measure enis", "enis", "{0} goes from {1:N0} to {2:N0} with pods.")]
    [InlineData("sweep instanceType=m5.large pods=20", "subnetAddresses", "{0} is {1:N0}.")]
    public async Task Sweep_SaysFromWhereToWhere(string line, string measure, string expected)
    {
        var values = await ColumnAsync(line, measure);

        Assert.Equal(string.Format(CultureInfo.InvariantCulture, expected, measure, values.Min(), values.Max()), await FirstAsync(line));
    }

    [Fact]
    public async Task Sweep_NamesAndYesOrNo_AreSaidToo()
    {
        var line = $"sweep {Repository.PathOf("data/scenarios/small-dev.yaml")} nodeGroups.*.count=2,3,90";
        var fits = (await Tool.RunLineAsync($"{line} --measure fits --format csv")).Output.TrimEnd('\n').Split('\n').Skip(1).Count(row => row.EndsWith(",true", StringComparison.Ordinal));
        var names = (await Tool.RunLineAsync($"{line} --measure tightestSubnet --format csv")).Output.TrimEnd('\n').Split('\n').Skip(1).Select(row => row.Split(',')[^1]).Distinct().ToList();

        Assert.Equal($"fits in {fits} of 3 combinations.", await FirstAsync($"{line} --measure fits"));
        Assert.Equal(
            names is [var only] ? $"tightestSubnet is {only}." : $"tightestSubnet is {names[0]} or {names[1]}, by nodeGroups.*.count.", await FirstAsync($"{line} --measure tightestSubnet"));
    }

    /// <summary>Names have no order: none lies between two others.</summary>
    [Theory]
    [InlineData("a,a", "which is a")]
    [InlineData("b,a,b", "which is b or a, by mode")]
    [InlineData("b,a,c", "which is b, a or c, by mode")]
    [InlineData("b,a,c,d,d", "which is one of 4 by mode: b, a, c and others")]
    public void Sweep_Names_AreNoRange(string names, string expected)
    {
        var values = names.Split(',');
        var result = new SweepResult([new SweepColumn<int>("mode", [.. Enumerable.Range(0, values.Length)])], [new SweepColumn<string>("which", values)], values.Length);

        Assert.Equal(expected, SweepRange.Of(result, "which"));
    }

    [Fact]
    public async Task Sweep_ChartOfNames_IsRefused()
    {
        var (exitCode, _, error) = await Tool.RunAsync(
            "sweep", Repository.PathOf("data/scenarios/small-dev.yaml"), "nodeGroups.*.count=2..4", "--measure", "tightestSubnet", "--chart", "never-written.html");

        Assert.Equal((2, "ekscalc: --chart: draws numbers, and yes or no; tightestSubnet is a name: put another measure first.\n"), (exitCode, error));
    }

    [Fact]
    public async Task Workbook_SaysHowManyFit()
    {
        var file = Repository.PathOf("data/workbook-cases.jsonl");
        var (_, output, _) = await Tool.RunLineAsync($"workbook --input {file} --format json");
        var remaining = output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("result").GetProperty("remainingIps")).ToList();
        var fit = remaining.Count(cell => cell.ValueKind == JsonValueKind.Number && cell.GetDouble() >= 0);

        Assert.Equal(Invariant($"By the workbook {fit:N0} of {remaining.Count:N0} cases fit their subnets."), await FirstAsync($"workbook --input {file}"));
    }

    [Fact]
    public async Task WorkbookCompare_SaysHowOftenItIsRightAndHowFarOff()
    {
        var file = Repository.PathOf("data/workbook-cases.jsonl");
        var (_, output, _) = await Tool.RunLineAsync($"workbook --input {file} --compare --format json");
        var off = output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("comparison").GetProperty("usedIps"))
            .Select(used => used.GetProperty("workbook").GetInt64() - used.GetProperty("eksCalc").GetInt64()).ToList();
        var wrong = off.Where(addresses => addresses != 0).ToList();

        Assert.Equal(
            Invariant($"The workbook's addresses are right in {off.Count - wrong.Count:N0} of {off.Count:N0} cases, else off by {wrong.Min():+#,0;-#,0} to {wrong.Max():+#,0;-#,0}."),
            await FirstAsync($"workbook --input {file} --compare"));
    }

    [Theory]
    [InlineData("m5.large --pods 20", "Every pod gets an address; the node takes {subnetAddresses} of its subnets.")]
    [InlineData("m5.large --pods 40", "{waitingPods} of {pods} pods wait for an address; the node has {totalAddresses} for them.")]
    public async Task NodeSteady_Says(string line, string expected) =>
        Assert.Equal(Filled(expected, await JsonAsync($"node steady {line}")), await FirstAsync($"node steady {line}"));

    [Theory]
    [InlineData("max-pods m5.large")]
    [InlineData("limits m5.large")]
    [InlineData("sweep instanceType=m5.large pods=1..3")]
    public async Task OtherForms_AreDataAlone(string line)
    {
        Assert.StartsWith("|", (await Tool.RunLineAsync($"{line} --format md")).Output, StringComparison.Ordinal);
        Assert.Matches(@"\A\w+,", (await Tool.RunLineAsync($"{line} --format csv")).Output);
        using var json = JsonDocument.Parse((await Tool.RunLineAsync($"{line} --format json")).Output);
        Assert.Contains(json.RootElement.ValueKind, (JsonValueKind[])[JsonValueKind.Object, JsonValueKind.Array]);
    }

    /// <summary>The first paragraph, on one line; an empty line follows.</summary>
    private static async Task<string> FirstAsync(string line)
    {
        var (exitCode, output, _) = await Tool.RunLineAsync(line);
        Assert.InRange(exitCode, 0, 1);
        var lines = output.Split('\n');
        var end = Array.IndexOf(lines, "");
        Assert.InRange(end, 1, 3);
        return string.Join(' ', lines[..end]);
    }

    private static async Task<JsonElement> JsonAsync(string line) => JsonDocument.Parse((await Tool.RunLineAsync($"{line} --format json")).Output).RootElement;

    private static async Task<List<double>> ColumnAsync(string line, string name)
    {
        var rows = (await Tool.RunLineAsync($"{line} --format csv")).Output.TrimEnd('\n').Split('\n');
        var column = Array.IndexOf(rows[0].Split(','), name);
        return [.. rows.Skip(1).Select(row => double.Parse(row.Split(',')[column], CultureInfo.InvariantCulture))];
    }

    private static string Filled(string text, JsonElement json) => json.EnumerateObject().Aggregate(text, (filled, member) => filled.Replace(
        $"{{{member.Name}}}",
        member.Value.ValueKind == JsonValueKind.Number ? Invariant($"{member.Value.GetInt64():N0}") : member.Value.ToString(),
        StringComparison.Ordinal));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
