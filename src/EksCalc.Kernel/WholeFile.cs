using System.Text;

namespace EksCalc.Files;

/// <summary>Writes files that are either there in full or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Where each name stands for a device or for what a process has open.</summary>
    private static readonly string[] DeviceFolders = ["/dev/", "/proc/"];

    /// <summary>Writes text, as UTF-8, to a new file beside <paramref name="path"/>, which then takes its place.</summary>
    /// <param name="path">The file, which is replaced when it exists. Its folder must be there.</param>
    /// <param name="text">What is written.</param>
    /// <exception cref="IOException">The file cannot be written; an old one is as it was.</exception>
    public static void Write(string path, string text) => Write(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text));

    /// <summary>Writes bytes to a new file beside <paramref name="path"/>, which then takes its place and has its access rights.</summary>
    /// <remarks>A pipe or a device stays what it is: it is written to.</remarks>
    /// <param name="path">The file, which is replaced when it exists. Its folder must be there.</param>
    /// <param name="content">What is written.</param>
    /// <exception cref="IOException">The file cannot be written; an old one is as it was.</exception>
    public static void Write(string path, byte[] content)
    {
        if (OpenedAsItIs(path) is { } device)
        {
            using (device)
                device.Write(content);
            return;
        }

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

    /// <summary>Writes files that belong together: each stands complete beside its place before the first of them takes it.</summary>
    /// <param name="files">The files, those that others point to first. Their folders must be there.</param>
    /// <exception cref="IOException">A file cannot be written; all are as they were.</exception>
    public static void WriteAll(IReadOnlyList<(string Path, byte[] Content)> files)
    {
        if (files is [var (path, content)])
        {
            Write(path, content);
            return;
        }

        var places = new List<Place>();
        try
        {
            foreach (var file in files)
            {
                if (Directory.Exists(file.Path))
                    throw new IOException($"{file.Path}: is a folder, so no file can be written there.");
                places.Add(new Place(file.Path));
                File.WriteAllBytes(places[^1].Temporary, file.Content);
            }

            places.ForEach(place => place.Take());
        }
        finally
        {
            places.ForEach(place => File.Delete(place.Temporary));
        }
    }

    /// <summary>Writes what <paramref name="write"/> gives to a new file beside <paramref name="path"/>, which then takes its place and has its access rights.</summary>
    /// <param name="path">The file, which is replaced when it exists. Its folder must be there.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written; an old one is as it was.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        if (OpenedAsItIs(path) is { } device)
        {
            await using (device)
            {
                using var content = new MemoryStream(); // What writes may go back, which a pipe cannot.
                await write(content).ConfigureAwait(false);
                await device.WriteAsync(content.GetBuffer().AsMemory(0, (int)content.Length)).ConfigureAwait(false);
            }

            return;
        }

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

    /// <summary>What a path leads to, opened, where it is no file that could be replaced: a device or a pipe.</summary>
    private static FileStream? OpenedAsItIs(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path))
            return null;
        var isDevice = IsInDeviceFolder(Path.GetFullPath(path)) || IsInDeviceFolder(TargetOf(path) ?? "");
        FileStream? opened = null;
        try
        {
            opened = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            if (isDevice || !opened.CanSeek)
                return opened;
            opened.SetLength(opened.Length); // What is no file has no length to set, wherever its name stands.
        }
        catch (Exception failure) when (!isDevice && failure is UnauthorizedAccessException or FileNotFoundException)
        {
            // A file that may not be written to may be replaced all the same; a link may lead to none yet.
        }
        catch (IOException) when (opened is not null && !isDevice)
        {
            return opened;
        }

        opened?.Dispose();
        return null;
    }

    private static bool IsInDeviceFolder(string path) => Array.Exists(DeviceFolders, folder => path.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>Whether a file is there that says something else. An empty one says nothing, as does a pipe or a device.</summary>
    public static bool SaysElse(string path, ReadOnlySpan<byte> content)
    {
        var full = FullOf(path);
        if (!File.Exists(full) || IsInDeviceFolder(Path.GetFullPath(path)) || new FileInfo(full).Length is not (> 0 and var length))
            return false;
        return length != content.Length || !File.ReadAllBytes(full).AsSpan().SequenceEqual(content);
    }

    /// <summary>Whether two paths are of one file, links followed.</summary>
    public static bool IsSame(string one, string other) => FullOf(one) == FullOf(other);

    /// <summary>Makes a folder, and those above it, where they are not there.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">It cannot be made; the message says what is in its way.</exception>
    public static void MakeFolder(string folder)
    {
        for (var above = Path.GetFullPath(folder); above is not null; above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above))
                throw new IOException($"{above}: this is a file, and a folder is needed in its place; choose another name.");
        }

        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{folder}: the folder cannot be made, choose another name: {failure.Message}", failure);
        }
    }

    private static string FullOf(string path) => TargetOf(path) ?? Path.GetFullPath(path);

    /// <summary>Where a link leads; null where the path is none. The runtime looks for the target of a relative path from the root.</summary>
    private static string? TargetOf(string path) =>
        File.Exists(path) ? new FileInfo(Path.GetFullPath(path)).ResolveLinkTarget(returnFinalTarget: true)?.FullName : null;

    /// <summary>A file and the temporary one beside it.</summary>
    private sealed class Place
    {
        private readonly string full;

        public Place(string path)
        {
            // A link stays a link: what it points to is replaced.
            full = FullOf(path);
            var folder = Path.GetDirectoryName(full);
            if (!Directory.Exists(folder))
                throw new DirectoryNotFoundException($"{path}: the folder '{(TargetOf(path) is null ? Path.GetDirectoryName(path) : folder)}' is not there; make it first.");
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
