using System.Text.RegularExpressions;

namespace EksCalc.Notebooks.Tests.Reports;

/// <summary>A document of Markdown read back, as a person reads it: by heading, what stands below.</summary>
internal sealed partial class MarkdownDocument : IReportText
{
    private readonly string[] lines;

    public MarkdownDocument(string text) => lines = text.Split('\n');

    /// <summary>The headings of a level.</summary>
    public IEnumerable<string> Headings(int level) => lines.Where(line => line.StartsWith($"{new string('#', level)} ", StringComparison.Ordinal)).Select(line => Plain(line[(level + 1)..]));

    /// <summary>What is set off as the verdict.</summary>
    public string Callout => Plain(lines.Single(line => line.StartsWith("> ", StringComparison.Ordinal))[2..].Trim('*'));

    /// <summary>The lines below a heading, to the next one of its level or above.</summary>
    public IReadOnlyList<string> Section(string heading)
    {
        var start = Array.FindIndex(lines, line => line.TrimStart('#') != line && Plain(line.TrimStart('#')) == heading);
        var level = lines[start].TakeWhile(sign => sign == '#').Count();
        return [.. lines.Skip(start + 1).TakeWhile(line => line.TakeWhile(sign => sign == '#').Count() is var depth && (depth == 0 || depth > level))];
    }

    /// <summary>The cells of the n-th table of a section, its headings first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Table(string heading, int number)
    {
        var tables = new List<List<IReadOnlyList<string>>>();
        var wasRow = false;
        foreach (var line in Section(heading))
        {
            var isRow = line.StartsWith('|');
            if (isRow && !wasRow)
                tables.Add([]);
            if (isRow && !Rule().IsMatch(line))
                tables[^1].Add([.. CellEnd().Split(line[1..^1]).Select(Plain)]);
            wasRow = isRow;
        }

        return tables[number];
    }

    /// <summary>The heads of a section's numbered items.</summary>
    public IReadOnlyList<string> Numbered(string heading) => [.. Section(heading).Select(line => NumberedHead().Match(line)).Where(head => head.Success).Select(head => Plain(head.Groups[1].Value))];

    /// <summary>The items of a section's lists.</summary>
    public IReadOnlyList<string> Items(string heading) => [.. Section(heading).Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => Plain(line[2..]))];

    /// <summary>The values of a fact about a section's numbered items, links as they read.</summary>
    public IReadOnlyList<string> Facts(string heading, string name) =>
        [.. Section(heading).Select(line => Fact().Match(line)).Where(fact => fact.Success && Plain(fact.Groups[1].Value) == name).Select(fact => Plain(Link().Replace(fact.Groups[2].Value, "$1")))];

    /// <summary>Every picture: what it shows in words, and its file.</summary>
    public IReadOnlyList<(string Alt, string File)> Pictures => [.. lines.Select(line => Picture().Match(line)).Where(picture => picture.Success).Select(picture => (Plain(picture.Groups[1].Value), Uri.UnescapeDataString(picture.Groups[2].Value)))];

    /// <summary>Without what keeps it from being read as Markdown.</summary>
    public static string Plain(string text) => Escaped().Replace(text.Trim(), "$1");

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellEnd();

    [GeneratedRegex(@"^[0-9]+\. \*\*(.*)\*\*$")]
    private static partial Regex NumberedHead();

    [GeneratedRegex(@"^\|[-:| ]+\|$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^ *- \*\*(.*?):\*\* (.*)$")]
    private static partial Regex Fact();

    [GeneratedRegex(@"(?<!\\)\[(.*?)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^!\[(.*)\]\((\S+)\)$")]
    private static partial Regex Picture();
}
