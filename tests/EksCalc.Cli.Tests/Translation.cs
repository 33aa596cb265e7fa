using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using EksCalc.Kernel.Notebooks;

namespace EksCalc.Cli.Tests;

/// <summary>
/// A notebook in another language: the code and outputs of the original, and texts from a file of their own, each under the id of
/// its cell and the hash of the text that was translated.
/// </summary>
internal sealed partial class Translation
{
    private readonly Notebook original;
    private readonly string text;
    private readonly Dictionary<string, (string Hash, string Text)> texts = new(StringComparer.Ordinal);
    private readonly List<string> problems = [];

    /// <param name="original">The notebook.</param>
    /// <param name="text">The texts.</param>
    public Translation(Notebook original, string text)
    {
        (this.original, this.text) = (original, text);
        var marks = Mark().Matches(text).ToList();
        foreach (var (index, mark) in marks.Index())
        {
            var end = index + 1 < marks.Count ? marks[index + 1].Index : text.Length;
            if (!texts.TryAdd(mark.Groups["id"].Value, (mark.Groups["hash"].Value, text[(mark.Index + mark.Length)..end].Trim('\n'))))
                problems.Add($"{mark.Groups["id"].Value}: there are two texts.");
        }

        Check();
    }

    /// <summary>What is missing, of no cell, out of date, or has other code than the original.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>The texts with the hashes of the original as it is now.</summary>
    public string Stamped() => Mark().Replace(text, mark =>
        original.Cells.FirstOrDefault(cell => cell.Id == mark.Groups["id"].Value) is { } cell ? $"<!-- {cell.Id} {HashOf(cell.Source)} -->\n" : mark.Value);

    /// <summary>The notebook, one folder below the original; a text that is missing stays the original's.</summary>
    /// <param name="language">The language's code.</param>
    public Notebook ToNotebook(string language)
    {
        using var copy = new MemoryStream(Encoding.UTF8.GetBytes(original.ToText()));
        var notebook = Notebook.Read(copy);
        foreach (var cell in notebook.Cells)
        {
            if (cell.Kind == CellKind.Code)
                cell.Source = OneFolderBelow(cell.Source);
            else if (texts.TryGetValue(cell.Id, out var translated))
                cell.Source = translated.Text;
        }

        notebook.Metadata["text_language"] = language;
        return notebook;
    }

    private void Check()
    {
        var cells = original.Cells.Where(cell => cell.Kind == CellKind.Markdown).ToDictionary(cell => cell.Id);
        problems.AddRange(texts.Keys.Where(id => !cells.ContainsKey(id)).Select(id => $"{id}: there is no such cell of text."));
        foreach (var (id, cell) in cells)
        {
            if (!texts.TryGetValue(id, out var translated))
                problems.Add($"{id}: there is no text for:\n{cell.Source}");
            else if (translated.Hash != HashOf(cell.Source))
                problems.Add($"{id}: the original has changed since; it is now:\n{cell.Source}");
            else if (!CodeOf(OneFolderBelow(cell.Source)).SequenceEqual(CodeOf(translated.Text)))
                problems.Add($"{id}: its code is not the original's.");
        }
    }

    private static string HashOf(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..8];

    private static string OneFolderBelow(string code) => code.Replace("\"../", "\"../../", StringComparison.Ordinal);

    private static IEnumerable<string> CodeOf(string markdown) => Code().Matches(markdown).Select(block => block.Value);

    [GeneratedRegex(@"^<!-- (?<id>[\w-]+)( (?<hash>[0-9a-f]{8}))? -->\n", RegexOptions.Multiline)]
    private static partial Regex Mark();

    [GeneratedRegex("```csharp\n.*?\n```", RegexOptions.Singleline)]
    private static partial Regex Code();
}
