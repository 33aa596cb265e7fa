namespace EksCalc.Kernel.Html;

/// <summary>A text beside the notebooks that becomes a page of the site, so that links to it lead somewhere.</summary>
/// <param name="Source">Its file as links name it from the folder above the notebooks, with forward slashes: <c>docs/rules.md</c>.</param>
/// <param name="Path">The page's place in the site: <c>rules.html</c>.</param>
/// <param name="Markdown">The text.</param>
public sealed record SiteDocument(string Source, string Path, string Markdown);
