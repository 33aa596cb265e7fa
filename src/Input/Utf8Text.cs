using System.Text;
using System.Text.Unicode;

namespace EksCalc.Input;

/// <summary>Text that people give: UTF-8, with or without a byte order mark, and nothing else.</summary>
internal static class Utf8Text
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes after the byte order mark, which spreadsheets and editors put first; it is no part of the text.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;

    /// <summary>The text of bytes, without a byte order mark; false where they are not UTF-8.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="text">The text, or "".</param>
    /// <param name="wrongAt">The first byte after the mark that is not UTF-8.</param>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out string text, out int wrongAt)
    {
        try
        {
            (text, wrongAt) = (Strict.GetString(WithoutMark(bytes)), -1);
            return true;
        }
        catch (DecoderFallbackException wrong)
        {
            (text, wrongAt) = ("", wrong.Index);
            return false;
        }
    }

    /// <summary>The first byte that is not UTF-8; -1 where all is.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) || TryDecode(bytes, out _, out var wrongAt) ? -1 : wrongAt;

    /// <summary>Where a byte stands for a person: line and column from 1, counted in characters.</summary>
    /// <param name="bytes">Text before which there is no mark.</param>
    /// <param name="index">A byte of it, or its end.</param>
    public static (int Line, int Column) PlaceOf(ReadOnlySpan<byte> bytes, int index)
    {
        var before = bytes[..index];
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(line) + 1);
    }
}
