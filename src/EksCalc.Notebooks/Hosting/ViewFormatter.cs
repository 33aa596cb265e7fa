namespace EksCalc.Notebooks.Hosting;

/// <summary>Writes a <see cref="View"/> as one MIME type. A host calls it by reflection, so the names are fixed.</summary>
internal sealed class ViewFormatter(string mimeType, Func<View, string?> write)
{
    public const string Html = "text/html";
    public const string PlainText = "text/plain";
    public const string Png = "image/png";

    /// <summary>HTML without scripts, for where they do not run.</summary>
    public const string StillHtml = "text/x-still-html";

    /// <summary>Lines that say what a view was made from, each with a hash; never shown.</summary>
    public const string Digest = "text/x-digest";

    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value; false, and nothing written, where it has no such form.</summary>
    public bool Format(object value, TextWriter writer)
    {
        if (value is not View view || write(view) is not { } text)
            return false;
        writer.Write(text);
        return true;
    }
}
