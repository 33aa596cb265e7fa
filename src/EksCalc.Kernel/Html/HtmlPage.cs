using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using EksCalc.Files;
using EksCalc.Kernel.Notebooks;

namespace EksCalc.Kernel.Html;

/// <summary>A notebook as one HTML page that needs nothing else: no network, no other file.</summary>
/// <remarks>
/// <para>
/// HTML in Markdown cells and in outputs stands as it is: a notebook is code that its reader chose to run, and charts are
/// scripts. All other text is encoded. A content security policy keeps what the page loads
/// by itself from the network; it cannot stop a script that sends the reader to another page.
/// </para>
/// <para>The same notebook gives the same page: no time, no path.</para>
/// </remarks>
public static partial class HtmlPage
{
    private const string Policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; form-action 'none'; base-uri 'none'";

    private static readonly string Style = ReadStyle();

    /// <summary>The page of a notebook with the outputs it has.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="fallbackTitle">The page's title where no Markdown cell has a heading.</param>
    public static string Render(Notebook notebook, string fallbackTitle = "Notebook")
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(Policy).Append("\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.Append("<title>").Append(WebUtility.HtmlEncode(TitleOf(notebook) ?? fallbackTitle)).Append("</title>\n");
        page.Append("<style>\n").Append(Style).Append("</style>\n</head>\n<body>\n<main>\n");
        var outputs = new OutputHtml();
        foreach (var cell in notebook.Cells)
            AppendCell(page, cell, outputs);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>Writes the page of a notebook to a file, which is replaced when it exists.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="path">The file. A failure leaves an old file as it was.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(Notebook notebook, string path) => WholeFile.Write(path, Render(notebook, Path.GetFileNameWithoutExtension(path)));

    private static void AppendCell(StringBuilder page, NotebookCell cell, OutputHtml outputs)
    {
        if (cell.Kind == CellKind.Markdown)
        {
            page.Append("<section class=\"markdown\">\n").Append(MarkdownText.ToHtml(cell.Source)).Append("</section>\n");
            return;
        }

        if (cell.Kind != CellKind.Code || (cell.Source.Length == 0 && cell.Outputs.Count == 0))
            return;
        page.Append("<section class=\"code\">\n<details open><summary>Code").Append(cell.ExecutionCount is { } count ? $" {count}" : "").Append("</summary>");
        page.Append("<pre><code>").Append(CodeHighlighter.ToHtml(cell.Source)).Append("</code></pre></details>\n");
        foreach (var output in cell.Outputs)
            page.Append("<div class=\"output\">").Append(outputs.ToHtml(output)).Append("</div>\n");
        page.Append("</section>\n");
    }

    private static string? TitleOf(Notebook notebook) => notebook.Cells
        .Where(cell => cell.Kind == CellKind.Markdown)
        .Select(cell => Heading().Match(cell.Source))
        .FirstOrDefault(heading => heading.Success)?.Groups[1].Value.Trim();

    private static string ReadStyle()
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream("page.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^#{1,6} +(.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
