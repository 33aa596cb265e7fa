using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EksCalc.Notebooks.Figures;
using EksCalc.Testing;

namespace EksCalc.Interactive.Tests;

/// <summary>
/// Outputs of a foreign host beside those that are committed. A host keeps HTML where our kernel keeps text and a picture too; what a chart's script
/// says and draws is compared with the committed words and digest.
/// </summary>
internal static partial class HostOutputs
{
    private const string Html = "text/html";
    private const string Plain = "text/plain";

    /// <summary>The lines that differ, those committed with -, the host's with +; empty where there are none.</summary>
    public static IReadOnlyList<string> Difference(IReadOnlyList<JsonObject> committed, IReadOnlyList<JsonObject> host)
    {
        var shown = host.Where(output => !IsOfTheHostItself(output)).Select(AsKept).ToList();
        var expected = committed.Count == shown.Count ? committed.Zip(shown, WithoutWhatHostsLeaveOut) : committed;
        return LastingOutputs.Difference(expected, shown);
    }

    // A script for its own JavaScript, before a notebook's first cell.
    private static bool IsOfTheHostItself(JsonObject output) => HtmlOf(output).Contains("probeAddresses", StringComparison.Ordinal);

    private static JsonObject AsKept(JsonObject output)
    {
        var kept = output.DeepClone().AsObject();
        if (kept["data"] is not JsonObject data || HtmlOf(output) is not { Length: > 0 } html)
            return kept;
        var figures = Figure().Matches(html).Select(match => JsonNode.Parse(match.Groups[1].Value)!.AsObject()).ToList();
        // The host's sheet of styles follows even a number.
        data[Html] = UnusedStyle().Replace(html.ReplaceLineEndings("\n"), "$1");
        if (figures.Count > 0)
            kept["metadata"] = new JsonObject { ["digest"] = new JsonArray([.. figures.SelectMany(FigureDigest.Lines).Select(line => (JsonNode)line)]) };
        if (Words().Match(html) is { Success: true } words)
            data[Plain] = string.Join('\n', Item().Matches(words.Groups[2].Value).Select(item => $"  {WebUtility.HtmlDecode(item.Groups[1].Value)}").Prepend(WebUtility.HtmlDecode(words.Groups[1].Value)));
        return kept;
    }

    private static JsonObject WithoutWhatHostsLeaveOut(JsonObject committed, JsonObject host)
    {
        var rest = committed.DeepClone().AsObject();
        if (host["data"]?[Plain] is null)
            (rest["data"] as JsonObject)?.Remove(Plain);
        return rest;
    }

    private static string HtmlOf(JsonObject output) => LastingOutputs.Text(output["data"]?[Html]);

    [GeneratedRegex(@"function \(\) \{ return (\{.*\}); \}\);$", RegexOptions.Multiline)]
    private static partial Regex Figure();

    [GeneratedRegex("\\A<div data-ekscalc-chart=[^>]*>\n<p><strong>(.*)</strong></p>\n<ul>(.*)</ul>\n</div>")]
    private static partial Regex Words();

    [GeneratedRegex("<li>(.*?)</li>")]
    private static partial Regex Item();

    [GeneratedRegex("\\A((?:(?!<table).)*)<style>.*</style>\\z", RegexOptions.Singleline)]
    private static partial Regex UnusedStyle();
}
