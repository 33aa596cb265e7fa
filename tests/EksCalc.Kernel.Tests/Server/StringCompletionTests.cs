namespace EksCalc.Kernel.Tests.Server;

/// <summary>What libraries offer for the strings that are given to them, by convention.</summary>
[Collection(nameof(HelpKernel))]
public sealed class StringCompletionTests(HelpKernel shared)
{
    [Theory]
    [InlineData("Shop.Get(\"ap", "apple")]
    [InlineData("Shop.Get(\"ap\")", "apple")]
    [InlineData("Shop.Get(name: \"", "apple banana")]
    [InlineData("Shop.All(\"banana\", \"a", "apple")]
    [InlineData("Shop.All(new[] { \"a", "apple")]
    [InlineData("Shop.All([\"a", "apple")]
    [InlineData("new Basket(\"a", "apple")]
    [InlineData("var e = new Dictionary<string, string> { [\"si", "size")]
    [InlineData("var e = new Dictionary<string, string> { { \"si", "size")]
    [InlineData("var e = new Dictionary<string, string>(); e[\"si", "size")]
    [InlineData("Shop.Buy(new Dictionary<string, string> { [\"si", "size")]
    [InlineData("Shop.Buy(new Dictionary<string, string> { [\"size\"] = \"", "big small")]
    [InlineData("Console.Write(\"a", "")]
    [InlineData("Shop.Fails(\"a", "")]
    public void Complete_InAString_OffersWhatTheLibraryKnows(string code, string expected)
    {
        var cursor = code.EndsWith("\")", StringComparison.Ordinal) ? code.Length - 2 : code.Length;
        var reply = shared.Kernel.Ask("complete_request", new() { ["code"] = code, ["cursor_pos"] = cursor });

        Assert.Equal(expected, string.Join(' ', reply["matches"]!.AsArray().Select(match => (string)match!)));
        Assert.Equal(cursor, (int)reply["cursor_end"]!);
    }
}
