using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EksCalc.Notebooks.Browsers;
using EksCalc.Notebooks.Reports;
using EksCalc.Testing;
using PuppeteerSharp;
using PuppeteerSharp.Media;
using Browser = EksCalc.Testing.Browser;

namespace EksCalc.Notebooks.Tests.Reports;

public sealed partial class ReportFilesTests
{
    /// <summary>What A4 leaves between the margins of the style, in CSS pixels.</summary>
    private const int PaperWidthPixels = 680;
    private const int PaperHeightPixels = 994;

    private static Report SmallDev => DecisionReport.Of(Decisions.Of("small-dev.yaml"));

    [Fact]
    public void Of_Html_IsTheSameTwiceAndNeedsNothingElse()
    {
        var (one, two) = (Html(SmallDev), Html(SmallDev));

        Assert.Equal(one, two);
        Assert.DoesNotContain(Links().Matches(one[one.IndexOf("<h1", StringComparison.Ordinal)..]), link => !link.Groups[1].Value.StartsWith('#'));
        Assert.Contains("default-src 'none'", one, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Html_HasContentsThatLeadToItsSections()
    {
        var html = Html(SmallDev);
        var targets = Links().Matches(html[html.IndexOf("<nav", StringComparison.Ordinal)..]).Select(link => link.Groups[1].Value[1..]).ToList();

        Assert.Equal(["context", "options-side-by-side", "decision-and-reasons", "numbers", "warm-settings", "consequences", "steps", "what-to-watch", "sources", "inputs"], targets);
        Assert.All(targets, target => Assert.Single(Regex.Matches(html, $"<section id=\"{target}\"")));
    }

    [Fact]
    public void Of_SectionsCalledAlike_HaveAnchorsOfTheirOwn()
    {
        var html = Html(new Report("a").Add(new Report("b!")).Add(new Report("B")).Add(new Report("\u00e9")));
        Assert.Equal(["#b", "#b-2", "#section"], Links().Matches(html).Select(link => link.Groups[1].Value));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_HostileNames_AreEncoded()
    {
        var report = DecisionReport.Of(
            Decisions.Hostile,
            new DecisionHead { Title = Samples.Hostile, Status = Samples.Hostile, Deciders = [Samples.Hostile], Needs = [Samples.Hostile] });
        var html = Html(report);

        // plotly.js, and for each chart what draws it and its figure.
        Assert.Equal(1 + (2 * report.Charts.Count()), html.AsSpan().Count("<script"));
        Assert.DoesNotContain("<img", html[html.IndexOf("<h1", StringComparison.Ordinal)..], StringComparison.OrdinalIgnoreCase);
        var opened = Browser.OpenDrawn(html);
        Assert.Empty(opened.Console);
        Assert.DoesNotMatch(@"(?<!\\)<", report.ToMarkdown()[..report.ToMarkdown().IndexOf("```", StringComparison.Ordinal)]);
    }

    [Fact]
    public void Of_Markdown_HasItsChartsAsPicturesBesideIt()
    {
        Browser.Require();
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("adr (7).md");

        SmallDev.Save(path);

        var charts = SmallDev.Charts.ToList();
        var pictures = new MarkdownDocument(File.ReadAllText(path)).Pictures;
        Assert.Equal(charts.Select((_, index) => $"adr (7)-chart-{index + 1}.png"), pictures.Select(picture => picture.File));
        Assert.Equal(pictures.Select(picture => picture.File).Append("adr (7).md").Order(StringComparer.Ordinal), folder.Names);
        Assert.All(charts.Zip(pictures), pair => Assert.StartsWith(pair.First.Title, pair.Second.Alt, StringComparison.Ordinal));
        Assert.All(pictures, picture => Assert.Equal("PNG"u8.ToArray(), File.ReadAllBytes(folder.PathOf(picture.File))[1..4]));

        var before = folder.Names.ToDictionary(name => name, name => File.ReadAllBytes(folder.PathOf(name)));
        SmallDev.Save(path);
        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllBytes(folder.PathOf(file.Key))));
    }

    [Fact]
    public void Save_PlaceThatIsAFolder_LeavesNoPicture()
    {
        Browser.Require();
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("a.md"));

        Assert.Throws<IOException>(() => SmallDev.Save(folder.PathOf("a.md")));

        Assert.Empty(folder.Names);
    }

