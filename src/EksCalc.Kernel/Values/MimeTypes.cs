namespace EksCalc.Kernel.Values;

/// <summary>The MIME types that are sent.</summary>
internal static class MimeTypes
{
    public const string Html = "text/html";
    public const string Plain = "text/plain";
    public const string Png = "image/png";
}
