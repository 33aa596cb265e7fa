using EksCalc.Cli.Output;
using EksCalc.Notebooks;

namespace EksCalc.Cli;

/// <summary>Keeps what a command writes as views: a result in table form as a table, titled by the line before it, everything else as text.</summary>
internal sealed class AnswerConsole() : ToolConsole(new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" }, Screen.Plain)
{
    /// <summary>Rows that a person reads.</summary>
    private const int MostRows = 200;

    private readonly List<View> views = [];

    public ToolAnswer Answer(int exitCode)
    {
        KeepText(TakeText());
        return new ToolAnswer(exitCode, views, Error.ToString()!.TrimEnd());
    }

    /// <summary>Nothing: the table is the cell's one output, and the text around the cell says what it is about.</summary>
    public override void Answer(string sentence, OutputFormat format, Tone tone = Tone.Heading)
    {
    }

    public override void Write(Result result, OutputFormat format)
    {
        if (format != OutputFormat.Table)
        {
            base.Write(result, format);
            return;
        }

        var text = TakeText();
        var lastLine = text.LastIndexOf('\n') + 1;
        KeepText(text[..lastLine]);
        views.Add(TableView.Of(result.Columns, result.Rows, MostRows, lastLine < text.Length ? text[lastLine..] : null));
    }

    private string TakeText()
    {
        var written = ((StringWriter)Output).GetStringBuilder();
        var text = written.ToString().Trim('\n');
        written.Clear();
        return text;
    }

    private void KeepText(string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            views.Add(new CodeView(text));
    }
}
