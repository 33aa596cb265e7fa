using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EksCalc.Advice;
using EksCalc.Advice.Decisions;
using EksCalc.Cli.Commands;
using EksCalc.Cli.Output;
using EksCalc.Exchange;

namespace EksCalc.Cli.Tests.Decisions;

/// <summary>
/// That what <c>ekscalc recommend</c> prints says what its decision says. Numbers are written anew from the decision's costs, plans and scenarios.
/// </summary>
internal static partial class RecommendAgreement
{
    /// <summary>Rows and sentences are on one line.</summary>
    private static readonly Screen Wide = new(10_000, HasColors: false);

    private static readonly Screen Narrow = new(80, HasColors: false);

    /// <summary>As a table: on a wide screen part by part, on a narrow one the same words.</summary>
    public static void CheckText(Decision decision)
    {
        var wide = Printed(decision, OutputFormat.Table, Wide);
        var document = new ScreenDocument(wide);
        Verdict(decision, document.First);
        Assert.Equal(decision.Reasons.Select(reason => $"{reason}"), document.Beginning("  + "));
        Assert.Equal(decision.RunnerUp is { WhyNot: { } whyNot } other ? [$"not {other}: {whyNot}"] : [], document.Beginning("  - "));

        var grown = decision.Options.LeaveRoom.GrowthPercent is > 0 and var percent ? $", after {percent} % of growth" : "";
        var changes = decision.Chosen.Steps.Count == 0 ? "As it is" : "What changes";
        Assert.Equal(decision.Changes.Select(change => (string[])[change.What, change.Today, change.Then]), document.Table($"{changes}{grown}"));
        Assert.Equal(decision.Subnets.Select(Cells), document.Table($"Subnets then, {decision.Options.LeaveRoom.HeadroomPercent} % to stay free{grown}"));
        Assert.Equal(decision.Alternatives.Select(Cells), document.Table("Alternatives, the best design of each kind"));
        if (decision.Chosen.Findings.Count > 0)
        {
            Assert.Equal(
                decision.Chosen.Findings.Select(finding => (string[])[$"{finding.Severity}", finding.Subject, finding.Message, finding.Action]),
                document.Table("Findings once this is done"));
        }

        Steps(decision, document);
        if (wide.Contains('子', StringComparison.Ordinal)) // A name of wide characters may be broken anywhere.
            return;
        var narrow = Joined(Printed(decision, OutputFormat.Table, Narrow));
        string[] sentences =
        [
            decision.Verdict, .. decision.Reasons.Select(reason => $"{reason}"), .. decision.Chosen.Steps.Concat(decision.Chosen.WayBack).Select(step => step.What),
        ];
        Assert.All(sentences, sentence => Assert.Contains(Joined(sentence), narrow, StringComparison.Ordinal));
    }

