namespace EksCalc.Kernel.Html;

/// <summary>
/// A page that is no notebook and comes with its own scripts: the list of pages links to it, and each page of the site says where it is
/// (<c>&lt;meta name="app"&gt;</c>), for outputs that open it with what they show.
/// </summary>
/// <param name="Path">Its place in the site, with forward slashes, such as <c>app/index.html</c>.</param>
/// <param name="Title">What the link to it says, plain text.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SiteApp(string Path, string Title, ReadOnlyMemory<byte> Content);
