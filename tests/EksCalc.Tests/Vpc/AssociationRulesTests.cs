using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Tests.Vpc;

/// <summary>R03, R04: which blocks a VPC may have together.</summary>
[Rule("R03", "R04")]
public sealed class AssociationRulesTests
{
    [Theory]
    [InlineData("10.0.0.0/16 100.64.0.0/16", "")]
    [InlineData("10.0.0.0/16 52.1.0.0/16", "")]
    [InlineData("10.2.0.0/16 10.3.0.0/16", "")]
    [InlineData("192.168.0.0/16 192.168.0.0/17", "vpc-blocks-overlap")]
    [InlineData("10.2.0.0/16 172.16.0.0/16", "vpc-block-restricted")]
    [InlineData("10.2.0.0/16 192.168.0.0/20", "vpc-block-restricted")]
    [InlineData("192.168.0.0/20 10.2.0.0/16", "vpc-block-restricted")]
    [InlineData("100.64.0.0/16 10.2.0.0/16", "vpc-block-restricted")]
    [InlineData("52.1.0.0/16 192.168.0.0/16", "vpc-block-restricted")]
    [InlineData("10.2.0.0/16 100.64.0.0/16 10.3.0.0/16", "")]
    [InlineData("100.64.0.0/16 52.1.0.0/16", "")]
    [InlineData("198.19.0.0/16 10.2.0.0/16", "vpc-block-restricted")]
    [InlineData("10.2.0.0/16 198.19.0.0/16", "vpc-block-198-19")]
    [InlineData("100.64.0.0/16 198.19.0.0/16", "vpc-block-restricted")]
    [InlineData("198.19.0.0/16 100.64.0.0/16", "")]
    [InlineData("198.19.0.0/17 198.19.128.0/17", "")]
    [InlineData("10.1.0.0/16 10.0.0.0/24", "vpc-block-restricted")]
    [InlineData("10.1.0.0/16 10.2.0.0/16", "")]
    [InlineData("172.16.0.0/16 172.31.0.0/20", "vpc-block-restricted")]
    [InlineData("172.16.0.0/16 172.30.0.0/20", "")]
    [InlineData("172.17.0.0/16", "vpc-block-docker")]
    [InlineData("169.254.0.0/16", "vpc-block-forbidden")]
    [InlineData("169.254.3.0/24", "vpc-block-forbidden")]
    [InlineData("0.1.0.0/16", "vpc-block-forbidden")]
    [InlineData("127.0.0.0/16", "vpc-block-forbidden")]
    [InlineData("239.255.0.0/16", "vpc-block-forbidden")]
    [InlineData("223.255.0.0/16", "")]
    [InlineData("10.0.0.0/8", "vpc-block-size")]
    [InlineData("10.0.0.0/29", "vpc-block-size")]
    public void Check_Blocks_FindsWhatAwsRefuses(string blocks, string id)
    {
        var findings = AssociationRules.Check([.. blocks.Split(' ').Select(CidrBlock.Parse)]);
        Assert.Equal(id.Length == 0 ? [] : [id], findings.Select(finding => finding.Id));
    }

    [Fact]
    public void Check_198_19_ShowsBothSides()
    {
        var finding = Assert.Single(AssociationRules.Check([CidrBlock.Parse("10.2.0.0/16"), CidrBlock.Parse("198.19.0.0/16")]));
        Assert.Contains("R03", finding.Source, StringComparison.Ordinal);
        Assert.Contains("R04", finding.Source, StringComparison.Ordinal);
        Assert.Contains("recommends", finding.Message, StringComparison.Ordinal);
        Assert.Contains("forbids", finding.Message, StringComparison.Ordinal);
    }
}
