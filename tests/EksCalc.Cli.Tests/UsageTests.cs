using System.CommandLine;
using EksCalc.Cli.Commands;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

public class UsageTests
{
    /// <summary>What is read is never written over: for that an option has to say which of the two its file is for.</summary>
    [Fact]
    public void OptionsOfFiles_SayWhatTheFileIsFor()
    {
        var options = EksCalcTool.Commands().SelectMany(command => command.Parameters).Select(parameter => parameter.Symbol).OfType<Option>()
            .Where(option => option.HelpName is { } name && (name.Contains("FILE", StringComparison.Ordinal) || name.Contains("DIR", StringComparison.Ordinal) || name.Contains('.', StringComparison.Ordinal))).ToList();

        Assert.Contains(options, option => option is IFileOption { Use: FileUse.Read });
        Assert.Contains(options, option => option is IFileOption { Use: FileUse.Written });
        Assert.All(options, option => Assert.True(option is IFileOption, option.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("limits")]
    [InlineData("max-pods")]
    [InlineData("node")]
    [InlineData("node steady")]
    [InlineData("node simulate")]
    [InlineData("notebook")]
    [InlineData("notebook run")]
    [InlineData("kernel")]
    [InlineData("kernel install")]
    [InlineData("kernel uninstall")]
    [InlineData("kernel list")]
    [InlineData("kernel run")]
    [InlineData("workbook")]
    [InlineData("plan")]
    [InlineData("check")]
    [InlineData("sweep")]
    [InlineData("recommend")]
    [InlineData("report")]
    [InlineData("explain")]
    [InlineData("export")]
    [InlineData("init")]
    [InlineData("schema")]
    [InlineData("completion")]
    [InlineData("help")]
    public async Task Help_EveryCommand_IsAsKept(string command)
    {
        var (exitCode, output, error) = await Tool.RunLineAsync($"{command} --help");

        Assert.Equal((0, ""), (exitCode, error));
        Snapshot.Match(TrimLineEnds(output), $"help-{command.Replace(' ', '-')}.txt".Replace("help-.txt", "help.txt", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "a command is missing: limits, max-pods, node, plan, check, sweep, recommend, report, export, workbook, explain, explore, notebook, kernel, init, schema, completion, help.", "")]
    [InlineData("node", "a command is missing: steady, simulate.", "node ")]
    [InlineData("maxpods m5.large", "maxpods: no such command; did you mean max-pods?", "")]
    [InlineData("node stedy m5.large", "stedy: no such command; did you mean steady?", "node ")]
    [InlineData("max-pods", "max-pods takes either an instance type or --cases FILE.csv.", "max-pods ")]
    [InlineData("max-pods m5.large --cases x.csv", "max-pods takes either an instance type or --cases FILE.csv.", "max-pods ")]
    [InlineData("max-pods --cases x.csv --prefix-delegation --max-eni 3", "--cases takes every case's settings from the file; leave out --prefix-delegation, --max-eni.", "max-pods ")]
    [InlineData("max-pods --cases x.csv --custom-networking --cni-version 1.9 --kind karpenter", "--cases takes every case's settings from the file; leave out --custom-networking, --cni-version, --kind.", "max-pods ")]
    [InlineData("max-pods m5.large --format xml", "--format takes table, json, csv or md, not 'xml'.", "max-pods ")]
    [InlineData("max-pods m5.large --format 1", "--format takes table, json, csv or md, not '1'.", "max-pods ")]
    [InlineData("max-pods m5.large --kind fargate", "--kind takes managed, selfManaged, karpenter or autoMode, not 'fargate'.", "max-pods ")]
    [InlineData("max-pods m5.large --kind karpenter --uncapped", "--uncapped is the calculator's, which knows no kinds; leave it out, or --kind and its options.", "max-pods ")]
    [InlineData("max-pods m5.large --max-eni 0", "--max-eni takes a whole number from 1 to 256, not '0'.", "max-pods ")]
    [InlineData("max-pods m5.large --max-eni two", "--max-eni takes a whole number from 1 to 256, not 'two'.", "max-pods ")]
    [InlineData("workbook", "Option '--input' is required.", "workbook ")]
    [InlineData("export x.yaml", "Option '--to' is required.", "export ")]
    [InlineData("export x.yaml --to pulumi", "--to takes kubectl, helm, addon, eniconfig, karpenter, eksctl, terraform, cloudformation or awscli, not 'pulumi'.", "export ")]
    [InlineData("export x.yaml --to helm --force", "--force is about files; give --out DIR.", "export ")]
    [InlineData("plan x.yaml --formt json", "--formt: no such option; did you mean --format?", "plan ")]
    [InlineData("plan x.yaml --formt=json", "--formt: no such option; did you mean --format?", "plan ")]
    [InlineData("limits m5.large --arhc arm64", "--arhc: no such option; did you mean --arch?", "limits ")]
    [InlineData("limits --arch arm65", "--arch takes x86_64, arm64, x86_64_mac or arm64_mac, not 'arm65'; did you mean arm64?", "limits ")]
    [InlineData("max-pods m5.large --no-colour", "--no-colour: no such option; did you mean --no-color?", "max-pods ")]
    [InlineData("max-pods m5.large --format jsn", "--format takes table, json, csv or md, not 'jsn'; did you mean json?", "max-pods ")]
    [InlineData("max-pods m5.large m5.xlarge", "m5.xlarge: one word too many.", "max-pods ")]
    [InlineData("sweep instanceType=m5.large pods=1 --measure enis --otu x", "--otu: no such option; did you mean --out?", "sweep ")]
    [InlineData("plan x.yaml -z", "-z: no such option", "plan ")]
    [InlineData("report x.yaml", "Option '--out' is required.", "report ")]
    [InlineData("report x.yaml --out decision.docx", "--out decision.docx: a report is written as .html, .md or .pdf.", "report ")]
    [InlineData("report x.yaml --out a.html --date 28.11.2026", "--date takes a day like 2026-11-28, not '28.11.2026'.", "report ")]
    [InlineData("report x.yaml --out a.html --growth 1001", "--growth takes a whole number from 0 to 1000, not '1001'.", "report ")]
    [InlineData("node steady m5.large", "Option '--pods' is required.", "node steady ")]
    [InlineData("node steady m5.large --pods -1", "--pods takes a whole number from 0 to 1000000, not '-1'.", "node steady ")]
    public async Task BadUsage_SaysWhatAndWhereToLook(string line, string problem, string command)
    {
        var (exitCode, output, error) = await Tool.RunLineAsync(line);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith($"ekscalc: {problem}\n", error, StringComparison.Ordinal);
        Assert.EndsWith($"Try: ekscalc {command}--help\n", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("max-pods m5.larg", "m5.larg: no such instance type; did you mean m5.large?")]
    [InlineData("limits m5.larg nothing.*", "m5.larg: no such instance type; did you mean m5.large?\nekscalc: nothing.*: no instance type matches this pattern.")]
    [InlineData("node steady m5.larg --pods 1", "m5.larg: no such instance type; did you mean m5.large?")]
    [InlineData("node steady m5.large --pods 1 --env WARM_IP_TARGET", "--env: 'WARM_IP_TARGET' is not NAME=VALUE, e.g. WARM_IP_TARGET=5.")]
    [InlineData("node steady m5.large --pods 1 --env WARM_IP_TARGET=1 --env WARM_IP_TARGET=2 --env X",
        "--env: 'WARM_IP_TARGET=2' after 'WARM_IP_TARGET=1': WARM_IP_TARGET is there twice.\nekscalc: --env: 'X' is not NAME=VALUE, e.g. WARM_IP_TARGET=5.")]
    [InlineData("node steady m5.large --pods 1 --env WARM_IP_TARGET=1 --env WARM_IP_TARGET=1", "--env: 'WARM_IP_TARGET=1' after 'WARM_IP_TARGET=1': WARM_IP_TARGET is there twice.")]
    [InlineData("node steady m5.large --pods 1 --env ENABLE_PREFIX_DELEGATION=false --prefix-delegation --env AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=no --custom-networking",
        "--env: ENABLE_PREFIX_DELEGATION=false contradicts --prefix-delegation; give one of the two.\n"
        + "ekscalc: --env: AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=no contradicts --custom-networking; give one of the two.")]
    [InlineData("max-pods m5.large --cni-version v1.9", "CNI version: 'v1.9' is not a version such as 1.23.1 or 1.16.4-eksbuild.2 (no leading v).")]
    [InlineData("max-pods m5.large --reserved-enis 1", "--reserved-enis: Karpenter alone counts with reserved ENIs; leave it out, or set --kind to karpenter.")]
    [InlineData("max-pods m5.large --kind autoMode --windows", "--windows: EKS Auto Mode has no Windows nodes; choose another kind, or linux.")]
    [InlineData("max-pods m5.large --kind selfManaged --expression max_pod", "maxPodsExpression: 'max_pod', column 1: There is no variable 'max_pod'; did you mean max_pods?")]
    [InlineData("max-pods --cases no-such-file.csv", "no-such-file.csv: There is no such file.")]
    [InlineData("export no-such-file.yaml --to helm", "no-such-file.yaml: There is no such file.")]
    [InlineData("workbook --input no-such-file.jsonl", "no-such-file.jsonl: There is no such file.")]
    public async Task BadInput_SaysWhereAndWhat(string line, string problem)
    {
        Assert.Equal((2, "", $"ekscalc: {problem}\n"), await Tool.RunLineAsync(line));
    }

    private static string TrimLineEnds(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()));
}
