using System.Text.Json.Nodes;
using EksCalc.Notebooks.Figures;

namespace EksCalc.Notebooks.Tests;

public sealed class FigureDigestTests
{
    private const string Figure = """{"data":[{"type":"scatter","name":"a","x":[1,2],"y":[0.1,2]},{"x":[1]}],"layout":{"title":"t","template":{"look":1}},"config":{}}""";

    [Fact]
    public void Lines_NameEachTraceAndTheLayout() => Assert.Collection(
        Lines(Figure),
        line => Assert.Matches("^scatter 1 a, 2 values: [0-9a-f]{12}$", line),
        line => Assert.Matches("^trace 2, 1 values: [0-9a-f]{12}$", line),
        line => Assert.Matches("^layout: [0-9a-f]{12}$", line));

    [Theory]
    [InlineData("[0.1,2]", "[0.1,3]", 0)]
    [InlineData("[1,2]", "[12]", 0)]
    [InlineData("\"scatter\"", "\"bar\"", 0)]
    [InlineData("[0.1,2]", "[0.1,\"2\"]", 0)]
    [InlineData("{\"x\":[1]}", "{\"x\":[-1]}", 1)]
    [InlineData("\"t\"", "\"u\"", 2)]
    public void Lines_PartChanges_ItsLineAloneChanges(string before, string after, int changed) => Assert.Equal(
        [changed],
        Lines(Figure).Zip(Lines(Figure.Replace(before, after, StringComparison.Ordinal))).Index().Where(pair => pair.Item.First != pair.Item.Second).Select(pair => pair.Index));

    [Theory]
    [InlineData("0.1", "0.10000000000000002")]
    [InlineData("[1,2]", "[1.0,2e0]")]
    [InlineData("\"look\":1", "\"look\":2")]
    [InlineData("\"config\":{}", "\"config\":{\"x\":1}")]
    public void Lines_LastPlacesOrSharedLookChange_StayTheSame(string before, string after) =>
        Assert.Equal(Lines(Figure), Lines(Figure.Replace(before, after, StringComparison.Ordinal)));

    [Fact]
    public void Lines_OfAChart_AreTheSameEachTime() => Assert.Equal(Samples.Consumption.Digest(), Samples.Consumption.Digest());

    private static IReadOnlyList<string> Lines(string figure) => FigureDigest.Lines(JsonNode.Parse(figure)!.AsObject());
}
