using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace EksCalc.Kernel.Notebooks;

/// <summary>Reads the JSON of a notebook: so many bytes at most, in UTF-8, with a place for what is wrong.</summary>
internal static class NotebookReader
{
    // Charts store deeply nested JSON in outputs; the default of 64 levels is not enough for all of them.
    private const int MaximumDepth = 512;

    /// <exception cref="NotebookFormatException">It is too long, not UTF-8 or not JSON.</exception>
    public static JsonNode? Read(Stream stream, string name)
    {
        ReadOnlySpan<byte> text = ReadBytes(stream, name);
        if (text.StartsWith(Encoding.UTF8.Preamble))
            text = text[Encoding.UTF8.Preamble.Length..];
        RequireText(text, name);
        return Parse(text, name);
    }

    private static void RequireText(ReadOnlySpan<byte> text, string name)
    {
        if (Utf8.IsValid(text))
            return;
        var line = 1;
        for (int feed; (feed = text.IndexOf((byte)'\n')) >= 0 && Utf8.IsValid(text[..feed]); line++)
            text = text[(feed + 1)..];
        throw new NotebookFormatException([new($"{name}: line {line}", "not UTF-8 text; save it in that encoding")]);
    }

    private static byte[] ReadBytes(Stream stream, string name)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > Notebook.MaximumBytes)
                throw new NotebookFormatException([new(name, $"larger than {Notebook.MaximumBytes / (1024 * 1024)} MiB")]);
        }

        return bytes.ToArray();
    }

    private static JsonNode? Parse(ReadOnlySpan<byte> text, string name)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new() { MaxDepth = MaximumDepth, AllowDuplicateProperties = false });
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in a property's name; the parser does not say where.
            throw new NotebookFormatException([new(name, "not JSON: a property's name is not valid Unicode text")]);
        }
        catch (JsonException problem)
        {
            var line = problem.LineNumber ?? 0;
            for (var i = 0L; i < line; i++)
                text = text[(text.IndexOf((byte)'\n') + 1)..];
            // The parser counts bytes; a person counts characters.
            var bytesBefore = (int)Math.Min(problem.BytePositionInLine ?? 0, text.Length);
            var column = Encoding.UTF8.GetCharCount(text[..bytesBefore]) + 1;
            var reason = problem.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
            throw new NotebookFormatException([new($"{name}: line {line + 1}, column {column}", $"not JSON: {reason}")]);
        }
    }
}
