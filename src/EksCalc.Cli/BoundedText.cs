using System.Text;

namespace EksCalc.Cli;

/// <summary>Reads files that a user names, up to a size, whatever kind of file they are.</summary>
internal static class BoundedText
{
    /// <summary>The text of a UTF-8 file, without a byte order mark.</summary>
    /// <param name="file">The file.</param>
    /// <param name="mostBytes">Its largest size in bytes.</param>
    /// <exception cref="InvalidInputException">There is no such file, it is larger, or it is not UTF-8.</exception>
    public static string Read(FileInfo file, int mostBytes)
    {
        var name = file.ToString();
        if (!file.Exists)
            throw new InvalidInputException(name, "no such file.");

        // A pipe does not tell its length, so the bytes that come are counted.
        using var stream = file.OpenRead();
        var bytes = new byte[Math.Min(file.Length, mostBytes) + 1];
        int length = 0, read;
        while ((read = stream.Read(bytes.AsSpan(length))) > 0)
        {
            length += read;
            if (length > mostBytes)
                throw new InvalidInputException(name, $"is larger than {mostBytes / 1024 / 1024} MiB; split it.");
            if (length == bytes.Length)
                Array.Resize(ref bytes, Math.Min(length * 2, mostBytes + 1));
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, length).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidInputException(name, "is not UTF-8 text.");
        }
    }
}
