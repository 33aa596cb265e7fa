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
        var place = new Place(path);
        try
        {
            File.WriteAllBytes(place.Temporary, content);
            place.Take();
        }
        finally
        {
            File.Delete(place.Temporary); // Does nothing once the file has been renamed.
        }
    }

    /// <summary>Writes what <paramref name="write"/> gives to a new file beside <paramref name="path"/>, which then takes its place and has its access rights.</summary>
    /// <param name="path">The file, which is replaced when it exists. Its folder must be there.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written; an old one is as it was.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var place = new Place(path);
        try
        {
            await using (var stream = new FileStream(place.Temporary, FileMode.CreateNew, FileAccess.ReadWrite))
                await write(stream).ConfigureAwait(false);
            place.Take();
        }
        finally
        {
            File.Delete(place.Temporary);
        }
    }

    /// <summary>A file and the temporary one beside it.</summary>
    private sealed class Place
    {
        private readonly string full;

        public Place(string path)
        {
            // A link stays a link: what it points to is replaced.
            var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null;
            full = target ?? Path.GetFullPath(path);
            var folder = Path.GetDirectoryName(full);
            if (!Directory.Exists(folder))
                throw new DirectoryNotFoundException($"{path}: the folder '{(target is null ? Path.GetDirectoryName(path) : folder)}' is not there; make it first.");
            Temporary = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}");
        }

        public string Temporary { get; }

        public void Take()
        {
            if (!OperatingSystem.IsWindows() && File.Exists(full))
                File.SetUnixFileMode(Temporary, File.GetUnixFileMode(full));
            File.Move(Temporary, full, overwrite: true);
        }
    }
}
