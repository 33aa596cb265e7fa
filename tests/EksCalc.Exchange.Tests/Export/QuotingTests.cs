using CsCheck;
using EksCalc.Exchange.Export;
using EksCalc.Testing;

namespace EksCalc.Exchange.Tests.Export;

public class QuotingTests
{
    private static readonly Gen<string> Hostile = Gen.OneOf(
        Generators.Text,
        Generators.Of("", "'", "''", "it's", "\"", "$(touch x)", "`id`", "${HOME}", "$HOME", "-n", "--help", "a\nb", "\n", "\\", "\\'", "*", "~", "#", "!!", "a;b", "&&", "|", ">x", "$${", "%{if}", "%%{", "$$${", "\u0001"),
        Gen.Char["'\"\\$`{}%-\n\r\t !*?[]();&|<>~#=\u001b\u00e9\u2028"].Array[0, 12].Select(letters => new string(letters)));

    [Fact]
    public void ShellWords_AnyText_AreWhatTheShellSees()
    {
        Shell.Require();
        var cases = new RealCases();

        // Many words a process, for a process takes milliseconds.
        Hostile.Array[200].ForAll(
            texts =>
            {
                var seen = Shell.Run($"printf '%s\\0' {string.Join(' ', texts.Select(ShellText.Word))}").Split('\0')[..^1];
                Assert.Equal(texts, seen);
                foreach (var _ in texts.Where(text => ShellText.Word(text) != text))
                    cases.Add();
            },
            iter: 20, threads: 1);

        cases.AtLeast(2000);
    }

    [Theory]
    [InlineData("WARM_IP_TARGET=5", "WARM_IP_TARGET=5")]
    [InlineData("10.0.0.0/16", "10.0.0.0/16")]
    [InlineData("", "''")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("$(x)", "'$(x)'")]
    [InlineData("a\nb", "'a\nb'")]
    public void ShellWord_IsQuotedWhereItMustBe(string text, string word) => Assert.Equal(word, ShellText.Word(text));

    [Fact]
    public void HclStrings_AnyText_ReadBack()
    {
        var cases = new RealCases();

        Hostile.ForAll(
            text =>
            {
                var quoted = HclText.Quoted(text);
                Assert.Equal(text, HclReader.ReadString(quoted));
                if (quoted != $"\"{text}\"")
                    cases.Add();
            },
            iter: 3000);

        cases.AtLeast(1000);
    }

    // As terraform console shows them, Terraform 1.x.
    [Theory]
    [InlineData("${x}", "\"$${x}\"")]
    [InlineData("$${x}", "\"$$${x}\"")]
    [InlineData("%{x}", "\"%%{x}\"")]
    [InlineData("$", "\"$\"")]
    [InlineData("$$", "\"$$\"")]
    [InlineData("a\"\\\n\t", "\"a\\\"\\\\\\n\\t\"")]
    [InlineData("\u0000\u001b", "\"\\u0000\\u001b\"")]
    [InlineData("\u2028é😀", "\"\\u2028é😀\"")]
    public void HclString_IsEscaped(string text, string quoted) => Assert.Equal(quoted, HclText.Quoted(text));

    [Theory]
    [InlineData("Web Tier", "web-tier")]
    [InlineData("eu-west-1a", "eu-west-1a")]
    [InlineData("a.b", "a.b")]
    [InlineData("-x-", "x")]
    [InlineData("漢字", "name")]
    [InlineData("", "name")]
    public void KubernetesNames_AreValid(string label, string name) => Assert.Equal(name, ValidNames.OfKubernetes([label])[label]);

    [Fact]
    public void Names_ThatWouldBeTheSame_DifferAndValidOnesStay()
    {
        var names = ValidNames.OfKubernetes(["Web", "web", "web!", "web-2", new string('y', 80), new string('y', 81)]);

        Assert.Equal("web", names["web"]);
        Assert.Equal("web-2", names["web-2"]);
        Assert.Equal(["web-3", "web-4"], new[] { names["Web"], names["web!"] });
        Assert.Equal(new string('y', 63), names[new string('y', 80)]);
        Assert.Equal(new string('y', 61) + "-2", names[new string('y', 81)]);
    }

    [Fact]
    public void Names_AnyLabels_AreUniqueAndValid() => Hostile.Array[1, 20].ForAll(
        labels =>
        {
            foreach (var (names, pattern) in new (ValidNames, string)[]
            {
                (ValidNames.OfKubernetes(labels), "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$"), (ValidNames.OfNodeGroups(labels), "^[A-Za-z0-9][A-Za-z0-9_-]*$"),
                (ValidNames.OfIdentifiers(labels), "^[A-Za-z_][A-Za-z0-9_]*$"), (ValidNames.OfLogicalIds(labels), "^[A-Z][A-Za-z0-9]*$"),
            })
            {
                var made = labels.Distinct().Select(label => names[label]).ToList();
                Assert.Equal(made.Count, made.Distinct(StringComparer.OrdinalIgnoreCase).Count());
                Assert.All(made, name => Assert.Matches(pattern, name));
                Assert.All(made, name => Assert.InRange(name.Length, 1, 200));
            }
        },
        iter: 500);
}
