using CsCheck;
using EksCalc.Advice;
using EksCalc.Advice.Decisions;
using EksCalc.Exchange;
using EksCalc.Instances;
using EksCalc.Notebooks.Reports;
using EksCalc.Notebooks.Tests.Reports;
using EksCalc.Testing;
using EksCalc.Tests.Clusters;

namespace EksCalc.Cli.Tests.Decisions;

/// <summary>Every text that a decision is rendered as, read back and compared with the decision: <c>recommend</c>, its files, the report.</summary>
public class DecisionTextTests
{
    private const int Scenarios = 300;

    private static readonly string[] Folders = ["data/scenarios", "tests/EksCalc.Cli.Tests/cases", "tests/EksCalc.Tests/Advice/cases"];

    private static readonly Gen<DecisionOptions> Options =
        from growth in Gen.Int[0, 2]
        from headroom in Gen.Int[0, 3]
        from prefer in Gen.Enum<DesignPreference>()
        from keep in Gen.Int[0, 3]
        select new DecisionOptions
        {
            LeaveRoom = new SizingOptions(growth * 20, headroom * 10),
            Prefer = prefer,
            KeepSubnets = keep == 0,
            WithoutZoneLoss = keep == 1,
            Seeds = 1,
            Watched = TimeSpan.FromMinutes(1),
        };

    /// <summary>Every scenario that there is a file of.</summary>
    public static TheoryData<string> Cases =>
    [
        .. Folders.SelectMany(folder => Directory.GetFiles(Repository.PathOf(folder), "*.yaml"))
            .Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void AnyScenario_TextsSayWhatTheDecisionSays()
    {
        var (decided, changed, made, removed) = (new RealCases(), new RealCases(), new RealCases(), new RealCases());
        Gen.Select(RandomScenarios.Any, Options).ForAll(
            (any, options) =>
            {
                // Every further group is watched in every mode, which takes most of the time.
                var scenario = any with { NodeGroups = [any.NodeGroups[0]] };
                if (scenario.Problems(InstanceCatalog.Default).Count > 0)
                    return;
                var decision = Decision.Of(scenario, options);
                Agrees(decision);
                decided.Add();
                Count(changed, decision.Chosen.Steps.Count > 0);
                Count(made, decision.Chosen.NewSubnets.Count > 0);
                Count(removed, decision.Chosen.Steps.Any(step => step.RemovedVariables.Count > 0));
            },
            iter: Scenarios,
            threads: 2);
        decided.AtLeast(Scenarios / 2);
        changed.AtLeast(50);
        made.AtLeast(30);
        removed.AtLeast(3);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_TextsSayWhatTheDecisionSays(string file)
    {
        var scenario = ScenarioFile.ReadClusters(Repository.PathOf(file))[0];
        var options = new DecisionOptions { LeaveRoom = new SizingOptions(20, 10), Seeds = 1, Watched = TimeSpan.FromMinutes(10) };

        Agrees(Decision.Of(scenario, options, cancellationToken: TestContext.Current.CancellationToken));
    }

    private static void Agrees(Decision decision)
    {
        RecommendAgreement.CheckText(decision);
        RecommendAgreement.CheckJson(decision);
        ExportAgreement.Check(decision);
        var report = DecisionReport.Of(decision, filesFolder: "adr-files");
        ReportAgreement.Check(decision, new MarkdownDocument(report.ToMarkdown()), filesFolder: "adr-files");
        ReportAgreement.Check(decision, new HtmlReport(report.ToHtml()), filesFolder: "adr-files");
    }

    private static void Count(RealCases cases, bool holds)
    {
        if (holds)
            cases.Add();
    }
}
