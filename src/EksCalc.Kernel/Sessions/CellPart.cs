using System.Text.RegularExpressions;

namespace EksCalc.Kernel.Sessions;

/// <summary>A stretch of a cell in one language, as its magics divide it.</summary>
/// <param name="Language"><c>csharp</c>, <c>markdown</c> or <c>html</c>.</param>
/// <param name="Text">
/// The part's text. Lines of the cell before it are there as empty lines, so that line numbers are the cell's own.
/// </param>
internal sealed partial record CellPart(string Language, string Text)
{
    private const string CSharp = "csharp";
    private const string Markdown = "markdown";
    private const string Html = "html";
    private const string Time = "time";

    public bool IsCSharp => Language == CSharp;

    public bool IsMarkdown => Language == Markdown;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    /// <summary>Divides a cell at its magics.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="timed">Whether the cell asks for the time that it takes.</param>
    /// <exception cref="UnknownMagicException">The cell has a magic that does not exist here.</exception>
    public static IReadOnlyList<CellPart> Split(string code, out bool timed)
    {
        timed = false;
        var parts = new List<CellPart>();
        var lines = code.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var language = CSharp;
        var start = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (Magic().Match(lines[i]) is not { Success: true } magic)
                continue;
            var name = magic.Groups[1].Value;
            if (name == Time)
                timed = true;
            else if (name is CSharp or Markdown or Html)
            {
                Add(end: i);
                (language, start) = (name, i + 1);
            }
            else
                throw new UnknownMagicException(name, i + 1);
            lines[i] = "";
        }

        Add(end: lines.Length);
        return parts;

        void Add(int end)
        {
            var part = new CellPart(language, new string('\n', start) + string.Join('\n', lines[start..end]));
            if (!part.IsEmpty)
                parts.Add(part);
        }
    }

    [GeneratedRegex(@"^#!([a-zA-Z][\w#-]*)")]
    private static partial Regex Magic();

    /// <summary>A cell has a magic that does not exist here.</summary>
    public sealed class UnknownMagicException(string name, int line)
        : Exception($"#!{name} is not known here; there are #!{CSharp}, #!{Markdown}, #!{Html} and #!{Time}")
    {
        public int Line => line;
    }
}
