using System.Text.Json;

namespace EksCalc.Notebooks;

/// <summary>Scripts and styles that are embedded in this library.</summary>
internal static class EmbeddedText
{
    /// <summary>A script that gives a page <c>ekscalcDraw</c>, which draws a chart and is called with a mark and a figure.</summary>
    public static string DrawScript { get; } = Read("draw.js");

    /// <summary>What an address of the explorer's page can say: the module of that page.</summary>
    public static string AddressModule { get; } = Read("grammar.js");

    /// <summary>A script that gives a page <c>ekscalcExplore</c>, which shows a view of <see cref="Charts.Explore"/> and is called with a mark and its values.</summary>
    public static string ExploreScript { get; } = $"{Read("unpack.js")}\n{Address()}\nwindow.ekscalcUnpack.style = {JsonSerializer.Serialize(Read("explore.css"))};\n{Read("explore.js")}";

    /// <summary>A function expression that draws a figure as pictures, to be called with the figure's JSON and the forms.</summary>
    public static string PicturesScript { get; } = Read("pictures.js");

    /// <summary>A function expression that waits until every chart of a page is drawn.</summary>
    public static string ChartsDrawnScript { get; } = Read("charts-drawn.js");

    /// <summary>The style of pages of notebooks, which reports have too.</summary>
    public static string PageStyle { get; } = Read("page.css");

    /// <summary>What reports need beside it.</summary>
    public static string ReportStyle { get; } = Read("report.css");

    // A module's exports as what a function gives.
    private static string Address() =>
        $"window.ekscalcAddress = (function () {{\n{AddressModule.Replace("\nexport ", "\n", StringComparison.Ordinal)}\nreturn {{ modes, partsOf, canShow, usualOf }};\n}})();";

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().TrimEnd();
    }
}
