using System.Text;
using System.Text.Json;
using EksCalc.Input;

namespace EksCalc.Cli.Commands;

/// <summary>A kind of file that people give.</summary>
/// <param name="What">What it is, with its article.</param>
/// <param name="Command">The command that takes it; null where none does.</param>
internal sealed record InputKind(string What, string? Command)
{
    /// <summary>As much of a file as is looked at.</summary>
    private const int MostBytes = 64 * 1024;

    /// <summary>Larger files are told to be too large, whatever they are.</summary>
    private const int LargestFile = 16 * 1024 * 1024;

    public static InputKind Scenario { get; } = new("a scenario of a cluster", "plan");

    public static InputKind Trace { get; } = new("a trace of a node, or its scenario", "node simulate");

    public static InputKind Notebook { get; } = new("a notebook", "notebook run");

    public static InputKind WorkbookCases { get; } = new("a file of cases of the workbook", "workbook --input");

    public static InputKind MaxPodsCases { get; } = new("a file of cases of max pods", "max-pods --cases");

    private static InputKind Manifest { get; } = new("a manifest of Kubernetes", null);

    private static InputKind Spreadsheet { get; } = new("a spreadsheet or another packed file", null);

    private static InputKind Binary { get; } = new("a binary file", null);

    /// <summary>Reads a file; where it cannot be used because it is of another kind, that is said instead of what does not fit.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="expected">What it should be.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="InvalidInputException">It cannot be used.</exception>
    public static T Reading<T>(string file, InputKind expected, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidInputException) when (Of(file) is { } found && found != expected)
        {
            throw new InvalidInputException([expected.Instead(file, found)]);
        }
    }

    /// <summary>What is said of a file of another kind.</summary>
    public InputProblem Instead(string file, InputKind found) =>
        new(file, $"this is {found.What}, and {What} is expected here{(found.Command is { } command ? $": ekscalc {command} takes it" : "")}.");

    /// <summary>The kind of a file, by how it begins; null where that says nothing.</summary>
    public static InputKind? Of(string file)
    {
        var bytes = Beginning(file);
        if (bytes.StartsWith("PK\x03\x04"u8))
            return Spreadsheet;
        if (bytes.Contains((byte)0) || bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) || bytes.StartsWith("%PDF"u8))
            return Binary;
        bytes = Utf8Text.WithoutMark(bytes);
        return bytes.TrimStart(" \t\r\n"u8) is [(byte)'{', ..] json ? OfNames(JsonNames(json)) : OfText(Encoding.UTF8.GetString(bytes));
    }

    private static InputKind? OfText(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines[0].Split(',') is { Length: > 1 } columns && columns.Contains("instanceType"))
            return MaxPodsCases;
        return OfNames([.. lines.Where(line => line.Length > 0 && char.IsAsciiLetter(line[0])).Select(line => line.Split(':')[0])]);
    }

    private static InputKind? OfNames(HashSet<string> names) =>
        names.Contains("cells") || names.Contains("nbformat") ? Notebook
        : names.Contains("steps") || (names.Contains("scenario") && names.Contains("runs")) || (names.Contains("node") && names.Contains("events")) ? Trace
        : names.Contains("sheet") && names.Contains("input") ? WorkbookCases
        : names.Contains("apiVersion") && names.Contains("kind") ? Manifest
        : names.Contains("vpc") && names.Contains("subnets") ? Scenario
        : null;

    /// <summary>The names of the first object's members, as far as they were read.</summary>
    private static HashSet<string> JsonNames(ReadOnlySpan<byte> json)
    {
        var names = new HashSet<string>();
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true }));
        try
        {
            while (reader.Read() && !(reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 0))
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                    names.Add(reader.GetString()!);
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // What was read before says enough, or nothing does.
        }

        return names;
    }

    // Of files only: a pipe's beginning would be gone, and a device has no end.
    private static ReadOnlySpan<byte> Beginning(string file)
    {
        try
        {
            if (new FileInfo(file) is not { Exists: true, Length: > 0 and <= LargestFile })
                return [];
            using var stream = File.OpenRead(file);
            var bytes = new byte[MostBytes];
            return bytes.AsSpan(0, stream.ReadAtLeast(bytes, MostBytes, throwOnEndOfStream: false));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return [];
        }
    }
}
