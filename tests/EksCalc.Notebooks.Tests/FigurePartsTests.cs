using CsCheck;
using EksCalc.Notebooks.Figures;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Notebooks.Tests;

public sealed class FigurePartsTests
{
    private const double PlotPixels = 350;

    [Theory]
    [InlineData(10, 30, "/28 /27 /26", "")]
    [InlineData(20, 50, "/27 /26", "too small everywhere: /28")]
    [InlineData(2, 20, "/28 /27", "")]
    [InlineData(30, 32, "/26", "too small everywhere: /28, /27")]
    [InlineData(60, 61, "", "above this chart: /25: 123 usable; too small everywhere: /28, /27, /26")]
    [InlineData(1, 123, "/28 /27 /26 /25", "above this chart: /16: 65,531 usable")]
    [InlineData(1, 1_000, "/26 /25", "above this chart: /16: 65,531 usable; no room to draw: /28, /27")]
    public void Choose_DataAndSizes_DrawsWhatTheCurvesCrossAndTheNearestAbove(long lowest, long highest, string drawn, string notes)
    {
        var limits = LimitLines.Choose([new(16), new(25), new(26), new(27), new(28)], lowest, highest, PlotPixels);
        Assert.Equal(drawn, string.Join(' ', limits.Drawn));
        Assert.Equal(notes, string.Join("; ", limits.Notes));
    }

    [Fact]
    public void Choose_AnyData_NeverSquashesItAndForgetsNoLimit() =>
        Gen.Select(Gen.Long[1, 100_000], Gen.Long[1, 100_000]).ForAll((one, other) =>
        {
            var limits = LimitLines.Choose(SubnetSize.Range(16, 28), Math.Min(one, other), Math.Max(one, other), PlotPixels);
            Assert.True(limits.Highest <= 2 * Math.Max(one, other));
            Assert.Equal(limits.Drawn.OrderByDescending(size => size.PrefixLength), limits.Drawn);
            var top = Math.Max(limits.Highest, Math.Max(one, other));
            Assert.All(limits.Drawn.Zip(limits.Drawn.Skip(1)), pair =>
                Assert.True((pair.Second.UsableAddresses - pair.First.UsableAddresses) * PlotPixels / top >= ChartTemplate.LinePixels));
        });

    [Fact]
    public void Spread_LabelsThatFit_StayInOrderInsideAndApart() =>
        Gen.Select(Gen.Double[0, PlotPixels], Gen.Int[1, 3]).List[1, 7].ForAll(labels =>
        {
            var wanted = labels.Select(label => label.Item1).Order().ToList();
            var heights = labels.ConvertAll(label => label.Item2 * 16.0);
            var placed = EndLabels.Spread(wanted, heights, PlotPixels);
            var free = 0.0;
            for (var i = 0; i < placed.Count; i++)
            {
                Assert.True(placed[i] - (heights[i] / 2) >= free - 1e-6);
                free = placed[i] + (heights[i] / 2);
            }

            Assert.True(free <= PlotPixels + 1e-6);
        });

    [Fact]
    public void Spread_LabelsWithRoom_StayWhereWanted() =>
        Assert.Equal([20.0, 60.0, 340.0], EndLabels.Spread([20, 60, 340], [16, 16, 16], PlotPixels));

    [Fact]
    public void Wrap_AnyText_KeepsItAllInLinesThatFit() =>
        Gen.String[Gen.Char["aMi _="], 0, 60].ForAll(text =>
        {
            var lines = PlotText.Wrap(text, 6);
            Assert.All(lines, line => Assert.True(PlotText.Ems(line) <= 6));
            Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        });

    [Fact]
    public void Wrap_TooManyLines_EndsInAnEllipsis() => Assert.Equal(["one", "two…"], PlotText.Wrap("one two three", 3.2, mostLines: 2));

    [Fact]
    public void Wrap_WordOfSurrogatePairs_CutsBetweenCharacters() =>
        Assert.All(PlotText.Wrap("😀😀😀😀😀", 3), line => Assert.False(char.IsLowSurrogate(line[0]) || char.IsHighSurrogate(line[^1])));

    [Fact]
    public void Encode_Markup_ShowsAsItStands() => Assert.Equal("a &lt;b&gt; &amp;amp;", PlotText.Encode("a <b> &amp;"));
}
