namespace EksCalc.Tests;

public class NearestNamesTests
{
    private static readonly string[] Names = ["m5.large", "m5d.large", "m6.large", "c5.large", "m5.xlarge", "m5.2xlarge"];

    [Theory]
    [InlineData("m5.larg", "m5.large")]
    [InlineData("m5.lareg", "m5.large")]
    [InlineData("M5.LARGE", "m5.large")]
    [InlineData("m5.3xlarge", "m5.2xlarge,m5.xlarge")]
    [InlineData("completely different", "")]
    [InlineData("", "")]
    public void To_MistypedName_GivesTheNearest(string name, string expected) =>
        Assert.Equal(expected, string.Join(',', NearestNames.To(name, Names)));

    [Fact]
    public void To_LongText_IsNoMistypedName()
    {
        var name = new string('x', 1_000_000);

        Assert.Empty(NearestNames.To(name, [name[1..]]));
        Assert.Equal([name[..99]], NearestNames.To(name[..100], [name[..99], name]));
    }

    [Theory]
    [InlineData("ab", "; did you mean abc?")]
    [InlineData("abb", "; did you mean abc, abd or abe?")]
    [InlineData("xyzxyz", "")]
    public void DidYouMean_ReadsAsASentence(string name, string expected) =>
        Assert.Equal(expected, NearestNames.DidYouMean(name, name == "ab" ? ["abc"] : ["abc", "abd", "abe", "abf"]));
}