    [Theory]
    [InlineData("small-dev.yaml")]
    [InlineData("production-three-zones.yaml")]
    [InlineData("custom-networking-100-64.yaml")]
    public async Task Of_Html_OnPaper_CutsNoChart(string file)
    {
        var page = await Browser.NewPageAsync();
        await using (page)
        {
            // As wide as paper from the start: a page that is printed is not told that its elements have other sizes there.
            await page.EmulateMediaTypeAsync(MediaType.Print);
            await page.SetViewportAsync(new ViewPortOptions { Width = PaperWidthPixels, Height = PaperHeightPixels });
            await page.SetContentAsync(Html(DecisionReport.Of(Decisions.Of(file))));
            var drawn = await page.EvaluateFunctionAsync<JsonElement>(EmbeddedText.ChartsDrawnScript, true);

            var charts = await page.EvaluateFunctionAsync<JsonElement>(
                """
                () => [...document.querySelectorAll(".chart")].map(chart => {
                  const box = chart.getBoundingClientRect(), parts = [...chart.querySelectorAll(".main-svg")].map(part => part.getBoundingClientRect());
                  return {
                    right: Math.max(...parts.map(part => part.right)), bottom: Math.max(...parts.map(part => part.bottom)), boxBottom: box.bottom, height: box.height,
                    inside: getComputedStyle(chart).breakInside, icons: [...chart.querySelectorAll(".modebar-container")].filter(icon => getComputedStyle(icon).display !== "none").length,
                  };
                })
                """);

            Assert.Equal(drawn.GetProperty("count").GetInt32(), charts.GetArrayLength());
            Assert.InRange(charts.GetArrayLength(), 2, 4);
            Assert.All(charts.EnumerateArray(), chart =>
            {
                Assert.InRange(chart.GetProperty("right").GetDouble(), 100, PaperWidthPixels);
                Assert.InRange(chart.GetProperty("bottom").GetDouble(), 0, chart.GetProperty("boxBottom").GetDouble() + 1);
                Assert.InRange(chart.GetProperty("height").GetDouble(), 50, PaperHeightPixels);
                Assert.Equal("avoid", chart.GetProperty("inside").GetString());
                Assert.Equal(0, chart.GetProperty("icons").GetInt32());
            });
        }
    }

    [Fact]
    public void Of_Pdf_IsA4()
    {
        Browser.Require();
        var pdf = Encoding.Latin1.GetString(ReportFiles.Of(SmallDev, "a.pdf")[0].Content);

        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        var sheets = Sheet().Matches(pdf);
        Assert.InRange(sheets.Count, 4, 20);
        Assert.All(sheets, sheet => Assert.Equal(("594", "841"), (sheet.Groups[1].Value, sheet.Groups[2].Value)));
    }

    [Theory]
    [InlineData("Chrome/131.0.1", false)]
    [InlineData("HeadlessChrome/156.0.8078.108", false)]
    [InlineData("HeadlessChrome/130.9", true)]
    [InlineData("", true)]
    public void Options_Version_NumbersPagesOnce(string version, bool byFooter) => Assert.Equal(byFooter, PrintedPage.Options(version).DisplayHeaderFooter);

    private static string Html(Report report) => Encoding.UTF8.GetString(ReportFiles.Of(report, "a.html")[0].Content);

    [GeneratedRegex("""(?:href|src)="([^"]*)""")]
    private static partial Regex Links();

    [GeneratedRegex(@"/MediaBox \[0 0 ([0-9]+)[.0-9]* ([0-9]+)[.0-9]*\]")]
    private static partial Regex Sheet();
}
