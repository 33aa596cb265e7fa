using System.Buffers.Binary;
using System.Xml.Linq;
using EksCalc.Cni;
using EksCalc.Nodes;
using EksCalc.Notebooks.Browsers;
using EksCalc.Testing;

namespace EksCalc.Notebooks.Tests;

public sealed class PictureTests
{
    private static readonly byte[] PngSignature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    [Fact]
    public void Render_SeveralCharts_DrawsEachAtItsSize()
    {
        Browser.Require();
        ChartView[] charts = [Samples.Consumption, Samples.SecondaryNode];
        var pictures = Pictures.Render(charts, 800);

        Assert.Equal(2, pictures.Count);
        Assert.All(charts.Zip(pictures), pair =>
        {
            var png = pair.Second.Png.Span;
            Assert.True(png.StartsWith(PngSignature));
            Assert.Equal(1600, BinaryPrimitives.ReadInt32BigEndian(png[16..]));
            Assert.Equal(2 * pair.First.HeightPixels, BinaryPrimitives.ReadInt32BigEndian(png[20..]));
            var svg = XDocument.Parse(pair.Second.Svg).Root!;
            Assert.Equal("800", svg.Attribute("width")!.Value);
            Assert.Contains(svg.Descendants(), element => element.Value == pair.First.Title || pair.First.Title.StartsWith(element.Value, StringComparison.Ordinal) && element.Value.Length > 20);
        });
    }

    [Fact]
    public void Render_Hangul_IsDrawnAsLetters()
    {
        Browser.Require();
        // Where no font has them, every syllable is the same box.
        var pictures = Pictures.Render([.. ((string[])["가가가가", "힣힣힣힣"]).Select(title => Charts.NodeLayout(NodeModel.For(Samples.M5Large, new CniSettings()).Hold(1), title))]);

        if (Environment.GetEnvironmentVariable("EKSCALC_REQUIRE_BROWSER") != "1")
            Assert.SkipWhen(pictures[0].Png.Span.SequenceEqual(pictures[1].Png.Span), "No font here has Hangul; on Debian fonts-noto-cjk does.");
        Assert.False(pictures[0].Png.Span.SequenceEqual(pictures[1].Png.Span), "Hangul is drawn as boxes.");
    }

    [Fact]
    public void TryPng_Chart_IsAsLargeAsTheChartAndHasAPalette()
    {
        Browser.Require();
        var png = Samples.SecondaryNode.TryPng()!.AsSpan();

        Assert.Equal((900, Samples.SecondaryNode.HeightPixels), (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..])));
        Assert.True(png.IndexOf("PLTE"u8) > 0);
        Assert.InRange(png.Length, 1_000, 40_000);
    }

    [Fact]
    public void Of_ManyColours_KeepsTheFrequentAndThoseThatStandOut()
    {
        var builder = BigGustave.PngBuilder.Create(100, 100, hasAlphaChannel: false);
        for (var at = 0; at < 10_000; at++)
            builder.SetPixel(at < 5_000 ? new(0, 114, 178) : new(255, (byte)(at / 20 % 250), (byte)(at % 250)), at % 100, at / 100);
        builder.SetPixel(new(0, 255, 0), 99, 99);
        using var stream = new MemoryStream();
        builder.Save(stream);

        var picture = BigGustave.Png.Open(PalettePng.Of(stream.ToArray()));

        var pixels = Enumerable.Range(0, 10_000).Select(at => picture.GetPixel(at % 100, at / 100)).ToList();
        Assert.InRange(pixels.Distinct().Count(), 80, 96);
        Assert.All(pixels.Take(5_000), pixel => Assert.Equal(new(0, 114, 178), pixel));
        Assert.Equal(new(0, 255, 0), pixels[^1]);
    }

    [Fact]
    public void ToSvg_Twice_IsDrawnOnce()
    {
        Browser.Require();
        var chart = Charts.SubnetConsumption([Samples.CurveOf("a", 1, 2)], "t");
        var svg = chart.ToSvg();
        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.Same(svg, chart.ToSvg());
    }

    [Fact]
    public void Render_SameFigureAgain_GivesTheSamePicture()
    {
        Browser.Require();
        var (first, second) = (Pictures.Render([Samples.Consumption])[0], Pictures.Render([Samples.SecondaryNode, Samples.Consumption])[1]);
        Assert.Equal(first.Svg, second.Svg);
        Assert.True(first.Png.Span.SequenceEqual(second.Png.Span));
    }

    [Fact]
    public void Render_NoCharts_NeedsNoBrowser() => Assert.Empty(Pictures.Render([]));

    [Fact]
    public void Render_WidthOutOfRange_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Pictures.Render([Samples.Consumption], 10));

    [Fact]
    public void Find_NothingInstalled_IsNullAndSaysWhatToDo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere a browser may be in one of the usual places.");
        Assert.Null(ChromiumPath.Find(_ => null));
        Assert.Contains("apt-get install chromium", ChromiumPath.Missing(_ => null), StringComparison.Ordinal);
    }

    [Fact]
    public void Find_VariableNamesNoFile_IsNullAndSaysSo()
    {
        Assert.Null(ChromiumPath.Find(Named));
        Assert.StartsWith("EKSCALC_CHROMIUM is '/no/such/file', and there is no such file;", ChromiumPath.Missing(Named), StringComparison.Ordinal);

        static string? Named(string variable) => variable == ChromiumPath.Variable ? "/no/such/file" : Environment.GetEnvironmentVariable(variable);
    }

    [Fact]
    public void Draw_ProgramThatIsNoBrowser_SaysWhatItSaid()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The program is a shell's.");
        using var folder = new TemporaryFolder();
        var shell = folder.Write("chromium-browser", "#!/bin/sh\necho 'install it as a snap' >&2\nexit 1\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(shell, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var exception = Assert.Throws<PictureException>(() => PictureBrowser.Draw(shell, [("t", "{}")], PictureForm.Svg));

        Assert.Equal($"{shell} could not be started: it ended with code 1: install it as a snap", exception.Message);
    }

    [Fact]
    public void Draw_FigureThatIsNone_SaysWhichChartAndWhy()
    {
        var exception = Assert.Throws<PictureException>(() => PictureBrowser.Draw(Browser.Require(), [("Nothing at all", "{}")], PictureForm.Svg));
        Assert.StartsWith("Chromium did not draw the chart 'Nothing at all': ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_EachExtension_WritesThatForm()
    {
        Browser.Require();
        var folder = Directory.CreateTempSubdirectory("ekscalc-test-").FullName;
        var chart = Samples.PrefixNode;
        foreach (var extension in (string[])["html", "png", "svg", "json"])
            chart.Save(Path.Combine(folder, "chart." + extension));

        Assert.Equal(4, Directory.GetFiles(folder).Length);
        Assert.Contains("data-shared=\"plotly-", File.ReadAllText(Path.Combine(folder, "chart.html")), StringComparison.Ordinal);
        Assert.Equal(chart.ToPng(), File.ReadAllBytes(Path.Combine(folder, "chart.png")));
        Assert.Equal(chart.ToSvg(), File.ReadAllText(Path.Combine(folder, "chart.svg")));
        Assert.Equal(chart.ToJson() + "\n", File.ReadAllText(Path.Combine(folder, "chart.json")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Save_OtherExtension_SaysWhichThereAre() => Assert.Contains(
        ".html, .png, .svg or .json, not as '.GIF'",
        Assert.Throws<ArgumentException>(() => Samples.Consumption.Save("chart.gif")).Message,
        StringComparison.Ordinal);
}
