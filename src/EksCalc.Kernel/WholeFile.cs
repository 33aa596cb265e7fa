using System.Text;

namespace EksCalc.Files;

/// <summary>Writes files that are either there in full or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes text, as UTF-8, to a new file beside <paramref name="path"/>, which then takes its place.</summary>
    /// <param name="path">The file, which is replaced when it exists. Its folder must be there.</param>
    /// <param name="text">What is written.</param>
    /// <exception cref="IOException">The file cannot be written; an old one is as it was.</exception>
    public static void Write(string path, string text) => Write(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text));

    /// <summary>Writes bytes to a new file beside <paramref name="path"/>, which then takes its place and has its access rights.</summary>
    /// <param name="path">The file, which is replaced when it exists. Its folder must be there.</param>
    /// <param name="content">What is written.</param>
    /// <exception cref="IOException">The file cannot be written; an old one is as it was.</exception>
    public static void Write(string path, byte[] content)
    {
        // A link stays a link: what it points to is replaced.
        var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null;
        var full = target ?? Path.GetFullPath(path);
        var temporary = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}");
        try
        {
            File.WriteAllBytes(temporary, content);
            if (!OperatingSystem.IsWindows() && File.Exists(full))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(full));
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary); // Does nothing once the file has been renamed.
        }
    }
}
