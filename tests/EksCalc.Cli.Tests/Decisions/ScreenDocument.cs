using System.Text.RegularExpressions;
using EksCalc.Cli.Output;

namespace EksCalc.Cli.Tests.Decisions;

/// <summary>What a command shows on a wide screen, read back: by heading, what stands below.</summary>
internal sealed partial class ScreenDocument(string text)
{
    private readonly string[] lines = text.Split('\n');

    /// <summary>The first line.</summary>
    public string First => lines[0];

    /// <summary>The lines that begin like this, without that.</summary>
    public IReadOnlyList<string> Beginning(string start) =>
        [.. lines.Where(line => line.StartsWith(start, StringComparison.Ordinal)).Select(line => line[start.Length..])];

    /// <summary>Whether there is such a heading.</summary>
    public bool Has(string heading) => Array.IndexOf(lines, heading) >= 0;

    /// <summary>The lines below a heading, to the next empty one.</summary>
    public IReadOnlyList<string> Below(string heading)
    {
        var start = Array.IndexOf(lines, heading);
        Assert.True(start >= 0, $"There is no heading '{heading}' in:\n{text}");
        return [.. lines.Skip(start + 1).TakeWhile(line => line.Length > 0)];
    }

    /// <summary>The rows of the table below a heading, a text a column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Table(string heading)
    {
        var below = Below(heading);
        Assert.Matches(Rule(), below[1]);
        var columns = Dashes().Matches(below[1]).Select(dashes => (From: dashes.Index, To: dashes.Index + dashes.Length)).ToList();
        return [.. below.Skip(2).Select(line => (IReadOnlyList<string>)[.. columns.Select(column => Cut(line, column.From, column.To))])];
    }

    /// <summary>The numbered items below a heading: what they are, and the lines that are indented below.</summary>
    public IReadOnlyList<(string What, IReadOnlyList<string> Details)> Items(string heading)
    {
        var items = new List<(string What, IReadOnlyList<string> Details)>();
        foreach (var line in Below(heading))
        {
            if (Numbered().Match(line) is { Success: true } item)
            {
                Assert.Equal($"{items.Count + 1}", item.Groups[1].Value);
                items.Add((item.Groups[2].Value, new List<string>()));
            }
            else
            {
                ((List<string>)items[^1].Details).Add(line.Trim());
            }
        }

        return items;
    }

    // By cells, of which East Asian wide characters take two.
    private static string Cut(string line, int from, int to)
    {
        var (cell, start, end) = (0, line.Length, line.Length);
        var at = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            start = cell <= from ? at : start;
            if (cell >= to)
            {
                end = at;
                break;
            }

            cell += TextCells.Width(rune.ToString());
            at += rune.Utf16SequenceLength;
        }

        return cell <= from ? "" : line[start..end].Trim();
    }

    [GeneratedRegex("^-+(  -+)*$")]
    private static partial Regex Rule();

    [GeneratedRegex("-+")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"^ ?([0-9]+)\. (.*)$")]
    private static partial Regex Numbered();
}
