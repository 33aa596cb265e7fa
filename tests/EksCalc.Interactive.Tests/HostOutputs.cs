using System.Net;
using System.Security.Cryptography;
using System.Text;
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
        var shown = ToKeep(host).ToList();
        var expected = committed.Count == shown.Count ? committed.Zip(shown, WithoutWhatHostsLeaveOut) : committed;
        return LastingOutputs.Difference(expected, shown);
    }

    /// <summary>A cell's outputs as they are committed: charts in words and digest, without scripts.</summary>
    public static IEnumerable<JsonObject> ToKeep(IEnumerable<JsonObject> host) => host.Where(output => !IsOfTheHostItself(output)).Select(AsKept);

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
        var digest = figures.SelectMany(FigureDigest.Lines).Concat(Script().Matches(html).Select(match => $"script: {match.Groups[1].Value}"))
            .Concat(Choices().Matches(html).Select(match => $"all choices: {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(match.Groups[1].Value)))[..12]}")).ToList();
        if (digest.Count > 0)
            kept["metadata"] = new JsonObject { ["digest"] = new JsonArray([.. digest.Select(line => (JsonNode)line)]) };
        if (Words().Match(html) is { Success: true } words)
            kept["data"] = new JsonObject { [Plain] = string.Join('\n', Item().Matches(words.Groups[2].Value).Select(item => "  " + Decoded(item)).Prepend(Decoded(words))) };
        else if (Ready().Match(html) is { Success: true } ready)
            kept["data"] = new JsonObject { [Plain] = Decoded(ready) };
        return kept;
    }

    private static JsonObject WithoutWhatHostsLeaveOut(JsonObject committed, JsonObject host)
    {
        var rest = committed.DeepClone().AsObject();
        if (host["data"]?[Plain] is null)
            (rest["data"] as JsonObject)?.Remove(Plain);
        return rest;
    }

    private static string Decoded(Match text) => WebUtility.HtmlDecode(text.Groups[1].Value);

    private static string HtmlOf(JsonObject output) => LastingOutputs.Text(output["data"]?[Html]);

    [GeneratedRegex(@"function \(\) \{ return (\{.*\}); \}\);$", RegexOptions.Multiline)]
    private static partial Regex Figure();

    [GeneratedRegex("\\A<div data-ekscalc-(?:chart|explorer)=[^>]*>\n<p><strong>(.*)</strong></p>\n<ul>(.*)</ul>\n</div>")]
    private static partial Regex Words();

    [GeneratedRegex("\\A<script data-shared=.*</script>\n<p>(.*)</p>\n\\z", RegexOptions.Singleline)]
    private static partial Regex Ready();

    [GeneratedRegex("<div data-ekscalc-script=\"([0-9a-f]+)\"")]
    private static partial Regex Script();

    [GeneratedRegex("^ekscalcExplore\\(\"[0-9a-f]+\", (\\{.*\\})\\);$", RegexOptions.Multiline)]
    private static partial Regex Choices();

    [GeneratedRegex("<li>(.*?)</li>")]
    private static partial Regex Item();

    [GeneratedRegex("\\A((?:(?!<table).)*)<style>.*</style>\\z", RegexOptions.Singleline)]
    private static partial Regex UnusedStyle();
}
