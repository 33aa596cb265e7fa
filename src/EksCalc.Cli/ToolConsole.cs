using EksCalc.Cli.Output;
using EksCalc.Input;
using EksCalc.Notebooks;

namespace EksCalc.Cli;

/// <summary>Where a command writes: results to one stream, everything else to the other.</summary>
/// <param name="output">Results.</param>
/// <param name="error">Findings, progress, errors.</param>
/// <param name="screen">What results are read on.</param>
/// <param name="errorScreen">What all else is read on; null for what is not: lines stay whole, for programs that look for them.</param>
internal class ToolConsole(TextWriter output, TextWriter error, Screen screen, Screen? errorScreen = null)
{
    /// <summary>Results.</summary>
    public TextWriter Output => output;

    /// <summary>Findings, progress, errors.</summary>
    public TextWriter Error => error;

    /// <summary>Where a person answers questions, opened when a question is asked; null where nobody does.</summary>
    public Func<TextReader>? Input { get; init; }

    /// <summary>What results are read on.</summary>
    public Screen Screen { get; private set; } = screen;

    /// <summary>Leaves colours out from here on.</summary>
    public void UseNoColors()
    {
        Screen = Screen with { HasColors = false };
        errorScreen = errorScreen is null ? null : errorScreen with { HasColors = false };
    }

    /// <summary>Writes a result in the format asked for.</summary>
    public virtual void Write(Result result, OutputFormat format) => ResultWriter.Write(result, format, Screen, Output);

    /// <summary>Writes tables for a person, each below its heading.</summary>
    public void Write(IEnumerable<(string Heading, Result Table)> tables, OutputFormat format)
    {
        foreach (var (index, (heading, table)) in tables.Index())
        {
            if (index > 0)
                Output.WriteLine();
            Output.WriteLine(format == OutputFormat.Md ? $"## {Markdown.Escape(heading)}\n" : Screen.Paint(ShownText.Line(heading), Tone.Heading));
            Write(table, format);
        }
    }

    /// <summary>Says the answer in a sentence, before anything else; to programs, which read it in the result, only a no, beside the result.</summary>
    public void Conclude(string verdict, bool isGood, OutputFormat format)
    {
        if (format is OutputFormat.Json or OutputFormat.Csv)
        {
            if (!isGood)
                Error.WriteLine(ShownText.Line(verdict));
            return;
        }

        Say(verdict, format, isGood ? Tone.Good : Tone.Bad);
        Output.WriteLine();
    }

    /// <summary>Says the answer in a sentence, before anything else, where a person reads it; the other forms of the result are data alone.</summary>
    public virtual void Answer(string sentence, OutputFormat format, Tone tone = Tone.Heading)
    {
        if (format != OutputFormat.Table)
            return;
        Say(sentence, format, tone);
        Output.WriteLine();
    }

    /// <summary>Writes a paragraph for a person: in Markdown on one line, else on as many as the screen needs. No name in it can break it or hide a part.</summary>
    /// <param name="text">Spaces before it indent it.</param>
    /// <param name="format">How results are printed.</param>
    /// <param name="tone">What it means.</param>
    /// <param name="hanging">Cells by which lines after the first are indented further.</param>
    public void Say(string text, OutputFormat format = OutputFormat.Table, Tone tone = Tone.Plain, int hanging = 0)
    {
        var paragraph = ShownText.Line(text);
        foreach (var line in format == OutputFormat.Md ? [paragraph] : TextCells.Wrap(paragraph, Screen.Width, hanging))
            Output.WriteLine(format == OutputFormat.Md ? line : Screen.Paint(line, tone));
    }

    /// <summary>Writes findings for a person.</summary>
    public void Note(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
            Note(finding.Severity, $"{finding}");
    }

    /// <summary>Writes a finding for a person.</summary>
    public void Note(Severity severity, string text) => Note(text, severity.ToTone());

    /// <summary>Writes what is no result: on a terminal fitted to its width, else on one line. No name in it can break it or hide a part.</summary>
    public void Note(string text, Tone tone = Tone.Plain)
    {
        const int hanging = 2;
        var paragraph = ShownText.Line(text);
        foreach (var line in errorScreen is null ? [paragraph] : TextCells.Wrap(paragraph, errorScreen.Width, hanging))
            Error.WriteLine(errorScreen is null ? line : errorScreen.Paint(line, tone));
    }
}
