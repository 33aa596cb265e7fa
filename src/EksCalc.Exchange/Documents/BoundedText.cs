using System.Text;

namespace EksCalc.Exchange.Documents;

/// <summary>Reads files that people give: UTF-8, and no longer than makes sense.</summary>
internal static class BoundedText
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>Most files of a folder to look through for a mistyped name.</summary>
    private const int MostNeighbours = 1000;

    private static readonly EnumerationOptions Readable = new() { IgnoreInaccessible = true };

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file; one that is too large is not opened.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, is too large or is not UTF-8.</exception>
    public static string ReadFile(string path, int mostBytes)
    {
        try
        {
            var file = new FileInfo(path);
            if (file is { Exists: true } && file.Length > mostBytes)
                throw TooLarge(path, mostBytes);
            using var stream = file.OpenRead();
            return Read(stream, path, mostBytes);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidInputException(path, $"There is no such file{NearestFile(path)}");
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new InvalidInputException(path, Directory.Exists(path) ? "This is a folder; the name of a file expected." : "The file cannot be read; check that it is not locked and that you may read it.");
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new InvalidInputException(path.Length == 0 ? "file name" : Display.Short(path), "The name of a file expected.");
        }
    }

    /// <summary>The text of a stream, which is read no further than one chunk past the limit.</summary>
    /// <exception cref="InvalidInputException">It is too large or not UTF-8.</exception>
    public static string Read(Stream stream, string fileName, int mostBytes)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > mostBytes)
                throw TooLarge(fileName, mostBytes);
        }

        return Decode(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), fileName);
    }

    private static string Decode(ReadOnlySpan<byte> bytes, string fileName)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            var line = 1 + bytes[..exception.Index].Count((byte)'\n');
            throw new InvalidInputException($"{fileName} (line {line})", "This is not UTF-8 text; save the file in UTF-8.");
        }
    }

    private static string NearestFile(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        var names = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", Readable).Take(MostNeighbours).Select(file => Path.GetFileName(file)) : [];
        var suggestion = NearestNames.DidYouMean(Path.GetFileName(path), names);
        return suggestion.Length == 0 ? "." : suggestion;
    }

    private static InvalidInputException TooLarge(string fileName, int mostBytes) =>
        new(fileName, $"The file is larger than {mostBytes / 1024 / 1024} MiB, the most that is read.");
}
