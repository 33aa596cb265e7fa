using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EksCalc.Files;
using EksCalc.Input;

namespace EksCalc.Kernel.Notebooks;

/// <summary>
/// A Jupyter notebook (nbformat 4). The JSON that was read stays the truth: fields and metadata that this library
/// does not know are written back as they were, in their order.
/// </summary>
public sealed class Notebook
{
    /// <summary>The largest file that is read: 64 MiB. A notebook beyond it holds data that belongs in a file of its own.</summary>
    public const int MaximumBytes = 64 * 1024 * 1024;

    // Charts store deeply nested JSON in outputs; the default of 64 levels is not enough for all of them.
    private const int MaximumDepth = 512;

    private readonly List<NotebookCell> cells;

    private Notebook(JsonObject json)
    {
        Json = json;
        AddWhatIsMissing(json);
        cells = [.. json["cells"]!.AsArray().Select(cell => new NotebookCell(cell!.AsObject()))];
    }

    /// <summary>The notebook's JSON; changes to values inside it are changes of the notebook.</summary>
    public JsonObject Json { get; }

    /// <summary>The cells in their order.</summary>
    public IReadOnlyList<NotebookCell> Cells => cells;

    /// <summary>The notebook's metadata.</summary>
    public JsonObject Metadata => Json["metadata"]!.AsObject();

    /// <summary>The language that the notebook says its code is in, or null when it says nothing.</summary>
    public string? Language =>
        TextAt("kernelspec", "language") ?? TextAt("language_info", "name");

    /// <summary>Creates an empty notebook for the .NET (C#) kernel.</summary>
    public static Notebook Create() => new(new JsonObject
    {
        ["cells"] = new JsonArray(),
        ["metadata"] = new JsonObject { ["kernelspec"] = Kernelspec() },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    });

