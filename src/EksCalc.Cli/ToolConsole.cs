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

    /// <summary>Writes findings for a person.</summary>
    public void Note(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
            Error.WriteLine(finding);
    }
}
