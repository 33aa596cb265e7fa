using EksCalc.Cni;
using EksCalc.Nodes;
using EksCalc.Sweeps;
using EksCalc.Vpc;

namespace EksCalc.Tests;

/// <summary>A NUL after digits, which the base class library reads over, is no part of a number anywhere.</summary>
public class PlainNumberTests
{
    [Theory]
    [InlineData("24\0")]
    [InlineData("/24\0\0")]
    public void SubnetSize_NulAfterDigits_IsNone(string text) => Assert.False(SubnetSize.TryParse(text, out _));

    [Theory]
    [InlineData("1\0.23")]
    [InlineData("1.23\0.1")]
    public void CniVersion_NulAfterDigits_IsNone(string text) => Assert.Throws<InvalidInputException>(() => CniVersion.Parse(text));

    [Fact]
    public void CniSettings_NulAfterDigits_IsGarbage() =>
        Assert.NotEqual(5, CniSettings.FromEnvironment(new Dictionary<string, string> { ["WARM_IP_TARGET"] = "5\0" }).Settings.WarmIpTarget);

    [Fact]
    public void WindowsSettings_NulAfterDigits_CountsAsNotSet() =>
        Assert.Null(WindowsSettings.FromConfigMap(new Dictionary<string, string> { ["windows-warm-ip-target"] = "5\0" }).WarmIpTarget);

    [Theory]
    [InlineData("5\0")]
    [InlineData("1..5\0")]
    [InlineData("1..5:2\0")]
    public void SweepParameter_NulAfterDigits_IsNoValue(string text) => Assert.Throws<InvalidInputException>(() => NodeParameters.Pods.Read(text));
}
