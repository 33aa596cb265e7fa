using System.Globalization;
using EksCalc.Advice.Decisions;
using EksCalc.Exchange;

namespace EksCalc.Notebooks.Tests.Reports;

/// <summary>That a report says what its decision says.</summary>
internal static class ReportAgreement
{
    /// <summary>Numbers are written anew from the decision's costs and plans, not taken from the columns that the document is made by.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="document">Its report, read back.</param>
    /// <param name="filesFolder">The folder of the steps' files, beside it; null without any.</param>
    public static void Check(Decision decision, IReportText document, string? filesFolder = null)
    {
        var chosen = decision.Chosen;

        Assert.Equal(decision.Verdict, document.Callout);
        Assert.Equal(
            ["Context", "Options side by side", "Decision and reasons", "Numbers", "Warm settings", "Consequences", "Steps", "What to watch", "Sources", "Inputs"],
            document.Headings(2));
        Assert.Equal(decision.Alternatives.Select(Cells), document.Table("Options side by side", 0).Skip(1));
        Assert.Equal(
            [.. decision.Reasons.Select(reason => $"{reason}"), .. AgainstOthers(decision), .. chosen.Obstacles.Select(obstacle => $"{obstacle}")],
            document.Items("Decision and reasons"));
        Assert.Equal(decision.Changes.Select(change => (string[])[change.What, change.Today, change.Then]), document.Table("Numbers", 0).Skip(1));
        Assert.Equal(decision.Subnets.Select(Cells), document.Table("Numbers", 1).Skip(1));
        Steps(decision, document, filesFolder);

        Assert.Equal(chosen.Findings.Select(finding => $"{finding.Severity}: {finding.Subject}"), document.Numbered("Consequences"));
        Assert.Contains($"Pods without a place or an address: {Number(chosen.Costs.PodsLeftOut)} (R11, R13).", document.Items("Consequences"));
        var watched = document.Table("What to watch", 0).Skip(1).ToList();
        Assert.All(chosen.Plan.Groups, group => Assert.Contains(watched, row => row[0] == $"Nodes of {group.Name}" && row[2] == $"above {Number(group.Nodes.Most)}"));
    }

    private static void Steps(Decision decision, IReportText document, string? filesFolder)
    {
        var chosen = decision.Chosen;
        if (chosen.Steps.Count == 0)
        {
            Assert.DoesNotContain("The way there", document.Headings(3));
            return;
        }

        Assert.Equal(chosen.Steps.Select(step => step.What), document.Numbered("The way there"));
        Assert.Equal(chosen.WayBack.Select(step => step.What), document.Numbered("The way back"));
        Assert.Equal(chosen.Steps.Select(step => step.Check), document.Facts("The way there", "Done when"));
        Assert.Equal(chosen.Steps.Select(step => step.Takes), document.Facts("The way there", "Takes"));
        Assert.Equal(chosen.WayBack.Select(step => step.Check), document.Facts("The way back", "Done when"));
        Assert.Equal(filesFolder is null ? [] : Listed(chosen.Steps, step => StepExports.FilesOf(step, chosen).Select(file => $"{filesFolder}/{file}")), document.Facts("The way there", "Files"));
        Assert.Equal(filesFolder is not null ? [] : Listed(chosen.Steps, step => StepExports.Of(step, chosen).Select(Name)), document.Facts("The way there", "Export"));
        Assert.Equal(Listed(chosen.WayBack, step => StepExports.Of(step, decision.Scenario).Select(Name)), document.Facts("The way back", "Export"));
    }

    private static IEnumerable<string> AgainstOthers(Decision decision) =>
        decision.Alternatives.Where(design => design.WhyNot is not null).Select(design => $"{design.Number}. {design}: {design.WhyNot}");

    private static string[] Cells(Design design) =>
    [
        $"{design.Number}", $"{design}", design.Verdict.ToWords(), design.Effort.ToWords(), Number(design.Costs.AddressesAtPeak),
        Number(design.Costs.RoutableAddresses), Number((long)Math.Round(design.Costs.IdleAddresses)), Number((long)Math.Round(design.Costs.Ec2CallsPerHour)), Number(design.Costs.PodsLeftOut),
    ];

    private static string[] Cells(DecidedSubnet subnet) =>
    [
        subnet.Plan.Subnet.Name, subnet.Plan.Subnet.Zone, subnet.Plan.IsForPods ? "pods" : "nodes", $"{subnet.Plan.Subnet.Block}", subnet.IsNew ? "yes" : "no",
        Number(subnet.Plan.Peak.Total), Number(subnet.Plan.Capacity), Number(subnet.Plan.Capacity - subnet.Plan.Peak.Total),
    ];

    private static IEnumerable<string> Listed(IEnumerable<DecisionStep> steps, Func<DecisionStep, IEnumerable<string>> texts) =>
        steps.Select(step => string.Join(", ", texts(step))).Where(text => text.Length > 0);

    private static string Name(ExportFormat format) => format.ToString().ToLowerInvariant();

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
