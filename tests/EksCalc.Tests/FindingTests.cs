using EksCalc.Advice;

namespace EksCalc.Tests;

public sealed class FindingTests
{
    private static readonly Finding Found = FindingKinds.SubnetFull.Of("nodes-a", "It has 11 addresses, and 30 are needed as a rule.");

    [Fact]
    public void With_RemedyToFind_IsLookedForOnceWhenAsked()
    {
        var times = 0;

        var finding = Found.With(() => Remedy("Add a subnet.", ++times));

        Assert.Equal(0, times);
        Assert.Equal(("Add a subnet.", "Add a subnet."), (finding.Action, finding.Remedy!.Text));
        Assert.Equal(finding.Action, finding.ToString()[^finding.Action.Length..]);
        Assert.Equal(1, times);
    }

    [Fact]
    public void With_RemedyThatIsNotFound_KeepsItsAction()
    {
        var finding = Found.With(() => null);

        Assert.Equal((Found.Action, null), (finding.Action, finding.Remedy));
        Assert.Same(Found, Found.With((FindingRemedy?)null));
    }

    [Theory]
    [InlineData(true, "Add a subnet.")]
    [InlineData(false, null)]
    public void If_RemedyIsTried_StaysOrTheKindSaysWhatToDo(bool helps, string? action)
    {
        var finding = Found.With(() => Remedy("Add a subnet.", 0)).If(_ => helps);

        Assert.Equal((action ?? FindingKinds.SubnetFull.Action, helps), (finding.Action, finding.Remedy is not null));
    }

    [Fact]
    public void If_WithoutARemedy_KeepsWordsOfItsOwn()
    {
        var own = FindingKinds.SubnetFull.Of("nodes-a", "It is full.", action: "Ask the network team.");

        Assert.Equal("Ask the network team.", own.With(() => null).If(_ => false).Action);
        Assert.Same(own, own.If(_ => false));
    }

    [Fact]
    public void Equals_SameWordsFoundApart_IsEqual()
    {
        var (one, other) = (Found.With(() => Remedy("Add a subnet.", 0)), Found.With(Remedy("Add a subnet.", 1)));

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(Found, one);
        Assert.NotEqual(one, Found.With(() => Remedy("Make it larger.", 0)));
    }

    private static ScenarioRemedy Remedy(string text, int number) => new(text, scenario => scenario with { Name = $"{scenario.Name}{number}" });
}
