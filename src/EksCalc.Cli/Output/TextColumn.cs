using EksCalc.Input;
using EksCalc.Notebooks.Tables;

namespace EksCalc.Cli.Output;

/// <summary>A column of a table for a person: its texts, and how wide they are.</summary>
internal sealed class TextColumn
{
    /// <summary>Cells up to this width are names, numbers and words, which stay on a line; wider ones are sentences.</summary>
    private const int MostNarrow = 30;

    /// <summary>The same for what a row is about.</summary>
    private const int MostNarrowName = 40;

    private readonly int widestCell;

    /// <summary>A column of a result.</summary>
    public TextColumn(Result result, int column)
    {
        Heading = result.Columns[column];
        Texts = [.. result.Rows.Select(row => ShownText.Line(CellText.Of(row[column])))];
        IsNumeric = IsNumericIn(result, column);
        IsVerdict = Heading == result.VerdictColumn;
        HasTexts = Texts.Any(text => text.Length > 0);
        widestCell = Texts.Select(WidestLine).DefaultIfEmpty(0).Max();
        Natural = Math.Max(widestCell, WidestLine(Heading));
        var narrow = column == 0 ? MostNarrowName : MostNarrow;
        Least = Math.Max(
            TextCells.LongestWord(Heading),
            widestCell <= narrow ? widestCell : Math.Max(narrow, Texts.Max(TextCells.LongestWord)));
    }

    /// <summary>What stands above.</summary>
    public string Heading { get; }

    /// <summary>A text a row.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Whether it stands to the right.</summary>
    public bool IsNumeric { get; }

    /// <summary>Whether its yes is good and its no bad.</summary>
    public bool IsVerdict { get; }

    /// <summary>Whether it says anything.</summary>
    public bool HasTexts { get; }

    /// <summary>Whether its texts are sentences, which can stand below their rows.</summary>
    public bool IsProse => widestCell > MostNarrow;

    /// <summary>The width at which no line is broken.</summary>
    public int Natural { get; }

    /// <summary>The width at which no word of the heading is split, no name or number broken, and sentences can be read.</summary>
    public int Least { get; }

    /// <summary>Whether a column of a result holds numbers only, and at least one.</summary>
    public static bool IsNumericIn(Result result, int column)
    {
        var values = result.Rows.Select(row => row[column]).Where(value => value is not null and not "").ToList();
        return values.Count > 0 && values.TrueForAll(value => TableColumn.IsNumber(value!.GetType()));
    }

    /// <summary>A row's text has this meaning.</summary>
    public Tone ToneOf(string text) => !IsVerdict ? Tone.Plain : text == CellText.Of(true) ? Tone.Good : text == CellText.Of(false) ? Tone.Bad : Tone.Plain;

    private static int WidestLine(string text) => text.Split('\n').Max(TextCells.Width);
}
