using System.Text.Json;
using System.Text.RegularExpressions;
using EksCalc.Testing;

namespace EksCalc.Tests;

public partial class RulesTests
{
    [Fact]
    public void All_Rules_AreInOrderWithNoneMissing()
    {
        var ids = Rules.All.Select(rule => rule.Id.ToString()).ToList();

        Assert.Equal(Enum.GetNames<RuleId>(), ids);
        Assert.All(Enum.GetValues<RuleId>(), id => Assert.Equal(id, Rules.Get(id).Id));
        Assert.Equal(Enumerable.Range(1, 44).Select(number => $"R{number:00}").SelectMany(id => id == "R23" ? [id, "R23a", "R23b"] : (string[])[id]), ids);
    }

    [Fact]
    public void All_Titles_AreOneSentence() => Assert.All(Rules.All, rule =>
    {
        Assert.EndsWith(".", rule.Title, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\. [A-Z]", rule.Title);
        Assert.NotEmpty(rule.Source);
    });

    [Fact]
    public void Get_KnownId_IsCitedWithItsSource()
    {
        Assert.Equal("R01 (Amazon VPC user guide, Subnet sizing)", Rules.Get("R01").ToString());
        Assert.Same(Rules.Get("R23a"), Rules.Get("r23A"));
    }

    [Theory]
    [InlineData("R45", "R45: no such rule; did you mean ")]
    [InlineData("", "rule: no such rule")]
    public void Get_UnknownId_IsRefusedWithTheNearest(string id, string message) =>
        Assert.StartsWith(message, Assert.Throws<InvalidInputException>(() => Rules.Get(id)).Message, StringComparison.Ordinal);

    [Fact]
    public void RuleSet_Members_AreInOrderAndOnce()
    {
        RuleSet rules = [RuleId.R30, RuleId.R01, RuleId.R30, RuleId.R23a];

        Assert.Equal([RuleId.R01, RuleId.R23a, RuleId.R30], rules);
        Assert.Equal((3, "R01, R23a, R30"), (rules.Count, rules.ToString()));
        Assert.Equal(rules, RuleSet.Of(RuleId.R01, RuleId.R23a) | RuleSet.Of(RuleId.R30));
        Assert.Equal($"{Rules.Get(RuleId.R01)}; {Rules.Get(RuleId.R23a)}; {Rules.Get(RuleId.R30)}", rules.Sources);
    }

    [Fact]
    public void RuleSet_EveryRule_HasRoom() => Assert.Equal(Enum.GetValues<RuleId>(), RuleSet.Of(Enum.GetValues<RuleId>()));

    [Fact]
    public void Citations_InSourcesDocumentsAndNotebooks_AreOfRulesThatExist()
    {
        var files = new[] { "src", "tests", "docs", "notebooks", "benchmarks" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".md" or ".ipynb" && !BuildOutput().IsMatch(file) && Path.GetFileName(file) != "RulesTests.cs");
        var known = Enum.GetNames<RuleId>().ToHashSet();

        var cited = files.SelectMany(file => Citation().Matches(TextOf(file)).Select(match => (File: file, Id: match.Value))).ToList();

        Assert.InRange(cited.Count, 100, int.MaxValue);
        Assert.DoesNotContain(cited, citation => !known.Contains(citation.Id));
    }

    [Fact]
    public void EveryRule_HasATestThatNamesIt()
    {
        var named = typeof(RulesTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMembers().Prepend<System.Reflection.MemberInfo>(type))
            .SelectMany(member => member.GetCustomAttributes(typeof(RuleAttribute), inherit: false).Cast<RuleAttribute>())
            .SelectMany(rule => rule.Ids)
            .ToHashSet();

        Assert.Equal(Enum.GetNames<RuleId>(), Enum.GetNames<RuleId>().Where(named.Contains));
        Assert.Empty(named.Except(Enum.GetNames<RuleId>()));
    }

    [Fact]
    public void Document_IsMadeFromTheRules()
    {
        string[] lines =
        [
            "# Rules",
            "",
            "What the model follows, and where it comes from. Findings, comments and tests cite these ids; `Rules` in `src/EksCalc`",
            "has the same table. The tests of a rule: `dotnet test --project tests/EksCalc.Tests -- --filter-trait Rule=R07`.",
            "",
            "| rule | what it says | source |",
            "|---|---|---|",
            .. Rules.All.Select(rule => $"| {rule.Id} | {rule.Title} | {rule.Source} |"),
            "",
        ];

        Snapshot.MatchFile(string.Join('\n', lines), Repository.PathOf("docs/rules.md"));
    }

    /// <summary>Of a notebook only what people wrote: its pictures are text that may look like anything.</summary>
    private static string TextOf(string file)
    {
        var text = File.ReadAllText(file);
        return Path.GetExtension(file) != ".ipynb"
            ? text
            : string.Join('\n', JsonElement.Parse(text).GetProperty("cells").EnumerateArray().Select(cell => cell.GetProperty("source").GetRawText()));
    }

    [GeneratedRegex(@"\bR\d\d[a-z]?\b")]
    private static partial Regex Citation();

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex BuildOutput();
}
