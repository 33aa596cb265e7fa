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
public static class HtmlPage
{
    /// <summary>The page of a notebook with the outputs it has.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="fallbackTitle">The page's title where no Markdown cell has a heading.</param>
    /// <param name="edition">For whom.</param>
    public static string Render(Notebook notebook, string fallbackTitle = "Notebook", NotebookEdition edition = NotebookEdition.Trainer)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var outputs = new OutputHtml(script => seen.Add(script.Name) ? script.Element : "");
        var words = PageWords.Of(notebook.TextLanguage);
        return HtmlDocument.Of(NotebookSummary.Of(notebook).Title ?? fallbackTitle, new CellHtml(outputs, edition, words).Of(notebook), words.Language, edition, siteScript: null);
    }

    /// <summary>Writes the page of a notebook to a file, which is replaced when it exists.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="path">The file. A failure leaves an old file as it was.</param>
    /// <param name="edition">For whom.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(Notebook notebook, string path, NotebookEdition edition = NotebookEdition.Trainer) =>
        WholeFile.Write(path, Render(notebook, Path.GetFileNameWithoutExtension(path), edition));
}
