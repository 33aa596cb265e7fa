using System.Collections.Immutable;
using System.Text.RegularExpressions;
using EksCalc.Files;
using EksCalc.Notebooks.Reports;

namespace EksCalc.Notebooks;

/// <summary>
/// A document of paragraphs, lists, code, tables, charts and sections: what a notebook says in the end, or what is kept beside the code that it is about.
/// </summary>
/// <remarks>
/// A report does not change; each method gives a longer one. Text is plain text: whatever stands in it is encoded for HTML and for Markdown. A report within a
/// report is a section, its title a heading one level lower.
/// </remarks>
public sealed partial class Report : View
{
    /// <summary>The level of a whole page's heading.</summary>
    internal const int PageLevel = 1;

    private const int NotebookLevel = 2;
    private const int LowestLevel = 6;

    /// <summary>From so many sections on, a document begins with a list of them.</summary>
    private const int LeastContents = 4;

    private readonly ImmutableList<View> parts;

    /// <summary>A report without any part.</summary>
    /// <param name="title">Its heading.</param>
    public Report(string title)
        : this(title, [])
        => ArgumentNullException.ThrowIfNull(title);

    private Report(string title, ImmutableList<View> parts) => (Title, this.parts) = (title, parts);

    /// <summary>The heading, plain text.</summary>
    public string Title { get; }

    /// <summary>What it is made of, in order.</summary>
    internal IReadOnlyList<View> Parts => parts;

    /// <summary>Every chart, those of its sections too, in order.</summary>
    internal IEnumerable<ChartView> Charts => parts.SelectMany(part => part switch
    {
        ChartView chart => [chart],
        Report section => section.Charts,
        _ => Enumerable.Empty<ChartView>(),
    });

    /// <summary>The report with a paragraph more; without text, as it is.</summary>
    /// <param name="paragraph">Plain text.</param>
    public Report Text(string paragraph)
    {
        ArgumentNullException.ThrowIfNull(paragraph);
        return paragraph.Length > 0 ? Add(new ParagraphView(paragraph)) : this;
    }

    /// <summary>The report with a list more; without items, as it is.</summary>
    /// <param name="items">Plain text.</param>
    public Report List(params IEnumerable<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        IReadOnlyList<string> all = [.. items];
        return all.Count > 0 ? Add(new ListView(all)) : this;
    }

    /// <summary>The report with lines more that stand as they are, in a font of one width.</summary>
    /// <param name="lines">Plain text, such as a file's content.</param>
    public Report Code(string lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return Add(new CodeView(lines));
    }

    /// <summary>The report with a table, a chart, or a report as a section more.</summary>
    /// <param name="part">What comes at the end; null for nothing.</param>
    public Report Add(View? part) => part is null ? this : new Report(Title, parts.Add(part));

    /// <summary>The report as a fragment of HTML; its charts need <see cref="Notebook.Init"/>'s script.</summary>
    public override string ToHtml() => WithContents(NotebookLevel, part => part.ToHtml());

    /// <summary>The report as GitHub's Markdown; a chart is what it says in words.</summary>
    public override string ToMarkdown() => ToMarkdown(PageLevel, part => part.ToMarkdown());

    /// <summary>The report as Markdown, which reads well as text.</summary>
    public override string ToString() => ToMarkdown();

    /// <summary>Writes the report to a file, replacing one that is there only once the new one is complete.</summary>
    /// <param name="path">
    /// The extension decides the form: .html, a whole page that needs nothing else; .md, with its charts as pictures beside it, named after it; .pdf, the page as printed.
    /// </param>
    /// <exception cref="ArgumentException">Another extension.</exception>
    /// <exception cref="PictureException">The form is .pdf, or .md with charts, and there is no Chromium, or it did not draw them.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        WholeFile.WriteAll(ReportFiles.Of(this, path));
    }

    internal override string TryStillHtml() => WithContents(NotebookLevel, part => part.TryStillHtml() ?? part.ToHtml());

    internal override string Digest() => string.Join('\n', parts.Select(part => part.Digest()).Where(lines => !string.IsNullOrEmpty(lines)));

    /// <summary>A section of HTML.</summary>
    /// <param name="level">Of its heading.</param>
    /// <param name="html">The form of what is no section.</param>
    /// <param name="attributes">Of its element, each with a space before it.</param>
    internal string ToHtml(int level, Func<View, string> html, string attributes = "") => ToHtml(level, html, attributes, "", "", _ => "");

    private string ToHtml(int level, Func<View, string> html, string attributes, string ofHeading, string contents, Func<Report, string> ofSection) =>
        $"<section{attributes}>\n<h{level}{ofHeading}>{Html.Encode(Title)}</h{level}>\n{contents}"
        + $"{string.Concat(parts.Select(part => part is Report section ? section.ToHtml(Below(level), html, "", ofSection(section), "", _ => "") : html(part)))}</section>\n";

    /// <summary>A report as a fragment: with contents where it has sections enough.</summary>
    private string WithContents(int level, Func<View, string> html)
    {
        var sections = parts.OfType<Report>().ToList();
        var contents = sections.Count < LeastContents ? ""
            : $"<ul>{string.Concat(sections.Select(section => $"<li><a href=\"#{AnchorOf(section)}\">{Html.Encode(section.Title)}</a></li>"))}</ul>\n";
        return ToHtml(level, html, "", "", contents, section => $" id=\"{AnchorOf(section)}\"");
    }

    // With the report's own title before it: a page may show a section alone, too.
    private string AnchorOf(Report section) => Words().Replace($"{Title} {section.Title}".ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^\\p{L}\\p{N}]+")]
    private static partial Regex Words();

    /// <summary>A section of Markdown.</summary>
    /// <param name="level">Of its heading.</param>
    /// <param name="markdown">The form of what is no section.</param>
    internal string ToMarkdown(int level, Func<View, string> markdown) =>
        string.Join("\n\n", parts.Select(part => part is Report section ? section.ToMarkdown(Below(level), markdown) : markdown(part)).Prepend($"{new string('#', level)} {Markdown.Escape(Title)}"));

    private static int Below(int level) => Math.Min(LowestLevel, level + 1);
}
