using System.Runtime.InteropServices;
using System.Text;
using EksCalc.Input;

namespace EksCalc.Exchange;

/// <summary>Reads files that people name, whatever kind of file they are: no further than makes sense, and text as UTF-8 alone.</summary>
/// <remarks>Bytes are counted while they are read. A pipe, a device and a file that grows are bounded as any other.</remarks>
public static class InputFile
{
    /// <summary>Most files of a folder to look through for a mistyped name.</summary>
    private const int MostNeighbours = 1000;

    private static readonly EnumerationOptions Readable = new() { IgnoreInaccessible = true };

    /// <summary>The text of a UTF-8 file, without a byte order mark.</summary>
    /// <param name="path">The file; one that says that it is larger is not opened.</param>
    /// <param name="mostBytes">Its largest size in bytes.</param>
    /// <exception cref="InvalidInputException">It cannot be read, is larger or is not UTF-8.</exception>
    public static string ReadText(string path, int mostBytes) => Text(ReadUtf8(path, mostBytes));

    /// <summary>The same as bytes, for what reads UTF-8 itself.</summary>
    /// <param name="path">The file; one that says that it is larger is not opened.</param>
    /// <param name="mostBytes">Its largest size in bytes.</param>
    /// <returns>What was read, in memory.</returns>
    /// <exception cref="InvalidInputException">It cannot be read, is larger or is not UTF-8.</exception>
    public static Stream OpenUtf8(string path, int mostBytes)
    {
        MemoryMarshal.TryGetArray(ReadUtf8(path, mostBytes), out var bytes);
        return new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
    }

    private static ReadOnlyMemory<byte> ReadUtf8(string path, int mostBytes)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var file = new FileInfo(path);
            if (file is { Exists: true } && file.Length > mostBytes)
                throw TooLarge(path, mostBytes);
            using var stream = file.OpenRead();
            return ReadUtf8(stream, path, mostBytes);
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
            throw new InvalidInputException(path.Length == 0 ? "file name" : ShownText.Short(path), "The name of a file expected.");
        }
    }

    /// <summary>The text of a stream, which is read no further than one chunk past the limit.</summary>
    /// <exception cref="InvalidInputException">It is too large or not UTF-8.</exception>
    internal static string ReadText(Stream stream, string fileName, int mostBytes) => Text(ReadUtf8(stream, fileName, mostBytes));

    private static ReadOnlyMemory<byte> ReadUtf8(Stream stream, string fileName, int mostBytes)
    {
        if (!BoundedBytes.TryRead(stream, mostBytes, out var bytes))
            throw TooLarge(fileName, mostBytes);
        bytes = bytes[^Utf8Text.WithoutMark(bytes.Span).Length..];
        if (Utf8Text.FirstInvalid(bytes.Span) is not (>= 0 and var wrongAt))
            return bytes;
        var (line, column) = Utf8Text.PlaceOf(bytes.Span, wrongAt);
        throw new InvalidInputException($"{fileName} (line {line}, column {column})", "This is not UTF-8 text; save the file in UTF-8.");
    }

    private static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);

    private static string NearestFile(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        var names = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", Readable).Take(MostNeighbours).Select(file => Path.GetFileName(file)) : [];
        return NearestNames.EndOfSentence(Path.GetFileName(path), names);
    }

    /// <summary>Reads a file so that every problem names it.</summary>
    internal static T Naming<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidInputException invalid)
        {
            throw new InvalidInputException([.. invalid.Problems.Select(problem => Names(problem) ? problem : new InputProblem($"{file}: {problem.Place}", problem.Message))]);
        }

        // A place in a file may begin as the file is called: nodeGroups in a file n.
        bool Names(InputProblem problem) => problem.Place == file
            || problem.Place.StartsWith($"{file}:", StringComparison.Ordinal) || problem.Place.StartsWith($"{file} (line ", StringComparison.Ordinal);
    }

    private static InvalidInputException TooLarge(string fileName, int mostBytes) =>
        new(fileName, $"The file is larger than {mostBytes / 1024 / 1024} MiB, the most that is read.");
}
