using EksCalc.Cli.Output;

namespace EksCalc.Cli;

/// <summary>Where a command writes: results to one stream, everything else to the other.</summary>
/// <param name="output">Results.</param>
/// <param name="error">Findings, progress, errors.</param>
internal class ToolConsole(TextWriter output, TextWriter error)
{
    /// <summary>Results.</summary>
    public TextWriter Output => output;

    /// <summary>Findings, progress, errors.</summary>
    public TextWriter Error => error;

    /// <summary>Writes a result in the format asked for.</summary>
    public virtual void Write(Result result, OutputFormat format) => ResultWriter.Write(result, format, Output);

    /// <summary>Writes tables for a person, each below its heading.</summary>
    public void Write(IEnumerable<(string Heading, Result Table)> tables, OutputFormat format)
    {
        foreach (var (heading, table) in tables)
        {
            Output.WriteLine(format == OutputFormat.Md ? $"## {heading}\n" : heading);
            Write(table, format);
            Output.WriteLine();
        }
    }

    /// <summary>Writes findings for a person.</summary>
    public void Note(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
            Error.WriteLine(finding);
    }
}
