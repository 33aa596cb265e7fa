using EksCalc.Kernel.Notebooks;

namespace EksCalc.Kernel.Html;

/// <summary>A notebook that becomes a page of a site.</summary>
/// <param name="Notebook">The notebook with the outputs it has.</param>
/// <param name="Path">The page's place in the site, with forward slashes: <c>sub/01-first.html</c>.</param>
public sealed record SitePage(Notebook Notebook, string Path);
