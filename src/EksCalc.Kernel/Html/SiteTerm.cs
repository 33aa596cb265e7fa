namespace EksCalc.Kernel.Html;

/// <summary>A word that is a link wherever it stands in a text or a table of the site.</summary>
/// <param name="Word">The word: letters and digits.</param>
/// <param name="Target">Where it leads: a page of the site and a fragment, <c>rules.html#R07</c>.</param>
/// <param name="Title">What it means, shown where a pointer rests on it; plain text.</param>
public sealed record SiteTerm(string Word, string Target, string Title);