    /// <summary>Reads a notebook file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NotebookFormatException">The file is too large, not JSON or not an nbformat 4 notebook.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Notebook Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, Path.GetFileName(path));
    }

    /// <summary>Reads a notebook from UTF-8 JSON.</summary>
    /// <param name="stream">Read to its end.</param>
    /// <param name="name">What problems call the file.</param>
    /// <exception cref="NotebookFormatException">The stream is too long, not JSON or not an nbformat 4 notebook.</exception>
    public static Notebook Read(Stream stream, string name = "notebook.ipynb")
    {
        if (!BoundedBytes.TryRead(stream, MaximumBytes, out var bytes))
            throw new NotebookFormatException([new(name, $"larger than {MaximumBytes / (1024 * 1024)} MiB")]);
        var json = ParseJson(Utf8Text.WithoutMark(bytes.Span), name);
        NotebookChecks.Require(json, name);
        return new Notebook(json!.AsObject());
    }

    /// <summary>Adds a cell at the end.</summary>
    /// <param name="kind">The cell's kind.</param>
    /// <param name="source">Its text.</param>
    public NotebookCell AddCell(CellKind kind, string source)
    {
        var taken = cells.Select(cell => cell.Id).ToHashSet(StringComparer.Ordinal);
        // In the order in which Jupyter writes them.
        var json = new JsonObject
        {
            ["cell_type"] = kind switch { CellKind.Code => "code", CellKind.Markdown => "markdown", _ => "raw" },
        };
        if (kind == CellKind.Code)
            json["execution_count"] = null;
        json["id"] = NewId(cells.Count, source, taken);
        json["metadata"] = new JsonObject();
        if (kind == CellKind.Code)
            json["outputs"] = new JsonArray();
        json["source"] = MultilineText.Split(source);
        Json["cells"]!.AsArray().Add(json);
        var cell = new NotebookCell(json);
        cells.Add(cell);
        return cell;
    }

    /// <summary>The file's text: JSON as Jupyter writes it, with a line feed at the end.</summary>
    public string ToText() => NotebookText.Write(Json);

    /// <summary>
    /// Writes the notebook to a file. The text is written to a new file beside it which then takes its place, so that a
    /// failure leaves the old file as it was.
    /// </summary>
    /// <param name="path">The file; it is replaced when it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => WholeFile.Write(path, ToText());

    /// <summary>A copy that shares nothing with this notebook.</summary>
    public Notebook Clone() => new(Json.DeepClone().AsObject());

    /// <summary>Says that the notebook is for the .NET (C#) kernel, unless it names a kernel already.</summary>
    internal void AddKernelspec()
    {
        if (!Metadata.ContainsKey("kernelspec"))
            Metadata["kernelspec"] = Kernelspec();
    }

    private static JsonObject Kernelspec() => new()
    {
        ["display_name"] = ".NET (C#)",
        ["language"] = "C#",
        ["name"] = ".net-csharp",
    };

    private static JsonNode? ParseJson(ReadOnlySpan<byte> text, string name)
    {
        if (!Utf8Text.TryDecode(text, out _, out var notUtf8))
            throw Unreadable(text, notUtf8, "not UTF-8 text; save the file in UTF-8");
        try
        {
            // A cell's text is kept as it is; what the notebook says of itself is read.
            if (JsonText.FirstInvalid(text, tolerant: "cells") is >= 0 and var notText)
                throw Unreadable(text, notText, JsonText.Wrong);
            return JsonNode.Parse(text, documentOptions: new() { MaxDepth = MaximumDepth, AllowDuplicateProperties = false });
        }
        catch (JsonException problem)
        {
            var lineAt = 0;
            for (var line = problem.LineNumber ?? 0; line > 0; line--)
                lineAt += text[lineAt..].IndexOf((byte)'\n') + 1;
            var reason = problem.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
            throw Unreadable(text, (int)Math.Min(lineAt + (problem.BytePositionInLine ?? 0), text.Length), $"not JSON: {reason}");
        }

        NotebookFormatException Unreadable(ReadOnlySpan<byte> text, int at, string reason)
        {
            var (line, column) = Utf8Text.PlaceOf(text, at);
            return new([new($"{name}: line {line}, column {column}", reason)]);
        }
    }

    /// <summary>Puts a code cell between others.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="id">Its id.</param>
    /// <param name="source">Its code.</param>
    /// <exception cref="NotebookFormatException">The id is taken.</exception>
    internal void InsertCode(int index, string id, string source)
    {
        if (cells.Exists(cell => cell.Id == id))
            throw new NotebookFormatException([new NotebookProblem($"cells[{index}].id", $"\"{id}\" is taken")]);
        var cell = AddCell(CellKind.Code, source);
        cell.Json["id"] = id;
        var all = Json["cells"]!.AsArray();
        all.RemoveAt(all.Count - 1);
        cells.RemoveAt(cells.Count - 1);
        all.Insert(index, cell.Json);
        cells.Insert(index, cell);
    }

    /// <summary>The language of the notebook's texts, <c>metadata.text_language</c>; null where it names none.</summary>
    public string? TextLanguage => Metadata["text_language"] is { } language && MultilineText.Is(language) ? MultilineText.Join(language) : null;

    private static void AddWhatIsMissing(JsonObject json)
    {
        json.TryAdd("metadata", new JsonObject());
        json.TryAdd("nbformat_minor", 5);
        var cells = json["cells"]!.AsArray().Select(cell => cell!.AsObject()).ToList();
        var taken = cells.Select(cell => (string?)cell["id"]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            cell.TryAdd("metadata", new JsonObject());
            if ((string?)cell["cell_type"] == "code")
            {
                cell.TryAdd("execution_count", null);
                cell.TryAdd("outputs", new JsonArray());
            }

            if (cell.ContainsKey("id"))
                continue;
            cell["id"] = NewId(i, MultilineText.Join(cell["source"]), taken);
            if ((int)json["nbformat_minor"]! < 5)
                json["nbformat_minor"] = 5; // Cell ids came with 4.5.
        }
    }

    // From place and text, not by chance: reading the same file twice gives the same ids.
    private static string NewId(int index, string source, HashSet<string> taken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{index}/{attempt}/{source}"));
            var id = Convert.ToHexStringLower(hash.AsSpan(0, 4));
            if (taken.Add(id))
                return id;
        }
    }

    private string? TextAt(string section, string name) =>
        Metadata[section] is JsonObject values && values[name]?.GetValueKind() == JsonValueKind.String
            ? MultilineText.StringOf(values[name])
            : null;
}
