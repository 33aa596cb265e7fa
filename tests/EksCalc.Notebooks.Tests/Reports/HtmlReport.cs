using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace EksCalc.Notebooks.Tests.Reports;

/// <summary>A report as HTML, read back.</summary>
internal sealed partial class HtmlReport(string html) : IReportText
{
    public string Callout => Plain(CalloutText().Match(html).Groups[1].Value);

    /// <summary>Levels of a document: the title of a fragment is one lower.</summary>
    public IEnumerable<string> Headings(int level) =>
        AllHeadings().Matches(html).Where(heading => LevelOf(heading) == level + 1).Select(heading => Plain(heading.Groups[2].Value));

    public IReadOnlyList<IReadOnlyList<string>> Table(string heading, int number)
    {
        return [.. Row().Matches(Tables().Matches(Section(heading))[number].Value).Select(row => Cells(row.Value))];

        static IReadOnlyList<string> Cells(string row) => [.. Cell().Matches(row).Select(cell => Plain(cell.Groups[1].Value).Trim())];
    }

    public IReadOnlyList<string> Numbered(string heading) => [.. NumberedHead().Matches(Section(heading)).Select(head => Plain(head.Groups[1].Value))];

    public IReadOnlyList<string> Items(string heading) =>
        [.. PlainList().Matches(Section(heading)).SelectMany(list => Item().Matches(list.Value)).Select(item => Plain(item.Groups[1].Value))];

    public IReadOnlyList<string> Facts(string heading, string name) =>
        [.. Fact().Matches(Section(heading)).Where(fact => Plain(fact.Groups[1].Value) == name).Select(fact => Plain(Tag().Replace(fact.Groups[2].Value, "")))];

    private string Section(string heading)
    {
        var all = AllHeadings().Matches(html).ToList();
        var start = all.FindIndex(each => Plain(each.Groups[2].Value) == heading);
        var end = all.FindIndex(start + 1, each => LevelOf(each) <= LevelOf(all[start]));
        return html[all[start].Index..(end < 0 ? html.Length : all[end].Index)];
    }

    private static int LevelOf(Match heading) => int.Parse(heading.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private static string Plain(string text) => WebUtility.HtmlDecode(text);

    [GeneratedRegex("<p class=\"callout\"[^>]*><strong>(.*?)</strong></p>")]
    private static partial Regex CalloutText();

    [GeneratedRegex("<h([1-6])[^>]*>(.*?)</h[1-6]>")]
    private static partial Regex AllHeadings();

    [GeneratedRegex("<table.*?</table>", RegexOptions.Singleline)]
    private static partial Regex Tables();

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<t[hd][^>]*>(.*?)</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("<li><p><strong>(.*?)</strong></p>")]
    private static partial Regex NumberedHead();

    [GeneratedRegex("<ul>\n.*?</ul>", RegexOptions.Singleline)]
    private static partial Regex PlainList();

    [GeneratedRegex("<li>(.*?)</li>")]
    private static partial Regex Item();

    [GeneratedRegex("<li><strong>([^<]*):</strong> (.*?)</li>")]
    private static partial Regex Fact();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
