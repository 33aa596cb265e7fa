namespace EksCalc.Kernel;

/// <summary>Writes files that are either there in full or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes text to a new file beside <paramref name="path"/>, which then takes its place.</summary>
    public static void Write(string path, string text)
    {
        // A link stays a link: what it points to is replaced.
        var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null;
        var full = target ?? Path.GetFullPath(path);
        var temporary = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}");
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary); // Does nothing once the file has been renamed.
        }
    }
}