    /// <summary>As JSON, whose members are numbers.</summary>
    public static void CheckJson(Decision decision)
    {
        using var document = JsonDocument.Parse(Printed(decision, OutputFormat.Json, Wide));
        var json = document.RootElement;
        Assert.Equal((decision.Verdict, decision.Fits), (json.GetProperty("verdict").GetString(), json.GetProperty("fits").GetBoolean()));
        Assert.Equal(
            decision.Designs.Select(design => (
                design.Number, design.Costs.AddressesAtPeak, design.Costs.RoutableAddresses, design.Costs.PodsLeftOut, design.Costs.Steps, design.WhyNot?.ToString())),
            json.GetProperty("designs").EnumerateArray().Select(design => (
                design.GetProperty("number").GetInt32(), design.GetProperty("addressesAtPeak").GetInt64(), design.GetProperty("routableAddresses").GetInt64(),
                design.GetProperty("podsLeftOut").GetInt64(), design.GetProperty("steps").GetInt32(), design.GetProperty("whyNot").GetString())));
        Assert.Equal(
            decision.Subnets.Select(subnet => (
                subnet.Plan.Subnet.Name, $"{subnet.Plan.Subnet.Block}", subnet.IsNew, subnet.Plan.Peak.Total, subnet.Plan.Capacity)),
            json.GetProperty("subnets").EnumerateArray().Select(subnet => (
                subnet.GetProperty("name").GetString()!, subnet.GetProperty("cidr").GetString()!, subnet.GetProperty("isNew").GetBoolean(),
                subnet.GetProperty("peakAddresses").GetInt64(), subnet.GetProperty("capacity").GetInt64())));
        Assert.Equal(
            decision.Chosen.Steps.Select(step => (step.What, Listed(StepExports.FilesOf(step, decision.Chosen)))),
            json.GetProperty("steps").EnumerateArray().Select(step => (step.GetProperty("what").GetString()!, Listed(Texts(step.GetProperty("files"))))));
        Assert.Equal(
            decision.Chosen.WayBack.Select(step => (step.What, Listed(Exports(step, decision)))),
            json.GetProperty("wayBack").EnumerateArray().Select(step => (step.GetProperty("what").GetString()!, Listed(Texts(step.GetProperty("exports"))))));
        Assert.Equal(
            decision.Chosen.Findings.Select(finding => finding.Message),
            json.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("message").GetString()!));
        var limit = json.GetProperty("fitsUpToGrowthPercent");
        Assert.Equal(Growth.LimitOf(decision.Scenario), limit.ValueKind == JsonValueKind.Null ? null : limit.GetInt32());
    }

    /// <summary>What is printed in a form.</summary>
    public static string Printed(Decision decision, OutputFormat format, Screen screen)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        new RecommendPrinter(decision, format, new ToolConsole(output, error, screen)).Print();
        return output.ToString();
    }

    // Whatever number the sentence has is one of the design's.
    private static void Verdict(Decision decision, string verdict)
    {
        var chosen = decision.Chosen;
        Assert.Equal(decision.Verdict, verdict);
        if (Free().Match(verdict) is { Success: true } free)
        {
            var subnet = Assert.Single(chosen.Plan.Subnets, subnet => subnet.Subnet.Name == chosen.Fullest!.Subnet.Name);
            Assert.Equal((Number(subnet.Capacity - subnet.Peak.Total), Number(subnet.Capacity)), (free.Groups[1].Value, free.Groups[2].Value));
        }

        var made = Made().Matches(verdict).Select(match => (Count: match.Groups[1].Value, Size: match.Groups[2].Value)).ToList();
        Assert.Equal(chosen.NewSubnets.Count, made.Sum(each => int.Parse(each.Count, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)));
        Assert.All(made, each => Assert.Contains(chosen.NewSubnets, subnet => $"{subnet.Block}".EndsWith($"/{each.Size}", StringComparison.Ordinal)));
        var leavesOut = verdict.Contains($"{Number(chosen.Costs.PodsLeftOut)} pods have no place or no address", StringComparison.Ordinal);
        Assert.Equal(chosen.Costs.PodsLeftOut > 0, leavesOut);
    }

    private static void Steps(Decision decision, ScreenDocument document)
    {
        var chosen = decision.Chosen;
        Assert.Equal(chosen.Steps.Count > 0, document.Has("Steps"));
        if (chosen.Steps.Count == 0)
            return;
        var there = document.Items("Steps");
        Assert.Equal(chosen.Steps.Select(step => step.What), there.Select(item => item.What));
        Assert.Equal(chosen.WayBack.Select(step => step.What), document.Items("The way back").Select(item => item.What));
        foreach (var (step, (_, details)) in chosen.Steps.Zip(there))
        {
            List<string> expected = [$"{step.Why} ({step.Rules})", $"Pods notice: {step.Disruption.ToWords()}. Takes: {step.Takes}. Done when: {step.Check}"];
            if (StepExports.FilesOf(step, chosen) is { Count: > 0 } files)
                expected.Add($"Files of --out DIR: {Listed(files)}");
            Assert.Equal(expected, details);
        }

        // The numbers in the sentences of steps are those of the costs, and what they make is what the subnets' table has as new.
        var sentences = string.Join('\n', chosen.Steps.Select(step => step.What));
        Assert.All(chosen.NewSubnets, subnet => Assert.Contains($"{subnet.Name} {subnet.Block} in {subnet.Zone}", sentences, StringComparison.Ordinal));
        Assert.All(chosen.NewVpcBlocks, block => Assert.Contains($"{block}", sentences, StringComparison.Ordinal));
        Assert.All(
            decision.Subnets.Where(subnet => subnet.IsNew),
            subnet => Assert.Contains($"{subnet.Plan.Subnet.Name} {subnet.Plan.Subnet.Block} in ", sentences, StringComparison.Ordinal));
        if (Replaced().Match(sentences) is { Success: true } replaced)
            Assert.Equal(Number(chosen.Costs.NodesReplaced), replaced.Groups[1].Value);
    }

    private static string[] Cells(DecidedSubnet subnet) =>
    [
        subnet.Plan.Subnet.Name, subnet.Plan.Subnet.Zone, subnet.Plan.IsForPods ? "pods" : "nodes", $"{subnet.Plan.Subnet.Block}", subnet.IsNew ? "yes" : "no",
        Number(subnet.Plan.Peak.Total), Number(subnet.Plan.Capacity), Number(subnet.Plan.Capacity - subnet.Plan.Peak.Total),
    ];

    private static string[] Cells(Design design) =>
    [
        $"{design.Number}", $"{design}", design.Verdict.ToWords(), design.Effort.ToWords(), Number(design.Costs.AddressesAtPeak),
        Number(design.Costs.RoutableAddresses), Number((long)Math.Round(design.Costs.IdleAddresses)), Number((long)Math.Round(design.Costs.Ec2CallsPerHour)),
        Number(design.Costs.PodsLeftOut), design.WhyNot?.ToString() ?? "chosen",
    ];

    private static IEnumerable<string> Exports(DecisionStep step, Decision decision) =>
        StepExports.Of(step, decision.Scenario).Select(format => $"{format}".ToLowerInvariant());

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Listed(IEnumerable<string> texts) => string.Join(", ", texts);

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(text => text.GetString()!);

    private static string Joined(string text) => Spaces().Replace(text, " ");

    [GeneratedRegex(@"has (-?[0-9,]+) of ([0-9,]+) addresses free at the peak\.$")]
    private static partial Regex Free();

    [GeneratedRegex(@"\b([0-9,]+) /([0-9]+) subnets? for (?:nodes|pods)")]
    private static partial Regex Made();

    [GeneratedRegex(@"^Replace all ([0-9,]+) nodes by", RegexOptions.Multiline)]
    private static partial Regex Replaced();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
