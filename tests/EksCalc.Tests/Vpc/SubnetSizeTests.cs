using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Tests.Vpc;

[Rule("R01")]
public class SubnetSizeTests
{
    [Theory]
    [InlineData(16, 65531)]
    [InlineData(22, 1019)]
    [InlineData(24, 251)]
    [InlineData(27, 27)]
    [InlineData(28, 11)]
    public void UsableAddresses_R01_IsAllButFive(int prefixLength, long usable) => Assert.Equal(usable, new SubnetSize(prefixLength).UsableAddresses);

    [Fact]
    public void Default_IsTheLargestSubnet() => Assert.Equal(new SubnetSize(16), default);

    [Theory]
    [InlineData("/24")]
    [InlineData("24")]
    public void Parse_WithOrWithoutSlash_IsTheSame(string text) => Assert.Equal(24, SubnetSize.Parse(text).PrefixLength);

    [Theory]
    [InlineData("/15")]
    [InlineData("/29")]
    [InlineData("//24")]
    [InlineData("")]
    [InlineData("-24")]
    [InlineData("10.0.0.0/24")]
    public void Parse_AnythingElse_IsRefused(string text) =>
        Assert.Contains("/16 to /28", Assert.Throws<InvalidInputException>(() => SubnetSize.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Range_EitherWay_HasBothEnds()
    {
        Assert.Equal(["/24", "/23", "/22"], SubnetSize.Range(24, 22).Select(size => size.ToString()));
        Assert.Equal([new SubnetSize(22), new SubnetSize(23)], SubnetSize.Range(22, 23));
    }
}
