using System.Globalization;
using EksCalc.Advice.Decisions;
using EksCalc.Exchange;
using EksCalc.Notebooks.Reports;

namespace EksCalc.Notebooks.Tests.Reports;

public sealed class DecisionReportTests
{
    public static TheoryData<string> Scenarios => [.. Decisions.Files];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Of_Scenario_SaysWhatTheDecisionSays(string file) => AgreesWith(Decisions.Of(file));

    [Theory]
    [InlineData(1, DesignPreference.Balanced)]
    [InlineData(2, DesignPreference.FewestAddresses)]
    [InlineData(3, DesignPreference.FewestCalls)]
    [InlineData(4, DesignPreference.FewestRoutableAddresses)]
    public void Of_RandomCluster_SaysWhatTheDecisionSays(int seed, DesignPreference prefer) => AgreesWith(Decisions.Random((ulong)seed, prefer));

    [Fact]
    public void Of_Head_StandsInTheDocument()
    {
        var report = DecisionReport.Of(
            Decisions.Of("small-dev.yaml"),
            new DecisionHead { Title = "ADR 7: Addresses", Status = "Proposed", Deciders = ["Ada", "Ben"], Date = new DateOnly(2026, 11, 28), Needs = ["An update must not wait.", "A zone may be lost."] });

        var document = new MarkdownDocument(report.ToMarkdown());
        Assert.Equal(["ADR 7: Addresses"], document.Headings(1));
        Assert.Equal(["**Status:** Proposed", "**Deciders:** Ada, Ben", "**Date:** 2026-11-28"], document.Section("ADR 7: Addresses").Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Take(3).Select(line => line[2..]));
        Assert.Equal(["An update must not wait.", "A zone may be lost."], document.Items("Context").Take(2));
    }

    [Fact]
    public void Of_NoHead_HasATitleOfTheScenario()
    {
        var document = new MarkdownDocument(DecisionReport.Of(Decisions.Of("small-dev.yaml")).ToMarkdown());
        Assert.Equal(["Addresses of small-dev"], document.Headings(1));
        Assert.DoesNotContain("What it has to bear:", document.Section("Context"));
    }

    [Fact]
    public void Of_Scenario_CitesEveryRuleThatItNamesAndNoOther()
    {
        foreach (var file in Decisions.Files)
        {
            var document = new MarkdownDocument(DecisionReport.Of(Decisions.Of(file)).ToMarkdown());
            var elsewhere = document.Headings(2).Where(heading => heading is not ("Sources" or "Inputs")).SelectMany(document.Section);
            var named = Rules.All.Select(rule => $"{rule.Id}").Where(id => elsewhere.Any(line => System.Text.RegularExpressions.Regex.IsMatch(line, $@"\b{id}\b")));
            Assert.Equal(named, document.Items("Sources").Select(item => item.Split(':')[0].Trim('*')));
        }
    }

    [Fact]
    public void Of_Scenario_HasInputsThatGiveTheSameDecision()
    {
        var decision = Decisions.Of("small-dev.yaml");
        var lines = new MarkdownDocument(DecisionReport.Of(decision).ToMarkdown()).Section("Inputs");
        var yaml = string.Join('\n', lines.SkipWhile(line => line != "```").Skip(1).TakeWhile(line => line != "```"));

        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(yaml));
        var again = Decision.Of(ScenarioFile.Read(stream, "inputs.yaml"), decision.Options, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(DecisionReport.Of(decision).ToMarkdown(), DecisionReport.Of(again).ToMarkdown());
    }

    // Numbers are written anew from the decision's costs and plans, not taken from the columns that the document is made by.
    private static void AgreesWith(Decision decision)
    {
        var document = new MarkdownDocument(DecisionReport.Of(decision).ToMarkdown());
        var chosen = decision.Chosen;

        Assert.Equal(decision.Verdict, document.Callout);
        Assert.Equal(
            ["Context", "Options side by side", "Decision and reasons", "Numbers", "Warm settings", "Consequences", "Steps", "What to watch", "Sources", "Inputs"],
            document.Headings(2));
        Assert.Equal(
            decision.Alternatives.Select(design => (string[])[$"{design.Number}", $"{design}", Number(design.Costs.AddressesAtPeak), Number(design.Costs.RoutableAddresses), Number(design.Costs.PodsLeftOut)]),
            document.Table("Options side by side", 0).Skip(1).Select(row => (string[])[row[0], row[1], row[4], row[5], row[8]]));
        Assert.Equal(
            decision.Reasons.Select(reason => $"{reason}").Concat(decision.Alternatives.Where(design => design.WhyNot is not null).Select(design => $"{design.Number}. {design}: {design.WhyNot}")).Concat(chosen.Obstacles.Select(obstacle => $"{obstacle}")),
            document.Items("Decision and reasons"));
        Assert.Equal(decision.Changes.Select(change => (string[])[change.What, change.Today, change.Then]), document.Table("Numbers", 0).Skip(1));
        Assert.Equal(
            decision.Subnets.Select(subnet => (string[])[subnet.Plan.Subnet.Name, subnet.IsNew ? "yes" : "no", Number(subnet.Plan.Peak.Total), Number(subnet.Plan.Capacity - subnet.Plan.Peak.Total)]),
            document.Table("Numbers", 1).Skip(1).Select(row => (string[])[row[0], row[4], row[5], row[7]]));
        if (chosen.Steps.Count > 0)
        {
            Assert.Equal(chosen.Steps.Select(step => step.What), document.Numbered("The way there"));
            Assert.Equal(chosen.WayBack.Select(step => step.What), document.Numbered("The way back"));
            Assert.All(chosen.Steps, step => Assert.Contains(document.Section("The way there"), line => MarkdownDocument.Plain(line.Trim()) == $"- **Done when:** {step.Check}"));
        }
        else
        {
            Assert.Contains("There is nothing to do.", document.Section("Steps"));
        }

        Assert.Equal(chosen.Findings.Select(finding => $"{finding.Severity}: {finding.Subject}"), document.Numbered("Consequences"));
        Assert.Contains(document.Table("What to watch", 0).Skip(1), row => chosen.Plan.Groups.Any(group => row[0] == $"Nodes of {group.Name}" && row[2] == $"above {Number(group.Nodes.Most)}"));
        Assert.Contains(Number(chosen.Costs.AddressesAtPeak), DecisionReport.Of(decision).Charts.First(chart => chart.Title.Contains("design 1", StringComparison.Ordinal)).Title, StringComparison.Ordinal);
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
