using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>What committed notebooks show is for people.</summary>
public sealed partial class CommittedOutputsTests
{
    public static TheoryData<string> Notebooks => [.. Directory.EnumerateFiles(Repository.PathOf("notebooks"), "*.ipynb", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.PathOf("."), file)).Order(StringComparer.Ordinal)];

    /// <summary>A record as C# prints it, in a table or a text, is nothing that somebody wanted to show.</summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Outputs_AnyNotebook_ShowNoRecordsAsCSharpPrintsThem(string notebook)
    {
        var cells = JsonNode.Parse(File.ReadAllText(Repository.PathOf(notebook)))!["cells"]!.AsArray();
        var outputs = cells.SelectMany(cell => cell!["outputs"]?.AsArray() ?? []).Select(output => output!["data"]?["text/plain"]).OfType<JsonNode>()
            .Select(text => text is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string)text!).ToList();

        Assert.NotEmpty(outputs);
        Assert.All(outputs, text => Assert.DoesNotMatch(PrintedRecord(), text));
    }

    [GeneratedRegex(@"\b[A-Z]\w+ \{ [A-Z]\w+ = .{0,200}, [A-Z]\w+ = ")]
    private static partial Regex PrintedRecord();
}
