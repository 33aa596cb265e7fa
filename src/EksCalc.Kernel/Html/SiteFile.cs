namespace EksCalc.Kernel.Html;

/// <summary>A file of a site.</summary>
/// <param name="Path">Its place in the site, with forward slashes.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SiteFile(string Path, ReadOnlyMemory<byte> Content);
