using System.Reflection;
using System.Text.RegularExpressions;
using EksCalc.Testing;

namespace EksCalc.Tests;

public partial class FindingKindsTests
{
    [Fact]
    public void All_Kinds_AreListedOnce()
    {
        var fields = typeof(FindingKinds).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Where(field => field.FieldType == typeof(FindingKind)).Select(field => (FindingKind)field.GetValue(null)!).ToList();

        Assert.InRange(fields.Count, 50, 200);
        Assert.Equal(fields.Select(kind => kind.Id).Order(StringComparer.Ordinal), FindingKinds.All.Select(kind => kind.Id).Order(StringComparer.Ordinal));
        Assert.Equal(FindingKinds.All.Count, FindingKinds.All.Select(kind => kind.Id).Distinct().Count());
    }

    [Fact]
    public void All_Kinds_SayWhenWhyWhatAndWhere() => Assert.All(FindingKinds.All, kind =>
    {
        Assert.Matches(KebabCase(), kind.Id);
        Assert.All([kind.When, kind.Reason, kind.Action], sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
        Assert.NotEmpty(kind.Source);
    });

    // A subnet's size is fixed when it is made (R01).
    [Fact]
    public void All_Actions_NeverSayToEnlargeASubnet() => Assert.All(FindingKinds.All, kind => Assert.DoesNotMatch("[Ee]nlarge (a|the|its) subnet", kind.Action));

    [Theory]
    [InlineData("subnet-ful", "subnet-ful: no such finding; did you mean subnet-full")]
    [InlineData("", "finding: no such finding")]
    public void Get_UnknownId_IsRefusedWithTheNearest(string id, string message) =>
        Assert.StartsWith(message, Assert.Throws<InvalidInputException>(() => FindingKinds.Get(id)).Message, StringComparison.Ordinal);

    [Fact]
    public void Get_KnownId_IgnoresCase() => Assert.Equal("subnet-full", FindingKinds.Get("SUBNET-FULL").Id);

    [Fact]
    public void Document_IsMadeFromTheKinds()
    {
        string[] lines =
        [
            "# Findings",
            "",
            "What `check`, `plan` and other commands notice about an input that is valid. Each kind has a stable id, which `--fail-on` and",
            "scripts can rely on; a single finding names its case and can be graver or lighter than its kind.",
            "",
            "| id | severity | when | why | what to do | source |",
            "|---|---|---|---|---|---|",
            .. FindingKinds.All.Select(kind => $"| `{kind.Id}` | {kind.Severity.ToString().ToLowerInvariant()} | {kind.When} | {kind.Reason} | {kind.Action} | {(kind.Rules.Count > 0 ? kind.Rules.ToString() : kind.Source)} |"),
            "",
        ];

        Snapshot.MatchFile(string.Join('\n', lines), Repository.PathOf("docs/findings.md"));
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}
