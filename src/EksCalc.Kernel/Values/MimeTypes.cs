namespace EksCalc.Kernel.Values;

/// <summary>The MIME types that are sent.</summary>
internal static class MimeTypes
{
    public const string Html = "text/html";
    public const string Plain = "text/plain";
    public const string Png = "image/png";

    /// <summary>HTML without scripts, pictures in their place: shown as HTML where scripts do not run.</summary>
    public const string StillHtml = "text/x-still-html";

    /// <summary>Never shown: lines that say what a value was made from, each with a hash, to tell whether it has changed.</summary>
    public const string Digest = "text/x-digest";
}
