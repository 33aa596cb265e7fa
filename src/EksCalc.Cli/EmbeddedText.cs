namespace EksCalc.Cli;

/// <summary>Texts that the tool carries: samples, and scripts for shells.</summary>
internal static class EmbeddedText
{
    /// <summary>The text of a file that was there when the tool was built.</summary>
    public static string Read(string name)
    {
        using var text = new StreamReader(typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such text."));
        return text.ReadToEnd().ReplaceLineEndings("\n");
    }
}
