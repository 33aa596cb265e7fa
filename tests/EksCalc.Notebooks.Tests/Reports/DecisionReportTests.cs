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
    public void Of_FilesBesideIt_LinksToEachFromItsStep()
    {
        var decision = Decisions.Files.Select(Decisions.Of).First(decision => decision.Chosen.NewSubnets.Count > 0);
        var report = DecisionReport.Of(decision, filesFolder: "a decision-files");

        ReportAgreement.Check(decision, new MarkdownDocument(report.ToMarkdown()), filesFolder: "a decision-files");
        ReportAgreement.Check(decision, new HtmlReport(report.ToHtml()), filesFolder: "a decision-files");
        var files = decision.Chosen.Steps.SelectMany(step => StepExports.FilesOf(step, decision.Chosen)).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Contains($"[a decision-files/{file}](a%20decision-files/{file})", report.ToMarkdown(), StringComparison.Ordinal));
        Assert.All(files, file => Assert.Contains($"<a href=\"a%20decision-files/{file}\">a decision-files/{file}</a>", report.ToHtml(), StringComparison.Ordinal));
    }

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

    private static void AgreesWith(Decision decision)
    {
        var report = DecisionReport.Of(decision);

        ReportAgreement.Check(decision, new MarkdownDocument(report.ToMarkdown()));
        ReportAgreement.Check(decision, new HtmlReport(report.ToHtml()));
        var peak = decision.Chosen.Costs.AddressesAtPeak.ToString("N0", CultureInfo.InvariantCulture);
        Assert.Contains(peak, report.Charts.First(chart => chart.Title.Contains("design 1", StringComparison.Ordinal)).Title, StringComparison.Ordinal);
    }
}
