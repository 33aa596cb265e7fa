namespace EksCalc.Notebooks;

/// <summary>Scripts that are embedded in this library.</summary>
internal static class EmbeddedText
{
    /// <summary>A function expression that draws a chart in a page, to be called with a mark and a figure.</summary>
    public static string DrawScript { get; } = Read("draw.js");

    /// <summary>A function expression that draws a figure as pictures, to be called with the figure's JSON and the forms.</summary>
    public static string PicturesScript { get; } = Read("pictures.js");

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().TrimEnd();
    }
}
