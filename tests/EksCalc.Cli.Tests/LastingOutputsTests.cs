using System.Text.Json.Nodes;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

public sealed class LastingOutputsTests
{
    private const string Picture = """{"output_type":"execute_result","execution_count":1,"data":{"image/png":"AAAA","text/plain":["Title\n","  a: 1"]},"metadata":{"digest":["scatter 1 a: 0a","layout: 0b"]}}""";
    private const string Scripted = """{"output_type":"execute_result","execution_count":9,"data":{"text/html":"<div></div><script>1</script>","text/plain":"Title\n  a: 1"},"metadata":{"digest":["scatter 1 a: 0a","layout: 0b"]}}""";

    [Theory]
    [InlineData(Picture)]
    [InlineData("""{"output_type":"stream","name":"stdout","text":["one\n","two\n"]}""")]
    [InlineData("""{"output_type":"display_data","data":{"text/html":"<b>1</b>","text/plain":"1"},"metadata":{}}""")]
    public void Difference_SameOutput_IsNone(string output) => Assert.Empty(Difference(output, output));

    [Fact]
    public void Difference_PictureAndScriptOfTheSameChart_IsNone() => Assert.Empty(Difference(Picture, Scripted));

    [Theory]
    [InlineData("scatter 1 a: 0a", "scatter 1 a: 0f", "- drawn from scatter 1 a: 0a|+ drawn from scatter 1 a: 0f")]
    [InlineData("  a: 1", "  a: 2", "-   a: 1|+   a: 2")]
    [InlineData("\"digest\"", "\"other\"", "- drawn from scatter 1 a: 0a|- drawn from layout: 0b")]
    [InlineData("\"scatter 1 a: 0a\",\"layout: 0b\"", "\"layout: 0b\",\"scatter 1 a: 0a\"", "the same lines in another order or number")]
    public void Difference_ChartChanged_NamesTheLines(string before, string after, string expected) =>
        Assert.Equal(expected.Split('|'), Difference(Picture, Scripted.Replace(before, after, StringComparison.Ordinal)));

    [Theory]
    [InlineData("""{"output_type":"stream","name":"stdout","text":"1"}""", """{"output_type":"stream","name":"stdout","text":"2"}""")]
    [InlineData("""{"output_type":"display_data","data":{"text/html":"<b>1</b>","text/plain":"x"},"metadata":{}}""", """{"output_type":"display_data","data":{"text/html":"<b>2</b>","text/plain":"x"},"metadata":{}}""")]
    [InlineData("""{"output_type":"stream","name":"stdout","text":"1"}""", """{"output_type":"error","ename":"E","evalue":"v","traceback":[]}""")]
    public void Difference_OtherOutputChanged_HasBothSides(string before, string after) => Assert.Equal(2, Difference(before, after).Count);

    [Fact]
    public void Difference_ManyLines_IsCutOff()
    {
        var lines = Difference("""{"output_type":"stream","name":"stdout","text":"1"}""", $$"""{"output_type":"stream","name":"stdout","text":"{{string.Join("\\n", Enumerable.Range(10, 30))}}"}""");
        Assert.Equal((14, "+ and 18 more lines"), (lines.Count, lines[^1]));
    }

    private static IReadOnlyList<string> Difference(string before, string after) => LastingOutputs.Difference([OutputOf(before)], [OutputOf(after)]);

    private static JsonObject OutputOf(string output) => JsonNode.Parse(output)!.AsObject();
}
